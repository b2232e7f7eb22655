"""Start and end dates come in; accounting periods that can be compared and stepped back go out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from tieout.core.quick import quick

_LENGTHS = (
    ("month", 24, 38),
    ("quarter", 76, 120),
    ("half", 165, 200),
    ("nine months", 250, 295),
    ("year", 345, 385),
)


_MONTH_DAY: Final = re.compile(r"(?:--)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_FIRST_YEAR: Final = 1800
_LAST_YEAR: Final = 2199
"""No filing tells of other years; a slip of a digit does, and periods that begin before the year 1 cannot be counted."""


def valid(year: int, month: int, day: int) -> date | None:
    """The date; None where the calendar has no such day, or filings no such year."""
    try:
        return date(year, month, day) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    except ValueError:
        return None


def shift_year(day: date, years: int) -> date:
    """The same day of another year; February 29 becomes the 28th where it must, month ends stay month ends."""
    year = day.year + years
    if (day + timedelta(days=1)).month != day.month:
        return month_end(year, day.month)
    return date(year, day.month, min(day.day, 28) if day.month == 2 else day.day)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def add_months(day: date, count: int) -> date:
    """The day so many months later; the end of a month stays one (a day in mid-month stays in mid-month)."""
    index = day.year * 12 + day.month - 1 + count
    last = month_end(index // 12, index % 12 + 1)
    if (day + timedelta(days=1)).month != day.month:
        return last
    return last.replace(day=min(day.day, last.day))


def anniversaries(first: date, until: date) -> Iterator[date]:
    """The same day of each year after ``first``, before ``until``."""
    for years in range(1, until.year - first.year + 1):
        day = shift_year(first, years)
        if day < until:
            yield day


def month_and_day(text: str) -> tuple[int, int] | None:
    """``08-01`` (or ``--08-01``, as ISO 8601 has it) as (8, 1); None where it is no month and day."""
    found = _MONTH_DAY.fullmatch(text)
    return None if found is None else (int(found[1]), int(found[2]))


@lru_cache(maxsize=1024)
def _length_of(days: int) -> str:
    return next((name for name, low, high in _LENGTHS if low <= days <= high), f"{days} days")


@quick
@dataclass(frozen=True, slots=True)
class Period:
    """A duration ``start`` to ``end``, both days included, or the instant ``end`` when ``start`` is None."""

    start: date | None
    end: date

    @property
    def instant(self) -> bool:
        """Whether this is a point in time (a balance sheet's date)."""
        return self.start is None

    @property
    def days(self) -> int:
        """The number of days covered; 0 for an instant."""
        return 0 if self.start is None else (self.end - self.start).days + 1

    @property
    def length(self) -> str:
        """Length class: ``instant``, ``month``, ``quarter``, ``half``, ``nine months``, ``year``, or ``N days``."""
        return "instant" if self.start is None else _length_of(self.days)

    def same(self, other: Period | None) -> bool:
        """Whether both are one period: same length class, ends within seven days."""
        if other is None:
            return False
        if self.end == other.end and self.start == other.start:
            return True
        return abs((self.end - other.end).days) <= 7 and self.length == other.length

    def year_before(self) -> Period:
        """The comparable period of the prior year."""
        start = None if self.start is None else shift_year(self.start, -1)
        return Period(start, shift_year(self.end, -1))

    @classmethod
    def months(cls, count: int, end: date) -> Period:
        """The ``count`` calendar months that end with ``end``'s month (or on ``end`` when it is mid-month)."""
        if (end + timedelta(days=1)).month != end.month:
            index = end.year * 12 + end.month - count
            return cls(date(index // 12, index % 12 + 1, 1), end)
        index = end.year * 12 + end.month - 1 - count
        last = month_end(index // 12, index % 12 + 1)
        return cls(min(last, last.replace(day=min(end.day, last.day))) + timedelta(days=1), end)

    @classmethod
    def weeks(cls, count: int, end: date) -> Period:
        """The ``count`` weeks that end on ``end``."""
        return cls(end - timedelta(days=7 * count - 1), end)

    def as_json(self) -> dict[str, str]:
        """``{"instant": ...}`` or ``{"start": ..., "end": ...}`` in ISO form."""
        if self.start is None:
            return {"instant": self.end.isoformat()}
        return {"start": self.start.isoformat(), "end": self.end.isoformat()}

    def __str__(self) -> str:
        if self.start is None:
            return self.end.isoformat()
        return f"{self.start.isoformat()}..{self.end.isoformat()}"
