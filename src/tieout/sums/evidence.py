"""A run of rows, its signs and the length of its code come in; the relation with its bits goes out, if it beats chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from operator import mul
from typing import Final

from tieout.core.relation import Line, Op, Relation, Verdict
from tieout.sums.across import Across
from tieout.sums.bits import BIT, bits_of
from tieout.sums.evaluate import evaluate
from tieout.sums.slips import slip_bits

BREAK: Final = 3 * BIT
"""What each line that fails costs a relation."""
COPIED: Final = 6 * BIT
"""What a total says that repeats its one addend, where a dash stands for the other."""
SLIPPED: Final = 11 * BIT
"""The most that a relation says which needs a slip to explain its one failing line: enough to tell, not to accuse."""

UNBOUNDED: Final = 1 << 20


def weigh(
    across: Across, totals: set[int], result: int, run: tuple[int, ...], weights: tuple[int, ...], cost: int
) -> Relation | None:
    """The relation with its bits, None where they do not beat chance."""
    if not _worth_judging(across, result, run, weights, cost):
        return None
    judged = _zero_blind(evaluate(across, result, run, weights))
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
    needed = across.grid.needed + (BREAK if failed else 0)
    if net < needed:
        slipped = [slip_bits(_figures(across, line, result, run), weights) for line in judged if _fails(line)]
        net = bits - cost + sum(slipped)
        if len(slipped) != 1 or not slipped[0] or net < across.grid.needed:
            return None
        net = min(net, SLIPPED)
    return Relation(Op.SUM, across.axis, result, run, weights, judged, net)


def _fails(line: Line) -> bool:
    return line.verdict is Verdict.CONTRADICTED


def _figures(across: Across, line: Line, result: int, run: Sequence[int]) -> list[int]:
    """What the result and the run print on a line."""
    position = across.lines.index(line.index)
    return [across.addends[at][position] for at in (result, *run)]


def most_paid(across: Across, result: int) -> int:
    """The longest code that the figures of a row can pay for, were the row right in every line.

    Another reading of a doubtful cell may be any number; no bound is put on those.
    """
    if across.doubtful((result,)):
        return UNBOUNDED
    return sum([_most(value) for value in across.values[result] if value]) - across.grid.needed


@lru_cache(maxsize=65536)
def _most(value: int) -> int:
    """The most that a line can say which gives ``value``: by its digits, or as a copy under a rule."""
    bits = bits_of(2 * abs(value) + 1)
    return max(bits - BIT, min(bits, COPIED))


def _worth_judging(across: Across, result: int, run: tuple[int, ...], weights: tuple[int, ...], cost: int) -> bool:
    """A quick count over the lines: no more failures than hits, and digits enough to pay for the code.

    It never refuses what the judging would accept. Doubtful cells are left to the judging.
    """
    if across.doubtful((result, *run)):
        return True
    slack = len(run) + 1
    stated = across.values[result]
    spare = (len(stated) - stated.count(None)) // 2
    hits = misses = slipped = 0
    bits = -cost - across.grid.needed
    counted: set[tuple[int, int]] = set()
    for value, addends in zip(stated, zip(*(across.addends[at] for at in run), strict=True), strict=True):
        if value is None:
            continue
        total = sum(map(mul, weights, addends))
        if -slack <= 2 * (total - value) <= slack:
            hits += 1
            if len(run) == 2 or (value, total) not in counted:  # as ``_zero_blind``; ``_copied`` may count pairs again
                counted.add((value, total))
                bits += _most(value)
        else:
            misses += 1
            if misses > spare:  # there will be more misses than hits
                return False
            slipped = _most(max(value, *addends, key=abs)) if misses == 1 else 0
    return bool(hits) and bits + slipped >= 0


def _copied(across: Across, line: Line, run: tuple[int, ...]) -> Line:
    """A line whose one addend is a printed dash, with the little that the copied figure says under a rule."""
    if line.bits or line.verdict is not Verdict.EXACT or not line.stated:
        return line
    if not across.nils(run, line.index):
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
