"""The sums of a plane in, those that also read as a difference out: the first input less the others.

`gross = tax + net` and `net = gross - tax` are one equation. It is told as a difference as
well where one of its figures is what is left over: a label says so, or of three neighbours
the last is the first less the second, in a table whose own totals follow their addends.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tieout.sums.bare.choose import Pattern
from tieout.sums.bare.plane import Plane


class Difference(NamedTuple):
    """`result` is the first of `inputs` less the others on `lines`."""

    result: int
    inputs: tuple[int, ...]
    lines: frozenset[int]


def differences(plane: Plane, sums: Sequence[Pattern], named: frozenset[int]) -> list[Difference]:
    """Differences among the sums, at most one for each.

    named: places whose label speaks of a difference.
    """
    onward = sum(len(one.lines) for one in sums if one.result > one.inputs[-1])
    backward = sum(len(one.lines) for one in sums if one.result < one.inputs[0])
    found = []
    for one in sums:
        before = backward - (len(one.lines) if one.result < one.inputs[0] else 0)
        rest = _rest(plane, one, named, onward > before)
        if rest is not None:
            others = tuple(place for place in one.inputs if place != rest)
            found.append(Difference(rest, (one.result, *others), one.lines))
    return found


def _rest(plane: Plane, one: Pattern, named: frozenset[int], onward: bool) -> int | None:
    """The input that is left over when the others are taken from the total; None where nothing says so.

    onward: whether the plane's other totals follow their addends: a list below its total is no breakdown there.
    """
    last = one.inputs[-1]
    if one.result in named:
        return None
    spoken = [place for place in one.inputs if place in named]
    if len(spoken) == 1 and (len(one.inputs) == 2 or (onward and spoken[0] == last > one.result)):
        return spoken[0]
    return last if onward and not spoken and _left_over(plane, one) else None


def _left_over(plane: Plane, one: Pattern) -> bool:
    """Whether the sum binds three neighbours, the total first, and no label calls it a total."""
    if len(one.inputs) != 2 or one.result > one.inputs[0] or one.result in plane.totals:
        return False
    return [p for p in plane.used if one.result <= p <= one.inputs[-1]] == [one.result, *one.inputs]
