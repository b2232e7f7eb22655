"""A layout block comes in; tables and their figures, with label, unit, period and place, go out."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from tieout.core.document import Cells, Document, Prose
from tieout.core.fact import Figure
from tieout.core.ledger import Account
from tieout.core.table import Column, Row, Table
from tieout.read.above import lead_in, lines_over
from tieout.read.calendar import Calendar
from tieout.read.columns import Extent, find_columns
from tieout.read.feet import feet_of
from tieout.read.figures import figures_of, items_of, told_columns
from tieout.read.halves import halves_of
from tieout.read.heads import head_pieces, stub_of
from tieout.read.labels import Draft, rows_of
from tieout.read.layout import Line, lines_of
from tieout.read.ledger import ledger_of
from tieout.read.panels import Panel, panels_of, without_marks
from tieout.read.rates import mark_rates
from tieout.read.times import (
    beside,
    column_period,
    flowing,
    is_change,
    is_share,
    lead_phrase,
    rolled,
    shown_by,
    tells,
    yeared,
)
from tieout.read.told import told_by
from tieout.read.units import Scale, scale_of

MAX_COLUMNS: Final = 40
MAX_JOINED: Final = 3
"""A caption's time can run over so many lines."""
_ENOUGH: Final = 8
MAX_SCALED: Final = 10_000_000
"""Who prints so large an amount does not print it in thousands."""
_MARKS: Final = re.compile(
    r"unaudited|audited|restated|as reported|pro forma|change|variance|increase|decrease|budget|guidance|adjust\w*|"
    r"constant currency|estimated?|forecast|outlook|non-gaap|reclassified",
    re.IGNORECASE,
)
_REFERENCE: Final = re.compile(r"(?:sections?|pages?|articles?|notes?|exhibits?)(?: nos?\.?| numbers?| ?#|\(s\))?", re.IGNORECASE)
"""The head of a column that tells where to look, not how much."""
_BALANCE: Final = re.compile(
    r"(?<!average )balance\s+sheet|financial\s+(?:condition|position)|assets\s+and\s+liabilities", re.IGNORECASE
)


@dataclass(slots=True)
class _Context:
    """What one table hands on to the next when that one is silent: scale, and heads over a page break."""

    scale: Scale
    heads: list[tuple[str, ...]]
    lead: str = ""
    columns: tuple[tuple[Extent, Column], ...] = ()
    """The columns of the table before, where nothing but rows parts it from this one."""


def read_tables(document: Document, calendar: Calendar) -> tuple[list[Table], list[Figure], list[Account]]:
    """The tables of ``document``, their figures, and the accounts of those that are trial balances.

    A figure's table, row and column index into the tables. A trial balance is looked for in files that have cells for
    places (workbooks, CSV), and in drafts.
    """
    tables: list[Table] = []
    figures: list[Figure] = []
    accounts: list[Account] = []
    context = _Context(Scale(), [])
    over: list[Prose] = []
    feet = feet_of(document.blocks)
    for at, block in enumerate(document.blocks):
        if isinstance(block, Prose):
            over.append(block)
            continue
        before, over = over, []
        if at in feet:
            continue
        if document.places is not None and isinstance(block, Cells):
            titles = tuple(document.text[title.start : title.end] for title in before)
            ledger = ledger_of(block, titles, document, calendar, len(tables), len(figures))
            if ledger is not None:
                tables.append(ledger[0])
                figures += ledger[1]
                accounts += ledger[2]
                continue
        if before:
            context.lead = lead_in(document, before[-1])
        for panel in panels_of(lines_of(lines_over(document, at, block))):
            for half in halves_of(panel):
                _read_panel(half, document, calendar, context, tables, figures)
            context.lead = ""
        context.columns = ()
    return tables, figures, accounts


