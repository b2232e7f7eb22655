"""A grid along one axis comes in; rows that are the sum of two rows anywhere in it go out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain

from tieout.core.relation import Axis, Relation
from tieout.sums.across import Across
from tieout.sums.bits import BIT, bits_of
from tieout.sums.evidence import weigh


def pairs(across: Across, known: set[tuple[int, frozenset[int]]]) -> Iterable[Relation]:
    """Rows that are the sum of two rows anywhere, in nearly every line."""
    values = across.values
    width = len(across.lines)
    index: list[dict[int, list[int]]] = [defaultdict(list) for _ in range(width)]
    for row, cells in enumerate(values):
        for line, value in enumerate(cells):
            if value:
                index[line][value].append(row)
    height = len(values)
    repeats = _repeats(values, index)
    need = 2 if width >= 2 else 1
    pair_cost = 2 * bits_of(max(height, 2)) + BIT
    summed = {result for result, _ in known}
    taken: set[frozenset[int]] = {frozenset((result, *inputs)) for result, inputs in known}
    for (i, j), votes in _votes(values, repeats, index, need):
        for row, count in votes.items():
            if count < need or row in (i, j) or row in repeats or frozenset((row, i, j)) in taken:
                continue
            if row < j and row > i and abs(row - i) + abs(j - row) > 12:
                continue
            relation = weigh(across, summed, row, (i, j), (1, 1), pair_cost + 2 * BIT)
            if relation is not None and (
                not relation.failing
                or (row not in summed and len(relation.holding) >= 3 and _in_one_section(across, row, i, j))
            ):
                taken.add(frozenset((row, i, j)))
                yield relation


def _in_one_section(across: Across, *places: int) -> bool:
    """Whether rows stand under one heading: of rows apart, one may repeat, on another basis, the one that is meant."""
    return across.axis is Axis.COLUMNS or len({across.grid.hint(place).section for place in places}) == 1


def _votes(
    values: tuple[tuple[int | None, ...], ...], repeats: set[int], index: list[dict[int, list[int]]], need: int
) -> Iterable[tuple[tuple[int, int], Counter[int]]]:
    """Pairs of rows, and the rows that print their sum with the number of lines in which they do.

    Rows that print what an earlier row printed are in no pair. Nearly all pairs have no row that prints their
    sum; those are passed over a line at a time, and counted are the pairs with such rows in ``need`` lines.
    """
    printed: dict[tuple[int, int], list[list[int]]] = defaultdict(list)
    for line, at in enumerate(index):
        figures = [(row, value) for row, cells in enumerate(values) if row not in repeats and (value := cells[line])]
        for place, (i, a) in enumerate(figures, 1):
            for j, total in [(j, a + b) for j, b in figures[place:] if a + b in at]:
                printed[i, j].append(at[total])
    for pair in sorted(pair for pair, rows in printed.items() if len(rows) >= need):
        yield pair, Counter(chain.from_iterable(printed[pair]))


def _repeats(values: tuple[tuple[int | None, ...], ...], index: list[dict[int, list[int]]]) -> set[int]:
    """Rows that print again what an earlier row printed, in half of their lines or more."""
    repeats = set()
    for row, cells in enumerate(values):
        votes: Counter[int] = Counter()
        filled = 0
        for line, value in enumerate(cells):
            if value:
                filled += 1
                for other in index[line][value]:
                    if other < row:
                        votes[other] += 1
        if filled and votes and max(votes.values()) * 2 >= filled and max(votes.values()) >= min(2, filled):
            repeats.add(row)
    return repeats
