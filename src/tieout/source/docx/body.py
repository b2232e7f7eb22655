"""The body of a word processor's document comes in; its flow goes out: paragraphs, grids, page breaks, each with its place.

What is read is the document with its changes accepted: inserted text counts, deleted and moved text does not.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any, Final

from tieout.core.errors import SourceError
from tieout.core.places import At, GridCell, Passage
from tieout.source.docx.package import PLAIN, Look, Styles, W, is_on, look_of
from tieout.source.docx.tabs import Row, Tabbed, joined
from tieout.source.flow import Cell, Grid, Item, PageBreak, Paragraph, Raised

MAX_CELLS: Final = 400_000
_CHARACTER: Final = 90
"""So many twentieths of a point make one character of indent."""
_INTO: Final = frozenset(f"{W}{name}" for name in "ins moveTo hyperlink smartTag fldSimple customXml dir bdo".split())
_ALTERNATE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_SPACES: Final = " \xa0\u2002\u2003\u2009"
_BREAKS: Final = frozenset((f"{W}br", f"{W}cr"))


@dataclass(slots=True)
class Flow:
    """Items in order. Their runs count characters as the body has them; ``starts`` and ``ats`` lead to places."""

    items: list[Item] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ats: list[At] = field(default_factory=list)

    def at(self, start: int) -> At:
        """The place of the character ``start``."""
        return self.ats[bisect_right(self.starts, start) - 1]


def body_of(body: Any, styles: Styles) -> Flow:  # noqa: ANN401 -- lxml's elements have no types of their own
    """The flow of ``body``. Raises SourceError for more cells than are read."""
    reader = _Reader(styles)
    reader.blocks(body)
    reader.tabbed.close(reader.flow.items)
    return reader.flow


def _content(element: Any) -> Any:  # noqa: ANN401
    """What stands in a content control, or in the first of several forms of one thing; () where it is empty."""
    if element.tag == _ALTERNATE:
        return next(iter(element), ())
    found = element.find(f"{W}sdtContent")
    return () if found is None else found


class _Reader:
    """What has been read so far."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.flow = Flow()
        self.tabbed = Tabbed()
        self.size = 0
        self.passages = self.tables = self.cells = 0
        self.pieces: list[Paragraph] = []
        self.lead = 0
        self.raised = Raised()
        self.boxes: list[Any] = []

    def blocks(self, parent: Any) -> None:  # noqa: ANN401
        """Read the paragraphs and tables in ``parent``, in order."""
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                self._passage(child)
            elif tag == f"{W}tbl":
                self.tabbed.close(self.flow.items)
                self._table(child)
            elif tag in (f"{W}sdt", _ALTERNATE):
                self.blocks(_content(child))
            elif tag in _INTO:
                self.blocks(child)

    def _passage(self, element: Any) -> None:  # noqa: ANN401
        """A paragraph outside of tables, and the text boxes that hang on it."""
        self.passages += 1
        properties = element.find(f"{W}pPr")
        if properties is not None and is_on(properties.find(f"{W}pageBreakBefore")):
            self._break()
        row = self._row(element, Passage(self.passages))
        self.tabbed.take(row, self.flow.items)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.blocks(box)

    def _break(self) -> None:
        self.tabbed.close(self.flow.items)
        self.flow.items.append(PageBreak())

    # what stands in a paragraph

    def _row(self, element: Any, at: At) -> Row:  # noqa: ANN401
        """The pieces of a paragraph, as tabs part them, and how far it is set in."""
        properties = element.find(f"{W}pPr")
        look = self._look(properties, f"{W}pStyle")
        self.flow.starts.append(self.size)
        self.flow.ats.append(at)
        item = properties is not None and properties.find(f"{W}numPr") is not None
        self.pieces, self.lead = [Paragraph(item=item)], 0
        self.raised.clear()
        self._inline(element, look)
        self._settle("")
        indent = self.lead + ((look.inset or 0) + (look.first or 0)) // _CHARACTER
        return Row(self.pieces, indent, bool(look.centred))

    def _look(self, properties: Any, style: str) -> Look:  # noqa: ANN401
        if properties is None:
            return PLAIN
        named = properties.find(style)
        under = PLAIN if named is None else self.styles.get(named.get(f"{W}val", ""), PLAIN)
        return look_of(properties).over(under)

    def _inline(self, parent: Any, look: Look) -> None:  # noqa: ANN401
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, look)
            elif tag == f"{W}sdt":
                self._inline(_content(child), look)
            elif tag in _INTO:
                self._inline(child, look)

    def _run(self, run: Any, under: Look) -> None:  # noqa: ANN401
        look = self._look(run.find(f"{W}rPr"), f"{W}rStyle")
        if under.hidden if look.hidden is None else look.hidden:
            return
        for child in run:
            tag = child.tag
            if tag == f"{W}t":
                self._text(child.text or "", bool(look.raised))
            elif tag == f"{W}noBreakHyphen":
                self._text("-", bool(look.raised))
            elif tag in (f"{W}tab", f"{W}ptab"):
                self._tab()
            elif tag in _BREAKS:
                self._turn(child)
            elif tag == _ALTERNATE:
                self._find_boxes(_content(child))
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                self._find_boxes(child)

    def _find_boxes(self, element: Any) -> None:  # noqa: ANN401
        """Text boxes are read behind the paragraph that they hang on; boxes in boxes when their own turn comes."""
        if element != ():
            self.boxes += [box for box in element.iter(f"{W}txbxContent") if self._is_outer(box, element)]

    @staticmethod
    def _is_outer(box: Any, element: Any) -> bool:  # noqa: ANN401
        for above in box.iterancestors():
            if above is element:
                return True
            if above.tag == f"{W}txbxContent" or above.tag.endswith("}Fallback"):
                return False
        return True

    def _text(self, text: str, raised: bool) -> None:
        start = self.size
        self.size += len(text)
        if raised:
            self.raised.add(text, start, self.size)
            return
        self._settle(text)
        if not self._began():
            self.lead += len(text) - len(text.lstrip(_SPACES))
        if text:
            self.pieces[-1].add(text, start)

    def _began(self) -> bool:
        return len(self.pieces) > 1 or any(self.pieces[0].lines)

    def _settle(self, following: str) -> None:
        """Show what was raised, unless it is the mark of a note."""
        if self.raised.pieces:
            if self.raised.is_shown(following, self.pieces[-1]):
                self.raised.show(self.pieces[-1], following)
            self.raised.clear()

    def _tab(self) -> None:
        self._settle("")
        self.pieces.append(Paragraph())

    def _turn(self, element: Any) -> None:  # noqa: ANN401
        """A line's end; one that ends the page counts as a line's end too: the paragraph goes on behind it."""
        self._settle("")
        if element.get(f"{W}type", "textWrapping") == "textWrapping" or self._began():
            self.pieces[-1].turn()
        elif not isinstance(self.flow.ats[-1], GridCell):
            self._break()

    # tables

    def _table(self, element: Any) -> None:  # noqa: ANN401
        self.tables += 1
        number = self.tables
        grid = Grid()
        nested: list[Any] = []
        reaching: dict[int, Cell] = {}
        for turn, row in enumerate(_parts(element, f"{W}tr"), 1):
            properties = row.find(f"{W}trPr")
            if properties is None or not is_on(properties.find(f"{W}del")):
                cells: list[Cell] = []
                grid.rows.append(cells)
                column = _number(properties, "gridBefore", 0)
                for cell in _parts(row, f"{W}tc"):
                    column += self._cell(cell, cells, (number, turn, column), reaching, nested)
        self.flow.items.append(grid)
        for each in nested:
            self._table(each)

    def _cell(
        self,
        element: Any,  # noqa: ANN401
        row: list[Cell],
        place: tuple[int, int, int],
        reaching: dict[int, Cell],
        nested: list[Any],
    ) -> int:
        """Read one cell of a row; gives how many columns it spans."""
        table, turn, column = place
        self.cells += 1
        if self.cells > MAX_CELLS:
            raise SourceError(f"more than {MAX_CELLS:,} table cells; such a document is not read")
        properties = element.find(f"{W}tcPr")
        span = max(_number(properties, "gridSpan", 1), 1)
        merge = None if properties is None else properties.find(f"{W}vMerge")
        if merge is not None and merge.get(f"{W}val", "continue") == "continue" and column in reaching:
            reaching[column].rowspan += 1
            return span
        reaching.pop(column, None)
        cell = Cell(turn - 1, column, span, 1)
        if merge is not None:
            reaching[column] = cell
        if properties is not None and properties.find(f"{W}cellDel") is not None:
            return span
        cell.above, cell.below = _rules(properties, f"{W}tcBorders")
        for part in _parts(element, f"{W}p", f"{W}tbl"):
            if part.tag == f"{W}tbl":
                nested.append(part)
            else:
                self._fill(cell, part, GridCell(table, turn, column + 1))
        row.append(cell)
        return span

    def _fill(self, cell: Cell, element: Any, at: At) -> None:  # noqa: ANN401
        """A paragraph of a cell; the first that says something tells how far the cell's text is set in."""
        row = self._row(element, at)
        self.boxes = []
        above, below = _rules(element.find(f"{W}pPr"), f"{W}pBdr")
        cell.above, cell.below = max(cell.above, above), max(cell.below, below)
        paragraph = joined(row.pieces)
        if any(paragraph.lines):
            if not cell.paragraphs:
                cell.indent, cell.centred = row.indent, row.centred
            cell.paragraphs.append(paragraph)


def _parts(parent: Any, *tags: str) -> Any:  # noqa: ANN401
    """The children of ``parent`` with one of ``tags``, also where a content control or an insertion wraps them."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag == f"{W}sdt":
            yield from _parts(_content(child), *tags)
        elif child.tag in _INTO:
            yield from _parts(child, *tags)


def _number(properties: Any, name: str, otherwise: int) -> int:  # noqa: ANN401
    found = None if properties is None else properties.find(f"{W}{name}")
    text = "" if found is None else found.get(f"{W}val", "")
    return min(int(text), 400) if text.isdecimal() and len(text) < 9 else otherwise


def _rules(properties: Any, borders: str) -> tuple[int, int]:  # noqa: ANN401
    """The rules above and below that the borders of a cell or a paragraph draw: 0, 1 (a line) or 2 (a double one)."""
    found = None if properties is None else properties.find(borders)
    if found is None:
        return 0, 0
    kinds = [
        side.get(f"{W}val", "nil") if (side := found.find(f"{W}{name}")) is not None else "nil"
        for name in ("top", "bottom")
    ]
    above, below = (0 if kind in ("nil", "none") else 2 if kind in ("double", "triple") else 1 for kind in kinds)
    return above, below
