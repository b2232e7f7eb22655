"""Cells and lines of the company's records come in (from ``book``); what each says of a line item goes out."""

from __future__ import annotations

from dataclasses import dataclass

from tieout.core.fact import Fact
from tieout.core.finding import Key
from tieout.core.number import Number
from tieout.core.period import Period


@dataclass(frozen=True, slots=True)
class Record:
    """What the records say of one line item over one period.

    ``cells`` are the figures of a support document that it is made of: one, or the accounts of a line item. ``number``
    is theirs as printed, or the sum of the accounts with debits positive. ``key`` is the label's key (``book/labels``),
    ``facts`` its meanings. ``accounts`` says that a mapping made the line item of accounts, ``ledger`` that it comes
    from a trial balance, whose signs are those of debits and credits. ``column`` is (document, table, column). ``basis``
    has the words that make another measure of the label. ``untold`` says that the period is only that of the balances:
    amounts of the time up to that day are meant, and how long that was nobody says.
    """

    cells: tuple[Key, ...]
    label: str
    key: str
    facts: tuple[Fact, ...]
    unit: str
    period: Period
    number: Number
    column: tuple[int, int, int]
    basis: frozenset[str] = frozenset()
    accounts: bool = False
    ledger: bool = False
    untold: bool = False
