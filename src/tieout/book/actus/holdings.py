"""Shares and cash (STK, CSH): terms come in; the steps of what is simply held go out."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tieout.book.actus import loans
from tieout.book.actus.errors import TermError
from tieout.book.actus.state import State
from tieout.book.actus.steps import Contract, Functions, Step


def steps_stk(contract: Contract) -> list[Step]:
    """Purchase, dividends and termination."""
    dividend = contract.terms.dividend
    if dividend.cycle is not None and dividend.anchor is None:
        raise TermError("cycleAnchorDateOfDividendPayment", "is missing; the cycle begins at it")
    return [*loans.exchange(contract), *contract.due("DV", contract.recurring(dividend))]


def steps_csh(_: Contract) -> list[Step]:
    """Cash has no steps of its own: what is observed (AD) is all."""
    return []


def begun_stk(contract: Contract) -> State:
    """A share has no principal."""
    return State(contract.terms.status_date)


def begun_csh(contract: Contract) -> State:
    """Cash is there."""
    terms = contract.terms
    return replace(State(terms.status_date), notional=terms.sign * terms.notional)


def pof_dv(_: State, step: Step, contract: Contract) -> Fraction:
    """The dividend, as observed for the whole holding."""
    terms = contract.terms
    return terms.sign * contract.observed.value(
        "marketObjectCodeOfDividends", terms.dividend_market, step.due, step.date
    )


STK: Functions = {
    "PRD": loans.FUNCTIONS["PRD"],
    "DV": (pof_dv, loans.unchanged),
    "TD": loans.FUNCTIONS["TD"],
    "AD": loans.FUNCTIONS["AD"],
}
CSH: Functions = {"AD": loans.FUNCTIONS["AD"]}
