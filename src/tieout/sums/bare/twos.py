"""A Plane in, the sums of two places anywhere out.

Cost: O(places squared) look-ups on at most 24 lines; for planes of at most MOST places.
"""

from __future__ import annotations

from collections import Counter

from tieout.sums.bare.choose import Pattern
from tieout.sums.bare.plane import Plane
from tieout.sums.bare.views import PIVOTS, View, pivots
from tieout.sums.bare.weigh import weighed
from tieout.sums.bare.windows import Window
from tieout.sums.bits import BIT, bits_of

MOST = 70


def twos(plane: Plane, tried: set[tuple[int, tuple[int, ...]]]) -> list[Pattern]:
    """Two places anywhere that add up to a third, on a third of the lines looked at or more.

    tried: (result, inputs) weighed before; gets those weighed here.
    """
    if len(plane.used) > MOST:
        return []
    lines = pivots(plane, plane.lines, 0)[:: max(1, min(len(plane.lines), PIVOTS) // 8)]
    votes: Counter[tuple[int, int, int]] = Counter()
    for line in lines:
        votes.update(_on_line(plane, line))
    found = []
    name = 10 * BIT + 2 * bits_of(len(plane.used))
    for (result, one, two), count in votes.items():
        if 3 * count < len(lines) or (result, (one, two)) in tried:
            continue
        tried.add((result, (one, two)))
        pattern = weighed(View(plane, (one, two), 0, 0), Window(result, 0, 2, 0), name)
        if pattern is not None:
            found.append(pattern)
    return found


def _on_line(plane: Plane, line: int) -> list[tuple[int, int, int]]:
    values = plane.values[line]
    where: dict[int, list[int]] = {}
    busy = [place for place in plane.used if values[place]]
    for place in busy:
        where.setdefault(values[place], []).append(place)
    return [
        (result, one, two)
        for at, one in enumerate(busy)
        for two in busy[at + 1 :]
        for result in where.get(values[one] + values[two], ())
    ]
