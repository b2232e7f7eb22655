"""The bare table: integers at one scale with layout hints in, nothing else known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tieout.core.quick import quick
from tieout.sums.bits import BIT


@quick
@dataclass(frozen=True, slots=True)
class Hints:
    """What the layout says of one row. All are optional; the default says nothing.

    `rule_above`, `rule_below`: 0 none, 1 single, 2 double, right above or below the
    figures. `total`: the caller takes the label for that of a total. `section`: rows
    under one heading share a number (0: none). `sign`: -1 where the label says that
    a positive figure is subtracted ("less", "expense"), +1 where it says added, 0
    where it says nothing. `name`: rows with the same label share a number (0: no label).
    """

    indent: int = 0
    rule_above: int = 0
    rule_below: int = 0
    blank_before: bool = False
    total: bool = False
    section: int = 0
    sign: int = 0
    name: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of mantissas at one scale.

    `cells[row][column]` is the mantissa, or None where nothing is printed. `nil` holds
    the (row, column) of cells that print a dash: their mantissa is taken as zero.
    `units[row]` is the unit of the last printed digit, counted in mantissas (1 when
    every digit is printed; 1000 where a row is printed in thousands and the grid
    counts ones); empty means 1 everywhere. `hints[row]` may be empty. `groups[column]`
    is a key: the same row relation is expected in all columns of one key, None leaves
    a column out (percentages, notes); empty means one group of all columns.
    `readings[(row, column)]` lists the other mantissas that a doubtful numeral could
    stand for. `needed` is the net evidence, in eighths of a bit, below which a relation
    of the grid is chance; `signed` says that figures may be taken off, not only added.
    """

    cells: tuple[tuple[int | None, ...], ...]
    nil: frozenset[tuple[int, int]] = frozenset()
    hints: tuple[Hints, ...] = ()
    groups: tuple[int | str | None, ...] = ()
    readings: Mapping[tuple[int, int], tuple[int, ...]] = field(default_factory=dict)
    needed: int = 8 * BIT
    signed: bool = True

    @property
    def height(self) -> int:
        """Number of rows."""
        return len(self.cells)

    @property
    def width(self) -> int:
        """Number of columns (of the longest row)."""
        return max((len(row) for row in self.cells), default=0)

    def value(self, row: int, column: int) -> int | None:
        """Mantissa of a cell: nil is zero, beyond the row's end is None."""
        if (row, column) in self.nil:
            return 0
        cells = self.cells[row]
        return cells[column] if column < len(cells) else None

    def printed(self) -> tuple[tuple[int | None, ...], ...]:
        """All cells as `value` has them, every row as wide as the grid."""
        width = self.width
        rows = [[*row, *(None,) * (width - len(row))] for row in self.cells]
        for row, column in self.nil:
            rows[row][column] = 0
        return tuple(map(tuple, rows))

    def hint(self, row: int) -> Hints:
        """Layout of a row."""
        return self.hints[row] if self.hints else NO_HINTS


NO_HINTS = Hints()
