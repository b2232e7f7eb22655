"""Offsets of an extracted text come in; places in a file that has no characters of its own (PDF, DOCX, XLSX) go out."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageBox:
    """A box on a page (1-based): left, top, right, bottom in whole points from the page's upper left corner."""

    page: int
    box: tuple[int, int, int, int]

    def __str__(self) -> str:
        return f"page {self.page}, box {' '.join(map(str, self.box))}"

    def as_json(self) -> dict[str, object]:
        """``{"page": 3, "box": [72, 340, 118, 352]}``."""
        return {"page": self.page, "box": list(self.box)}

    def joined(self, other: At) -> PageBox:
        """The box around both; this one where the other is not on its page."""
        if not isinstance(other, PageBox) or other.page != self.page:
            return self
        left, top, right, bottom = zip(self.box, other.box, strict=True)
        return PageBox(self.page, (min(left), min(top), max(right), max(bottom)))


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a word processor's document, counted from 1 among those outside of tables."""

    paragraph: int

    def __str__(self) -> str:
        return f"paragraph {self.paragraph}"

    def as_json(self) -> dict[str, object]:
        """``{"paragraph": 12}``."""
        return {"paragraph": self.paragraph}


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a word processor's table; table, row and column count from 1, columns as the grid has them."""

    table: int
    row: int
    column: int

    def __str__(self) -> str:
        return f"table {self.table}, row {self.row}, column {self.column}"

    def as_json(self) -> dict[str, object]:
        """``{"table": 2, "row": 5, "column": 3}``."""
        return {"table": self.table, "row": self.row, "column": self.column}


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell of a workbook by the name of its sheet and its reference (``B12``)."""

    sheet: str
    cell: str

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}"

    def as_json(self) -> dict[str, object]:
        """``{"sheet": "TB", "cell": "B12"}``."""
        return {"sheet": self.sheet, "cell": self.cell}


At = PageBox | Passage | GridCell | SheetCell


@dataclass(frozen=True, slots=True, repr=False)
class Places:
    """Where the pieces of an extracted text came from: the piece that begins at ``starts[i]`` came from ``ats[i]``.

    ``starts`` rise strictly; a piece reaches to the start of the next.
    """

    starts: tuple[int, ...]
    ats: tuple[At, ...]

    def __repr__(self) -> str:
        return f"<Places: {len(self.starts):,} pieces>"

    def at(self, start: int, end: int) -> At | None:
        """Where the characters ``start`` to ``end`` (half open) came from: a box around all, else where they begin."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        if not self.starts:
            return None
        found = self.ats[first]
        if isinstance(found, PageBox):
            for index in range(first + 1, bisect_right(self.starts, max(end - 1, start))):
                found = found.joined(self.ats[index])
        return found
