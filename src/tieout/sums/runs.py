"""A stack of rows and the row under it come in; the runs and signs that give that row in some line go out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from tieout.sums.across import Across
from tieout.sums.bits import BIT, bits_of
from tieout.sums.stacked import Stacked

WHOLE: Final = 8 * BIT
"""What it says for a run that it fills the space between a head or total above it and the total under it."""
SHORTEST: Final = 3 * BIT
"""The code of a run of two rows, the shortest that there is."""
MAX_RUN: Final = 60
MAX_SKIP: Final = 3
MAX_SIGNED: Final = 7
NEAR: Final = 4
"""Of a run with signs, how many rows have all their sums listed; those of the others are added to them."""

_Printed = tuple[int, int]
"""A line and what a row prints there, zeros left out."""


def candidates(
    across: Across, totals: set[int], stack: Stacked, row: int, most: int
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...], int]]:
    """Runs and signs that give ``row`` in at least one line, with the length of the code that names them.

    ``most`` is the longest code that the figures of the row can pay for.
    """
    layout = across.layout(row)
    most += layout
    places = stack.places
    if len(places) < 2 or most + WHOLE < SHORTEST:
        return
    stated = across.values[row]
    printed = [(line, value) for line, value in enumerate(stated) if value]
    # Half of the lines that print the row must fit (``_worth_judging``); a zero may, the others are counted here.
    least = 1 if across.grid.readings else max(1, (len(stated) - stated.count(None) + 1) // 2 - stated.count(0))
    hits = _hits(stack, printed, least)
    runs = set(hits)
    if across.grid.readings and layout > 0:
        runs.update((0, length) for length in range(2, min(len(places), MAX_RUN) + 1))
    for skip, length in sorted(runs):
        run = tuple(places[len(places) - skip - length : len(places) - skip])
        whole = WHOLE if skip == 0 and layout > 0 and (across.opens(run[0]) or run[0] in totals) else 0
        cost = 2 * BIT + bits_of(length) + skip * 4 * BIT - whole
        if cost <= most and (hits.get((skip, length), 0) >= least or (whole and across.doubtful(run))):
            yield run, (1,) * length, cost - layout
    if layout >= 0 and across.grid.signed:
        longest = min((most + (WHOLE if layout else 0) - 2 * BIT) // BIT, MAX_SIGNED)
        for signs in _signed(across, places[: -longest - 1 : -1], printed) if longest >= 2 else ():
            run = tuple(places[-len(signs) :])
            whole = WHOLE if layout and (across.opens(run[0]) or run[0] in totals) else 0
            cost = 2 * BIT + len(run) * BIT + signs.count(-1) * BIT // 2 - whole
            if cost <= most:
                yield run, signs, cost - layout


def _hits(stack: Stacked, printed: Sequence[_Printed], least: int) -> dict[tuple[int, int], int]:
    """In how many lines each run gives what is ``printed``, as far as rounding explains.

    A run is told by how many rows of the stack lie over it and how many are in it. Those that fewer than ``least``
    lines give may be left out.
    """
    hits: dict[tuple[int, int], int] = {}
    height = len(stack.places)
    skips = min(MAX_SKIP + 1, height - 1)
    lowest = max(0, height - MAX_SKIP - MAX_RUN)
    slack = (height - lowest + 1) // 2
    for at, (line, value) in enumerate(printed):
        if not hits and len(printed) - at < least:
            break
        # A run is a step from one total to one of the uppermost: nearly all are too far off from all of those.
        totals = stack.running[line]
        tops = totals[: height - skips : -1]
        low, high = min(tops) - value - slack, max(tops) - value + slack
        for start in [start for start, total in enumerate(totals) if low <= total <= high]:
            for skip in range(max(0, height - start - MAX_RUN), min(skips, height - start - 1)):
                length = height - start - skip
                if -length - 1 <= 2 * (tops[skip] - totals[start] - value) <= length + 1:
                    hits[skip, length] = hits.get((skip, length), 0) + 1
    return hits


def _signed(across: Across, top: Sequence[int], printed: Sequence[_Printed]) -> Iterator[tuple[int, ...]]:
    """Signs for the rows on ``top`` of the stack, the uppermost first, found in the two lines with the largest figures."""
    seen: set[tuple[int, ...]] = set()
    for line, value in sorted(printed, key=lambda each: -abs(each[1]))[:2]:
        parts = [across.addends[at][line] for at in top]
        if abs(value) > sum(map(abs, parts)) + len(parts):
            continue
        for length, at in _fitting(parts, value):
            signs = _signs(at, parts[:length])
            if signs not in seen:
                seen.add(signs)
                yield signs


def _fitting(parts: Sequence[int], goal: int) -> Iterator[tuple[int, int]]:
    """How many of ``parts``, from the first, give ``goal`` with which signs, as far as rounding explains.

    The signs are told by the index of their sum; that without a minus is left out. Longer runs meet in the middle:
    the sums of their further parts are looked up among those of the first.
    """
    sums = [0]
    reach = 0
    for length, part in enumerate(parts[:NEAR], 1):
        if part:
            sums = [total + signed for total in sums for signed in (part, -part)]
            reach += abs(part)
        slack = (length + 1) // 2
        if length >= 2 and abs(goal) <= reach + slack:
            low, high = goal - slack, goal + slack
            yield from [(length, at) for at, total in enumerate(sums) if low <= total <= high and at]
    if len(parts) <= NEAR:
        return
    order = sorted(range(len(sums)), key=sums.__getitem__)
    ordered = [sums[at] for at in order]
    further = [0]
    for length, part in enumerate(parts[NEAR:], NEAR + 1):
        if part:
            further = [total + signed for total in further for signed in (part, -part)]
            reach += abs(part)
        slack = (length + 1) // 2
        if abs(goal) <= reach + slack:
            found = []
            for at, total in enumerate(further):
                first, last = bisect_left(ordered, goal - total - slack), bisect_right(ordered, goal - total + slack)
                found += [order[place] * len(further) + at for place in range(first, last)]
            yield from [(length, at) for at in sorted(found) if at]


def _signs(at: int, parts: Sequence[int]) -> tuple[int, ...]:
    """The signs, top row first, of the sum with index ``at``: each part that is not zero doubled the sums.

    ``parts`` run from the last row of the run to its first. A row that prints nothing stands as plus.
    """
    signs = []
    for part in reversed(parts):
        signs.append(-1 if part and at & 1 else 1)
        at >>= bool(part)
    return tuple(signs)
