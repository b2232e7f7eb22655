"""A Plane in, the sums that bind its places out: guessed on single lines, weighed on all.

A pattern is a result and its inputs along the axis; it is worth the bits of the lines
in which it holds, less its name and less what fails. The best are taken first; what
they have added up is out of view for the lines they cover, so that totals of subtotals
are runs in the next round. Every other place and every third are views of their own.

Cost: the rounds of PLAN over at most PIVOTS lines each, linear in the places of a line, and
one pass over all lines for every guess that two pivots share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from tieout.core.relation import Axis
from tieout.sums.bits import BIT, bits_of
from tieout.sums.bare.choose import Pattern, choose
from tieout.sums.bare.plane import Plane
from tieout.sums.bare.stretch import stretch
from tieout.sums.bare.windows import Window, windows

PIVOTS = 24
GROUPS = 6
STRIDES = (2, 3, 4)
PAIRED = 70
SAMPLE = 10
WIDE = 150
MANY_INPUTS = 4
NEEDED = 9 * BIT
COPY = 1 * BIT
COPIES = 5
LIMIT = 12 * BIT
TOTAL = 4 * BIT
FAILS = {Axis.ROWS: 3 * BIT, Axis.COLUMNS: 5 * BIT}


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
class View:
    """Places in view with every line's prefix sums over them."""

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


def patterns(plane: Plane) -> list[Pattern]:
    """The sums of a plane, best first."""
    taken: list[Pattern] = []
    if len(plane.used) < 3 or not plane.lines:
        return taken
    tried: set[tuple[int, tuple[int, ...]]] = set()
    pool: list[Pattern] = []
    for turn in PLAN:
        pool += _round(plane, taken, turn, tried)
        fresh = choose(pool, taken, seconds=turn is Turn.SECOND)
        taken += fresh
        chosen = set(map(id, fresh))
        pool = [one for one in pool if id(one) not in chosen]
    return _further(plane, _collapsed(taken))


def _collapsed(taken: list[Pattern]) -> list[Pattern]:
    out = []
    for one in taken:
        inputs = set(one.inputs)
        low, high = min(one.inputs[0], one.result), max(one.inputs[-1], one.result)
        for part in taken:
            if (part.result not in inputs and part.result != one.result and low <= part.result <= high and len(part.inputs) < len(inputs)
                and inputs.issuperset(part.inputs) and part.lines >= one.lines):
                inputs = inputs.difference(part.inputs) | {part.result}
        if len(inputs) != len(one.inputs):
            one = one._replace(inputs=tuple(sorted(inputs)))
        out.append(one)
    return out


def _further(plane: Plane, taken: list[Pattern]) -> list[Pattern]:
    """The same sums with the lines, few on their own account, on which they hold as well."""
    summed = {(one.result, line) for one in taken for line in one.lines}
    extended = []
    for one in taken:
        more = set()
        if len(one.lines) >= 3:
            for line in range(len(plane.values)):
                if line not in one.lines and plane.shown[line][one.result] and (one.result, line) not in summed:
                    values, units, shown = plane.values[line], plane.units[line], plane.shown[line]
                    there = [p for p in one.inputs if shown[p]]
                    stated = values[one.result]
                    miss = abs(sum(values[p] for p in there) - stated)
                    if not miss or (there and 2 * miss <= (len(there) + 1) * min(units[one.result], *(units[p] for p in there))):
                        more.add(line)
        extended.append(one._replace(lines=one.lines | more))
    return extended


def _round(plane: Plane, taken: Sequence[Pattern], turn: Turn, tried: set[tuple[int, tuple[int, ...]]]) -> list[Pattern]:
    found: list[Pattern] = []
    if turn is Turn.SECOND:
        return found
    if turn is Turn.BROAD:
        lines = _pivots(plane, plane.lines, 2)
        for view in _broad(plane):
            found += _seek(plane, view, lines, tried)
        if len(plane.used) <= PAIRED:
            found += _pairs(plane, tried)
        return found
    results = {one.result for one in taken}
    for hidden, lines in _groups(plane, taken):
        places = tuple(p for p in plane.used if p not in hidden)
        pivots = _pivots(plane, lines, turn.value)
        for view in _narrow(plane, places, results, turn):
            found += _seek(plane, view, pivots, tried)
    return found


