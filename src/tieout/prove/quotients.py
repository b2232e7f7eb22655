"""A table comes in; its lines of percentages that are quotients of two other lines go out, with their evidence.

A line is a row (over its columns) or a column (over its rows). A line of percentages is a share when it is one line by
another ("gross margin"), or one line by its own figure in the row of 100 ("% of sales"); it is a change when it is what
one line has over another, by the other ("% change"). Nothing is believed of the words "margin" or "change" alone: the
quotient must hold where it can be tried, and its digits pay for the lines that it was chosen from.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from operator import itemgetter
from typing import Final

from tieout.book.tables import words_of
from tieout.core.exhibit import Exhibit
from tieout.core.fact import Figure
from tieout.core.number import Number
from tieout.core.table import Column, Row, Table
from tieout.read.times import is_change
from tieout.sums import bits_of
from tieout.sums.slips import WAYS, is_slip

NEEDED: Final = 12 * 8
"""Eighths of a bit that a line must show beyond the choice of its two lines."""
TOLD: Final = 8 * 8
"""The same for a line of which one percentage does not hold, by a slip of the pen, to be told; the others are not proved."""
_NAMED: Final = 3 * 8
_PLACED: Final = 4 * 8
MAX_LINES: Final = 300
"""Longer tables are lists; their percentages are not searched."""
MAX_TOPS: Final = 12
"""How many lines of nearly one size are tried for what is divided."""
Line = tuple[int, ...]
"""Figures of the exhibit, -1 where a place is empty."""


@dataclass(frozen=True, slots=True)
class Trio:
    """A percentage, what is divided (for a change: what is compared), by what; and whether the print holds."""

    percent: int
    top: int
    base: int
    holds: bool


@dataclass(frozen=True, slots=True)
class Quotient:
    """A line of percentages with the lines that give it. ``form`` is ``share`` or ``change``; ``bits`` are net eighths."""

    form: str
    trios: tuple[Trio, ...]
    bits: int

    @property
    def failing(self) -> int:
        """How many of its percentages do not hold."""
        return sum(1 for trio in self.trios if not trio.holds)


@dataclass(frozen=True, slots=True)
class _Cells:
    """The figures of an exhibit, and which cells of a table print a percentage other than zero, which an amount."""

    figures: Sequence[Figure]
    percent: frozenset[int]
    amount: frozenset[int]


_Size = tuple[Decimal, int, Decimal]
"""An amount's size, the number of its line, and half its unit."""


NOTHING: Final = Quotient("", (), 0)
"""The quotient of lines that give no line of percentages."""


def bounds_of(form: str, top: Figure, base: Figure) -> tuple[Decimal, Decimal] | None:
    """The least and greatest percentage, without sign, that two prints allow; None where the base may be 0."""
    whole, half, slack = abs(base.number.value), base.number.half, top.number.half
    low, high = whole - half, whole + half
    if low <= 0:
        return None
    if form == "change":
        size, slack = abs(top.number.value - base.number.value), slack + half
    else:
        size = abs(top.number.value)
    return max(size - slack, Decimal(0)) / high * 100, (size + slack) / low * 100


def quotients_of(table: Table, exhibit: Exhibit) -> list[Quotient]:
    """The quotients of a table's rows and columns, at most one for each line."""
    rows = [row.cells for row in table.rows]
    if len(rows) > MAX_LINES:
        return []
    cells = _cells(rows, exhibit.figures)
    if len(cells.percent) < 2:
        return []
    columns = list(zip(*rows, strict=True))
    found = [
        *_best_of(rows, cells, ("share",), lambda *lines: _named(table.rows, *lines)),
        *_best_of(columns, cells, ("change", "share"), lambda *lines: _placed(table.columns, *lines)),
    ]
    taken = {trio.percent for quotient in found for trio in quotient.trios}
    return [*found, *(one for one in _of_base(columns, cells) if not any(t.percent in taken for t in one.trios))]


def _cells(rows: Sequence[Line], figures: Sequence[Figure]) -> _Cells:
    percent, amount = [], []
    for row in rows:
        for cell in row:
            if cell < 0 or figures[cell].nil:
                continue
            unit = figures[cell].unit
            if unit == "percent":
                if figures[cell].number.value:
                    percent.append(cell)
            elif unit not in ("points", "basis points"):
                amount.append(cell)
    return _Cells(figures, frozenset(percent), frozenset(amount))


def _best_of(
    lines: Sequence[Line], cells: _Cells, forms: tuple[str, ...], said: Callable[[int, int, int], int]
) -> Iterator[Quotient]:
    """The quotient of each line of percentages; ``said`` tells what words and places say of it, the top and the base."""
    sizes: dict[int, list[_Size]] = {}
    for at, line in enumerate(lines):
        if len(cells.percent.intersection(line)) < 2:
            continue
        best = NOTHING
        for place in _most_telling(line, cells):
            if best.bits >= NEEDED:
                break
            if place not in sizes:
                sizes[place] = _sizes(place, lines, cells)
            for form in forms:
                for top, base in _fitting(form, cells.figures[line[place]].number, sizes[place]):
                    cost = 2 * bits_of(max(2, len(sizes[place]))) - said(at, top, base)
                    tried = _quotient(form, line, lines[top], lines[base], cells, cost)
                    if tried.bits > best.bits:
                        best = tried
        if best.bits:
            yield best


