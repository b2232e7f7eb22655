"""The figures of an exhibit's tables come in; an index by unit and size goes out, with the words of each line item."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from tieout.core.exhibit import Exhibit
from tieout.core.fact import Figure

_WORD: Final = re.compile(r"[a-z][a-z&'-]*[a-z]")
_EMPTY: Final = frozenset(
    [
        "the",
        "and",
        "for",
        "was",
        "were",
        "with",
        "from",
        "that",
        "this",
        "compared",
        "during",
        "quarter",
        "quarters",
        "year",
        "years",
        "month",
        "months",
        "ended",
        "ending",
        "first",
        "second",
        "third",
        "fourth",
        "fiscal",
        "prior",
        "same",
        "period",
        "which",
        "its",
        "our",
        "company",
        "reported",
        "total",
        "totaled",
        "per",
        "share",
        "diluted",
        "basic",
        "common",
        "million",
        "billion",
        "thousand",
        "thousands",
        "millions",
        "increase",
        "increased",
        "decrease",
        "decreased",
        "approximately",
        "by",
        "of",
        "to",
        "in",
        "an",
        "as",
        "at",
        "or",
        "on",
        "is",
        "are",
        "had",
        "has",
        "have",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "consolidated",
        "condensed",
        "statements",
        "statement",
        "financial",
        "data",
        "selected",
        "table",
        "unaudited",
        "except",
        "amounts",
    ]
)


@lru_cache(maxsize=16384)
def words_of(text: str) -> frozenset[str]:
    """The words of ``text`` that name something, in small letters, without plurals."""
    return frozenset(_stem(word) for word in _WORD.findall(text.lower()) if word not in _EMPTY and len(word) > 2)


def _stem(word: str) -> str:
    for ending in ("ies", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return word[: -len(ending)] + ("y" if ending == "ies" else "e" if ending == "es" else "")
    return word


@dataclass(frozen=True, slots=True)
class TableIndex:
    """Figures of tables by unit, sorted by size. ``sizes[unit]`` and ``places[unit]`` run in step."""

    sizes: dict[str, list[Decimal]]
    places: dict[str, list[int]]

    def near(self, figure: Figure) -> list[int]:
        """Table figures whose size agrees with that of ``figure``: same digits, or one a rounding of the other."""
        sizes = self.sizes.get(figure.unit)
        if not sizes:
            return []
        size, half = abs(figure.number.value), figure.number.half
        low, high = bisect_left(sizes, size - half), bisect_right(sizes, size + half)
        return self.places[figure.unit][low:high]


def index_of(exhibit: Exhibit) -> TableIndex:
    """The index of ``exhibit``; O(n log n) in its table figures."""
    by_unit: dict[str, list[tuple[Decimal, int]]] = {}
    for at, figure in enumerate(exhibit.figures):
        if figure.place == "table" and not figure.nil:
            by_unit.setdefault(figure.unit, []).append((abs(figure.number.value), at))
    for entries in by_unit.values():
        entries.sort()
    return TableIndex(
        {unit: [size for size, _ in entries] for unit, entries in by_unit.items()},
        {unit: [at for _, at in entries] for unit, entries in by_unit.items()},
    )


def line_item(exhibit: Exhibit, figure: Figure) -> frozenset[str]:
    """The words of a table figure's label path and of its column's heads."""
    table = exhibit.tables[figure.table]
    return words_of(" ".join((*figure.label, *table.columns[figure.column].head)))
