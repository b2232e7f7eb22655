"""Sheets of cells come in (from a workbook or a CSV file); the text that is read goes out: one grid a sheet, each cell at its place.

The text that is read is made here: a row a line, two blanks between cells, numbers in full with thousands separators.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tieout.core.document import Block, Cells, MarkedCell, Prose
from tieout.core.errors import SourceError
from tieout.core.places import At, Places, SheetCell

MAX_CELLS: Final = 250_000
"""A trial balance has some thousands; what has more is a data dump, and would take minutes."""
_DIGIT: Final = re.compile(r"\d")
_WORD: Final = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """The cells of a row that are not empty, from left to right: column (from 0), text, indent in steps."""

    row: int
    cells: tuple[tuple[int, str, int], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name and its rows that are not empty (numbered from 0), top to bottom."""

    name: str
    rows: tuple[SheetRow, ...]


def listed(sheets: Sequence[Sheet]) -> tuple[str, tuple[Block, ...], Places]:
    """The text of ``sheets``, its blocks, and the place of each cell. Raises SourceError where they are empty or too many."""
    count = sum(len(row.cells) for sheet in sheets for row in sheet.rows)
    if not count:
        raise SourceError("no cell of it has a value")
    if count > MAX_CELLS:
        raise too_many()
    writer = _Writer()
    for sheet in sheets:
        if sheet.rows:
            writer.put(sheet)
    return "".join(writer.pieces), tuple(writer.blocks), Places(tuple(writer.starts), tuple(writer.ats))


def too_many() -> SourceError:
    """What is raised for a sheet that is no record but a dump."""
    return SourceError(f"more than {MAX_CELLS:,} cells; leave out the sheets that support nothing")


def reference(row: int, column: int) -> str:
    """The reference of a cell, row and column counted from 0: ``C14`` is row 13, column 2."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


class _Writer:
    """The text so far, as pieces, with its blocks and places."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.size = 0
        self.blocks: list[Block] = []
        self.starts: list[int] = []
        self.ats: list[At] = []

    def put(self, sheet: Sheet) -> None:
        """Titles (rows of one text over all others) as paragraphs, the rest as a grid."""
        first = next((at for at, row in enumerate(sheet.rows) if not _is_title(row)), len(sheet.rows))
        for row in sheet.rows[:first]:
            start = self.size
            self._row(sheet.name, row)
            self.blocks.append(Prose(start, self.size, ((start, self.size),)))
            self._set("\n\n")
        start = self.size
        cells: list[MarkedCell] = []
        top = sheet.rows[first].row if first < len(sheet.rows) else 0
        for row in sheet.rows[first:]:
            cells += self._row(sheet.name, row, top)
            self._set("\n")
        if cells:
            self.blocks.append(Cells(start, self.size, tuple(cells)))
        self._set("\n")

    def _row(self, name: str, row: SheetRow, top: int = 0) -> list[MarkedCell]:
        cells = []
        for turn, (column, text, indent) in enumerate(row.cells):
            if turn:
                self._set("  ")
            start = self.size
            self.starts.append(start)
            self.ats.append(SheetCell(name, reference(row.row, column)))
            self._set(text)
            cells.append(MarkedCell(text, row.row - top, column, 1, 1, start, self.size, indent))
        return cells

    def _set(self, text: str) -> None:
        self.pieces.append(text)
        self.size += len(text)


def _is_title(row: SheetRow) -> bool:
    """A row of one text, as stands over a table: a name, a statement, "(in thousands)"."""
    return len(row.cells) == 1 and _WORD.search(row.cells[0][1]) is not None
