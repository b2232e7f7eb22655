"""Numerals with their context come in; figures (printed) and facts (meant) go out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tieout.core.number import Number
from tieout.core.period import Period
from tieout.core.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class Figure:
    """A number as printed, at its place, in base units, with its context.

    ``number`` is what is printed: parentheses and "negative" are minus, but in "a net loss of $156,000"
    it is +156000. ``unit`` is ``USD``, ``USD/share``, ``shares``, ``percent``, ``pure``, ...
    ``label`` is the label path of a table figure (outermost first), or the measure phrase of a prose figure.
    ``readings`` are the other values (base units) a doubtful print may stand for; ``flaw`` says why.
    ``table``, ``row`` and ``column`` place it in the exhibit's tables, ``sentence`` in its prose; -1 elsewhere.
    """

    start: int
    end: int
    line: int
    column_at: int
    text: str
    number: Number
    unit: str
    place: str
    label: tuple[str, ...] = ()
    period: Period | None = None
    nil: bool = False
    readings: tuple[Decimal, ...] = ()
    flaw: str = ""
    table: int = -1
    row: int = -1
    column: int = -1
    sentence: int = -1
    approximate: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Fact:
    """A figure with meaning. ``figure`` is a key (document index, figure index) of the book.

    ``number`` carries the sign of the meaning: the fact behind "a net loss of $156,000" is negative.
    ``basis`` names what the fact is measured on (``continuing``, ``discontinued``, ``recast``, ``restated``,
    ``pro forma``, ``adjusted``), joined by spaces, "" when nothing is said.
    """

    figure: tuple[int, int]
    concept: str
    segment: str
    period: Period | None
    unit: str
    number: Number
    basis: str = ""
