"""Tables and documents come in; trials of balances that close one period and open the next go out.

What it does
    "Cash at beginning of year" is the "cash at end of year" of the year before, in the next column, in the
    document before, or in the balance sheet of that day.

Why it matters
    An opening balance that is not the last closing balance says that something between them is missing.

Evidence
    Equal digits prove the link. A difference accuses (a warning) only in a table where the balances of other
    columns do join.

Codes
    T503 opening and closing balance.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from tieout.book.book import Book
from tieout.book.labels import key_of, normalise
from tieout.core.exhibit import Exhibit
from tieout.core.finding import Key, Proof, Verdict
from tieout.core.table import Row, Table
from tieout.prove.comparatives import digit_bits, kind_between, same_print
from tieout.prove.trial import Trial

_WHEN: Final = (
    r"of\s+(?:the\s+)?(?:fiscal\s+|current\s+|prior\s+)?(?:period|year|quarter|month|half|nine months|six months)\b"
)
_AT: Final = r"[\s,:(-]*(?:\b(?:as|at)\b[\s,]*)?(?:\bof\b\s*)?(?:\bthe\s+)?"
_OPENING: Final = re.compile(
    rf"{_AT}\b(?:beginning|start)\s+{_WHEN}|\b(?:beginning|opening)\b(?=.*\bbalances?\b)|(?<=balance)[\s,]+beginning\b",
    re.IGNORECASE,
)
_CLOSING: Final = re.compile(
    rf"{_AT}\bend\s+{_WHEN}|\b(?:ending|closing)\b(?=.*\bbalances?\b)|(?<=balance)[\s,]+end(?:ing)?\b", re.IGNORECASE
)
_MOVED: Final = ("beginning", "start", "opening", "end", "closing")
"""A label without any of these is not tried with the two above."""
_DAY: Final = timedelta(days=1)
_Named = dict[tuple[str, str], dict[int, list[Key]]]
"""Where balances are printed: by name and unit, then by day (eight days a bin)."""
LONE: Final = 72
"""Eighths of a bit that a balance must have in its digits to be known by them: from three digits on."""
LONG: Final = 80
"""The same for a balance of another table, known by its name too."""


@dataclass(frozen=True, slots=True)
class _Balance:
    """A balance on the day ``day`` (ordinal): in a table of movements one that opens or closes a column."""

    key: Key
    day: int


@dataclass(frozen=True, slots=True)
class _Roll:
    """One account's movements in one table: its name ("" unknown), and its balances by column."""

    name: str
    unit: str
    opening: tuple[_Balance, ...]
    closing: tuple[_Balance, ...]


def rollforward(book: Book) -> list[Trial]:
    """Trials of balances within tables and over the documents of an issuer. Linear in rows and in balances."""
    trials: list[Trial] = []
    by_issuer: dict[str, list[_Roll]] = defaultdict(list)
    documents: dict[str, list[int]] = defaultdict(list)
    for document, exhibit in enumerate(book.exhibits):
        rolls = [roll for table in exhibit.tables for roll in _rolls(exhibit, document, table)]
        for roll in rolls:
            trials += _within(book, roll)
        by_issuer[book.issuers[document]] += rolls
        documents[book.issuers[document]].append(document)
    for issuer, rolls in by_issuer.items():
        trials += _between(book, rolls, documents[issuer])
    return trials


def _rolls(exhibit: Exhibit, document: int, table: Table) -> Iterator[_Roll]:
    """The accounts of a table that open in one row and close in a later one."""
    opened: Row | None = None
    for row in table.rows:
        label = row.label.lower()
        if not any(word in label for word in _MOVED):
            continue
        if _OPENING.search(row.label):
            opened = row
        elif opened is not None and _CLOSING.search(row.label):
            first = next((exhibit.figures[cell] for cell in (*opened.cells, *row.cells) if cell >= 0), None)
            if first is not None:
                yield _Roll(
                    _name(opened, row, table),
                    first.unit,
                    _balances(exhibit, document, opened, opens=True),
                    _balances(exhibit, document, row, opens=False),
                )
            opened = None


def _name(opened: Row, closed: Row, table: Table) -> str:
    """What the balance is of, as the balance sheet would call it; else the section or the caption over it."""
    for row, pattern in ((opened, _OPENING), (closed, _CLOSING)):
        label = pattern.sub(" ", row.label).strip(" ,:-$")
        key = key_of(label, row.path)
        if key:
            return key
    over = opened.path[-1] if opened.path else table.caption[0] if table.caption else ""
    return normalise(over)


