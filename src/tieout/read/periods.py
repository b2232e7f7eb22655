"""Words of time and a Calendar come in; the Period that they name together (a column's heads, a phrase) goes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from tieout.core.period import Period, add_months, month_end, valid
from tieout.read.calendar import Calendar, step_years
from tieout.read.dates import Token, lowered, tokens


def class_of(token: Token) -> str:
    """The length class that a length names ("13 weeks" is a quarter), "" where it is none."""
    if token.unit == "month":
        return {0: "month", 1: "month", 3: "quarter", 6: "half", 9: "nine months", 12: "year"}.get(token.count, "")
    if token.unit == "week":
        for name, low, high in (("quarter", 11, 17), ("half", 22, 28), ("nine months", 35, 41), ("year", 50, 54)):
            if low <= token.count <= high:
                return name
        return ""
    return token.unit


def ending(token: Token, end: date, calendar: Calendar) -> Period | None:
    """The period of a length that ends on ``end``."""
    if token.unit == "week":
        return Period.weeks(token.count, end) if token.count else None
    if token.unit == "ytd":
        return calendar.to_date(end)
    count = {"quarter": 3, "half": 6, "year": 12}.get(token.unit, token.count or 1)
    return Period.months(count, end)


def of_year(token: Token, year: int, calendar: Calendar) -> Period | None:
    """The period of a length (and ordinal) within a fiscal year; None when the phrase does not tell which."""
    if token.unit == "year":
        return calendar.fiscal_year(year)
    if token.unit in ("quarter", "half"):
        if not token.ordinal:
            return None
        return (calendar.quarter if token.unit == "quarter" else calendar.half)(token.ordinal, year)
    months = {"quarter": 3, "half": 6, "nine months": 9, "year": 12}.get(class_of(token), token.count)
    if token.unit not in ("month", "week") or token.ordinal > 1 or not 2 <= months <= 12:
        return None
    return calendar.first_months(months, year)


def merged(first: Token, second: Token) -> Token | None:
    """Two names of one length ("13-week" "fiscal quarter") as one; None when they differ."""
    if class_of(first) != class_of(second) or (first.ordinal and second.ordinal):
        return None
    counted = first if first.count else second
    return replace(
        counted,
        start=first.start,
        end=second.end,
        ordinal=first.ordinal or second.ordinal,
        year=first.year or second.year,
    )


def day_of(token: Token, calendar: Calendar, closed: bool) -> date | None:
    """The day a date token stands for; a month stands for its last day; no year: the last one when ``closed``."""
    if token.year:
        if token.month == 2 and token.day == 29:  # "February 29/28" over 2020 and 2019
            return month_end(token.year, 2)
        return valid(token.year, token.month, token.day) if token.day else month_end(token.year, token.month)
    return calendar.latest_day(token.month, token.day) if closed else None


def relative_period(phrase: str, base: Period, year: int = 0, calendar: Calendar | None = None) -> Period | None:
    """The period that ``phrase`` ("a year ago", "the preceding quarter", "the prior year") names beside ``base``.

    ``phrase`` may also be a Mention's ``kind``: ``year``, ``quarter``, or ``same`` with its ``year``.
    """
    phrase = {"yoy": "year", "qoq": "quarter"}.get(phrase, phrase)
    if phrase not in ("year", "quarter", "same"):
        words = [token for token in tokens(lowered(phrase)) if token.kind == "then"]
        if not words:
            return None
        phrase, year = words[0].unit, words[0].year
    if phrase == "year":
        return base.year_before()
    if phrase == "same":
        return step_years(base, year - (calendar or Calendar()).year_of(base)) if year else None
    if base.start is None:
        return Period(None, add_months(base.end, -3))
    return Period.months(3, base.start - timedelta(days=1)) if base.length == "quarter" else None


@lru_cache(maxsize=2048)
def combine_heads(pieces: tuple[str, ...], calendar: Calendar, instant: bool | None = None) -> Period | None:
    """The one period that a column's heads name together, whatever their order; None when they name none.

    ``instant`` is what the caption says: True for a balance sheet, False for flows (a lone date is then
    no period), None when nothing is known.
    """
    words = tokens(lowered(" ".join(" ".join(pieces).split())))
    length: Token | None = None
    for token in words:
        if token.kind == "length":
            length = token if length is None else merged(length, token) or length
    days = [token for token in words if token.kind == "date"]
    years = [token.year for token in words if token.kind == "year"]
    years += [token.year for token in words if token.year and token.kind in ("date", "length")]
    day, year = (days[0] if days else None), (years[0] if years else 0)
    if day is not None:
        end = day_of(replace(day, year=day.year or year), calendar, closed=True)
        if end is None:
            return None
        if instant or (length is None and day.day):
            return None if instant is False else Period(None, end)
        return ending(length or Token("length", 0, 0, unit="month", count=1), end, calendar)
    period = _without_day(length, year, calendar)
    return Period(None, period.end) if instant and period is not None else period


def _without_day(length: Token | None, year: int, calendar: Calendar) -> Period | None:
    if length is None:
        return calendar.fiscal_year(year) if year else None
    if year:
        return of_year(length, year, calendar)
    return calendar.latest(length.unit, length.ordinal) if length.ordinal and not length.count else None


def parse_period(text: str, calendar: Calendar) -> Period | None:
    """The period that a phrase or a head names: ``combine_heads`` of one piece."""
    return combine_heads((text,), calendar)
