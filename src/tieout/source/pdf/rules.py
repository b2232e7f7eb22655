"""The lines of a page and the strokes drawn on it come in; the rules that stand between its rows of figures go out."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Final

from tieout.source.pdf.lines import Chunk, Line
from tieout.source.pdf.sheet import POINT

_TOUCH: Final = POINT * 3 // 2
_PAIR: Final = 4 * POINT
"""Two strokes one under the other, no further apart, are a double rule."""
_DESIGNED: Final = 6
"""Of fewer rows none tells a table's design."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Strokes (x0, x1) on one height, single or double."""

    y: int
    strokes: tuple[tuple[int, int], ...]
    double: bool = False


def rules_of(lines: list[Line], strokes: tuple[tuple[int, int, int], ...]) -> list[tuple[Rule, ...]]:
    """For each of ``lines`` the rules that stand under it and over the next; only those of tables.

    Rules under most rows of figures are a design, and say nothing.
    """
    under: list[list[Rule]] = [[] for _ in lines]
    bases = [line.base for line in lines]
    for rule in _paired(_levels(strokes)):
        at = bisect_left(bases, rule.y + POINT) - 1
        if at >= 0 and (_fits(rule, lines[at]) or (at + 1 < len(lines) and _fits(rule, lines[at + 1]))):
            under[at].append(_bridged(rule, lines[at]))
    rows = [at for at, line in enumerate(lines) if any(chunk.numeral for chunk in line.chunks[1:])]
    if len(rows) >= _DESIGNED and sum(1 for at in rows if under[at]) * 5 > len(rows) * 3:
        return [() for _ in lines]
    return [tuple(each[-1:]) for each in under]


def _fits(rule: Rule, line: Line) -> bool:
    """Whether the rule goes with the columns of a line: near it, and over or under a text that is not its first."""
    if abs(rule.y - line.base) > 2 * line.height:
        return False
    return any(_meets(chunk, stroke) for chunk in line.chunks[1:] for stroke in rule.strokes)


def _bridged(rule: Rule, over: Line) -> Rule:
    """The rule with those strokes as one that a head over them reaches across, or is set in the middle of."""
    strokes = list(rule.strokes)
    for chunk in over.chunks:
        own = [at for at, stroke in enumerate(strokes) if _meets(chunk, stroke)]
        if not own:
            continue
        others = [other for other in over.chunks if other is not chunk]
        near = 2 * over.height
        first, last = own[0], own[-1]
        low, high = first, last
        while low and strokes[low][0] - strokes[low - 1][1] < near and not _covered(strokes[low - 1], others):
            low -= 1
        while (
            high + 1 < len(strokes)
            and strokes[high + 1][0] - strokes[high][1] < near
            and not _covered(strokes[high + 1], others)
        ):
            high += 1
        _, first, last = max(
            (end - begin, begin, end)
            for begin in range(low, first + 1)
            for end in range(last, high + 1)
            if (begin, end) == (first, last)
            or abs(strokes[begin][0] + strokes[end][1] - chunk.x0 - chunk.x1) < over.height
        )
        strokes[first : last + 1] = [(strokes[first][0], strokes[last][1])]
    return replace(rule, strokes=tuple(strokes))


def _meets(chunk: Chunk, stroke: tuple[int, int]) -> bool:
    return stroke[0] < chunk.x1 and chunk.x0 < stroke[1]


def _covered(stroke: tuple[int, int], chunks: list[Chunk]) -> bool:
    return any(_meets(chunk, stroke) for chunk in chunks)


def _levels(strokes: tuple[tuple[int, int, int], ...]) -> list[Rule]:
    """The strokes by height; those that touch are one."""
    levels: list[Rule] = []
    for y, x0, x1 in sorted((y, x0, x1) for x0, x1, y in strokes):
        if levels and y - levels[-1].y <= _TOUCH:
            levels[-1] = replace(levels[-1], strokes=(*levels[-1].strokes, (x0, x1)))
        else:
            levels.append(Rule(y, ((x0, x1),)))
    return [replace(level, strokes=_joined(level.strokes)) for level in levels]


def _joined(strokes: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    out: list[tuple[int, int]] = []
    for x0, x1 in sorted(strokes):
        if out and x0 <= out[-1][1] + POINT:
            out[-1] = (out[-1][0], max(out[-1][1], x1))
        else:
            out.append((x0, x1))
    return tuple(out)


def _paired(levels: list[Rule]) -> list[Rule]:
    """Two levels close together that reach over the same columns as one double rule."""
    out: list[Rule] = []
    for level in levels:
        if out and not out[-1].double and level.y - out[-1].y <= _PAIR and len(level.strokes) == len(out[-1].strokes):
            out[-1] = replace(out[-1], double=True)
        else:
            out.append(level)
    return out
