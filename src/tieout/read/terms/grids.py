"""Tables come in; the lowest and the highest rate of each column of a pricing grid go out: margins by index, fees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from tieout.core.fact import Figure
from tieout.core.table import Table
from tieout.read.terms.vocabulary import lexicon

_MARGIN: Final = re.compile(r"\b(?:margins?|spreads?|applicable|loans?|advances?)\b", re.IGNORECASE)
_FEE: Final = re.compile(r"\b(?:commitment|facility|unused)\b[^|]{0,20}\bfees?\b|\bfee rate\b", re.IGNORECASE)
_MOST: Final = Decimal(12)
"""A margin over an index is less than this many points."""


@dataclass(frozen=True, slots=True)
class Price:
    """A rate of a grid in percent points, at ``start`` to ``end``. ``name`` is spread or fee-rate."""

    name: str
    value: Decimal
    of: str
    start: int
    end: int


@cache
def _heads() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((index, re.compile(written, re.IGNORECASE)) for index, written in lexicon()["grid heads"].items())


def prices_of(table: Table, figures: Sequence[Figure]) -> Iterator[Price]:
    """The ends of each column of ``table`` that is headed by an index of interest or a fee; none of other tables."""
    for column in table.columns:
        name, of = _meaning(" | ".join((*table.caption[-1:], *column.head)), " | ".join(column.head))
        cells = [figures[row.cells[column.index]] for row in table.rows if row.cells[column.index] >= 0]
        shown = [(_points(figure), figure) for figure in cells]
        read = [(value, figure) for value, figure in shown if value is not None]
        if not name or len(read) < 2 or len(read) < len(cells):
            continue
        low, high = min(read, key=lambda pair: pair[0]), max(read, key=lambda pair: pair[0])
        ends = [("low", low), ("high", high)] if low[0] != high[0] else [("", low)]
        for end, (value, figure) in ends:
            yield Price(name, value, f"{of}/{end}".strip("/"), figure.start, figure.end)


def _meaning(context: str, head: str) -> tuple[str, str]:
    if _FEE.search(head):
        return "fee-rate", "unused"
    index = next((index for index, pattern in _heads() if pattern.search(head)), "")
    return ("spread", index) if index and _MARGIN.search(context) else ("", "")


def _points(figure: Figure) -> Decimal | None:
    """The figure in percent points; None for what is no margin."""
    value = figure.number.value
    if figure.unit == "basis points":
        value /= 100
    elif figure.unit != "percent":
        return None
    return value if 0 <= value < _MOST else None
