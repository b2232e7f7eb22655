"""Real tables come in; what rules, labels and whole sections say of a row as a total goes out, as log-likelihood ratios.

    python benchmarks/layout.py

A row counts as a total where a sum of rows over it holds in every column with at least sixteen bits of digits beyond
its code, whatever the layout says; as no total where no sum of rows gives it at all. For each sign of the layout the
script prints how often it stands at either and the logarithm of the ratio: the weights of ``sums/weights.py``.
"""

from __future__ import annotations

import sys
from collections import Counter
from math import log2
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from corpus import TEXT, issuers, seeds

from tieout.core.relation import Axis
from tieout.prove.tables import grids_of
from tieout.read.exhibit import read_exhibit
from tieout.source import load
from tieout.sums import foot
from tieout.sums.across import Across
from tieout.sums.grid import Grid

PLENTY = 16 * 8


def main() -> None:
    """Count the signs of layout at totals and at other rows, and print the ratios."""
    seen: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for path in [*seeds(), *(path for folder in TEXT for group in issuers(folder).values() for path in group)]:
        exhibit = read_exhibit(load(str(path)))
        for table in exhibit.tables:
            for each in grids_of(table, exhibit):
                for row, total, signs in _rows(each.grid):
                    if row:
                        seen[total].update(("rows", *signs))
    print(f"{seen[True]['rows']} totals, {seen[False]['rows']} other rows")
    for name in sorted({*seen[True], *seen[False]} - {"rows"}):
        at, off = ((seen[which][name] + 1) / (seen[which]["rows"] + 2) for which in (True, False))
        print(f"{name:24} at totals {at:6.1%}  at others {off:6.1%}  {log2(at / off):+5.1f} bits")


def _rows(grid: Grid) -> list[tuple[int, bool, list[str]]]:
    """(row, whether it is a total, what the layout says there); rows that are neither for sure are left out."""
    relations = [relation for relation in foot(grid) if relation.axis is Axis.ROWS]
    given = {relation.result for relation in relations}
    certain = {
        relation.result: relation.inputs[0]
        for relation in relations
        if not relation.failing and sum(line.bits for line in relation.lines) >= PLENTY
    }
    ruled = any(hint.rule_above for hint in grid.hints)
    lines = list(range(grid.width))
    across = Across(grid, (), (), lines, Axis.ROWS, ruled)
    rows = []
    for row in range(grid.height):
        if row in certain or row not in given:
            rows.append((row, row in certain, _signs(across, row, certain.get(row, row - 1), ruled)))
    return rows


def _signs(across: Across, row: int, first: int, ruled: bool) -> list[str]:
    hint = across.grid.hint(row)
    signs = []
    if ruled:
        signs.append("rule above" if hint.rule_above else "no rule, table ruled")
    signs.append("total label" if hint.total else "no total label")
    if row and across.opens(max(first, 0)):
        signs.append("run opens a section")
    return signs


if __name__ == "__main__":
    main()
