"""A table and its figures come in; grids for ``sums`` go out, one for each unit that can be added up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tieout.book.labels import normalise
from tieout.core.exhibit import Exhibit
from tieout.core.fact import Figure
from tieout.core.table import Row, Table
from tieout.sums import Grid, Hints

_TOTAL: Final = re.compile(
    r"\b(?:total|subtotal|net|gross|aggregate|combined|consolidated|balance|end of)\b", re.IGNORECASE
)
_LESS: Final = re.compile(
    r"\b(?:less|deduct\w*|minus|cost|costs|expenses?|provision|loss(?:es)?|tax(?:es)?|amortization|impairment|write-?\w*|charges?|"
    r"dividends|payments?|purchases?|repayments?|attributable to non-?controlling|interest expense)\b",
    re.IGNORECASE,
)
_SUMMABLE: Final = (
    "USD",
    "USD/share",
    "shares",
    "percent",
    "pure",
    "EUR",
    "GBP",
    "CAD",
    "JPY",
    "points",
    "basis points",
)


@dataclass(frozen=True, slots=True)
class UnitGrid:
    """A grid of one unit: ``rows`` are the table's row indexes, ``exponent`` the power of ten of a mantissa."""

    unit: str
    grid: Grid
    rows: tuple[int, ...]
    exponent: int


def grids_of(table: Table, exhibit: Exhibit) -> list[UnitGrid]:
    """One grid for each unit (and, within a unit, each fineness that keeps to rows or columns of its own).

    Rates printed among amounts have other decimals than these and are no addends of theirs.
    """
    figures = exhibit.figures
    counts: dict[tuple[str, int], int] = {}
    for row in table.rows:
        for index in row.cells:
            if index >= 0 and not figures[index].nil:
                kind = figures[index].unit, figures[index].number.decimals or 0
                counts[kind] = counts.get(kind, 0) + 1
    grids = []
    for (unit, decimals), count in counts.items():
        if unit in _SUMMABLE and count >= 3:
            grid = _grid(unit, decimals, table, figures)
            if grid is not None:
                grids.append(grid)
    return grids


def _grid(unit: str, decimals: int, table: Table, figures: Sequence[Figure]) -> UnitGrid | None:
    exponent = -decimals
    rows: list[Row] = []
    cells: list[tuple[int | None, ...]] = []
    nil: set[tuple[int, int]] = set()
    readings: dict[tuple[int, int], tuple[int, ...]] = {}
    for row in table.rows:
        line: list[int | None] = []
        own = False
        for index in row.cells:
            figure = figures[index] if index >= 0 else None
            if figure is None or not (figure.nil or (figure.unit == unit and figure.number.decimals == decimals)):
                line.append(None)
                continue
            own = own or not figure.nil
            line.append(int(figure.number.value.scaleb(decimals)))
        if not own:
            continue
        at = len(rows)
        for column, index in enumerate(row.cells):
            if index >= 0 and line[column] is not None:
                if figures[index].nil:
                    nil.add((at, column))
                if figures[index].readings:
                    readings[at, column] = tuple(int(other.scaleb(decimals)) for other in figures[index].readings)
        rows.append(row)
        cells.append(tuple(line))
    if len(rows) < 3 and len(table.columns) < 3:
        return None
    grid = Grid(
        cells=tuple(cells),
        nil=frozenset(nil),
        hints=_hints(rows),
        groups=_groups(cells, nil),
        readings=readings,
    )
    return UnitGrid(unit, grid, tuple(row.index for row in rows), exponent)


def _hints(rows: Sequence[Row]) -> tuple[Hints, ...]:
    names: dict[str, int] = {"": 0}
    return tuple(
        Hints(
            indent=row.indent,
            rule_above=row.rule_above,
            rule_below=row.rule_below,
            blank_before=row.gap_above,
            total=_is_total(row.label),
            section=row.section,
            sign=-1 if _is_taken_off(row.label) else 0,
            name=names.setdefault(normalise(row.label), len(names)),
        )
        for row in rows
    )


@lru_cache(maxsize=32768)
def _is_total(label: str) -> bool:
    return not label or _TOTAL.search(label) is not None


@lru_cache(maxsize=32768)
def _is_taken_off(label: str) -> bool:
    return _LESS.search(label) is not None


def _groups(cells: list[tuple[int | None, ...]], nil: set[tuple[int, int]]) -> tuple[int | str | None, ...]:
    """Columns in which the unit is at home; the others are left out."""
    width = len(cells[0])
    own = [
        any(line[column] is not None and (at, column) not in nil for at, line in enumerate(cells))
        for column in range(width)
    ]
    return tuple(0 if at_home else None for at_home in own)
