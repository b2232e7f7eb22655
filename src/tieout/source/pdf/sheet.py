"""What is drawn on a page comes in (from ``glyphs``); the page as words with their boxes is the noun that goes on."""

from __future__ import annotations

from dataclasses import dataclass

POINT = 20
"""Lengths are whole twentieths of a point: finer than any print, and exact."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A word as it is drawn: its text, the box that its font gives it, and the line that it stands on.

    Lengths are twentieths of a point from the upper left corner of the page as it is read (turned so that most of its
    text stands upright), ``top`` above ``base`` above ``bottom``.
    """

    text: str
    x0: int
    x1: int
    top: int
    bottom: int
    base: int
    spaced: bool = True
    """Whether the file has a blank before it."""

    @property
    def height(self) -> int:
        """The height of the font's box: about 1.15 times the size of the type."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its words as they come in the file, its horizontal rules (x0, x1, y), and its pictures, counted.

    ``width`` and ``height`` are those of the page as it is read; ``turns`` is how many quarter turns clockwise lead from
    there to the page as a viewer shows it. ``unknown`` counts the characters whose meaning the file does not tell.
    """

    width: int
    height: int
    turns: int
    words: tuple[Drawn, ...]
    rules: tuple[tuple[int, int, int], ...] = ()
    pictures: int = 0
    unknown: int = 0

    def box(self, word: Drawn) -> tuple[int, int, int, int]:
        """Left, top, right, bottom of ``word`` in whole points (rounded outwards) on the page as a viewer shows it."""
        x0, y0, x1, y1 = word.x0, word.top, word.x1, word.bottom
        width, height = self.width, self.height
        for _ in range(self.turns):
            x0, y0, x1, y1 = height - y1, x0, height - y0, x1
            width, height = height, width
        return x0 // POINT, y0 // POINT, -(-x1 // POINT), -(-y1 // POINT)
