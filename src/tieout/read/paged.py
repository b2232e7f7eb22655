"""A marked-up grid comes in; its rows as lines of a page go out, each text where its cell stands.

The page is one that a careful typist would make of the grid: labels at the left, as wide as they are; numerals at the
right of their columns; a head as wide as all that it spans. After this nobody needs to know that there was a grid.
Linear in the cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from tieout.core.document import Cells, MarkedCell, Word, WordLine

_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
_MEANINGLESS: Final = re.compile(r"\(?(?:N/?A|N/?M|nil|none|bps|pts?|pp|x)\)?\.?", re.IGNORECASE)
_CLOSING: Final = re.compile(r"[)%*\]]{1,3}|\)?(?:bps|ppts?|pts?|pp|x)", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:19|20)\d\d\W{0,4}")
"""The year over several columns is a head as wide as these."""
_OPENING: Final = frozenset(("$", "($", "(", "US$", "C$", "A$", "\u20ac", "\u00a3", "\u00a5"))
MAX_LABEL: Final = 120
_LABEL: Final = 30
"""Labels have at least so much room: heads over them must not seem to stand over figures."""
_STEP: Final = 3
"""One step of indent in characters: more than a typist hangs the second line of a label by."""
_HEAD: Final = 14
_GAP: Final = 2
_DESIGNED: Final = 6
"""Of fewer rows none tells a table's design."""
Title = tuple[str, int, int]
"""A line over a table: its text, and where it begins and ends in the document."""


def paged(block: Cells, titles: Sequence[Title] = (), line: int = 0) -> tuple[WordLine, ...]:
    """The lines of ``block``, under ``titles`` set in the middle. ``line`` is the number of its first line."""
    rows = [list(cells) for _, cells in groupby(block.cells, key=lambda cell: cell.row)]
    page = _Page(rows)
    lines = [_title(title, page.width, line) for title in titles]
    last = -1
    for row in rows:
        number = row[0].row
        if number > last + 1:
            lines.append(WordLine(line + last + 1, row[0].start, row[0].start, (), blank=True))
        last = number
        words = page.words(row, line + number)
        start, end = row[0].start, row[-1].end
        blank = not words and not any(cell.rule for cell in row)
        lines.append(WordLine(line + number, start, end, words, blank=blank, exact=True))
        rule = page.rule(row, line + number, bool(words))
        if rule is not None:
            if not words:
                lines.pop()
            lines.append(rule)
    return tuple(lines)


def _title(title: Title, width: int, line: int) -> WordLine:
    text, start, end = title
    x0 = max((width - len(text)) // 2, 0)
    return WordLine(line, start, end, (Word(text, x0, x0 + len(text), line, start, end),))


def _is_text(text: str) -> bool:
    """Whether a cell holds words: no numeral, no sign, no "N/M"."""
    return _LETTERS.search(text) is not None and not _MEANINGLESS.fullmatch(text)


def _is_figure(text: str) -> bool:
    return any(map(str.isdigit, text)) and _LETTERS.search(text) is None


class _Page:
    """Where the columns of a grid stand."""

    def __init__(self, rows: list[list[MarkedCell]]) -> None:
        count = max(cell.column + cell.colspan for row in rows for cell in row)
        self.labels = _label_columns(rows)
        self.count = count
        widths = [1] * count
        gaps = [0] * count
        for row in rows:
            data = any(_is_figure(cell.text) for cell in row)
            for cell in row:
                self._fit(cell, data, widths, gaps)
        for column in self.labels:
            widths[column] = max(widths[column], _LABEL)
        self.left = [0] * count
        self.right = [0] * count
        at = 0
        for column in range(count):
            self.left[column] = at
            at += widths[column]
            self.right[column] = at
            at += gaps[column]
        self.width = at
        self.plain = _is_lined(rows)

    def _fit(self, cell: MarkedCell, data: bool, widths: list[int], gaps: list[int]) -> None:
        """Give the columns of ``cell`` the room that its text needs."""
        text, column = cell.text, cell.column
        if not text:
            return
        last = column + cell.colspan - 1
        if column in self.labels:
            if not data and cell.colspan > 1:
                return
            room, wide = _STEP * max(cell.indent, 0) + min(len(text), MAX_LABEL), column
        else:
            room, wide = (min(len(text), _HEAD) if cell.colspan == 1 or _is_figure(text) else 0), last
        spare = sum(widths[column : last + 1]) if cell.colspan > 1 else widths[column]
        if room > spare:
            widths[wide] += room - spare
        gaps[last] = max(gaps[last], 1 if text in _OPENING else _GAP)

    def words(self, row: list[MarkedCell], line: int) -> tuple[Word, ...]:
        """The texts of a row where they stand."""
        shown = [cell for cell in row if cell.text]
        out = []
        for cell in shown:
            x0, x1 = self._extent(cell, len(shown) == 1)
            out.append(Word(cell.text, x0, x1, line, cell.start, cell.end))
        return tuple(out)

    def _extent(self, cell: MarkedCell, alone: bool) -> tuple[int, int]:
        text = cell.text
        left, right = self.left[cell.column], self.right[cell.column + cell.colspan - 1]
        if alone and cell.centred and cell.colspan > 1 and cell.column <= min(self.labels, default=0):
            x0 = max((left + right - len(text)) // 2, 0)
            return x0, x0 + len(text)
        if cell.column in self.labels or (alone and cell.column == 0 and not _is_figure(text)):
            x0 = left + _STEP * max(cell.indent, 0)
            return x0, max(min(x0 + len(text), max(right, x0 + 1)), x0 + 1)
        if _is_text(text) or (cell.colspan > 1 and _YEAR.fullmatch(text)):
            return left, max(right, left + 1)
        if _CLOSING.fullmatch(text):
            return left, left + len(text)
        return max(right - len(text), left), right

    def rule(self, row: list[MarkedCell], line: int, words: bool) -> WordLine | None:
        """The rule under a row; None where there is none, or where every row has one."""
        ruled = [cell for cell in row if cell.rule]
        if not ruled or (self.plain and words and any(_is_figure(cell.text) for cell in row)):
            return None
        weight = max(cell.rule for cell in ruled)
        at = row[-1].end
        segments = []
        for cell in ruled:
            left, right = self.left[cell.column], self.right[cell.column + cell.colspan - 1]
            segments.append(Word("-" * max(right - left, 1), left, max(right, left + 1), line, at, at))
        return WordLine(line, at, at, tuple(segments), rule=weight)


def _label_columns(rows: list[list[MarkedCell]]) -> frozenset[int]:
    """The columns whose cells are labels: words beside figures."""
    votes: dict[int, int] = {}
    figures: dict[int, int] = {}
    count = 0
    for row in rows:
        if not any(_is_figure(cell.text) for cell in row):
            continue
        count += 1
        for cell in row:
            if _is_text(cell.text):
                votes[cell.column] = votes.get(cell.column, 0) + 1
            elif cell.text:
                figures[cell.column] = figures.get(cell.column, 0) + 1
    first = min(votes, default=0)
    return frozenset(
        column
        for column, vote in votes.items()
        if column == first or (vote * 3 >= count and vote > 1 and vote > figures.get(column, 0))
    )


def _is_lined(rows: list[list[MarkedCell]]) -> bool:
    """Whether the rules are the table's design: most rows of figures have one, so that none marks a total."""
    data = [row for row in rows if any(_is_figure(cell.text) for cell in row)]
    ruled = sum(1 for row in data if any(cell.rule for cell in row if cell.text))
    return len(data) >= _DESIGNED and ruled * 5 > len(data) * 3