def _columns_of(
    pieces: list[tuple[str, ...]], around: tuple[str, ...], calendar: Calendar, instant: bool | None
) -> list[Column]:
    """The columns with their periods. Changes have none, except where the whole table shows changes of one period."""
    changes = [is_change(piece) for piece in pieces]
    periods = [
        None if change else column_period(piece, around, calendar, instant)
        for piece, change in zip(pieces, changes, strict=True)
    ]
    if 2 * sum(changes) >= len(pieces) and not any(
        tells(piece) for piece, change in zip(pieces, changes, strict=True) if not change
    ):
        periods = [column_period(piece, around, calendar, instant) for piece in pieces]
    for at in range(1, len(pieces)):
        if is_share(pieces[at]) and not yeared(pieces[at]) and yeared(pieces[at - 1]) and not changes[at - 1]:
            periods[at] = periods[at - 1]
    periods = beside(pieces, periods)
    return [
        Column(index, piece, period, "", _marks(piece))
        for index, (piece, period) in enumerate(zip(pieces, periods, strict=True))
    ]


def _read_panel(
    panel: Panel, document: Document, calendar: Calendar, context: _Context, tables: list[Table], figures: list[Figure]
) -> None:
    panel.body = without_marks(panel.body)
    columns = _columns(panel)
    if not columns or len(columns) > MAX_COLUMNS:
        return
    drafts = [draft for draft in rows_of(panel.body, columns) if draft.cells]
    if not drafts or _is_contents(drafts):
        return
    pieces = head_pieces(panel.heads, columns)
    caption = tuple(map(_text, (line for line in panel.caption if line.texts or line.years)))
    stub = " ".join(stub_of(panel.heads, columns))
    above = "\n".join(" ".join(word.text for word in line.texts) for line in panel.heads)
    over = "\n".join((*caption, above))
    scale = scale_of("\n".join((*caption, stub)))
    if not scale.said:
        scale = scale_of(context.lead, scale) if context.lead and not scale_of(above).said else scale_of(above, scale)
    if not any(pieces) and len(context.heads) == len(columns):
        pieces = context.heads
    context.heads = pieces
    if scale.said:
        context.scale = scale
    elif not any(pieces) or _fits(drafts, context.scale):
        scale = replace(context.scale, said=False)  # what a section says goes before
    scale = replace(scale, whole=_is_whole(drafts))
    instant = True if _BALANCE.search(over) else None
    calendar = shown_by(pieces, calendar)
    around = (lead_phrase(context.lead, calendar), " ".join(caption[-MAX_JOINED:]), *caption, stub)
    heads = flowing(_columns_of(pieces, around, calendar, instant), over, calendar)
    if not caption and not context.lead:
        heads = _inherited(heads, columns, context.columns)
    context.columns = tuple(zip(columns, heads, strict=True))
    for index, piece in enumerate(pieces):
        if piece and _REFERENCE.fullmatch(piece[-1]):
            for draft in drafts:
                draft.cells.pop(index, None)
    drafts = [draft for draft in drafts if draft.cells]
    if not drafts:
        return
    mark_rates(drafts, pieces)
    table = len(tables)
    told = told_columns(heads, scale, around)
    spans = rolled([draft.label for draft in drafts], calendar) if not all(head.period for head in heads) else ()
    rows = []
    items = items_of(drafts, scale)
    for row, draft in enumerate(drafts):
        cells = [-1] * len(columns)
        span = spans[row] if spans else None
        for index, figure in figures_of(draft, items[row], told, document, calendar, table, row, span):
            cells[index] = len(figures)
            figures.append(figure)
        rows.append(_row(row, draft, tuple(cells)))
    start = min(draft.start for draft in drafts)
    end = max(max((numeral.end for numeral in draft.cells.values()), default=draft.end) for draft in drafts)
    tables.append(Table(table, caption, tuple(heads), tuple(rows), start, end, scale.money, scale.currency))


