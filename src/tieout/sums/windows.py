"""A line of numbers and the places in view in, runs that could add up to a place out.

A view is a list of places: all of them, those that no accepted sum has used up, or every
second or third. Runs are stretches of a view, so whatever is out of view costs nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Window(NamedTuple):
    """`view[first:stop]` may add up to `result`; `skip` places of the view lie between them."""

    result: int
    first: int
    stop: int
    skip: int


def windows(
    view: Sequence[int], prefix: Sequence[int], values: Sequence[int], results: Sequence[int], unit: int, skips: int
) -> Iterator[Window]:
    """Guess runs that end, or begin, at most `skips` places of the view away from their total.

    prefix: prefix sums of the line over the view. values: by place. unit: of the line's
    last digit. Runs of equal sum (over zeros) are given as the shortest and the longest.
    O(view * skips).
    """
    wide = 4 * unit
    buckets: dict[int, list[list[int]]] = {}
    for at, total in enumerate(prefix):
        entries = buckets.setdefault(total // wide, [])
        for entry in entries:
            if entry[0] == total:
                entry[2] = at
                entry.append(at)
                break
        else:
            entries.append([total, at, at])
    for result in results:
        value = values[result]
        if not value:
            continue
        at = bisect_left(view, result)
        after = at + 1 if at < len(view) and view[at] == result else at
        for skip in range(skips + 1):
            if at - skip >= 2:
                for first in _ends(buckets, prefix[at - skip] - value, wide, 0, at - skip - 2):
                    yield Window(result, first, at - skip, skip)
            if after + skip + 2 <= len(view):
                for stop in _ends(buckets, prefix[after + skip] + value, wide, after + skip + 2, len(view)):
                    yield Window(result, after + skip, stop, skip)


def _ends(buckets: dict[int, list[list[int]]], goal: int, wide: int, low: int, high: int) -> Iterator[int]:
    """Positions from low to high whose prefix sum is near goal: the first and last of each sum."""
    key = goal // wide
    for near in (key - 1, key, key + 1):
        for entry in buckets.get(near, ()):
            if abs(entry[0] - goal) > wide or entry[2] < low or entry[1] > high:
                continue
            inside = [x for x in entry[1:] if low <= x <= high]
            if inside:
                first, last = min(inside), max(inside)
                yield first
                if last != first:
                    yield last
