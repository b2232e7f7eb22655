"""A table comes in; its lines of percentages that are quotients of two other lines go out, with their evidence.

A line is a row (over its columns) or a column (over its rows). A line of percentages is a share when it is one line by
another ("gross margin"), or one line by its own figure in the row of 100 ("% of sales"); it is a change when it is what
one line has over another, by the other ("% change"). Nothing is believed of the words "margin" or "change" alone: the
quotient must hold where it can be tried, and its digits pay for the lines that it was chosen from.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tieout.book.tables import words_of
from tieout.core.exhibit import Exhibit
from tieout.core.fact import Figure
from tieout.core.table import Table
from tieout.sums import bits_of

NEEDED: Final = 12 * 8
"""Eighths of a bit that a line must show beyond the choice of its two lines."""
_NAMED: Final = 3 * 8
MAX_LINES: Final = 300
"""Longer tables are lists; their percentages are not searched."""
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


def bounds_of(form: str, top: Figure, base: Figure) -> tuple[Decimal, Decimal] | None:
    """The least and greatest percentage, without sign, that two prints allow; None where the base may be 0."""
    low, high = abs(base.number.value) - base.number.half, abs(base.number.value) + base.number.half
    if low <= 0:
        return None
    size = abs(top.number.value - base.number.value) if form == "change" else abs(top.number.value)
    slack = top.number.half + (base.number.half if form == "change" else Decimal(0))
    return max(size - slack, Decimal(0)) / high * 100, (size + slack) / low * 100


def quotients_of(table: Table, exhibit: Exhibit) -> list[Quotient]:
    """The quotients of a table's rows and columns, at most one for each line."""
    figures = exhibit.figures
    rows = [row.cells for row in table.rows]
    if len(rows) > MAX_LINES or not any(cell >= 0 and figures[cell].unit == "percent" for row in rows for cell in row):
        return []
    columns = [tuple(cells) for cells in zip(*rows, strict=True)]
    names = [words_of(" ".join((*row.path[-1:], row.label))) for row in table.rows]
    found = [
        *_best_of(rows, figures, ("share",), names),
        *_best_of(columns, figures, ("change", "share"), []),
    ]
    taken = {trio.percent for quotient in found for trio in quotient.trios}
    return [*found, *(one for one in _of_base(columns, figures) if not any(t.percent in taken for t in one.trios))]


def _best_of(
    lines: Sequence[Line], figures: Sequence[Figure], forms: tuple[str, ...], names: Sequence[frozenset[str]]
) -> Iterator[Quotient]:
    for at, line in enumerate(lines):
        if sum(1 for cell in line if _is_percent(cell, figures)) >= 2:
            found = [
                quotient
                for form in forms
                for quotient in _tried(at, lines, figures, form, names)
                if quotient.bits >= NEEDED
            ]
            if found:
                yield max(found, key=lambda quotient: quotient.bits)


def _tried(
    at: int, lines: Sequence[Line], figures: Sequence[Figure], form: str, names: Sequence[frozenset[str]]
) -> Iterator[Quotient]:
    """Every pair of lines that gives the most telling percentage of line ``at``, tried on all of the line."""
    line = lines[at]
    place = max(
        (place for place, cell in enumerate(line) if _is_percent(cell, figures)),
        key=lambda place: abs(figures[line[place]].number.value.scaleb(figures[line[place]].number.decimals or 0)),
    )
    percent = figures[line[place]].number
    others = [(index, figures[other[place]]) for index, other in enumerate(lines) if _is_amount(other[place], figures)]
    tops = sorted((abs(figure.number.value), index) for index, figure in others)
    sizes = [size for size, _ in tops]
    cost = 2 * bits_of(max(2, len(others)))
    for base, figure in others:
        size = abs(figure.number.value)
        shares = (abs(percent.value) / 100,) if form == "share" else (1 + percent.value / 100, 1 - percent.value / 100)
        room = (percent.half / 100 * size + figure.number.half * 2) + figure.number.half
        for share in shares:
            low = bisect_left(sizes, abs(share) * size - room)
            high = bisect_right(sizes, abs(share) * size + room)
            for _, top in tops[low : min(high, low + 12)]:
                if top != base:
                    yield _quotient(form, line, lines[top], lines[base], figures, cost, _named(names, at, top, base))


def _named(names: Sequence[frozenset[str]], at: int, top: int, base: int) -> int:
    """What labels say: the percentage is called after what is divided, and the base is revenue or is named in it."""
    if not names:
        return 0
    return (_NAMED if names[at] & names[top] else 0) + (
        _NAMED if "revenue" in names[base] or names[at] & names[base] else 0
    )


def _quotient(
    form: str, line: Line, top: Line, base: Line, figures: Sequence[Figure], cost: int, named: int
) -> Quotient:
    """What ``top`` by ``base`` says of ``line``; nothing where more than a third of its percentages fail."""
    trios: list[Trio] = []
    bits = named - cost
    failing = 0
    seen: set[tuple[Decimal, Decimal, Decimal]] = set()
    for percent, upper, lower in zip(line, top, base, strict=True):
        if not (_is_percent(percent, figures) and _is_amount(upper, figures) and _is_amount(lower, figures)):
            continue
        values = figures[percent].number.value, figures[upper].number.value, figures[lower].number.value
        holds, gain = _judged(form, figures[percent], figures[upper], figures[lower])
        trios.append(Trio(percent, upper, lower, holds))
        failing += not holds
        if failing * 3 > len(line):
            return Quotient(form, (), 0)
        if values not in seen:
            bits += gain if holds else -8
        seen.add(values)
    return Quotient(form, tuple(trios), bits if failing * 3 <= len(trios) and len(trios) - failing >= 2 else 0)


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


def _of_base(columns: Sequence[Line], figures: Sequence[Figure]) -> Iterator[Quotient]:
    """Columns of percentages of the column beside them, by its figure in the row of 100."""
    for at, line in enumerate(columns):
        bases = [
            row for row, cell in enumerate(line) if _is_percent(cell, figures) and figures[cell].number.value == 100
        ]
        if not bases or sum(1 for cell in line if _is_percent(cell, figures)) < 4:
            continue
        found = [
            _quotient(
                "share",
                tuple(-1 if row == base else cell for row, cell in enumerate(line)),
                columns[top],
                (columns[top][base],) * len(line),
                figures,
                bits_of(len(columns) * len(bases)),
                0,
            )
            for top in range(len(columns))
            for base in bases[:4]
            if top != at and _is_amount(columns[top][base], figures)
        ]
        best = max(found, key=lambda quotient: quotient.bits, default=None)
        if best is not None and best.bits >= NEEDED:
            yield best


def _is_percent(cell: int, figures: Sequence[Figure]) -> bool:
    return cell >= 0 and figures[cell].unit == "percent" and not figures[cell].nil and figures[cell].number.value != 0


def _is_amount(cell: int, figures: Sequence[Figure]) -> bool:
    return cell >= 0 and figures[cell].unit not in ("percent", "points", "basis points") and not figures[cell].nil
