"""One line of numbers in, the sums that it could be showing out: cheap guesses, judged elsewhere.

For every result the runs that end right above it or begin right below it are added
up, with the signs that the labels suggest. Where the sum misses by delta, the signs of
one stretch of the run (delta / 2) or of two single rows may be turned, or one stretch
left out (delta). Every repair is a look-up, so a line of n figures costs
O(n * RUN * SIGNED) at most, and nothing grows with the square of n.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

RUN = 48
SIGNED = 9


class Candidate(NamedTuple):
    """A guess: positions in the active list, so that what is hidden between them costs nothing.

    `turns` counts what the name of the candidate must spell out beyond the run: signs
    turned, stretches left out, each end of a stretch that is not an end of the run.
    """

    result: int
    inputs: tuple[int, ...]
    weights: tuple[int, ...]
    turns: int
    before: bool


def candidates(
    active: Sequence[int], values: Sequence[int], signs: Sequence[int], units: Sequence[int]
) -> Iterator[Candidate]:
    """Guess sums on one line.

    active: indices that take part, in order. values, units: by index. signs: by index,
    the weight that the labels suggest (+1 where they say nothing).
    """
    order = list(active)
    for at, result in enumerate(order):
        if values[result]:
            above = order[max(0, at - RUN) : at][::-1]
            yield from _runs(result, above, values, signs, units, before=True)
            below = order[at + 1 : at + 1 + RUN]
            yield from _runs(result, below, values, signs, units, before=False)
    yield from _long(order, values, signs)


def _runs(
    result: int, run: list[int], values: Sequence[int], signs: Sequence[int], units: Sequence[int], *, before: bool
) -> Iterator[Candidate]:
    target = values[result]
    unit = units[result]
    total = 0
    terms: list[int] = []
    prefix = {0: 0}
    for count, index in enumerate(run, 1):
        term = values[index] * signs[index]
        total += term
        terms.append(term)
        if count < 2:
            prefix.setdefault(total, count)
            continue
        miss = total - target
        if 2 * abs(miss) <= (count + 1) * unit:
            yield _named(result, run[:count], signs, set(), set(), 0, before)
        elif 2 * abs(total + target) <= (count + 1) * unit:
            yield _named(result, run[:count], signs, set(range(count)), set(), 2, before)
        if miss and count <= SIGNED:
            yield from _repaired(result, run[:count], terms, prefix, total, miss, unit, signs, before)
        prefix.setdefault(total, count)


def _repaired(
    result: int,
    run: list[int],
    terms: list[int],
    prefix: dict[int, int],
    total: int,
    miss: int,
    unit: int,
    signs: Sequence[int],
    before: bool,
) -> Iterator[Candidate]:
    """Turn one stretch or two rows, or leave one stretch out, so that the run hits its target."""
    count = len(run)
    slacks = (0, -unit, unit) if count <= 4 else (0,)
    for slack in slacks:
        if (miss + slack) % 2 == 0:
            half = (miss + slack) // 2
            yield from _turned(result, run, terms, prefix, total, half, signs, before)
        reached = 0
        for end in range(1, count):
            reached += terms[end - 1]
            start = prefix.get(reached - miss - slack)
            if start is not None and start < end and count - (end - start) >= 2:
                ends = (1 if end - start == 1 else 2) - (1 if start == 0 else 0)
                dropped = set(range(start, end))
                yield _named(result, run, signs, set(), dropped, 1 + max(0, ends), before)


def _turned(
    result: int,
    run: list[int],
    terms: list[int],
    prefix: dict[int, int],
    total: int,
    half: int,
    signs: Sequence[int],
    before: bool,
) -> Iterator[Candidate]:
    count = len(run)
    reached = 0
    where: dict[int, int] = {}
    for end in range(1, count + 1):
        reached += terms[end - 1]
        start = prefix.get(reached - half)
        if start is not None and start < end and 0 < end - start < count:
            at_edge = start == 0 or end == count
            yield _named(result, run, signs, set(range(start, end)), set(), 1 if at_edge or end - start == 1 else 2, before)
        other = where.get(half - terms[end - 1])
        if other is not None and other < end - 2:
            yield _named(result, run, signs, {other, end - 1}, set(), 2, before)
        where.setdefault(terms[end - 1], end - 1)


def _named(
    result: int,
    run: Sequence[int],
    signs: Sequence[int],
    turned: set[int],
    dropped: set[int],
    turns: int,
    before: bool,
) -> Candidate:
    pairs = sorted(
        (index, -signs[index] if at in turned else signs[index]) for at, index in enumerate(run) if at not in dropped
    )
    return Candidate(result, tuple(i for i, _ in pairs), tuple(w for _, w in pairs), turns, before)


def _long(order: list[int], values: Sequence[int], signs: Sequence[int]) -> Iterator[Candidate]:
    """Runs longer than RUN, found by their prefix sums: exact ones only."""
    if len(order) <= RUN:
        return
    prefix = [0]
    for index in order:
        prefix.append(prefix[-1] + values[index] * signs[index])
    starts: dict[int, int] = {}
    for at, result in enumerate(order):
        start = starts.get(prefix[at] - values[result])
        if values[result] and start is not None and at - start > RUN:
            yield _named(result, order[start:at], signs, set(), set(), 0, True)
        starts.setdefault(prefix[at], at)
    ends: dict[int, int] = {}
    for at in range(len(order) - 1, -1, -1):
        result = order[at]
        end = ends.get(prefix[at + 1] + values[result])
        if values[result] and end is not None and end - at - 1 > RUN:
            yield _named(result, order[at + 1 : end], signs, set(), set(), 0, False)
        ends.setdefault(prefix[at + 1], at + 1)
