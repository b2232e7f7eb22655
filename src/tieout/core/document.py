"""Bytes that became text come in (from ``source``); documents as blocks of prose, words and cells go out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tieout.core.filing import Filing
from tieout.core.origin import Origin
from tieout.core.places import Places
from tieout.core.quick import quick
from tieout.core.span import Lines
from tieout.core.tag import Tag


@quick
@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters that layout sets apart: text, horizontal extent, line, and place.

    ``x0`` and ``x1`` are columns (0-based, half open) in plain text, points in a PDF.
    ``line`` is 1-based. ``start`` and ``end`` are offsets into the document's text.
    """

    text: str
    x0: int
    x1: int
    line: int
    start: int
    end: int


@quick
@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph, heading or list item: lines as (start, end) offsets, line ends excluded."""

    start: int
    end: int
    lines: tuple[tuple[int, int], ...]


@quick
@dataclass(frozen=True, slots=True)
class WordLine:
    """One line of a layout block. ``rule`` is 0, 1 (single rule) or 2 (double rule); a page break has neither."""

    number: int
    start: int
    end: int
    words: tuple[Word, ...]
    rule: int = 0
    blank: bool = False
    page_break: bool = False
    exact: bool = False
    """Whether each word is as wide as all that it spans: the line comes from a marked-up grid."""


@dataclass(frozen=True, slots=True)
class Words:
    """A region whose meaning lies in its layout: lines of words, as they stand on the page."""

    start: int
    end: int
    lines: tuple[WordLine, ...]


@quick
@dataclass(frozen=True, slots=True)
class MarkedCell:
    """A cell of a marked-up grid (HTML, XLSX): text, grid place, spans, and offsets into the document's text.

    ``indent`` is in characters, ``rule`` 0, 1 (a line under the cell) or 2 (a double one). ``centred`` text does not
    stand at the left of its cell.
    """

    text: str
    row: int
    column: int
    rowspan: int
    colspan: int
    start: int
    end: int
    indent: int = 0
    rule: int = 0
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Cells:
    """A marked-up grid: its cells from left to right in each row, rows from top to bottom."""

    start: int
    end: int
    cells: tuple[MarkedCell, ...]


Block = Prose | Words | Cells


@dataclass(frozen=True, slots=True)
class Document:
    """One document: whose it is, what it is, and its text as blocks in order.

    ``text`` is what is read, and every offset counts its characters: the whole decoded file in plain text, the text
    drawn out of it in other formats. ``origin`` leads from there to the file; None where the two are the same.
    A file without characters of its own (PDF, DOCX, XLSX) has ``places`` instead: offsets, lines and columns count in
    the extracted text.
    ``kind`` is one of ``earnings-release``, ``refinancing``, ``charter``, ``periodic-report``,
    ``agreement``, ``other``. ``part`` names the document inside a submission (``2:EX-99.1``), else ""; ``filing`` is
    what the header of the submission says of it, if there is one. ``sha256`` is that of the whole file. ``tags`` are
    the numbers that inline XBRL marks, by place in the file; nothing is read by them.
    """

    path: str
    part: str
    sha256: str
    text: str
    lines: Lines
    blocks: tuple[Block, ...]
    kind: str = "other"
    issuer: str = ""
    cik: str = ""
    date: date | None = None
    origin: Origin | None = None
    filing: Filing | None = None
    tags: tuple[Tag, ...] = ()
    places: Places | None = None

    @property
    def type(self) -> str:
        """The type that a submission gives the document ("10-Q", "EX-27"); "" outside of one."""
        return self.part.rpartition(":")[2]

    @property
    def name(self) -> str:
        """How a message names the document: its file, and its part of a submission (``filing.txt#2:EX-99``)."""
        file = self.path.rpartition("/")[2]
        return f"{file}#{self.part}" if self.part else file

    def beside(self, other: Document) -> bool:
        """Whether both are parts of one submission: of one day, neither before the other."""
        return bool(self.part) and self.path == other.path and self.sha256 == other.sha256

    def place(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column, in the file as it was given, of the character at ``offset`` of ``text``."""
        if self.origin is None:
            return self.lines.place(offset)
        return self.origin.lines.place(self.origin.start(offset))
