"""A Plane and the sums taken so far in, the views out: which places and lines a round of guessing looks at.

A view is a list of places: all of them, those that no accepted sum has used up, those
of one unit, or every second, third or fourth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tieout.sums.bare.choose import Pattern
from tieout.sums.bare.plane import Plane
from tieout.sums.bits import BIT

PIVOTS = 16
GROUPS = 6
STRIDES = (2, 3, 4)
SKIPS = 3
WIDE = 150


@dataclass(slots=True)
class View:
    """Places in view with every line's prefix sums over them.

    cost: what it takes to name the view, in eighths of a bit. skips: how many places may lie
    between a run and its total.
    """

    plane: Plane
    places: tuple[int, ...]
    cost: int
    skips: int
    _prefix: dict[int, list[int]] = field(default_factory=dict)
    _runs: list[tuple[int, list[int]]] = field(default_factory=list)

    def runs(self) -> list[tuple[int, list[int]]]:
        """Every line of the plane with its prefix sums."""
        if not self._runs:
            self._runs = [(line, self.prefix(line)) for line in self.plane.lines]
        return self._runs

    def prefix(self, line: int) -> list[int]:
        """Prefix sums of one line over the view, made when asked for."""
        run = self._prefix.get(line)
        if run is None:
            values = self.plane.values[line]
            total = 0
            run = [0]
            for place in self.places:
                total += values[place]
                run.append(total)
            self._prefix[line] = run
        return run


def whole(plane: Plane) -> list[View]:
    """All places, runs right beside their total."""
    return [View(plane, plane.used, 0, 0)]


def narrow(plane: Plane, hidden: frozenset[int], results: set[int], strides: bool) -> list[View]:
    """What accepted sums leave in view: runs, then totals alone, then places of one unit, then every other place."""
    places = tuple(p for p in plane.used if p not in hidden)
    views = [View(plane, places, 0, SKIPS if len(places) <= WIDE else 0)]
    totals = tuple(p for p in places if p in results)
    if 2 <= len(totals) < len(places):
        views.append(View(plane, totals, 2 * BIT, 1))
    kinds: dict[int, list[int]] = {}
    for place in places:
        kinds.setdefault(plane.kinds[place], []).append(place)
    if len(kinds) > 1:
        views += [View(plane, tuple(kind), BIT, 1) for kind in kinds.values() if len(kind) >= 3]
    if strides:
        views += _strided(plane, places)
    return [view for view in views if len(view.places) >= 2]


def broad(plane: Plane) -> list[View]:
    """All places again, those that sums have used included, and every second, third, fourth."""
    views = [View(plane, plane.used, BIT, SKIPS if len(plane.used) <= WIDE else 0), *_strided(plane, plane.used)]
    return [view for view in views if len(view.places) >= 2]


def _strided(plane: Plane, places: Sequence[int]) -> list[View]:
    return [View(plane, tuple(places[start::step]), step * BIT, 1) for step in STRIDES for start in range(step)]


def groups(plane: Plane, taken: Sequence[Pattern]) -> list[tuple[frozenset[int], list[int]]]:
    """Lines grouped by what accepted sums have put out of view there; the largest groups."""
    hidden: dict[int, set[int]] = {line: set() for line in plane.lines}
    for one in taken:
        for line in one.lines:
            if line in hidden:
                hidden[line].update(one.inputs)
    grouped: dict[frozenset[int], list[int]] = {}
    for line in plane.lines:
        grouped.setdefault(frozenset(hidden[line]), []).append(line)
    ranked = sorted(grouped.items(), key=lambda item: -len(item[1]))
    return ranked[:GROUPS]


def pivots(plane: Plane, lines: Sequence[int], turn: int) -> list[int]:
    """Lines to guess from: those with most different numbers among an even sample.

    turn: rounds of different turn sample other lines.
    """
    if len(lines) <= PIVOTS:
        return list(lines)
    step = -(-len(lines) // PIVOTS)
    chosen = []
    for start in range(0, len(lines), step):
        block = lines[start : start + step]
        every = max(1, len(block) // 4)
        sample = block[turn % every :: every]
        chosen.append(max(sample, key=plane.filled.__getitem__))
    return chosen
