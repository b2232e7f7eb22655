"""Options (OPTNS) settled in cash: terms, prices and an exercise come in; steps go out.

A European option is exercised at maturity where it is worth anything; an American one besides when an exercise is observed.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tieout.book.actus import loans
from tieout.book.actus.errors import TermError
from tieout.book.actus.exact import ZERO
from tieout.book.actus.moments import Moment
from tieout.book.actus.observed import Occurrence
from tieout.book.actus.schedule import later
from tieout.book.actus.state import State
from tieout.book.actus.steps import Contract, Functions, Step, fixed


def steps(contract: Contract, happened: list[Occurrence]) -> list[Step]:
    """Purchase, maturity, exercise and settlement."""
    terms = contract.terms
    assert terms.maturity is not None
    exercise = terms.exercise_date or _early(contract, happened) or terms.maturity
    found = [*loans.exchange(contract), fixed("XD", exercise), *contract.due("STD", [_settled(contract, exercise)])]
    return found if exercise < terms.maturity else [*found, fixed("MD", terms.maturity)]


def _early(contract: Contract, happened: list[Occurrence]) -> Moment | None:
    terms = contract.terms
    found = [each.moment for each in happened if each.kind == "XD"]
    if not found:
        return None
    when = min(found)
    if terms.exercise_type == "E" and when != terms.maturity:
        raise TermError("eventsObserved", f"an exercise on {when.day}: a European option is exercised at maturity only")
    if (terms.maturity and when > terms.maturity) or (terms.purchase and when < terms.purchase):
        raise TermError("eventsObserved", f"an exercise on {when.day} is outside the life of the option")
    return when


def _settled(contract: Contract, exercise: Moment) -> Moment:
    found = later(exercise, contract.terms.settlement)
    if found is None:
        raise TermError("settlementPeriod", "leads past the last year there is")
    return found


def begun(contract: Contract) -> State:
    """Nothing is owed until the option is exercised."""
    terms = contract.terms
    return State(terms.status_date, exercise_date=terms.exercise_date, exercise_amount=terms.exercise_amount or ZERO)


def worth(step: Step, contract: Contract) -> Fraction:
    """What exercise gives on that day: price over strike for a call, strike over price for a put, both for a collar."""
    terms = contract.terms
    price = contract.observed.value("contractStructure", terms.underlying, step.due, step.date)
    call, put = price - terms.strike, (terms.second_strike or terms.strike) - price
    if terms.option_type == "CP":
        return max(call, ZERO) + max(put, ZERO)
    return max(call if terms.option_type == "C" else terms.strike - price, ZERO)


def stf_md(state: State, step: Step, contract: Contract) -> State:
    """An option that is worth anything is exercised."""
    return replace(state, exercise_date=step.date) if worth(step, contract) > 0 else state


def stf_xd(state: State, step: Step, contract: Contract) -> State:
    """What the exercise gives is fixed."""
    amount = worth(step, contract)
    return replace(state, exercise_amount=amount, exercise_date=step.date if amount > 0 else state.exercise_date)


def pof_std(state: State, _: Step, contract: Contract) -> Fraction:
    """What was fixed is paid."""
    return contract.terms.sign * state.exercise_amount


def stf_std(state: State, _: Step, __: Contract) -> State:
    """Nothing is to be paid any more."""
    return replace(state, exercise_amount=ZERO)


FUNCTIONS: Functions = {
    "PRD": loans.FUNCTIONS["PRD"],
    "TD": loans.FUNCTIONS["TD"],
    "MD": (loans.nothing, stf_md),
    "XD": (loans.nothing, stf_xd),
    "STD": (pof_std, stf_std),
    "AD": loans.FUNCTIONS["AD"],
}
