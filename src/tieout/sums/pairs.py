"""A grid along one axis comes in; rows that are the sum of two rows anywhere in it go out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from tieout.core.relation import Axis, Relation
from tieout.sums.across import Across, Values
from tieout.sums.bits import BIT, bits_of
from tieout.sums.evidence import weigh


def pairs(across: Across, known: set[tuple[int, frozenset[int]]], most: Sequence[int]) -> Iterable[Relation]:
    """Rows that are the sum of two rows anywhere, in nearly every line.

    ``most`` holds the longest code that the figures of each row can pay for.
    """
    values = across.values
    need = 2 if len(across.lines) >= 2 else 1
    cost = 2 * bits_of(max(len(values), 2)) + 3 * BIT
    if len(values) < 3 or max(most) < cost:
        return
    repeats = _repeats(values)
    results = [row for row in range(len(values)) if most[row] >= cost and row not in repeats]
    summed = {result for result, _ in known}
    taken: set[frozenset[int]] = {frozenset((result, *inputs)) for result, inputs in known}
    for (i, j), votes in _votes(values, repeats, results, need):
        for row, count in votes.items():
            if count < need or row in (i, j) or frozenset((row, i, j)) in taken:
                continue
            if row < j and row > i and abs(row - i) + abs(j - row) > 12:
                continue
            relation = weigh(across, summed, row, (i, j), (1, 1), cost)
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
    values: Values, repeats: set[int], results: list[int], need: int
) -> Iterable[tuple[tuple[int, int], Counter[int]]]:
    """Pairs of rows, and those of ``results`` that print their sum with the number of lines in which they do.

    Rows that print what an earlier row printed are in no pair. Nearly all pairs have no row that prints their
    sum; those are passed over a line at a time, and counted are the pairs with such rows in ``need`` lines: on the
    last lines no pair that is new can come to so many.
    """
    printed: dict[tuple[int, int], list[list[int]]] = defaultdict(list)
    lines = list(zip(*values, strict=True))
    for number, cells in enumerate(lines):
        at: dict[int, list[int]] = defaultdict(list)
        for row in results:
            if value := cells[row]:
                at[value].append(row)
        if not at:
            continue
        if number > len(lines) - need:
            for (i, j), rows in printed.items():
                one, other = cells[i], cells[j]
                if one and other and one + other in at:
                    rows.append(at[one + other])
            continue
        figures = [(row, value) for row, value in enumerate(cells) if value and row not in repeats]
        for place, (i, a) in enumerate(figures, 1):
            for j, total in [(j, a + b) for j, b in figures[place:] if a + b in at]:
                printed[i, j].append(at[total])
    for pair in sorted(pair for pair, rows in printed.items() if len(rows) >= need):
        yield pair, Counter(chain.from_iterable(printed[pair]))


def _repeats(values: Values) -> set[int]:
    """Rows that print again what an earlier row printed, in half of their lines or more."""
    again: dict[int, Counter[int]] = defaultdict(Counter)
    for cells in zip(*values, strict=True):
        printed = [value for value in cells if value]
        if len(set(printed)) == len(printed):
            continue
        at: dict[int, list[int]] = defaultdict(list)
        for row, value in enumerate(cells):
            if value:
                if value in at:
                    again[row].update(at[value])
                at[value].append(row)
    repeats = set()
    for row, votes in again.items():
        filled, most = sum(1 for value in values[row] if value), max(votes.values())
        if most * 2 >= filled and most >= min(2, filled):
            repeats.add(row)
    return repeats
