"""Paragraphs whose pieces tabs part come in, one after another; those that lay out a table go out as its grid.

Drafts set small tables with tabs: a label, a tab, a figure. Such lines are rows, and the pieces their cells.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tieout.source.flow import Cell, Grid, Item, Paragraph
from tieout.source.lines import FIGURE

_LABEL: Final = 60
"""A line without a tab between two rows is a heading of theirs; a longer one is a sentence."""


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph: its pieces, how many characters it is set in, and whether it is centred."""

    pieces: list[Paragraph]
    indent: int
    centred: bool

    @property
    def texts(self) -> list[str]:
        """What the pieces say."""
        return [piece.text for piece in self.pieces]


def joined(pieces: list[Paragraph]) -> Paragraph:
    """The pieces as one paragraph, a blank for each tab."""
    if len(pieces) == 1:
        return pieces[0]
    whole = Paragraph([[]], pieces[0].item)
    for piece in pieces:
        first, *others = piece.lines
        if first and whole.lines[-1]:
            whole.lines[-1].append((" ", first[0][1], first[0][1]))
        whole.lines[-1].extend(first)
        whole.lines.extend(others)
    return whole


class Tabbed:
    """Rows that have come one after another and may be a table."""

    def __init__(self) -> None:
        self.rows: list[Row] = []

    def take(self, row: Row, out: list[Item]) -> None:
        """Take up a paragraph; what turns out to be no part of a table is put into ``out``, in order."""
        alone = len(row.pieces) == 1
        long = any(len(text) > _LABEL for text in row.texts)
        if (alone and not self.rows) or (long and not _has_figures(row)):
            self.close(out)
            out.append(joined(row.pieces))
        else:
            self.rows.append(row)

    def close(self, out: list[Item]) -> None:
        """No more rows follow: put the table into ``out``, and the paragraphs behind it."""
        rows, self.rows = self.rows, []
        last = max((at + 1 for at, row in enumerate(rows) if len(row.pieces) > 1), default=0)
        table = rows[:last]
        if sum(1 for row in table if _has_figures(row)) < 2:
            last = 0
        else:
            out.append(Grid([_cells(at, row) for at, row in enumerate(table)]))
        out += [joined(row.pieces) for row in rows[last:]]


def _has_figures(row: Row) -> bool:
    """Whether a piece behind a label is a figure."""
    return any(text and FIGURE.fullmatch(text) is not None for text in row.texts[1:])


def _cells(at: int, row: Row) -> list[Cell]:
    cells = []
    for column, piece in enumerate(row.pieces):
        if any(piece.lines):
            cell = Cell(at, column, 1, 1, [piece], row.indent if column == 0 else 0, centred=row.centred)
            cells.append(cell)
    return cells
