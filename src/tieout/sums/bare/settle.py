"""The sums that were chosen in, the same sums out as they are told: shortest form, all their lines."""

from __future__ import annotations

from collections.abc import Sequence

from tieout.sums.bare.choose import Pattern
from tieout.sums.bare.plane import Plane

FEW = 3


def settle(plane: Plane, taken: Sequence[Pattern]) -> list[Pattern]:
    """Addends that another sum adds up give place to its result; then lines are added on which a sum holds too."""
    short = [_collapsed(one, taken) for one in taken]
    summed = {(one.result, line) for one in short for line in one.lines}
    return [_extended(plane, one, summed) for one in short]


def _collapsed(one: Pattern, taken: Sequence[Pattern]) -> Pattern:
    inputs = set(one.inputs)
    low, high = min(one.inputs[0], one.result), max(one.inputs[-1], one.result)
    for part in taken:
        if (
            part.result != one.result
            and low <= part.result <= high
            and part.result not in inputs
            and len(part.inputs) < len(inputs)
            and inputs.issuperset(part.inputs)
            and part.lines >= one.lines
        ):
            inputs = inputs.difference(part.inputs) | {part.result}
    return one if len(inputs) == len(one.inputs) else one._replace(inputs=tuple(sorted(inputs)))


def _extended(plane: Plane, one: Pattern, summed: set[tuple[int, int]]) -> Pattern:
    """A sum of FEW lines or more also on the lines that gave it no bits: poor ones, or beyond its stretch."""
    if len(one.lines) < FEW:
        return one
    more = {
        line
        for line, shown in enumerate(plane.shown)
        if shown[one.result] and line not in one.lines and (one.result, line) not in summed and _holds(plane, line, one)
    }
    return one._replace(lines=one.lines | more)


def _holds(plane: Plane, line: int, one: Pattern) -> bool:
    values, units = plane.values[line], plane.units[line]
    there = [p for p in one.inputs if plane.shown[line][p]]
    miss = abs(sum(values[p] for p in there) - values[one.result])
    if not there or not miss:
        return not miss
    return 2 * miss <= (len(there) + 1) * min(units[one.result], *(units[p] for p in there))
