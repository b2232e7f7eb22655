"""A grid and an axis come in; the grid as seen along that axis, with what its layout says, goes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tieout.core.quick import quick
from tieout.core.relation import Axis
from tieout.sums.grid import Grid
from tieout.sums.weights import RULE_ABOVE, TOTAL_LABEL, UNRULED

Values = tuple[tuple[int | None, ...], ...]
"""The values of a grid, place by place; None where nothing is printed."""


@quick
@dataclass(frozen=True, slots=True)
class Across:
    """A grid as seen along one axis: ``values[place][position]`` for the places bound and the lines across them."""

    grid: Grid
    values: Values
    addends: tuple[tuple[int, ...], ...]
    """The values with zero where nothing is printed."""
    lines: list[int]
    axis: Axis
    ruled: bool = False

    def layout(self, place: int) -> int:
        """Eighths of a bit that the layout gives a row as a result: a rule over it, a total's label.

        In a table that rules its totals off, a row without a rule or a total's label is likely none.
        """
        if self.axis is Axis.COLUMNS:
            return 0
        hint = self.grid.hint(place)
        said = (RULE_ABOVE if hint.rule_above else 0) + (TOTAL_LABEL if hint.total else 0)
        return said if said or not self.ruled else UNRULED

    def doubtful(self, run: tuple[int, ...]) -> bool:
        """Whether a numeral in the run has another reading."""
        readings = self.grid.readings
        if self.axis is Axis.COLUMNS:
            return bool(readings) and any((line, at) in readings for at in run for line in self.lines)
        return bool(readings) and any((at, line) in readings for at in run for line in self.lines)

    def nils(self, places: Sequence[int], line: int) -> int:
        """How many of ``places`` print a dash on a line."""
        nil = self.grid.nil
        if not nil:
            return 0
        if self.axis is Axis.COLUMNS:
            return sum([(line, place) in nil for place in places])
        return sum([(place, line) in nil for place in places])

    def opens(self, place: int) -> bool:
        """Whether a row begins a run: the table's first, the first of a section, or one under a rule."""
        if place == 0:
            return True
        here, above = self.grid.hint(place), self.grid.hint(place - 1)
        return here.section != above.section or bool(above.rule_below) or bool(here.rule_above)
