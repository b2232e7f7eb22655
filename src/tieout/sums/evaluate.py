"""A grid along one axis and a relation in, its lines judged out: rounding is interval arithmetic.

Each printed figure stands for itself plus or minus half a unit of its last digit, so
a sum of n addends is consistent with its total up to (n + 1) / 2 units apart (XBRL
Calculations 1.1). A difference that is possible but beyond three standard deviations
of n + 1 uniform roundings, 3 sqrt((n + 1) / 12) units, is strained.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from operator import mul

from tieout.core.relation import Axis, Line, Verdict
from tieout.sums.across import Across
from tieout.sums.bits import bits_of

MAX_DOUBTFUL = 4
Readings = tuple[tuple[int, int, int], ...]
"""Doubtful cells with the mantissas that are taken for them: (row, column, mantissa)."""


def judge(difference: int, printed: int, nil: int) -> Verdict:
    """Verdict on a difference, in mantissas.

    printed: how many figures take part, the result included. nil: how many of them are dashes, which may hide up
    to half a unit: they widen what is possible, not what is likely.
    """
    if difference == 0:
        return Verdict.EXACT
    if 2 * abs(difference) > printed:
        return Verdict.CONTRADICTED
    # d <= 3 sqrt(n / 12), squared: 12 d^2 <= 9 n
    return Verdict.ROUNDING if 4 * difference * difference <= 3 * (printed - nil) else Verdict.STRAINED


def evaluate(across: Across, result: int, inputs: Sequence[int], weights: Sequence[int]) -> tuple[Line, ...]:
    """Judge result = sum of weights times inputs on each line of ``across``.

    Of a doubtful cell's readings the one as printed is tried first, then the others; the line says
    which it needed. O(inputs) a line, times at most 2**4 readings.
    """
    places = (result, *inputs)
    values = zip(*[across.values[place] for place in places], strict=True)
    return tuple(
        [_line(across, places, weights, line, figures) for line, figures in zip(across.lines, values, strict=True)]
    )


def _line(
    across: Across, places: Sequence[int], weights: Sequence[int], index: int, figures: tuple[int | None, ...]
) -> Line:
    printed = len(figures) - figures.count(None)
    if figures[0] is None or printed == 1:
        return Line(index, Verdict.ABSENT)
    known = [figure or 0 for figure in figures]
    nil = across.nils(places, index)
    best = _judged(known, weights, index, printed, nil, ())
    if best.verdict.holds or not across.grid.readings:
        return best
    cells = [(place, index) if across.axis is Axis.ROWS else (index, place) for place in places]
    doubtful = [(at, *cell) for at, cell in enumerate(cells) if cell in across.grid.readings][:MAX_DOUBTFUL]
    choices = [(known[at], *across.grid.readings[row, column]) for at, row, column in doubtful]
    for figures_read, readings in _rereadings(known, choices, doubtful):
        line = _judged(figures_read, weights, index, printed, nil, readings)
        if line.verdict.holds:
            return line
    return best


def _judged(figures: list[int], weights: Sequence[int], index: int, printed: int, nil: int, readings: Readings) -> Line:
    """The line on which the result is the first of ``figures``, and the inputs are the others."""
    stated, *addends = figures
    computed = sum(map(mul, weights, addends))
    verdict = judge(computed - stated, printed, nil)
    size = _told(stated, addends, weights) if verdict.holds else 0
    bits = bits_of(2 * size + 1, 2 if verdict is Verdict.EXACT else printed + 1) if size else 0
    return Line(index, verdict, stated, computed, computed - stated, printed, bits, readings)


def _told(stated: int, addends: Sequence[int], weights: Sequence[int]) -> int:
    """How large a figure the sum had to meet; 0 where copying explains it as well.

    One figure repeated among zeros, or among addends that cancel, is an identity. Where the weights come to one, a
    part that all figures share cancels: only what they differ by was to be met.
    """
    signed = [term for term in map(mul, weights, addends) if term]
    if len(signed) < 2:
        return 0
    if min(signed) < 0 < max(signed):
        left: dict[int, int] = {}
        for term in signed:
            left[abs(term)] = left.get(abs(term), 0) + (1 if term > 0 else -1)
        if sum(map(abs, left.values())) < 2:
            return 0
    if sum(weights) == 1 and min(weights) < 0:
        printed = [figure for figure in (stated, *addends) if figure]
        return min(abs(stated), max(printed) - min(printed))
    return abs(stated)


def _rereadings(
    figures: list[int], choices: Sequence[tuple[int, ...]], doubtful: Sequence[tuple[int, int, int]]
) -> Iterator[tuple[list[int], Readings]]:
    """The figures with other readings of the ``doubtful`` cells (place, row, column), fewest changes first."""
    tries = sorted(product(*choices), key=lambda t: sum(a != c[0] for a, c in zip(t, choices, strict=True)))
    for chosen in tries[1:]:
        trial = list(figures)
        needs = []
        for (at, row, column), mantissa in zip(doubtful, chosen, strict=True):
            if mantissa != figures[at]:
                trial[at] = mantissa
                needs.append((row, column, mantissa))
        yield trial, tuple(needs)
