"""Rows and cells come in as their tags open; a grid goes out, each cell in its column."""

from __future__ import annotations

from typing import Final

from tieout.source.flow import Cell, Grid
from tieout.source.html.styles import Style
from tieout.source.html.tags import Tag

MAX_COLUMNS: Final = 400


class OpenTable:
    """A table that is being read: its rows so far, and the place and dress of its open cell.

    The cell itself is made when it shows something: most of a filing's cells are blank.
    """

    __slots__ = ("above", "below", "cell", "centred", "column", "grid", "indent", "open", "reaching", "row", "tag")

    def __init__(self) -> None:
        self.open = False
        self.begin_anew()

    def begin_anew(self) -> None:
        """Go on with no rows; a cell that is open goes on empty."""
        self.grid = Grid()
        self.row: list[Cell] | None = None
        self.cell: Cell | None = None
        self.tag: Tag | None = None
        self.reaching: dict[int, int] = {}
        self.column = self.indent = self.above = self.below = 0
        self.centred = False
        if self.open:
            self.begin_row()

    def begin_row(self) -> None:
        """The next row, with the columns that rows above reach down into."""
        if self.row is not None and self.reaching:
            self.reaching = {column: left - 1 for column, left in self.reaching.items() if left > 1}
        self.row = []
        self.grid.rows.append(self.row)
        self.cell = self.tag = None
        self.column = 0

    def begin_cell(self, tag: Tag) -> None:
        """The next cell of the row, opened by ``tag``."""
        if self.row is None:
            self.begin_row()
        if self.tag is not None:
            self.column += self.tag.colspan
        if self.reaching:
            while self.reaching.get(self.column):
                self.column += 1
        if tag.rowspan > 1:
            for column in range(self.column, min(self.column + tag.colspan, MAX_COLUMNS)):
                self.reaching[column] = tag.rowspan  # this row's own turn is counted too
        self.cell, self.tag, self.open = None, tag, True
        style = tag.style
        self.indent, self.above, self.below, self.centred = style.indent, style.above, style.below, style.centred
        if style.above or style.below:
            self.shown()

    def shown(self) -> Cell:
        """The open cell, made now if it was blank so far."""
        cell = self.cell
        if cell is None:
            tag = self.tag
            colspan, rowspan = (tag.colspan, tag.rowspan) if tag is not None else (1, 1)
            row = len(self.grid.rows) - 1
            cell = Cell(row, self.column, colspan, rowspan, [], self.indent, self.above, self.below, self.centred)
            self.cell = cell
            if self.row is not None and self.column < MAX_COLUMNS:
                self.row.append(cell)
        return cell

    def dress(self, style: Style) -> None:
        """What a block in the open cell says is said of the cell."""
        cell = self.cell
        if cell is not None and cell.paragraphs and style.indent:
            return
        self.indent += style.indent
        self.above, self.below = max(self.above, style.above), max(self.below, style.below)
        self.centred = self.centred or style.centred
        if cell is not None or self.above or self.below:
            cell = self.shown()
            cell.indent, cell.above, cell.below, cell.centred = self.indent, self.above, self.below, self.centred
