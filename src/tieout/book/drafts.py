"""The exhibits of a check come in; which of them are prints of one document (drafts, or other formats) goes out.

A release as DOCX and as PDF, or before and after its last correction, is one document printed twice: what one says is
no proof of what the other says, and where they differ neither contradicts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Final

from tieout.book.labels import key_of
from tieout.core.exhibit import Exhibit

WEEK: Final = timedelta(days=7)
_Print = tuple[str, Decimal]
"""A table figure as another draft prints it: the key of its line item, its value. Its period may be read otherwise."""


def drafts_of(exhibits: Sequence[Exhibit], issuers: Sequence[str]) -> tuple[int, ...]:
    """For each of ``exhibits`` the first of which it is another draft; itself where there is none.

    Drafts have one issuer (a key in ``issuers``), one kind and one day to which they report, and most table figures of
    each stand in the other: half of them under the same label, or three quarters of their values where the labels are
    read otherwise. Parts of one submission are no drafts of each other. Linear in the figures of documents
    that have issuer and kind in common, times those of one day.
    """
    alike: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, exhibit in enumerate(exhibits):
        if not exhibit.schedule:
            alike[issuers[index], exhibit.document.kind].append(index)
    firsts = list(range(len(exhibits)))
    days = cache(lambda index: reported(exhibits[index]))
    prints = cache(lambda index: _prints(exhibits[index]))

    def same(one: int, other: int) -> bool:
        if exhibits[one].document.beside(exhibits[other].document) or not _one_day(days(one), days(other)):
            return False
        return _shared(prints(one), prints(other), 2) or _shared(
            frozenset(value for _, value in prints(one)), frozenset(value for _, value in prints(other)), 4
        )

    for group in alike.values():
        known: list[int] = []
        for index in group:
            first = next((each for each in known if same(each, index)), index)
            firsts[index] = first
            if first == index:
                known.append(index)
    return tuple(firsts)


def reported(exhibit: Exhibit) -> date | None:
    """The day up to which a document reports: the latest that at least half as many figures bear as any other.

    Dates of release are misread more often than heads are, and what a document expects lies after it.
    """
    ends = Counter(f.period.end for f in exhibit.figures if f.place == "table" and f.period is not None)
    if not ends:
        return exhibit.document.date
    most = max(ends.values())
    return max(end for end, count in ends.items() if 2 * count >= most)


def _one_day(one: date | None, other: date | None) -> bool:
    return one == other or (one is not None and other is not None and abs(one - other) <= WEEK)


def _shared(one: frozenset[object], other: frozenset[object], parts: int) -> bool:
    """Whether all of the larger but less than one of so many ``parts`` (half, a quarter) is in both."""
    return parts * len(one & other) > (parts - 1) * max(len(one), len(other))


def _prints(exhibit: Exhibit) -> frozenset[_Print]:
    return frozenset(
        (key, figure.number.value)
        for table in exhibit.tables
        for row in table.rows
        if (key := key_of(row.label, row.path))
        for figure in (exhibit.figures[cell] for cell in row.cells if cell >= 0)
        if not figure.nil
    )
