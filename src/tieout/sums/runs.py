"""A stack of rows and the row under it come in; the runs and signs that give that row in some line go out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import accumulate
from typing import Final

from tieout.sums.across import Across
from tieout.sums.bits import BIT, bits_of

WHOLE: Final = 8 * BIT
"""What it says for a run that it fills the space between a head or total above it and the total under it."""
MAX_RUN: Final = 60
MAX_SIGNED: Final = 7


def candidates(
    across: Across, totals: set[int], stack: list[int], row: int
) -> Iterable[tuple[tuple[int, ...], tuple[int, ...], int]]:
    """Runs and signs that give ``row`` in at least one line, with the length of the code that names them."""
    layout = across.layout(row)
    totalled = _totalled(across, stack, row)
    # Half of the lines that print the row must fit (``_worth_judging``); a zero may, the others are counted here.
    blank, nil = across.values[row].count(None), across.values[row].count(0)
    least = 1 if across.grid.readings else max(1, (len(across.lines) - blank + 1) // 2 - nil)
    for skip in range(min(4, max(len(stack) - 1, 1))):
        top = stack[: len(stack) - skip] if skip else stack
        longest = min(len(top), MAX_RUN)
        hits = _hits(totalled, skip, longest, least)
        said = skip == 0 and layout > 0
        for length in range(2, longest + 1) if said and across.grid.readings else sorted(hits):
            run = tuple(top[-length:])
            whole = WHOLE if said and (across.opens(run[0]) or run[0] in totals) else 0
            if hits[length] >= least or (whole and across.doubtful(run)):
                yield run, (1,) * length, 2 * BIT + bits_of(length) + skip * 4 * BIT - layout - whole
        if skip == 0 and layout >= 0:
            yield from _signed(across, totals, top, row, layout)


def _totalled(across: Across, stack: list[int], row: int) -> list[tuple[int, list[int]]]:
    """For each line that ``row`` prints: its figure, and the sums of the last 0, 1, 2, ... rows of the stack."""
    deepest = stack[-MAX_RUN - 3 :][::-1]
    return [
        (value, list(accumulate((across.addends[at][line] for at in deepest), initial=0)))
        for line, value in enumerate(across.values[row])
        if value
    ]


def _hits(totalled: list[tuple[int, list[int]]], skip: int, longest: int, least: int) -> Counter[int]:
    """In how many lines each length of run gives the row's figure, at most a unit a row apart.

    The runs end ``skip`` rows below the top of the stack. Those that fewer than ``least`` lines give may be left out.
    """
    hits: Counter[int] = Counter()
    for at, (value, sums) in enumerate(totalled):
        if not hits and len(totalled) - at < least:
            break
        goal = sums[skip] + value
        runs = enumerate(sums[skip + 2 : skip + longest + 1], 2)
        for length in [length for length, total in runs if -length <= total - goal <= length]:
            hits[length] += 1
    return hits


def _signed(
    across: Across, totals: set[int], top: list[int], row: int, layout: int
) -> Iterable[tuple[tuple[int, ...], tuple[int, ...], int]]:
    """Sign patterns over the top of the stack, found by growing the sums of one line."""
    values = across.values
    target = values[row]
    probes = sorted((line for line, value in enumerate(target) if value), key=lambda line: -abs(target[line] or 0))[:2]
    seen: set[tuple[int, ...]] = set()
    for line in probes:
        goal = target[line] or 0
        sums = [0]
        signed: list[bool] = []  # by rows of the run from its last: whether the line prints them
        reach = 0
        for length in range(1, min(len(top), MAX_SIGNED) + 1):
            value = values[top[-length]][line] or 0
            signed.append(bool(value))
            if value:
                sums = [total + signs for total in sums for signs in (value, -value)]
                reach += abs(value)
            if length < 2 or abs(goal) > reach + length:
                continue
            low, high = goal - length, goal + length
            fitting = [at for at, total in enumerate(sums) if low <= total <= high and at]  # the first has no minus
            for at in fitting:
                signs = _signs(at, signed)
                if signs not in seen:
                    seen.add(signs)
                    flips = signs.count(-1)
                    run = tuple(top[-length:])
                    whole = WHOLE if layout > 0 and (across.opens(run[0]) or run[0] in totals) else 0
                    yield run, signs, 2 * BIT + length * BIT + flips * BIT // 2 - layout - whole


def _signs(at: int, signed: list[bool]) -> tuple[int, ...]:
    """The signs, top row first, of the sum with index ``at``: each row that is signed doubled the sums.

    ``signed`` runs from the last row of the run to its first. A row that prints nothing stands as plus.
    """
    signs = []
    for doubled in reversed(signed):
        signs.append(-1 if doubled and at & 1 else 1)
        at >>= doubled
    return tuple(signs)
