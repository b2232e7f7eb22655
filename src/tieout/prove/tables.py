"""A table and its figures come in; grids for ``sums`` go out, one for each unit that can be added up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
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


RATE_UNITS: Final = ("percent", "points", "basis points")
SUMS: Final = 8 * 8
"""Eighths of a bit that a sum must show to be none by chance."""
RATES: Final = 20 * 8
"""The same for rates and changes: short numbers that add up by chance, unless they come to a hundred."""


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
    rows: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in table.rows:
        for index in row.cells:
            if index >= 0 and not figures[index].nil:
                rows[figures[index].unit, figures[index].number.decimals or 0].append(row)
    grids = []
    hints: Sequence[Hints] = ()
    for (unit, decimals), own in rows.items():
        several = list({row.index: row for row in own}.values())
        if unit in _SUMMABLE and len(own) >= 3 and (len(several) >= 3 or len(table.columns) >= 3):
            hints = hints or _hints(table.rows)
            grids.append(_grid(unit, decimals, several, [hints[row.index] for row in several], figures))
    return grids


def _grid(unit: str, decimals: int, rows: Sequence[Row], hints: Iterable[Hints], figures: Sequence[Figure]) -> UnitGrid:
    """The grid of ``rows``, all of which print a figure of ``unit`` and ``decimals``."""
    cells: list[tuple[int | None, ...]] = []
    nil: set[tuple[int, int]] = set()
    readings: dict[tuple[int, int], tuple[int, ...]] = {}
    home: set[int] = set()
    for at, row in enumerate(rows):
        line: list[int | None] = []
        for column, index in enumerate(row.cells):
            figure = figures[index] if index >= 0 else None
            if figure is None or not (
                figure.nil or (figure.unit == unit and (figure.number.decimals or 0) == decimals)
            ):
                line.append(None)
                continue
            line.append(int(figure.number.value.scaleb(decimals)))
            if figure.nil:
                nil.add((at, column))
            else:
                home.add(column)
            if figure.readings:
                readings[at, column] = tuple(int(other.scaleb(decimals)) for other in figure.readings)
        cells.append(tuple(line))
    grid = Grid(
        cells=tuple(cells),
        nil=frozenset(nil),
        hints=tuple(hints),
        groups=tuple(0 if column in home else None for column in range(len(cells[0]))),
        readings=readings,
        needed=RATES if unit in RATE_UNITS and not any(10 ** (2 + decimals) in line for line in cells) else SUMS,
        signed=unit not in RATE_UNITS,
    )
    return UnitGrid(unit, grid, tuple(row.index for row in rows), -decimals)


def _hints(rows: Sequence[Row]) -> list[Hints]:
    """What the layout says of each row."""
    names: dict[str, int] = {"": 0}
    return [
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
    ]


@lru_cache(maxsize=32768)
def _is_total(label: str) -> bool:
    return not label or _TOTAL.search(label) is not None


@lru_cache(maxsize=32768)
def _is_taken_off(label: str) -> bool:
    return _LESS.search(label) is not None
