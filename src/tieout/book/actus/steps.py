"""The nouns of a run: steps that are due, the contract they belong to, and the events that come of them.

A step is what the standard calls an event before it has a payoff. ``ORDER`` is the order of steps of one moment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction

from tieout.book.actus.daycount import year_fraction
from tieout.book.actus.exact import ZERO
from tieout.book.actus.moments import Moment
from tieout.book.actus.observed import Observed
from tieout.book.actus.schedule import dates
from tieout.book.actus.state import Running, State
from tieout.book.actus.terms import Recurrence, Terms

ORDER = (
    *("IED", "PR", "PI", "PP", "FP", "IP", "IPCI", "RRF", "RR", "PRF", "DV", "PRD"),
    *("TD", "SC", "IPCB", "MD", "XD", "IP of exercise", "STD", "AD"),
)
"""Interest that is settled with an exercise follows it, though other interest precedes it."""

_FARTHEST_MOVE = timedelta(days=3)
_RANK = {kind: rank for rank, kind in enumerate(ORDER)}


@dataclass(frozen=True, slots=True)
class Step:
    """Something due: ``date`` is when it is paid, ``reckoned`` up to when interest is counted, ``due`` before either was moved.

    ``value`` is what only this step knows: an observed amount, the payment or rate of a stretch of a LAX.
    """

    kind: str
    due: Moment
    date: Moment
    reckoned: Moment
    value: Fraction = ZERO

    @property
    def order(self) -> tuple[Moment, Moment, int]:
        """What steps are put in order by."""
        return self.date, self.reckoned, _RANK[self.kind]


@dataclass(frozen=True, slots=True)
class Contract:
    """Terms with what has been observed; ``economic`` where the run follows the money and not the reference vectors.

    ``maturity`` is the stated or the computed one. ``horizon`` is the last moment that can matter: the end asked for or the
    termination, whichever comes first.
    """

    terms: Terms
    observed: Observed
    maturity: Moment | None
    horizon: Moment | None
    economic: bool

    def years(self, start: Moment, end: Moment) -> Fraction:
        """The fraction of a year by the contract's day count."""
        return year_fraction(self.terms.day_count, start, end, self.maturity)

    def due(self, kind: str, moments: Iterable[Moment], value: Fraction = ZERO) -> list[Step]:
        """Steps of one kind on dates of a cycle, which move off days that are no business days, but never before the loan."""
        shift, start = self.terms.shift, self.terms.initial_exchange
        found = []
        for each in moments:
            paid, reckoned = shift.paid(each), shift.reckoned(each)
            if start and paid < start <= each:
                paid, reckoned = start, max(reckoned, start)
            found.append(Step(kind, each, paid, reckoned, value))
        return found

    def recurring(self, recurrence: Recurrence, *, first: Moment | None = None) -> list[Moment]:
        """The dates of a cycle before maturity; without an anchor they begin at ``first``.

        A few days past the horizon are among them, since a convention may move those to before it.
        """
        terms, horizon = self.terms, self.horizon
        anchor = recurrence.anchor or (first if recurrence.cycle else None)
        reach = horizon and horizon.on(horizon.day + _FARTHEST_MOVE)
        return dates(recurrence.field, anchor, recurrence.cycle, self.maturity, reach, terms.end_of_month)


@dataclass(frozen=True, slots=True)
class Event:
    """One step done: what was paid, and the state after it."""

    step: Step
    payoff: Fraction
    state: State


def fixed(kind: str, moment: Moment, value: Fraction = ZERO) -> Step:
    """A step on a date that does not move."""
    return Step(kind, moment, moment, moment, value)


def accrued(state: State, now: Moment, contract: Contract) -> State:
    """The state with interest and fees counted up to a moment."""
    terms = contract.terms
    if now == state.status_date:
        return state
    interest = state.interest or Running(state.status_date, state.accrued_interest)
    fee = state.fee or Running(state.status_date, state.fee_accrued)
    grown = interest.before + state.rate * state.base * contract.years(interest.since, now)
    fees = state.fee_accrued
    if terms.fee_rate and terms.fee_basis == "N":
        fees = fee.before + terms.fee_rate * state.notional * contract.years(fee.since, now)
    return replace(state, status_date=now, accrued_interest=grown, fee_accrued=fees, interest=interest, fee=fee)


def resumed(before: State, after: State) -> State:
    """The state after a step; what it changed accrues anew from here, what it left alone goes on as it was."""
    interest, fee = after.interest, after.fee
    if (before.rate, before.base, before.accrued_interest) != (after.rate, after.base, after.accrued_interest):
        interest = None
    if (before.notional, before.fee_accrued) != (after.notional, after.fee_accrued):
        fee = None
    return replace(after, interest=interest, fee=fee)


Payoff = Callable[[State, Step, Contract], Fraction]
Transition = Callable[[State, Step, Contract], State]
Functions = dict[str, tuple[Payoff, Transition]]
"""Of each kind of step the payoff (POF in the standard) and the state transition (STF).

Both are given the state as accrued up to the step, which the standard writes out in each of them.
"""
