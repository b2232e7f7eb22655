"""The fuzz targets hold on what they begin with, and would tell if they did not. Needs no fuzzer."""

from __future__ import annotations

from dataclasses import replace
from importlib import util
from random import Random

import pytest

from fuzz.__main__ import main
from fuzz.mutate import mutated
from fuzz.targets import TARGETS, Target
from fuzz.trial import LARGEST, attempt, swollen
from tieout.source import load_all

NEEDS = {"docx": "docx", "archive": "docx", "workbook": "xlsxwriter", "pdf": "pypdfium2", "drawn": "pypdfium2"}


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
def test_a_target_holds_on_what_it_begins_with(target: Target) -> None:
    if target.name in NEEDS:
        pytest.importorskip(NEEDS[target.name], reason="an extra is not installed")
    seeds = target.seeds()
    assert seeds
    for data in (*seeds[:2], max(seeds, key=len)):
        assert attempt(target, data) is None


@pytest.mark.parametrize("name", ["text", "html", "submission", "workbook", "docx", "drawn", "records"])
def test_what_a_target_begins_with_is_read_and_not_refused(name: str) -> None:
    """A frame that breaks what it frames would be fuzzed for ever, and nothing found."""
    if name in NEEDS:
        pytest.importorskip(NEEDS[name], reason="an extra is not installed")
    target = TARGETS[name]
    assert load_all(target.path, target.file(target.seeds()[0])).documents


def test_what_comes_out_of_a_target_is_a_fault_named_by_its_cause() -> None:
    def breaks(path: str, data: bytes) -> None:
        raise ValueError("no such day")

    def hangs(path: str, data: bytes) -> None:
        while True:
            pass

    text = TARGETS["text"]
    for run, name in ((breaks, "ValueError"), (hangs, "slow")):
        fault = attempt(replace(text, run=run), b"Sales", limit=1)
        assert fault is not None
        assert fault.name.startswith(name)
        assert fault.data == b"Sales"


def test_some_inputs_are_swollen_and_the_same_ones_each_time() -> None:
    inputs = [b"Net sales    1,250   %d\n" % number for number in range(2000)]
    grown = [data for data in map(swollen, inputs) if data is not None]
    assert 3 <= len(grown) <= 30
    assert all(LARGEST - 300 <= len(data) <= LARGEST for data in grown)
    assert grown == [data for data in map(swollen, inputs) if data is not None]


def test_pieces_change_and_bytes_stay_within_bounds() -> None:
    data = b"<table><tr><td>Sales</td><td>1,250</td></tr></table>\n" * 9
    made = {mutated(data, 600, Random(seed)) for seed in range(50)}
    assert len(made) > 40
    assert all(len(each) <= 600 for each in made)
    assert mutated(data, 600, Random(7)) == mutated(data, 600, Random(7))
    assert mutated(b"", 600, Random(7)) == b""


def test_without_the_fuzzer_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(util, "find_spec", lambda name: None)
    assert main(["html"]) == 2
    said = capsys.readouterr()
    assert "make fuzz" in said.err
    assert not said.out


def test_help_says_how_it_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert "python -m fuzz again" in said
    assert all(name in said for name in TARGETS)
