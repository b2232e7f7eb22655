"""The support documents of a book come in; what they say of line items, as Records, goes out.

Tables of statements, schedules and filings give a record for each figure; a trial balance gives one for each account
and, where a column of it or a mapping names line items, one for the accounts of each.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from tieout.book.book import Book
from tieout.book.drafts import reported
from tieout.book.facts import facts_of
from tieout.book.labels import key_of, normalise
from tieout.book.segments import segments_of
from tieout.book.series import bases_of, stated_rows
from tieout.book.statements import is_finance
from tieout.core.exhibit import Exhibit
from tieout.core.fact import Fact, Figure
from tieout.core.ledger import Account, Assignment
from tieout.core.number import Number
from tieout.core.period import Period
from tieout.core.record import Record
from tieout.core.table import Column, Row, Table

_STEPS: Final = re.compile(r"\s*(?:>|\u203a|\|)\s*|\s*:\s+")
"""What parts a section from the label under it: "Net sales > Rubber Group"."""
_WEEK: Final = timedelta(days=7)

Label = tuple[str, ...]
"""A label under its sections, outermost first."""


def records_of(book: Book, drafts: int, support: Iterable[int], mapping: Sequence[Assignment] = ()) -> list[Record]:
    """The records in the exhibits numbered in ``support``; the first ``drafts`` exhibits tell the names of segments.

    Linear in the figures, but for the assignments, which are asked for each account.
    """
    segments: dict[str, str] = {}
    for exhibit in book.exhibits[:drafts]:
        segments.update(segments_of(exhibit))
    finance = any(is_finance(exhibit) for exhibit in book.exhibits[:drafts])
    found: list[Record] = []
    for document in support:
        exhibit = book.exhibits[document]
        if exhibit.schedule:
            continue  # it repeats, for machines and often carelessly, what the filing itself says
        ledgers = {account.table for account in exhibit.accounts}
        found += _stated(book, document, exhibit, ledgers)
        found += _kept(document, exhibit, mapping, segments, finance)
    return found


def _stated(book: Book, document: int, exhibit: Exhibit, ledgers: set[int]) -> Iterator[Record]:
    """A record for each figure of the tables, and for each figure of the prose that has a meaning.

    What a document says of a time after the day up to which it reports is an expectation, and records nothing.
    """
    day = reported(exhibit)
    last = date.max if day is None else day + _WEEK
    for table in exhibit.tables:
        if table.index in ledgers:
            continue
        for row, cells in stated_rows(table):
            key = key_of(row.label, row.path)
            for column, at, basis in cells:
                figure = exhibit.figures[at]
                facts = book.facts.get((document, at), ())
                period = figure.period or (facts[0].period if facts else None)
                if figure.nil or figure.readings or period is None or period.end > last:
                    continue
                yield Record(
                    ((document, at),), _shown(figure.label), key, facts, figure.unit, period, figure.number,
                    (document, table.index, column.index), basis,
                )  # fmt: skip
    for at, figure in enumerate(exhibit.figures):
        facts = book.facts.get((document, at), ())
        period = facts[0].period if facts else None
        if figure.place == "prose" and period is not None and period.end <= last and not figure.approximate:
            yield Record(
                ((document, at),), _shown(figure.label), "", facts, figure.unit, period, figure.number,
                (document, -1, -1), frozenset(), untold=True,
            )  # fmt: skip


def _shown(label: tuple[str, ...]) -> str:
    return " > ".join(" ".join(part.split()) for part in label if part.strip())


def _kept(
    document: int, exhibit: Exhibit, mapping: Sequence[Assignment], segments: dict[str, str], finance: bool
) -> Iterator[Record]:
    """The records of trial balances: accounts by themselves, and the sums of those of a line item."""
    groups: dict[tuple[int, Label, bool], list[Account]] = defaultdict(list)
    for account in exhibit.accounts:
        lines = (*account.lines, *(each.line for each in mapping if each.covers(account.number)))
        for line in dict.fromkeys(map(label_of, lines)):
            groups[account.table, line, True].append(account)
        if not lines and account.name:
            groups[account.table, (account.name, account.number), False].append(account)
    records = [
        record
        for (_, label, mapped), accounts in groups.items()
        for record in _balances(document, exhibit, label if mapped else label[:1], accounts, mapped)
    ]
    meanings = _meanings(document, exhibit, records, segments, finance)
    for record, facts in zip(records, meanings, strict=True):
        flows = not facts or any(fact.period is None or not fact.period.instant for fact in facts)
        yield replace(record, facts=facts, untold=record.period.instant and flows)


def line_key(label: str, path: Label) -> str:
    """The key of a line item; of one that speaks of no known account its words, where they are three or more."""
    key = key_of(label, path)
    plain = "" if key else normalise(label)
    return key or (f"= {plain}" if plain.count(" ") >= 2 else "")


def label_of(line: str) -> Label:
    """A line item as a mapping writes it, taken apart at ">", "|" or ": ": "Net sales > Rubber Group"."""
    return tuple(part for part in _STEPS.split(" ".join(line.split())) if part)


def _balances(
    document: int, exhibit: Exhibit, label: Label, accounts: Sequence[Account], mapped: bool
) -> Iterator[Record]:
    """The sums of ``accounts``, one for each period of their columns."""
    by_period: dict[Period, list[tuple[int, int]]] = defaultdict(list)
    for account in accounts:
        for at, sign in account.amounts:
            period = exhibit.figures[at].period
            if period is not None:
                by_period[period].append((at, sign))
    for period, amounts in by_period.items():
        figures = [(exhibit.figures[at], sign) for at, sign in amounts]
        value = sum((sign * figure.number.value for figure, sign in figures), Decimal(0))
        decimals = min(figure.number.decimals or 0 for figure, _ in figures)
        first = figures[0][0]
        yield Record(
            tuple((document, at) for at, _ in amounts), _shown(label), line_key(label[-1], label[:-1]), (), first.unit,
            period, Number(value, decimals), (document, first.table, first.column), bases_of(" ".join(label)),
            accounts=mapped, ledger=True,
        )  # fmt: skip


def _meanings(
    document: int, exhibit: Exhibit, records: Sequence[Record], segments: dict[str, str], finance: bool
) -> list[tuple[Fact, ...]]:
    """What each record means: its label read as a row of a table of its own. Signs are left out: they are the ledger's."""
    figures: list[Figure] = []
    rows: list[Row] = []
    for index, record in enumerate(records):
        like = exhibit.figures[record.cells[0][1]]
        size = Number(abs(record.number.value), record.number.decimals)
        label: Label = tuple(record.label.split(" > "))
        figures.append(replace(like, number=size, label=label, table=0, row=index, column=0))
        rows.append(Row(index, like.line, label[-1], like.start, like.end, 0, label[:-1], (index,), section=index))
    table = Table(0, (), (Column(0, ()),), tuple(rows), 0, 0)
    meant = facts_of(document, Exhibit(exhibit.document, (table,), tuple(figures)), segments, finance)
    return [
        tuple(replace(fact, figure=record.cells[0], number=record.number) for fact in meant.get(index, ()))
        for index, record in enumerate(records)
    ]
