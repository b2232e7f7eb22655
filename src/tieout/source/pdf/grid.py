"""The lines of a page come in; the same lines typed on a grid of characters go out, each word where it stands.

Labels keep their left edge, figures their right edge, heads their middle, so that what stands in one column of the page
stands in one column of the grid. One character is as wide as the narrow texts of the page have it on average: then
almost everything has room where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tieout.source.pdf.lines import Chunk, Line
from tieout.source.pdf.rules import Rule
from tieout.source.pdf.sheet import Drawn

_WIDEST: Final = 300
"""More columns than this no page has: its type would be too small to read."""
_NARROWEST: Final = 40
_TURNS: Final = 6
_OPENING: Final = ("$", "($", "(", "US$", "C$", "A$", "\u20ac", "\u00a3", "\u00a5")


@dataclass(frozen=True, slots=True)
class Typed:
    """A line as text, and where in it each word begins."""

    text: str
    words: tuple[tuple[int, Drawn], ...]


def typed(lines: list[Line], rules: list[tuple[Rule, ...]], width: int) -> list[tuple[Typed, ...]]:
    """Each of the ``lines`` of a page that is ``width`` wide, and behind it the ``rules`` that stand under it."""
    left = min((line.chunks[0].x0 for line in lines), default=0)
    pitch = _pitch(lines, width)
    for _ in range(_TURNS):
        if pitch * _WIDEST <= width or not any(_is_pushed(line, left, pitch) for line in lines):
            break
        pitch = pitch * 9 // 10
    return [
        (_typed(line, left, pitch), *(_ruled(rule, left, pitch) for rule in under))
        for line, under in zip(lines, rules, strict=True)
    ]


def _pitch(lines: list[Line], width: int) -> int:
    """The width of a character: a tenth of the longer texts are narrower."""
    widths = sorted(
        (chunk.x1 - chunk.x0) // len(chunk.text) for line in lines for chunk in line.chunks if len(chunk.text) > 3
    )
    found = widths[len(widths) // 10] if widths else width // 100
    return max(found, width // _WIDEST, _NARROWEST)


def _columns(line: Line, left: int, pitch: int) -> list[tuple[int, int]]:
    """The column in which each chunk begins, and the one in which it should."""
    out: list[tuple[int, int]] = []
    free = 0
    for at, chunk in enumerate(line.chunks):
        wanted = _wanted(chunk, at, left, pitch)
        column = max(wanted, free)
        out.append((column, wanted))
        free = column + len(chunk.text) + (1 if chunk.text in _OPENING else 2)
    return out


def _wanted(chunk: Chunk, at: int, left: int, pitch: int) -> int:
    size = len(chunk.text)
    x0, x1 = chunk.x0 - left, chunk.x1 - left
    if chunk.text in _OPENING or (at == 0 and not chunk.numeral and x0 < 50 * pitch):
        return round(x0 / pitch)
    if chunk.numeral:
        return max(round(x1 / pitch) - size, 0)
    return max(round((x0 + x1) / 2 / pitch - size / 2), 0)


def _is_pushed(line: Line, left: int, pitch: int) -> bool:
    """Whether a figure has no room where it stands."""
    return any(
        column > wanted and chunk.numeral
        for chunk, (column, wanted) in zip(line.chunks, _columns(line, left, pitch), strict=True)
    )


def _ruled(rule: Rule, left: int, pitch: int) -> Typed:
    text = ""
    for x0, x1 in rule.strokes:
        start = max(round((x0 - left) / pitch), len(text) + 1 if text else 0)
        text = text.ljust(start) + ("=" if rule.double else "-") * max(round((x1 - left) / pitch) - start, 3)
    return Typed(text, ())


def _typed(line: Line, left: int, pitch: int) -> Typed:
    text = ""
    words: list[tuple[int, Drawn]] = []
    for chunk, (column, _) in zip(line.chunks, _columns(line, left, pitch), strict=True):
        text = text.ljust(column)
        words += [(len(text) + start, word) for start, word in zip(chunk.starts, chunk.words, strict=True)]
        text += chunk.text
    return Typed(text, tuple(words))
