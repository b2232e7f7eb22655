"""What Python users hold in their hands: facts as rows and data frames, short reprs, tables in notebooks."""

from __future__ import annotations

import builtins
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import tieout
from publish.html_sample import sample
from tieout.core.errors import MissingExtra


def test_a_fact_has_value_place_period_and_standing() -> None:
    """Net sales $ 24,392 in thousands, in the quarter that ended on December 31, 2004."""
    fact = sample().facts[3]
    assert (fact.text, fact.value, fact.unit, fact.decimals) == ("24,392", Decimal(24392000), "USD", -3)
    assert (fact.path, fact.line, fact.label, fact.status) == ("release.txt", 6, "Net sales", "proved")
    assert (str(fact.start), str(fact.end)) == ("2004-10-01", "2004-12-31")


def test_facts_are_a_sequence_with_a_short_repr() -> None:
    facts = sample().facts
    assert len(facts) == 13 == len(list(facts))
    assert repr(facts[2:4]) == "<2 facts>"


def test_amounts_are_shown_without_an_exponent(tmp_path: Path) -> None:
    """Net sales of $48.2 million, a path that is no string, a notebook."""
    release = tmp_path / "release.txt"
    release.write_text("Net sales were $48.2 million in 2003.\n", encoding="utf-8")
    facts = tieout.check(release).facts
    assert str(facts[0].value) == "48200000"
    assert "<td>48200000</td>" in facts._repr_html_()


def test_a_report_is_one_line_in_a_prompt_and_a_table_in_a_notebook() -> None:
    report = sample()
    assert repr(report) == "<Report: 2 documents, 13 figures, 6 proved, 1 contradicted, 4 findings, 1 input could not be read>"
    assert repr(report.documents[0]) == "<CheckedDocument 'release.txt': earnings-release, 9 figures>"
    assert "release.txt:9:59" in report._repr_html_()


def test_a_notebook_shows_what_is_printed_not_what_it_would_run() -> None:
    """A label that holds <script>."""
    from dataclasses import replace

    facts = sample().facts
    hostile = replace(facts, rows=(replace(facts[0], label="<script>alert(1)</script>"),))
    assert "<script>" not in hostile._repr_html_()


def test_a_data_frame_keeps_decimals() -> None:
    pytest.importorskip("pandas", reason="needs the extra tieout[pandas]")
    frame = sample().facts.to_pandas()
    assert len(frame) == 13
    assert frame["value"].iloc[3] == Decimal(24392000)
    assert isinstance(frame["value"].iloc[3], Decimal)


def test_without_pandas_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def absent(name: str, *rest: Any) -> Any:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(MissingExtra, match=r"tieout\[pandas\]"):
        sample().facts.to_pandas()
