"""A line of numbers and the places in view in, runs that could add up to a place out.

Runs are stretches of a view, so whatever is out of view costs nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Window(NamedTuple):
    """`view[first:stop]` may add up to `result`; `skip` places of the view lie between them."""

    result: int
    first: int
    stop: int
    skip: int


def windows(
    view: Sequence[int], prefix: Sequence[int], results: Iterable[int], values: Sequence[int], unit: int, skips: int
) -> set[Window]:
    """Guess runs that end, or begin, at most `skips` places of the view away from their total.

    prefix: prefix sums of the line over the view. results: places with a number other than
    zero. values: by place. unit: of the line's last digit. Runs of equal sum (over zeros) are
    given as the shortest and the longest. O(view * skips * log(view)).
    """
    wide = 4 * unit
    where: dict[int, list[int]] = {}
    for at, total in enumerate(prefix):
        spots = where.get(total)
        if spots is None:
            where[total] = [at]
        else:
            spots.append(at)
    totals = sorted(where)
    most = len(totals)
    found: set[Window] = set()
    count = len(view)
    for result in results:
        value = values[result]
        slack = min(wide, abs(value) // 2)
        at = bisect_left(view, result)
        after = at + 1 if at < count and view[at] == result else at
        for skip in range(skips + 1):
            stop = at - skip
            if stop >= 2:
                goal = prefix[stop] - value + slack
                near = bisect_left(totals, goal - 2 * slack)
                while near < most and totals[near] <= goal:
                    spots = where[totals[near]]
                    near += 1
                    if spots[0] <= stop - 2:
                        found.add(Window(result, spots[0], stop, skip))
                        if len(spots) > 1:
                            found.add(Window(result, spots[bisect_right(spots, stop - 2) - 1], stop, skip))
            first = after + skip
            if first + 2 <= count:
                goal = prefix[first] + value + slack
                near = bisect_left(totals, goal - 2 * slack)
                while near < most and totals[near] <= goal:
                    spots = where[totals[near]]
                    near += 1
                    if spots[-1] >= first + 2:
                        found.add(Window(result, first, spots[-1], skip))
                        if len(spots) > 1:
                            found.add(Window(result, first, spots[bisect_left(spots, first + 2)], skip))
    return found
