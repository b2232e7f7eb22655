"""Documents of one issuer come in; trials of periods that are made of shorter ones go out.

What it does
    Quarters add up to halves, nine months and years, and what a year has more than nine months is its last quarter,
    whichever of the issuer's documents prints which. Amounts of money only: per-share amounts, weighted shares,
    rates and balances are never added over periods.

Why it matters
    A quarter that is not printed with its year to date is the one that nobody can foot.

Evidence
    The columns are linked by their other lines: at least three must add up. A line that fails among six times as
    many that hold is a warning where a likely slip explains it.

Codes
    T502 parts of a year.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import Final

from tieout.book.book import Book
from tieout.book.recast import says
from tieout.book.series import Item, Series
from tieout.core.finding import Key, Proof, Verdict
from tieout.core.period import Period
from tieout.prove.comparatives import LINKED, MONEY, digit_bits, evidence, kind_between
from tieout.prove.trial import Trial

MIN_LINES: Final = 3
"""Lines that must add up in the same columns before any of them is proved."""
_PARTS: Final = {"quarter": 1, "half": 2, "nine months": 3, "year": 4}
_BALANCE: Final = re.compile(
    r"\b(?:average|balance|beginning|end of|opening|closing|outstanding|rate|ratio|per|share)\b"
)
"""Words of label keys that name what is not a flow."""

Whole = tuple[Key, tuple[Key, ...]]
"""The figure of a period, and those of its parts."""
Columns = tuple[tuple[int, int, int], ...]
"""Document, table and column of a whole and of its parts."""


def parts(book: Book, series: Sequence[Series]) -> list[Trial]:
    """Trials of wholes and parts over the documents of each issuer. Linear in the figures of ``series``."""
    trials: list[Trial] = []
    for each in series:
        splits = _splits(each.periods)
        by_columns: dict[Columns, list[Whole]] = defaultdict(list)
        order = {document: place for place, document in enumerate(each.documents)}
        for item in each.items:
            if item.unit in MONEY and not _BALANCE.search(item.key):
                for whole in _wholes(item, splits, order):
                    by_columns[_columns(book, whole)].append(whole)
        trials += _judged(book, by_columns)
    return trials


def _splits(periods: Sequence[Period]) -> dict[int, list[tuple[int, ...]]]:
    """For each period the ways to make it of shorter ones: of two, else of all its quarters."""
    by_start: dict[int, list[int]] = defaultdict(list)
    for number, period in enumerate(periods):
        if period.length in _PARTS and period.start is not None:
            by_start[period.start.toordinal() // 8].append(number)
    found: dict[int, list[tuple[int, ...]]] = {}
    for number, period in enumerate(periods):
        if _PARTS.get(period.length, 0) > 1 and period.start is not None:
            tiled = _tiled(period, period.start.toordinal(), periods, by_start, _PARTS[period.length])
            ways = sorted((way for way in tiled if len(way) > 1), key=len)
            found[number] = [way for way in ways if len(way) == 2] or ways[:1]
    return found


def _tiled(
    whole: Period, start: int, periods: Sequence[Period], by_start: dict[int, list[int]], left: int
) -> list[tuple[int, ...]]:
    """The runs of periods of ``left`` quarters in all that lead from day ``start`` to the end of ``whole``."""
    runs: list[tuple[int, ...]] = []
    for number in chain.from_iterable(by_start.get(start // 8 + step, ()) for step in (-1, 0, 1)):
        part = periods[number]
        size = _PARTS[part.length]
        if size > left or part.start is None or abs(part.start.toordinal() - start) > 7:
            continue
        if size == left:
            runs += [(number,)] if abs((part.end - whole.end).days) <= 7 else []
        else:
            rest = _tiled(whole, part.end.toordinal() + 1, periods, by_start, left - size)
            runs += [(number, *run) for run in rest]
    return runs


def _wholes(item: Item, splits: dict[int, list[tuple[int, ...]]], order: dict[int, int]) -> Iterator[Whole]:
    """Each whole that a document prints with parts of its own or of the documents before it, nearest first."""
    for number, by_document in item.printed.items():
        for way in splits.get(number, ()):
            if any(part not in item.printed for part in way):
                continue
            for volume, keys in by_document.items():
                for whole in {key[0]: key for key in reversed(keys)}.values():
                    found = [_nearest(item.printed[part], volume, whole[0], order) for part in way]
                    if None not in found:
                        yield whole, tuple(key for key in found if key is not None)


def _nearest(by_document: dict[int, list[Key]], volume: int, document: int, order: dict[int, int]) -> Key | None:
    """The figure of ``document`` itself, else that of the last volume before it or its own: as it was then known."""
    before = [other for other in by_document if order[other] <= order[volume]]
    if not before:
        return None
    keys = by_document[max(before, key=order.__getitem__)]
    return next((key for key in keys if key[0] == document), keys[0])


def _columns(book: Book, whole: Whole) -> Columns:
    figures = [(key[0], book.figure(key)) for key in (whole[0], *whole[1])]
    return tuple((document, figure.table, figure.column) for document, figure in figures)


def _judged(book: Book, by_columns: dict[Columns, list[Whole]]) -> Iterator[Trial]:
    """The trials of lines that hold in documents where enough do; of those that fail where nearly all others hold.

    What holds is counted over all tables of the same documents and periods, what fails within one set of columns.
    """
    links: dict[tuple[object, ...], list[Whole]] = defaultdict(list)
    for columns, wholes in by_columns.items():
        if len({column[:2] for column in columns}) == 1:
            continue  # in one table it is a cross-foot
        holds: list[Whole] = []
        fails: list[Whole] = []
        for whole in wholes:
            (holds if abs(_gap(book, whole)) <= _tolerance(book, whole) else fails).append(whole)
        for whole in holds:
            links[_link(book, whole)].append(whole)
        bits = evidence([book.figure(result) for result, _ in holds])
        few = fails and 6 * len(fails) <= len(holds) and bits >= LINKED
        if few and not any(says(book.exhibits[column[0]].document.text) for column in columns):
            yield from (_trial(book, whole, bits) for whole in fails)
    for holds in links.values():
        bits = evidence([book.figure(result) for result, _ in holds])
        if len(holds) >= MIN_LINES and bits >= LINKED:
            yield from (_trial(book, whole, bits) for whole in holds)


def _link(book: Book, whole: Whole) -> tuple[object, ...]:
    return tuple(part for key in (whole[0], *whole[1]) for part in (key[0], book.figure(key).period))


def _gap(book: Book, whole: Whole) -> Decimal:
    return book.figure(whole[0]).number.value - _sum(book, whole)


def _sum(book: Book, whole: Whole) -> Decimal:
    return sum((book.figure(key).number.value for key in whole[1]), Decimal(0))


def _tolerance(book: Book, whole: Whole) -> Decimal:
    return sum((book.figure(key).number.half for key in (whole[0], *whole[1])), Decimal(0))


def _trial(book: Book, whole: Whole, bits: int) -> Trial:
    result, inputs = whole
    gap, tolerance = _gap(book, whole), _tolerance(book, whole)
    verdict = Verdict.EXACT if gap == 0 else Verdict.ROUNDING if abs(gap) <= tolerance else Verdict.CONTRADICTED
    terms = " + ".join(f"{book.figure(key).text} ({book.figure(key).period})" for key in inputs)
    proof = Proof(
        "T502",
        kind_between(book, result, *inputs),
        verdict,
        result,
        inputs,
        f"{terms} = {book.figure(result).text} ({book.figure(result).period})",
        book.figure(result).number.value,
        _sum(book, whole),
        gap,
        tolerance,
    )
    return Trial(proof, (1,) * len(inputs), min(bits, digit_bits(book.figure(result)) + LINKED), accuses=False)
