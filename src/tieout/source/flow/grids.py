"""A table of a page comes in; what it is goes out: stretches of rows that hold figures, and paragraphs.

Filings set everything in tables: figures, but also bullets, notes, signatures and whole pages. A row of running text is
prose wherever it stands; what is left is a grid when a row of it has a figure of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tieout.source.flow.items import Cell, Grid, Paragraph, Run

_FIGURE: Final = re.compile(
    r"[^\W\d_]{0,3}[\s$\u20ac\u00a3\u00a5(+\-\u2212\u2013]*[\d.][\d,. ]*(?:[\s)%x*]|bps|pts?|cents?|\u00a2)*(?:\(\w\))?"
)
_NIL: Final = re.compile(r"[\s$\u20ac\u00a3(]*[-\u2010-\u2015\u2212]{1,3}[\s)%]*")
_MARKER: Final = re.compile(r"\(?[\w*\u2020\u2021]{1,3}[.)]|\*{1,3}|\d{1,3}(?:\.\d{1,3})*\.?")
_BULLET: Final = re.compile(
    r"[\u2022\u25cf\u25aa\u25e6\u2023\u25a0\u25cb\u00b7\u2013\u2014o*\uf0b7\u25ba\u27a2\u2043-]"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_SENTENCE: Final = 110
"""A label is not so long; a text that is, and is made of words, is a sentence."""


def parts_of(grid: Grid) -> Iterator[list[list[Cell]] | Paragraph]:
    """The stretches of rows with figures, and the paragraphs, in order. Rows are numbered anew in each stretch."""
    rows = [
        [cell for cell in part if cell.paragraphs or cell.above or cell.below]
        for row in grid.rows
        for part in _unstacked(row)
    ]
    if not any(_has_figure(row) for row in rows):
        for row in rows:
            yield from _paragraphs(row)
        return
    stretch: list[list[Cell]] = []
    aside: list[Cell] = []
    for row in rows:
        beside = [cell for at, cell in enumerate(row) if _stands_beside(cell, at)]
        if beside:
            aside += beside
            row = [cell for cell in row if cell not in beside]
        if _runs(row):
            yield from _closed(stretch)
            stretch = []
            yield from _paragraphs(row)
        else:
            stretch.append(row)
    yield from _closed(stretch)
    yield from _paragraphs(aside)


def _unstacked(row: list[Cell]) -> list[list[Cell]]:
    """A row whose cells stack several rows on lines of their own ("Sales<br>Cost", "700<br>400"), as those rows."""
    stacks = [cell.paragraphs[0].lines if len(cell.paragraphs) == 1 else [] for cell in row]
    counts = {len(lines) for lines in stacks if len(lines) > 1 and _are_figures(lines)}
    if len(counts) != 1:
        return [row]
    (count,) = counts
    if any(len(lines) not in (0, 1, count) for lines in stacks) or sum(len(lines) == count for lines in stacks) < 2:
        return [row]
    return [
        [
            Cell(
                cell.row,
                cell.column,
                cell.colspan,
                1,
                [Paragraph([lines[at]])] if at < len(lines) and lines[at] else [],
            )
            for cell, lines in zip(row, stacks, strict=True)
        ]
        for at in range(count)
    ]


def _are_figures(lines: list[list[Run]]) -> bool:
    texts = ["".join(text for text, _, _ in line) for line in lines]
    shown = [text for text in texts if text]
    return len(shown) > 1 and all(_FIGURE.fullmatch(text) or _NIL.fullmatch(text) for text in shown)


def _closed(stretch: list[list[Cell]]) -> Iterator[list[list[Cell]] | Paragraph]:
    if any(_has_figure(row) for row in stretch):
        yield stretch
    else:
        for row in stretch:
            yield from _paragraphs(row)


def _has_figure(row: list[Cell]) -> bool:
    """Whether a cell holds a figure and nothing else; a list's marker, or a year alone in its row, is none."""
    years = figures = 0
    texts = [cell.text for cell in row if cell.paragraphs]
    for at, text in enumerate(texts):
        if len(text) > 40 or not text or _FIGURE.fullmatch(text) is None:
            continue
        if _YEAR.fullmatch(text):
            years += 1
        elif not (at == 0 and len(texts) == 2 and _MARKER.fullmatch(text)):
            figures += 1
    return figures > 0 or (years > 1 and len(texts) > years)


def _runs(row: list[Cell]) -> bool:
    """Whether the row is running text: one long text, or a marker with one behind it."""
    texts = [text for cell in row if cell.paragraphs and (text := cell.text)]
    if not texts or len(texts) > 2:
        return False
    if len(texts) == 2 and not (_MARKER.fullmatch(texts[0]) or _BULLET.fullmatch(texts[0])):
        return False
    return _is_sentence(texts[-1])


def _stands_beside(cell: Cell, at: int) -> bool:
    """Whether a cell is a text beside the rows: it reaches down over several, or follows others in its own."""
    return (cell.rowspan > 1 or at > 0) and len(cell.paragraphs) > 0 and _is_sentence(cell.text)


def _is_sentence(text: str) -> bool:
    if len(text) < _SENTENCE:
        return False
    words = text.split()
    return sum(1 for word in words if word[:1].islower()) * 2 >= len(words)


def _paragraphs(row: list[Cell]) -> Iterator[Paragraph]:
    """The paragraphs of a row of text; a bullet or a marker goes with what it stands before."""
    bullet = False
    for cell in row:
        text = cell.text if len(cell.paragraphs) == 1 else ""
        if text and _BULLET.fullmatch(text):
            bullet = True
            continue
        if text and len(row) > 1 and _MARKER.fullmatch(text):
            continue
        for paragraph in cell.paragraphs:
            paragraph.item = paragraph.item or bullet
            bullet = False
            yield paragraph
