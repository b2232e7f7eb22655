"""A text comes in; the days that it gives as its own go out: dateline, letter's date, date of an agreement or signature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tieout.source.names import name_after

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_NAMES: Final = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WRITTEN: Final = (
    rf"\b(?:(?P<month>{_NAMES})\.?\s+{_DAY}\s*,?|(?P<first>\d{{1,2}})\s+(?P<then>{_NAMES})\.?,?)\s+{_YEAR}\b"
)
"""April 22, 2004, or 22 April 2004."""
DATE: Final = re.compile(_WRITTEN, re.IGNORECASE)
_A_YEAR: Final = re.compile(r"(?:19|20)\d\d\b")
_BEFORE_YEAR: Final = 60
"""Month and day stand so near before their year."""
_THIS_DAY: Final = re.compile(rf"\bthis\s+{_DAY}\s+day\s+of\s+(?P<month>{_NAMES})\s*,?\s+{_YEAR}", re.IGNORECASE)
_DASH: Final = r"[-\u2013\u2014\u2015]"
"""One at a time: a pattern that may part a long rule in many ways tries them all."""
_ASIDE: Final = r"\([^()\n]{2,60}\)"
_AFTER: Final = re.compile(
    rf"(?P<mark>(?:\s*(?:{_ASIDE}|/[^/\n]{{2,40}}/|\)|{_DASH}|\.{{3,}}|:|\||\.(?=\s)))+\s*|[ \t]{{2,}})"
    rf"(?:[A-Z][A-Za-z.,'\u2019 ]{{2,40}}?\s*{_DASH}+\s+)?(?:{_ASIDE}\s*)?"
)
"""What stands between a dateline's day and its sentence: an agency, a ticker, a dash, sometimes the city."""
_DATED: Final = re.compile(r"\bdated?\b", re.IGNORECASE)
_CITY: Final = re.compile(r"\s*[A-Z][A-Za-z.' ]{2,30},")
_TELLS: Final = re.compile(
    r"\b(?:today|announc|report|declar|releas|said|complet|post|issu|file|record)|\((?:[^()]*\b)?(?:nyse|nasdaq|amex|otc)\b",
    re.IGNORECASE,
)
_PERIOD: Final = re.compile(
    r"(?:ended|ending|end|through|as\s+of|at|until|since|due|before|by|and|from|of|than)\s*$", re.IGNORECASE
)
_RESULTS: Final = re.compile(
    rf"\b(?:report(?:s|ed)?|results)\b[^.]{{0,160}}?\b(?:ended|ending)\s+{_WRITTEN}", re.IGNORECASE
)
_OUTLOOK: Final = re.compile(r"outlook|guidance|forecast|expect|project|anticipat|estimat|plan", re.IGNORECASE)
_OWN_LINE: Final = re.compile(
    r"^[ \t|]*(?:(?P<label>(?:for\s+)?(?:immediate\s+)?(?:release|news\s+release|press\s+release|date|dated|released|issued)"
    r"(?:\s+date)?)\s*[:|,\-\u2013]?[ \t]*)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    rf"{_WRITTEN}[ \t]*(?P<rest>[^\n]*)$",
    re.IGNORECASE | re.MULTILINE,
)
_REPORT: Final = re.compile(
    rf"date\s+of\s+report(?:\s*\([^()]*\))?[\s:_]{{1,60}}{_WRITTEN}(?!\s*(?:\([^()]*\)\s*)?[\s_]*\(?\s*date\s+of)",
    re.IGNORECASE,
)
_REPORTED: Final = re.compile(rf"{_WRITTEN}[\s_\-]{{1,200}}\(?\s*date\s+of\s+(?:report|earliest)", re.IGNORECASE)
_DATE_OF: Final = re.compile(r"date\s+of\s", re.IGNORECASE)
"""What both of the two must find."""
_AGREED: Final = re.compile(
    rf"\b(?:dated|made|entered\s+into|effective|executed|as\s+of)(?:\s+(?:effective|and\s+entered\s+into))?"
    rf"(?:\s+as)?(?:\s+of)?(?:\s+the)?\s+{_WRITTEN}",
    re.IGNORECASE,
)
_ISSUED: Final = re.compile(
    rf"\b(?:issued|released|(?:data|information)\s+available)\s+(?:on|as\s+of)\s+{_WRITTEN}", re.IGNORECASE
)
_EXECUTED: Final = re.compile(
    rf"\b(?:issued|signed|executed|filed)\b[^.]{{0,90}}?\s(?:on|as\s+of)\s+(?:the\s+)?{_WRITTEN}", re.IGNORECASE
)
_SIGNED: Final = re.compile(rf"\bdated?[ \t]*[:_ \t][ \t_]*{_WRITTEN}(?=[ \t]*$)", re.IGNORECASE | re.MULTILINE)
_BEHALF: Final = re.compile(r"signed\s+on\s+its\s+behalf", re.IGNORECASE)
_HEAD: Final = 12_000


@dataclass(frozen=True, slots=True)
class Dateline:
    """ "CITY, April 22, 2004 -- Harbor Mills, Inc. reported": the day, the name (or ""), where the day stands."""

    day: date
    name: str
    start: int


