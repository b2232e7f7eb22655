"""A grid whose sections list the same names comes in; sections that are the sum of two others, name by name, go out.

Operating income and depreciation make EBITDA for every segment at once. One name in one column would be chance;
all names in all columns together are not, so that the one that fails is accused by all the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from tieout.core.relation import Axis, Op, Relation, Verdict
from tieout.sums.across import Across
from tieout.sums.bits import BIT, bits_of
from tieout.sums.evaluate import evaluate
from tieout.sums.grid import Grid

MAX_SECTIONS: Final = 16
THRESHOLD: Final = 16 * BIT
BREAK: Final = 3 * BIT

_Section = dict[int, int]
"""The rows of a section by the number of their name."""


@dataclass(frozen=True, slots=True)
class _Score:
    hits: int
    misses: int
    bits: int


def blocks(across: Across) -> Iterator[Relation]:
    """A relation for each name of each triple of sections that adds up; O(sections cubed x names x lines)."""
    grid, lines = across.grid, across.lines
    if len({hint.section for hint in grid.hints}) < 3:
        return
    sections = _sections(grid)
    if not 3 <= len(sections) <= MAX_SECTIONS:
        return
    cost = bits_of(len(sections) ** 3)
    for total, parts in _triples(sections):
        names = [name for name in total if all(name in part for part in parts)]
        if len(names) < 2:
            continue
        score = _score(grid, lines, total, parts, names)
        net = score.bits - cost - score.misses * BREAK
        if score.hits >= 3 and score.hits >= 3 * score.misses and net >= THRESHOLD:
            for name in names:
                inputs = tuple(sorted(part[name] for part in parts))
                judged = evaluate(across, total[name], inputs, (1, 1))
                if any(line.verdict is not Verdict.ABSENT for line in judged):
                    yield Relation(Op.SUM, Axis.ROWS, total[name], inputs, (1, 1), judged, net)


def _sections(grid: Grid) -> list[_Section]:
    """Sections by order of place; a name that stands twice in one says nothing."""
    found: dict[int, _Section] = defaultdict(dict)
    twice: set[tuple[int, int]] = set()
    for row, hint in enumerate(grid.hints):
        if hint.name:
            if hint.name in found[hint.section]:
                twice.add((hint.section, hint.name))
            found[hint.section][hint.name] = row
    sections = [
        {name: row for name, row in rows.items() if (number, name) not in twice} for number, rows in found.items()
    ]
    return [rows for rows in sections if len(rows) >= 2]


def _triples(sections: list[_Section]) -> Iterator[tuple[_Section, tuple[_Section, _Section]]]:
    for one, two in combinations(range(len(sections)), 2):
        for total, rows in enumerate(sections):
            if total not in (one, two):
                yield rows, (sections[one], sections[two])


def _score(grid: Grid, lines: list[int], total: _Section, parts: tuple[_Section, _Section], names: list[int]) -> _Score:
    """How often the sum holds, and fails, where all three figures are printed; evidence is what copying does not explain."""
    hits = misses = bits = 0
    for name in names:
        for line in lines:
            stated, one, two = (grid.value(rows[name], line) for rows in (total, *parts))
            if not (stated and one and two):
                continue
            if abs(one + two - stated) <= 1:
                hits += 1
                bits += bits_of(2 * abs(stated) + 1, 3)
            else:
                misses += 1
                if misses > 2 + hits:
                    return _Score(hits, misses, 0)
    return _Score(hits, misses, bits)
