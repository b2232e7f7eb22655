"""An instrument as it is run comes in (from ``book.debt``); what is paid and what is left, event by event, goes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Payment:
    """One event: ``what`` says in words. Amounts are paid by the issuer where they are positive, to the cent.

    ``balance`` is what is owed after it; ``rate`` percent a year from then on, None where it is not known. ``interest`` and
    ``fee`` are None where the event has none, and where what it comes to is not stated.
    """

    on: date
    what: str
    principal: Decimal | None = None
    interest: Decimal | None = None
    fee: Decimal | None = None
    balance: Decimal = Decimal(0)
    rate: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """The events of one instrument in order, and what was left out because no document states it."""

    instrument: str
    title: str
    currency: str
    payments: tuple[Payment, ...]
    missing: tuple[str, ...] = ()

    def balance_on(self, day: date) -> Decimal:
        """What is owed at the end of ``day``."""
        return next((one.balance for one in reversed(self.payments) if one.on <= day), Decimal(0))
