"""The provisions of an issuer file come in; instruments of debt, units and warrants, ready to be run, go out.

Money is in units of ``currency``, rates and percentages in points (8.25 is 8.25%), periods in ISO form ("P3M"), None and ""
for what no document states. What an amount or a date is called here it is called in the issuer file, with hyphens.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class RateOption:
    """A rate that may be chosen: ``index`` plus ``spread``, or a fixed ``rate``; never less than ``floor``."""

    rate: Decimal | None = None
    index: str = ""
    spread: Decimal | None = None
    floor: Decimal | None = None
    index_floor: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Instalments:
    """Equal repayments of principal: ``count`` of them, or until ``last``, from ``first``, one each ``cycle``."""

    amount: Decimal | None = None
    percent: Decimal | None = None
    count: int | None = None
    first: date | None = None
    last: date | None = None
    cycle: str = ""


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee: ``rate`` percent of ``basis`` or a fixed ``amount``; ``when`` is closing, anniversary, unused, prepayment ..."""

    when: str = ""
    rate: Decimal | None = None
    amount: Decimal | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Advance:
    """A part of the borrowing base: ``rate`` percent of ``asset``."""

    asset: str = ""
    rate: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Lien:
    """Security: a lien of rank ``rank`` (1 is first) on ``assets``, the name of a pool that other liens share."""

    assets: str = ""
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """The option to put off maturity to ``to``, or by ``period``; ``by`` says whose option it is."""

    to: date | None = None
    period: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Redemption:
    """The right to redeem at ``price`` percent of principal (or ``amount`` a share) between two days; ``on`` says on what."""

    price: Decimal | None = None
    amount: Decimal | None = None
    start: date | None = None
    end: date | None = None
    on: str = ""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A facility, loan, note, unit or warrant with its provisions.

    ``id`` names it in the file; ``part_of`` is the id of its facility or unit. ``status`` is outstanding, or what ended it:
    repurchased, exchanged, redeemed. ``count``, ``per``, ``strike`` and what follows are of warrants: ``per`` is the
    principal for which one holder gets ``each`` of them.
    """

    id: str
    kind: str
    title: str = ""
    currency: str = "USD"
    part_of: str = ""
    status: str = ""
    ranking: str = ""
    secured: bool | None = None
    commitment: Decimal | None = None
    principal: Decimal | None = None
    outstanding: Decimal | None = None
    issue_price: Decimal | None = None
    closing: date | None = None
    interest_from: date | None = None
    maturity: date | None = None
    due: str = ""
    balloon: date | None = None
    interest_cycle: str = ""
    interest_dates: tuple[str, ...] = ()
    day_count: str = ""
    default_rate: Decimal | None = None
    rates: tuple[RateOption, ...] = ()
    instalments: tuple[Instalments, ...] = ()
    fees: tuple[Fee, ...] = ()
    advances: tuple[Advance, ...] = ()
    liens: tuple[Lien, ...] = ()
    extensions: tuple[Extension, ...] = ()
    redemptions: tuple[Redemption, ...] = ()
    conversion_price: Decimal | None = None
    conversion_rate: Decimal | None = None
    repurchase_price: Decimal | None = None
    reinstatement: bool | None = None
    exchanged_for: str = ""
    exchange_ratio: Decimal | None = None
    tendered: Decimal | None = None
    participation: Decimal | None = None
    count: Decimal | None = None
    each: Decimal | None = None
    per: Decimal | None = None
    strike: Decimal | None = None
    shares_per_warrant: Decimal | None = None
    exercise_from: date | None = None
    exercise_to: date | None = None
    detachable_from: date | None = None
    attached_to: str = ""
    retired_with_note: bool | None = None
