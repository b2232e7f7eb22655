"""An issuer on a day comes in (from ``book.capital``); its debt by rank, its shares and its warrants go out, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tieout.core.equity import Position


@dataclass(frozen=True, slots=True)
class DebtLine:
    """What is owed on one instrument. ``balance`` is None where no document tells it; ``why`` then says what is missing.

    ``liens`` are (pool of assets, rank) pairs: one loan can be first in one pool and second in another.
    """

    instrument: str
    title: str
    kind: str
    currency: str
    balance: Decimal | None
    maturity: date | None
    liens: tuple[tuple[str, int], ...] = ()
    ranking: str = ""
    secured: bool | None = None
    undrawn: Decimal | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class WarrantLine:
    """Warrants that are left: how many, the shares that they buy, and whether they still trade with their note only."""

    instrument: str
    title: str
    count: Decimal | None
    shares: Decimal | None
    strike: Decimal | None
    exercise_from: date | None
    exercise_to: date | None
    attached_to: str = ""


@dataclass(frozen=True, slots=True)
class Capitalisation:
    """Debt, classes of shares and warrants at the end of ``on``."""

    on: date
    debt: tuple[DebtLine, ...]
    shares: tuple[tuple[str, str, Position], ...]
    warrants: tuple[WarrantLine, ...]
    notes: tuple[str, ...] = ()
