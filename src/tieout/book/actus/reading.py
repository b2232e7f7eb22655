"""A dictionary in the standard's names comes in; Terms go out, or a TermError that names every field that is wrong.

Nothing is passed over: a term that does not belong to the contract type, or that this package does not know, is refused,
since a run without it would be of another contract.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Any

from tieout.book.actus import exact, schedule
from tieout.book.actus.errors import TermError
from tieout.book.actus.fields import ARRAYS, CYCLES, FIELDS, NEEDED, SIGNS, Field, date, one_of
from tieout.book.actus.terms import Bounds, Recurrence, Stretch, Terms

_ATTRIBUTES = {
    "InterestPayment": "interest",
    "PrincipalRedemption": "redemption",
    "InterestCalculationBase": "base",
    "RateReset": "reset",
    "Fee": "fee",
    "ScalingIndex": "scaling",
    "DividendPayment": "dividend",
}
_STRETCHES = {"InterestPayment": "interests", "PrincipalRedemption": "redemptions", "RateReset": "rates"}
_KINDS = {"arrayIncreaseDecrease": one_of("INC", "DEC"), "arrayFixedVariable": one_of("FIX", "VAR")}
_BOUNDS = ("period_floor", "period_cap", "life_floor", "life_cap")


class _Problems:
    """What went wrong so far, so that all of it is told at once."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []

    def add(self, field: str, message: str) -> None:
        self.found.append((field, message))

    def read(self, field: str, given: object, reader: Callable[[str, object], Any]) -> Any:  # noqa: ANN401
        try:
            return reader(field, given)
        except TermError as wrong:
            self.found.extend(wrong.problems)
            return None

    def settle(self) -> None:
        if self.found:
            first, *more = self.found
            raise TermError(*first, *more)


def read(given: object) -> Terms:
    """The terms of a contract, as the reference vectors name them; null and empty values count as not stated."""
    if not isinstance(given, Mapping):
        raise TermError("terms", "are not a mapping of names to values")
    kind = given.get("contractType")
    if not isinstance(kind, str) or kind not in FIELDS:
        raise TermError("contractType", f"unknown: {kind!r}; known are {', '.join(FIELDS)}")
    stated = {name: value for name, value in given.items() if not _empty(value)}
    problems = _Problems()
    for name in NEEDED[kind]:
        if name not in stated:
            problems.add(name, f"is missing; a {kind} needs it")
    values = _plain(kind, stated, problems)
    if kind == "LAX":
        values.update(_arrays(stated, problems))
    problems.settle()
    terms = Terms(**_gathered(values))
    _agree(terms, problems)
    problems.settle()
    return terms


def _empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _plain(kind: str, stated: Mapping[str, Any], problems: _Problems) -> dict[str, Any]:
    fields = FIELDS[kind]
    cycles = {f"cycleAnchorDateOf{name}": name for name in CYCLES[kind]} | {
        f"cycleOf{name}": name for name in CYCLES[kind]
    }
    arrays = _array_names() if kind == "LAX" else ()
    values: dict[str, Any] = {}
    for name, value in stated.items():
        if name in fields:
            _put(values, fields[name], problems.read(name, value, fields[name].read), value)
        elif name not in cycles and name not in arrays:
            problems.add(str(name), f"is no term of a {kind} that is known here, and is not passed over")
    for name in CYCLES[kind]:
        anchor, cycle = stated.get(f"cycleAnchorDateOf{name}"), stated.get(f"cycleOf{name}")
        values[_ATTRIBUTES[name]] = Recurrence(
            name,
            None if anchor is None else problems.read(f"cycleAnchorDateOf{name}", anchor, date),
            None if cycle is None else problems.read(f"cycleOf{name}", cycle, schedule.cycle),
        )
    return values


def _put(values: dict[str, Any], field: Field, read: object, value: object) -> None:
    if field.attribute == "structure":
        values["underlying"] = _underlying(value)
    elif field.attribute:
        values[field.attribute] = read


def _underlying(structure: object) -> str | None:
    """The market object that an option is written on: ``[{"object": {"marketObjectCode": ...}, "referenceRole": "UDL"}]``."""
    for reference in structure if isinstance(structure, list) else []:
        if isinstance(reference, Mapping) and reference.get("referenceRole") == "UDL":
            underlying = reference.get("object")
            code = underlying.get("marketObjectCode") if isinstance(underlying, Mapping) else None
            return code if isinstance(code, str) else None
    return None


def _gathered(values: dict[str, Any]) -> dict[str, Any]:
    """The values by attribute of Terms; what several terms make together is made."""
    values["sign"] = SIGNS[values.pop("role")]
    values["shift"] = schedule.Shift(values.pop("calendar", "NC"), values.pop("convention", "NOS"))
    values["end_of_month"] = values.pop("month_ends", "SD") == "EOM"
    values["bounds"] = Bounds(**{name: values.pop(name, None) for name in _BOUNDS})
    values.pop("delivery", None)
    return values


def _array_names() -> set[str]:
    names = {f"array{part}Of{name}" for name in ARRAYS for part in ("CycleAnchorDate", "Cycle")}
    return names | {name for pair in ARRAYS.values() for name in pair if name}


