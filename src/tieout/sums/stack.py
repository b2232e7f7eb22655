"""A grid comes in; the relations that bind its rows and its columns go out, each with its bits.

Rows are read downwards over a stack. A row that is the sum of a run at the top of the stack, with signs that
all columns share, collapses that run into itself, so that totals of totals and running subtotals are runs
again. Pairs anywhere in the grid (segment plus segment) are found through an index of values. Columns are the
rows of the turned grid. A relation counts when its bits, summed over the lines in which it holds, exceed
the code that names it; lines in which it fails are kept for the caller to weigh.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain
from operator import mul
from typing import Final

from tieout.core.relation import Axis, Line, Op, Relation, Verdict
from tieout.sums.bits import BIT, bits_of
from tieout.sums.blocks import blocks
from tieout.sums.evaluate import evaluate
from tieout.sums.grid import Grid


@dataclass(frozen=True, slots=True)
class _Across:
    """A grid as seen along one axis: ``values[place][position]`` for the places bound and the lines across them."""

    grid: Grid
    values: tuple[tuple[int | None, ...], ...]
    addends: tuple[tuple[int, ...], ...]
    """The values with zero where nothing is printed."""
    lines: list[int]
    axis: Axis
    ruled: bool = False

    def layout(self, place: int) -> int:
        """Eighths of a bit that the layout gives a row as a result: a rule over it, a total's label.

        In a table that rules its totals off, a row without a rule or a total's label is likely none.
        """
        if self.axis is Axis.COLUMNS:
            return 0
        hint = self.grid.hint(place)
        said = (3 * BIT if hint.rule_above else 0) + (2 * BIT if hint.total else 0)
        return said if said or not self.ruled else -UNRULED

    def doubtful(self, run: tuple[int, ...]) -> bool:
        """Whether a numeral in the run has another reading."""
        readings = self.grid.readings
        return (
            bool(readings)
            and self.axis is Axis.ROWS
            and any((at, line) in readings for at in run for line in self.lines)
        )

    def opens(self, place: int) -> bool:
        """Whether a row begins a run: the table's first, the first of a section, or one under a rule."""
        if place == 0:
            return True
        here, above = self.grid.hint(place), self.grid.hint(place - 1)
        return here.section != above.section or bool(above.rule_below) or bool(here.rule_above)


THRESHOLD: Final = 8 * BIT
"""Net evidence below this is chance for all we know."""
WHOLE: Final = 8 * BIT
"""What it says for a run that it fills the space between a head or total above it and the total under it."""
UNRULED: Final = 6 * BIT
BREAK: Final = 3 * BIT
"""What each line that fails costs a relation."""
COPIED: Final = 6 * BIT
"""What a total says that repeats its one addend, where a dash stands for the other."""
MAX_RUN: Final = 60
MAX_SIGNED: Final = 7
MAX_PAIRS: Final = 90
"""Grids with more rows are searched for runs only: pairs are quadratic."""
MAX_STACK: Final = 120


def foot(grid: Grid) -> tuple[Relation, ...]:
    """The relations of ``grid``, rows first; O(rows x run + rows squared for small grids)."""
    return (*_rows(grid), *_columns(grid))


def _rows(grid: Grid) -> list[Relation]:
    lines = [column for column in range(grid.width) if not grid.groups or grid.groups[column] is not None]
    if not lines or grid.height < 3:
        return []
    values = tuple(tuple(grid.value(row, line) for line in lines) for row in range(grid.height))
    ruled = any(hint.rule_above for hint in grid.hints)
    found = _search(_Across(grid, values, _addends(values), lines, Axis.ROWS, ruled))
    known = {(relation.result, relation.inputs) for relation in found if not relation.failing}
    whole = [relation for relation in blocks(grid, lines) if (relation.result, relation.inputs) not in known]
    replaced = {(relation.result, relation.inputs) for relation in whole}
    return [*(relation for relation in found if (relation.result, relation.inputs) not in replaced), *whole]


def _addends(values: tuple[tuple[int | None, ...], ...]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(value or 0 for value in cells) for cells in values)


def _columns(grid: Grid) -> list[Relation]:
    if grid.width < 3:
        return []
    rows = list(range(grid.height))
    turned = tuple(tuple(grid.value(row, column) for row in rows) for column in range(grid.width))
    found = _search(_Across(grid, turned, _addends(turned), rows, Axis.COLUMNS))
    return [
        relation
        for relation in found
        if len(relation.holding) >= 2 and len(relation.holding) >= 2 * len(relation.failing)
    ]


