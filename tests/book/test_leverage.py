"""Leverage and coverage of the latest year that documents print."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tieout.book.leverage import leverage
from tieout.core.facts import StatedFact

END = date(2004, 12, 31)


def fact(concept: str, value: int, start: date = date(2004, 1, 1), end: date = END, segment: str = "") -> StatedFact:
    """A fact in thousands of dollars, printed on line 7."""
    return StatedFact("release.txt", 7, 1, "", Decimal(value), "USD", -3, "table", "", concept, segment, "", start, end, "proved")


def test_the_year_to_the_day_is_taken_and_quarters_and_segments_are_not():
    """EBITDA of 13,110 and interest of 8,662 (in thousands) in the year; a quarter, and a division, are beside it."""
    facts = [
        fact("EBITDA", 13_110_000),
        fact("EBITDA", 3_000_000, start=date(2004, 10, 1)),
        fact("EBITDA", 15_000_000, segment="Rubber Group"),
        fact("InterestExpense", -8_662_000),
    ]
    found = leverage(facts, END)
    assert found is not None
    assert found.coverage == Decimal("1.51")
    assert found.of(Decimal(65_550_000)) == Decimal("5.00")


def test_a_year_that_is_long_over_or_not_yet_there_says_nothing():
    """The year to December 2004 for a day in March 2005; not for June 2005, nor for a day before it ended."""
    facts = [fact("EBITDA", 13_110_000)]
    assert leverage(facts, date(2005, 3, 31)) is not None
    assert leverage(facts, date(2005, 6, 30)) is None
    assert leverage(facts, date(2004, 9, 30)) is None


def test_a_loss_has_no_leverage():
    """Debt over less than nothing is no number that says anything."""
    found = leverage([fact("EBITDA", -1_000_000)], END)
    assert found is not None
    assert (found.of(Decimal(5)), found.coverage) == (None, None)
