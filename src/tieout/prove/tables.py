"""A table and its figures come in; grids for ``sums`` go out, one for each unit that can be added up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tieout.core.exhibit import Exhibit
from tieout.core.fact import Figure
from tieout.core.table import Row, Table
from tieout.sums import Grid, Hints

_TOTAL: Final = re.compile(r"\b(?:total|subtotal|net|gross|aggregate|combined|consolidated|balance|end of)\b", re.IGNORECASE)
_LESS: Final = re.compile(
    r"\b(?:less|deduct\w*|minus|cost|costs|expenses?|provision|loss(?:es)?|tax(?:es)?|amortization|impairment|write-?\w*|charges?|"
    r"dividends|payments?|purchases?|repayments?|attributable to non-?controlling|interest expense)\b",
    re.IGNORECASE,
)
_SUMMABLE: Final = ("USD", "USD/share", "shares", "percent", "pure", "EUR", "GBP", "CAD", "JPY", "points", "basis points")


@dataclass(frozen=True, slots=True)
class UnitGrid:
    """A grid of one unit: ``rows`` are the table's row indexes, ``exponent`` the power of ten of a mantissa."""

    unit: str
    grid: Grid
    rows: tuple[int, ...]
    exponent: int


def grids_of(table: Table, exhibit: Exhibit) -> list[UnitGrid]:
    """One grid for each unit in ``table`` that stands in at least three rows, or in two rows of three columns."""
    figures = exhibit.figures
    by_unit: dict[str, list[int]] = {}
    for row in table.rows:
        for unit in _units(row, figures):
            by_unit.setdefault(unit, []).append(row.index)
    return [
        _grid(unit, rows, table, figures)
        for unit, rows in by_unit.items()
        if unit in _SUMMABLE and (len(rows) >= 3 or len(table.columns) >= 3)
    ]


def _units(row: Row, figures: Sequence[Figure]) -> list[str]:
    seen: list[str] = []
    for index in row.cells:
        if index >= 0 and not figures[index].nil and figures[index].unit not in seen:
            seen.append(figures[index].unit)
    return seen


def _grid(unit: str, rows: list[int], table: Table, figures: Sequence[Figure]) -> UnitGrid:
    chosen = [table.rows[index] for index in rows]
    exponent = min(
        -(figures[index].number.decimals or 0)
        for row in chosen
        for index in row.cells
        if index >= 0 and figures[index].unit == unit
    )
    cells: list[tuple[int | None, ...]] = []
    nil: set[tuple[int, int]] = set()
    readings: dict[tuple[int, int], tuple[int, ...]] = {}
    units: list[int] = []
    for at, row in enumerate(chosen):
        line: list[int | None] = []
        coarse = 1
        for column, index in enumerate(row.cells):
            figure = figures[index] if index >= 0 else None
            if figure is None or (figure.unit != unit and not figure.nil):
                line.append(None)
                continue
            line.append(int(figure.number.value.scaleb(-exponent)))
            if figure.nil:
                nil.add((at, column))
            else:
                coarse = max(coarse, 10 ** (-(figure.number.decimals or 0) - exponent))
            if figure.readings:
                readings[at, column] = tuple(int(other.scaleb(-exponent)) for other in figure.readings)
        cells.append(tuple(line))
        units.append(coarse)
    grid = Grid(
        cells=tuple(cells),
        nil=frozenset(nil),
        units=tuple(units),
        hints=tuple(_hints(row) for row in chosen),
        groups=_groups(table, chosen, figures, unit),
        readings=readings,
    )
    return UnitGrid(unit, grid, tuple(rows), exponent)


def _hints(row: Row) -> Hints:
    return Hints(
        indent=row.indent,
        rule_above=row.rule_above,
        rule_below=row.rule_below,
        blank_before=row.gap_above,
        total=bool(_TOTAL.search(row.label)) or not row.label,
        section=row.section,
        sign=-1 if _LESS.search(row.label) else 0,
    )


def _groups(table: Table, rows: list[Row], figures: Sequence[Figure], unit: str) -> tuple[int | str | None, ...]:
    """Columns in which the unit is at home; a column of changes or with the unit only by accident is left out."""
    groups: list[int | str | None] = []
    for column in table.columns:
        own = sum(1 for row in rows if row.cells[column.index] >= 0 and figures[row.cells[column.index]].unit == unit)
        groups.append(0 if own else None)
    return tuple(groups)


def value_of(mantissa: int, exponent: int) -> Decimal:
    """The base-unit value of a grid's mantissa."""
    return Decimal(mantissa).scaleb(exponent)