def _balances(exhibit: Exhibit, document: int, row: Row, *, opens: bool) -> tuple[_Balance, ...]:
    found = []
    for cell in row.cells:
        figure = exhibit.figures[cell] if cell >= 0 else None
        if figure is None or figure.nil or figure.period is None or (figure.period.start is None and not opens):
            continue
        start = figure.period.start
        day = start - _DAY if opens and start is not None else figure.period.end
        found.append(_Balance((document, cell), day.toordinal()))
    return tuple(found)


def _within(book: Book, roll: _Roll) -> list[Trial]:
    """Trials of one table: each opening balance against the column that closes the day before."""
    pairs = [
        (closing, opening)
        for opening in roll.opening
        for closing in roll.closing
        if abs(closing.day - opening.day) <= 7
    ]
    fits = [same_print(book.figure(closing.key), book.figure(opening.key)) for closing, opening in pairs]
    trials = []
    for (closing, opening), fit in zip(pairs, fits, strict=True):
        bits = digit_bits(book.figure(opening.key))
        if bits >= LONE if fit else sum(fits) > fits.count(False):
            trials.append(_trial(book, closing.key, opening.key, bits))
    return trials


def _between(book: Book, rolls: list[_Roll], documents: list[int]) -> Iterator[Trial]:
    """Trials of balances against balance sheets, of opening ones against other tables too; they only prove."""
    closings: _Named = defaultdict(lambda: defaultdict(list))
    for roll in rolls:
        for balance in roll.closing if roll.name else ():
            closings[roll.name, roll.unit][balance.day // 8].append(balance.key)
    sheets = _sheets(book, documents, {name for name, _ in closings})
    for roll in rolls:
        at = roll.name, roll.unit
        if at not in closings:
            continue
        for balance in roll.closing:
            yield from _joined(book, balance, sheets.get(at, {}))
        for balance in roll.opening:
            yield from _joined(book, balance, sheets.get(at, {}), closings[at])


def _sheets(book: Book, documents: list[int], names: set[str]) -> _Named:
    """The balance sheets' figures of the line items ``names``."""
    found: _Named = defaultdict(lambda: defaultdict(list))
    for document in documents if names else ():
        exhibit = book.exhibits[document]
        for table in exhibit.tables:
            if not any(column.period is not None and column.period.instant for column in table.columns):
                continue
            for row in table.rows:
                key = key_of(row.label, row.path)
                for cell in row.cells if key in names else ():
                    figure = exhibit.figures[cell] if cell >= 0 else None
                    if figure is not None and not figure.nil and figure.period is not None and figure.period.instant:
                        found[key, figure.unit][figure.period.end.toordinal() // 8].append((document, cell))
    return found


def _joined(book: Book, balance: _Balance, *places: dict[int, list[Key]]) -> Iterator[Trial]:
    """The trial of ``balance`` against one of that day in another table with the same digits, its own document first."""
    figure = book.figure(balance.key)
    bits = digit_bits(figure)
    if bits < LONG:
        return
    agreeing = [
        key
        for days in places
        for step in (-1, 0, 1)
        for key in days.get(balance.day // 8 + step, ())
        if _elsewhere(book, key, balance.key) and same_print(book.figure(key), figure)
    ]
    if agreeing:
        first = min(agreeing, key=lambda key: (key[0] != balance.key[0], key))
        yield _trial(book, first, balance.key, bits)


def _elsewhere(book: Book, key: Key, own: Key) -> bool:
    """Whether ``key`` stands in another table than ``own``, and not in another draft of its document."""
    if key[0] == own[0]:
        return book.figure(key).table != book.figure(own).table
    return book.apart(key[0], own[0])


def _trial(book: Book, first: Key, second: Key, bits: int) -> Trial:
    one, other = book.figure(first), book.figure(second)
    gap = other.number.value - one.number.value
    fits = same_print(one, other)
    where = "" if first[0] == second[0] else f" of {book.exhibits[first[0]].document.name}"
    proof = Proof(
        "T503",
        kind_between(book, first, second),
        Verdict.CONTRADICTED if not fits else Verdict.EXACT if gap == 0 else Verdict.ROUNDING,
        second,
        (first,),
        f"{other.text} (line {other.line}) = {one.text} (line {one.line}{where})",
        other.number.value,
        one.number.value,
        gap,
        max(one.number.half, other.number.half) if one.number.decimals != other.number.decimals else gap * 0,
    )
    return Trial(proof, (1,), bits, accuses=False)
