"""A grid of a sheet comes in; where it is a trial balance, its accounts and their figures go out.

A trial balance has a row of heads that name accounts, and columns of debits and credits, of account numbers or of line
items; any other grid is read as a table. What is adjusted goes before what is not, and changes and budgets are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from typing import Final

from tieout.core.document import Cells, Document, MarkedCell
from tieout.core.fact import Figure
from tieout.core.ledger import Account
from tieout.core.number import Number
from tieout.core.period import Period
from tieout.core.table import Column, Row, Table
from tieout.read.calendar import Calendar
from tieout.read.numerals import parse_cell
from tieout.read.times import column_period, is_change
from tieout.read.units import Scale, scale_of

_ROLES: Final = (
    ("line", (r"(?:financial statement |fs |statement |report )?(?:line(?: items?)?|captions?)|fs ?li|map(?:ping|ped to|s to)?"
              r"|lead(?: schedule| sheet)?|(?:fs|account|reporting) group(?:ing)?|grouping|rolls? up to|ties? to")),
    ("number", r"(?:gl |g l |ledger )?(?:acct|account)s?(?: nos?| numbers?| num| code| id)|(?:gl|acct|account) ?#|gl code|gl"),
    ("name", r"(?:gl |g l |ledger )?(?:acct|account)s?(?: name| title| description| desc)|name|description|title|particulars"),
    ("account", r"(?:gl |g l |ledger )?(?:accounts?|acct)"),
    ("debit", r"debits?(?: balance| amount)?|dr"),
    ("credit", r"credits?(?: balance| amount)?|cr"),
)  # fmt: skip
_HEADS: Final = tuple((role, re.compile(pattern)) for role, pattern in _ROLES)
_NO_WORD: Final = re.compile(r"[^a-z0-9#]+")
_LEFT_OUT: Final = re.compile(
    r"\bunadjusted\b|\badj(?:ustments?|ustings?|s)?\b|\b[ap]?[ar]je\b|\bentries\b|\breclass\w*|\bbudget\w*|\bforecast\b|\bplan\b"
    r"|\bbeginning\b|\bopening\b|\bvariance\b|\bactivity\b|\bprior\b(?! (?:to|year end))|%",
    re.IGNORECASE,
)
_ADJUSTED: Final = re.compile(r"\badjusted\b|\bfinal\b", re.IGNORECASE)
_TOTAL: Final = re.compile(r"(?:grand |sub-?)?total\b", re.IGNORECASE)
_PARTS: Final = re.compile(r"\s*[;\n]\s*")
MAX_HEAD: Final = 15
"""The heads of a trial balance stand in its first rows."""


@dataclass(frozen=True, slots=True)
class _Amounts:
    """A column of amounts: where it stands, its heads, its period, and +1 or -1 (credits)."""

    at: int
    head: tuple[str, ...]
    period: Period | None
    sign: int
    paired: bool


@dataclass(frozen=True, slots=True)
class _Form:
    """Which column of a grid holds what (-1: none), and the row of its heads."""

    row: int
    number: int
    name: int
    line: int
    amounts: tuple[_Amounts, ...]


def ledger_of(
    block: Cells, titles: tuple[str, ...], document: Document, calendar: Calendar, table: int, first: int
) -> tuple[Table, list[Figure], list[Account]] | None:
    """The trial balance in ``block``: its table (number ``table``), figures (numbered from ``first``) and accounts.

    ``titles`` are the lines over the grid. None where it is none. Linear in the cells.
    """
    rows = [(number, {cell.column: cell for cell in cells}) for number, cells in groupby(block.cells, lambda c: c.row)]
    form = _form_of(rows, titles, calendar)
    if form is None:
        return None
    scale = scale_of("\n".join((*titles, *(text for column in form.amounts for text in column.head))))
    figures: list[Figure] = []
    accounts: list[Account] = []
    lines: list[Row] = []
    for _, cells in rows[form.row + 1 :]:
        read = _account(cells, form, document, scale, table, len(lines), first + len(figures))
        if read is not None:
            own, account, row = read
            figures += own
            accounts.append(account)
            lines.append(row)
    if not accounts:
        return None
    columns = tuple(Column(index, column.head, column.period) for index, column in enumerate(form.amounts))
    shown = Table(table, titles, columns, tuple(lines), block.start, block.end, scale.money, scale.currency)
    return shown, figures, accounts


def _form_of(
    rows: list[tuple[int, dict[int, MarkedCell]]], titles: tuple[str, ...], calendar: Calendar
) -> _Form | None:
    for at, (_, cells) in enumerate(rows[:MAX_HEAD]):
        roles: dict[str, list[int]] = {}
        for column, cell in cells.items():
            role = _role(cell.text)
            if role:
                roles.setdefault(role, []).append(column)
        number, name = _names(roles, rows[at + 1 :])
        line = roles.get("line", [-1])[0]
        pairs = set(roles.get("debit", ())) if len(roles.get("debit", ())) == len(roles.get("credit", ())) else set()
        if name < 0 and number < 0:
            continue
        told = {number, name, line} - {-1}
        amounts = tuple(_amounts(rows, at, told, roles, titles, calendar))
        if amounts and (pairs or line >= 0 or number >= 0):
            return _Form(at, number, name, line, amounts)
    return None


def _role(text: str) -> str:
    plain = _NO_WORD.sub(" ", text.lower()).strip()
    return next((role for role, pattern in _HEADS if pattern.fullmatch(plain)), "")


def _names(roles: dict[str, list[int]], below: list[tuple[int, dict[int, MarkedCell]]]) -> tuple[int, int]:
    """The columns of account numbers and names; "Account" alone is whichever its cells are."""
    number = roles.get("number", [-1])[0]
    name = roles.get("name", [-1])[0]
    for column in roles.get("account", ()):
        texts = [cells[column].text for _, cells in below[:20] if column in cells]
        digits = sum(1 for text in texts if any(map(str.isdigit, text)) and len(re.findall(r"[^\W\d_]", text)) <= 2)
        if number < 0 and 2 * digits > len(texts):
            number = column
        elif name < 0:
            name = column
    return number, name


def _amounts(
    rows: list[tuple[int, dict[int, MarkedCell]]],
    at: int,
    told: set[int],
    roles: dict[str, list[int]],
    titles: tuple[str, ...],
    calendar: Calendar,
) -> Iterator[_Amounts]:
    """The columns that hold balances: of each period those that say "adjusted", or all."""
    below = rows[at + 1 :]
    counts = Counter(
        column for _, cells in below for column, cell in cells.items() if parse_cell(cell.text) is not None
    )
    filled = Counter(column for _, cells in below for column in cells)
    over = [cells for _, cells in rows[:at]]
    found = []
    for column in sorted(counts):
        if column in told or 2 * counts[column] < filled[column]:
            continue
        head = tuple(filter(None, (*(_over(cells, column, told) for cells in over), _text(rows[at][1], column))))
        said = " ".join(head)
        if (_LEFT_OUT.search(said) and not _ADJUSTED.search(said)) or is_change(head):
            continue
        sign = -1 if column in roles.get("credit", ()) else 1
        paired = sign < 0 or column in roles.get("debit", ())
        found.append(_Amounts(column, head, column_period(head, titles, calendar, None), sign, paired))
    adjusted = {column.period for column in found if _ADJUSTED.search(" ".join(column.head))}
    kept = [one for one in found if one.period not in adjusted or _ADJUSTED.search(" ".join(one.head))]
    single = Counter(one.period for one in kept if not one.paired)
    for one in kept:
        # Two columns of one period are two entities or two books: nobody says which is meant.
        yield one if single[one.period] <= 1 or one.paired else replace(one, period=None)


def _over(cells: dict[int, MarkedCell], column: int, told: set[int]) -> str:
    """The head that stands over a column, or the nearest to its left that is not over names."""
    left = max((each for each in cells if each <= column and each > max(told, default=-1)), default=-1)
    if left < 0 and len(told) == 1 and column in cells:
        left = column
    return cells[left].text if left >= 0 else ""


def _text(cells: dict[int, MarkedCell], column: int) -> str:
    return cells[column].text if column in cells else ""


def _account(
    cells: dict[int, MarkedCell], form: _Form, document: Document, scale: Scale, table: int, row: int, first: int
) -> tuple[list[Figure], Account, Row] | None:
    """The account of a row with its figures (numbered from ``first``); None for totals and rows without amounts."""
    number, name = _text(cells, form.number).replace(",", ""), _text(cells, form.name)
    if not (number or name) or _TOTAL.match(name) or (not name and _TOTAL.match(number)):
        return None
    lines = tuple(filter(None, _PARTS.split(_text(cells, form.line))))
    label = " ".join(filter(None, (number, name)))
    figures: list[Figure] = []
    amounts: list[tuple[int, int]] = []
    places = [-1] * len(form.amounts)
    for index, column in enumerate(form.amounts):
        cell = cells.get(column.at)
        numeral = parse_cell(cell.text, cell.start) if cell is not None else None
        if numeral is None or numeral.nil:
            continue
        line, column_at = document.place(numeral.start)
        decimals = numeral.places - scale.money
        places[index] = first + len(figures)
        amounts.append((places[index], column.sign))
        figures.append(
            Figure(
                numeral.start,
                numeral.end,
                line,
                column_at,
                document.text[numeral.start : numeral.end],
                Number(Decimal(numeral.digits).scaleb(-decimals), decimals),
                scale.currency,
                "table",
                (label,),
                column.period,
                table=table,
                row=row,
                column=index,
            )
        )
    if not figures:
        return None
    shown = Row(row, figures[0].line, label, figures[0].start, figures[-1].end, 0, (), tuple(places))
    return figures, Account(number, name, lines, tuple(amounts), table, row), shown
