"""What a contract provides, as one frozen noun; ``reading.py`` makes it of a dictionary in the standard's names."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tieout.book.actus.exact import ONE, ZERO
from tieout.book.actus.moments import Moment
from tieout.book.actus.schedule import AT_ONCE, UNMOVED, Cycle, Period, Shift


@dataclass(frozen=True, slots=True)
class Recurrence:
    """When something comes again: ``name`` is the standard's (``InterestPayment``), as in ``cycleOfInterestPayment``."""

    name: str
    anchor: Moment | None = None
    cycle: Cycle | None = None

    def __bool__(self) -> bool:
        return self.anchor is not None or self.cycle is not None

    @property
    def field(self) -> str:
        """The field to name when it gives too many dates."""
        return f"cycleOf{self.name}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One place of the arrays of a LAX: what begins at ``recurrence`` and lasts until the next stretch begins.

    ``amount`` is a payment or a rate; ``kind`` is ``INC`` or ``DEC`` of a payment, ``FIX`` or ``VAR`` of a rate.
    """

    recurrence: Recurrence
    amount: Fraction = ZERO
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a new rate is held to: the change at one reset, and the rate over the life."""

    period_floor: Fraction | None = None
    period_cap: Fraction | None = None
    life_floor: Fraction | None = None
    life_cap: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one contract, checked each by itself and against the others; what is None is not stated.

    ``sign`` is 1 for who is to be paid (or holds), -1 for who owes. Rates are fractions of one, amounts in ``currency``.
    """

    contract_type: str
    sign: int
    currency: str
    status_date: Moment
    contract: str = ""
    notional: Fraction = ZERO
    rate: Fraction | None = None
    accrued_interest: Fraction | None = None
    day_count: str = "AA"
    shift: Shift = UNMOVED
    end_of_month: bool = False
    initial_exchange: Moment | None = None
    maturity: Moment | None = None
    amortization: Moment | None = None
    premium: Fraction = ZERO
    purchase: Moment | None = None
    purchase_price: Fraction = ZERO
    termination: Moment | None = None
    termination_price: Fraction = ZERO
    interest: Recurrence = Recurrence("InterestPayment")
    capitalization_end: Moment | None = None
    redemption: Recurrence = Recurrence("PrincipalRedemption")
    next_redemption: Fraction | None = None
    interest_base: str = "NT"
    base_amount: Fraction | None = None
    base: Recurrence = Recurrence("InterestCalculationBase")
    reset: Recurrence = Recurrence("RateReset")
    market: str | None = None
    multiplier: Fraction = ONE
    spread: Fraction = ZERO
    next_rate: Fraction | None = None
    fixing: Period = AT_ONCE
    bounds: Bounds = Bounds()
    fee: Recurrence = Recurrence("Fee")
    fee_rate: Fraction | None = None
    fee_basis: str = "N"
    fee_accrued: Fraction = ZERO
    scaling: Recurrence = Recurrence("ScalingIndex")
    scaling_effect: str = "OOO"
    scaling_market: str | None = None
    scaling_start: Fraction | None = None
    notional_scaling: Fraction = ONE
    interest_scaling: Fraction = ONE
    notice: Period | None = None
    dividend: Recurrence = Recurrence("DividendPayment")
    dividend_market: str | None = None
    underlying: str | None = None
    option_type: str = ""
    exercise_type: str = ""
    strike: Fraction = ZERO
    second_strike: Fraction | None = None
    settlement: Period = AT_ONCE
    exercise_date: Moment | None = None
    exercise_amount: Fraction | None = None
    redemptions: tuple[Stretch, ...] = ()
    interests: tuple[Stretch, ...] = ()
    rates: tuple[Stretch, ...] = ()
