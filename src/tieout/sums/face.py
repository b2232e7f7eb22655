"""A Grid in, the faces on which relations are sought out: rows by column group, then columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tieout.core.relation import Axis
from tieout.sums.grid import NO_HINTS, Grid, Hints


@dataclass(frozen=True, slots=True)
class Face:
    """One way of looking at a grid: `columns[line][index]`, zero where nothing is printed.

    `lines` are the grid's line numbers; everything else counts lines from 0. `shown`
    tells a printed cell (a dash included) from an empty one. `pivots` are the lines
    with most digits first. `signs` are those that the labels suggest.
    """

    grid: Grid
    axis: Axis
    size: int
    lines: tuple[int, ...]
    columns: tuple[tuple[int, ...], ...]
    shown: tuple[tuple[bool, ...], ...]
    units: tuple[tuple[int, ...], ...]
    active: tuple[int, ...]
    signs: tuple[int, ...]
    hints: tuple[Hints, ...]
    pivots: tuple[int, ...]

    def place(self, index: int, line: int) -> tuple[int, int]:
        """(row, column) of a cell."""
        return (index, self.lines[line]) if self.axis is Axis.ROWS else (self.lines[line], index)


def faces(grid: Grid) -> Iterator[Face]:
    """Rows once for each group of columns, then columns once for all groups."""
    width = grid.width
    groups = grid.groups or (0,) * width
    by_key: dict[int | str, list[int]] = {}
    for column, key in enumerate(groups[:width]):
        if key is not None:
            by_key.setdefault(key, []).append(column)
    rows = range(grid.height)
    for columns in by_key.values():
        yield _face(grid, Axis.ROWS, list(rows), columns)
    whole = sorted(column for columns in by_key.values() for column in columns)
    if len(whole) >= 3:
        yield _face(grid, Axis.COLUMNS, whole, list(rows))


def _face(grid: Grid, axis: Axis, indices: list[int], lines: list[int]) -> Face:
    size = (max(indices) + 1) if indices else 0
    columns, shown, units = [], [], []
    alive = [False] * size
    for line in lines:
        values, prints, steps = [0] * size, [False] * size, [1] * size
        for index in indices:
            row, column = (index, line) if axis is Axis.ROWS else (line, index)
            value = grid.value(row, column)
            steps[index] = grid.unit(row)
            if value is not None:
                values[index], prints[index], alive[index] = value, True, True
        columns.append(tuple(values))
        shown.append(tuple(prints))
        units.append(tuple(steps))
    along_rows = axis is Axis.ROWS
    hints = tuple(grid.hint(i) for i in range(size)) if along_rows else (NO_HINTS,) * size
    weight = [sum(abs(v).bit_length() for v in column) for column in columns]
    pivots = sorted(range(len(lines)), key=lambda at: (-weight[at], at))
    return Face(
        grid,
        axis,
        size,
        tuple(lines),
        tuple(columns),
        tuple(shown),
        tuple(units),
        tuple(i for i in indices if alive[i]),
        tuple(h.sign or 1 for h in hints),
        hints,
        tuple(pivots),
    )
