"""A grid comes in; the relations that bind its rows and its columns go out, each with its bits.

Rows are read downwards over a stack. A row that is the sum of a run at the top of the stack, with signs that
all columns share, collapses that run into itself, so that totals of totals and running subtotals are runs
again. Pairs anywhere in the grid (segment plus segment) are found through an index of values. Columns are the
rows of the turned grid. A relation counts when its bits, summed over the lines in which it holds, exceed
the code that names it; lines in which it fails are kept for the caller to weigh.
"""

from __future__ import annotations

from typing import Final

from tieout.core.relation import Axis, Relation, Verdict
from tieout.sums.across import Across, Values
from tieout.sums.barren import Barren
from tieout.sums.blocks import blocks
from tieout.sums.evidence import most_paid, weigh
from tieout.sums.grid import Grid
from tieout.sums.pairs import pairs
from tieout.sums.runs import candidates
from tieout.sums.slipped import slipped
from tieout.sums.slips import slip_bits
from tieout.sums.stacked import Stacked

MAX_PAIRS: Final = 90
"""Grids with more rows are searched for runs only: pairs are quadratic."""
MAX_STACK: Final = 120


def foot(grid: Grid) -> tuple[Relation, ...]:
    """The relations of ``grid``, rows first; O(rows x run + rows squared for small grids)."""
    printed = grid.printed()
    return (*_rows(grid, printed), *_columns(grid, printed))


def _rows(grid: Grid, printed: Values) -> list[Relation]:
    lines = [column for column in range(grid.width) if not grid.groups or grid.groups[column] is not None]
    if not lines or grid.height < 3:
        return []
    values = printed if len(lines) == grid.width else tuple(tuple(row[line] for line in lines) for row in printed)
    ruled = any(hint.rule_above for hint in grid.hints)
    across = Across(grid, values, _addends(values), lines, Axis.ROWS, ruled)
    found = _search(across)
    known = {(relation.result, relation.inputs) for relation in found if not relation.failing}
    whole = [relation for relation in blocks(across) if (relation.result, relation.inputs) not in known]
    replaced = {(relation.result, relation.inputs) for relation in whole}
    return [*(relation for relation in found if (relation.result, relation.inputs) not in replaced), *whole]


def _addends(values: Values) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple([value or 0 for value in cells]) for cells in values)


def _columns(grid: Grid, printed: Values) -> list[Relation]:
    if grid.width < 3:
        return []
    turned = tuple(zip(*printed, strict=True))
    found = _search(Across(grid, turned, _addends(turned), list(range(grid.height)), Axis.COLUMNS))
    return [
        relation
        for relation in found
        if (len(relation.holding) >= 2 and len(relation.holding) >= 2 * len(relation.failing))
        or (len(relation.holding) == len(relation.failing) == 1 and _one_slip(grid, relation))
    ]


def _one_slip(grid: Grid, relation: Relation) -> bool:
    """Whether of two rows one adds up, and the other does but for a slip of the pen."""
    row = relation.failing[0].index
    figures = [grid.value(row, place) or 0 for place in (relation.result, *relation.inputs)]
    return slip_bits(figures, relation.weights) > 0


def _search(across: Across) -> list[Relation]:
    found: dict[tuple[int, tuple[int, ...], tuple[int, ...]], Relation] = {}
    stack = Stacked(across)
    totals: set[int] = set()
    barren = Barren(across)
    most = [most_paid(across, place) for place in range(len(across.values))]
    for place, cells in enumerate(across.values):
        if cells.count(None) == len(cells):
            continue
        search = barren.search(place, stack.places)
        runs = _found(across, totals, stack, place, most[place]) if search is not None else []
        for relation in runs:
            found[relation.result, relation.inputs, relation.weights] = relation
            totals.add(place)
            barren.found(place)
            stack.take_off(set(relation.inputs))
        if search is not None and not runs:
            barren.gave_nothing(search)
        stack.push(place)
        stack.cut(MAX_STACK)
    if len(across.values) <= MAX_PAIRS:
        for relation in pairs(across, {(r.result, frozenset(r.inputs)) for r in found.values()}, most):
            found.setdefault((relation.result, relation.inputs, relation.weights), relation)
    return list(found.values())


def _found(across: Across, totals: set[int], stack: Stacked, row: int, most: int) -> list[Relation]:
    """The sums over the stack that give ``row``; where there is none, one that a slip broke."""
    runs = _runs(across, totals, stack, row, most)
    if not runs and (lone := slipped(across, totals, stack, row)) is not None:
        return [lone]
    return runs


def _runs(across: Across, totals: set[int], stack: Stacked, row: int, most: int) -> list[Relation]:
    """The runs of the stack that give ``row``: the best that nothing breaks, and the best broken one beside it.

    A broken run that shares rows with an unbroken one is a part of it, or a part too many, and is left out.
    """
    whole: Relation | None = None
    broken: Relation | None = None
    for run, weights, cost in candidates(across, totals, stack, row, most):
        relation = weigh(across, totals, row, run, weights, cost)
        if relation is None:
            continue
        if relation.failing:
            broken = relation if broken is None or relation.bits > broken.bits else broken
        else:
            whole = relation if whole is None or relation.bits > whole.bits else whole
    if whole is None or broken is None:
        return [relation for relation in (whole, broken) if relation is not None]
    if not set(whole.inputs) & set(broken.inputs):
        return [broken, whole]
    return [broken if _idle(across, whole, broken) else whole]


def _idle(across: Across, whole: Relation, broken: Relation) -> bool:
    """Whether what ``whole`` has beyond ``broken`` comes to nothing, but for units where ``broken`` breaks."""
    extra = [(at, weight) for at, weight in zip(whole.inputs, whole.weights, strict=True) if at not in broken.inputs]
    if len(extra) + len(broken.inputs) != len(whole.inputs):
        return False
    failing = {line.index for line in broken.failing}
    return not any(line.verdict is Verdict.EXACT for line in whole.lines if line.index in failing) and all(
        abs(sum(weight * across.addends[at][position] for at, weight in extra)) <= 1
        for position, line in enumerate(across.lines)
        if line not in failing
    )
