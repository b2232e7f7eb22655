"""A stack of rows and the row under it come in; the runs and signs that give that row in some line go out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from tieout.sums.across import Across
from tieout.sums.bits import BIT, bits_of

WHOLE: Final = 8 * BIT
"""What it says for a run that it fills the space between a head or total above it and the total under it."""
SHORTEST: Final = 3 * BIT
"""The code of a run of two rows, the shortest that there is."""
MAX_RUN: Final = 60
MAX_SKIP: Final = 3
MAX_SIGNED: Final = 7


def candidates(
    across: Across, totals: set[int], stack: list[int], row: int, most: int
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...], int]]:
    """Runs and signs that give ``row`` in at least one line, with the length of the code that names them.

    ``most`` is the longest code that the figures of the row can pay for.
    """
    layout = across.layout(row)
    most += layout
    if len(stack) < 2 or most + WHOLE < SHORTEST:
        return
    stated = across.values[row]
    # Half of the lines that print the row must fit (``_worth_judging``); a zero may, the others are counted here.
    least = 1 if across.grid.readings else max(1, (len(stated) - stated.count(None) + 1) // 2 - stated.count(0))
    hits = _hits(across, stack, row, least)
    runs = set(hits)
    if across.grid.readings and layout > 0:
        runs.update((0, length) for length in range(2, min(len(stack), MAX_RUN) + 1))
    for skip, length in sorted(runs):
        run = tuple(stack[len(stack) - skip - length : len(stack) - skip])
        whole = WHOLE if skip == 0 and layout > 0 and (across.opens(run[0]) or run[0] in totals) else 0
        cost = 2 * BIT + bits_of(length) + skip * 4 * BIT - whole
        if cost <= most and (hits[skip, length] >= least or (whole and across.doubtful(run))):
            yield run, (1,) * length, cost - layout
    if layout >= 0:
        for run, signs in _signed(across, stack, row, (most + (WHOLE if layout else 0) - 2 * BIT) // BIT):
            whole = WHOLE if layout and (across.opens(run[0]) or run[0] in totals) else 0
            cost = 2 * BIT + len(run) * BIT + signs.count(-1) * BIT // 2 - whole
            if cost <= most:
                yield run, signs, cost - layout


def _hits(across: Across, stack: list[int], row: int, least: int) -> Counter[tuple[int, int]]:
    """In how many lines each run gives the figure of ``row``, as far as rounding explains.

    A run is told by how many rows of the stack lie under it and how many are in it. Those that fewer than ``least``
    lines give may be left out.
    """
    hits: Counter[tuple[int, int]] = Counter()
    skips = range(min(MAX_SKIP + 1, len(stack) - 1))
    above = [across.addends[at] for at in stack[: -MAX_RUN - MAX_SKIP - 1 : -1]]
    printed = [(line, value) for line, value in enumerate(across.values[row]) if value]
    for at, (line, value) in enumerate(printed):
        if not hits and len(printed) - at < least:
            break
        sums = list(accumulate([addends[line] for addends in above], initial=0))
        for skip in skips:
            goal = sums[skip] + value
            runs = enumerate(sums[skip + 2 : skip + MAX_RUN + 1], 2)
            for length in [length for length, total in runs if -length - 1 <= 2 * (total - goal) <= length + 1]:
                hits[skip, length] += 1
    return hits


def _signed(
    across: Across, stack: list[int], row: int, longest: int
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Sign patterns over the top of the stack, found in the two lines with the largest figures."""
    if longest < 2:
        return
    target = across.values[row]
    top = [across.addends[at] for at in stack[: -min(longest, MAX_SIGNED) - 1 : -1]]
    seen: set[tuple[int, ...]] = set()
    for size, line in sorted(((-abs(value), line) for line, value in enumerate(target) if value))[:2]:
        parts = [addends[line] for addends in top]
        if -size > sum(map(abs, parts)) + len(parts):
            continue
        for length, at in _fitting(parts, target[line] or 0):
            signs = _signs(at, parts[:length])
            if signs not in seen:
                seen.add(signs)
                yield tuple(stack[-length:]), signs


def _fitting(parts: Sequence[int], goal: int) -> Iterator[tuple[int, int]]:
    """How many of ``parts``, from the first, give ``goal`` with which signs, as far as rounding explains.

    The signs are told by the index of their sum; that without a minus is left out.
    """
    sums = [0]
    reach = 0
    for length, part in enumerate(parts, 1):
        if part:
            sums = [total + signed for total in sums for signed in (part, -part)]
            reach += abs(part)
        slack = (length + 1) // 2
        if length >= 2 and abs(goal) <= reach + slack:
            low, high = goal - slack, goal + slack
            yield from [(length, at) for at, total in enumerate(sums) if low <= total <= high and at]


def _signs(at: int, parts: Sequence[int]) -> tuple[int, ...]:
    """The signs, top row first, of the sum with index ``at``: each part that is not zero doubled the sums.

    ``parts`` run from the last row of the run to its first. A row that prints nothing stands as plus.
    """
    signs = []
    for part in reversed(parts):
        signs.append(-1 if part and at & 1 else 1)
        at >>= bool(part)
    return tuple(signs)
