"""Quantities with bounds and linear relations come in; the bounds that all relations together give one of them go out.

Bounds that are handed from relation to relation forget how they hang together: of x + y and x - y nothing follows for x. A
linear program does not. HiGHS, as scipy brings it, solves it in binary and is believed in nothing but where to look: any multipliers y of the
relations give a bound that holds, min x >= Σ min over its bounds of (c - A'y)·x, which is computed in exact fractions.
What the solver gets wrong makes the bound wider, never wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from importlib.util import find_spec
from typing import Final

from tieout.core.interval import Interval
from tieout.core.system import Linear, Product, Within

_FINEST: Final = 10**9
"""The largest denominator of a multiplier: those that come out are simple, and rounding them costs nothing but width."""

Row = dict[str, Fraction]
"""Σ weight · quantity lies between two bounds (``_rows``)."""


def available() -> bool:
    """Whether the solver is installed (the extra ``infer``)."""
    return find_spec("scipy") is not None


def narrowed(name: str, relations: Sequence[Linear | Product], within: Mapping[str, Within]) -> Within:
    """What ``name`` can be by all ``relations`` together, within what is known ``within``; exact, and never too narrow.

    A product whose one factor is bounded and whose other is not negative is two linear relations; other products are left
    out. Needs the solver (``available``); where it finds nothing, the bounds stay as they are.
    """
    rows = list(_rows(relations, within))
    names = sorted({each for row, _, _ in rows for each in row} | {name})
    before = within[name]
    low = _least(names, rows, {name: Fraction(1)}, within)
    high = _least(names, rows, {name: Fraction(-1)}, within)
    bounds = before.bounds.meet(Interval(None if low is None else low, None if high is None else -high))
    if bounds == before.bounds:
        return before
    used = {index for _, _, index in rows} | set(before.because)
    return Within(bounds, tuple(sorted(used)))


def _rows(relations: Sequence[Linear | Product], within: Mapping[str, Within]) -> list[tuple[Row, bool, int]]:
    """Each relation as Σ w·x = 0 (True) or Σ w·x >= 0 (False), with its index."""
    rows: list[tuple[Row, bool, int]] = []
    for index, relation in enumerate(relations):
        if isinstance(relation, Linear):
            row: Row = {}
            for weight, name in relation.terms:
                row[name] = row.get(name, Fraction(0)) + weight
            rows.append((row, True, index))
            continue
        for factor, other in ((relation.left, relation.right), (relation.right, relation.left)):
            bounds, rest = within[factor].bounds, within[other].bounds
            if rest.low is None or rest.low < 0 or factor == other or relation.result in (factor, other):
                continue
            if bounds.low is not None:
                rows.append(({relation.result: Fraction(1), other: -bounds.low}, False, index))
            if bounds.high is not None:
                rows.append(({relation.result: Fraction(-1), other: bounds.high}, False, index))
    return rows


def _least(
    names: Sequence[str], rows: Sequence[tuple[Row, bool, int]], cost: Row, within: Mapping[str, Within]
) -> Fraction | None:
    """A number that Σ cost·x is never below; None where none is found."""
    found = None
    for multipliers in _multipliers(names, rows, cost, within):
        left = dict(cost)
        for (row, equal, _), raw in zip(rows, multipliers, strict=True):
            multiplier = raw if equal else max(raw, Fraction(0))
            for name, weight in row.items() if multiplier else ():
                left[name] = left.get(name, Fraction(0)) - multiplier * weight
        total = Interval.at(0)
        for name, weight in left.items():
            total = total + within[name].bounds.times(weight)
        if total.low is not None and (found is None or total.low > found):
            found = total.low
    return found


def _multipliers(
    names: Sequence[str], rows: Sequence[tuple[Row, bool, int]], cost: Row, within: Mapping[str, Within]
) -> list[list[Fraction]]:
    """The multipliers of the relations at the least Σ cost·x, as near simple fractions and as the solver has them.

    The solver is given each quantity in units of its own size: amounts and counts differ by ten powers of ten.
    """
    from scipy.optimize import linprog

    size = {name: _size(within[name].bounds) for name in names}
    scales = [max(abs(weight) * size[name] for name, weight in row.items()) for row, _, _ in rows]
    weighed = [
        [_binary(row.get(name, Fraction(0)) * size[name] / scale) for name in names]
        for (row, _, _), scale in zip(rows, scales, strict=True)
    ]
    ends = [within[name].bounds for name in names]
    equal = [line for line, (_, same, _) in zip(weighed, rows, strict=True) if same]
    least = [[-weight for weight in line] for line, (_, same, _) in zip(weighed, rows, strict=True) if not same]
    solved = linprog(
        [_binary(cost.get(name, Fraction(0)) * size[name]) for name in names],
        least or None, [0] * len(least) or None, equal or None, [0] * len(equal) or None,
        [
            tuple(None if end is None else _binary(end / size[name]) for end in (bounds.low, bounds.high))
            for name, bounds in zip(names, ends, strict=True)
        ],
        method="highs",
    )  # fmt: skip
    if solved.status != 0:
        return []
    of_equal, of_least = iter(solved.eqlin.marginals), iter(solved.ineqlin.marginals)
    found = [
        (Fraction(next(of_equal)) if same else -Fraction(next(of_least))) / scale
        for (_, same, _), scale in zip(rows, scales, strict=True)
    ]
    return [[one.limit_denominator(finest) for one in found] for finest in (1000, _FINEST)] + [found]


def _size(bounds: Interval) -> Fraction:
    ends = [abs(end) for end in (bounds.low, bounds.high) if end is not None]
    return max([*ends, Fraction(1)])


def _binary(value: Fraction) -> float:
    """For the solver alone."""
    return value.numerator / value.denominator