def day_of(match: re.Match[str] | None) -> date | None:
    """The day that a match of month, day and year means; None where no calendar has it."""
    if match is None:
        return None
    found = match.groupdict()
    month, day = found["month"] or found["then"], found["day"] or found["first"]
    try:
        return date(int(found["year"]), MONTHS[month.lower()], int(day))
    except ValueError:
        return None


def dateline(text: str) -> Dateline | None:
    """The first dateline of ``text``, with a year that its own sentence refutes put right; None if there is none."""
    for match in _dates(text, 20_000):
        day = day_of(match)
        after = _AFTER.match(text, match.end())
        if day is None or after is None or not _leads(text, match.start(), after):
            continue
        name = name_after(text, after.end())
        if name or match.start() == _line(text, match.start()) or after["mark"].strip() not in ("", ")"):
            return Dateline(_mended(day, text, match.start()), name, match.start())
    return None


def _dates(text: str, end: int) -> Iterator[re.Match[str]]:
    """The written days of ``text[:end]``: years are found quickly, and a day is looked for before each."""
    at = 0
    for year in _A_YEAR.finditer(text, 0, end):
        match = DATE.search(text, max(at, year.start() - _BEFORE_YEAR), year.end())
        if match is not None:
            yield match
            at = match.end()


def _line(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def _leads(text: str, start: int, after: re.Match[str]) -> bool:
    """Whether a day at ``start`` with ``after`` behind it opens the first sentence: not a period's end, not "Date: ...".

    Where no dash is left a city must stand before it, and before a mere full stop nothing at all.
    """
    line = text[_line(text, start) : start]
    mark = after["mark"].strip()
    if _PERIOD.search(text, max(0, start - 20), start) or _DATED.search(line):
        return False
    if mark == "." and text[max(0, start - 40) : start].rstrip(" \t")[-2:].strip():
        return False
    if not mark and not _CITY.match(line):
        return False
    if _CITY.match(line) and re.search(_DASH, mark):
        return True
    return bool(_TELLS.search(text, after.end(), after.end() + 400))


def _mended(day: date, text: str, start: int) -> date:
    """``day`` a year later, where it would tell of results of a period that ended months after it."""
    for told in _RESULTS.finditer(text, max(0, start - 800), start + 600):
        end = day_of(told)
        if end is None or end <= day or _OUTLOOK.search(text, max(0, told.start() - 80), told.end()):
            continue
        try:
            later = day.replace(year=day.year + 1)
        except ValueError:
            continue
        if later >= end:
            return later
    return day


def own_days(text: str) -> Iterator[tuple[int, date]]:
    """Days that stand alone on a line at the head, or after "Date:" and "For release", with their places."""
    for match in _OWN_LINE.finditer(text, 0, 5000):
        day = day_of(match)
        before = text[max(0, match.start() - 60) : match.start()].rstrip()
        alone = not match["rest"].strip() and not _PERIOD.search(before)
        if day is not None and (match["label"] or (alone and (day + timedelta(1)).day != 1)):
            yield match.start(), day


def day_reported(text: str) -> date | None:
    """The date of report on the cover of a current report."""
    if not _DATE_OF.search(text, 0, 6000):
        return None
    return day_of(_REPORT.search(text, 0, 6000)) or day_of(_REPORTED.search(text, 0, 6000))


def day_agreed(text: str) -> date | None:
    """The date of an agreement: "dated as of", "this 3rd day of", or that of a letter; the first of them."""
    found = list(own_days(text))
    for pattern in (_AGREED, _THIS_DAY):
        for match in pattern.finditer(text, 0, _HEAD):
            day = day_of(match)
            if day is not None:
                found.append((match.start(), day))
                break
    return min(found)[1] if found else None


def day_signed(text: str) -> date | None:
    """The day in the signature block of a report, else the last "this 3rd day of March, 2003" or "Date: March 3, 2003"."""
    block = max((match.end() for match in _BEHALF.finditer(text, max(0, len(text) - 150_000))), default=len(text))
    return day_of(DATE.search(text, block, block + 600)) or _day_below(text)


def _day_below(text: str) -> date | None:
    tail = max(0, len(text) - 40_000)
    found = [match for pattern in (_THIS_DAY, _SIGNED) for match in pattern.finditer(text, tail)]
    return next((day for match in sorted(found, key=_place, reverse=True) if (day := day_of(match))), None)


def day_executed(text: str) -> date | None:
    """The day on which a certificate was signed, else "executed at Portland on March 3, 2003", else filed."""
    signed = _day_below(text)
    days = [day for match in _EXECUTED.finditer(text, max(0, len(text) - 40_000)) if (day := day_of(match))]
    return signed or (days[-1] if days else None)


def _place(match: re.Match[str]) -> int:
    return match.start()


def day_issued(text: str) -> date | None:
    """The day that a line of its own or "issued on" gives at the head of any other document."""
    own = next(own_days(text), None)
    return own[1] if own else day_of(_ISSUED.search(text, 0, 5000)) or day_of(_THIS_DAY.search(text, 0, _HEAD))
