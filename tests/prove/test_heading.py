"""T902: a heading that names another quarter or year than everything under it."""

from __future__ import annotations

import pytest

from prove.release import LEAD, report_of, told

BODY = (
    "Net sales for the third quarter of 2004 were $52,310,000, compared to $49,875,000 for the third quarter of 2003.",
    "Net income for the third quarter of 2004 was $4,002,000.",
    "Interest expense for the third quarter of 2004 was $1,318,000, compared to $1,577,000 for the same quarter of 2003.",
)


def test_last_quarters_heading_over_this_quarters_text_is_told() -> None:
    """SAMPLE MILLS REPORTS SECOND QUARTER RESULTS over the third quarter's sentences and tables."""
    report = report_of(*BODY, lead=LEAD.replace("THIRD QUARTER", "SECOND QUARTER"))
    assert told(report) == [("T902", "warning", "")]
    assert "names quarter 2, but all sentences are of quarter 3" in report.findings[0].message
    assert report.errors == 0


def test_last_years_heading_is_told() -> None:
    """SAMPLE MILLS REPORTS THIRD QUARTER 2003 RESULTS over results of 2004."""
    report = report_of(*BODY, lead=LEAD.replace("THIRD QUARTER", "THIRD QUARTER 2003"))
    assert told(report) == [("T902", "warning", "")]
    assert "names 2003, but the sentences are of 2004" in report.findings[0].message


@pytest.mark.parametrize(
    ("heading", "more"),
    [
        ("THIRD QUARTER", ""),
        ("THIRD QUARTER 2004", ""),
        ("THIRD QUARTER 2003 AND 2004", "Net sales in the third quarter of 2002 were lower."),
        ("SECOND QUARTER", "In the second quarter of 2004 the company closed a plant."),
        ("FIRST HALF", ""),
    ],
)
def test_a_heading_that_something_bears_out_is_left_alone(heading: str, more: str) -> None:
    report = report_of(*BODY, *([more] if more else []), lead=LEAD.replace("THIRD QUARTER", heading))
    assert told(report) == []


def test_a_heading_over_tables_of_another_quarter_is_left_alone() -> None:
    """Where text and tables differ too, nobody knows which is wrong."""
    from prove.release import TABLES

    report = report_of(
        *BODY,
        lead=LEAD.replace("THIRD QUARTER", "SECOND QUARTER"),
        tables=TABLES.replace("September 30", "June 30"),
    )
    assert [code for code, _, _ in told(report) if code == "T902"] == []
