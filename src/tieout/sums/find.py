"""A Grid in, the Relations that its digits and its layout carry out.

Guesses come from single lines (`candidates`); here they are weighed on all lines
together. A guess counts the bits of the lines in which it holds, pays for its name
and for each line that breaks it, and gets what the layout says. The best are taken
first; what an accepted sum has added up is then out of sight, so that totals of
subtotals become plain runs, and the guessing starts again.

Cost: at most ROUNDS passes over PIVOTS lines, each linear in the number of rows (see
`candidates`); a typical statement takes about a millisecond.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tieout.core.relation import Axis, Op, Relation
from tieout.sums.candidates import Candidate, candidates
from tieout.sums.evaluate import evaluate
from tieout.sums.face import Face, faces
from tieout.sums.grid import Grid
from tieout.sums.weigh import NEEDED, Weighed, weigh

ROUNDS = 5
PIVOTS = 4


def find(grid: Grid) -> tuple[Relation, ...]:
    """All relations that the grid carries, rows first, by index of their result.

    Sums only (weights +1 and -1, at least two inputs): an equality of two rows is the
    caller's to judge. A relation that others imply is left out. Relations may fail in
    some lines: see `Relation.failing`.
    """
    found: list[Relation] = []
    for face in faces(grid):
        for taken in _search(face):
            lines = evaluate(grid, face.axis, taken.result, taken.inputs, taken.weights, face.lines)
            found.append(Relation(Op.SUM, face.axis, taken.result, taken.inputs, taken.weights, lines, taken.bits))
    found.sort(key=lambda r: (r.axis is not Axis.ROWS, r.result, r.inputs))
    return tuple(found)


def _search(face: Face) -> list[Weighed]:
    taken: list[Weighed] = []
    seen: set[tuple[int, tuple[int, ...], tuple[int, ...]]] = set()
    hidden: set[int] = set()
    for _ in range(ROUNDS):
        active = [i for i in face.active if i not in hidden]
        fresh = _select(_guesses(face, active, seen), taken)
        if not fresh:
            break
        taken += fresh
        for one in fresh:
            hidden.update(one.inputs)
    return taken


def _guesses(face: Face, active: Sequence[int], seen: set[tuple[int, tuple[int, ...], tuple[int, ...]]]) -> list[Weighed]:
    """Guess from the lines with most digits; keep what beats chance on all lines."""
    kept: list[Weighed] = []
    for pivot in face.pivots[:PIVOTS]:
        for guess in candidates(active, face.columns[pivot], face.signs, face.units[pivot]):
            key = guess[:3]
            if key not in seen:
                seen.add(key)
                weighed = weigh(face, guess, active)
                if weighed is not None and weighed.bits >= NEEDED:
                    kept.append(weighed)
    return kept


def _select(guesses: Iterable[Weighed], before: Sequence[Weighed]) -> list[Weighed]:
    """Best first; one equation a result unless a second is as good, none that others imply."""
    basis = Basis()
    results: set[int] = set()
    spent: set[int] = set()
    for one in before:
        basis.add(one)
        results.add(one.result)
        spent.update(one.inputs)
    fresh: list[Weighed] = []
    for one in sorted(guesses, key=lambda w: (-w.bits, len(w.inputs), w.inputs)):
        if one.failing and (one.result in results or not spent.isdisjoint(one.inputs)):
            continue
        if not basis.add(one):
            continue
        results.add(one.result)
        spent.update(one.inputs)
        fresh.append(one)
    return fresh


class Basis:
    """Accepted equations, reduced, so that one implied by the others is known as such."""

    def __init__(self) -> None:
        self._rows: list[tuple[int, dict[int, int]]] = []

    def add(self, one: Weighed) -> bool:
        """Take an equation in; False (and nothing changes) where the others imply it."""
        vector = dict(zip(one.inputs, one.weights, strict=True))
        vector[one.result] = vector.get(one.result, 0) - 1
        for pivot, row in self._rows:
            here = vector.get(pivot, 0)
            if here:
                lead = row[pivot]
                for index, weight in vector.items():
                    vector[index] = weight * lead
                for index, weight in row.items():
                    vector[index] = vector.get(index, 0) - weight * here
        vector = {index: weight for index, weight in vector.items() if weight}
        if not vector:
            return False
        self._rows.append((one.result if one.result in vector else next(iter(vector)), vector))
        return True


__all__ = ["Candidate", "find"]
