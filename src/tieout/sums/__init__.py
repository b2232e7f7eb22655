"""Grids of integers in, Relations with their bits out. This room knows no finance.

    from tieout.sums import Grid, Hints, find

    grid = Grid(cells=((24392, 27806), (22399, 24235), (1993, 3571)),
                hints=(Hints(), Hints(), Hints(rule_above=1)))
    for relation in find(grid):
        relation.op, relation.axis      # Op.SUM, Axis.ROWS: rows, evaluated in columns
        relation.result                 # 2
        relation.inputs                 # (0, 1)
        relation.weights                # (1, -1)
        relation.bits                   # net evidence, in eighths of a bit
        for line in relation.lines:     # one for each column of the group
            line.index, line.verdict, line.stated, line.computed, line.difference

`find` returns relations that hold in every line and relations that hold in most and
fail in some: `relation.failing` are the lines that disagree. Nothing is found by one
line's arithmetic alone unless its digits beat chance; see `find`.

`evaluate(grid, op, axis, result, inputs, weights)` judges a relation that the caller
already knows. `bits_of(x, y)` is floor(8 log2(x / y)), the only logarithm in use.
"""

from __future__ import annotations

from tieout.core.relation import Axis, Line, Op, Relation, Verdict
from tieout.sums.bits import bits_of
from tieout.sums.evaluate import evaluate, judge
from tieout.sums.find import find
from tieout.sums.grid import Grid, Hints

__all__ = [
    "Axis",
    "Grid",
    "Hints",
    "Line",
    "Op",
    "Relation",
    "Verdict",
    "bits_of",
    "evaluate",
    "find",
    "judge",
]
