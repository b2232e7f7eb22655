"""A revolving credit, and the assets and loans of a day, come in; what can be drawn that day goes out, line by line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal

from tieout.core.errors import UsageError
from tieout.core.instrument import Instrument

LOANS, LETTERS, RESERVES = "loans", "letters-of-credit", "reserves"


@dataclass(frozen=True, slots=True)
class Availability:
    """What a revolving credit allows. ``advances`` are (asset, eligible amount, rate, what may be lent against it).

    ``limit`` is the lesser of commitment and borrowing base; ``available`` is it less reserves, letters of credit and loans,
    and less than nothing where more is outstanding than may be: an ``overadvance``.
    """

    instrument: str
    advances: tuple[tuple[str, Decimal, Decimal, Decimal], ...]
    commitment: Decimal | None
    base: Decimal | None
    limit: Decimal
    reserves: Decimal
    letters: Decimal
    loans: Decimal

    @property
    def available(self) -> Decimal:
        """What can still be drawn; 0 in an overadvance."""
        return max(self._left, Decimal(0))

    @property
    def overadvance(self) -> Decimal:
        """By how much more is outstanding than the agreement allows."""
        return max(-self._left, Decimal(0))

    @property
    def _left(self) -> Decimal:
        return self.limit - self.reserves - self.letters - self.loans


def availability(instrument: Instrument, on: date, given: Mapping[str, Decimal]) -> Availability:
    """What ``instrument`` allows at the end of day ``on``, with the amounts ``given`` by name.

    Names are those of the advances' assets, and ``loans``, ``letters-of-credit`` and ``reserves`` (0 where left out). What may be
    lent against an asset is rounded down to the cent.

    Raises UsageError where the day lies outside the life of the credit, where it has neither commitment nor advance rates, and where an
    amount is missing, unknown, or less than nothing: nothing is computed from a guess.
    """
    _in_life(instrument, on)
    assets = {slug(one.asset): one for one in instrument.advances}
    known = [*assets, LOANS, LETTERS, RESERVES]
    for name, amount in given.items():
        if name not in known:
            raise UsageError(f"{instrument.id} has no {name}; --set takes {', '.join(known)}")
        if amount < 0:
            raise UsageError(f"--set {name}: {amount:f} is less than nothing")
    missing = [name for name in assets if name not in given]
    if missing:
        raise UsageError(f"the borrowing base of {instrument.id} needs {', '.join(f'--set {name}=AMOUNT' for name in missing)}")
    advances = []
    for name, one in assets.items():
        if one.rate is None:
            raise UsageError(f"instrument.{instrument.id}.advance: {name} has no rate")
        advances.append((name, given[name], one.rate, _cents(given[name] * one.rate / 100)))
    base = sum((lent for *_, lent in advances), Decimal(0)) if advances else None
    limits = [limit for limit in (instrument.commitment, base) if limit is not None]
    if not limits:
        raise UsageError(f"instrument.{instrument.id} has neither a commitment nor advance rates: it limits nothing")
    reserves, letters, loans = (given.get(name, Decimal(0)) for name in (RESERVES, LETTERS, LOANS))
    return Availability(instrument.id, tuple(advances), instrument.commitment, base, min(limits), reserves, letters, loans)


def slug(words: str) -> str:
    """Words as a name on the command line: "Eligible accounts receivable" is ``eligible-accounts-receivable``."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def _in_life(instrument: Instrument, on: date) -> None:
    last = max((day for day in (instrument.maturity, *(one.to for one in instrument.extensions)) if day), default=None)
    if instrument.closing and on < instrument.closing:
        raise UsageError(f"{instrument.id} was made on {instrument.closing}, after {on}")
    if last and on >= last:
        raise UsageError(f"{instrument.id} ended on {last}; nothing can be drawn on {on}")


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), rounding=ROUND_DOWN)
