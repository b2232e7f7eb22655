"""A grid and a relation in, its lines judged out: rounding is interval arithmetic.

Each printed figure stands for itself plus or minus half a unit of its last digit, so
a sum of n addends is consistent with its total up to (n + 1) / 2 units apart (XBRL
Calculations 1.1). A difference that is possible but beyond three standard deviations
of n + 1 uniform roundings, 3 sqrt((n + 1) / 12) units, is strained.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from tieout.core.relation import Axis, Line, Op, Verdict
from tieout.sums.bits import bits_of
from tieout.sums.grid import Grid

MAX_DOUBTFUL = 4


def judge(difference: int, units: Sequence[int], nil_units: Sequence[int] = ()) -> tuple[Verdict, int]:
    """Verdict on a difference and the slack (twice what rounding explains), in mantissas.

    difference: computed less stated. units: the unit of each printed figure that takes
    part, the result included. nil_units: those of dashes, which may hide up to half a
    unit: they widen what is possible, not what is likely.
    """
    slack = sum(units) + sum(nil_units)
    if difference == 0:
        return Verdict.EXACT, slack
    if 2 * abs(difference) > slack:
        return Verdict.CONTRADICTED, slack
    # d <= 3 sqrt(sum u^2 / 12), squared: 12 d^2 <= 9 sum u^2
    if 4 * difference * difference <= 3 * sum(u * u for u in units):
        return Verdict.ROUNDING, slack
    return Verdict.STRAINED, slack


def evaluate(
    grid: Grid,
    axis: Axis,
    result: int,
    inputs: Sequence[int],
    weights: Sequence[int],
    lines: Sequence[int] | None = None,
) -> tuple[Line, ...]:
    """Judge result = sum of weights times inputs on each line.

    lines: columns (axis rows) or rows (axis columns); all when None. Of a doubtful
    cell's readings the one as printed is tried first, then the others; the line says
    which it needed. O(inputs) a line, times at most 2**4 readings.
    """
    if lines is None:
        lines = range(grid.width if axis is Axis.ROWS else grid.height)
    places = [result, *inputs]
    signs = [-1, *weights]
    return tuple(_line(grid, axis, places, signs, index) for index in lines)


def _line(grid: Grid, axis: Axis, places: Sequence[int], signs: Sequence[int], index: int) -> Line:
    cells = [(place, index) if axis is Axis.ROWS else (index, place) for place in places]
    values = [grid.value(row, column) for row, column in cells]
    if values[0] is None or values.count(None) == len(values) - 1:
        return Line(index, Verdict.ABSENT)
    printed = [cell for cell, value in zip(cells, values, strict=True) if value is not None]
    nil = grid.nil.intersection(printed) if grid.nil else ()
    units = [grid.unit(cell[0]) for cell in printed if cell not in nil]
    figures = [value or 0 for value in values]
    nil_units = [grid.unit(row) for row, _ in nil]
    best = _judged(figures, signs, index, units, nil_units, ())
    if best.verdict.holds or not grid.readings:
        return best
    doubtful = [(at, *cell) for at, cell in enumerate(cells) if cell in grid.readings]
    return _reread(grid, best, figures, signs, units, nil_units, doubtful[:MAX_DOUBTFUL]) if doubtful else best


def _judged(
    figures: list[int],
    signs: Sequence[int],
    index: int,
    units: list[int],
    nil_units: list[int],
    readings: tuple[tuple[int, int, int], ...],
) -> Line:
    computed = sum(s * f for s, f in zip(signs[1:], figures[1:], strict=True))
    difference = computed - figures[0]
    verdict, slack = judge(difference, units, nil_units)
    bits = 0
    if verdict.holds:
        size = _told(figures, signs)
        spread = slack if verdict is not Verdict.EXACT else min(units, default=1)
        bits = bits_of(2 * size + 1, spread + min(units, default=1)) if size else 0
    return Line(index, verdict, figures[0], computed, difference, slack, bits, readings)


def _told(figures: list[int], signs: Sequence[int]) -> int:
    """How large a figure the sum had to meet; 0 where copying explains it as well.

    One figure repeated among zeros, or among addends that cancel, is an identity. Where the weights come to one, a
    part that all figures share cancels: only what they differ by was to be met.
    """
    signed = [sign * figure for sign, figure in zip(signs[1:], figures[1:], strict=True) if figure]
    if len(signed) < 2:
        return 0
    if min(signed) < 0 < max(signed):
        left: dict[int, int] = {}
        for term in signed:
            left[abs(term)] = left.get(abs(term), 0) + (1 if term > 0 else -1)
        if sum(map(abs, left.values())) < 2:
            return 0
    if min(signs[1:]) < 0 and sum(signs[1:]) == 1:
        printed = [figure for figure in figures if figure]
        return min(abs(figures[0]), max(printed) - min(printed))
    return abs(figures[0])


def _reread(
    grid: Grid,
    printed: Line,
    figures: list[int],
    signs: Sequence[int],
    units: list[int],
    nil_units: list[int],
    doubtful: list[tuple[int, int, int]],
) -> Line:
    """Try the other readings of doubtful cells, fewest changes first."""
    choices = [(figures[at], *grid.readings[row, column]) for at, row, column in doubtful]
    tries = sorted(product(*choices), key=lambda t: sum(a != c[0] for a, c in zip(t, choices, strict=True)))
    for chosen in tries[1:]:
        trial = list(figures)
        needs = []
        for (at, row, column), mantissa in zip(doubtful, chosen, strict=True):
            if mantissa != figures[at]:
                trial[at] = mantissa
                needs.append((row, column, mantissa))
        line = _judged(trial, signs, printed.index, units, nil_units, tuple(needs))
        if line.verdict.holds:
            return line
    return printed


__all__ = ["Op", "evaluate", "judge"]
