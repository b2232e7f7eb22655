"""Terms, what was observed and an end come in; the events of one contract in order go out.

The recipe of every type: read, put steps in order, count interest up to each, pay, change the state; then leave out what was
before the status date or a purchase, and what comes after the end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tieout.book.actus import amortizing, annuity, calls, holdings, loans, options, stepped
from tieout.book.actus.errors import TermError
from tieout.book.actus.moments import Moment, moment
from tieout.book.actus.observed import Occurrence, occurrences, series
from tieout.book.actus.reading import read
from tieout.book.actus.schedule import LIMIT
from tieout.book.actus.state import State
from tieout.book.actus.steps import Contract, Event, Functions, Step, accrued, fixed, resumed
from tieout.book.actus.terms import Terms


@dataclass(frozen=True, slots=True)
class Family:
    """What sets one contract type apart: its steps, its functions, its state to begin with, its maturity if none is stated.

    ``happens`` are the kinds of events that no term foresees.
    """

    functions: Functions
    steps: Callable[[Contract], list[Step]]
    begun: Callable[[Contract], State] = loans.begun
    maturity: Callable[[Terms], Moment] | None = None
    completed: Callable[[Contract], Contract] | None = None
    happens: tuple[str, ...] = ("AD",)


_LOAN = ("AD", "PP")
FAMILIES: dict[str, Family] = {
    "PAM": Family(loans.FUNCTIONS, loans.steps, happens=_LOAN),
    "LAM": Family(
        amortizing.LAM,
        amortizing.steps_lam,
        maturity=amortizing.maturity_lam,
        completed=amortizing.completed_lam,
        happens=_LOAN,
    ),
    "NAM": Family(amortizing.NAM, amortizing.steps_nam, amortizing.begun_nam, amortizing.maturity_nam, happens=_LOAN),
    "ANN": Family(annuity.FUNCTIONS, annuity.steps, annuity.begun, annuity.maturity, happens=_LOAN),
    "LAX": Family(stepped.FUNCTIONS, stepped.steps, stepped.begun, stepped.maturity, happens=_LOAN),
    "CLM": Family(calls.CLM, calls.steps_clm, happens=("AD", "PI", "PR", "XD")),
    "UMP": Family(calls.UMP, calls.steps_ump, happens=("AD", "PI", "PR")),
    "STK": Family(holdings.STK, holdings.steps_stk, holdings.begun_stk),
    "CSH": Family(holdings.CSH, holdings.steps_csh, holdings.begun_csh),
    "OPTNS": Family(options.FUNCTIONS, lambda _: [], options.begun, happens=("AD", "XD")),
}


def run(
    terms: Mapping[str, Any],
    observed: Mapping[str, Any] | None = None,
    observed_events: Sequence[Mapping[str, Any]] | None = None,
    until: str | None = None,
    *,
    economic: bool = False,
) -> tuple[Terms, list[Event]]:
    """The terms as read and the events in order, amounts exact. Raises TermError where terms or data do not allow a run."""
    contract_terms = read(terms)
    family = FAMILIES[contract_terms.contract_type]
    end = moment("until", until, whole_day=True) if until else None
    if economic and contract_terms.fixing:
        raise TermError(
            "fixingDays", "the vectors observe on the day of the reset; state the value of that day, without fixingDays"
        )
    contract = Contract(
        contract_terms,
        series(observed),
        _maturity(contract_terms, family),
        _earlier(end, contract_terms.termination),
        economic,
    )
    if family.completed:
        contract = family.completed(contract)
    happened = occurrences(observed_events, contract_terms.contract, family.happens)
    _after_start(happened, contract_terms)
    steps = _steps(contract, family, happened)
    if len(steps) > LIMIT:
        raise TermError("contractType", f"the terms give {len(steps):,} events, more than {LIMIT:,}")
    return contract_terms, _done(contract, family, sorted(steps, key=lambda step: step.order), end)


def _after_start(happened: list[Occurrence], terms: Terms) -> None:
    started = terms.initial_exchange
    for each in happened:
        if started and each.kind != "AD" and each.moment < started:
            raise TermError(
                "eventsObserved", f"{each.kind} on {each.moment.day} is before initialExchangeDate {started.day}"
            )


def _maturity(terms: Terms, family: Family) -> Moment | None:
    if terms.maturity is not None or family.maturity is None:
        return terms.maturity
    return family.maturity(terms)


def _earlier(first: Moment | None, second: Moment | None) -> Moment | None:
    both = [each for each in (first, second) if each is not None]
    return min(both) if both else None


def _steps(contract: Contract, family: Family, happened: list[Occurrence]) -> list[Step]:
    kind = contract.terms.contract_type
    if kind == "OPTNS":
        return options.steps(contract, happened) + _observed(happened)
    call = calls.called(contract, happened) if kind == "CLM" else None
    if call is None:
        return family.steps(contract) + _observed(happened)
    exercise, settlement = call
    contract = replace(contract, horizon=_earlier(contract.horizon, settlement))
    return calls.with_exercise(contract, family.steps(contract) + _observed(happened), exercise, settlement)


def _observed(happened: list[Occurrence]) -> list[Step]:
    return [fixed(each.kind, each.moment, each.value) for each in happened if each.kind != "XD"]


def _done(contract: Contract, family: Family, steps: list[Step], end: Moment | None) -> list[Event]:
    functions = calls.CLM_ECONOMIC if contract.economic and family.functions is calls.CLM else family.functions
    terms = contract.terms
    bought = next((step.order for step in steps if step.kind == "PRD" and step.date > terms.status_date), None)
    state = family.begun(contract)
    found: list[Event] = []
    for step in steps:
        if step.date <= terms.status_date or _before_start(step, terms):
            continue
        if end is not None and step.date > end and not _settles(step, found, contract):
            break
        payoff, transition = functions[step.kind]
        before = accrued(state, step.reckoned, contract)
        paid = payoff(before, step, contract)
        state = resumed(before, transition(before, step, contract))
        if bought is None or step.order >= bought:
            found.append(Event(step, paid, state))
        if step.kind in {"TD", "STD"}:
            break
    return found


def _before_start(step: Step, terms: Terms) -> bool:
    """A cycle may be anchored before the loan is there; nothing comes of it until then."""
    started = terms.initial_exchange
    return started is not None and step.date < started and step.kind not in {"AD", "PRD"}


def _settles(step: Step, found: list[Event], contract: Contract) -> bool:
    """In the vectors an exercise is told with its settlement, even where that lies after the end asked for (clm07)."""
    exercised = any(event.step.kind == "XD" for event in found)
    kinds = {"IP of exercise", "STD"}
    return exercised and contract.terms.contract_type == "CLM" and not contract.economic and step.kind in kinds
