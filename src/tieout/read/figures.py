"""A row of numerals and what its columns tell come in; its figures with unit, period and place go out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from tieout.core.document import Document
from tieout.core.fact import Figure
from tieout.core.number import Number
from tieout.core.period import Period
from tieout.core.quick import quick
from tieout.core.table import Column
from tieout.read.calendar import Calendar
from tieout.read.labels import Draft
from tieout.read.times import is_change, row_period, row_tells
from tieout.read.units import (
    WHOLE,
    Heads,
    Item,
    Scale,
    Unit,
    heads_of,
    item_of,
    says_per_share,
    scale_of,
    unit_of,
)

_MARGIN: Final = re.compile(r"\b(?P<of>gross|contribution|operating|product|sales) margins?\W*$", re.IGNORECASE)
"""What is left of the sales, as an amount or in percent of them; an interest margin is a rate always."""


@quick
@dataclass(frozen=True, slots=True)
class Told:
    """What a column tells every figure in it: its heads as one text, and the scale that they give it.

    Columns of one ``kind`` give the same unit to the same numeral of a row.
    """

    column: Column
    heads: Heads
    scale: Scale
    around: tuple[str, ...]
    kind: int


def told_columns(columns: list[Column], scale: Scale, around: tuple[str, ...]) -> list[Told]:
    """What each of ``columns`` tells, under a caption of ``scale`` with the texts ``around`` the table."""
    kinds: dict[tuple[object, ...], int] = {}
    out = []
    for column in columns:
        head = " ".join(column.head)
        heads, own = heads_of(head), scale_of(head, scale)
        if own.money == scale.money:
            own = scale
        says = (heads.percent, heads.shares, heads.votes, heads.per_share, heads.goods and heads.small, own)
        out.append(Told(column, heads, own, around, kinds.setdefault(says, len(kinds))))
    return out


@lru_cache(maxsize=64)
def _power(exponent: int) -> Decimal:
    """A power of ten: to multiply by it is exact, and faster than ``scaleb``."""
    return Decimal(1).scaleb(exponent)


def _is_amount(draft: Draft) -> bool:
    """Whether a row that is called a margin is an amount of money: one of its figures is more than a hundred percent."""
    return _MARGIN.search(draft.label) is not None and (
        all(cell.unit in ("", "USD") for cell in draft.cells.values())
        and any(not cell.nil and cell.digits > 100 * 10**cell.places for cell in draft.cells.values())
    )


def items_of(drafts: list[Draft], scale: Scale) -> list[Item]:
    """What the rows are called. Amounts with decimals that follow amounts per share are such, among whole amounts.

    "Net earnings per share", then the items between these and adjusted earnings per share, by their names alone.
    """
    items = []
    shared = False
    for draft in drafts:
        item = item_of(_MARGIN.sub(r"\g<of> profit", draft.label) if _is_amount(draft) else draft.label, draft.path)
        places = [cell.places for cell in draft.cells.values() if cell.unit in ("", "USD") and not cell.nil]
        if scale.whole and places:
            priced = min(places) >= 2
            if priced and shared and item.plain and " to " not in item.label:
                item = item_of(draft.label, (*draft.path, "per share"))
            shared = priced and (shared or says_per_share(item))
        items.append(item)
    return items


def figures_of(
    draft: Draft,
    item: Item,
    columns: list[Told],
    document: Document,
    calendar: Calendar,
    table: int,
    row: int,
    span: Period | None,
) -> Iterator[tuple[int, Figure]]:
    """The figures of one row from left to right, each with its column.

    ``table`` and ``row`` are the row's place in the exhibit; ``span`` is the time between the balances around it.
    """
    label = (*draft.path, draft.label)
    timely = bool(draft.years) or row_tells(draft.label, draft.path)
    cells = sorted(draft.cells.items()) if len(draft.cells) > 1 else list(draft.cells.items())
    line, column_at = document.place(cells[0][1].start)
    before = cells[0][1].start - column_at  # a row's figures stand on one line, but for markup
    text, marked = document.text, document.origin is not None
    units: dict[tuple[int, str, int, bool], Unit] = {}
    for index, numeral in cells:
        if marked:
            line, column_at = document.place(numeral.start)
            before = numeral.start - column_at
        told = columns[index]
        places, mark, power = numeral.places, numeral.unit, numeral.scale
        if numeral.nil and (like := next((one for one in draft.cells.values() if not one.nil), None)) is not None:
            places, mark, power = like.places, like.unit, like.scale
        asked = (told.kind, mark, places, abs(numeral.digits) >= WHOLE)
        unit = units.get(asked)
        if unit is None:
            unit = units[asked] = unit_of(item, told.heads, mark, places, told.scale, numeral.digits)
        decimals = places - (power or unit.scale)
        ten = _power(-decimals)
        yield (
            index,
            Figure(
                numeral.start,
                numeral.end,
                line,
                numeral.start - before,
                text[numeral.start : numeral.end],
                Number(Decimal(numeral.digits) * ten, decimals),
                unit.name,
                "table",
                label,
                _period(draft, told, calendar) if timely else told.column.period or _rolled(told, span),
                numeral.nil,
                tuple([Decimal(other) * ten for other in numeral.other]) if numeral.other else (),
                numeral.flaw,
                table,
                row,
                index,
            ),
        )


def _rolled(told: Told, span: Period | None) -> Period | None:
    """The time between two balances, for a column that tells none."""
    return None if is_change(told.column.head) else span


def _period(draft: Draft, told: Told, calendar: Calendar) -> Period | None:
    column = told.column
    if is_change(column.head):
        return column.period
    year = next((draft.years[index] for index in sorted(draft.years, reverse=True) if index < column.index), None)
    if year is not None and column.period is None:
        return row_period(year, (), column.head, None, calendar, told.around)
    return row_period(draft.label, draft.path, column.head, column.period, calendar, told.around)
