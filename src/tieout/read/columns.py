"""Numerals at their horizontal places come in; the columns they stand in go out.

Columns are the runs of character positions that numerals cover. Where a run holds two numerals of one
line, it is cut at the least covered position between them. Linear in lines times width.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

Extent = tuple[int, int]
"""Horizontal place of a numeral, currency sign and parentheses included: half open."""

_SHIFT = 8
"""How far neighbouring columns of rows that do not line up may run into each other."""


def find_columns(lines: Sequence[Sequence[Extent]]) -> tuple[Extent, ...]:
    """The extents of the columns, left to right, under the numerals of ``lines``."""
    width = max((x1 for line in lines for _, x1 in line), default=0)
    steps = [0] * (width + 1)
    crossing = [0] * (width + 1)
    for line in lines:
        for x0, x1 in line:
            steps[x0] += 1
            steps[x1] -= 1
            crossing[x0] -= 1
    cover = list(itertools.accumulate(steps))
    for x in range(width + 1):
        crossing[x] += cover[x]  # those that cover a place and do not begin there would be cut by it
    runs: list[Extent] = []
    x = 0
    while x < width:
        if cover[x]:
            start = x
            while x < width and cover[x]:
                x += 1
            runs.append((start, x))
        x += 1
    columns: list[Extent] = []
    for run in runs:
        columns += _cut(run, lines, cover, crossing, 0)
    return _ordered(tuple(_merged(columns, lines)), lines)


def _ordered(columns: tuple[Extent, ...], lines: Sequence[Sequence[Extent]]) -> tuple[Extent, ...]:
    """Fewer columns where rows that do not line up made too many: nearly every row is full, so its order tells."""
    most = max((len(line) for line in lines), default=0)
    full = [line for line in lines if len(line) == most]
    if most < 2 or len(columns) <= most or len(full) < 3 or len(full) * 3 < len(lines) * 2:
        return columns
    spans = [(min(line[at][0] for line in full), max(line[at][1] for line in full)) for at in range(most)]
    for at in range(most - 1):
        if spans[at][1] > spans[at + 1][0]:
            if spans[at][1] - spans[at + 1][0] > max(_SHIFT, _pitch(full, at)):
                return columns
            middle = (spans[at][1] + spans[at + 1][0]) // 2
            spans[at], spans[at + 1] = (spans[at][0], middle), (middle, spans[at + 1][1])
    return tuple(spans)


def _pitch(full: Sequence[Sequence[Extent]], at: int) -> int:
    """How far apart a column and the next stand, on the average of full rows."""
    return sum(line[at + 1][1] - line[at][1] for line in full) // len(full)


def _cut(
    run: Extent, lines: Sequence[Sequence[Extent]], cover: list[int], crossing: list[int], depth: int
) -> list[Extent]:
    """Cut ``run`` where a line has two numerals in it; the cut that most such lines allow wins."""
    start, end = run
    steps = [0] * (end - start + 2)
    for line in lines:
        inside = [extent for extent in line if extent[0] < end and extent[1] > start]
        for (_, left), (right, _) in itertools.pairwise(inside):
            if left <= right:
                steps[left - start] += 1
                steps[right + 1 - start] -= 1
    votes = list(itertools.accumulate(steps))
    inner = [x for x in range(start + 1, end) if votes[x - start]]
    if not inner or depth > 24:
        return [run]
    best = max(inner, key=lambda x: (votes[x - start] * 4 - crossing[x], -cover[x], x))
    before, after = (start, best), (best, end)
    return [*_cut(before, lines, cover, crossing, depth + 1), *_cut(after, lines, cover, crossing, depth + 1)]


def _merged(columns: list[Extent], lines: Sequence[Sequence[Extent]]) -> list[Extent]:
    """Join neighbours that never stand on one line and are closer than columns ever are."""
    merged: list[Extent] = []
    for column in columns:
        if merged and column[0] - merged[-1][1] <= 1 and not _share(merged[-1], column, lines):
            merged[-1] = (merged[-1][0], column[1])
        else:
            merged.append(column)
    return merged


def _share(left: Extent, right: Extent, lines: Sequence[Sequence[Extent]]) -> bool:
    for line in lines:
        hits = [0, 0]
        for x0, x1 in line:
            if x0 < left[1] and x1 > left[0]:
                hits[0] += 1
            elif x0 < right[1] and x1 > right[0]:
                hits[1] += 1
        if all(hits) or max(hits) > 1:
            return True
    return False


def assign(
    line: Sequence[Extent], columns: Sequence[Extent], percents: Sequence[bool] = (), rates: Sequence[bool] = ()
) -> list[int]:
    """For each numeral of a line the index of its column, or -1 where another took it.

    The column with most of the numeral's extent wins; between two, an amount does not go into a column
    of percentages (``rates``) nor a percentage (``percents``) into one of amounts. Figures keep their right edge: a
    digit that no more than reaches under a currency sign is of the column before it.
    """
    if len(line) == len(columns):
        return list(range(len(columns)))
    taken: set[int] = set()
    result = []
    for at, (x0, x1) in enumerate(line):
        best, most = -1, 0
        for index, (c0, c1) in enumerate(columns):
            common = min(x1, c1) - max(x0, c0)
            if common <= 0 or index in taken:
                continue
            if rates and percents[at] != rates[index]:
                common -= 100
            if best < 0 or common > most:
                best, most = index, common
        if most == 1 and best - 1 not in taken and _is_of_the_left(x1, best, columns):
            best -= 1
        taken.add(best)
        result.append(best)
    return result


def _is_of_the_left(x1: int, at: int, columns: Sequence[Extent]) -> bool:
    """Whether a numeral that ends at ``x1`` only touches column ``at``, where the one before it ends as well."""
    start, end = columns[at]
    return at > 0 and columns[at - 1][1] == start == x1 - 1 and end - x1 > _SHIFT
