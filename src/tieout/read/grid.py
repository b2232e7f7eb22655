"""A layout block comes in; tables and their figures, with label, unit, period and place, go out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from tieout.core.document import Document, Words
from tieout.core.fact import Figure
from tieout.core.number import Number
from tieout.core.period import Period
from tieout.core.table import Column, Row, Table
from tieout.read.columns import Extent, find_columns
from tieout.read.heads import head_pieces
from tieout.read.labels import Draft, rows_of
from tieout.read.layout import lines_of
from tieout.read.panels import Panel, panels_of
from tieout.read.periods import Calendar, combine_heads
from tieout.read.units import Scale, scale_of, unit_of

MAX_COLUMNS: Final = 40
_MARKS: Final = re.compile(
    r"unaudited|audited|restated|as reported|pro forma|change|variance|increase|decrease|budget|guidance|adjust\w*|"
    r"constant currency|estimated?|forecast|outlook|non-gaap|reclassified",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_DAY: Final = re.compile(r"[a-z]{3,9}\.?\s+\d{1,2}\b|\d/\d", re.IGNORECASE)
_LENGTH: Final = re.compile(
    r"\b(?:quarters?|months?|weeks?|years?|half|halves|ytd|year-to-date|[1-4]q|q[1-4])\b", re.IGNORECASE
)
_BALANCE: Final = re.compile(
    r"balance\s+sheet|financial\s+(?:condition|position)|assets\s+and\s+liabilities", re.IGNORECASE
)


@dataclass(slots=True)
class _Context:
    """What one table hands on to the next when that one is silent: scale, and heads over a page break."""

    scale: Scale
    heads: list[tuple[str, ...]]


def read_tables(document: Document, calendar: Calendar) -> tuple[list[Table], list[Figure]]:
    """The tables of ``document`` and their figures; a figure's table, row and column index into them."""
    tables: list[Table] = []
    figures: list[Figure] = []
    context = _Context(Scale(), [])
    for block in document.blocks:
        if isinstance(block, Words):
            for panel in panels_of(lines_of(block.lines)):
                _read_panel(panel, document, calendar, context, tables, figures)
    return tables, figures


def _read_panel(
    panel: Panel, document: Document, calendar: Calendar, context: _Context, tables: list[Table], figures: list[Figure]
) -> None:
    columns = _columns(panel)
    if not columns or len(columns) > MAX_COLUMNS:
        return
    drafts = rows_of(panel.body, columns)
    if not drafts or _is_contents(drafts, columns):
        return
    pieces = head_pieces(panel.heads, columns)
    caption = tuple(" ".join(word.text for word in line.texts) for line in panel.caption if line.texts)
    over = "\n".join((*caption, *(" ".join(word.text for word in line.texts) for line in panel.heads)))
    scale = scale_of(over)
    if not any(pieces):
        if len(context.heads) == len(columns):
            pieces = context.heads
        if not scale.said:
            scale = context.scale
    context.heads, context.scale = pieces, scale
    instant = True if _BALANCE.search(over) else None
    heads = [
        Column(index, piece, _period(piece, caption, calendar, instant), "", _marks(piece))
        for index, piece in enumerate(pieces)
    ]
    table = len(tables)
    rows = []
    for row, draft in enumerate(drafts):
        cells = [-1] * len(columns)
        for index, figure in _figures(draft, heads, scale, document, calendar, table, row):
            cells[index] = len(figures)
            figures.append(figure)
        rows.append(_row(row, draft, tuple(cells)))
    start = min(draft.start for draft in drafts)
    end = max(max((numeral.end for numeral in draft.cells.values()), default=draft.end) for draft in drafts)
    tables.append(Table(table, caption, tuple(heads), tuple(rows), start, end, scale.money, scale.currency))


def _columns(panel: Panel) -> tuple[Extent, ...]:
    """The columns under the numerals of a panel; a lone leading numeral (a year as label) is left out."""
    extents = []
    for line in panel.body:
        if not line.numerals:
            continue
        places = [extent for extent, _ in line.numerals]
        if len(places) > 1 and places[0][0] <= 10 and places[1][0] - places[0][1] >= 4 and not line.texts:
            places = places[1:]
        extents.append(places)
    label = max(
        (
            word.x1
            for line in panel.body
            for word in line.texts[:1]
            if line.numerals and word.x1 <= line.numerals[-1][0][0]
        ),
        default=0,
    )
    return tuple(column for column in find_columns(extents) if column[1] > 8 or label < column[0])


def _is_contents(drafts: list[Draft], columns: tuple[Extent, ...]) -> bool:
    """A table of contents: one column of plain ascending page numbers."""
    if len(columns) != 1 or len(drafts) < 3:
        return False
    numbers = [numeral for draft in drafts for numeral in draft.cells.values()]
    if any(numeral.unit or numeral.places or "," in numeral.text or numeral.digits > 400 for numeral in numbers):
        return False
    values = [numeral.digits for numeral in numbers]
    return all(a <= b for a, b in itertools.pairwise(values))


def _period(
    piece: tuple[str, ...], caption: tuple[str, ...], calendar: Calendar, instant: bool | None
) -> Period | None:
    """The period of a column: from its heads; what they leave open (the length, the year), a caption fills."""
    heads = " ".join(piece)
    own = combine_heads(piece, calendar, instant)
    if own is not None and (instant or _LENGTH.search(heads) or _DAY.search(heads)):
        return own
    for line in reversed(caption):
        if _LENGTH.search(line) and (own is not None or not _YEAR.search(heads)):
            said = combine_heads((_without_years(line) if _YEAR.search(heads) else line, *piece), calendar, instant)
            if said is not None:
                return said
    return own


def _without_years(line: str) -> str:
    """A caption's "December 31, 2004 and 2003" without the years: each column's head tells its own."""
    return _YEAR.sub("", line)


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


def _figures(
    draft: Draft, columns: list[Column], scale: Scale, document: Document, calendar: Calendar, table: int, row: int
) -> Iterator[tuple[int, Figure]]:
    """The figures of one row from left to right, each with its column."""
    like = next((numeral for numeral in draft.cells.values() if not numeral.nil), None)
    label = (*draft.path, draft.label)
    section = _section_period(draft.path, calendar)
    for index, numeral in sorted(draft.cells.items()):
        if numeral.nil and like is not None:
            numeral = replace(numeral, places=like.places, unit=like.unit, scale=like.scale)
        column = columns[index]
        line, column_at = document.lines.place(numeral.start)
        unit = unit_of(draft.label, draft.path, " ".join(column.head), numeral.unit, numeral.places, scale)
        power = unit.scale + numeral.scale
        decimals = numeral.places - power
        yield (
            index,
            Figure(
                start=numeral.start,
                end=numeral.end,
                line=line,
                column_at=column_at,
                text=numeral.text,
                number=Number(Decimal(numeral.digits).scaleb(-decimals), decimals),
                unit=unit.name,
                place="table",
                label=label,
                period=column.period or section,
                nil=numeral.nil,
                readings=tuple(Decimal(other).scaleb(-decimals) for other in numeral.other),
                flaw=numeral.flaw,
                table=table,
                row=row,
                column=index,
            ),
        )


def _section_period(path: tuple[str, ...], calendar: Calendar) -> Period | None:
    """The period that a section label names ("Three Months Ended March 31, 2020" over its rows)."""
    for label in reversed(path):
        if _YEAR.search(label):
            period = combine_heads((label,), calendar)
            if period is not None:
                return period
    return None
