"""A Plane in, its divisions and relative changes out.

result = a / b, or 100 a / b where it is printed in percent; result = (b - a) / a, or 100
times that. For every result and divisor on a pivot line the numerator is looked up among
the line's numbers; what is found is tried on all lines. Printed figures are intervals:
half a unit of the last digit on each side.

Cost: O(pivots * places**2 * log(places)) look-ups, for planes of at most MOST places.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from tieout.core.relation import Axis, Op
from tieout.sums.bare.plane import Plane
from tieout.sums.bare.stretch import stretch
from tieout.sums.bits import BIT, bits_of

MOST = 80
PIVOTS = 6
NEEDED = 12 * BIT
FAILS = 6 * BIT
LIMIT = 10 * BIT
SIGNIFICANT = 20
LARGE = 1000
SAMPLE = 8


class Ratio(NamedTuple):
    """`op` of two places gives `result` on `lines`: first by second, or from first to second."""

    op: Op
    result: int
    first: int
    second: int
    percent: bool
    bits: int
    lines: frozenset[int]


class _Guess(NamedTuple):
    op: Op
    result: int
    first: int
    second: int
    percent: bool


# (result, first, second, index into KINDS): a plain tuple, since they are made by the hundred thousand.
_Key = tuple[int, int, int, int]
KINDS = ((Op.DIVISION, False), (Op.DIVISION, True), (Op.CHANGE, False), (Op.CHANGE, True))


def ratios(plane: Plane, scale: int) -> list[Ratio]:
    """Divisions and changes of a plane, at most one for each result and line, best first.

    scale: mantissas that make up one (10 ** places).
    """
    if not 3 <= len(plane.used) <= MOST:
        return []
    votes: dict[_Key, int] = {}
    once: set[_Key] = set()
    pivots = _pivots(plane)
    for line in pivots:
        values, units = plane.values[line], plane.units[line]
        worth = {p: min(LIMIT, bits_of(2 * abs(values[p]), units[p])) for p in plane.used}
        for key in _guesses(plane, line, scale):
            if key in votes:
                votes[key] += worth[key[0]]
                once.discard(key)
            else:
                votes[key] = worth[key[0]]
                once.add(key)
    weighed = []
    name = 2 * bits_of(len(plane.used)) + 2 * BIT
    share = max(1, 2 * len(plane.lines) // max(1, len(pivots)))
    for key, weight in votes.items():
        if weight * share >= NEEDED + name and not (len(pivots) > 3 and key in once):
            op, percent = KINDS[key[3]]
            one = _weighed(plane, _Guess(op, *key[:3], percent), scale, name)
            if one is not None:
                weighed.append(one)
    return _chosen(weighed)


def _pivots(plane: Plane) -> list[int]:
    ranked = sorted(plane.lines, key=lambda at: -sum(1 for v in plane.values[at] if v))
    rich = ranked[: max(PIVOTS, len(ranked) // 2)]
    return rich[:: max(1, len(rich) // PIVOTS)][:PIVOTS]


def _guesses(plane: Plane, line: int, scale: int) -> set[_Key]:
    """What could be a ratio or a change on one line; not those by a hundred, or of equal numbers."""
    values, units = plane.values[line], plane.units[line]
    order = sorted((values[p], p) for p in plane.used if values[p])
    numbers = [value for value, _ in order]
    count = len(numbers)
    found: set[_Key] = set()
    for stated, result in order:
        unit = units[result]
        if abs(stated) < SIGNIFICANT * unit or (unit >= scale and abs(stated) > LARGE * scale):
            continue
        kinds = [kind for kind in range(4) if _likely(kind, stated, scale)]
        for divisor, base in order:
            if base == result:
                continue
            for kind in kinds:
                one = scale * 100 if kind & 1 else scale
                if abs(divisor) == one:
                    continue
                reach = (abs(divisor) * unit + units[base] * abs(stated)) // (2 * one) + units[base] + 1
                goal = stated * divisor // one + (divisor if kind > 1 else 0)
                at = bisect_left(numbers, goal - reach)
                while at < count and numbers[at] <= goal + reach:
                    number, place = order[at]
                    at += 1
                    if place == result or number == divisor:
                        continue
                    if kind > 1:
                        found.add((result, base, place, kind))
                    elif number != -divisor:
                        found.add((result, place, base, kind))
    return found


def _likely(kind: int, stated: int, scale: int) -> bool:
    """Whether a number has the size of that kind of ratio: no tiny percentage, no change by twenty times."""
    percent, change = kind & 1, kind > 1
    if percent:
        return 20 * abs(stated) > scale
    return not change or abs(stated) <= 20 * scale


def _weighed(plane: Plane, guess: _Guess, scale: int, name: int) -> Ratio | None:
    scores: list[int] = []
    lines: list[int] = []
    holds: list[bool] = []
    told: set[tuple[int, int, int]] = set()
    needed = (guess.result, guess.first, guess.second)
    if _hopeless(plane, guess, scale):
        return None
    for line in plane.lines:
        shown = plane.shown[line]
        if not all(shown[p] for p in needed):
            continue
        bits = _line_bits(plane, guess, line, scale, told)
        lines.append(line)
        holds.append(bits is not None)
        scores.append(-FAILS if bits is None else bits)
    evidence, low, high = stretch(scores, plane.axis)
    net = evidence - name
    if high - low < len(scores):
        net -= 2 * bits_of(len(scores))
    if net < NEEDED:
        return None
    kept = frozenset(line for line, ok in zip(lines[low:high], holds[low:high], strict=True) if ok)
    if plane.axis is Axis.ROWS and 2 * len(kept) < len(lines):
        return None
    return Ratio(*guess, net, kept)


def _hopeless(plane: Plane, guess: _Guess, scale: int) -> bool:
    """Whether a sample of lines breaks the guess nearly everywhere."""
    if len(plane.lines) < SAMPLE:
        return False
    held = broken = 0
    told: set[tuple[int, int, int]] = set()
    for line in plane.lines[:: len(plane.lines) // SAMPLE]:
        shown = plane.shown[line]
        if shown[guess.result] and shown[guess.first] and shown[guess.second]:
            if _line_bits(plane, guess, line, scale, told) is None:
                broken += 1
                if broken > 4 + 4 * held:
                    return True
            else:
                held += 1
    return False


def _line_bits(plane: Plane, guess: _Guess, line: int, scale: int, told: set[tuple[int, int, int]]) -> int | None:
    """Evidence of one line, None where no rounding explains it."""
    values, units = plane.values[line], plane.units[line]
    stated, first, second = (values[p] for p in (guess.result, guess.first, guess.second))
    unit = units[guess.result]
    one = scale * 100 if guess.percent else scale
    if guess.op is Op.DIVISION:
        above, below, below_unit = first, second, units[guess.second]
        above_unit = units[guess.first]
    else:
        above, below, below_unit = second - first, first, units[guess.first]
        above_unit = units[guess.first] + units[guess.second]
    if not below:
        return 0 if not above and not stated else None
    miss = 2 * abs(above * one - stated * below)
    slack = abs(below) * unit + above_unit * one // 20 + below_unit * abs(stated) // 20
    if miss > slack * 11 // 10:
        return None
    if not above or abs(above) == abs(below) or (stated, first, second) in told:
        return 0
    told.add((stated, first, second))
    return min(LIMIT, bits_of(2 * abs(stated * below), slack))


def _chosen(weighed: list[Ratio]) -> list[Ratio]:
    """The best for each result; a change before the division that differs from it by one."""
    taken: dict[int, list[Ratio]] = {}
    kept = []
    for one in sorted(weighed, key=_rank):
        rivals = taken.setdefault(one.result, [])
        if any(rival.lines & one.lines for rival in rivals):
            continue
        if any(one.result in (r.first, r.second) and r.lines & one.lines for group in taken.values() for r in group):
            continue
        rivals.append(one)
        kept.append(one)
    return kept


def _rank(one: Ratio) -> tuple[int, int, int, int]:
    away = min(abs(one.result - one.first), abs(one.result - one.second))
    return (-(bits_of(one.bits) // 2), -len(one.lines), away, -one.bits)
