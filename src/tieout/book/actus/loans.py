"""Principal at maturity (PAM): the terms of a loan come in; its steps go out. Also what payoffs all loans share.

Names are the standard's: ``pof_ip`` is POF_IP, the payoff of an interest payment, ``stf_ip`` STF_IP, the state after it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from tieout.book.actus.errors import TermError
from tieout.book.actus.exact import ZERO, bounded, decimal
from tieout.book.actus.moments import Moment
from tieout.book.actus.schedule import later
from tieout.book.actus.state import Running, State
from tieout.book.actus.steps import Contract, Functions, Step, fixed
from tieout.book.actus.terms import Recurrence, Terms


def steps(contract: Contract) -> list[Step]:
    """The steps of a PAM."""
    return [*exchange(contract), *interest(contract), *extras(contract), *maturity(contract)]


def exchange(contract: Contract) -> list[Step]:
    """The initial exchange, purchase and termination."""
    terms = contract.terms
    stated = (("IED", terms.initial_exchange), ("PRD", terms.purchase), ("TD", terms.termination))
    return [fixed(kind, moment) for kind, moment in stated if moment]


def maturity(contract: Contract) -> list[Step]:
    """The repayment of what is left."""
    return contract.due("MD", [contract.maturity] if contract.maturity else [])


def interest(contract: Contract) -> list[Step]:
    """Interest, capitalised up to and on ``capitalizationEndDate`` and paid after; the last is paid at maturity."""
    terms = contract.terms
    if terms.rate is None:
        return []
    ends = [contract.maturity] if contract.maturity else []
    return capitalised(contract, interest_dates(contract), ends)


def interest_dates(contract: Contract) -> list[Moment]:
    """The dates of the cycle of interest, before maturity."""
    terms = contract.terms
    return contract.recurring(terms.interest, first=first_of(terms, terms.interest))


def capitalised(contract: Contract, moments: list[Moment], ends: list[Moment]) -> list[Step]:
    """Dates of interest parted into those that are capitalised (IPCI) and those that are paid (IP)."""
    until = contract.terms.capitalization_end
    if until is None:
        return contract.due("IP", [*moments, *ends])
    before = [*(each for each in moments if each < until), until]
    return contract.due("IPCI", before) + contract.due("IP", [each for each in (*moments, *ends) if each > until])


def extras(contract: Contract) -> list[Step]:
    """Rate resets, fees and scaling: what a loan of any shape can have besides."""
    terms = contract.terms
    resets = contract.recurring(terms.reset, first=first_of(terms, terms.reset))
    fees = contract.recurring(terms.fee, first=first_of(terms, terms.fee))
    scalings = (
        [] if terms.scaling_effect == "OOO" else contract.recurring(terms.scaling, first=first_of(terms, terms.scaling))
    )
    last_fee = [contract.maturity] if contract.maturity and terms.fee else []
    found = contract.due("FP", [*fees, *last_fee]) + contract.due("SC", scalings)
    coming = [each for each in contract.due("RR", resets) if each.date > terms.status_date]
    if coming and terms.next_rate is not None:
        coming[0] = replace(coming[0], kind="RRF", value=terms.next_rate)
    return found + coming


def first_of(terms: Terms, recurrence: Recurrence) -> Moment | None:
    """Where a cycle without an anchor begins: one period after the initial exchange."""
    if recurrence.cycle is None or terms.initial_exchange is None:
        return None
    return later(terms.initial_exchange, recurrence.cycle.period)


def begun(contract: Contract, interest_due: Callable[[Contract], list[Moment]] = interest_dates) -> State:
    """The state at the status date: nothing yet, or the loan as terms state it where it was exchanged by then.

    Where terms do not state what has accrued, the vectors begin with nothing; economically interest runs from the last of
    the dates on which it was due.
    """
    terms = contract.terms
    nothing = State(terms.status_date, notional_scaling=terms.notional_scaling, interest_scaling=terms.interest_scaling)
    if terms.initial_exchange is None or terms.initial_exchange > terms.status_date:
        return nothing
    state = _lent(nothing, contract)
    stated = terms.accrued_interest
    if stated is None and contract.economic:
        past = [terms.shift.reckoned(each) for each in interest_due(contract) if each <= terms.status_date]
        started = max([terms.initial_exchange, *past])
        grown = state.rate * state.base * contract.years(started, terms.status_date)
        return replace(state, accrued_interest=grown, interest=Running(started), fee_accrued=terms.fee_accrued)
    return replace(state, accrued_interest=terms.sign * (stated or ZERO), fee_accrued=terms.fee_accrued)


def _lent(state: State, contract: Contract) -> State:
    terms = contract.terms
    notional = terms.sign * terms.notional
    base = notional if terms.base_amount is None or terms.interest_base == "NT" else terms.sign * terms.base_amount
    return replace(
        state,
        notional=notional,
        rate=terms.rate or ZERO,
        base=base,
        next_redemption=terms.sign * (terms.next_redemption or ZERO),
    )


def nothing(_: State, __: Step, ___: Contract) -> Fraction:
    """No payment."""
    return ZERO


def unchanged(state: State, _: Step, __: Contract) -> State:
    """Interest accrued, and nothing else."""
    return state


def pof_ied(_: State, __: Step, contract: Contract) -> Fraction:
    """The principal is paid out, less a discount or with a premium."""
    terms = contract.terms
    return -terms.sign * (terms.notional + terms.premium)


def stf_ied(state: State, step: Step, contract: Contract) -> State:
    """The loan is there; interest that its terms count from an earlier date is accrued at once."""
    terms = contract.terms
    state = _lent(state, contract)
    if terms.accrued_interest is not None:
        return replace(state, accrued_interest=terms.sign * terms.accrued_interest)
    anchor = terms.interest.anchor
    if anchor and anchor < step.reckoned:
        return replace(state, accrued_interest=state.rate * state.base * contract.years(anchor, step.reckoned))
    return replace(state, accrued_interest=ZERO)


def pof_ip(state: State, _: Step, __: Contract) -> Fraction:
    """What has accrued."""
    return state.interest_scaling * state.accrued_interest


def stf_ip(state: State, _: Step, __: Contract) -> State:
    """Nothing is accrued any more."""
    return replace(state, accrued_interest=ZERO)


def stf_ipci(state: State, _: Step, contract: Contract) -> State:
    """What has accrued becomes principal."""
    return with_notional(
        replace(state, accrued_interest=ZERO), bounded(state.notional + state.accrued_interest), contract
    )


def with_notional(state: State, notional: Fraction, contract: Contract) -> State:
    """Another principal; the base of interest follows it where the terms say so (NT)."""
    base = notional if contract.terms.interest_base == "NT" else state.base
    return replace(state, notional=notional, base=base)


def pof_fp(state: State, _: Step, contract: Contract) -> Fraction:
    """The fee: an amount of its own (A), or what has accrued on the principal (N)."""
    terms = contract.terms
    return terms.sign * (terms.fee_rate or ZERO) if terms.fee_basis == "A" else state.fee_accrued


def stf_fp(state: State, _: Step, __: Contract) -> State:
    """No fee is accrued any more."""
    return replace(state, fee_accrued=ZERO)


def pof_prd(state: State, _: Step, contract: Contract) -> Fraction:
    """The price and the interest accrued are paid to who sold."""
    return -contract.terms.sign * (contract.terms.purchase_price + _priced(state, contract))


def pof_td(state: State, _: Step, contract: Contract) -> Fraction:
    """The price and the interest accrued are received for what is sold."""
    return contract.terms.sign * (contract.terms.termination_price + _priced(state, contract))


def _priced(state: State, contract: Contract) -> Fraction:
    """The interest that goes with a price. The standard adds it with its sign, so that for who owes it lowers the price."""
    return contract.terms.sign * state.accrued_interest if contract.economic else state.accrued_interest


def pof_md(state: State, _: Step, __: Contract) -> Fraction:
    """What is left of the principal, and whatever has accrued."""
    return state.notional_scaling * state.notional + state.interest_scaling * state.accrued_interest + state.fee_accrued


def stf_md(state: State, _: Step, __: Contract) -> State:
    """Nothing is left."""
    return replace(state, notional=ZERO, base=ZERO, accrued_interest=ZERO, fee_accrued=ZERO)


def pof_pp(_: State, step: Step, contract: Contract) -> Fraction:
    """What is prepaid, as observed."""
    return contract.terms.sign * step.value


def stf_pp(state: State, step: Step, contract: Contract) -> State:
    """So much less is owed."""
    left = contract.terms.sign * state.notional - step.value
    if left < 0:
        raise TermError("eventsObserved", f"on {step.due.day} {decimal(step.value)} is paid back, more than is owed")
    return with_notional(state, contract.terms.sign * left, contract)


def stf_rr(state: State, step: Step, contract: Contract) -> State:
    """The rate observed, times the multiplier, plus the spread; held to its bounds."""
    terms = contract.terms
    seen = contract.observed.value("marketObjectCodeOfRateReset", terms.market, step.due, step.date)
    return replace(state, rate=_held(seen * terms.multiplier + terms.spread, state.rate, terms))


def _held(rate: Fraction, before: Fraction, terms: Terms) -> Fraction:
    bounds = terms.bounds
    change = rate - before
    if bounds.period_floor is not None:
        change = max(change, bounds.period_floor)
    if bounds.period_cap is not None:
        change = min(change, bounds.period_cap)
    rate = before + change
    if bounds.life_floor is not None:
        rate = max(rate, bounds.life_floor)
    return rate if bounds.life_cap is None else min(rate, bounds.life_cap)


def stf_rrf(state: State, step: Step, _: Contract) -> State:
    """The rate that the terms give."""
    return replace(state, rate=step.value)


def stf_sc(state: State, step: Step, contract: Contract) -> State:
    """Interest, principal or both are scaled by the index as it stands against its start."""
    terms = contract.terms
    seen = contract.observed.value("marketObjectCodeOfScalingIndex", terms.scaling_market, step.due, step.date)
    ratio = seen / (terms.scaling_start or seen)
    return replace(
        state,
        interest_scaling=ratio if "I" in terms.scaling_effect else state.interest_scaling,
        notional_scaling=ratio if "N" in terms.scaling_effect else state.notional_scaling,
    )


FUNCTIONS: Functions = {
    "IED": (pof_ied, stf_ied),
    "IP": (pof_ip, stf_ip),
    "IPCI": (nothing, stf_ipci),
    "FP": (pof_fp, stf_fp),
    "PP": (pof_pp, stf_pp),
    "RR": (nothing, stf_rr),
    "RRF": (nothing, stf_rrf),
    "SC": (nothing, stf_sc),
    "PRD": (pof_prd, unchanged),
    "TD": (pof_td, stf_md),
    "MD": (pof_md, stf_md),
    "AD": (nothing, unchanged),
}
