"""A Plane in, its averages out: runs of numbers next to their mean.

With v the mean of a run, the run's numbers less v each add up to nothing; so for each
result the prefix sums of (number - v) are compared between the run's two ends.

Cost: O(pivots * places * REACH) look-ups and one pass over the lines for each guess.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from tieout.core.relation import Axis
from tieout.sums.bare.plane import Plane
from tieout.sums.bare.stretch import stretch
from tieout.sums.bits import BIT, bits_of

PIVOTS = 6
REACH = 40
MOST = 2000
NAMED_REACH = 4000
SKIPS = 3
NEEDED = 12 * BIT
FAILS = 6 * BIT
LIMIT = 10 * BIT
AVERAGE = 6 * BIT


class Mean(NamedTuple):
    """`result` is the average of the numbers among `inputs` on `lines`."""

    result: int
    inputs: tuple[int, ...]
    bits: int
    lines: frozenset[int]


class _Run(NamedTuple):
    result: int
    first: int
    last: int
    skip: int


def averages(plane: Plane, named: frozenset[int]) -> list[Mean]:
    """The averages of a plane, best first, one for each result and line.

    named: places whose label speaks of an average.
    """
    if len(plane.used) < 3:
        return []
    rich = sorted(plane.lines, key=lambda at: -sum(plane.shown[at]))
    pivots = rich[:: max(1, len(rich) // PIVOTS)][:PIVOTS]
    votes: dict[_Run, tuple[int, int]] = {}
    for line in pivots:
        for run, worth in _guesses(plane, line, named):
            weight, hits = votes.get(run, (0, 0))
            votes[run] = (weight + worth, hits + 1)
    counts = [(0, *accumulate(line)) for line in plane.shown]
    weighed = []
    for run in _promising(plane, votes, pivots):
        one = _weighed(plane, counts, run, run.result in named)
        if one is not None:
            weighed.append(one)
    kept: list[Mean] = []
    for one in sorted(weighed, key=lambda m: (-(bits_of(m.bits) // 3), -len(m.inputs))):
        if not any(one.result == other.result and one.lines & other.lines for other in kept):
            kept.append(one)
    return kept


def _promising(plane: Plane, votes: dict[_Run, tuple[int, int]], pivots: Sequence[int]) -> list[_Run]:
    """Runs that can pay if they do on all lines as on the pivots; the best MOST of them."""
    share = max(1, 2 * len(plane.lines) // max(1, len(pivots)))
    fails = FAILS * share // 2 if plane.axis is Axis.ROWS else 0
    stated = Counter(place for line in pivots for place in plane.used if plane.values[line][place])
    good = [
        (-weight, run)
        for run, (weight, hits) in votes.items()
        if weight * share >= NEEDED + fails * (stated[run.result] - hits)
    ]
    return [run for _, run in (sorted(good)[:MOST] if len(good) > MOST else good)]


def _guesses(plane: Plane, line: int, named: frozenset[int]) -> Iterator[tuple[_Run, int]]:
    """Runs whose mean is a number near by, with the bits of that line."""
    values, units, shown = plane.values[line], plane.units[line], plane.shown[line]
    places = [p for p in plane.used if shown[p]]
    numbers = [values[p] for p in places]
    count = len(places)
    for at, result in enumerate(places):
        stated, unit = numbers[at], units[result]
        if not stated:
            continue
        reach = NAMED_REACH if result in named else REACH
        for step in (-1, 1):
            for skip in range(SKIPS):
                start = at + step * (skip + 1)
                stop = -1 if step < 0 else count
                total = size = 0
                least = most = stated
                for end in range(start, stop if abs(stop - start) < reach else start + step * reach, step):
                    number = numbers[end]
                    total += number - stated
                    size += unit
                    if number < least:
                        least = number
                    elif number > most:
                        most = number
                    if -size <= 2 * total <= size and end != start and least < most:
                        worth = _bits(most - least, unit)
                        if worth:
                            ends = (end, start) if step < 0 else (start, end)
                            yield _Run(result, places[ends[0]], places[ends[1]], skip), worth


def _bits(spread: int, unit: int) -> int:
    """Evidence of a mean among numbers that spread so wide."""
    return min(LIMIT, bits_of(spread, unit))


def _weighed(plane: Plane, counts: Sequence[Sequence[int]], run: _Run, is_named: bool) -> Mean | None:
    scores: list[int] = []
    lines: list[int] = []
    holds: list[bool] = []
    told: set[tuple[int, int]] = set()
    for line in plane.lines:
        if not plane.shown[line][run.result]:
            continue
        bits = _line_bits(plane, counts[line], run, line, told)
        if bits is None:
            scores.append(-FAILS)
        else:
            scores.append(bits)
        holds.append(bits is not None)
        lines.append(line)
    evidence, low, high = stretch(scores, plane.axis)
    name = 6 * BIT + run.skip * 2 * BIT + bits_of(len(plane.used)) - (AVERAGE if is_named else 0)
    net = evidence - name - (2 * bits_of(len(scores)) if high - low < len(scores) else 0)
    if net < NEEDED:
        return None
    kept = frozenset(line for line, ok in zip(lines[low:high], holds[low:high], strict=True) if ok)
    inputs = [p for p in plane.used if run.first <= p <= run.last]
    alive = tuple(p for p in inputs if any(plane.shown[line][p] for line in kept))
    return Mean(run.result, alive, net, kept) if len(alive) >= 2 else None


def _line_bits(plane: Plane, counts: Sequence[int], run: _Run, line: int, told: set[tuple[int, int]]) -> int | None:
    size = counts[run.last + 1] - counts[run.first]
    if not size:
        return None
    prefix = plane.prefix[line]
    stated, unit = plane.values[line][run.result], plane.units[line][run.result]
    if 2 * abs(prefix[run.last + 1] - prefix[run.first] - stated * size) > size * unit:
        return None
    mark = (stated, size)
    if size < 2 or mark in told:
        return 0
    told.add(mark)
    shown = plane.shown[line]
    values = plane.values[line]
    numbers = [values[p] for p in range(run.first, run.last + 1) if shown[p]]
    return _bits(max(numbers) - min(numbers), unit)
