"""Tokens come in; the flow of the page (paragraphs, grids, preformatted text, page breaks) goes out.

The markup of filings is loose: cells and paragraphs are left open, tables stand in tables, whole pages in cells. So this
follows the tags as they come and closes what the next tag cannot stand in. A table within a table parts the outer one:
what came before it and what comes after it are read each for itself. Linear in the tokens.
"""

from __future__ import annotations

import re
from typing import Final

from tieout.core.errors import SourceError
from tieout.source.html.flow import Cell, Grid, Item, PageBreak, Paragraph, Preformatted
from tieout.source.html.styles import PLAIN, Style, StyleSheet
from tieout.source.html.tokens import CLOSE, ENTITY, OPEN, TEXT, Attributes, tokens_of

MAX_CELLS: Final = 400_000
"""No filing shows so many cells; what has them would take minutes."""
MAX_COLUMNS: Final = 400
_MAX_SPAN: Final = 1000

_UNSEEN: Final = frozenset(
    ("script", "title", "noscript", "template", "ix:header", "ix:hidden", "select", "svg", "math")
)
_BLOCKS: Final = frozenset(
    "p div h1 h2 h3 h4 h5 h6 ul ol dl dt dd center blockquote section article header footer main address form fieldset"
    " figure caption body html document text".split()
)
_INLINE: Final = frozenset(("span", "font", "sup", "sub", "small", "b", "i", "u", "em", "strong", "a"))
_LEFT_OPEN: Final = frozenset(("p", "li", "td", "th", "tr", "dt", "dd", "option"))
_TYPED: Final = frozenset(("table", "caption", "s", "c", "page", "fn"))
"""Tags that plain text has too (EDGAR's own), and that an HTML parser would take for its own."""
_VOID: Final = frozenset(("br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base", "embed", "source"))
_MARK: Final = re.compile(
    r"\s*[(\[{]?(?:(?!(?:st|nd|rd|th)\b)\w{1,2}|[*\u2020\u2021\u00a7#+~^\u00ae\u2122\u2120]{1,4})[)\]}]?"
    r"(?:\s*[,;&/]?\s*[(\[]?(?:\w{1,2}|[*\u2020\u2021\u00a7]+)[)\]]?){0,6}\s*"
)
"""A raised mark of a note: "(1)", "1,2", "*"."""
_BAR: Final = re.compile(r"\s*[/\u2044]")
_BULLET: Final = re.compile(r"[\u2022\u25cf\u25aa\u25e6\u2023\u25a0\u25cb\u00b7\u2013\u2014o\-*\uf0b7\u25ba\u27a2]")


def flow_of(text: str) -> list[Item]:
    """The flow of the page that ``text`` (markup) shows. Raises SourceError for a page of too many cells."""
    reader = _Reader()
    handle = {TEXT: reader.text, ENTITY: reader.entity}
    for kind, data, attributes, start, end in tokens_of(text):
        if reader.skipping:
            reader.skip(kind, data)
        elif reader.styling:
            if kind == TEXT:
                reader.sheet.read(data)
            reader.styling = kind != CLOSE or data != "style"
        elif kind == OPEN:
            reader.opened(data, attributes, start, end, text)
        elif kind == CLOSE:
            reader.closed(data, start, end, text)
        else:
            handle[kind](data, start, end)
    return reader.finish()


class _Table:
    """A table that is being read: its rows so far, the open cell, and the columns that rows above reach down into."""

    __slots__ = ("cell", "column", "grid", "reaching", "row")

    def __init__(self) -> None:
        self.grid = Grid()
        self.row: list[Cell] | None = None
        self.cell: Cell | None = None
        self.column = 0
        self.reaching: dict[int, int] = {}

    def begin_anew(self) -> None:
        """Go on with no rows; a cell that is open goes on empty."""
        self.grid, self.row, self.reaching = Grid(), None, {}
        if self.cell is not None:
            self.begin_row()
            self.row = [self.begin_cell(1, 1)]
            self.grid.rows[-1] = self.row

    def begin_row(self) -> None:
        if self.row is not None:
            self.reaching = {column: left - 1 for column, left in self.reaching.items() if left > 1}
        self.row = []
        self.grid.rows.append(self.row)
        self.cell = None
        self.column = 0

    def begin_cell(self, colspan: int, rowspan: int) -> Cell:
        if self.row is None:
            self.begin_row()
        while self.reaching.get(self.column):
            self.column += 1
        cell = Cell(len(self.grid.rows) - 1, self.column, colspan, rowspan)
        if rowspan > 1:
            for column in range(self.column, self.column + colspan):
                self.reaching[column] = rowspan  # this row's own turn is counted too
        self.column += colspan
        self.cell = cell
        return cell


