"""What a page is made of on its way from tags to text: paragraphs, grids of cells, preformatted text, page breaks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

Run = tuple[str, int, int]
"""Text that is shown, and the offsets of the characters of the file that it came from."""

_CHUNK: Final = re.compile(r"\S+(?:\s\S+)*")
_UNSEEN: Final = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]+")
_SPACE: Final = re.compile(r"\s")


@dataclass(slots=True)
class Paragraph:
    """Lines of runs, white space drawn together. ``item`` is true for what a list or a bullet sets apart."""

    lines: list[list[Run]] = field(default_factory=lambda: [[]])
    item: bool = False
    gap: tuple[int, int] | None = None
    """White space that has been seen since the last run and is not shown yet."""

    def add(self, data: str, start: int) -> None:
        """Take up the text ``data``, which stands at ``start`` of the file character for character."""
        if "  " not in data and data.isprintable():  # most texts: nothing in them but words, one space apart
            self._words(data, start)
        elif _UNSEEN.search(data):
            at = 0
            for unseen in _UNSEEN.finditer(data):
                self._add(data[at : unseen.start()], start + at)
                at = unseen.end()
            self._add(data[at:], start + at)
        else:
            self._add(data, start)

    def _words(self, data: str, start: int) -> None:
        end = start + len(data)
        if data[0] == " ":
            if self.gap is None:
                self.gap = (start, start + 1)
            data, start = data[1:], start + 1
            if not data:
                return
        line = self.lines[-1]
        if self.gap is not None:
            if line:
                line.append((" ", *self.gap))
            self.gap = None
        if data[-1] == " ":
            data, end = data[:-1], end - 1
            self.gap = (end, end + 1)
        line.append((data, start, end))

    def _add(self, data: str, start: int) -> None:
        at = 0
        line = self.lines[-1]
        for chunk in _CHUNK.finditer(data):
            begin, end = chunk.span()
            if begin > at and self.gap is None:
                self.gap = (start + at, start + begin)
            if self.gap is not None and line:
                line.append((" ", *self.gap))
            self.gap = None
            text = chunk[0]
            if not text.isprintable() or "\xa0" in text:
                text = _SPACE.sub(" ", text)
            line.append((text, start + begin, start + end))
            at = end
        if at < len(data) and self.gap is None:
            self.gap = (start + at, start + len(data))

    def stand_for(self, text: str, start: int, end: int) -> None:
        """Take up ``text``, which stands for the characters ``start`` to ``end`` of the file (an entity)."""
        if text.isspace():
            if self.gap is None:
                self.gap = (start, end)
        elif not _UNSEEN.fullmatch(text):
            line = self.lines[-1]
            if self.gap is not None and line:
                line.append((" ", *self.gap))
            self.gap = None
            line.append((text, start, end))

    def turn(self) -> None:
        """A new line: two in a row are for the reader to see, and the paragraph has ended."""
        self.gap = None
        self.lines.append([])

    @property
    def text(self) -> str:
        """The lines as one text, parted by spaces."""
        if len(self.lines) == 1:
            line = self.lines[0]
            return line[0][0] if len(line) == 1 else "".join([text for text, _, _ in line])
        return " ".join(filter(None, ("".join([text for text, _, _ in line]) for line in self.lines)))


@dataclass(slots=True)
class Cell:
    """A cell of a table: where it stands in the grid, what it spans, what it shows."""

    row: int
    column: int
    colspan: int
    rowspan: int
    paragraphs: list[Paragraph] = field(default_factory=list)
    indent: int = 0
    above: int = 0
    below: int = 0
    centred: bool = False

    @property
    def text(self) -> str:
        """Its paragraphs as one text."""
        paragraphs = self.paragraphs
        if len(paragraphs) == 1:
            return paragraphs[0].text
        return " ".join(filter(None, (paragraph.text for paragraph in paragraphs)))


@dataclass(slots=True)
class Grid:
    """A table: its cells that show something or have a rule, row by row, and how many rows it has."""

    rows: list[list[Cell]] = field(default_factory=list)


@dataclass(slots=True)
class Preformatted:
    """Text that is shown as it stands in the file."""

    runs: list[Run] = field(default_factory=list)


@dataclass(slots=True)
class PageBreak:
    """A new page begins."""


Item = Paragraph | Grid | Preformatted | PageBreak
