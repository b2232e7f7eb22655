"""A Sheet in, one of its two planes out: places along an axis, lines across it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import gcd

from tieout.core.relation import Axis
from tieout.sums.bare.cells import Sheet

VARIED = 5


@dataclass(frozen=True, slots=True)
class Labels:
    """Places with any text, and those whose text names a total."""

    texts: frozenset[int]
    totals: frozenset[int]


@dataclass(frozen=True, slots=True)
class Plane:
    """`values[line][place]`, zero where nothing is printed; `prefix[line]` are its prefix sums.

    axis ROWS: places are rows, lines are columns. `shown[line][place]` tells a number;
    `held[line][place]` a number or a nil. `used` and `alive` are the places with a number anywhere,
    `labelled` those with text, `kinds` the finest unit of each place,
    `common` and `widest` the unit most usual and largest on each line, `grain` what divides all its
    numbers, `filled` how many are not zero, `lines` those with two numbers or more.
    """

    axis: Axis
    size: int
    values: tuple[tuple[int, ...], ...]
    shown: tuple[tuple[bool, ...], ...]
    units: tuple[tuple[int, ...], ...]
    prefix: tuple[tuple[int, ...], ...]
    used: tuple[int, ...]
    lines: tuple[int, ...]
    totals: frozenset[int]
    alive: frozenset[int]
    labelled: frozenset[int]
    kinds: tuple[int, ...]
    common: tuple[int, ...]
    widest: tuple[int, ...]
    grain: tuple[int, ...]
    filled: tuple[int, ...]


def planes(sheet: Sheet, row_labels: Labels, column_labels: Labels) -> tuple[Plane, Plane]:
    """Rows bound down the columns, and columns bound along the rows. O(cells)."""
    rows = [[value or 0 for value in row] for row in sheet.values]
    shown = [[value is not None for value in row] for row in sheet.values]
    units = [list(row) for row in sheet.units]
    across = _plane(Axis.COLUMNS, rows, shown, units, column_labels, sheet.width)
    height = len(rows)
    down = _plane(
        Axis.ROWS,
        [list(line) for line in zip(*rows, strict=True)],
        [list(line) for line in zip(*shown, strict=True)],
        [list(line) for line in zip(*units, strict=True)],
        row_labels,
        height,
    )
    return down, across


def _plane(
    axis: Axis,
    values: list[list[int]],
    shown: list[list[bool]],
    units: list[list[int]],
    labels: Labels,
    size: int,
) -> Plane:
    prefix = []
    alive = [False] * size
    kinds = [0] * size
    common, widest = [], []
    lines = []
    for at, line in enumerate(values):
        run = [0]
        for value in line:
            run.append(run[-1] + value)
        prefix.append(tuple(run))
        count = 0
        for place, there in enumerate(shown[at]):
            if there:
                unit = units[at][place]
                kinds[place] = min(kinds[place] or unit, unit)
                alive[place] = True
                count += 1
        seen = Counter(u for u, there in zip(units[at], shown[at], strict=True) if there)
        common.append(seen.most_common(1)[0][0] if seen else 1)
        widest.append(max(seen, default=1))
        if count >= 2:
            lines.append(at)
    return Plane(
        axis,
        size,
        tuple(map(tuple, values)),
        tuple(map(tuple, shown)),
        tuple(map(tuple, units)),
        tuple(prefix),
        tuple(place for place in range(size) if alive[place]),
        tuple(lines),
        labels.totals,
        frozenset(place for place in range(size) if alive[place]),
        labels.texts,
        tuple(kinds),
        tuple(common),
        tuple(widest),
        tuple(map(_grain, values)),
        tuple(sum(map(bool, line)) for line in values),
    )


def _grain(line: list[int]) -> int:
    """The common divisor of a line's numbers: digits below it say nothing. 1 where they are few."""
    different = {abs(value) for value in line if value}
    return gcd(*different) if len(different) >= VARIED else 1