def _columns(panel: Panel) -> tuple[Extent, ...]:
    """The columns under the numerals of a panel; numerals within labels (and a year as label) make none."""
    extents = []
    labels = []
    for line in panel.body:
        if not line.numerals:
            continue
        places = [extent for extent, _ in line.numerals]
        loose = len(places) > 1 and places[0][0] <= 10 and places[1][0] - places[0][1] >= 4
        if loose and not (line.texts or line.exact):
            places = places[1:]
        extents.append(places)
        labels += [(word.x0, word.x1) for word in line.texts[:1] if word.x1 <= places[-1][0]]
    columns = find_columns(extents)
    while len(columns) > 1 and _in_labels(columns[0], labels, extents):
        columns = columns[1:]
    widest = max((x1 for _, x1 in labels), default=0)
    return tuple(column for column in columns if column[1] > 8 or widest < column[0])


def _in_labels(column: Extent, labels: list[Extent], lines: list[list[Extent]]) -> bool:
    """Whether more rows have their label over this place than a numeral in it."""
    x0, x1 = column
    over = sum(1 for a, b in labels if a < x1 and b > x0)
    return over > 2 * sum(1 for line in lines for a, b in line if a < x1 and b > x0)


def _is_contents(drafts: list[Draft]) -> bool:
    """A table of contents: plain ascending page numbers, one on every row."""
    if len(drafts) < 3 or any(len(draft.cells) > 1 for draft in drafts):
        return False
    numbers = [numeral for draft in drafts for numeral in draft.cells.values()]
    if any(numeral.unit or numeral.places or "," in numeral.text or numeral.digits > 400 for numeral in numbers):
        return False
    values = [numeral.digits for numeral in numbers]
    return all(a <= b for a, b in itertools.pairwise(values))


def _inherited(
    heads: list[Column], columns: tuple[Extent, ...], before: tuple[tuple[Extent, Column], ...]
) -> list[Column]:
    """Columns whose heads tell no time ("% of sales") under the times of the table that they go on."""
    if len(before) != len(columns) or any(column.period or told_by(" ".join(column.head)).length for column in heads):
        return heads
    if any(a[0] >= b[1] or b[0] >= a[1] for a, (b, _) in zip(columns, before, strict=True)):
        return heads
    return [
        column if is_change(column.head) else replace(column, period=last.period)
        for column, (_, last) in zip(heads, before, strict=True)
    ]


def _text(line: Line) -> str:
    """A line of a caption as it reads, years included."""
    words = [(word.x0, word.text) for word in line.texts] + [(x0, numeral.text) for (x0, _), numeral in line.numerals]
    return " ".join(text for _, text in sorted(words))


def _fits(drafts: list[Draft], scale: Scale) -> bool:
    """Whether a table that does not tell its scale can have that of the one before: nothing in it is printed in full."""
    sizes = [
        abs(numeral.digits) // 10**numeral.places
        for draft in drafts
        for numeral in draft.cells.values()
        if numeral.unit in ("", "USD") and not numeral.nil
    ]
    return (
        scale.said
        and bool(sizes)
        and max(sizes) < MAX_SCALED
        and sum(1 for size in sizes if size >= 100) * 2 >= len(sizes)
    )


def _is_whole(drafts: list[Draft]) -> bool:
    """Whether money is printed without decimals: most unmarked figures are whole, and there are enough of them."""
    places = [
        numeral.places
        for draft in drafts
        for numeral in draft.cells.values()
        if numeral.unit in ("", "USD") and not numeral.nil
    ]
    return len(places) >= _ENOUGH and 2 * places.count(0) >= len(places)


@lru_cache(maxsize=1024)
def _marks(piece: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(match[0].lower() for text in piece for match in _MARKS.finditer(text))


def _row(index: int, draft: Draft, cells: tuple[int, ...]) -> Row:
    return Row(
        index,
        draft.line,
        draft.label,
        draft.start,
        draft.end,
        draft.indent,
        draft.path,
        cells,
        draft.rule_above,
        draft.rule_below,
        draft.gap_above,
        draft.section,
    )
