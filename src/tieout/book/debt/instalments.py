"""A plan of instalments comes in; the days on which they fall due go out, counted from the first day, never from each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from tieout.book.actus import TermError
from tieout.book.actus.moments import Moment
from tieout.book.actus.schedule import later, period

MOST: Final = 1200
"""A century of months: no plan has more."""


def instalment_days(first: date, cycle: str, until: date, *, count: int | None = None, last: date | None = None) -> Iterator[date]:
    """The days from ``first`` on, one each ``cycle`` ("P1M"), up to ``until`` and ``last`` (both included), at most ``count``.

    A day that its month does not have is the last of the month. Raises TermError for what is no cycle.
    """
    each = period("cycle", cycle)
    end = until if last is None else min(last, until)
    for number in range(min(count or MOST, MOST) if each else 0):
        due = later(Moment(first), each, number)
        if due is None or due.day > end:
            return
        yield due.day


def months_in(cycle: object) -> int | None:
    """The months of a cycle ("P1M" has 1, "P2Y" has 24); None for one of days, and for what is no cycle."""
    try:
        return period("cycle", cycle).months or None
    except TermError:
        return None


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where it has no such day."""
    due = later(Moment(day), period("", f"P{months}M"))
    return day if due is None else due.day
