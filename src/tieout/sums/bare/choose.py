"""Weighed patterns in, those that can all be meant at once out: best first, nothing twice."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from tieout.sums.bits import bits_of


class Pattern(NamedTuple):
    """`result` is the sum of `inputs` on `lines`; `busy` are the inputs that are not always zero."""

    result: int
    inputs: tuple[int, ...]
    bits: int
    lines: frozenset[int]
    busy: tuple[int, ...]


def choose(pool: Sequence[Pattern], taken: Sequence[Pattern], *, seconds: bool) -> tuple[list[Pattern], list[Pattern]]:
    """(taken, left): patterns of the pool that go with those already taken are taken as well.

    A pattern that adds up the addends of another, whose result lies among its own
    figures, waits for that other: its turn comes with the subtotal in their stead.
    Where accepted sums clash with a pattern on some lines, it keeps the others if they
    are the most. A sum that holds on more lines displaces one of the same result.
    `seconds`: a result may be the sum of other addends as well, unless the sums taken
    imply it.
    """
    accepted = _Accepted(taken)
    by_first: dict[int, list[Pattern]] = {}
    for one in pool:
        by_first.setdefault(one.inputs[0], []).append(one)
    forward = sum(_forward(one) * min(len(one.lines), 9) for one in (*pool, *taken))
    rank = partial(_rank, -1 if forward < 0 else 1)
    for one in sorted(pool, key=rank):
        if not accepted.knows(one):
            for part in sorted(_parts(one, by_first), key=rank):
                if not accepted.knows(part):
                    accepted.take(part)
            accepted.take(one)
    if seconds:
        accepted.take_seconds()
    return accepted.taken, accepted.left


def _forward(one: Pattern) -> int:
    """1 where the total follows its addends, -1 where it goes before, 0 where it is among them."""
    return (one.result > one.inputs[-1]) - (one.result < one.inputs[0])


def _rank(direction: int, one: Pattern) -> tuple[int, int, int, int, int, tuple[int, ...]]:
    """Most bits first; of patterns about as good, fewer addends at work and the table's way round."""
    near = min(abs(one.result - one.inputs[0]), abs(one.result - one.inputs[-1]))
    against = (_forward(one) == -direction) + (near > 1)
    return (-(bits_of(one.bits) // 4), against, len(one.busy), -one.bits, -len(one.inputs), one.inputs)


def _parts(one: Pattern, by_first: dict[int, list[Pattern]]) -> list[Pattern]:
    """Patterns whose addends are among those of `one` and whose result lies in its reach."""
    inputs = set(one.inputs)
    low, high = min(one.inputs[0], one.result), max(one.inputs[-1], one.result)
    return [
        part
        for place in one.inputs
        for part in by_first.get(place, ())
        if part.result != one.result
        and low <= part.result <= high
        and part.result not in inputs
        and len(part.inputs) < len(one.inputs)
        and 5 * len(part.lines & one.lines) >= 4 * len(one.lines)
        and inputs.issuperset(part.inputs)
    ]


def _better(one: Pattern, rival: Pattern) -> bool:
    """Whether a sum of the same result holds on more lines, with more bits and no more addends at work."""
    return (
        rival.lines < one.lines
        and 5 * one.bits > 6 * rival.bits
        and len(rival.busy) >= len(one.busy)
        and not set(rival.inputs).issubset(one.inputs)
    )


class _Accepted:
    """The patterns taken, by result and by input, and those left."""

    def __init__(self, taken: Sequence[Pattern]) -> None:
        self.taken: list[Pattern] = []
        self.left: list[Pattern] = []
        self._by_result: dict[int, list[Pattern]] = {}
        self._by_input: dict[int, list[Pattern]] = {}
        self._ids: set[int] = set()
        self._later: list[Pattern] = []
        for one in taken:
            self._note(one)

    def knows(self, one: Pattern) -> bool:
        """Whether the pattern had its turn."""
        return id(one) in self._ids

    def take(self, one: Pattern) -> None:
        """Take a pattern on the lines where nothing taken clashes, if those are the most."""
        self._ids.add(id(one))
        for rival in list(self._by_result.get(one.result, ())):
            if _better(one, rival):
                self._drop(rival)
        rivals = self._by_result.get(one.result, ())
        if any(2 * len(rival.lines & one.lines) > len(one.lines) for rival in rivals):
            self._later.append(one)
            self.left.append(one)
        else:
            self._add(one)

    def take_seconds(self) -> None:
        """Take other sums of results that have one, unless they are the same one level down."""
        for one in self._later:
            if not self._implied(one):
                self.left.remove(one)
                self._add(one)

    def _implied(self, one: Pattern) -> bool:
        inputs = set(one.inputs)
        return any(
            2 * len(rival.lines & one.lines) > len(one.lines) and 2 * len(self._below(rival) & inputs) >= len(inputs)
            for rival in self._by_result.get(one.result, ())
        )

    def _below(self, one: Pattern) -> set[int]:
        """The inputs of a pattern and of the patterns taken that give them."""
        found: set[int] = set()
        wave = list(one.inputs)
        while wave:
            place = wave.pop()
            if place not in found:
                found.add(place)
                for part in self._by_result.get(place, ()):
                    wave += part.inputs
        return found

    def _drop(self, one: Pattern) -> None:
        self.taken.remove(one)
        self._by_result[one.result].remove(one)
        for place in one.inputs:
            self._by_input[place].remove(one)
        self.left.append(one)

    def _add(self, one: Pattern) -> None:
        clash = self._clash(one)
        if 2 * len(clash) >= len(one.lines):
            self.left.append(one)
        else:
            self._note(one._replace(lines=one.lines - clash) if clash else one)

    def _note(self, one: Pattern) -> None:
        self.taken.append(one)
        self._by_result.setdefault(one.result, []).append(one)
        for place in one.inputs:
            self._by_input.setdefault(place, []).append(one)

    def _clash(self, one: Pattern) -> frozenset[int]:
        """Lines on which a pattern taken says otherwise."""
        inputs = set(one.inputs)
        low, high = min(one.inputs[0], one.result), max(one.inputs[-1], one.result)
        rivals = [r for r in self._by_result.get(one.result, ()) if not inputs.isdisjoint(r.inputs)]
        for place in one.inputs:
            for rival in self._by_result.get(place, ()):
                if one.result in rival.inputs or not inputs.isdisjoint(rival.inputs):
                    rivals.append(rival)
        for rival in self._by_input.get(one.result, ()):
            if rival.result in inputs or not inputs.isdisjoint(rival.inputs):
                rivals.append(rival)
        for place in {one.inputs[0], one.inputs[-1], *one.busy[:1]}:
            for rival in self._by_input.get(place, ()):
                same = rival.inputs == one.inputs or rival.busy == one.busy
                inside = low <= rival.result <= high and inputs.issuperset(rival.inputs)
                if rival.result != one.result and (same or inside):
                    rivals.append(rival)
        clash: frozenset[int] = frozenset()
        for rival in rivals:
            clash |= rival.lines & one.lines
        return clash
