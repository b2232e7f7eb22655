"""Terms of a contract as the ACTUS standard names them come in; its events go out: what is paid when, and what is left.

``events`` is the door for dictionaries, ``run`` that for exact fractions. What the reference vectors have that money does not
is named in ``docs/actus.md``; ``economic=True`` leaves it out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tieout.book.actus.errors import TermError
from tieout.book.actus.exact import decimal
from tieout.book.actus.run import run
from tieout.book.actus.steps import Event
from tieout.book.actus.terms import Terms

__all__ = ["TermError", "events", "run"]


def events(
    terms: Mapping[str, Any],
    observed: Mapping[str, Any] | None = None,
    observed_events: Sequence[Mapping[str, Any]] | None = None,
    until: str | None = None,
    *,
    economic: bool = False,
) -> list[dict[str, Any]]:
    """The events of one contract in order, in the standard's names.

    ``terms`` are those of one of the types PAM, LAM, NAM, ANN, LAX, CLM, UMP, STK, OPTNS, CSH; ``observed`` holds series by
    market object code, ``observed_events`` what happened and no term foresees (an exercise, a drawing, a prepayment), both in
    the form of the reference vectors. Nothing after ``until`` (inclusive) is told, and nothing is needed for it.

    Dates are strings (``2013-12-31T00:00:00``). Amounts and rates are Decimals with up to twenty places, computed exactly and
    rounded half to even once, here; as seen by the party: positive is received. Raises TermError, which names every field that
    is wrong, where terms or data do not allow a run; nothing is then computed.
    """
    read, found = run(terms, observed, observed_events, until, economic=economic)
    row = _option if read.contract_type == "OPTNS" else _position
    return [row(event, read) for event in found]


def _position(event: Event, terms: Terms) -> dict[str, Any]:
    state = event.state
    return _common(event, terms) | {
        "nominalInterestRate": decimal(state.rate),
        "accruedInterest": decimal(state.accrued_interest),
    }


def _option(event: Event, terms: Terms) -> dict[str, Any]:
    exercised = event.state.exercise_date
    dated = {"exerciseDate": exercised.iso()} if exercised else {}
    return _common(event, terms) | dated | {"exerciseAmount": decimal(event.state.exercise_amount)}


def _common(event: Event, terms: Terms) -> dict[str, Any]:
    return {
        "eventDate": event.step.date.iso(),
        "eventType": event.step.kind.removesuffix(" of exercise"),
        "payoff": decimal(event.payoff),
        "currency": terms.currency,
        "notionalPrincipal": decimal(event.state.notional),
    }
