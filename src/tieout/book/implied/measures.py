"""A Book comes in; for each issuer its measures go out: what each document states of them, period by period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tieout.book.book import Book
from tieout.book.drafts import reported
from tieout.book.implied.naming import place_of
from tieout.book.implied.question import Stated
from tieout.core.fact import Fact, Figure
from tieout.core.finding import Key
from tieout.core.interval import Interval
from tieout.core.number import Number
from tieout.core.period import Period

_WEEK: Final = timedelta(days=7)
MONEY: Final = frozenset(("USD", "EUR", "GBP", "CAD", "JPY"))


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured: a line item of the issuer or of a part of it, on a basis ("" or adjusted, pro forma, ...)."""

    concept: str
    segment: str
    basis: str
    unit: str


@dataclass(frozen=True, slots=True)
class Print:
    """What one document states of a measure for a period: all prints of it at once. ``stated`` is None where they differ."""

    document: int
    period: Period
    stated: Stated | None
    nil: bool


@dataclass(frozen=True, slots=True)
class Volume:
    """All that the documents of one issuer state, oldest document first; ``items`` are prints by concept and segment."""

    issuer: str
    documents: tuple[int, ...]
    prints: Mapping[Measure, tuple[Print, ...]]
    items: Mapping[tuple[str, str], tuple[Print, ...]]

    def find(self, concept: str, segment: str, period: Period) -> Iterator[Print]:
        """Each print of a concept over a period, on whatever basis."""
        return (one for one in self.items.get((concept, segment), ()) if one.period.same(period))


def of_whole(volume: Volume, document: int) -> Mapping[Period, Mapping[str, Print]]:
    """What a document states of the issuer as a whole, as first reported: by period and concept. Linear in the prints."""
    found: dict[Period, dict[str, Print]] = defaultdict(dict)
    for measure, prints in volume.prints.items():
        if not measure.segment and not measure.basis:
            for one in prints:
                if one.document == document:
                    found[one.period][measure.concept] = one
    return found


def volumes(book: Book, accused: Collection[Key]) -> Iterator[Volume]:
    """The measures of each issuer. Figures that are ``accused`` or doubtful are left out, and schedules (EX-27)."""
    by_issuer: dict[str, list[int]] = defaultdict(list)
    for document, issuer in enumerate(book.issuers):
        if not book.exhibits[document].schedule:
            by_issuer[issuer].append(document)
    for issuer, documents in by_issuer.items():
        order = sorted(documents, key=lambda document: (reported(book.exhibits[document]) or date.min, document))
        found: dict[Measure, list[Print]] = defaultdict(list)
        items: dict[tuple[str, str], list[Print]] = defaultdict(list)
        for document in order:
            for measure, prints in _stated(book, document, accused).items():
                found[measure] += prints
                items[measure.concept, measure.segment] += prints
        yield Volume(
            issuer, tuple(order),
            {measure: tuple(prints) for measure, prints in found.items()},
            {item: tuple(prints) for item, prints in items.items()},
        )  # fmt: skip


def by_day(book: Book, documents: Iterable[int]) -> list[int]:
    """``documents`` by the day that they bear, or report to."""
    def day(document: int) -> tuple[date, int]:
        exhibit = book.exhibits[document]
        return exhibit.document.date or reported(exhibit) or date.min, document

    return sorted(documents, key=day)


def usable(figure: Figure) -> bool:
    """Whether a figure stands for one number, which its digits tell."""
    return not figure.readings and not figure.flaw and not figure.approximate


def _stated(book: Book, document: int, accused: Collection[Key]) -> dict[Measure, list[Print]]:
    """What a document states of what has been; what it expects, of periods that end after the one it reports on or its own day, is left out."""
    found: dict[Measure, dict[Period, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    days = [day for day in (reported(book.exhibits[document]), book.exhibits[document].document.date) if day is not None]
    last = min(days) + _WEEK if days else date.max
    for index in range(len(book.exhibits[document].figures)):
        key = (document, index)
        if key in accused or not usable(book.figure(key)):
            continue
        for fact in book.facts.get(key, ()):
            if fact.period is not None and fact.period.end <= last:
                basis = " ".join(word for word in fact.basis.split() if word != "continuing")
                found[Measure(fact.concept, fact.segment, basis, fact.unit)][fact.period].append(fact)
    misread = _misread_tables(book, found)
    return {
        measure: [_print(book, document, period, kept)
            for period, facts in by_period.items()
            if (kept := [fact for fact in facts if _table(book, fact) not in misread])
        ]
        for measure, by_period in found.items()
    }


def _table(book: Book, fact: Fact) -> tuple[int, int]:
    """The document and the scale of the table that prints a fact; of none for prose."""
    figure = book.figure(fact.figure)
    return fact.figure[0], -1 if figure.table < 0 else book.exhibits[fact.figure[0]].tables[figure.table].scale


def _misread_tables(book: Book, found: Mapping[Measure, Mapping[Period, list[Fact]]]) -> set[tuple[int, int]]:
    """Documents and scales of tables that are a thousand or a million times too small, as another print of a line shows."""
    misread = set()
    for by_period in found.values():
        for facts in by_period.values():
            for fact in facts if len(facts) > 1 else ():
                if book.figure(fact.figure).table >= 0 and fact.number.value and any(_scaled(fact, other) for other in facts):
                    misread.add(_table(book, fact))
    return misread


def _scaled(fact: Fact, other: Fact) -> bool:
    """Whether ``other`` prints the same digits at a scale that ``fact`` has missed."""
    return any(Number(fact.number.value * scale, None).meets(other.number) for scale in (1000, 1_000_000))


def _print(book: Book, document: int, period: Period, facts: list[Fact]) -> Print:
    """All prints of one measure and period in one document: they stand for the numbers that all of them can be.

    Where two have no number in common (a wrong line, another basis that nothing tells) nothing is known.
    """
    bounds = Interval()
    for fact in facts:
        bounds = bounds.meet(Interval.of(fact.number))
    nil = all(book.figure(fact.figure).nil for fact in facts)
    if bounds.empty:
        return Print(document, period, None, nil)
    narrow = min(facts, key=lambda fact: (fact.number.half, book.figure(fact.figure).place != "table", fact.figure))
    return Print(document, period, Stated(bounds, place_of(book, narrow.figure), (narrow.figure,)), nil)
