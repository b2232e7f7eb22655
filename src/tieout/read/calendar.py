"""A document's text and date come in; the issuer's fiscal calendar, as best inferred, goes out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from tieout.core.period import Period, add_months, month_end, shift_year, valid
from tieout.read.dates import Token, each_token, lowered

SNAP_DAYS = 27
"""A quarter of 12 weeks can end this far from the calendar's month end; less than a month, so never ambiguous."""

READ_CHARS = 60_000
"""The fiscal year is told early; a long report is not read through for it."""


def near_month_end(day: date) -> date:
    """The month end that a week-based period end stands for: November 2 is October 31, September 28 is the 30th."""
    if day.day <= 12:
        return day.replace(day=1) - timedelta(days=1)
    return month_end(day.year, day.month) if day.day >= 16 else day


Day = date
"""The type, where a field is called ``date``."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """When the fiscal year ends, how it is named, and which period ends the document states.

    Fiscal year N ends in the calendar year N + ``offset`` (a retailer's fiscal 2023 ends in January 2024).
    ``end_day`` 31 means the month's last day, or the week that ends near it. ``ends`` are the period
    ends printed in the document; a fiscal quarter named by its number ends on the one nearest to its nominal end.
    ``date`` is the document's date.
    """

    end_month: int = 12
    end_day: int = 31
    offset: int = 0
    date: Day | None = None
    ends: tuple[Day, ...] = ()

    @classmethod
    def infer(cls, text: str, date: Day | None) -> Calendar:
        """Read the calendar off phrases such as "year ended June 30, 2004" or "third fiscal quarter ... ended".

        Without any, the year is the calendar year.
        """
        return _infer(lowered(text[:READ_CHARS]), date)

    def snap(self, nominal: Day) -> Day:
        """The stated period end nearest to ``nominal``, or ``nominal`` itself when none is near."""
        best = min(self.ends, key=lambda end: abs((end - nominal).days), default=nominal)
        return best if abs((best - nominal).days) <= SNAP_DAYS else nominal

    def nominal_end(self, year: int) -> Day:
        """The nominal last day of fiscal year ``year``."""
        last = month_end(year + self.offset, self.end_month)
        return last.replace(day=min(self.end_day, last.day))

    def fiscal_year(self, year: int) -> Period:
        """Fiscal year ``year``."""
        return Period.months(12, self.snap(self.nominal_end(year)))

    def quarter(self, ordinal: int, year: int) -> Period:
        """Quarter ``ordinal`` (1 to 4) of fiscal year ``year``."""
        return Period.months(3, self.snap(add_months(self.nominal_end(year), 3 * ordinal - 12)))

    def half(self, ordinal: int, year: int) -> Period:
        """Half ``ordinal`` (1 or 2) of fiscal year ``year``."""
        return Period.months(6, self.snap(add_months(self.nominal_end(year), 6 * ordinal - 12)))

    def first_months(self, count: int, year: int) -> Period:
        """The first ``count`` months of fiscal year ``year``."""
        return Period.months(count, self.snap(add_months(self.nominal_end(year), count - 12)))

    def to_date(self, end: Day) -> Period:
        """From the start of the fiscal year in which ``end`` lies to ``end``."""
        return Period.months((near_month_end(end).month - self.end_month - 1) % 12 + 1, end)

    def year_of(self, period: Period) -> int:
        """The fiscal year in which ``period`` ends."""
        end = near_month_end(period.end)
        after = (end.month, min(end.day, self.end_day)) > (self.end_month, self.end_day)
        return end.year + (1 if after else 0) - self.offset

    def latest(self, unit: str, ordinal: int) -> Period | None:
        """The last quarter or half of that number that ended before the document's date."""
        if self.date is None:
            return None
        for year in range(self.date.year + 1, self.date.year - 3, -1):
            period = self.quarter(ordinal, year) if unit == "quarter" else self.half(ordinal, year)
            if period.end <= self.date:
                return period
        return None

    def latest_day(self, month: int, day: int) -> Day | None:
        """The last such day of the year up to the document's date; day 0 is the month's end."""
        if self.date is None:
            return None
        for year in (self.date.year, self.date.year - 1):
            found = valid(year, month, day) if day else month_end(year, month)
            if found is not None and found <= self.date:
                return found
        return None


@dataclass(slots=True)
class _Votes:
    """What the phrases say: for the year's end (month, day), for the offset, and the ends themselves."""

    year_end: Counter[tuple[int, int]] = field(default_factory=Counter)
    named: list[tuple[Token, int, date]] = field(default_factory=list)
    """(length, fiscal year as named, end)"""
    ends: list[date] = field(default_factory=list)
    quarter_ends: Counter[date] = field(default_factory=Counter)


_TRAILING = re.compile(r"\b(?:trailing|rolling|last|latest|past|preceding|previous)[\s-]+$")
"""Twelve months so told end with any quarter, not with the fiscal year."""
_BETWEEN = re.compile(r"[\s,()-]*(?:(?:of|the|and|for|period|periods|its|that|which|unaudited|on)[\s,()-]*){0,4}")


def _year_end_of(length: Token, end: date) -> tuple[date, int] | None:
    """The fiscal year's end that a period of this length and end points to, and how strongly."""
    nominal = near_month_end(end)
    if length.unit == "year":
        return nominal, 4
    if length.unit == "week" and length.count >= 50:
        return nominal, 4
    if length.unit == "week" and length.count >= 22:
        return near_month_end(end + timedelta(weeks=52 - length.count)), 3
    if length.unit == "quarter" and length.ordinal:
        return add_months(nominal, 12 - 3 * length.ordinal), 2
    if length.unit == "half" and length.ordinal:
        return add_months(nominal, 12 - 6 * length.ordinal), 2
    if length.unit == "month" and length.count in (6, 9, 12):
        return add_months(nominal, 12 - length.count), 2 if length.count == 9 else 1
    return None


def _day_of(token: Token, today: date | None) -> date | None:
    if token.year and token.day:
        return valid(token.year, token.month, token.day)
    return Calendar(date=today).latest_day(token.month, token.day) if token.day and today is not None else None


def _vote(votes: _Votes, length: Token, end: date) -> None:
    pointed = _year_end_of(length, end)
    if pointed is not None:
        # February has two last days.
        month, day = pointed[0].month, 29 if pointed[0].month == 2 and pointed[0].day == 28 else pointed[0].day
        votes.year_end[(month, day)] += pointed[1]


def _count_phrase(votes: _Votes, lengths: list[Token], named: int, end: date) -> None:
    votes.ends.append(end)
    for length in lengths:
        _vote(votes, length, end)
        weekly = length.unit == "week" and 11 <= length.count <= 14
        if weekly or length.unit == "quarter" or (length.unit, length.count) == ("month", 3):
            votes.quarter_ends[end] += 1
        if named and (length.unit == "year" or length.ordinal):
            votes.named.append((length, named, end))


_ENDED = re.compile(r"end(?<=\bend)(?:ed|ing)\b")
_BEFORE = 160
"""The lengths of a phrase with "ended" begin at most so far before the word."""
_MOST_LENGTHS = 8
"""A phrase has no more of them ("three and nine months"); without an end each date after it would count them all."""


def _around_ended(text: str) -> Iterator[Token]:
    """The words of time that can stand in a phrase with "ended"; most of a long text is not read for any."""
    at = 0
    for ended in _ENDED.finditer(text):
        if ended.start() < at:
            continue
        for token in each_token(text, max(at, ended.start() - _BEFORE)):
            if token.start > ended.start() and not _goes_on(text, at, token.start):
                break
            yield token
            at = token.end


def _goes_on(text: str, previous: int, start: int) -> bool:
    """Whether nothing but small words stands between one word of time and the next (two can share their characters)."""
    return start <= previous or (start - previous <= 40 and _BETWEEN.fullmatch(text, previous, start) is not None)


def _collect(text: str, found: Iterable[Token], today: date | None) -> _Votes:
    """Every "<lengths> [of fiscal N] ended <date>" of the text, counted."""
    votes = _Votes()
    lengths: list[Token] = []
    named, previous, ended = 0, 0, False
    for token in found:
        if not _goes_on(text, previous, token.start):
            lengths, named, ended = [], 0, False
        previous = token.end
        if token.kind == "length":
            if not _TRAILING.search(text, max(0, token.start - 12), token.start):
                lengths = [*lengths[1 - _MOST_LENGTHS :], token]
            named = token.year or named
        elif token.kind == "year":
            named = token.year
        elif token.kind == "ended":
            ended = True
        elif token.kind == "date" and ended and lengths:
            end = _day_of(token, today)
            if end is not None:
                _count_phrase(votes, lengths, named, end)
            elif not token.year:  # the day tells the calendar, though not the year
                for length in lengths:
                    _vote(votes, length, valid(2000, token.month, token.day) or month_end(2000, token.month))
    return votes


def _named_year(length: Token, named: int, end: date, month: int) -> int | None:
    """The offset that a phrase such as "third quarter of fiscal 2024 ended November 2, 2024" shows."""
    pointed = _year_end_of(length, end)
    if pointed is None or pointed[0].month != month:
        return None
    offset = pointed[0].year - named
    return offset if -1 <= offset <= 1 else None  # "the Act of 1934" names no fiscal year


def _offset(votes: _Votes, text: str, calendar: Calendar) -> int:
    """How fiscal years are named: by stated ends; else so that the first one named has just ended."""
    shown = Counter(_named_year(*entry, calendar.end_month) for entry in votes.named)
    del shown[None]
    if shown:
        return shown.most_common(1)[0][0] or 0
    if calendar.date is None:
        return 0
    just_ended = max(
        end
        for year in (calendar.date.year - 1, calendar.date.year, calendar.date.year + 1)
        for quarter in (1, 2, 3, 4)
        if (end := add_months(calendar.nominal_end(year), 3 * quarter - 12)) <= calendar.date
    )
    current = calendar.year_of(Period(None, just_ended))
    offset = 0
    for year in _named_years(text):
        if year >= current:
            return 0
        offset = 1
    return offset


def _named_years(text: str) -> Iterator[int]:
    """The fiscal years that a text names: "fiscal 2005", "third quarter of 2005"."""
    ordinal, end = 0, 0
    for token in each_token(text):
        told = token.year and (token.fiscal or (token.kind == "length" and token.ordinal))
        if told or (ordinal and token.kind == "year" and token.start - end < 20):
            yield token.year
        ordinal, end = token.ordinal, token.end


def _balance_days(found: Iterable[Token], today: date | None) -> Counter[date]:
    """Days printed more than once that can be the end of the quarter that a document of ``today`` reports."""
    if today is None:
        return Counter()
    days = (valid(t.year, t.month, t.day) for t in found if t.kind == "date" and t.year and t.day)
    near = Counter(day for day in days if day and 8 <= (today - day).days <= 100 and not 10 < day.day < 24)
    return Counter({day: count for day, count in near.items() if count > 1})


def _infer(text: str, today: date | None) -> Calendar:
    votes = _collect(text, _around_ended(text), today)
    if not votes.year_end:
        # "Reports third quarter results" over "for the quarter ended June 30" says it in two sentences.
        first = next((t for t in each_token(text) if t.kind == "length" and t.unit == "quarter" and t.ordinal), None)
        if first is not None:
            votes.quarter_ends = votes.quarter_ends or _balance_days(each_token(text), today)
        if first is not None and votes.quarter_ends:
            end = max(votes.quarter_ends, key=lambda day: (votes.quarter_ends[day], day))
            _count_phrase(votes, [first], 0, end)
    month, day = votes.year_end.most_common(1)[0][0] if votes.year_end else (12, 31)
    ends = tuple(sorted({end for end in votes.ends if today is None or end <= today + timedelta(days=400)}))
    calendar = Calendar(month, 31 if day >= 24 else day, 0, today, ends)
    if month == 12:
        return calendar
    return Calendar(month, calendar.end_day, _offset(votes, text, calendar), today, ends)


def step_years(period: Period, years: int) -> Period:
    """``period`` moved by whole years."""
    start = None if period.start is None else shift_year(period.start, years)
    return Period(start, shift_year(period.end, years))
