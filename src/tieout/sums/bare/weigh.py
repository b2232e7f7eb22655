"""A guessed run in, the Pattern with its bits out, or None where chance explains it.

Every line in which the run adds up to its total gives bits: how unlikely a hit is, given
the size of the total in units. Lines that break it cost, and so does naming the run.
"""

from __future__ import annotations

from collections.abc import Sequence

from tieout.core.relation import Axis
from tieout.sums.bare.choose import Pattern
from tieout.sums.bare.plane import Plane
from tieout.sums.bare.stretch import stretch
from tieout.sums.bare.views import View
from tieout.sums.bare.windows import Window
from tieout.sums.bits import BIT, bits_of

NEEDED = 9 * BIT
FAILS = {Axis.ROWS: 3 * BIT, Axis.COLUMNS: 5 * BIT}
LIMIT = 12 * BIT
TOTAL = 4 * BIT
COPY = 1 * BIT
COPIES = 5
SAMPLE = 10
MANY_INPUTS = 4

Told = dict[tuple[int, ...], int]


def name_of(view: View, window: Window) -> int:
    """What it takes to name a window: where it ends, less what its label and its borders say."""
    before = view.places[window.stop - 1] < window.result
    far = window.first if before else window.stop - 1
    natural = _border(view, far, before)
    bits = 2 * BIT + view.cost + window.skip * 2 * BIT + (0 if natural else bits_of(len(view.places)) // 2)
    return bits - (TOTAL if window.result in view.plane.totals else 0)


def _border(view: View, far: int, before: bool) -> bool:
    """Whether a run ends where the view or the table has a gap, or at a total."""
    place = view.places[far]
    beyond = far - 1 if before else far + 1
    if not 0 <= beyond < len(view.places):
        return True
    neighbour = view.places[beyond]
    return (abs(neighbour - place) > 1 and not view.cost) or neighbour in view.plane.totals


def weighed(view: View, window: Window, name: int) -> Pattern | None:
    """The pattern of a window with its bits and lines; None where it does not beat chance.

    name: what it takes to name the window, in eighths of a bit.
    """
    if _hopeless(view, window):
        return None
    plane = view.plane
    inputs = view.places[window.first : window.stop]
    scores, at_lines, holds = _scored(view, window, inputs)
    evidence, low, high = stretch(scores, plane.axis)
    net = evidence - name
    if high - low < len(scores):
        net -= 2 * bits_of(len(scores))
    if net < NEEDED:
        return None
    kept = frozenset(line for line, ok in zip(at_lines[low:high], holds[low:high], strict=True) if ok)
    busy = tuple(p for p in inputs if any(plane.values[line][p] for line in kept))
    at_work = set(busy)
    alive = [p for p in inputs if p in at_work or (p in plane.labelled and any(plane.shown[line][p] for line in kept))]
    if len(alive) < 2:
        return None
    return Pattern(window.result, _with_empty(plane, alive, window.result, kept), net, kept, busy)


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


def _scored(view: View, window: Window, inputs: Sequence[int]) -> tuple[list[int], list[int], list[bool]]:
    """(bits, line, whether it holds) of every line that states the total."""
    plane = view.plane
    shown, values, widest = plane.shown, plane.values, plane.widest
    result, first, stop = window.result, window.first, window.stop
    fails = -FAILS[plane.axis]
    limit = LIMIT if len(plane.lines) > 1 else 100 * LIMIT
    scores: list[int] = []
    at_lines: list[int] = []
    holds: list[bool] = []
    told: Told = {}
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
        bits: int | None
        if miss and 2 * miss > (stop - first + 1) * widest[line]:
            bits = -1 if not any(shown[line][p] for p in inputs) else None
        else:
            bits = _line_bits(plane, line, result, inputs, miss, told)
        scores.append(fails if bits is None else min(bits, limit))
        holds.append(bits is not None and bits > -1)
    return scores, at_lines, holds


def _line_bits(plane: Plane, line: int, result: int, inputs: Sequence[int], miss: int, told: Told) -> int | None:
    """Evidence of a line whose total is not zero; None where it breaks the sum, -1 where it is empty."""
    values, units = plane.values[line], plane.units[line]
    stated, unit = values[result], units[result]
    if not miss:
        first = next(p for p in inputs if values[p])
        if values[first] == stated:
            return _copied(told, first)
        if _told(told, first, values[first], stated, unit):
            return 0
        unit = max(unit, plane.grain[line])
        return bits_of(2 * abs(stated) + unit, 2 * unit)
    shown = plane.shown[line]
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


def _told(told: Told, first: int, part: int, stated: int, unit: int) -> bool:
    """Whether a line with the same share of its first addend was told; notes it.

    Lines in fixed proportion add up again and again: one proportion, one witness.
    """
    mark = (1000 * part // stated,) if abs(stated) >= 500 * unit else (stated, first, part)
    if mark in told:
        return True
    told[mark] = 1
    return False


def _copied(told: Told, place: int) -> int:
    """Evidence of one more line on which one input alone is the total: little, and soon none."""
    count = told.get((place, place), 0)
    told[place, place] = count + 1
    return COPY if count < COPIES else 0


def _with_empty(plane: Plane, inputs: list[int], result: int, lines: frozenset[int]) -> tuple[int, ...]:
    """The run with the places inside it that are empty: a range, not a choice of places.

    Down the rows, of a run of four or more; along the columns those with a head, and up to the total.
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
