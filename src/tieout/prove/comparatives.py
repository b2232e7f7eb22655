"""A series of documents comes in; its columns, each beside the earlier print of the same period, go out.

The link is made with the digits masked: line item, unit, basis and period. What a difference means is told by the
whole column: alone among lines that agree it is a slip, in a set of lines it is a recast.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final

from tieout.book.book import Book
from tieout.book.recast import says
from tieout.book.series import Item, Series
from tieout.core.fact import Figure
from tieout.core.finding import Key
from tieout.sums import bits_of

MIN_LINES: Final = 4
"""Lines that must agree before a difference of two columns means anything."""
LINKED: Final = 160
"""Eighths of a bit in the digits of the lines that agree, for two columns to be one column printed twice."""
MONEY: Final = frozenset(("USD", "EUR", "GBP", "CAD", "JPY"))

Pair = tuple[Key, Key]
"""The earlier print of a figure, and the later."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two columns for one period, of an earlier and a later document.

    ``agree`` and ``differ`` are pairs of figures; ``bits`` is the evidence of those that agree. ``slips`` are the
    pairs of ``differ`` that accuse; ``kind`` names what the others are: ``restated``, ``recast``,
    ``reclassified``, ``split`` or ``revised``; "" where nothing links the columns, and nothing is said.
    """

    earlier: int
    later: int
    agree: tuple[Pair, ...]
    differ: tuple[Pair, ...]
    slips: tuple[Pair, ...]
    bits: int
    kind: str


def comparisons(book: Book, series: Series) -> Iterator[Comparison]:
    """The columns of ``series`` beside their nearest earlier print. Linear in its figures."""
    agree: dict[tuple[int, ...], list[Pair]] = defaultdict(list)
    differ: dict[tuple[int, ...], list[Pair]] = defaultdict(list)
    order = {document: place for place, document in enumerate(series.documents)}
    for item in series.items:
        for pair, fits in _pairs(book, item, order):
            (agree if fits else differ)[_columns(book, pair)].append(pair)
    said: dict[int, str] = {}
    for columns, pairs in agree.items():
        yield _compared(book, columns, pairs, differ.get(columns, []), said)


def same_print(one: Figure, other: Figure) -> bool:
    """Whether two prints agree: same digits at equal precision, a rounding of the finer at another."""
    gap = abs(one.number.value - other.number.value)
    if gap == 0 or one.number.decimals == other.number.decimals:
        return gap == 0
    return gap <= max(one.number.half, other.number.half)


def digit_bits(figure: Figure) -> int:
    """The evidence, in eighths of a bit, of a figure that comes out as printed."""
    return bits_of(2 * abs(int(figure.number.value.scaleb(figure.number.decimals or 0))) + 1)


def evidence(figures: list[Figure]) -> int:
    """The evidence of several figures; the same size twice is told once."""
    return sum({abs(figure.number.value): digit_bits(figure) for figure in figures}.values())


def kind_between(book: Book, *keys: Key) -> str:
    """The kind of a proof over ``keys``: ``prior`` where they stand in reports of different days, else ``internal``."""
    first, *rest = (book.exhibits[document].document for document in dict.fromkeys(key[0] for key in keys))
    return "internal" if all(first.beside(other) for other in rest) else "prior"


def _pairs(book: Book, item: Item, order: dict[int, int]) -> Iterator[tuple[Pair, bool]]:
    """Each later figure of a line item with an earlier one that agrees; where none does, the two if they are alone."""
    for by_document in item.printed.values():
        documents = sorted(by_document, key=order.__getitem__)
        for before, after in pairwise(documents):
            earlier = by_document[before]
            for later in _by_draft(book, by_document[after]):
                matched = False
                for key in later:
                    partner = next((k for k in earlier if same_print(book.figure(k), book.figure(key))), None)
                    if partner is not None:
                        matched = True
                        yield (partner, key), True
                if not matched and _alone(book, earlier) and _alone(book, later):
                    yield (earlier[0], later[0]), False


def _by_draft(book: Book, keys: list[Key]) -> list[list[Key]]:
    """The figures of one volume, those of each draft apart: what is right in one may be wrong in another."""
    by_document: dict[int, list[Key]] = defaultdict(list)
    for key in keys:
        by_document[key[0]].append(key)
    drafts = {book.drafts[document] for document in by_document}
    return [keys] if len(drafts) > 1 else list(by_document.values())


def _alone(book: Book, keys: list[Key]) -> bool:
    return len({book.figure(key).number.value for key in keys}) == 1


def _columns(book: Book, pair: Pair) -> tuple[int, ...]:
    one, other = map(book.figure, pair)
    return pair[0][0], one.table, one.column, pair[1][0], other.table, other.column


def _compared(
    book: Book, columns: tuple[int, ...], agree: list[Pair], differ: list[Pair], said: dict[int, str]
) -> Comparison:
    """The comparison of two columns; ``said`` remembers what each later document says of its comparatives."""
    bits = evidence([book.figure(later) for _, later in agree])
    differ = [pair for pair in differ if not _another_print(*map(book.figure, pair))]
    slips: list[Pair] = []
    kind = ""
    if differ and len(agree) >= MIN_LINES and bits >= LINKED:
        later = columns[3]
        if later not in said:
            said[later] = says(book.exhibits[later].document.text)
        kind, slips = _judged(book, columns, agree, differ)
        if said[later]:
            kind, slips = kind if kind == "reclassified" and said[later] != "restated" else said[later], []
    return Comparison(columns[0], columns[3], tuple(agree), tuple(differ), tuple(slips), bits, kind)


def _another_print(one: Figure, other: Figure) -> bool:
    """Whether scale, sign or the last digit is all that differs: how it is shown, not what it is."""
    a, b = abs(one.number.value), abs(other.number.value)
    if a == b or (a and b and a.normalize().as_tuple().digits == b.normalize().as_tuple().digits):
        return True
    return abs(a - b) <= 2 * max(one.number.half, other.number.half) or bool(one.readings or other.readings)


def _judged(book: Book, columns: tuple[int, ...], agree: list[Pair], differ: list[Pair]) -> tuple[str, list[Pair]]:
    """What the differences of two linked columns are, and which of them accuse."""
    counts = [pair for pair in differ if "share" in book.figure(pair[1]).unit]
    money = [pair for pair in differ if book.figure(pair[1]).unit in MONEY]
    split = is_split(book, counts)
    swapped = _swapped(book, money)
    rest = [pair for pair in money if pair not in swapped]
    slips = swapped.copy()
    kind = "split" if split else "revised"
    if rest and _moved(book, columns, agree, rest):
        kind = "reclassified"
    elif len(rest) > 2 or 4 * len(rest) > len(agree) or (len(rest) == 2 and _alike(book, rest)):
        kind = "recast"
    else:
        slips += rest
    if not split and len(counts) == 1:
        slips += counts
    return kind, slips


def _swapped(book: Book, money: list[Pair]) -> list[Pair]:
    """Pairs of lines that have each other's figures."""
    values = {pair: tuple(book.figure(key).number.value for key in pair) for pair in money}
    turned = {(later, earlier) for earlier, later in values.values()}
    return [pair for pair in money if values[pair] in turned]