def _narrow(plane: Plane, places: tuple[int, ...], results: set[int], turn: Turn) -> list[View]:
    """What accepted sums leave in view: runs, then totals alone, then every other place."""
    if turn is Turn.FIRST:
        return [View(plane, places, 0, 0)]
    views = [View(plane, places, 0, 3 if len(places) <= WIDE else 0)]
    totals = tuple(p for p in places if p in results)
    if 2 <= len(totals) < len(places):
        views.append(View(plane, totals, 2 * BIT, 1))
    kinds: dict[int, list[int]] = {}
    for place in places:
        kinds.setdefault(plane.kinds[place], []).append(place)
    if len(kinds) > 1:
        views += [View(plane, tuple(kind), BIT, 1) for kind in kinds.values() if len(kind) >= 3]
    if turn is Turn.LAST:
        for step in STRIDES:
            views += [View(plane, places[start::step], step * BIT, 1) for start in range(step)]
    return [view for view in views if len(view.places) >= 2]


def _broad(plane: Plane) -> list[View]:
    """All places again, those that sums have used included, and every second, third, fourth."""
    views = [View(plane, plane.used, BIT, 3 if len(plane.used) <= WIDE else 0)]
    for step in STRIDES:
        views += [View(plane, plane.used[start::step], step * BIT, 1) for start in range(step)]
    return [view for view in views if len(view.places) >= 2]


