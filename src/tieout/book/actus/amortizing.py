"""Linear and negative amortizers (LAM, NAM): the terms of a loan in instalments come in; its steps go out.

The instalment of a LAM is principal, to which interest comes; that of a NAM holds interest, and what interest leaves of it is
principal, or is added to the principal where interest is more.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tieout.book.actus import loans
from tieout.book.actus.daycount import year_fraction
from tieout.book.actus.errors import TermError
from tieout.book.actus.exact import ZERO, bounded
from tieout.book.actus.moments import Moment
from tieout.book.actus.schedule import Cycle, Period, dates, later
from tieout.book.actus.state import State
from tieout.book.actus.steps import Contract, Functions, Step
from tieout.book.actus.terms import Terms


def steps_lam(contract: Contract) -> list[Step]:
    """The steps of a LAM: principal and interest each have a cycle."""
    principal = contract.due("PR", redemptions(contract))
    return [*loans.steps(contract), *principal, *bases(contract)]


def steps_nam(contract: Contract) -> list[Step]:
    """The steps of a NAM or ANN: interest is due with every instalment, and on dates of its own cycle besides."""
    ends = [contract.maturity] if contract.maturity else []
    interest = loans.capitalised(contract, _interest_dates(contract), ends)
    principal = contract.due("PR", redemptions(contract))
    fixed_ones = [*loans.exchange(contract), *loans.extras(contract), *loans.maturity(contract)]
    return [*fixed_ones, *interest, *principal, *bases(contract)]


def begun_nam(contract: Contract) -> State:
    """The state of a NAM or ANN at the status date."""
    return loans.begun(contract, _interest_dates)


def _interest_dates(contract: Contract) -> list[Moment]:
    return sorted({*loans.interest_dates(contract), *redemptions(contract)})


def redemptions(contract: Contract) -> list[Moment]:
    """The dates of instalments before maturity."""
    terms = contract.terms
    return contract.recurring(terms.redemption, first=loans.first_of(terms, terms.redemption))


def bases(contract: Contract) -> list[Step]:
    """The dates on which the base of interest catches up with the principal (``interestCalculationBase`` NTL)."""
    terms = contract.terms
    if terms.interest_base != "NTL":
        return []
    return contract.due("IPCB", contract.recurring(terms.base, first=loans.first_of(terms, terms.base)))


def maturity_lam(terms: Terms) -> Moment:
    """The date of the last instalment where no maturity is stated: principal over instalment, rounded up."""
    if terms.next_redemption is None:
        raise TermError(
            "maturityDate", "is missing, and so is nextPrincipalRedemptionPayment: one of the two is needed"
        )
    return _after(terms, terms.notional / terms.next_redemption)


def maturity_nam(terms: Terms) -> Moment:
    """The same for instalments that hold interest, as the standard has it: by the interest of the first period.

    It is an estimate: rates that rise, or interest that is capitalised, leave more to pay at maturity.
    """
    instalment, step, first = terms.next_redemption, period(terms), first_redemption(terms)
    if instalment is None:
        raise TermError(
            "maturityDate", "is missing, and so is nextPrincipalRedemptionPayment: one of the two is needed"
        )
    following = later(first, step, 1, terms.end_of_month) or first
    interest = terms.notional * (terms.rate or ZERO) * year_fraction(terms.day_count, first, following)
    if instalment <= interest:
        raise TermError(
            "nextPrincipalRedemptionPayment", "does not cover the interest, so the loan has no end: state maturityDate"
        )
    return _after(terms, terms.notional / (instalment - interest))


def first_redemption(terms: Terms) -> Moment:
    """The first date of an instalment."""
    first = terms.redemption.anchor or loans.first_of(terms, terms.redemption)
    if first is None:
        raise TermError(
            "cycleAnchorDateOfPrincipalRedemption", "is missing, and a cycle after initialExchangeDate is no date"
        )
    return first


def period(terms: Terms) -> Period:
    """The time from instalment to instalment."""
    if terms.redemption.cycle is None:
        raise TermError("cycleOfPrincipalRedemption", "is missing")
    return terms.redemption.cycle.period


def _after(terms: Terms, instalments: Fraction) -> Moment:
    """The date of the last of so many instalments, counted from the status date."""
    number = -((-instalments.numerator) // instalments.denominator)
    first, step = first_redemption(terms), period(terms)
    every = Cycle(step, long_stub=False)
    past = len(dates(terms.redemption.field, first, every, None, terms.status_date, terms.end_of_month))
    last = later(first, step, past + max(number, 1) - 1, terms.end_of_month)
    if last is None:
        raise TermError("nextPrincipalRedemptionPayment", f"takes {number:,} instalments, past the last year there is")
    return last


def completed_lam(contract: Contract) -> Contract:
    """The contract with its instalment: as stated, or the principal in equal parts over the dates left and maturity."""
    terms = contract.terms
    if terms.next_redemption is not None:
        return contract
    left = sum(each > terms.status_date for each in redemptions(replace(contract, horizon=None)))
    return replace(contract, terms=replace(terms, next_redemption=terms.notional / (left + 1)))


def pof_pr_lam(state: State, _: Step, contract: Contract) -> Fraction:
    """The instalment, or what is left if that is less."""
    sign = contract.terms.sign
    return state.notional_scaling * sign * min(sign * state.next_redemption, sign * state.notional)


def stf_pr_lam(state: State, _: Step, contract: Contract) -> State:
    """So much less is owed."""
    sign = contract.terms.sign
    paid = sign * min(sign * state.next_redemption, sign * state.notional)
    return loans.with_notional(state, state.notional - paid, contract)


def _principal(state: State, contract: Contract) -> Fraction:
    sign = contract.terms.sign
    return sign * min(sign * (state.next_redemption - state.accrued_interest), sign * state.notional)


def pof_pr_nam(state: State, _: Step, contract: Contract) -> Fraction:
    """What interest leaves of the instalment (below zero where it leaves nothing), or what is left if that is less."""
    return state.notional_scaling * _principal(state, contract)


def stf_pr_nam(state: State, _: Step, contract: Contract) -> State:
    """So much less is owed, or more where the instalment did not cover the interest."""
    return loans.with_notional(state, bounded(state.notional - _principal(state, contract)), contract)


def stf_ipcb(state: State, _: Step, __: Contract) -> State:
    """Interest is counted on what is owed now."""
    return replace(state, base=state.notional)


LAM: Functions = loans.FUNCTIONS | {"PR": (pof_pr_lam, stf_pr_lam), "IPCB": (loans.nothing, stf_ipcb)}
NAM: Functions = loans.FUNCTIONS | {"PR": (pof_pr_nam, stf_pr_nam), "IPCB": (loans.nothing, stf_ipcb)}
