"""Items of a flow come in; the text that is read, its blocks, and where in the file each piece stood go out."""

from __future__ import annotations

from typing import Final

from tieout.core.document import Block, Cells, MarkedCell, Prose
from tieout.core.origin import Origin
from tieout.core.span import Lines
from tieout.source.flow.grids import parts_of
from tieout.source.flow.items import Cell, Grid, Item, PageBreak, Paragraph, Preformatted, Run
from tieout.source.moved import moved
from tieout.source.text import blocks_of

_BULLET: Final = "\u2022 "


class Writer:
    """The text so far, as pieces, with its runs."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.size = self.line = 0
        self.blocks: list[Block] = []
        self.reads: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.sizes: list[int] = []

    @property
    def text(self) -> str:
        """All that has been written."""
        return "".join(self.pieces)

    def origin(self, source: str, lines: Lines) -> Origin:
        """The way from the text back to ``source``, whose lines are ``lines``."""
        return Origin(
            source,
            lines,
            tuple(self.reads),
            tuple(self.starts),
            tuple(self.ends),
            tuple(self.sizes),
            (0, len(source)),
            markup=True,
        )

    def put_item(self, item: Item) -> None:
        """Write one item of the flow."""
        if isinstance(item, Paragraph):
            self._paragraph(item)
        elif isinstance(item, Grid):
            for part in parts_of(item):
                if isinstance(part, Paragraph):
                    self._paragraph(part)
                else:
                    self._grid(part)
        elif isinstance(item, Preformatted):
            self._preformatted(item)
        elif isinstance(item, PageBreak):
            self._set("\f\n")

    def _set(self, text: str) -> None:
        """Text that no character of the file stands behind."""
        self.pieces.append(text)
        self.size += len(text)
        self.line += text.count("\n")

    def _put(self, runs: list[Run]) -> None:
        for text, start, end in runs:
            size = len(text)
            literal = size == end - start
            if (
                literal
                and self.reads
                and self.ends[-1] == start
                and self.reads[-1] + self.sizes[-1] == self.size
                and self.sizes[-1] == self.ends[-1] - self.starts[-1]
            ):
                self.ends[-1] = end
                self.sizes[-1] += size
            else:
                self.reads.append(self.size)
                self.starts.append(start)
                self.ends.append(end)
                self.sizes.append(size)
            self.pieces.append(text)
            self.size += size

    def _paragraph(self, paragraph: Paragraph) -> None:
        """One block of prose for each stretch of lines that no empty line parts."""
        lines: list[tuple[int, int]] = []
        item = paragraph.item
        for line in paragraph.lines:
            if not line:
                self._close(lines)
                lines = []
                continue
            if item:
                self._set(_BULLET)
                item = False
            start = self.size
            self._put(line)
            lines.append((start, self.size))
            self._set("\n")
        self._close(lines)

    def _close(self, lines: list[tuple[int, int]]) -> None:
        if lines:
            self.blocks.append(Prose(lines[0][0], lines[-1][1], tuple(lines)))
            self._set("\n")

    def _preformatted(self, item: Preformatted) -> None:
        """Text that is laid out by hand is read as plain text, where it stands."""
        base = self.size
        self._put(item.runs)
        text = "".join(run[0] for run in item.runs)
        self.blocks += [moved(block, base, self.line) for block in blocks_of(text)]
        self.line += text.count("\n")
        self._set("\n\n")

    def _grid(self, rows: list[list[Cell]]) -> None:
        """A row a line, a blank between two cells; rules of a row's upper side are those of the row above."""
        start = self.size
        cells: list[MarkedCell] = []
        for number, row in enumerate(rows):
            under = rows[number + 1] if number + 1 < len(rows) else []
            rules = {cell.column: cell.above for cell in under if cell.above}
            first = True
            for cell in row:
                text = cell.text
                if text:
                    if not first:
                        self._set(" ")
                    first = False
                at = self.size
                for index, paragraph in enumerate(cell.paragraphs):
                    for turn, line in enumerate(paragraph.lines):
                        if line and (index or turn) and self.size > at:
                            self._set(" ")
                        self._put(line)
                rule = max(cell.below, rules.pop(cell.column, 0))
                cells.append(
                    MarkedCell(
                        text,
                        number,
                        cell.column,
                        cell.rowspan,
                        cell.colspan,
                        at,
                        self.size,
                        cell.indent,
                        rule,
                        cell.centred,
                    )
                )
            cells += [
                MarkedCell("", number, cell.column, 1, cell.colspan, self.size, self.size, 0, rules[cell.column])
                for cell in under
                if cell.column in rules
            ]
            self._set("\n")
        self.blocks.append(Cells(start, self.size, tuple(cells)))
        self._set("\n")
