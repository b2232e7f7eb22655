"""What documents provide comes in; the tables of an issuer file that hold it, each value with its document and line, go out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from tieout.book.issuer.draft.debt import instrument_events, instrument_table
from tieout.book.issuer.draft.identity import identified
from tieout.book.issuer.draft.paper import Paper
from tieout.book.issuer.draft.shares import class_table, share_events
from tieout.core.draft import DraftTable, Entry
from tieout.core.issuer import Issuer

__all__ = ["Paper", "drafted"]

_SHARES: Final = ("common", "preferred")
_ORDER: Final = ("issuer", "class", "instrument")


def drafted(papers: Sequence[Paper], there: Issuer | None = None) -> tuple[DraftTable, ...]:
    """The tables that hold what ``papers`` state, in order: the issuer, classes of shares, instruments, events by day.

    Nothing is worked out: what a table needs to run and no document states is left out. An instrument that several
    papers tell of, or the file that is ``there``, is one table, with what the earliest paper states first.
    """
    papers = sorted(papers, key=lambda paper: paper.day or date.min)
    tables: list[DraftTable] = []
    events: list[tuple[date, DraftTable]] = []
    named = next((one for one in papers if one.issuer), None)
    if named is not None:
        tables.append(DraftTable("issuer", "", (Entry("name", named.issuer, f"{named.name}:1"),)))
    for one in identified(papers, there):
        for stated in one.stated():
            if stated.subject.kind in _SHARES:
                tables.append(class_table(stated))
                events += share_events(stated)
            elif stated.subject.kind != "charter":
                tables.append(instrument_table(stated))
                events += instrument_events(stated)
    return (*_united(tables), *(table for _, table in sorted(events, key=lambda event: event[0])))


def _united(tables: Iterable[DraftTable]) -> Iterator[DraftTable]:
    """Tables of one section and key as one: what the first document states first, then what others add."""
    found: dict[tuple[str, str], DraftTable] = {}
    for table in tables:
        before = found.get((table.section, table.key), DraftTable(table.section, table.key, ()))
        within = tuple(_united((*before.within, *table.within)))
        found[table.section, table.key] = DraftTable(
            table.section, table.key, _once((*before.entries, *table.entries)), within
        )
    yield from sorted(found.values(), key=lambda one: _ORDER.index(one.section) if one.section in _ORDER else len(_ORDER))


def _once(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Each field once, as it is stated first."""
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.name, entry)
    return tuple(found.values())

