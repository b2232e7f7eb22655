"""A stack of rows and a total under it that one line alone prints come in; the sum that a slip of the pen broke goes out.

Where other lines print the total too, they tell that it is one. Here only its layout and the slip do.
"""

from __future__ import annotations

from typing import Final

from tieout.core.relation import Op, Relation
from tieout.sums.across import Across
from tieout.sums.bits import BIT, bits_of
from tieout.sums.evaluate import evaluate
from tieout.sums.evidence import SLIPPED
from tieout.sums.runs import MAX_RUN, WHOLE
from tieout.sums.slips import slip_bits
from tieout.sums.stacked import Stacked

LONE: Final = 10 * BIT
"""What layout and slip must say together: more than a sum that holds, since most totals that do not are none."""


def slipped(across: Across, totals: set[int], stack: Stacked, row: int) -> Relation | None:
    """The run from a head or another total down to ``row`` that would give it but for one slip; the likeliest of several.

    O(rows of the stack).
    """
    printed = [position for position, value in enumerate(across.values[row]) if value]
    layout = across.layout(row)
    if len(printed) != 1 or layout <= 0 or across.doubtful((row,)):
        return None
    position = printed[0]
    best: tuple[int, tuple[int, ...]] | None = None
    for length in range(2, min(len(stack.places), MAX_RUN) + 1):
        run = tuple(stack.places[-length:])
        if not (across.opens(run[0]) or run[0] in totals):
            continue
        figures = [across.addends[at][position] for at in (row, *run)]
        bits = slip_bits(figures, (1,) * length)
        net = bits + layout + WHOLE - 2 * BIT - bits_of(length)
        if bits and net >= LONE and (best is None or net > best[0]):
            best = net, run
    if best is None:
        return None
    run = best[1]
    weights = (1,) * len(run)
    judged = evaluate(across, row, run, weights)
    return Relation(Op.SUM, across.axis, row, run, weights, judged, min(best[0], SLIPPED))