def _most_telling(line: Line, cells: _Cells) -> list[int]:
    """The places of the two percentages that print the most digits: should the first be wrong, the other tells."""

    def digits(place: int) -> Decimal:
        number = cells.figures[line[place]].number
        return abs(number.value.scaleb(number.decimals or 0))

    return sorted((place for place, cell in enumerate(line) if cell in cells.percent), key=digits, reverse=True)[:2]


def _sizes(place: int, lines: Sequence[Line], cells: _Cells) -> list[_Size]:
    """The amounts that the lines have at ``place``, by size."""
    found = []
    for index, line in enumerate(lines):
        if line[place] in cells.amount:
            number = cells.figures[line[place]].number
            found.append((abs(number.value), index, number.half))
    return sorted(found)


def _fitting(form: str, percent: Number, sizes: Sequence[_Size]) -> Iterator[tuple[int, int]]:
    """Pairs of lines, what is divided and by what, that give ``percent`` where they have ``sizes``; in order of the latter."""
    ratio, half = abs(percent.value) / 100, percent.half / 100
    shares = (ratio,) if form == "share" else (abs(1 + percent.value / 100), abs(1 - percent.value / 100))
    for size, base, unit in sorted(sizes, key=itemgetter(1)):
        room = half * size + unit * 3
        for share in shares:
            goal = share * size
            low = bisect_left(sizes, goal - room, key=itemgetter(0))
            for other, top, _ in sizes[low : low + MAX_TOPS]:
                if other > goal + room:
                    break
                if top != base:
                    yield top, base


def _named(labels: Sequence[Row], at: int, top: int, base: int) -> int:
    """What labels say: the percentage is called after what is divided, and the base is revenue or is named in it."""
    said, divided, by = (
        words_of(" ".join((*row.path[-1:], row.label))) for row in (labels[at], labels[top], labels[base])
    )
    return (_NAMED if said & divided else 0) + (_NAMED if "revenue" in by or said & by else 0)


def _placed(columns: Sequence[Column], at: int, top: int, base: int) -> int:
    """What the place says: a column of changes stands behind the two that it compares, the later one first."""
    return _PLACED if (top, base) == (at - 2, at - 1) and is_change(columns[at].head) else 0


def _quotient(form: str, line: Line, top: Line, base: Line, cells: _Cells, cost: int) -> Quotient:
    """What ``top`` by ``base`` says of ``line``; nothing where more than a third of its percentages fail."""
    figures = cells.figures
    trios: list[tuple[int, int, int, bool]] = []
    bits = -cost
    failing = slipped = 0
    seen: set[tuple[Decimal, Decimal, Decimal]] = set()
    for percent, upper, lower in zip(line, top, base, strict=True):
        if percent not in cells.percent or upper not in cells.amount or lower not in cells.amount:
            continue
        holds, gain = _judged(form, figures[percent], figures[upper], figures[lower])
        failing += not holds
        if failing * 3 > len(line):
            return NOTHING
        trios.append((percent, upper, lower, holds))
        values = figures[percent].number.value, figures[upper].number.value, figures[lower].number.value
        if values not in seen:
            bits += gain if holds else -8
            slipped += 0 if holds else _slip_bits(form, figures[percent], figures[upper], figures[lower])
        seen.add(values)
    needed = NEEDED
    if failing == 1 and slipped:
        needed, bits = TOLD, max(bits, min(bits + slipped, NEEDED))
    if failing * 3 > len(trios) or len(trios) - failing < 2 or bits < needed:
        return NOTHING
    return Quotient(form, tuple(Trio(*trio) for trio in trios), bits)


def _judged(form: str, percent: Figure, top: Figure, base: Figure) -> tuple[bool, int]:
    """Whether a percentage can be the quotient, and how unlikely that was."""
    bounds = bounds_of(form, top, base)
    half, stated = percent.number.half, abs(percent.number.value)
    if bounds is None or top.unit != base.unit:
        return False, 0
    room = half + (bounds[1] - bounds[0]) / 2
    if not bounds[0] - half <= stated <= bounds[1] + half:
        return False, 0
    return True, bits_of(int(stated / room) + 1)


def _slip_bits(form: str, percent: Figure, top: Figure, base: Figure) -> int:
    """How unlikely it was that a percentage which does not hold is a slip of the pen from the one that does."""
    bounds = bounds_of(form, top, base)
    if bounds is None or top.unit != base.unit:
        return 0
    decimals = percent.number.decimals or 0
    due = int(((bounds[0] + bounds[1]) / 2).scaleb(decimals).to_integral_value(ROUND_HALF_UP))
    printed = int(abs(percent.number.value).scaleb(decimals))
    return bits_of(10 ** len(str(printed)), WAYS * len(str(printed))) if is_slip(printed, due) else 0


def _of_base(columns: Sequence[Line], cells: _Cells) -> Iterator[Quotient]:
    """Columns of percentages of the column beside them, by its figure in the row of 100."""
    for at, line in enumerate(columns):
        if len(cells.percent.intersection(line)) < 4:
            continue
        bases = [
            row for row, cell in enumerate(line) if cell in cells.percent and cells.figures[cell].number.value == 100
        ]
        found = [
            _quotient(
                "share",
                tuple(-1 if row == base else cell for row, cell in enumerate(line)),
                columns[top],
                (columns[top][base],) * len(line),
                cells,
                bits_of(len(columns) * len(bases)),
            )
            for top in range(len(columns))
            for base in bases[:4]
            if top != at and columns[top][base] in cells.amount
        ]
        best = max(found, key=lambda quotient: quotient.bits, default=NOTHING)
        if best.bits:
            yield best
