"""A Book comes in; the line items of each issuer that has several documents go out, by period and document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from tieout.book.book import Book
from tieout.book.drafts import WEEK, reported
from tieout.book.labels import key_of
from tieout.book.volumes import volumes_of
from tieout.core.exhibit import Exhibit
from tieout.core.finding import Key
from tieout.core.period import Period
from tieout.core.table import Column, Row, Table

_BASIS: Final = re.compile(
    r"non-?gaap|adjusted|adjustments?|pro[ -]?forma|core|organic|constant|excluding|segments?|divisions?|parent"
    r"|guarantors?|eliminations?|guidance|outlook|forecast|budget|plan|target|projected|estimated?|average balances?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One line item: its label key, unit and basis, and where it is printed: period number -> volume -> figures."""

    key: str
    unit: str
    basis: frozenset[str]
    printed: dict[int, dict[int, list[Key]]]


@dataclass(frozen=True, slots=True)
class Series:
    """The documents of one issuer, oldest first, and the line items that they share.

    ``volumes`` has the first document of each one's volume (``book/volumes.py``), itself where it stands alone;
    nothing in a volume is before anything else in it. ``periods`` are numbered by place; ends that lie within seven
    days of each other are one.
    """

    documents: tuple[int, ...]
    volumes: dict[int, int]
    periods: tuple[Period, ...]
    items: tuple[Item, ...]


def series_of(book: Book) -> list[Series]:
    """The series of ``book``: none for an issuer with one document, be it in many
    drafts or parts. Schedules are left out.

    O(n log n) in the figures of issuers with several documents; the others cost a look at their name.
    """
    by_issuer: dict[str, list[int]] = defaultdict(list)
    for document, issuer in enumerate(book.issuers):
        if not book.exhibits[document].schedule:
            by_issuer[issuer].append(document)
    series = (_series(book, documents) for documents in by_issuer.values() if len(documents) > 1)
    return [each for each in series if each is not None]


def _series(book: Book, documents: list[int]) -> Series | None:
    days = {document: reported(book.exhibits[document]) for document in documents}
    volumes = volumes_of({document: book.exhibits[document].document for document in documents}, days, book.drafts)
    if len(set(volumes.values())) < 2:
        return None
    latest: dict[int, date] = {}
    for document, first in volumes.items():
        latest[first] = max(latest.get(first, date.min), days[document] or date.min)
    order = sorted(documents, key=lambda document: (latest[volumes[document]], volumes[document], document))
    found: dict[tuple[str, str, frozenset[str]], list[tuple[Period, Key]]] = defaultdict(list)
    for document in order:
        exhibit = book.exhibits[document]
        day = days[document]
        if day is not None:
            for table in exhibit.tables:
                _collect(exhibit, document, table, day + WEEK, found)
    periods, numbers = _numbered(period for places in found.values() for period, _ in places)
    items = []
    for (key, unit, basis), places in found.items():
        printed: dict[int, dict[int, list[Key]]] = {}
        for period, at in places:
            printed.setdefault(numbers[period], {}).setdefault(volumes[at[0]], []).append(at)
        items.append(Item(key, unit, basis, printed))
    return Series(tuple(order), volumes, periods, tuple(items))


def _collect(
    exhibit: Exhibit,
    document: int,
    table: Table,
    last: date,
    found: dict[tuple[str, str, frozenset[str]], list[tuple[Period, Key]]],
) -> None:
    """Enter the figures of a table that state what has been (periods that end after ``last`` are expected)."""
    for row, cells in stated_rows(table):
        key = key_of(row.label, row.path)
        for _, index, basis in cells if key else ():
            figure = exhibit.figures[index]
            if figure.period is not None and not figure.nil and figure.period.end <= last:
                found[key, figure.unit, basis].append((figure.period, (document, index)))


def stated_rows(table: Table) -> Iterator[tuple[Row, list[tuple[Column, int, frozenset[str]]]]]:
    """Each row of ``table`` with its figures that are no changes: column, index, and what is said around of the basis."""
    over = bases_of(" ".join(table.caption))
    heads = [over | bases_of(" ".join((*column.head, *column.marks))) for column in table.columns]
    for row in table.rows:
        own = bases_of(" ".join((*row.path, row.label)))
        yield (
            row,
            [
                (column, index, heads[column.index] | own)
                for column, index in zip(table.columns, row.cells, strict=False)
                if index >= 0 and "change" not in column.marks
            ],
        )


def bases_of(text: str) -> frozenset[str]:
    """The words of ``text`` that make another measure of a label: "adjusted", "segment", "budget"."""
    return frozenset(match[0].lower().replace("-", "").rstrip("s") for match in _BASIS.finditer(text))


def _numbered(periods: Iterable[Period]) -> tuple[tuple[Period, ...], dict[Period, int]]:
    """One number for all periods of one length class whose ends lie within seven days of the first of them."""
    known: list[Period] = []
    numbers: dict[Period, int] = {}
    for period in sorted(set(periods), key=lambda each: (each.length, each.end, each.start or each.end)):
        if not known or not known[-1].same(period):
            known.append(period)
        numbers[period] = len(known) - 1
    return tuple(known), numbers