class _Reader:
    """The state between two tokens."""

    def __init__(self) -> None:
        self.out: list[Item] = []
        self.sheet = StyleSheet()
        self.tables: list[_Table] = []
        self.paragraph: Paragraph | None = None
        self.pre: Preformatted | None = None
        self.skipping = ""
        self.depth = 0
        self.styling = False
        self.inline: list[tuple[str, bool]] = []
        self.raised = 0
        self.mark: list[tuple[str, int, int, bool]] = []
        self.item = False
        self.cells = 0

    # texts

    def text(self, data: str, start: int, end: int) -> None:
        if self.pre is not None:
            self.pre.runs.append((data, start, end))
        elif self.raised:
            self.mark.append((data, start, end, False))
        else:
            if self.mark:
                self._settle(data)
            paragraph = self.paragraph
            if paragraph is None:
                if data.isspace():
                    self._inset(data)
                    return
                self._inset(data)
                paragraph = self._begin()
            paragraph.add(data, start)

    def entity(self, data: str, start: int, end: int) -> None:
        if self.pre is not None:
            self.pre.runs.append((" " if data == "\xa0" else data, start, end))
        elif self.raised:
            self.mark.append((data, start, end, True))
        else:
            if self.mark:
                self._settle(data)
            if self.paragraph is None and data.isspace():
                self._inset(data)
                return
            (self.paragraph or self._begin()).stand_for(data, start, end)

    def _inset(self, data: str) -> None:
        """Hard spaces before the first word of a cell indent it."""
        if self.tables and self.tables[-1].cell is not None and not self.tables[-1].cell.paragraphs:
            self.tables[-1].cell.indent += len(data) - len(data.lstrip("\xa0")) if data[0] == "\xa0" else 0

    def _settle(self, following: str) -> None:
        """Show what was raised, unless it is the mark of a note; before a bar it is the numerator of a fraction."""
        mark, self.mark = self.mark, []
        said = "".join(data for data, _, _, _ in mark)
        bar = _BAR.match(following) is not None
        if not said.strip() or (not bar and _MARK.fullmatch(said)):
            return
        paragraph = self.paragraph or self._begin()
        if bar and paragraph.gap is None:
            paragraph.gap = (mark[0][1], mark[0][1])
        for data, start, end, entity in mark:
            if entity:
                paragraph.stand_for(data, start, end)
            else:
                paragraph.add(data, start)

    def _begin(self) -> Paragraph:
        self.paragraph = paragraph = Paragraph(item=self.item)
        self.item = False
        table = self.tables[-1] if self.tables else None
        if table is not None and table.cell is not None:
            table.cell.paragraphs.append(paragraph)
        else:
            self.out.append(paragraph)
        return paragraph

    def _end(self) -> None:
        if self.mark:
            self._settle("")
        self.paragraph = None

    # tags

    def opened(self, tag: str, attributes: Attributes, start: int, end: int, source: str) -> None:
        if self.pre is not None:
            if tag in _TYPED:
                self.pre.runs.append((source[start:end], start, end))
                return
            if tag not in ("tr", "td", "p", "div"):
                return
            self._close_pre()
        if tag in _UNSEEN:
            self._skip_from(tag)
            return
        style = self.sheet.style(attributes) if attributes else PLAIN
        if style.hidden and tag not in _VOID:
            self._skip_from(tag)
        elif tag in _INLINE:
            raised = tag == "sup" or style.raised
            self.inline.append((tag, raised))
            self.raised += raised
        elif tag in _BLOCKS:
            self._block(style)
        else:
            self._structure(tag, attributes, style)

    def _block(self, style: Style) -> None:
        self._end()
        self._drop_inline()
        if style.breaks and not self._in_cell():
            self.out.append(PageBreak())
        if style is not PLAIN and self._in_cell():
            self._dress(style)

    def _dress(self, style: Style) -> None:
        """What a block in a cell says is said of the cell."""
        cell = self.tables[-1].cell
        if cell is None or (cell.paragraphs and style.indent):
            return
        cell.indent += style.indent
        cell.above, cell.below = max(cell.above, style.above), max(cell.below, style.below)
        cell.centred = cell.centred or style.centred

    def _in_cell(self) -> bool:
        return bool(self.tables) and self.tables[-1].cell is not None

    def _structure(self, tag: str, attributes: Attributes, style: Style) -> None:
        if tag == "br":
            if self.mark:
                self._settle("")
            if self.paragraph is not None:
                self.paragraph.turn()
        elif tag in ("td", "th"):
            self._cell(attributes, style, tag == "th")
        elif tag == "tr":
            self._end()
            if self.tables:
                self.tables[-1].begin_row()
        elif tag == "table":
            self._table(style)
        elif tag == "li":
            self._block(style)
            self.item = True
        elif tag == "hr":
            self._rule(style)
        elif tag == "pre":
            self._end()
            self.pre = Preformatted()
        elif tag == "page":
            self._end()
            self.out.append(PageBreak())
        elif tag == "style":
            self.styling = True

    def _table(self, style: Style) -> None:
        self._end()
        self._drop_inline()
        if self.tables:
            self._flush(self.tables[-1])
        if style.breaks:
            self.out.append(PageBreak())
        if len(self.tables) < 40:
            self.tables.append(_Table())

    def _cell(self, attributes: Attributes, style: Style, head: bool) -> None:
        self._end()
        self._drop_inline()
        if not self.tables:
            return
        table = self.tables[-1]
        colspan = rowspan = 1
        for name, value in attributes:
            if name == "colspan":
                colspan = _span(value)
            elif name == "rowspan":
                rowspan = _span(value)
        cell = table.begin_cell(colspan, rowspan)
        cell.indent, cell.above, cell.below = style.indent, style.above, style.below
        cell.centred = style.centred or head
        self.cells += 1
        if self.cells > MAX_CELLS:
            raise SourceError(f"more than {MAX_CELLS:,} table cells; such a page is not read")
        if cell.column < MAX_COLUMNS and table.row is not None:
            table.row.append(cell)

    def _rule(self, style: Style) -> None:
        self._end()
        table = self.tables[-1] if self.tables else None
        if table is not None and table.cell is not None:
            table.cell.below = max(table.cell.below, 1)
        elif style.breaks or not self.tables:
            self.out.append(PageBreak())

    def closed(self, tag: str, start: int, end: int, source: str) -> None:
        if self.pre is not None:
            if tag in _TYPED:
                self.pre.runs.append((source[start:end], start, end))
            elif tag == "pre":
                self._close_pre()
            return
        if tag in _INLINE:
            self._close_inline(tag)
        elif tag in ("td", "th") or tag == "tr":
            self._end()
            if self.tables:
                self.tables[-1].cell = None
        elif tag == "table":
            self._end()
            self._drop_inline()
            if self.tables:
                self._flush(self.tables.pop())
        elif tag in _BLOCKS or tag == "li":
            self._end()
            self._drop_inline()

    def _close_inline(self, tag: str) -> None:
        for at in range(len(self.inline) - 1, -1, -1):
            if self.inline[at][0] == tag:
                for _, raised in self.inline[at:]:
                    self.raised -= raised
                del self.inline[at:]
                return

    def _drop_inline(self) -> None:
        """Raised text never runs over the end of its block, whatever was left open."""
        if self.raised:
            self.inline.clear()
            self.raised = 0

    def _close_pre(self) -> None:
        if self.pre is not None and self.pre.runs:
            self.out.append(self.pre)
        self.pre = None

    # what is not shown

    def _skip_from(self, tag: str) -> None:
        self.skipping, self.depth = tag, 1

    def skip(self, kind: int, tag: str) -> None:
        if tag != self.skipping:
            if self.skipping in _LEFT_OPEN and kind == CLOSE and tag in ("tr", "table", "ul", "ol", "div", "body"):
                self.skipping = ""
            return
        if kind == OPEN:
            self.depth += tag not in _LEFT_OPEN
        elif kind == CLOSE:
            self.depth -= 1
            if not self.depth:
                self.skipping = ""

    # grids

    def _flush(self, table: _Table) -> None:
        """Put out the rows of ``table`` so far. An open cell goes on empty: its page is read in pieces."""
        if any(cell.paragraphs or cell.above or cell.below for row in table.grid.rows for cell in row):
            self.out.append(table.grid)
        table.begin_anew()

    def finish(self) -> list[Item]:
        """Close what is open, and give the flow."""
        self._close_pre()
        self._end()
        while self.tables:
            self._flush(self.tables.pop())
        return self.out


def _span(value: str) -> int:
    digits = value.strip()
    return max(1, min(int(digits), _MAX_SPAN)) if digits.isdecimal() and len(digits) < 6 else 1
