"""The heads, captions and labels of a table come in; the periods of its columns and rows go out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Final

from tieout.core.period import Period, valid
from tieout.core.table import Column
from tieout.read.calendar import Calendar, step_years
from tieout.read.dates import lowered, tokens
from tieout.read.mentions import find_mentions
from tieout.read.periods import combine_heads

_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_DAY: Final = re.compile(r"[a-z]{3,9}\.?\s+\d{1,2}\b|\d/\d", re.IGNORECASE)
_LENGTH: Final = re.compile(
    r"\b(?:quarters?|months?|weeks?|years?|half|halves|ytd|year-to-date|[1-4]q|q[1-4])(?:\b|(?<=q)(?=\d))",
    re.IGNORECASE,
)
_CHANGE: Final = re.compile(
    r"\bchanges?\b|\bvariance\b|\bvs\b|\bversus\b|\bcompared (?:to|with)\b|\binc(?:rease)?\b.*\bdec(?:rease)?\b|\u2206|\by/y\b|\byoy\b|\bq/q\b|\bqoq\b|\bchg\b",
    re.IGNORECASE,
)
_SHARE: Final = re.compile(
    r"^%$|^percent$|^(?:as a )?(?:%|percent(?:age)?) of\b|^of (?:net )?(?:sales|revenues?|total|loans)$", re.IGNORECASE
)
_PER_SHARE: Final = re.compile(r"\bper\s(?:\w+\s){0,3}?share\b|\beps\b", re.IGNORECASE)
_SPAN: Final = re.compile(r"\((?:in )?(?:years?|months?)\)|\b(?:remaining|average) life\b.*", re.IGNORECASE)
"""A head that measures in years names none."""
_STARTS: Final = re.compile(
    r"\W{0,3}(?:\d|balance|total|as\b|at\b|end|begin|the\b|for\b|in\b|and\b|through|there|to\b|date|full|period|fiscal|calendar"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|q[1-4]|h[12]|fy|first|second|third|fourth|one|two|three|six|nine|eleven"
    r"|twelve|thirteen|quarter|year|half|month|week|ytd)",
    re.IGNORECASE,
)
"""How a label that is a time can begin: a cheap question before the long one."""
_SPOKEN: Final = re.compile(
    r"\b(?:months?|weeks?|quarters?|years?|half|period)\b|\bas (?:of|at)\b|\bend(?:ed|ing)\b|^\W*(?:at|on|fiscal|fy)\b|\b[1-4]q|\bq[1-4]",
    re.IGNORECASE,
)
"""What makes a year in a section a time, and not a name ("the 1995 warrants")."""
_BARE_YEAR: Final = re.compile(r"(?:19|20)\d\d:?")
_FLOWS: Final = re.compile(
    r"\bstatements?\s+of\s+(?:consolidated\s+)?(?P<cash>(?:cash\s+flows?|changes\s+in\s+financial\s+position))"
    r"|\bstatements?\s+of\s+(?:consolidated\s+)?(?:operations|income|earnings|comprehensive)"
    r"|\bincome\s+statements?\b",
    re.IGNORECASE,
)
_OPENING: Final = re.compile(
    r"\b(?:at|as of)?\s*(?:the )?(?:beginning|start) of (?:the )?(?:\w+ )?(?:period|year|quarter)s?\b"
    r"|\b(?:beginning|opening) (?:\w+ ){0,2}balances?\b|\bbalances?,? (?:at (?:the )?)?beginning\b|^shares,? beginning\b",
    re.IGNORECASE,
)
"""A balance of the day before the column's period."""
_OPENERS: Final = ("beginning", "start of", "opening")
"""One of these is in each ``_OPENING``; most labels have none, which is cheaper to see."""
_BALANCE: Final = re.compile(r"(?:total )?balances?\b", re.IGNORECASE)
_FILL: Final = re.compile(
    r"\b(?:fiscal|calendar|as|of|at|the|for|in|and|through|thereafter|to|date|total|balances?|outstanding|full|end|period|beginning"
    r"|reported|adjusted|restated|actual|pro|forma|non|gaap|unaudited|audited)\b"
    r"|\W|(?<=\d)[eE](?!\w)",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def is_change(piece: tuple[str, ...]) -> bool:
    """Whether a column shows changes between periods, so that it has no period of its own."""
    return any(_CHANGE.search(text) for text in piece)


def shown_by(pieces: list[tuple[str, ...]], calendar: Calendar) -> Calendar:
    """``calendar``, or the one that quarters side by side show: from Sept. 30 to June 30 is a fiscal year to June."""
    months = [month for piece in pieces if (month := _month(" ".join(piece)))]
    if calendar.end_month != 12 or len(months) != 4 or len(set(months)) != 4 or months[-1] == 12:
        return calendar
    steps = {(after - before) % 12 for before, after in pairwise(months)}
    return replace(calendar, end_month=months[-1]) if steps == {3} else calendar


def _month(heads: str) -> int:
    """The month of a quarter's end without a year; 0 where there is none."""
    if _YEAR.search(heads):
        return 0
    days = [token for token in tokens(lowered(heads)) if token.kind == "date" and token.day]
    return days[0].month if len(days) == 1 else 0


def is_share(piece: tuple[str, ...]) -> bool:
    """Whether a column shows what the amounts to its left are in percent of something."""
    return bool(piece) and _SHARE.search(piece[-1]) is not None


def beside(pieces: list[tuple[str, ...]], periods: list[Period | None]) -> list[Period | None]:
    """``periods``, where each amount is followed by what it is a share, in a column that tells no time of its own.

    Only where every column with a period has one such column behind it, so that none can belong to another.
    """
    shared = [_PER_SHARE.search(" ".join(piece)) is not None for piece in pieces]
    if not any(shared) or any(share and period for share, period in zip(shared, periods, strict=True)):
        return periods
    dated = [at for at, period in enumerate(periods) if period is not None]
    if [at + 1 for at in dated] != [at for at, share in enumerate(shared) if share]:
        return periods
    return [periods[at - 1] if share else period for at, (share, period) in enumerate(zip(shared, periods, strict=True))]


def yeared(piece: tuple[str, ...]) -> bool:
    """Whether heads name a year."""
    return any(_YEAR.search(text) for text in piece)


def tells(piece: tuple[str, ...]) -> bool:
    """Whether heads name a year or a day of their own."""
    return any(_YEAR.search(text) or _DAY.search(text) for text in piece)


def lead_phrase(sentence: str, calendar: Calendar) -> str:
    """The phrase of time in the sentence before a table, when it has one length; "" when it tells of several."""
    told = [found for found in find_mentions(lowered(sentence), calendar) if found.period or found.length]
    if not told or len({found.length for found in told}) > 1 or not any(found.period for found in told):
        return ""
    if told[0].length == "instant" and len({found.period for found in told}) > 1:
        return ""
    return sentence[told[0].start : told[-1].end]


def column_period(
    piece: tuple[str, ...], around: tuple[str, ...], calendar: Calendar, instant: bool | None
) -> Period | None:
    """The period of a column: from its heads; what they leave open (the length, the year) the text around fills.

    ``around`` is the sentence before the table, the caption and what stands over the labels, nearest last.
    """
    piece = tuple(_SPAN.sub("", text) for text in piece)
    heads = " ".join(piece)
    own = combine_heads(piece, calendar, instant)
    if own is not None and (instant or _LENGTH.search(heads) or _DAY.search(heads)):
        return own
    with_year = yeared(piece)
    for line in reversed(around):
        if not with_year and len(set(_YEAR.findall(line))) > 1:
            continue
        if _LENGTH.search(line) and (own is not None or not with_year):
            said = combine_heads((_without_years(line) if with_year else line, *piece), calendar, instant)
            if said is not None:
                return said
        elif own is None and not with_year and _YEAR.search(line):
            said = combine_heads((*piece, line), calendar, instant)
            if said is not None:
                return said
    return own


def flowing(columns: list[Column], over: str, calendar: Calendar) -> list[Column]:
    """The columns of a statement of flows whose heads tell days only: from the start of the fiscal year to the day.

    Only where that can be no other time: a first quarter, a year, or cash flows, which are never told by the quarter;
    and where the document says elsewhere that a period ends on that day.
    """
    statement = _FLOWS.search(over)
    if statement is None or not all(column.period and column.period.instant for column in columns):
        return columns
    spans = [calendar.to_date(column.period.end) for column in columns if column.period]
    if not any(span.end in calendar.ends for span in spans):
        return columns
    if not statement["cash"] and not all(span.length in ("quarter", "year") for span in spans):
        return columns
    return [replace(column, period=span) for column, span in zip(columns, spans, strict=True)]


def _without_years(line: str) -> str:
    """A caption's "December 31, 2004 and 2003" without the years: each column's head tells its own."""
    return _YEAR.sub("", line)


def row_tells(label: str, path: tuple[str, ...]) -> bool:
    """Whether a row's label or sections can tell a time: where they cannot, its figures have their columns' periods."""
    if _is_time(label) or any(_YEAR.search(part) for part in path):
        return True
    small = label.lower()
    return any(map(small.__contains__, _OPENERS)) and _OPENING.search(label) is not None


def balance_day(label: str, column: Period | None) -> Period | None:
    """The day of a balance in a column of flows: the one before the column, or the day at either end that the label names.

    "Balance at beginning of period", "Balance at March 31". None for other labels, and where the column is a day itself.
    """
    if column is None or column.start is None:
        return None
    before = column.start - timedelta(days=1)
    if _OPENING.search(label):
        return Period(None, before)
    if _BALANCE.match(label) and _DAY.search(label) and not _YEAR.search(label):
        for token in tokens(lowered(label)):
            for near in (before, column.end) if token.kind == "date" and token.day else ():
                day = valid(near.year, token.month, token.day)
                if day is not None and abs((day - near).days) <= 7:
                    return Period(None, day)
    return None


def rolled(labels: list[str], calendar: Calendar) -> list[Period | None]:
    """For each row the time between the balances above and below it ("Balance, June 30, 1994"), None where there is none."""
    spans: list[Period | None] = [None] * len(labels)
    opening: tuple[int, Period] | None = None
    for at, label in enumerate(labels):
        balance = combine_heads((label,), calendar) if _is_time(label) and _DAY.search(label) else None
        if balance is None or not balance.instant:
            continue
        if opening is not None and opening[1].end < balance.end:
            period = Period(opening[1].end + timedelta(days=1), balance.end)
            spans[opening[0] + 1 : at] = [period] * (at - opening[0] - 1)
        opening = (at, balance)
    return spans


def row_period(
    label: str,
    path: tuple[str, ...],
    head: tuple[str, ...],
    column: Period | None,
    calendar: Calendar,
    around: tuple[str, ...] = (),
) -> Period | None:
    """The period of a figure: its column's, unless the row's label or section tells what the heads leave open."""
    balance = balance_day(label, column)
    if balance is not None:
        return balance
    heads = " ".join(head)
    if not _YEAR.search(heads):
        year = next(
            (found[0] for part in reversed((*path, label)) if (found := _BARE_YEAR.fullmatch(part.strip()))), ""
        )
        if year and (_DAY.search(heads) or _LENGTH.search(heads)):
            return _within(combine_heads((*head, year), calendar), int(year[:4]), calendar) or column
    if _is_time(label):
        if _YEAR.search(label) and not _YEAR.search(heads):
            return column_period((*head, label), around, calendar, None) or column
        if not _YEAR.search(label) and column is not None and column.length == "year":
            return combine_heads((label, f"fiscal {calendar.year_of(column)}"), calendar) or column
        if column is None:
            told = next((part for part in reversed(path) if _YEAR.search(part)), "")
            return combine_heads((label, told), calendar)
    return column or section_period(path, calendar)


def _within(period: Period | None, year: int, calendar: Calendar) -> Period | None:
    """``period`` in fiscal year ``year``: where the fiscal year is not the calendar's, a head's day may be of the year before."""
    if period is None:
        return None
    return step_years(period, year - calendar.year_of(period))


@lru_cache(maxsize=4096)
def _is_time(label: str) -> bool:
    """Whether a label is a phrase of time and nothing else: "2003", "First quarter", "December 31, 2004"."""
    if not label or len(label) > 60 or (label.isalpha() and len(label) > 9):
        return False
    if not _STARTS.match(label):
        return False
    small = lowered(label)
    found = tokens(small)
    if not found or (len(found) == 1 and found[0].kind == "length" and not (found[0].ordinal or found[0].count)):
        return False
    if any(token.kind == "then" for token in found):
        return False
    rest = small
    for token in found:
        rest = rest[: token.start] + " " * (token.end - token.start) + rest[token.end :]
    return not _FILL.sub("", rest)


def section_period(path: tuple[str, ...], calendar: Calendar) -> Period | None:
    """The period that a section label names ("Three Months Ended March 31, 2020" over its rows)."""
    for label in reversed(path):
        if _YEAR.search(label) and (_is_time(label) or _SPOKEN.search(label)):
            period = combine_heads((label,), calendar)
            if period is not None:
                return period
    return None
