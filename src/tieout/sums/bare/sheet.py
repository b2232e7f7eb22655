"""Cell strings of one table in, its relations as plain records out: what the door prints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypedDict

from tieout.core.relation import Axis
from tieout.sums.bare.averages import averages
from tieout.sums.bare.cells import Sheet, read_sheet
from tieout.sums.bare.differences import differences
from tieout.sums.bare.patterns import patterns
from tieout.sums.bare.plane import Labels, planes
from tieout.sums.bare.ratios import ratios

_TOTAL = re.compile(r"\b(?:sub-?totals?|totals?|sum|all|overall|altogether|combined|grand)\b", re.IGNORECASE)
_REST = re.compile(
    r"\b(?:differences?|diff|net|balance|remaining|remainder|left|variances?|deviation|surplus|deficit|excess)\b",
    re.IGNORECASE,
)
_AVERAGE = re.compile(r"\b(?:average|avg|mean)\b\.?", re.IGNORECASE)


class Found(TypedDict):
    """One relation: cells are [row, column], counted from 0."""

    op: str
    result: list[int]
    inputs: list[list[int]]


def relations_of(rows: Sequence[Sequence[str]]) -> list[Found]:
    """All relations of a table of strings, by operation, then by result.

    A difference is given besides the sum that it implies, whose result is its first
    input: `net = gross - tax` is `gross = net + tax`.
    """
    sheet = read_sheet(rows)
    texts = [[bool(cell.strip()) for cell in row] for row in rows]
    by_row = frozenset(at for at, row in enumerate(texts) if any(row))
    by_column = frozenset(column for row in texts for column, there in enumerate(row) if there)
    total_rows, total_columns = _named(rows, sheet, _TOTAL)
    down, across = planes(sheet, Labels(by_row, total_rows), Labels(by_column, total_columns))
    found: list[Found] = []
    means = _named(rows, sheet, _AVERAGE)
    rests = _named(rows, sheet, _REST)
    for at, plane in enumerate((down, across)):
        axis = plane.axis
        sums = patterns(plane)
        for one in sums:
            found += _cells("sum", axis, one.result, one.inputs, one.lines)
        for rest in differences(plane, sums, rests[at]):
            found += _cells("difference", axis, rest.result, rest.inputs, rest.lines)
        for mean in averages(plane, means[at]):
            found += _cells("average", axis, mean.result, mean.inputs, mean.lines)
        for ratio in ratios(plane, 10**sheet.places):
            found += _cells(ratio.op.value, axis, ratio.result, (ratio.first, ratio.second), ratio.lines)
    found.sort(key=lambda f: (f["op"], f["result"], f["inputs"]))
    return found


def _cells(op: str, axis: Axis, result: int, inputs: Sequence[int], lines: frozenset[int]) -> list[Found]:
    if axis is Axis.ROWS:
        return [
            {"op": op, "result": [result, line], "inputs": [[place, line] for place in inputs]}
            for line in sorted(lines)
        ]
    return [
        {"op": op, "result": [line, result], "inputs": [[line, place] for place in inputs]} for line in sorted(lines)
    ]


def _named(rows: Sequence[Sequence[str]], sheet: Sheet, name: re.Pattern[str]) -> tuple[frozenset[int], frozenset[int]]:
    """Rows and columns that their labels name so."""
    return _named_rows(rows, sheet, name), _named_columns(rows, sheet, name)


def _named_rows(rows: Sequence[Sequence[str]], sheet: Sheet, name: re.Pattern[str]) -> frozenset[int]:
    """Rows with numbers that a label names so."""
    return frozenset(
        at
        for at, row in enumerate(rows)
        if any(
            cell and len(cell) < 80 and sheet.values[at][column] is None and name.search(cell)
            for column, cell in enumerate(row)
        )
        and any(value is not None for value in sheet.values[at])
    )


def _named_columns(rows: Sequence[Sequence[str]], sheet: Sheet, name: re.Pattern[str]) -> frozenset[int]:
    """Columns that a head above their first number names so. Linear in the cells."""
    numbers = [sum(value is not None for value in row) > 2 for row in sheet.values]
    found = set()
    for column in range(sheet.width):
        for at, row in enumerate(rows):
            if numbers[at] and sheet.values[at][column] is not None:
                break
            if column < len(row) and len(row[column]) < 80 and name.search(row[column]):
                found.add(column)
    return frozenset(found)
