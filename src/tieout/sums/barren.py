"""Rows and the stack over them come in; whether the same was searched before, and gave nothing, goes out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tieout.sums.across import Across
from tieout.sums.runs import MAX_RUN, MAX_SKIP

_REACH: Final = MAX_RUN + MAX_SKIP + 1
"""Rows of the stack that a search can look at: one more than the longest run and what it skips."""
_KEPT: Final = 512
"""Searches that are remembered; then it begins anew, so that rows which never repeat take no memory."""


class Barren:
    """The searches that gave nothing. A long table whose rows repeat is searched once, not for each of them.

    A search is told by what it can see: figures and dashes of the rows, how their layout takes them, which are totals.
    Where cells are doubtful, or rows are few, nothing is remembered.
    """

    __slots__ = ("_kinds", "_seen")

    def __init__(self, across: Across) -> None:
        idle = len(across.values) <= 2 * _REACH or bool(across.grid.readings)
        self._kinds: list[int] = [] if idle else _kinds_of(across)
        self._seen: set[tuple[int, ...]] = set()

    def found(self, row: int) -> None:
        """``row`` is a total."""
        if self._kinds and self._kinds[row] >= 0:
            self._kinds[row] = -1 - self._kinds[row]

    def search(self, row: int, stack: Sequence[int]) -> tuple[int, ...] | None:
        """What tells the search for ``row`` under the rows ``stack``; None where the same one gave nothing."""
        kinds = self._kinds
        if not kinds:
            return ()
        told = (kinds[row], *[kinds[place] for place in stack[-_REACH:]])
        return None if told in self._seen else told

    def gave_nothing(self, search: tuple[int, ...]) -> None:
        """Remember a search."""
        if len(self._seen) >= _KEPT:
            self._seen.clear()
        if search:
            self._seen.add(search)


def _kinds_of(across: Across) -> list[int]:
    """A number for each place; the same for those that a search cannot tell apart."""
    numbers: dict[object, int] = {}
    nil = bool(across.grid.nil)
    kinds = []
    for place, cells in enumerate(across.values):
        dashes = tuple(line for line in across.lines if across.nils((place,), line)) if nil else ()
        kind = (cells, dashes, across.layout(place), across.opens(place))
        kinds.append(numbers.setdefault(kind, len(numbers)))
    return kinds
