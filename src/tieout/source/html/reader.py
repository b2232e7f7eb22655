"""Tokens come in; the flow of the page (paragraphs, grids, preformatted text, page breaks) goes out.

The markup of filings is loose: cells and paragraphs are left open, tables stand in tables, whole pages in cells. So this
follows the tags as they come and closes what the next tag cannot stand in. A table within a table parts the outer one:
what came before it and what comes after it are read each for itself. Linear in the tokens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from tieout.core.errors import SourceError
from tieout.core.span import Lines
from tieout.source.flow import Item, PageBreak, Paragraph, Preformatted, Raised
from tieout.source.html.styles import Style
from tieout.source.html.table import OpenTable
from tieout.source.html.tags import (
    BLOCK,
    CELL,
    INLINE,
    INLINES,
    ITEM,
    LINE,
    OTHER,
    PAGE,
    PRE,
    RAISED,
    ROW,
    RULE,
    STYLE,
    TABLE,
    UNSEEN,
    Tag,
    Tags,
    kind_of,
)
from tieout.source.html.tokens import CLOSE, OPEN, TEXT, Token, tokens_of

MAX_CELLS: Final = 400_000
"""No filing shows so many cells; what has them would take minutes."""
MAX_NESTED: Final = 40
_LEFT_OPEN: Final = frozenset(("p", "li", "td", "th", "tr", "dt", "dd", "option"))
_TYPED: Final = frozenset(("table", "caption", "s", "c", "page", "fn"))
"""Tags that plain text has too (EDGAR's own), and that an HTML parser would take for its own."""


Watch = Callable[[Iterator[Token]], Iterator[Token]]
"""Something that sees the tokens on their way and lets them go on unchanged."""


def flow_of(text: str, lines: Lines, watch: Watch | None = None) -> list[Item]:
    """The flow of the page that ``text`` (markup, its lines are ``lines``) shows. Raises SourceError for a page of too many cells."""
    reader = _Reader()
    tags = Tags()
    of = tags.of
    tokens = tokens_of(text, lines.starts)
    for kind, data, start, end in tokens if watch is None else watch(tokens):
        if reader.skipping:
            reader.skip(kind, of(data).name if kind == OPEN else data)
        elif reader.styling:
            if kind == TEXT:
                tags.read_styles(data)
            reader.styling = kind != CLOSE or data != "style"
        elif reader.pre is not None:
            reader.typed(kind, data, of(data) if kind == OPEN else None, start, end, text)
        elif kind == TEXT:
            if reader.paragraph is not None or not data.isspace() or "\xa0" in data:
                reader.text(data, start)
        elif kind == OPEN:
            tag = of(data)
            if tag.kind == INLINE:
                if reader.inline:
                    reader.inline.append(tag.name)
            else:
                reader.opened(tag)
        elif kind == CLOSE:
            if data not in INLINES:
                reader.closed(data)
            elif reader.inline:
                reader.close_inline(data)
        else:
            reader.entity(data, start, end)
    return reader.finish()


class _Reader:
    """The state between two tokens."""

    def __init__(self) -> None:
        self.out: list[Item] = []
        self.tables: list[OpenTable] = []
        self.table: OpenTable | None = None
        self.paragraph: Paragraph | None = None
        self.pre: Preformatted | None = None
        self.skipping = ""
        self.depth = 0
        self.styling = False
        self.inline: list[str] = []
        """The raised element that is open, and the inline ones in it."""
        self.mark = Raised()
        self.item = False
        self.cells = 0

    # texts

    def text(self, data: str, start: int) -> None:
        if self.inline:
            self.mark.add(data, start, start + len(data))
            return
        if self.mark.pieces:
            self._settle(data)
        paragraph = self.paragraph
        if paragraph is None:
            if data[0] == "\xa0":
                self._inset(data)
            if data.isspace():
                return
            paragraph = self._begin()
        paragraph.add(data, start)

    def entity(self, data: str, start: int, end: int) -> None:
        if self.inline:
            self.mark.add(data, start, end)
            return
        if self.mark.pieces:
            self._settle(data)
        if self.paragraph is None and data.isspace():
            self._inset(data)
            return
        (self.paragraph or self._begin()).stand_for(data, start, end)

    def _inset(self, data: str) -> None:
        """Hard spaces before the first word of a cell indent it."""
        table = self.table
        if (
            data[:1] == "\xa0"
            and table is not None
            and table.open
            and (table.cell is None or not table.cell.paragraphs)
        ):
            table.indent += len(data) - len(data.lstrip("\xa0"))
            if table.cell is not None:
                table.cell.indent = table.indent

    def _settle(self, following: str) -> None:
        """Show what was raised, unless it is the mark of a note; before a bar it is the numerator of a fraction."""
        if self.mark.is_shown(following, self.paragraph):
            self.mark.show(self.paragraph or self._begin(), following)
        self.mark.clear()

    def _begin(self) -> Paragraph:
        self.paragraph = paragraph = Paragraph([[]], self.item)
        self.item = False
        table = self.table
        if table is not None and table.open:
            table.shown().paragraphs.append(paragraph)
        else:
            self.out.append(paragraph)
        return paragraph

    def _end(self) -> None:
        if self.inline:
            self.inline.clear()  # raised text never runs over the end of its block, whatever was left open
        if self.mark.pieces:
            self._settle("")
        self.paragraph = None

    # tags

    def opened(self, tag: Tag) -> None:
        kind = tag.kind
        if kind == CELL:
            self._cell(tag)
        elif kind == BLOCK:
            self._block(tag.style)
        elif kind == LINE:
            if self.mark.pieces:
                self._settle("")
            if self.paragraph is not None:
                self.paragraph.turn()
        elif kind == ROW:
            self._end()
            if self.table is not None:
                self.table.open = False
                self.table.begin_row()
        elif kind == RAISED:
            self.inline.append(tag.name)
        elif kind != OTHER:
            self._structure(tag)

    def _structure(self, tag: Tag) -> None:
        kind = tag.kind
        if kind == TABLE:
            self._table(tag.style)
        elif kind == ITEM:
            self._block(tag.style)
            self.item = True
        elif kind == UNSEEN:
            self.skipping, self.depth = tag.name, 1
        elif kind == RULE:
            self._rule(tag.style)
        elif kind == PRE:
            self._end()
            self.pre = Preformatted()
        elif kind == PAGE:
            self._end()
            self.out.append(PageBreak())
        elif kind == STYLE:
            self.styling = True

    def _block(self, style: Style) -> None:
        self._end()
        if self.table is not None and self.table.open:
            self.table.dress(style)
        elif style.breaks:
            self.out.append(PageBreak())

    def _table(self, style: Style) -> None:
        self._end()
        if self.table is not None:
            self._flush(self.table)
        if style.breaks:
            self.out.append(PageBreak())
        if len(self.tables) < MAX_NESTED:
            self.table = OpenTable()
            self.tables.append(self.table)

    def _cell(self, tag: Tag) -> None:
        self._end()
        if self.table is None:
            return
        self.table.begin_cell(tag)
        self.cells += 1
        if self.cells > MAX_CELLS:
            raise SourceError(f"more than {MAX_CELLS:,} table cells; such a page is not read")

    def _rule(self, style: Style) -> None:
        self._end()
        if self.table is not None and self.table.open:
            cell = self.table.shown()
            cell.below = max(cell.below, 1)
        elif style.breaks or self.table is None:
            self.out.append(PageBreak())

    def closed(self, name: str) -> None:
        kind = kind_of(name)
        if kind in (CELL, ROW):
            self._end()
            if self.table is not None:
                self.table.open = False
        elif kind == TABLE:
            self._end()
            if self.tables:
                self._flush(self.tables.pop(), over=True)
                self.table = self.tables[-1] if self.tables else None
        elif kind in (BLOCK, ITEM):
            self._end()

    def close_inline(self, name: str) -> None:
        inline = self.inline
        for at in range(len(inline) - 1, -1, -1):
            if inline[at] == name:
                del inline[at:]
                return

    # text laid out by hand

    def typed(self, kind: int, data: str, tag: Tag | None, start: int, end: int, source: str) -> None:
        """A token inside ``<pre>``: EDGAR's own tags stand for themselves, a cell or a paragraph ends it."""
        pre = self.pre
        if pre is None:
            return
        name = tag.name if tag is not None else data
        if kind not in (OPEN, CLOSE):
            pre.runs.append((" " if data == "\xa0" else data, start, end))
        elif name in _TYPED:
            pre.runs.append((source[start:end], start, end))
        elif kind == CLOSE and name == "pre":
            self._close_pre()
        elif tag is not None and name in ("tr", "td", "p", "div"):
            self._close_pre()
            self.opened(tag)

    def _close_pre(self) -> None:
        if self.pre is not None and self.pre.runs:
            self.out.append(self.pre)
        self.pre = None

    # what is not shown

    def skip(self, kind: int, name: str) -> None:
        if name != self.skipping:
            if self.skipping in _LEFT_OPEN and kind == CLOSE and name in ("tr", "table", "ul", "ol", "div", "body"):
                self.skipping = ""
            return
        if kind == OPEN:
            self.depth += name not in _LEFT_OPEN
        elif kind == CLOSE:
            self.depth -= 1
            if not self.depth:
                self.skipping = ""

    # grids

    def _flush(self, table: OpenTable, over: bool = False) -> None:
        """Put out the rows of ``table`` so far. An open cell goes on empty, unless the table is ``over``."""
        if any(table.grid.rows):
            self.out.append(table.grid)
        if not over:
            table.begin_anew()

    def finish(self) -> list[Item]:
        """Close what is open, and give the flow."""
        self._close_pre()
        self._end()
        while self.tables:
            self._flush(self.tables.pop(), over=True)
        return self.out
