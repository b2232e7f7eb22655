"""A Grid in, the Relations that its digits and its layout carry out.

Guesses come from single lines (`candidates`); here they are weighed on all lines
together. A guess counts the bits of the lines in which it holds, pays for its name and
for each line that breaks it, and gets what the layout says (`weigh`). The best are taken
first: plain runs, then runs with signs turned, then pairs, and only then what fails in
some line. What an accepted sum has added up is out of sight afterwards, so that totals
of subtotals become plain runs, and the guessing starts again. What the accepted
equations imply is not found twice.

Cost: at most ROUNDS passes over PIVOTS lines, each linear in the number of rows except
for pairs, which only short tables have; a typical statement takes about a millisecond.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from tieout.core.relation import Axis, Op, Relation
from tieout.sums.basis import Basis
from tieout.sums.bits import BIT
from tieout.sums.candidates import Candidate, pairs, plain, signed
from tieout.sums.evaluate import evaluate
from tieout.sums.face import Face, faces
from tieout.sums.grid import Grid
from tieout.sums.layout import oriented
from tieout.sums.weigh import NEEDED, weigh
from tieout.sums.weighed import Weighed

ROUNDS = 6
PIVOTS = 3

_Guess = Callable[[Face, Sequence[int]], Iterator[Candidate]]


def find(grid: Grid) -> tuple[Relation, ...]:
    """All relations that the grid carries, rows first, by index of their result.

    Sums only (weights +1 and -1, at least two inputs): an equality of two rows is the
    caller's to judge. A relation that others imply is left out. Relations may fail in
    some lines: see `Relation.failing`.
    """
    found: list[Relation] = []
    for face in faces(grid):
        for taken in _Search(face).run():
            kept = [at for line, at in enumerate(face.lines) if line not in taken.aside]
            lines = evaluate(grid, face.axis, taken.result, taken.inputs, taken.weights, kept)
            found.append(Relation(Op.SUM, face.axis, taken.result, taken.inputs, taken.weights, lines, taken.bits))
    found.sort(key=lambda r: (r.axis is not Axis.ROWS, r.result, r.inputs))
    return tuple(found)


class _Search:
    """The state of one face's search: what is taken, what is out of sight, what waits."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self.taken: list[Weighed] = []
        self.basis = Basis()
        self.results: set[int] = set()
        self.hidden: set[int] = set()
        self.failing: dict[tuple[int, tuple[int, ...], tuple[int, ...]], Weighed] = {}
        self.seen: set[tuple[int, tuple[int, ...], tuple[int, ...]]] = set()

    def run(self) -> list[Weighed]:
        """Plain runs until there are no more, then signs, then pairs, then what fails."""
        if len(self.face.active) < 3 or not self.face.lines:
            return []
        self._plainly()
        for guess in (_signed, _pairs):
            if self._round(guess):
                self._plainly()
        self._take(self._credible())
        return self.taken

    def _credible(self) -> list[Weighed]:
        """Guesses that some line breaks, cut down to the lines that may be accused.

        A column of rates, changes or averages breaks every sum; one that keeps others and
        breaks this one is accused, and so is one that breaks the only sum of its table
        where the layout vouches for that sum. The rest are set aside.
        """
        ranked = sorted((one for one in self.failing.values() if one.result not in self.results), key=_rank)
        kept = Counter(line for one in self.taken for line in one.solid)
        broken = Counter(line for line, _ in {(line, one.result) for one in ranked for line in one.failing})
        sole = not self.taken and len(broken) == 1
        cut: list[Weighed] = []
        for one in ranked:
            vouched = sole and one.hint >= 3 * BIT and len(one.solid) >= 2
            accused = tuple(x for x in one.failing if vouched or kept[x] >= broken[x])
            aside = tuple(x for x in one.failing if x not in accused)
            cut.append(one._replace(failing=accused, aside=aside))
        return cut

    def _plainly(self) -> None:
        for _ in range(ROUNDS):
            if not self._round(_plain):
                return

    def _round(self, guess: _Guess) -> bool:
        active = self.face.active if guess is _pairs else [i for i in self.face.active if i not in self.hidden]
        kept: list[Weighed] = []
        for one in guess(self.face, active):
            key = one[:3]
            if key in self.seen:
                continue
            self.seen.add(key)
            weighed = weigh(self.face, one, active)
            if weighed is None or weighed.bits < NEEDED:
                continue
            if weighed.failing:
                self.failing[key] = weighed
            else:
                kept.append(weighed)
        return self._take(sorted(_leanest(self.face, kept), key=_rank))

    def _take(self, ranked: Iterable[Weighed]) -> bool:
        before = len(self.taken)
        for one in ranked:
            if (one.failing or one.aside) and one.result in self.results:
                continue
            if not self.basis.add(one.result, one.inputs, one.weights):
                continue
            one = oriented(self.face, one)
            self.results.add(one.result)
            self.hidden.update(one.inputs)
            self.taken.append(one)
        return len(self.taken) > before


def _leanest(face: Face, kept: list[Weighed]) -> Iterator[Weighed]:
    """Drop, among guesses at one result, those that add rows which cancel out.

    A run that goes on over a total and its addends with opposite signs holds as well
    as the run without them. Rows that are zero everywhere belong to the longer run.
    """
    by_result: dict[int, list[tuple[Weighed, frozenset[tuple[int, int]]]]] = {}
    for one in kept:
        terms = frozenset(zip(one.inputs, one.weights, strict=True))
        by_result.setdefault(one.result, []).append((one, terms))
    for rivals in by_result.values():
        for one, terms in rivals:
            fatter = any(other < terms and not _void(face, terms - other) for _, other in rivals)
            thinner = any(terms < other and _void(face, other - terms) for _, other in rivals)
            if not fatter and not thinner:
                yield one


def _void(face: Face, terms: frozenset[tuple[int, int]]) -> bool:
    return not any(line[index] for index, _ in terms for line in face.columns)


def _rank(one: Weighed) -> tuple[int, int, int, tuple[int, ...]]:
    return (len(one.failing), -one.bits, len(one.inputs), one.inputs)


def _plain(face: Face, active: Sequence[int]) -> Iterator[Candidate]:
    for pivot in face.pivots[:PIVOTS]:
        yield from plain(active, face.columns[pivot], face.signs, face.units[pivot])


def _signed(face: Face, active: Sequence[int]) -> Iterator[Candidate]:
    for pivot in face.pivots[:PIVOTS]:
        yield from signed(active, face.columns[pivot], face.signs, face.units[pivot])


def _pairs(face: Face, active: Sequence[int]) -> Iterator[Candidate]:
    return pairs(active, face.columns)
