"""From when, and how, interest was counted that a paper prints and does not explain."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from tieout.book.actus.daycount import year_fraction
from tieout.book.actus.moments import Moment
from tieout.book.debt.accrued import accruals
from tieout.core.number import Number

UNTIL = date(2003, 12, 18)


def test_the_beginning_and_the_convention_that_print_a_figure_are_found():
    """$1,558.52 for each $1,000 at 12 3/4%: of 109,775 ways three print it, two of them from a coupon day."""
    found = accruals(Fraction(1275, 10_000), Number(Decimal("1.55852"), 5), UNTIL, [(2, 1), (8, 1)])
    assert found.tried == 109_775
    assert [(str(one), one.coupon) for one in found.found] == [
        ("simple interest, 30/360, from 1999-08-01", True),
        ("simple interest, 30E/360, from 1999-08-01", True),
        ("simple interest, A/360, from 1999-08-24", False),
    ]


def test_a_figure_that_nothing_prints_is_explained_by_nothing():
    """More than twelve years of interest."""
    assert accruals(Fraction(1, 100), Number(Decimal("2.00000"), 5), UNTIL).found == ()


@settings(max_examples=5, deadline=None)
@given(st.integers(10, 3000), st.sampled_from(("30360", "A360", "A365", "AA")), st.integers(100, 1500))
def test_what_was_counted_is_among_what_is_found(days: int, count: str, rate: int):
    """Interest from any day by any convention, printed to five places."""
    start = date.fromordinal(UNTIL.toordinal() - days)
    exact = 1 + Fraction(rate, 10_000) * year_fraction(count, Moment(start), Moment(UNTIL))
    printed = Decimal(round(exact * 100_000)).scaleb(-5)
    found = accruals(Fraction(rate, 10_000), Number(printed, 5), UNTIL).found
    assert any(one.start == start and one.compounding == 0 for one in found)
