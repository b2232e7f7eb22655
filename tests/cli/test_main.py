"""The command line itself: help, version, mistakes, faults of ours; and it starts fast."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import Call
from tieout.core.version import __version__


def test_version(tieout: Call) -> None:
    assert tieout("--version").out == f"tieout {__version__}\n"


@pytest.mark.parametrize("command", [[], ["check"], ["read"], ["rule"], ["sums"]])
def test_help_has_an_example(tieout: Call, command: list[str]) -> None:
    done = tieout(*command, "--help")
    assert done.status == 0
    assert "Example" in done.out
    assert f"tieout {command[0] if command else 'check'} " in done.out


def test_a_misspelled_command_is_corrected(tieout: Call) -> None:
    done = tieout("chek", "release.txt")
    assert done.status == 2
    assert "did you mean `tieout check`?" in done.err


def test_a_path_where_a_command_should_stand_is_answered_with_the_command(tieout: Call, clean: Path) -> None:
    done = tieout(clean)
    assert done.status == 2
    assert f"to check it: tieout check {clean}" in done.err


def test_a_misspelled_option_is_corrected(tieout: Call, clean: Path) -> None:
    done = tieout("check", clean, "--fromat", "json")
    assert done.status == 2
    assert "--format" in done.err


def test_no_path_at_all_is_a_mistake(tieout: Call) -> None:
    done = tieout("check")
    assert done.status == 2
    assert "PATHS" in done.err


def test_a_fault_of_ours_is_one_message_and_status_2(
    tieout: Call, clean: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a rule divided by nothing")

    monkeypatch.setattr(sys.modules["tieout.check"], "check", broken)
    done = tieout("check", clean)
    assert done.status == 2
    assert "a fault of ours: ZeroDivisionError: a rule divided by nothing" in done.err
    assert "Traceback" not in done.err
    monkeypatch.setenv("TIEOUT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        tieout("check", clean)


def test_starting_loads_neither_the_engine_nor_a_command() -> None:
    """What makes `tieout --version` and shell completion quick, told without a clock."""
    code = "import sys, tieout.cli.main; print(sorted(name for name in sys.modules if name.startswith('tieout.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout
    for room in ("sums", "source", "read", "book", "prove", "check", "publish"):
        assert f"'tieout.{room}" not in loaded


def test_the_readme_shows_what_is_printed(tieout: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every line of its excerpt but the counts, which every improvement changes."""
    root = Path(__file__).resolve().parents[2]
    monkeypatch.chdir(root)
    excerpt = (root / "README.md").read_text(encoding="utf-8").split("```")[1].strip().splitlines()
    printed = tieout(*excerpt[0].split()[2:]).out.splitlines()
    assert [line for line in excerpt[1:-1] if line.strip() != "[...]" and line not in printed] == []


def test_the_module_runs_as_the_command_does() -> None:
    done = subprocess.run([sys.executable, "-m", "tieout", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"tieout {__version__}\n"


def test_the_verb_is_not_hidden_by_the_room_of_its_name() -> None:
    code = (
        "import tieout, tieout.check.check; from tieout.check import check; assert tieout.check is check; print('ok')"
    )
    for prefix in ("", "from tieout.check.check import check_documents; ", "import tieout; tieout.check; "):
        done = subprocess.run([sys.executable, "-c", prefix + code], capture_output=True, text=True, check=False)
        assert done.stdout == "ok\n", done.stderr
