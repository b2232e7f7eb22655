"""The four documents that the project began with: every figure of their tables, their sentences, their slips."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from tieout.check import check
from tieout.core.report import Report

SHARED = Path(__file__).resolve().parents[3] / "shared"
SEEDS = SHARED / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not here")


@pytest.fixture(scope="module")
def report() -> Report:
    return check([str(path) for path in sorted(SEEDS.iterdir())])


def test_every_table_figure_has_the_value_unit_and_period_of_the_gold(report: Report) -> None:
    """gold/seed_tables.tsv: 239 figures and 17 nil cells."""
    read = {
        (Path(document.path).name, checked.figure.line, checked.figure.column_at): checked.figure
        for document in report.documents
        for checked in document.figures
    }
    wrong = []
    with (SHARED / "gold" / "seed_tables.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            figure = read.get((row["file"], int(row["line"]), int(row["column"])))
            if (
                figure is None
                or figure.number.value != Decimal(row["value"])
                or figure.unit != row["unit"]
                or figure.period is None
                or (str(figure.period.start or ""), str(figure.period.end)) != (row["start"], row["end"])
            ):
                wrong.append(row)
    assert wrong == []


def test_the_two_slips_are_told_and_nothing_else(report: Report) -> None:
    """(1,796) under the label of (1,549), bridged by 247; `304)` with its parenthesis lost."""
    told = []
    for finding in report.findings:
        assert finding.figure is not None
        figure = report.figure(finding.figure).figure
        told.append((Path(report.documents[finding.document].path).name[:3], figure.line, finding.severity, finding.code))
    releases = [each for each in told if each[0] in ("003", "004")]
    assert releases == [("003", 207, "error", "T201"), ("004", 204, "warning", "T901")]
    slip = next(finding for finding in report.findings if finding.code == "T201")
    assert "line 183" in slip.message
    assert "247" in slip.cause
    assert slip.expected == Decimal(-1549000)


def test_a_lost_parenthesis_is_read_as_the_sums_ask(report: Report) -> None:
    """`(409)               304)`: the column foots with +304 only."""
    figure = next(
        checked for document in report.documents for checked in document.figures if checked.figure.text == "304)"
    )
    assert figure.figure.number.value == Decimal(304000)
    assert figure.status == "proved"