def _search(across: _Across) -> list[Relation]:
    found: dict[tuple[int, tuple[int, ...], tuple[int, ...]], Relation] = {}
    stack: list[int] = []
    totals: set[int] = set()
    for place, cells in enumerate(across.values):
        if all(value is None for value in cells):
            continue
        for relation in _runs(across, totals, stack, place):
            found[relation.result, relation.inputs, relation.weights] = relation
            totals.add(place)
            inside = set(relation.inputs)
            stack = [at for at in stack if at not in inside]
        stack.append(place)
        if len(stack) > MAX_STACK:
            del stack[: len(stack) - MAX_STACK]
    if len(across.values) <= MAX_PAIRS:
        for relation in _pairs(across, {(r.result, frozenset(r.inputs)) for r in found.values()}):
            found.setdefault((relation.result, relation.inputs, relation.weights), relation)
    return list(found.values())


def _runs(across: _Across, totals: set[int], stack: list[int], row: int) -> list[Relation]:
    """The runs of the stack that give ``row``: the best that nothing breaks, and the best broken one beside it.

    A broken run that shares rows with an unbroken one is a part of it, or a part too many, and is left out.
    """
    whole: Relation | None = None
    broken: Relation | None = None
    for run, weights, cost in _candidates(across, totals, stack, row):
        relation = _weigh(across, totals, row, run, weights, cost)
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


def _idle(across: _Across, whole: Relation, broken: Relation) -> bool:
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


