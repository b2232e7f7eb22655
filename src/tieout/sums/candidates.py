"""One line of numbers in, the sums that it could be showing out: cheap guesses, judged elsewhere.

`plain` guesses runs that end right above their total or begin right below it, with the
signs that the labels suggest, by their prefix sums. `signed` mends runs that miss by
delta: the signs of one stretch (delta / 2) or of two rows are turned, or one stretch is
left out (delta). `pairs` adds two rows anywhere. Every guess is a look-up: a line of n
figures costs O(n) plain, O(n * SIGNED**2) signed, O(n**2) paired (for short tables only).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

SIGNED = 9
PAIRED = 90
BUCKET = 4


class Candidate(NamedTuple):
    """A guess, named by indices.

    `turns` counts what its name must spell out beyond the run: signs turned, stretches
    left out, each end of such a stretch that is not an end of the run. `before`: the
    inputs stand above the result.
    """

    result: int
    inputs: tuple[int, ...]
    weights: tuple[int, ...]
    turns: int
    before: bool


def plain(
    active: Sequence[int], values: Sequence[int], signs: Sequence[int], units: Sequence[int]
) -> Iterator[Candidate]:
    """Guess runs next to their total, of any length, within a few units of rounding.

    active: indices that take part, in order. values, signs, units: by index.
    """
    if not active:
        return
    wide = BUCKET * min(units[i] for i in active)
    prefix = [0]
    for index in active:
        prefix.append(prefix[-1] + values[index] * signs[index])
    count = len(active)
    above: dict[int, list[int]] = {}
    for at, result in enumerate(active):
        value = values[result]
        if value and at >= 2:
            goal = prefix[at] - value
            for key in (goal // wide - 1, goal // wide, goal // wide + 1):
                for start in above.get(key, ()):
                    if at - start >= 2 and abs(prefix[start] - goal) <= _slack(at - start, units[result]):
                        yield _named(result, active[start:at], signs, True)
        above.setdefault(prefix[at] // wide, []).append(at)
    below: dict[int, list[int]] = {}
    for at in range(count - 1, -1, -1):
        result, value = active[at], values[active[at]]
        if value and count - at >= 3:
            goal = prefix[at + 1] + value
            for key in (goal // wide - 1, goal // wide, goal // wide + 1):
                for end in below.get(key, ()):
                    if end - at >= 3 and abs(prefix[end] - goal) <= _slack(end - at - 1, units[result]):
                        yield _named(result, active[at + 1 : end], signs, False)
        below.setdefault(prefix[at + 1] // wide, []).append(at + 1)


def _slack(count: int, unit: int) -> int:
    return (count + 1) * unit // 2


def _named(result: int, run: Sequence[int], signs: Sequence[int], before: bool) -> Candidate:
    return Candidate(result, tuple(run), tuple(signs[i] for i in run), 0, before)


def signed(
    active: Sequence[int], values: Sequence[int], signs: Sequence[int], units: Sequence[int]
) -> Iterator[Candidate]:
    """Guess short runs above their total with some signs turned or one stretch left out."""
    for at, result in enumerate(active):
        if not values[result] or at < 2:
            continue
        target, unit = values[result], units[result]
        run = active[max(0, at - SIGNED) : at][::-1]
        terms: list[int] = []
        prefix: dict[int, int] = {0: 0}
        total = 0
        for count, index in enumerate(run, 1):
            total += values[index] * signs[index]
            terms.append(values[index] * signs[index])
            prefix.setdefault(total, count)
            miss = total - target
            if count < 2 or not terms[-1]:
                continue
            if total + target == 0:
                yield _mended(result, run[:count], signs, frozenset(range(count)), frozenset(), 2)
            if 2 * abs(miss) <= (count + 1) * unit:
                continue
            for slack in (0, -unit, unit) if count <= 4 else (0,):
                yield from _turned(result, run[:count], terms, prefix, miss + slack, signs)
                yield from _left_out(result, run[:count], terms, prefix, miss + slack, signs)


def _turned(
    result: int, run: Sequence[int], terms: list[int], prefix: dict[int, int], miss: int, signs: Sequence[int]
) -> Iterator[Candidate]:
    """Turn the signs of one stretch, or of two rows apart, worth half of what is missed."""
    if miss % 2:
        return
    half = miss // 2
    count = len(run)
    reached = 0
    where: dict[int, int] = {}
    for end, term in enumerate(terms, 1):
        reached += term
        if not term:
            continue
        start = prefix.get(reached - half)
        if start is not None and 0 < end - start < count:
            turns = 1 if start == 0 or end == count or end - start == 1 else 2
            yield _mended(result, run, signs, frozenset(range(start, end)), frozenset(), turns)
        other = where.get(half - term)
        if other is not None and other < end - 2:
            yield _mended(result, run, signs, frozenset((other, end - 1)), frozenset(), 2)
        where.setdefault(term, end - 1)


def _left_out(
    result: int, run: Sequence[int], terms: list[int], prefix: dict[int, int], miss: int, signs: Sequence[int]
) -> Iterator[Candidate]:
    """Leave out one stretch worth what is missed; the far end of the run stays."""
    count = len(run)
    reached = 0
    for end in range(1, count):
        reached += terms[end - 1]
        start = prefix.get(reached - miss)
        if start is not None and start < end and count - (end - start) >= 2:
            turns = 1 if start == 0 or end - start == 1 else 2
            yield _mended(result, run, signs, frozenset(), frozenset(range(start, end)), turns)


def _mended(
    result: int,
    run: Sequence[int],
    signs: Sequence[int],
    turned: frozenset[int],
    dropped: frozenset[int],
    turns: int,
) -> Candidate:
    pairs = sorted(
        (index, -signs[index] if at in turned else signs[index]) for at, index in enumerate(run) if at not in dropped
    )
    return Candidate(result, tuple(i for i, _ in pairs), tuple(w for _, w in pairs), turns, True)


def pairs(active: Sequence[int], columns: Sequence[Sequence[int]]) -> Iterator[Candidate]:
    """Guess rows that are the sum of two rows anywhere, in every other line at least.

    The lines are dealt into two hands and each hand packed into one integer a row, so
    that one look-up compares all of its lines and an error in one leaves the other.
    Only for up to PAIRED rows.
    """
    if not 3 <= len(active) <= PAIRED:
        return
    hands = [columns[0::2], columns[1::2]] if len(columns) > 1 else [columns]
    for hand in hands:
        wide = 2 + max((abs(line[i]).bit_length() for line in hand for i in active), default=0)
        packed = [(sum(line[i] << (wide * at) for at, line in enumerate(hand)), i) for i in active]
        packed = [(value, index) for value, index in packed if value]
        where: dict[int, int] = {}
        for value, index in packed:
            where.setdefault(value, index)
        for at, (one, first) in enumerate(packed):
            if where[one] != first:
                continue
            for two, second in packed[at + 1 :]:
                result = where.get(one + two)
                if result is not None and where[two] == second:
                    yield Candidate(result, (first, second), (1, 1), 2, result > second)
