"""An amount that follows comes in; whether a document of its issuer prints it goes out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from operator import itemgetter
from typing import Final

from tieout.book.book import Book
from tieout.core.fact import Figure
from tieout.core.implied import Implied
from tieout.core.period import Period

_CLOSE: Final = Decimal("0.01")
"""Bounds that are no further apart, as a part of the amount: a number between them, of whatever day, is hardly there by chance."""
_LIKE: Final = {"shares": ("shares", "pure"), "pure": ("pure", "shares")}


class Printed:
    """The numbers that the documents of one issuer print, by unit and size."""

    def __init__(self, book: Book, documents: Iterable[int]) -> None:
        self._by_unit: dict[str, list[tuple[Decimal, Figure]]] = defaultdict(list)
        for document in documents:
            for figure in book.exhibits[document].figures:
                if not figure.nil:
                    self._by_unit[figure.unit].append((abs(figure.number.value), figure))
        for figures in self._by_unit.values():
            figures.sort(key=itemgetter(0))

    def has(self, implied: Implied) -> bool:
        """Whether a number as good as ``implied`` is printed for its period, under whatever name and with either sign."""
        if implied.low is None or implied.high is None:
            return False
        low, high = sorted((abs(implied.low), abs(implied.high)))
        width = max(high - low, Decimal(1))
        for unit in _LIKE.get(implied.unit, (implied.unit,)):
            figures = self._by_unit.get(unit, [])
            first = bisect_left(figures, low - width, key=itemgetter(0))
            last = bisect_right(figures, high + width, key=itemgetter(0))
            for size, figure in figures[first:last]:
                half = figure.number.half
                of_period = _same(figure.period, implied.period) or (figure.period is None and width <= _CLOSE * high)
                if half <= width and low - half <= size <= high + half and of_period:
                    return True
        return False


def _same(one: Period | None, other: Period | None) -> bool:
    return other is None or (one is not None and one.same(other))
