"""The state of a contract between two events: what is owed, at what rate, and what has accrued."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tieout.book.actus.exact import ONE, ZERO
from tieout.book.actus.moments import Moment


@dataclass(frozen=True, slots=True)
class Running:
    """What accrues since a day: ``before`` is what had accrued by then.

    It is kept so that interest is counted in one piece from day to day of change. Counted in pieces it would depend on who
    looks when, since by 30/360 the days of two pieces are not those of the whole.
    """

    since: Moment
    before: Fraction = ZERO


@dataclass(frozen=True, slots=True)
class State:
    """Amounts are signed as seen by the party of the contract: positive is owed to it, negative it owes.

    ``status_date`` is the moment up to which interest is counted; ``interest`` and ``fee`` say since when. ``base`` is the amount that interest is counted on,
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
    interest: Running | None = None
    fee: Running | None = None
    exercise_date: Moment | None = None
    exercise_amount: Fraction = ZERO
