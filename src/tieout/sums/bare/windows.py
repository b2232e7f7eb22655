"""A line of numbers and the places in view in, runs that could add up to a place out.

A view is a list of places: all of them, those that no accepted sum has used up, or every
second or third. Runs are stretches of a view, so whatever is out of view costs nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Window(NamedTuple):
    """`view[first:stop]` may add up to `result`; `skip` places of the view lie between them."""

    result: int
    first: int
    stop: int
    skip: int


def windows(
    view: Sequence[int], prefix: Sequence[int], values: Sequence[int], results: Sequence[int], unit: int, skips: int
) -> set[Window]:
    """Guess runs that end, or begin, at most `skips` places of the view away from their total.

    prefix: prefix sums of the line over the view. values: by place. unit: of the line's
    last digit. Runs of equal sum (over zeros) are given as the shortest and the longest.
    O(view * skips) look-ups.
    """
    wide = 4 * unit
    spread = 8 * wide
    where: dict[int, list[int]] = {}
    for at, total in enumerate(prefix):
        spots = where.get(total)
        if spots is None:
            where[total] = [at]
        else:
            spots.append(at)
    buckets: dict[int, list[tuple[int, list[int]]]] = {}
    for total, spots in where.items():
        for key in {(total - wide) // spread, (total + wide) // spread}:
            buckets.setdefault(key, []).append((total, spots))
    found: set[Window] = set()
    count = len(view)
    look = buckets.get
    for result in results:
        value = values[result]
        if not value:
            continue
        at = bisect_left(view, result)
        after = at + 1 if at < count and view[at] == result else at
        for skip in range(skips + 1):
            stop = at - skip
            if stop >= 2:
                goal = prefix[stop] - value
                for total, spots in look(goal // spread, ()):
                    if spots[0] <= stop - 2 and -wide <= total - goal <= wide:
                        _above(found, result, spots, stop, skip)
            first = after + skip
            if first + 2 <= count:
                goal = prefix[first] + value
                for total, spots in look(goal // spread, ()):
                    if spots[-1] >= first + 2 and -wide <= total - goal <= wide:
                        _below(found, result, spots, first, skip)
    return found


def _above(found: set[Window], result: int, spots: list[int], stop: int, skip: int) -> None:
    found.add(Window(result, spots[0], stop, skip))
    if len(spots) > 1:
        found.add(Window(result, spots[bisect_right(spots, stop - 2) - 1], stop, skip))


def _below(found: set[Window], result: int, spots: list[int], first: int, skip: int) -> None:
    found.add(Window(result, first, spots[-1], skip))
    if len(spots) > 1:
        found.add(Window(result, first, spots[bisect_left(spots, first + 2)], skip))
