"""The figures of a draft and the records come in; which records each figure has, and whether it agrees, goes out.

A link is made with the digits masked: by meaning (concept, segment, basis) or by label, and by period, unit and scale.
Only then are the digits compared, so that equality of value alone supports nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tieout.book.book import Book
from tieout.book.records import line_key
from tieout.book.series import stated_rows
from tieout.core.fact import Fact
from tieout.core.finding import Key, Verdict
from tieout.core.period import Period
from tieout.core.record import Record

_MAPPED_FOR: Final = frozenset(("continuing",))
"""Bases that a mapping need not name: it was made for the statements of the draft."""
_OF_PARTS: Final = frozenset(("segment", "division"))
MAX_RECORDS: Final = 40
"""A label under which more is recorded for one period ("Other") names nothing."""


@dataclass(frozen=True, slots=True)
class Match:
    """A figure of the draft beside a record of the same line item and period.

    ``stated`` and ``recorded`` are the two numbers, with signs that compare. ``verdict`` is how they agree: ``strained``
    where they are one unit apart, as figures are that were rounded to foot. ``meant`` says that the link is by concept.
    """

    figure: Key
    record: Record
    stated: Decimal
    recorded: Decimal
    tolerance: Decimal
    verdict: Verdict
    meant: bool

    @property
    def fits(self) -> bool:
        """Whether the record supports the figure."""
        return self.verdict is not Verdict.CONTRADICTED


def matches_of(book: Book, drafts: int, records: Iterable[Record]) -> list[Match]:
    """The records of each figure in the first ``drafts`` exhibits of ``book``; O(figures + records + matches)."""
    by_meaning: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
    by_key: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        for fact in record.facts:
            by_meaning[fact.concept, fact.segment.lower(), fact.unit].append(record)
        if record.key:
            by_key[record.key, record.unit].append(record)
    pairs: list[tuple[Key, Record, Fact | None]] = []
    for document in range(drafts):
        labels = _labels(book, document)
        for at, figure in enumerate(book.exhibits[document].figures):
            if figure.nil or figure.approximate or figure.readings:
                continue
            found: list[tuple[Record, Fact | None]] = list(_meant(book.facts.get((document, at), ()), by_meaning))
            known = {id(record) for record, _ in found}
            key, basis = labels.get(at, ("", frozenset()))
            named = by_key.get((key, figure.unit), ()) if key else ()
            for record in named:
                if id(record) not in known and _labelled(record, figure.period, basis):
                    found.append((record, None))
            if len(found) <= MAX_RECORDS:
                pairs += [((document, at), record, fact) for record, fact in found]
    return _compared(book, pairs)


def _labels(book: Book, document: int) -> dict[int, tuple[str, frozenset[str]]]:
    """The key of the label of each table figure, and what is said of the basis around it; changes are left out."""
    found: dict[int, tuple[str, frozenset[str]]] = {}
    for table in book.exhibits[document].tables:
        for row, cells in stated_rows(table):
            key = line_key(row.label, row.path)
            found.update((at, (key, basis)) for _, at, basis in cells)
    return found


def _meant(
    facts: Iterable[Fact], by_meaning: dict[tuple[str, str, str], list[Record]]
) -> Iterator[tuple[Record, Fact | None]]:
    seen: set[int] = set()
    for fact in facts:
        for record in by_meaning.get((fact.concept, fact.segment.lower(), fact.unit), ()):
            other = next(each for each in record.facts if each.concept == fact.concept)
            if (
                id(record) not in seen
                and _one_basis(fact, other, record)
                and _one_time(fact.period, other.period, record)
            ):
                seen.add(id(record))
                yield record, fact


def _one_basis(fact: Fact, other: Fact, record: Record) -> bool:
    if fact.basis == other.basis:
        return True
    return record.accounts and frozenset(fact.basis.split()) - _MAPPED_FOR == frozenset(other.basis.split())


def _one_time(period: Period | None, recorded: Period | None, record: Record) -> bool:
    if period is None:
        return False
    if recorded is not None and period.same(recorded):
        return True
    return record.untold and record.ledger and record.period.instant and _ends(period, record.period)


def _ends(period: Period, other: Period) -> bool:
    return abs((period.end - other.end).days) <= 7


def _labelled(record: Record, period: Period | None, basis: frozenset[str]) -> bool:
    """Whether a record of the same label is of the same period and basis."""
    if period is None or (basis != record.basis and not (record.accounts and basis - record.basis <= _OF_PARTS)):
        return False
    if period.same(record.period):
        return True
    return record.ledger and (record.period.instant or period.instant) and _ends(period, record.period)


def _compared(book: Book, pairs: list[tuple[Key, Record, Fact | None]]) -> list[Match]:
    """The matches of ``pairs``. Debits and credits have their own signs: those that most figures of a line item show.

    Those that have a meaning tell, where there are such: what is added back has the other sign. Where as many show the one
    as the other, nobody can tell which is right, and there is no match.
    """
    ways: dict[tuple[int, str, bool], Counter[int]] = defaultdict(Counter)
    for key, record, fact in pairs:
        if record.ledger:
            way = _way(_printed(book, key, fact), record.number.value)
            ways[record.column[0], record.label, fact is not None][way] += 1
    matches = []
    for key, record, fact in pairs:
        seen = ways.get((record.column[0], record.label, True)) or ways[record.column[0], record.label, False]
        if not record.ledger or seen[1] != seen[-1] or not seen[1]:
            matches.append(_match(book, key, record, fact, 1 if seen[1] > seen[-1] else -1 if seen[-1] else 0))
    return matches


def _printed(book: Book, key: Key, fact: Fact | None) -> Decimal:
    return book.figure(key).number.value if fact is None else fact.number.value


def _way(stated: Decimal, recorded: Decimal) -> int:
    return 0 if not stated or not recorded else 1 if (stated > 0) == (recorded > 0) else -1


def _match(book: Book, key: Key, record: Record, fact: Fact | None, way: int) -> Match:
    figure = book.figure(key)
    stated, recorded = _printed(book, key, fact), record.number.value
    if record.ledger:
        way = way or _way(stated, recorded)
        recorded = -recorded if way < 0 else recorded
    elif fact is not None:
        recorded = next(each for each in record.facts if each.concept == fact.concept).number.value
    turned = fact is not None and fact.number.value != figure.number.value
    if turned:  # told as it is printed
        stated, recorded = -stated, -recorded
    gap = abs(stated - recorded)
    half, other = figure.number.half, record.number.half
    tolerance = half + other if record.ledger else max(half, other) if half != other else Decimal(0)
    if gap == 0:
        verdict = Verdict.EXACT
    elif gap <= tolerance:
        verdict = Verdict.ROUNDING
    elif half >= other and gap <= tolerance + 2 * half and record.ledger:
        verdict = Verdict.STRAINED
    else:
        verdict = Verdict.CONTRADICTED
    return Match(key, record, stated, recorded, tolerance, verdict, fact is not None)
