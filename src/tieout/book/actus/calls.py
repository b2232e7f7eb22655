"""Money at call and undefined maturities (CLM, UMP): terms and what happened come in; steps go out.

Neither knows its end when it begins. Drawings (PI) and repayments (PR) are observed. Interest is capitalised by its cycle; a
CLM pays the rest at maturity, or when it is called (XD): notice given, it is settled (STD) after ``xDayNotice``.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tieout.book.actus import loans, stepped
from tieout.book.actus.errors import TermError
from tieout.book.actus.exact import ZERO
from tieout.book.actus.moments import Moment
from tieout.book.actus.observed import Occurrence
from tieout.book.actus.schedule import AT_ONCE, later
from tieout.book.actus.state import State
from tieout.book.actus.steps import Contract, Functions, Step, fixed


def steps_ump(contract: Contract) -> list[Step]:
    """The steps of a UMP. In the vectors its cycle stops short of the day that is asked for; economically it does not."""
    found = [*loans.exchange(contract), *loans.extras(contract), *_capitalised(contract)]
    if contract.economic or contract.terms.termination:
        return found
    return [
        step
        for step in found
        if step.kind != "IPCI" or contract.horizon is None or step.date.day < contract.horizon.day
    ]


def steps_clm(contract: Contract) -> list[Step]:
    """The steps of a CLM, but for those of an exercise."""
    ends = [contract.maturity] if contract.maturity else []
    found = [*loans.exchange(contract), *loans.extras(contract), *_capitalised(contract), *contract.due("IP", ends)]
    return found + loans.maturity(contract)


def _capitalised(contract: Contract) -> list[Step]:
    terms = contract.terms
    if terms.rate is None:
        return []
    return contract.due("IPCI", contract.recurring(terms.interest, first=loans.first_of(terms, terms.interest)))


def called(contract: Contract, calls: list[Occurrence]) -> tuple[Moment, Moment] | None:
    """When the first exercise was, and when it is settled; None where there was none by the end that is asked for."""
    terms = contract.terms
    after = [each.moment for each in calls if each.kind == "XD" and each.moment > terms.status_date]
    if not after or (contract.maturity and min(after) >= contract.maturity):
        return None
    exercise = min(after)
    settlement = later(exercise, terms.notice or AT_ONCE)
    if settlement is None:
        raise TermError("xDayNotice", "leads past the last year there is")
    return exercise, settlement


def with_exercise(contract: Contract, found: list[Step], exercise: Moment, settlement: Moment) -> list[Step]:
    """The steps of a CLM that is called: none of the loan after it, then interest and principal at settlement."""
    settled = contract.due("IP of exercise", [settlement]) + contract.due("STD", [settlement])
    last = settled[0].date if contract.economic else exercise
    kept = [step for step in found if step.date <= last and step.kind != "MD"]
    return [*kept, fixed("XD", exercise), *settled]


def stf_xd(state: State, step: Step, _: Contract) -> State:
    """The call is made."""
    return replace(state, exercise_date=step.date)


def stf_xd_vectors(state: State, step: Step, contract: Contract) -> State:
    """The call is made; where notice parts it from settlement, what has accrued is set aside (clm07 shows none left)."""
    if not contract.terms.notice:
        return stf_xd(state, step, contract)
    aside = state.accrued_interest
    return replace(state, exercise_date=step.date, exercise_amount=aside, accrued_interest=ZERO)


def pof_ip_settled(state: State, _: Step, contract: Contract) -> Fraction:
    """What was set aside at the exercise; economically what has accrued up to settlement."""
    if contract.economic or not contract.terms.notice:
        return state.accrued_interest
    return state.exercise_amount


def stf_std(state: State, step: Step, contract: Contract) -> State:
    """Nothing is left."""
    return replace(loans.stf_md(state, step, contract), exercise_amount=ZERO)


UMP: Functions = loans.FUNCTIONS | {
    "PI": (stepped.pof_pi, stepped.stf_pi),
    "PR": (loans.pof_pp, loans.stf_pp),
}
CLM: Functions = UMP | {
    "XD": (loans.nothing, stf_xd_vectors),
    "IP of exercise": (pof_ip_settled, loans.stf_ip),
    "STD": (loans.pof_md, stf_std),
}
CLM_ECONOMIC: Functions = CLM | {"XD": (loans.nothing, stf_xd)}
