"""Annuities (ANN): the terms of a loan in level payments come in; its steps go out, and the level payment.

An ANN is a NAM whose payment, where none is stated, is set so that the last one leaves nothing, and is set anew (PRF) the day
before the first payment and whenever the rate changes.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from tieout.book.actus import amortizing, loans
from tieout.book.actus.daycount import day_before
from tieout.book.actus.errors import TermError
from tieout.book.actus.exact import ONE, bounded
from tieout.book.actus.moments import Moment
from tieout.book.actus.schedule import dates
from tieout.book.actus.state import State
from tieout.book.actus.steps import Contract, Functions, Step, accrued, fixed, resumed
from tieout.book.actus.terms import Terms


def maturity(terms: Terms) -> Moment:
    """The maturity: as stated, else the date by which payments are to amortise the loan, else by the stated payment."""
    return terms.amortization or amortizing.maturity_nam(terms)


def steps(contract: Contract) -> list[Step]:
    """The steps of a NAM, and those that set the payment."""
    found = amortizing.steps_nam(contract)
    resets = [replace(each, kind="PRF") for each in found if each.kind in {"RR", "RRF"}]
    first = _fixed_on(contract)
    started = contract.terms.initial_exchange
    if contract.terms.next_redemption is None and started and first >= started:
        resets.append(fixed("PRF", first))
    return found + resets


def _fixed_on(contract: Contract) -> Moment:
    """The day before the first payment, wherever a weekend moves that."""
    first = amortizing.first_redemption(contract.terms)
    return day_before(min(first, contract.terms.shift.paid(first)))


def begun(contract: Contract) -> State:
    """The state at the status date, with a level payment where that was set before it."""
    return _with_payment(amortizing.begun_nam(contract), contract, at_once=False)


def stf_ied(state: State, step: Step, contract: Contract) -> State:
    """The loan is there; payments that begin at once are level from the start."""
    return _with_payment(resumed(state, loans.stf_ied(state, step, contract)), contract, at_once=True)


def _with_payment(state: State, contract: Contract, at_once: bool) -> State:
    """The payment is set here only where no step PRF lies ahead."""
    ahead = _fixed_on(contract) > state.status_date
    if contract.terms.next_redemption is not None or ahead or not state.notional:
        return state
    return replace(state, next_redemption=level(state, contract, at_once))


def stf_prf(state: State, _: Step, contract: Contract) -> State:
    """The payment is level from here to the end."""
    return replace(state, next_redemption=level(state, contract))


def level(state: State, contract: Contract, at_once: bool = False) -> Fraction:
    """The payment that, made on every date after the state's (``at_once``: and at it) and at the end, leaves nothing.

    Discounted at the rate of the state over the day counts of the dates as they are paid, the payments are worth what is owed
    with its interest up to the first of them.
    """
    terms = contract.terms
    end = terms.amortization or contract.maturity
    assert end is not None
    anchor, cycle = amortizing.first_redemption(terms), terms.redemption.cycle
    due = [*dates(terms.redemption.field, anchor, cycle, end, None, terms.end_of_month), end]
    reckoned = [step.reckoned for step in contract.due("PR", due)]
    left = [each for each in reckoned if each > state.status_date or (at_once and each == state.status_date)]
    if not left:
        return state.notional + state.accrued_interest
    worth = ONE
    for earlier, next_one in reversed(list(pairwise(left))):
        growth = 1 + state.rate * contract.years(earlier, next_one)
        if growth <= 0:
            raise TermError("nominalInterestRate", "a rate so far below zero leaves no level payment")
        worth = bounded(1 + worth / growth)
    return bounded((state.notional + accrued(state, left[0], contract).accrued_interest) / worth)


FUNCTIONS: Functions = amortizing.NAM | {
    "IED": (loans.pof_ied, stf_ied),
    "PRF": (loans.nothing, stf_prf),
}
