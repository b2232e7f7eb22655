"""Layout comes in (from ``read/grid``); tables of numerals under heads and beside labels go out."""

from __future__ import annotations

from dataclasses import dataclass

from tieout.core.period import Period
from tieout.core.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as printed, before any scale: ``(2,242)`` is digits -2242, places 0.

    ``digits`` is the signed mantissa, ``places`` the count of digits after the point.
    ``unit`` is what the print itself says: "" , ``USD`` ("$" or another sign), ``percent``, ``cents``, ``times``.
    ``scale`` is the power of ten that the print itself says ("$37.5 million" is 6).
    ``other`` holds the further mantissas that a doubtful print may stand for; ``flaw`` says what is doubtful.
    ``fraction`` is set for ``12 3/4``: digits/places carry the exact decimal value 12.75.
    """

    start: int
    end: int
    text: str
    digits: int
    places: int
    unit: str = ""
    scale: int = 0
    nil: bool = False
    other: tuple[int, ...] = ()
    flaw: str = ""
    fraction: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Row:
    """One line item: its label, its place in the hierarchy, its figures.

    ``path`` holds the labels of the sections over it, outermost first. ``cells`` holds, for each
    column, an index into the exhibit's figures, or -1. ``rule_above`` and ``rule_below`` are 0, 1 or 2
    (none, single, double). ``gap_above`` says that blank lines or a page break precede it.
    ``section`` numbers the run of rows under one heading; rows without figures open a new one.
    """

    index: int
    line: int
    label: str
    start: int
    end: int
    indent: int
    path: tuple[str, ...]
    cells: tuple[int, ...]
    rule_above: int = 0
    rule_below: int = 0
    gap_above: bool = False
    section: int = 0


@quick
@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heads from top to bottom and what they say.

    ``period`` is None where no head, caption or prose gives one. ``unit`` is "" (as the row says) or
    ``percent``, ``USD/share``, ``shares``, ... ``marks`` holds words such as ``unaudited``, ``restated``,
    ``change``, ``pro forma``.
    """

    index: int
    head: tuple[str, ...]
    period: Period | None = None
    unit: str = ""
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of figures. ``scale`` is the power of ten of its money (3: in thousands)."""

    index: int
    caption: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    start: int
    end: int
    scale: int = 0
    currency: str = "USD"
