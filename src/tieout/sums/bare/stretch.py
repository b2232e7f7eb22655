"""Scores of lines in, the stretch of lines worth most out."""

from __future__ import annotations

from collections.abc import Sequence

from tieout.core.relation import Axis


def stretch(scores: Sequence[int], axis: Axis) -> tuple[int, int, int]:
    """(bits, first, stop) of the stretch of lines worth most; all lines between rows."""
    if axis is Axis.ROWS:
        return sum(scores), 0, len(scores)
    best, low, high = 0, 0, 0
    total, start = 0, 0
    for at, score in enumerate(scores):
        if total < 0:
            total, start = 0, at
        total += score
        if total >= best:
            best, low, high = total, start, at + 1
    return best, low, high
