"""Quantities and relations come in; each quantity's bounds, by handing them along the relations, go out."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from tieout.core.interval import Interval
from tieout.core.system import Linear, Product, Quantity, Within

_TURNS: Final = 40
"""Each relation is looked at no more often: bounds that halve for ever are narrow enough by then."""

Relation = Linear | Product


class Contradiction(Exception):
    """No amounts satisfy the relations: ``name`` is left with none, by the relations ``because``."""

    def __init__(self, name: str, because: tuple[int, ...]) -> None:
        super().__init__(name)
        self.name, self.because = name, because


def propagated(quantities: Sequence[Quantity], relations: Sequence[Relation]) -> Mapping[str, Within]:
    """What each of ``quantities`` can be, given what is printed of all of them. Exact, and sound: no amount that satisfies all is left out.

    Raises Contradiction where nothing satisfies all. A relation that names an unknown quantity raises KeyError. Linear in the
    relations and the turns that bounds take, at most 40 a relation.
    """
    within = {one.name: Within(one.known) for one in quantities}
    of: dict[str, list[int]] = defaultdict(list)
    for index, relation in enumerate(relations):
        for name in relation.names:
            of[name].append(index)
    waiting = deque(range(len(relations)))
    queued = set(waiting)
    turns = [0] * len(relations)
    while waiting:
        index = waiting.popleft()
        queued.discard(index)
        if turns[index] >= _TURNS:
            continue
        turns[index] += 1
        for name, bounds, used in _narrower(relations[index], within):
            because = tuple(sorted({index, *(one for other in used for one in within[other].because)}))
            if bounds.empty:
                raise Contradiction(name, because)
            within[name] = Within(bounds, because)
            for other in of[name]:
                if other not in queued:
                    waiting.append(other)
                    queued.add(other)
    return within


def _narrower(relation: Relation, within: Mapping[str, Within]) -> Iterator[tuple[str, Interval, tuple[str, ...]]]:
    """The quantities of ``relation`` that it bounds more closely, with their new bounds and what these rest on."""
    found = _linear(relation, within) if isinstance(relation, Linear) else _product(relation, within)
    for name, bounds in found:
        before = within[name].bounds
        after = before.meet(bounds)
        if after != before:
            yield name, after, (*(other for other in relation.names if other != name), name)


def _linear(relation: Linear, within: Mapping[str, Within]) -> Iterator[tuple[str, Interval]]:
    """From Σ w·x = 0: w·x is less the sum of the others, told from sums from the left and from the right."""
    parts = [within[name].bounds.times(weight) for weight, name in relation.terms]
    before = [Interval.at(0)]
    for part in parts[:-1]:
        before.append(before[-1] + part)
    after = Interval.at(0)
    rest: list[Interval] = []
    for part, left in zip(reversed(parts), reversed(before), strict=True):
        rest.append(left + after)
        after = part + after
    for (weight, name), others in zip(relation.terms, reversed(rest), strict=True):
        yield name, others.times(Fraction(-1) / weight)


def _product(relation: Product, within: Mapping[str, Within]) -> Iterator[tuple[str, Interval]]:
    result, left, right = (within[name].bounds for name in relation.names)
    yield relation.result, left * right
    yield relation.left, result / right
    yield relation.right, result / left
