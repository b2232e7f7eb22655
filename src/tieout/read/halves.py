"""A panel comes in; the panels that stand side by side in it go out: a balance sheet's assets beside its liabilities."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Final

from tieout.read.layout import Line
from tieout.read.panels import UNIT, Panel

_ENOUGH: Final = 3
"""So many rows, and most of them, must have a second label at one place."""


def halves_of(panel: Panel) -> list[Panel]:
    """The panels side by side, left to right; the panel alone where labels stand only at its left."""
    at = _second_labels(panel.body)
    if at is None:
        return [panel]
    left, right = Panel(panel.caption, continued=panel.continued), Panel(panel.caption, continued=panel.continued)
    for name in ("heads", "body"):
        for line in getattr(panel, name):
            getattr(left, name).append(_part(line, 0, at))
            getattr(right, name).append(_part(line, at, 0))
    right.caption = [*panel.caption, *_units(left.heads)]
    return [half for half in (left, right) if any(line.numerals for line in half.body)]


def _units(heads: list[Line]) -> list[Line]:
    """What the heads at the left say of the amounts of both: "(in millions)"."""
    lines = [
        replace(line, words=(), numerals=[], texts=[word for word in line.texts if UNIT.fullmatch(word.text)], rules=())
        for line in heads
    ]
    return [line for line in lines if line.texts]


def _second_labels(body: list[Line]) -> int | None:
    """Where labels stand to the right of numerals and to the left of others, in most rows; None where they do not."""
    votes: Counter[int] = Counter()
    words: dict[int, set[str]] = {}
    rows = 0
    for line in body:
        if not line.numerals:
            continue
        rows += 1
        first, last = line.numerals[0][0][1], line.numerals[-1][0][0]
        for word in line.texts:
            if first < word.x0 and word.x1 <= last and sum(map(str.isalpha, word.text)) >= _ENOUGH:
                votes[word.x0] += 1
                words.setdefault(word.x0, set()).add(word.text)
    if not votes:
        return None
    at, _ = min(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    near = [x for x in votes if abs(x - at) <= 4]
    count = sum(votes[x] for x in near)
    names = set().union(*(words[x] for x in near))
    at = min(near)
    crossed = sum(1 for line in body for (x0, x1), _ in line.numerals if x0 < at < x1)
    return at if count >= _ENOUGH and 5 * count >= 3 * rows and 2 * len(names) > count and not crossed else None


def _part(line: Line, low: int, high: int) -> Line:
    """What of ``line`` stands from ``low`` on and before ``high`` (0: to its end); places count from ``low``."""
    return replace(
        line,
        words=(),
        numerals=[
            ((x0 - low, x1 - low), numeral)
            for (x0, x1), numeral in line.numerals
            if x0 >= low and (not high or x0 < high)
        ],
        texts=[
            replace(word, x0=word.x0 - low, x1=word.x1 - low)
            for word in line.texts
            if word.x0 >= low and (not high or word.x0 < high)
        ],
        rules=tuple(
            replace(rule, x0=max(rule.x0 - low, 0), x1=(min(rule.x1, high) if high else rule.x1) - low)
            for rule in line.rules
            if rule.x1 > low and (not high or rule.x0 < high)
        ),
    )
