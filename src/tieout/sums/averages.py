"""A Plane in, its averages out: runs of numbers next to their mean.

With v the mean of a run, the run's numbers less v each add up to nothing; so for each
result the prefix sums of (number - v) are compared between the run's two ends.

Cost: O(pivots * places * REACH) look-ups and one pass over the lines for each guess.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from tieout.sums.bits import BIT, bits_of
from tieout.sums.plane import Plane
from tieout.sums.stretch import stretch

PIVOTS = 8
REACH = 400
SKIPS = 4
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
    votes: Counter[_Run] = Counter()
    for line in rich[:: max(1, len(rich) // PIVOTS)][:PIVOTS]:
        votes.update(set(_guesses(plane, line)))
    weighed = []
    for run, count in votes.items():
        if count > 1 or len(plane.lines) < 2 * PIVOTS:
            one = _weighed(plane, run, run.result in named)
            if one is not None:
                weighed.append(one)
    kept: list[Mean] = []
    for one in sorted(weighed, key=lambda m: (-(bits_of(m.bits) // 3), -len(m.inputs))):
        if not any(one.result == other.result and one.lines & other.lines for other in kept):
            kept.append(one)
    return kept


def _guesses(plane: Plane, line: int) -> Iterator[_Run]:
    values, units, shown = plane.values[line], plane.units[line], plane.shown[line]
    places = [p for p in plane.used if shown[p]]
    for at, result in enumerate(places):
        stated, unit = values[result], units[result]
        if not stated:
            continue
        for step in (-1, 1):
            for skip in range(SKIPS):
                start = at + step * (skip + 1)
                total = 0
                count = 0
                while 0 <= start < len(places) and count < REACH:
                    place = places[start]
                    total += values[place] - stated
                    count += 1
                    if count >= 2 and 2 * abs(total) <= count * unit:
                        first, last = sorted((place, places[at + step * (skip + 1)]))
                        yield _Run(result, first, last, skip)
                    start += step


def _weighed(plane: Plane, run: _Run, is_named: bool) -> Mean | None:
    inputs = [p for p in plane.used if run.first <= p <= run.last]
    scores: list[int] = []
    lines: list[int] = []
    holds: list[bool] = []
    told: set[tuple[int, int]] = set()
    for line in plane.lines:
        if not plane.shown[line][run.result]:
            continue
        bits = _line_bits(plane, run, inputs, line, told)
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
    alive = tuple(p for p in inputs if any(plane.shown[line][p] for line in kept))
    return Mean(run.result, alive, net, kept) if len(alive) >= 2 else None


def _line_bits(plane: Plane, run: _Run, inputs: list[int], line: int, told: set[tuple[int, int]]) -> int | None:
    values, shown = plane.values[line], plane.shown[line]
    numbers = [values[p] for p in inputs if shown[p]]
    stated, unit = values[run.result], plane.units[line][run.result]
    if not numbers:
        return None
    miss = 2 * abs(sum(numbers) - stated * len(numbers))
    if miss > len(numbers) * unit:
        return None
    if len(numbers) < 2 or len(set(numbers)) == 1 or (stated, numbers[0]) in told:
        return 0
    told.add((stated, numbers[0]))
    return min(LIMIT, bits_of(2 * (max(numbers) - min(numbers)), 2 * unit))
