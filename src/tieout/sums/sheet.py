"""Cell strings of one table in, its relations as plain records out: what the door prints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypedDict

from tieout.core.relation import Axis
from tieout.sums.cells import Sheet, read_sheet
from tieout.sums.choose import Pattern
from tieout.sums.patterns import patterns
from tieout.sums.plane import Labels, planes

_TOTAL = re.compile(r"\b(?:sub-?totals?|totals?|sum|all|overall|altogether|combined|grand)\b", re.IGNORECASE)


class Found(TypedDict):
    """One relation: cells are [row, column], counted from 0."""

    op: str
    result: list[int]
    inputs: list[list[int]]


def relations_of(rows: Sequence[Sequence[str]]) -> list[Found]:
    """All relations of a table of strings, by operation, then by result.

    Subtractions are printed as the sum that they imply, whose result is the first
    figure: `net = gross - tax` is `gross = net + tax`.
    """
    sheet = read_sheet(rows)
    texts = [[bool(cell.strip()) for cell in row] for row in rows]
    by_row = frozenset(at for at, row in enumerate(texts) if any(row))
    by_column = frozenset(column for row in texts for column, there in enumerate(row) if there)
    down, across = planes(
        sheet, Labels(by_row, _total_rows(rows, sheet)), Labels(by_column, _total_columns(rows, sheet))
    )
    found: list[Found] = []
    for plane in (down, across):
        for one in patterns(plane):
            found += _cells("sum", plane.axis, one)
    found.sort(key=lambda f: (f["op"], f["result"], f["inputs"]))
    return found


def _cells(op: str, axis: Axis, one: Pattern) -> list[Found]:
    if axis is Axis.ROWS:
        return [
            {"op": op, "result": [one.result, line], "inputs": [[place, line] for place in one.inputs]}
            for line in sorted(one.lines)
        ]
    return [
        {"op": op, "result": [line, one.result], "inputs": [[line, place] for place in one.inputs]}
        for line in sorted(one.lines)
    ]


def _total_rows(rows: Sequence[Sequence[str]], sheet: Sheet) -> frozenset[int]:
    """Rows that a label names a total."""
    return frozenset(
        at
        for at, row in enumerate(rows)
        if any(
            cell and len(cell) < 80 and sheet.values[at][column] is None and _TOTAL.search(cell)
            for column, cell in enumerate(row)
        )
        and any(value is not None for value in sheet.values[at])
    )


def _total_columns(rows: Sequence[Sequence[str]], sheet: Sheet) -> frozenset[int]:
    """Columns that a head above their first number names a total."""
    found = set()
    for column in range(sheet.width):
        for at, row in enumerate(rows):
            if sheet.values[at][column] is not None and sum(v is not None for v in sheet.values[at]) > 2:
                break
            if column < len(row) and len(row[column]) < 80 and _TOTAL.search(row[column]):
                found.add(column)
    return frozenset(found)