def _candidates(
    across: _Across, totals: set[int], stack: list[int], row: int
) -> Iterable[tuple[tuple[int, ...], tuple[int, ...], int]]:
    """Runs and signs that give ``row`` in at least one line, with the length of the code that names them."""
    layout = across.layout(row)
    totalled = _totalled(across, stack, row)
    # Half of the lines that print the row must fit (``_worth_judging``); a zero may, the others are counted here.
    blank, nil = across.values[row].count(None), across.values[row].count(0)
    least = 1 if across.grid.readings else max(1, (len(across.lines) - blank + 1) // 2 - nil)
    for skip in range(min(4, max(len(stack) - 1, 1))):
        top = stack[: len(stack) - skip] if skip else stack
        longest = min(len(top), MAX_RUN)
        hits = _hits(totalled, skip, longest)
        said = skip == 0 and layout > 0
        for length in range(2, longest + 1) if said and across.grid.readings else sorted(hits):
            run = tuple(top[-length:])
            whole = WHOLE if said and (across.opens(run[0]) or run[0] in totals) else 0
            if hits[length] >= least or (whole and across.doubtful(run)):
                yield run, (1,) * length, 2 * BIT + bits_of(length) + skip * 4 * BIT - layout - whole
        if skip == 0 and layout >= 0:
            yield from _signed(across, totals, top, row, layout)


def _totalled(across: _Across, stack: list[int], row: int) -> list[tuple[int, list[int]]]:
    """For each line that ``row`` prints: its figure, and the sums of the last 0, 1, 2, ... rows of the stack."""
    deepest = stack[-MAX_RUN - 3 :][::-1]
    return [
        (value, list(accumulate((across.addends[at][line] for at in deepest), initial=0)))
        for line, value in enumerate(across.values[row])
        if value
    ]


def _hits(totalled: list[tuple[int, list[int]]], skip: int, longest: int) -> Counter[int]:
    """In how many lines each length of run gives the row's figure, at most a unit a row apart.

    The runs end ``skip`` rows below the top of the stack.
    """
    hits: Counter[int] = Counter()
    for value, sums in totalled:
        goal = sums[skip] + value
        runs = enumerate(sums[skip + 2 : skip + longest + 1], 2)
        for length in [length for length, total in runs if -length <= total - goal <= length]:
            hits[length] += 1
    return hits


def _signed(
    across: _Across, totals: set[int], top: list[int], row: int, layout: int
) -> Iterable[tuple[tuple[int, ...], tuple[int, ...], int]]:
    """Sign patterns over the top of the stack, found by growing the sums of one line."""
    values = across.values
    target = values[row]
    probes = sorted((line for line, value in enumerate(target) if value), key=lambda line: -abs(target[line] or 0))[:2]
    seen: set[tuple[int, ...]] = set()
    for line in probes:
        goal = target[line] or 0
        sums = [0]
        signed: list[bool] = []  # by rows of the run from its last: whether the line prints them
        reach = 0
        for length in range(1, min(len(top), MAX_SIGNED) + 1):
            value = values[top[-length]][line] or 0
            signed.append(bool(value))
            if value:
                sums = [total + signs for total in sums for signs in (value, -value)]
                reach += abs(value)
            if length < 2 or abs(goal) > reach + length:
                continue
            low, high = goal - length, goal + length
            fitting = [at for at, total in enumerate(sums) if low <= total <= high and at]  # the first has no minus
            for at in fitting:
                signs = _signs(at, signed)
                if signs not in seen:
                    seen.add(signs)
                    flips = signs.count(-1)
                    run = tuple(top[-length:])
                    whole = WHOLE if layout > 0 and (across.opens(run[0]) or run[0] in totals) else 0
                    yield run, signs, 2 * BIT + length * BIT + flips * BIT // 2 - layout - whole


def _signs(at: int, signed: list[bool]) -> tuple[int, ...]:
    """The signs, top row first, of the sum with index ``at``: each row that is signed doubled the sums.

    ``signed`` runs from the last row of the run to its first. A row that prints nothing stands as plus.
    """
    signs = []
    for doubled in reversed(signed):
        signs.append(-1 if doubled and at & 1 else 1)
        at >>= doubled
    return tuple(signs)


def _weigh(
    across: _Across, totals: set[int], result: int, run: tuple[int, ...], weights: tuple[int, ...], cost: int
) -> Relation | None:
    """The relation with its bits, None where they do not beat chance."""
    if not _worth_judging(across, result, run, weights, cost):
        return None
    judged = _zero_blind(evaluate(across.grid, across.axis, result, run, weights, across.lines))
    if len(run) == 2 and across.layout(result) >= 3 * BIT and (across.opens(run[0]) or run[0] in totals):
        judged = tuple(_copied(across, line, run) for line in judged)
    held = sum(1 for line in judged if line.verdict.holds)
    failed = sum(1 for line in judged if line.verdict is Verdict.CONTRADICTED)
    bits = sum(line.bits for line in judged)
    if not held or failed > held:
        return None
    if failed and not any(line.verdict is Verdict.EXACT and line.bits >= 5 * BIT for line in judged):
        return None
    net = bits - cost - failed * BREAK
    if net < (THRESHOLD if not failed else THRESHOLD + BREAK):
        return None
    if failed and held < 2 and across.layout(result) < 3 * BIT:
        return None
    return Relation(Op.SUM, across.axis, result, run, weights, judged, net)


def _worth_judging(
    across: _Across, result: int, run: tuple[int, ...], weights: tuple[int, ...], cost: int
) -> bool:
    """A quick count over the lines: no more failures than hits, and digits enough to pay for the code.

    It never refuses what the judging would accept. Doubtful cells are left to the judging.
    """
    if across.grid.readings:
        return True
    slack = len(run) + 1
    stated = across.values[result]
    spare = (len(stated) - stated.count(None)) // 2
    hits = misses = 0
    bits = -cost - THRESHOLD
    for value, addends in zip(stated, zip(*(across.addends[at] for at in run), strict=True), strict=True):
        if value is None:
            continue
        if -slack <= 2 * (sum(map(mul, weights, addends)) - value) <= slack:
            hits += 1
            bits += bits_of(2 * abs(value) + 1)
        else:
            misses += 1
            if misses > spare:  # there will be more misses than hits
                return False
    if not hits or bits < 0:
        return False
    return not misses or hits >= 2 or across.layout(result) >= 3 * BIT


def _copied(across: _Across, line: Line, run: tuple[int, ...]) -> Line:
    """A line whose one addend is a printed dash, with the little that the copied figure says under a rule."""
    if line.bits or line.verdict is not Verdict.EXACT or not line.stated:
        return line
    nil = across.grid.nil
    if not any((at, line.index) in nil for at in run):
        return line
    return replace(line, bits=min(bits_of(2 * abs(line.stated) + 1), COPIED))


def _zero_blind(judged: Sequence[Line]) -> tuple[Line, ...]:
    """Lines that repeat another line's numbers are not evidence twice."""
    seen: set[tuple[int | None, int | None]] = set()
    out = []
    for line in judged:
        mark = (line.stated, line.computed)
        out.append(replace(line, bits=0) if line.bits and mark in seen else line)
        seen.add(mark)
    return tuple(out)


def _pairs(across: _Across, known: set[tuple[int, frozenset[int]]]) -> Iterable[Relation]:
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
            relation = _weigh(across, summed, row, (i, j), (1, 1), pair_cost + 2 * BIT)
            if relation is not None and (
                not relation.failing or (row not in summed and len(relation.holding) >= 3)
            ):
                taken.add(frozenset((row, i, j)))
                yield relation


def _votes(
    values: tuple[tuple[int | None, ...], ...], repeats: set[int], index: list[dict[int, list[int]]], need: int
) -> Iterable[tuple[tuple[int, int], Counter[int]]]:
    """Pairs of rows, and the rows that print their sum with the number of lines in which they do.

    Rows that print what an earlier row printed are in no pair. Nearly all pairs have no row that prints their
    sum; those are passed over a line at a time, and counted are the pairs with such rows in ``need`` lines.
    """
    printed: dict[tuple[int, int], list[list[int]]] = defaultdict(list)
    for line, at in enumerate(index):
        figures = [
            (row, value) for row, cells in enumerate(values) if row not in repeats and (value := cells[line])
        ]
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
