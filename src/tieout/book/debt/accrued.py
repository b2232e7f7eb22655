"""Accrued interest as printed, its rate and its last day come in; the first days and conventions that print it go out.

A paper that capitalises interest prints what came of it, and seldom from when and how it was counted. So each day before, and each
convention in use, is tried; what is told is how many were tried, how many print the figure, and which of these begin on a
day on which a coupon falls.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from tieout.book.actus.daycount import year_fraction
from tieout.book.actus.moments import Moment
from tieout.core.number import Number

COUNTS: Final = {"30360": "30/360", "30E360": "30E/360", "A360": "A/360", "A365": "A/365", "AA": "A/A"}
COMPOUNDINGS: Final = {0: "simple", 1: "compounded yearly", 2: "compounded half-yearly", 4: "compounded quarterly", 12: "compounded monthly"}
MAX_YEARS: Final = 12


@dataclass(frozen=True, slots=True)
class Accrual:
    """A way to count interest that prints the figure: from ``start``, by ``day_count``, so many compoundings a year (0: simple)."""

    start: date
    day_count: str
    compounding: int
    coupon: bool

    def __str__(self) -> str:
        return f"{COMPOUNDINGS[self.compounding]} interest, {self.day_count}, from {self.start}"


@dataclass(frozen=True, slots=True)
class Accruals:
    """What prints the figure, likeliest first, and how many ways were tried."""

    found: tuple[Accrual, ...]
    tried: int

    @property
    def by_chance(self) -> Fraction:
        """The share of the ways tried that print the figure: how little it says that one does."""
        return Fraction(len(self.found), self.tried) if self.tried else Fraction(0)


def accruals(rate: Fraction, growth: Number, until: date, coupons: Sequence[tuple[int, int]] = ()) -> Accruals:
    """The ways in which 1 grows to ``growth`` from a day to ``until``, at ``rate`` a year (0.1275), as it is printed.

    ``coupons`` are months and days on which interest is known to fall due; these come first, then first and fifteenth
    days of a month. Exact. Growth of g takes between (1 - 1/g)/rate years, compounded without end,
    and (g - 1)/rate, simple: days outside count as tried without being counted through. At most 12 years of days, five day counts and five compoundings are tried, some 110,000 ways
    in less than a second.
    """
    low, high = Fraction(growth.low), Fraction(growth.high)
    end = Moment(until)
    found: list[Accrual] = []
    tried = 0
    if rate <= 0 or low <= 1:
        return Accruals((), 0)
    least, most = (low - 1) / (low * rate) * 360, (high - 1) / rate * 370
    for day in _days(until):
        if not least - 10 <= (until - day).days <= most + 10:
            tried += len(COUNTS) * len(COMPOUNDINGS)
            continue
        for name, shown in COUNTS.items():
            years = year_fraction(name, Moment(day), end)
            for compounding in COMPOUNDINGS:
                tried += 1
                if _holds(rate, years, compounding, low, high):
                    found.append(Accrual(day, shown, compounding, (day.month, day.day) in coupons))
    found.sort(key=lambda one: (not one.coupon, one.start.day not in (1, 15), one.compounding != 0, one.start, one.day_count))
    return Accruals(tuple(found), tried)


def _days(until: date) -> Iterator[date]:
    for back in range(1, MAX_YEARS * 366):
        yield until - timedelta(days=back)


def _holds(rate: Fraction, years: Fraction, compounding: int, low: Fraction, high: Fraction) -> bool:
    """Whether growth over ``years`` lies between the two. Whole periods compound, the rest is simple, as bonds are counted."""
    if not compounding:
        return low <= 1 + rate * years <= high
    if low > (1 + rate / compounding) ** _ceiling(years * compounding) or high < 1 + rate * years:
        return False
    whole, rest = divmod(years * compounding, 1)
    return low <= (1 + rate / compounding) ** int(whole) * (1 + rate * rest / compounding) <= high


def _ceiling(value: Fraction) -> int:
    return -(-value.numerator // value.denominator)
