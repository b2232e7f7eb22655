"""T303: verbs that the amounts contradict, and those that only seem to be contradicted."""

from __future__ import annotations

import pytest

from prove.release import report_of, told


def test_an_increase_to_less_is_told() -> None:
    """Orders increased to $5.2 million from $5.9 million."""
    report = report_of("Orders increased to $5.2 million from $5.9 million in the third quarter of 2003.")
    assert told(report) == [("T303", "warning", "$5.2 million")]
    assert "'increased', but $5.2 million is below $5.9 million" in report.findings[0].message


def test_a_table_row_that_has_both_sides_makes_it_an_error() -> None:
    """Net sales decreased to $52,310,000 from $49,875,000, and the table has both."""
    report = report_of("Net sales decreased to $52,310,000 from $49,875,000 for the third quarter of 2003.")
    assert told(report) == [("T303", "error", "$52,310,000")]


def test_a_percentage_that_holds_in_the_other_direction_is_an_error() -> None:
    """Orders were $5,200,000, compared to $5,900,000, an increase of 11.9%: they fell by 11.9%."""
    report = report_of(
        "Orders were $5,200,000, compared to $5,900,000 for the third quarter of 2003, an increase of 11.9%."
    )
    assert told(report) == [("T303", "error", "11.9%")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The efficiency ratio improved to 50.5% from 53.9% a year ago.",
        "The loss at the Metals Group decreased to $443,000 from $813,000 for the third quarter of 2003.",
        "EBITDA increased to negative $435,000 from negative $804,000 for the third quarter of 2003.",
        "The operating loss narrowed to $1.2 million from $3.4 million for the third quarter of 2003.",
        "After decreasing for a year, orders increased to $5.9 million from $5.2 million.",
        "Orders, which increased in June, decreased to $5.2 million from $5.9 million.",
        "Orders rose to approximately $5 million from $5.2 million for the third quarter of 2003.",
        "Interest rates increased from 5.2% to 5.9%.",
        "Excluding one order, backlog increased to $5.2 million from $5.9 million.",
    ],
)
def test_what_turns_a_direction_is_left_alone(sentence: str) -> None:
    assert told(report_of(sentence)) == []
