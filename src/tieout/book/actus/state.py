"""The state of a contract between two events: what is owed, at what rate, and what has accrued."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tieout.book.actus.exact import ONE, ZERO
from tieout.book.actus.moments import Moment


@dataclass(frozen=True, slots=True)
class State:
    """Amounts are signed as seen by the party of the contract: positive is owed to it, negative it owes.

    ``status_date`` is the moment up to which interest is counted. ``base`` is the amount that interest is counted on,
    ``next_redemption`` the payment that falls due next (in NAM and ANN interest included).
    """

    status_date: Moment
    notional: Fraction = ZERO
    rate: Fraction = ZERO
    accrued_interest: Fraction = ZERO
    fee_accrued: Fraction = ZERO
    notional_scaling: Fraction = ONE
    interest_scaling: Fraction = ONE
    base: Fraction = ZERO
    next_redemption: Fraction = ZERO
    exercise_date: Moment | None = None
    exercise_amount: Fraction = ZERO
