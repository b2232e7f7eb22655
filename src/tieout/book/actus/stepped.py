"""Exotic linear amortizers (LAX): arrays of payments, interest and rates come in; the steps of the loan go out.

Each place of an array holds from its anchor date until the next anchor date; a payment raises (INC) or lowers (DEC) what is
owed. A rate is fixed (FIX), or is a spread over what is observed (VAR).
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tieout.book.actus import amortizing, loans
from tieout.book.actus.errors import TermError
from tieout.book.actus.exact import ZERO
from tieout.book.actus.moments import Moment
from tieout.book.actus.schedule import LIMIT, later
from tieout.book.actus.state import State
from tieout.book.actus.steps import Contract, Functions, Step
from tieout.book.actus.terms import Stretch, Terms

KINDS = {"INC": "PI", "DEC": "PR", "FIX": "RRF", "VAR": "RR"}


def maturity(terms: Terms) -> Moment:
    """The date on which the payments have paid back everything, where no maturity is stated."""
    left = terms.notional
    for stretch, following in zip(terms.redemptions, (*terms.redemptions[1:], None), strict=True):
        end = following.recurrence.anchor if following else None
        due = stretch.recurrence.anchor
        each = stretch.recurrence.cycle
        for times in range(1, LIMIT + 1):
            if due is None or (end is not None and due >= end):
                break
            left += stretch.amount if stretch.kind == "INC" else -stretch.amount
            if left <= 0:
                return due
            if each is None or stretch.recurrence.anchor is None or (following is None and stretch.kind == "INC"):
                break
            due = later(stretch.recurrence.anchor, each.period, times, terms.end_of_month)
    raise TermError("maturityDate", "is missing, and the payments of the arrays do not pay back the principal")


def steps(contract: Contract) -> list[Step]:
    """The steps of a LAX."""
    terms = contract.terms
    found = [*loans.exchange(contract), *loans.extras(contract), *loans.maturity(contract)]
    found += _stretched(contract, terms.redemptions)
    found += _stretched(contract, terms.rates)
    ends = [contract.maturity] if contract.maturity else []
    return found + loans.capitalised(contract, _interest_dates(contract), ends)


def begun(contract: Contract) -> State:
    """The state at the status date."""
    return loans.begun(contract, _interest_dates)


def _interest_dates(contract: Contract) -> list[Moment]:
    spans = _spans(contract.terms.interests)
    return [each for stretch, end in spans for each in _within(contract, stretch, end)]


def _stretched(contract: Contract, stretches: tuple[Stretch, ...]) -> list[Step]:
    found = []
    for stretch, end in _spans(stretches):
        found += contract.due(KINDS[stretch.kind], _within(contract, stretch, end), stretch.amount)
    return found


def _spans(stretches: tuple[Stretch, ...]) -> list[tuple[Stretch, Moment | None]]:
    ends = [stretch.recurrence.anchor for stretch in stretches[1:]]
    return list(zip(stretches, (*ends, None), strict=True)) if stretches else []


def _within(contract: Contract, stretch: Stretch, end: Moment | None) -> list[Moment]:
    """The dates of a stretch; the stub of its cycle is that before maturity, not that before the next stretch."""
    found = contract.recurring(stretch.recurrence)
    return found if end is None else [each for each in found if each < end]


def pof_pi(_: State, step: Step, contract: Contract) -> Fraction:
    """What is lent besides."""
    return -contract.terms.sign * step.value


def stf_pi(state: State, step: Step, contract: Contract) -> State:
    """So much more is owed."""
    return loans.with_notional(state, state.notional + contract.terms.sign * step.value, contract)


def pof_pr(state: State, step: Step, contract: Contract) -> Fraction:
    """The payment of its stretch, or what is left if that is less."""
    return amortizing.pof_pr_lam(_paying(state, step, contract), step, contract)


def stf_pr(state: State, step: Step, contract: Contract) -> State:
    """So much less is owed."""
    return amortizing.stf_pr_lam(_paying(state, step, contract), step, contract)


def _paying(state: State, step: Step, contract: Contract) -> State:
    return replace(state, next_redemption=contract.terms.sign * max(step.value, ZERO))


def stf_rr(state: State, step: Step, contract: Contract) -> State:
    """The rate observed, with the spread of its stretch."""
    return loans.stf_rr(state, step, replace(contract, terms=replace(contract.terms, spread=step.value)))


FUNCTIONS: Functions = loans.FUNCTIONS | {
    "PI": (pof_pi, stf_pi),
    "PR": (pof_pr, stf_pr),
    "RR": (loans.nothing, stf_rr),
}
