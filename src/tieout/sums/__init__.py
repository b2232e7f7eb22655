"""Grids of integers in, Relations with their bits out. This room knows no finance.

    from tieout.sums import Grid, Hints, foot

    grid = Grid(cells=((24392, 27806), (22399, 24235), (1993, 3571)),
                hints=(Hints(), Hints(), Hints(rule_above=1)))
    for relation in foot(grid):
        relation.op, relation.axis      # Op.SUM, Axis.ROWS: rows, evaluated in columns
        relation.result                 # 2
        relation.inputs                 # (0, 1)
        relation.weights                # (1, -1)
        relation.bits                   # net evidence, in eighths of a bit
        for line in relation.lines:     # one for each column of the group
            line.index, line.verdict, line.stated, line.computed, line.difference

`foot` returns relations that hold in every line and relations that hold in most and
fail in some: `relation.failing` are the lines that disagree. `bits_of(x, y)` is
floor(8 log2(x / y)), the only logarithm in use. Tables without known layout, as
strings, have a search of their own: `tieout.sums.bare.relations_of`.
"""

from __future__ import annotations

from tieout.core.relation import Axis, Line, Op, Relation, Verdict
from tieout.sums.bits import bits_of
from tieout.sums.grid import Grid, Hints
from tieout.sums.stack import foot

__all__ = [
    "Axis",
    "Grid",
    "Hints",
    "Line",
    "Op",
    "Relation",
    "Verdict",
    "bits_of",
    "foot",
]