def _arrays(stated: Mapping[str, Any], problems: _Problems) -> dict[str, tuple[Stretch, ...]]:
    return {_STRETCHES[name]: _stretches(name, *ARRAYS[name], stated, problems) for name in ARRAYS}


def _stretches(
    name: str, amounts: str | None, kinds: str | None, stated: Mapping[str, Any], problems: _Problems
) -> tuple[Stretch, ...]:
    """The stretches of one array; a single value stands for an array of one, every array must be as long as the anchors'."""
    anchors = _listed(stated.get(f"arrayCycleAnchorDateOf{name}"))
    columns: list[list[Any]] = []
    for field in (f"arrayCycleOf{name}", amounts, kinds):
        column = _listed(stated.get(field)) if field else []
        if column and len(column) != len(anchors):
            problems.add(str(field), f"has {len(column)} values for {len(anchors)} anchor dates")
            return ()
        if field and field in {amounts, kinds} and anchors and not column:
            problems.add(field, "is missing")
            return ()
        columns.append(column or [None] * len(anchors))
    found = []
    for anchor, cycle, amount, kind in zip(anchors, *columns, strict=True):
        begins = problems.read(f"arrayCycleAnchorDateOf{name}", anchor, date)
        each = None if _empty(cycle) else problems.read(f"arrayCycleOf{name}", cycle, schedule.cycle)
        value: Fraction = problems.read(str(amounts), amount, exact.number) if amounts else exact.ZERO
        what: str = problems.read(str(kinds), kind, _KINDS[kinds]) if kinds else ""
        found.append(Stretch(Recurrence(name, begins, each), value, what))
    begun = [stretch.recurrence.anchor for stretch in found if stretch.recurrence.anchor]
    if any(second <= first for first, second in pairwise(begun)):
        problems.add(f"arrayCycleAnchorDateOf{name}", "the dates do not rise")
    return tuple(found)


def _listed(value: object) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _agree(terms: Terms, problems: _Problems) -> None:
    """Whether the terms can all hold; says of each pair that cannot which field to look at."""
    starts, ends = terms.initial_exchange, terms.maturity
    if starts and ends and ends <= starts:
        problems.add("maturityDate", f"{ends.day} is not after initialExchangeDate {starts.day}")
    for field, moment in (
        ("purchaseDate", terms.purchase),
        ("capitalizationEndDate", terms.capitalization_end),
        ("cycleAnchorDateOfInterestPayment", terms.interest.anchor),
        ("cycleAnchorDateOfPrincipalRedemption", terms.redemption.anchor),
    ):
        if moment and ends and moment > ends:
            problems.add(field, f"{moment.day} is after maturityDate {ends.day}")
    for field, moment in (("purchaseDate", terms.purchase), ("terminationDate", terms.termination)):
        if moment and starts and moment < starts:
            problems.add(field, f"{moment.day} is before initialExchangeDate {starts.day}")
    if terms.purchase and terms.termination and terms.termination <= terms.purchase:
        problems.add("terminationDate", f"{terms.termination.day} is not after purchaseDate {terms.purchase.day}")
    if terms.amortization and starts and terms.amortization <= starts:
        problems.add("amortizationDate", f"{terms.amortization.day} is not after initialExchangeDate {starts.day}")
    if terms.notional < 0:
        problems.add("notionalPrincipal", "is negative; who owes is told by contractRole")
    if terms.next_redemption is not None and terms.next_redemption <= 0:
        problems.add("nextPrincipalRedemptionPayment", "is not above zero")
    _agree_markets(terms, problems)


def _agree_markets(terms: Terms, problems: _Problems) -> None:
    variable = any(stretch.kind == "VAR" for stretch in terms.rates)
    if (
        (terms.reset or variable)
        and terms.market is None
        and not (terms.reset.cycle is None and terms.next_rate is not None)
    ):
        problems.add("marketObjectCodeOfRateReset", "is missing; the rate is reset to it")
    if terms.dividend and terms.dividend_market is None:
        problems.add("marketObjectCodeOfDividends", "is missing; the dividends are observed under it")
    if terms.scaling and terms.scaling_effect != "OOO":
        if terms.scaling_market is None:
            problems.add("marketObjectCodeOfScalingIndex", "is missing; amounts are scaled by it")
        if not terms.scaling_start:
            problems.add("scalingIndexAtContractDealDate", "is missing or zero; amounts are scaled from it")
    if terms.fee and terms.fee_rate is None:
        problems.add("feeRate", "is missing; a fee falls due by cycleOfFee")
    if terms.interest_base == "NTL" and not terms.base:
        problems.add("cycleOfInterestCalculationBase", "is missing; the base NTL is set by it")
    if terms.contract_type == "OPTNS":
        if terms.underlying is None:
            problems.add("contractStructure", "names no marketObjectCode under the role UDL")
        if terms.option_type == "CP" and terms.second_strike is None:
            problems.add("optionStrike2", "is missing; an option of type CP has two strikes")
        if (terms.exercise_date is None) != (terms.exercise_amount is None):
            problems.add("exerciseAmount", "goes together with exerciseDate")
