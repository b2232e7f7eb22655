"""Cycles, calendars and conventions come in; the dates on which something is due go out, and where they are moved to.

A cycle is written ``P1ML0``: a period of ISO 8601, then ``L`` and the stub: ``1`` keeps a last short period before the end,
``0`` joins it to the one before. Dates are counted from the anchor (anchor + k periods), never from each other, so that the
31st comes back after February.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from tieout.book.actus.errors import TermError
from tieout.book.actus.moments import Moment

LIMIT = 100_000
CALENDARS = ("NC", "MF")
END_OF_MONTH = ("SD", "EOM")
BUSINESS_DAY = ("NOS", "SCF", "SCMF", "CSF", "CSMF", "SCP", "SCMP", "CSP", "CSMP")

_PERIOD = re.compile(r"P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?", re.ASCII)
_STUB = re.compile(r"(.+?)L([01])")
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Period:
    """A span of time: so many months, or so many days; one of the two is zero."""

    months: int
    days: int

    def __bool__(self) -> bool:
        return bool(self.months or self.days)


@dataclass(frozen=True, slots=True)
class Cycle:
    """A period that comes again and again; ``long_stub`` joins a short last one to the one before."""

    period: Period
    long_stub: bool


@dataclass(frozen=True, slots=True)
class Shift:
    """How a date that is no business day is moved, and which date counts for interest: the moved one, or the one due."""

    calendar: str = "NC"
    convention: str = "NOS"

    def paid(self, due: Moment) -> Moment:
        """The date on which what is due is paid."""
        if self.calendar == "NC" or self.convention == "NOS" or due.day.weekday() < _SATURDAY:
            return due
        rule = self.convention[2:]
        moved = _toward(due.day, 1 if rule.endswith("F") else -1)
        if rule.startswith("M") and moved.month != due.day.month:
            moved = _toward(due.day, -1 if rule.endswith("F") else 1)
        return due.on(moved)

    def reckoned(self, due: Moment) -> Moment:
        """The date to which interest is counted: as paid where the convention shifts first (``S``), else as due."""
        return self.paid(due) if self.convention.startswith("S") else due


UNMOVED = Shift()
AT_ONCE = Period(0, 0)


def period(field: str, given: object) -> Period:
    """The period that a term gives (``P1M``, ``P2W``, ``P1Y6M``, ``P0D``)."""
    text = given.strip().upper() if isinstance(given, str) else ""
    if re.match(r"-|P.*-\d", text):
        raise TermError(field, f"{given!r} is negative")
    found = _PERIOD.fullmatch(text)
    if found is None or text == "P":
        raise TermError(field, f"{given!r} is not a period such as P1M, P3M, P1Y, P2W or P10D")
    years, months, weeks, days = (int(part or 0) for part in found.groups())
    if (years or months) and (weeks or days):
        raise TermError(field, f"{given!r} mixes months and days")
    return Period(12 * years + months, 7 * weeks + days)


def cycle(field: str, given: object) -> Cycle:
    """The cycle that a term gives (``P1ML0``); one of no length would never move on and is refused."""
    text = given.strip().upper() if isinstance(given, str) else ""
    found = _STUB.fullmatch(text)
    if found is None:
        raise TermError(
            field, f"{given!r} is not a cycle such as P1ML1: a period, then L0 (long stub) or L1 (short stub)"
        )
    each = period(field, found[1])
    if not each:
        raise TermError(field, f"{given!r} has no length")
    return Cycle(each, found[2] == "0")


def later(start: Moment, step: Period, times: int = 1, end_of_month: bool = False) -> Moment | None:
    """``start`` and so many periods; None past the last year there is.

    A day that its month does not have is the last of the month. With ``end_of_month`` a start on the last day of a month
    keeps to last days, where the period is one of months.
    """
    try:
        if not step.months:
            return start.on(start.day + timedelta(days=step.days * times))
        year, month = divmod(12 * start.day.year + start.day.month - 1 + step.months * times, 12)
        last = monthrange(year, month + 1)[1]
        keeps = end_of_month and start.day.day == monthrange(start.day.year, start.day.month)[1]
        return start.on(date(year, month + 1, last if keeps else min(start.day.day, last)))
    except (OverflowError, ValueError):
        return None


def dates(
    field: str,
    anchor: Moment | None,
    each: Cycle | None,
    end: Moment | None,
    horizon: Moment | None,
    end_of_month: bool,
) -> list[Moment]:
    """The dates of a cycle before ``end`` and not after ``horizon``; ``end`` itself is the caller's to add.

    With a long stub a date that no whole period parts from ``end`` falls away, but never the anchor. Without a cycle the anchor is the only date.
    """
    if anchor is None:
        return []
    if each is None:
        kept = (end is None or anchor < end) and (horizon is None or anchor <= horizon)
        return [anchor] if kept else []
    if end is None and horizon is None:
        raise TermError("until", f"{field} has no end: the contract has no maturity, so say until when")
    found: list[Moment] = []
    for due, following in _pairs(anchor, each.period, end_of_month):
        if (end is not None and due >= end) or (horizon is not None and due > horizon):
            break
        if found and each.long_stub and end is not None and (following is None or following > end):
            break
        if len(found) == LIMIT:
            raise TermError(field, f"gives more than {LIMIT:,} dates")
        found.append(due)
    return found


def _pairs(anchor: Moment, step: Period, end_of_month: bool) -> Iterator[tuple[Moment, Moment | None]]:
    due: Moment | None = anchor
    for times in count(1):
        if due is None:
            return
        following = later(anchor, step, times, end_of_month)
        yield due, following
        due = following


def _toward(day: date, step: int) -> date:
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=step)
    return day
