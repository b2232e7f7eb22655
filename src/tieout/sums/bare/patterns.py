"""A Plane in, the sums that bind its places out: guessed on single lines, weighed on all.

A pattern is a result and its inputs along the axis; it is worth the bits of the lines
in which it holds, less its name and less what fails. The best are taken first; what
they have added up is out of view for the lines they cover, so that totals of subtotals
are runs in the next round.

Cost: the rounds of PLAN over at most 24 lines each, linear in the places of a line, and
one pass over all lines for every guess that can pay for its name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from tieout.core.relation import Axis
from tieout.sums.bare.choose import Pattern, choose
from tieout.sums.bare.plane import Plane
from tieout.sums.bare.settle import settle
from tieout.sums.bare.twos import twos
from tieout.sums.bare.views import View, broad, groups, narrow, pivots, whole
from tieout.sums.bare.weigh import FAILS, NEEDED, name_of, weighed
from tieout.sums.bare.windows import Window, windows
from tieout.sums.bits import bits_of

MOST = 2000
STEPS = 500_000


class Turn(Enum):
    """What a round of guessing looks at."""

    FIRST = 0
    """Runs next to their total."""
    NARROW = 1
    """What accepted sums leave in view; totals a few places off."""
    BROAD = 2
    """All places again; every second, third and fourth; pairs."""
    SECOND = 3
    """Nothing new: results that have a sum may take another."""
    LAST = 4
    """As NARROW, with every second, third and fourth."""


PLAN = (Turn.FIRST, Turn.NARROW, Turn.NARROW, Turn.BROAD, Turn.LAST, Turn.SECOND, Turn.LAST)


@dataclass(slots=True)
class _Search:
    """A plane with what was tried on it: (result, inputs) weighed, views sought through."""

    plane: Plane
    tried: set[tuple[int, tuple[int, ...]]] = field(default_factory=set)
    sought: set[tuple[int, tuple[int, ...], tuple[int, ...]]] = field(default_factory=set)
    worths: dict[int, dict[int, int]] = field(default_factory=dict)

    def worth(self, line: int) -> dict[int, int]:
        """Bits that a hit on each number of a line is worth."""
        known = self.worths.get(line)
        if known is None:
            unit = self.plane.common[line]
            values = self.plane.values[line]
            known = {p: bits_of(2 * abs(values[p]) + unit, 2 * unit) for p in self.plane.used if values[p]}
            self.worths[line] = known
        return known


def patterns(plane: Plane) -> list[Pattern]:
    """The sums of a plane, best first."""
    taken: list[Pattern] = []
    if len(plane.used) < 3 or not plane.lines:
        return taken
    search = _Search(plane)
    pool: list[Pattern] = []
    for turn in PLAN:
        pool += _round(search, taken, turn)
        taken, pool = choose(pool, taken, seconds=turn is Turn.SECOND)
    return settle(plane, taken)


def _round(search: _Search, taken: Sequence[Pattern], turn: Turn) -> list[Pattern]:
    plane = search.plane
    found: list[Pattern] = []
    if turn is Turn.SECOND:
        return found
    if turn is Turn.BROAD:
        lines = pivots(plane, plane.lines, turn.value)
        for view in broad(plane):
            found += _seek(search, view, lines)
        return found + twos(plane, search.tried)
    results = {one.result for one in taken}
    for hidden, members in groups(plane, taken):
        views = whole(plane) if turn is Turn.FIRST else narrow(plane, hidden, results, turn is Turn.LAST)
        lines = pivots(plane, members, turn.value)
        for view in views:
            found += _seek(search, view, lines)
    return found


def _seek(search: _Search, view: View, lines: Sequence[int]) -> list[Pattern]:
    sought = (view.skips, tuple(lines), view.places)
    if sought in search.sought:
        return []
    search.sought.add(sought)
    found = []
    for window in _promising(search, view, lines):
        key = (window.result, view.places[window.first : window.stop])
        if key in search.tried:
            continue
        search.tried.add(key)
        one = weighed(view, window, name_of(view, window))
        if one is not None:
            found.append(one)
    return found


def _promising(search: _Search, view: View, lines: Sequence[int]) -> list[Window]:
    """Windows that can pay for their name if they do on all lines as on those guessed from; the best of them."""
    plane = search.plane
    total = len(plane.lines)
    share = max(1, 2 * total // max(1, len(lines)))
    sampled = total > 2 * len(lines)
    price = NEEDED + view.cost
    # Between rows every line counts. A window may be missed where zeros hide its end, so hits count twice.
    fails = FAILS[Axis.ROWS] * share // 2 if plane.axis is Axis.ROWS else 0
    stated = Counter(place for line in lines for place in search.worth(line))
    good = []
    for window, (weight, hits) in _votes(search, view, lines).items():
        worth = weight * share
        if worth < price or (sampled and hits == 1):
            continue
        if fails and worth - fails * (stated[window.result] - hits) < price:
            continue
        good.append((-weight, window))
    most = min(MOST, STEPS // total)
    if len(good) > most:
        good = sorted(good)[:most]
    return [window for _, window in good]


def _votes(search: _Search, view: View, lines: Sequence[int]) -> dict[Window, tuple[int, int]]:
    """(bits, lines) of each window on the lines guessed from."""
    plane = search.plane
    votes: dict[Window, tuple[int, int]] = {}
    for line in lines:
        worth = search.worth(line)
        unit = plane.common[line]
        for window in windows(view.places, view.prefix(line), worth, plane.values[line], unit, view.skips):
            weight, hits = votes.get(window, (0, 0))
            votes[window] = (weight + worth[window.result], hits + 1)
    return votes
