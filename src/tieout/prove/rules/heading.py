"""Headings, sentences and tables come in; findings of headings that name another quarter or year than all else go out.

What it does
    "Reports Second Quarter Results" over sentences and tables that are all of the third quarter; "2003" in a heading
    over results of 2004.

Why it matters
    The heading is what is read first, and it is last quarter's until somebody changes it.

Evidence
    A heading is told only where it stands alone: every quarter that the sentences number is another one, their
    periods and the latest of every table are one quarter, and the heading's own is named nowhere else.

Codes
    T902 a heading against the text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from tieout.book.book import Book
from tieout.core.exhibit import Exhibit
from tieout.core.finding import Finding, Severity
from tieout.core.period import Period

_QUARTER: Final = re.compile(
    r"\b(?:(?P<word>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]+(?:fiscal[\s-]+)?(?:quarter|qtr)|q(?P<digit>[1-4])\b|(?P<late>[1-4])q\b)"
    r"(?:[\s,]+(?:of[\s,]+)?(?:the[\s,]+)?(?:fiscal[\s,]+)?(?:year[\s,]+)?(?P<year>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER: Final = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_SMALL: Final = frozenset("and of for in the a an to with on its as by at from".split())
MAX_HEADING: Final = 160
MENTIONS: Final = 3
"""How often the text must number its quarter."""


@dataclass(frozen=True, slots=True)
class Named:
    """A quarter as named in words: its number, the year beside it (0 for none), all years of the sentence, and where."""

    number: int
    year: int
    years: frozenset[int]
    start: int


def heading(book: Book) -> list[Finding]:
    """Findings of headings that differ from their whole document. Linear in its length."""
    return [
        finding
        for document, exhibit in enumerate(book.exhibits)
        if exhibit.tables
        for finding in _of(exhibit, document)
    ]


def _of(exhibit: Exhibit, document: int) -> list[Finding]:
    heads, body = _split(exhibit)
    numbers = Counter(named.number for named in body)
    if sum(numbers.values()) < MENTIONS or _period(exhibit) is None:
        return []
    number = numbers.most_common(1)[0][0]
    years = Counter(named.year for named in body if named.number == number and named.year)
    latest = max(years, default=0)
    found = []
    for named in heads:
        said = ""
        if len(numbers) == 1 and named.number != number:
            said = f"quarter {named.number}, but all sentences are of quarter {number}"
        elif named.number == number and named.year and not named.years & _nameable(exhibit, years, latest):
            said = f"{named.year}, but the sentences are of {latest}"
        if said:
            line, column = exhibit.document.place(named.start)
            message = f"the heading at {line}:{column} names {said} and the tables of {_period(exhibit)}"
            found.append(Finding("T902", Severity.WARNING, message, document, None, cause="last period's heading"))
    return found


def _nameable(exhibit: Exhibit, years: Counter[int], latest: int) -> set[int]:
    """The years that a heading may name: any where the text is not plainly of one year and the one before it."""
    period = _period(exhibit)
    plain = set(years) <= {latest, latest - 1} and years[latest] >= MENTIONS and period is not None
    if not plain or period is None or period.end.year != latest:
        return set(range(1900, 2100))
    return {latest}


def _split(exhibit: Exhibit) -> tuple[list[Named], list[Named]]:
    """The quarters that headings over the text name, and those that its sentences name; the latter only after a heading."""
    heads: list[Named] = []
    body: list[Named] = []
    text = exhibit.document.text
    for sentence in exhibit.sentences:
        if not heads and sentence.end - sentence.start > MAX_HEADING:
            continue  # no heading itself, and over it none that names a quarter
        words = text[sentence.start : sentence.end]
        matches = list(_QUARTER.finditer(words)) if "q" in words or "Q" in words else []
        if not matches:
            continue
        years = frozenset(int(year) for year in _YEAR.findall(words))
        named = [_named(match, years, sentence.start) for match in matches]
        if not body and len(named) == 1 and _is_title(words):
            heads += named
        elif heads:
            body += named
        else:
            break
    return heads, body


def _named(match: re.Match[str], years: frozenset[int], at: int) -> Named:
    number = int(match["digit"] or match["late"] or 0) or _NUMBER[match["word"].lower()]
    return Named(number, int(match["year"] or 0), years, at + match.start())


def _is_title(words: str) -> bool:
    """Whether a sentence is a title: short, without a full stop, every long word with a capital."""
    each = re.findall(r"[A-Za-z][\w’'-]*", words)
    return (
        len(words) <= MAX_HEADING
        and not words.rstrip().endswith((".", ",", ";", ":"))
        and all(word[0].isupper() or word.lower() in _SMALL for word in each)
    )


def _period(exhibit: Exhibit) -> Period | None:
    """The one quarter that all tables of flows end with and the sentences are of; None where they differ."""
    latest: list[Period] = []
    for table in exhibit.tables:
        quarters = [
            column.period for column in table.columns if column.period is not None and column.period.length == "quarter"
        ]
        if quarters:
            latest.append(max(quarters, key=lambda period: period.end))
    told = Counter(
        claim.period
        for claim in exhibit.claims
        if claim.period is not None and claim.period.length == "quarter" and not claim.comparative
    )
    if not latest or not told:
        return None
    period = told.most_common(1)[0][0]
    return period if all(period.same(other) for other in latest) else None