def _moved(book: Book, columns: tuple[int, ...], agree: list[Pair], differ: list[Pair]) -> bool:
    """Whether what one line loses another gains, perhaps one that only one of the documents has."""
    gaps = [_gap(book, pair) for pair in differ]
    if len(gaps) > 1 and sum(gaps) == 0:
        return True
    paired = {key for pair in (*agree, *differ) for key in pair}
    lone = _lone(book, columns[:3], paired) | _lone(book, columns[3:], paired)
    return all(abs(gap) in lone for gap in gaps)


def _alike(book: Book, differ: list[Pair]) -> bool:
    """Whether all lines changed by one amount: a line and its total."""
    return len({abs(_gap(book, pair)) for pair in differ}) == 1


def _gap(book: Book, pair: Pair) -> Decimal:
    return book.figure(pair[1]).number.value - book.figure(pair[0]).number.value


def _lone(book: Book, column: tuple[int, ...], paired: set[Key]) -> set[Decimal]:
    """The sizes of a column's figures that the other document does not print."""
    document, table, place = column
    exhibit = book.exhibits[document]
    cells = (row.cells[place] for row in exhibit.tables[table].rows)
    return {abs(exhibit.figures[cell].number.value) for cell in cells if cell >= 0 and (document, cell) not in paired}


def is_split(book: Book, pairs: list[Pair]) -> bool:
    """Whether counts of shares and per-share amounts all changed by one simple ratio, the ones up, the others down."""
    ratios = [low_high for pair in pairs if (low_high := _ratio(*map(book.figure, pair))) is not None]
    if len(ratios) < 2 or len(ratios) < len(pairs):
        return False
    low, high = max(low for low, _ in ratios), min(high for _, high in ratios)
    if low > high:
        return False
    simple = ((low + high) / 2).limit_denominator(10)
    return low <= simple <= high and simple != 1


def _ratio(earlier: Figure, later: Figure) -> tuple[Fraction, Fraction] | None:
    """Between which bounds the ratio of shares lies that this line tells; None where it tells none."""
    before, after = Fraction(abs(earlier.number.value)), Fraction(abs(later.number.value))
    here, there = Fraction(earlier.number.half), Fraction(later.number.half)
    if before <= here or after <= there:
        return None
    if later.unit == "shares":
        return (after - there) / (before + here), (after + there) / (before - here)
    return (before - here) / (after + there), (before + here) / (after - there)