def _pairs(plane: Plane, tried: set[tuple[int, tuple[int, ...]]]) -> list[Pattern]:
    """Two places anywhere that add up to a third, on half of the pivots or more."""
    votes: Counter[tuple[int, int, int]] = Counter()
    pivots = _pivots(plane, plane.lines, 0)[:: max(1, min(len(plane.lines), PIVOTS) // 8)]
    for line in pivots:
        values = plane.values[line]
        where: dict[int, list[int]] = {}
        for place in plane.used:
            if values[place]:
                where.setdefault(values[place], []).append(place)
        busy = [place for place in plane.used if values[place]]
        for at, one in enumerate(busy):
            for two in busy[at + 1 :]:
                for result in where.get(values[one] + values[two], ()):
                    votes[result, one, two] += 1
    found = []
    name = 10 * BIT + 2 * bits_of(len(plane.used))
    for (result, one, two), count in votes.items():
        if result in (one, two) or 3 * count < len(pivots) or (result, (one, two)) in tried:
            continue
        tried.add((result, (one, two)))
        weighed = _weighed(plane, View(plane, (one, two), 0, 0), Window(result, 0, 2, 0), name)
        if weighed is not None:
            found.append(weighed)
    return found


def _groups(plane: Plane, taken: Sequence[Pattern]) -> list[tuple[frozenset[int], list[int]]]:
    """Lines grouped by what accepted sums have put out of view there; the largest groups."""
    hidden: dict[int, set[int]] = {line: set() for line in plane.lines}
    for one in taken:
        for line in one.lines:
            if line in hidden:
                hidden[line].update(one.inputs)
    groups: dict[frozenset[int], list[int]] = {}
    for line in plane.lines:
        groups.setdefault(frozenset(hidden[line]), []).append(line)
    ranked = sorted(groups.items(), key=lambda item: -len(item[1]))
    return ranked[:GROUPS]


def _pivots(plane: Plane, lines: Sequence[int], turn: int) -> list[int]:
    """Lines to guess from: those with most different numbers among an even sample."""
    if len(lines) <= PIVOTS:
        return list(lines)
    step = -(-len(lines) // PIVOTS)
    chosen = []
    for start in range(0, len(lines), step):
        block = lines[start : start + step]
        sample = block[turn % max(1, len(block) // 4 or 1) :: max(1, len(block) // 4)]
        chosen.append(max(sample or block, key=lambda at: sum(1 for v in plane.values[at] if v)))
    return chosen


def _seek(
    plane: Plane, view: View, pivots: Sequence[int], tried: set[tuple[int, tuple[int, ...]]]
) -> list[Pattern]:
    sought = (0, (view.skips, *pivots, -1, *view.places))
    if sought in tried:
        return []
    tried.add(sought)
    votes: dict[Window, int] = {}
    once: set[Window] = set()
    for line in pivots:
        unit = plane.common[line]
        values = plane.values[line]
        worth = {place: bits_of(2 * abs(values[place]) + unit, 2 * unit) for place in plane.used if values[place]}
        for window in windows(view.places, view.prefix(line), values, plane.used, unit, view.skips):
            if window in votes:
                votes[window] += worth[window.result]
                once.discard(window)
            else:
                votes[window] = worth[window.result]
                once.add(window)
    # A guess that holds on one pivot in p holds on about as many lines in p.
    share = max(1, 2 * len(plane.lines) // max(1, len(pivots)))
    sampled = len(plane.lines) > 2 * len(pivots)
    found = []
    for window, weight in votes.items():
        if weight * share < NEEDED + view.cost or (sampled and window in once):
            continue
        key = (window.result, view.places[window.first : window.stop])
        if key in tried:
            continue
        tried.add(key)
        one = _weighed(plane, view, window, _name(plane, view, window))
        if one is not None:
            found.append(one)
    return found


def _weighed(plane: Plane, view: View, window: Window, name: int) -> Pattern | None:
    """The pattern of a window with its bits and lines; None where it does not beat chance."""
    inputs = view.places[window.first : window.stop]
    result = window.result
    widest = plane.widest
    if _hopeless(view, window):
        return None
    scores: list[int] = []
    at_lines: list[int] = []
    holds: list[bool] = []
    told: dict[tuple[int, ...], int] = {}
    first, stop = window.first, window.stop
    fails = -FAILS[plane.axis]
    limit = LIMIT if len(plane.lines) > 1 else 100 * LIMIT
    shown, values = plane.shown, plane.values
    for line, run in view.runs():
        if not shown[line][result]:
            continue
        at_lines.append(line)
        stated = values[line][result]
        miss = abs(run[stop] - run[first] - stated)
        if not miss and not stated:
            scores.append(0)
            holds.append(True)
            continue
        if miss and 2 * miss > (stop - first + 1) * widest[line]:
            bits = -1 if stated and not any(values[line][p] for p in inputs) and _empty(shown[line], inputs) else None
        else:
            bits = _line_bits(plane, line, result, inputs, miss, told)
        if bits is None:
            scores.append(fails)
            holds.append(False)
        else:
            scores.append(min(bits, limit))
            holds.append(bits > -1)
    evidence, low, high = stretch(scores, plane.axis)
    net = evidence - name
    if high - low < len(scores):
        net -= 2 * bits_of(len(scores))
    if net < NEEDED:
        return None
    kept = frozenset(line for line, ok in zip(at_lines[low:high], holds[low:high], strict=True) if ok)
    alive = [
        p
        for p in inputs
        if any(plane.values[line][p] for line in kept)
        or (p in plane.labelled and any(plane.shown[line][p] for line in kept))
    ]
    if len(alive) < 2:
        return None
    busy = tuple(p for p in alive if any(plane.values[line][p] for line in kept))
    return Pattern(result, _with_empty(plane, alive, result, kept), net, kept, busy)


def _hopeless(view: View, window: Window) -> bool:
    """Whether a sample of lines breaks the guess nearly everywhere."""
    runs = view.runs()
    if len(runs) < SAMPLE:
        return False
    plane = view.plane
    result, first, stop = window.result, window.first, window.stop
    held = broken = 0
    for line, run in runs[:: len(runs) // SAMPLE]:
        stated = plane.values[line][result]
        if stated:
            if 2 * abs(run[stop] - run[first] - stated) > (stop - first + 1) * plane.widest[line]:
                broken += 1
                if broken > 5 + 4 * held:
                    return True
            else:
                held += 1
    return False


def _empty(shown: Sequence[bool], inputs: Sequence[int]) -> bool:
    return not any(shown[p] for p in inputs)


def _with_empty(plane: Plane, inputs: list[int], result: int, lines: frozenset[int]) -> tuple[int, ...]:
    """The run with the empty but labelled places inside it, in a table's columns up to its result.

    Only where nothing else lies between them and the run is long: a run, not a choice of places.
    """
    if (plane.axis is Axis.ROWS and len(inputs) < MANY_INPUTS) or inputs[0] < result < inputs[-1]:
        return tuple(inputs)
    low, high = inputs[0], inputs[-1]
    if plane.axis is Axis.COLUMNS:
        low, high = min(low, result + 1), max(high, result - 1)
    there = set(inputs)
    empty = [p for p in range(low, high + 1) if p not in there]
    if plane.axis is Axis.COLUMNS and not plane.labelled.issuperset(empty):
        return tuple(inputs)
    if any(plane.shown[line][p] for line in lines for p in empty):
        return tuple(inputs)
    return tuple(range(low, high + 1))


def _line_bits(
    plane: Plane, line: int, result: int, inputs: Sequence[int], miss: int, told: dict[tuple[int, ...], int]
) -> int | None:
    """Evidence of a line whose total is not zero; None where it breaks the sum, -1 where it is empty."""
    values = plane.values[line]
    stated = values[result]
    unit = plane.units[line][result]
    if not miss:

        first = next((p for p in inputs if values[p]), inputs[0])
        part = values[first]
        if part == stated:
            return _copied(told, first)
        if _told(told, first, part, stated, unit):
            return 0
        unit = max(unit, plane.grain[line]); return bits_of(2 * abs(stated) + unit, 2 * unit)
    shown, units = plane.shown[line], plane.units[line]
    there = [units[p] for p in inputs if shown[p]]
    if not there:
        return -1
    unit = min(unit, *there)
    if len(there) < 2 or 4 * miss * miss > 3 * (len(there) + 1) * unit * unit:
        return None
    for place in inputs:
        if values[place] == stated:
            return _copied(told, place)
    first = next((p for p in inputs if values[p]), inputs[0])
    if _told(told, first, values[first], stated, unit):
        return 0
    return bits_of(2 * abs(stated) + unit, (len(there) + 3) * unit) - BIT


def _told(told: dict[tuple[int, ...], int], first: int, part: int, stated: int, unit: int) -> bool:
    """Columns in fixed proportion add up again and again: one proportion, one witness."""
    mark = (1000 * part // stated,) if abs(stated) >= 500 * unit else (stated, first, part)
    if mark in told:
        return True
    told[mark] = 1
    return False


def _copied(told: dict[tuple[int, ...], int], place: int) -> int:
    """Evidence of one more line on which one input alone is the total: little, and soon none."""
    count = told.get((place, place), 0)
    told[place, place] = count + 1
    return COPY if count < COPIES else 0


def _name(plane: Plane, view: View, window: Window) -> int:
    """What it takes to name a window: where it ends, less what its label and its borders say."""
    side = len(view.places)
    before = view.places[window.stop - 1] < window.result
    far = window.first if before else window.stop - 1
    natural = _border(plane, view, far, before)
    bits = 2 * BIT + view.cost + window.skip * 2 * BIT + (0 if natural else bits_of(side) // 2)
    return bits - (TOTAL if window.result in plane.totals else 0)


def _border(plane: Plane, view: View, far: int, before: bool) -> bool:
    """Whether a run ends where the view or the table has a gap, or at a total."""
    place = view.places[far]
    beyond = far - 1 if before else far + 1
    if not 0 <= beyond < len(view.places):
        return True
    neighbour = view.places[beyond]
    return (abs(neighbour - place) > 1 and not view.cost) or neighbour in plane.totals
