"""An instrument of an issuer file and what is chosen of it come in; terms as the ACTUS standard names them go out.

A note or loan is a PAM, a revolving credit a UMP; principal follows instalments and events, which the standard observes: a plan
may end before maturity, or follow another, which a LAM may not. Only what is stated becomes a term. Where a rate, a cycle
or a day count is not, no interest is counted, and that is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from tieout.book.debt.instalments import instalment_days
from tieout.book.debt.rates import NO_HISTORY, RateHistory
from tieout.core.errors import UsageError
from tieout.core.instrument import Instrument, RateOption
from tieout.core.issuer import SOME_DAY, DebtEvent
from tieout.core.period import month_and_day, valid

DAY_COUNTS: Final[Mapping[str, str]] = {
    "30/360": "30360", "30E/360": "30E360", "A/360": "A360", "A/365": "A365", "A/A": "AA",
}  # fmt: skip
"""Day counts as the issuer file names them, and as the standard does."""
_DAILY: Final = ("prime", "base rate", "federal funds")
"""Indexes whose changes count from the day on; any other is taken on the first day of each interest period."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What no document decides: whether to extend, which rate is elected, what rates were; and assumptions, named as such."""

    extend: bool = False
    option: str = ""
    history: RateHistory = NO_HISTORY
    day_count: str = ""
    interest_cycle: str = ""
    until: date | None = None
    events: tuple[DebtEvent, ...] = ()


@dataclass(slots=True)
class Contract:
    """Terms, what was observed, and what had to be left out."""

    terms: dict[str, Any]
    observed: dict[str, Any] = field(default_factory=dict)
    events: list[dict[str, Any]] = field(default_factory=list)
    instalments: Counter[date] = field(default_factory=Counter)
    rate: RateOption | None = None
    missing: list[str] = field(default_factory=list)


def contract_of(instrument: Instrument, choice: Choice) -> Contract:
    """The contract of ``instrument``. Raises UsageError where it cannot be run at all: no closing, maturity or principal."""
    closing = _needed(instrument, "closing", instrument.closing)
    maturity = maturity_of(instrument, choice)
    revolving = instrument.kind == "revolver"
    principal = _drawn(instrument, choice) if revolving else _needed(instrument, "principal", instrument.principal)
    contract = Contract(
        {
            "contractID": instrument.id,
            "contractRole": "RPL",
            "currency": instrument.currency,
            "statusDate": _moment(closing - timedelta(days=1)),
            "initialExchangeDate": _moment(closing),
            "maturityDate": _moment(maturity),
            "notionalPrincipal": str(principal),
            "nominalInterestRate": "0",
            "dayCountConvention": "AA",
        }
    )
    contract.terms["contractType"] = "UMP" if revolving else "PAM"
    if revolving:
        del contract.terms["maturityDate"]  # the type has none: ``schedule`` ends it
    reductions = list(_events(contract, instrument, choice.events, revolving))
    if not revolving:
        reductions += _instalments(contract, instrument, principal, maturity)
    contract.events = list(_kept(contract, reductions, principal, revolving))
    _interest(contract, instrument, choice, closing, maturity)
    return contract


def _drawn(instrument: Instrument, choice: Choice) -> Decimal:
    """What was drawn at closing; nothing where drawings are told later. Raises UsageError where no document tells of any."""
    drawings = any(one.instrument == instrument.id and one.act in ("draw", "repay") for one in choice.events)
    if instrument.outstanding is None and instrument.principal is None and not drawings:
        raise UsageError(f"instrument.{instrument.id}: no drawings are known; add `outstanding` at closing, or events of act draw")
    return instrument.outstanding or instrument.principal or Decimal(0)


def maturity_of(instrument: Instrument, choice: Choice) -> date:
    """The day when it falls due, extended as ``choice`` and its events have it."""
    extended = [one.to for one in choice.events if one.act == "extend" and one.to]
    if choice.extend:
        extended += [one.to for one in instrument.extensions if one.to]
        if not extended:
            raise UsageError(f"instrument.{instrument.id} has no extension with a day; --extend has nothing to extend it to")
    stated: date = _needed(instrument, "maturity", instrument.maturity or instrument.balloon)
    return max([stated, *extended])


Change = tuple[date, str, Decimal]
"""A change of principal: the day, the standard's type of event ("" for an instalment), and by how much."""


def _instalments(contract: Contract, instrument: Instrument, principal: Decimal, maturity: date) -> Iterator[Change]:
    """The instalments of every plan that fall due before maturity.

    A loan that is extended goes on with the plan that lasted to its first maturity, and that is told.
    """
    extended = instrument.maturity is not None and maturity > instrument.maturity
    for plan in instrument.instalments:
        amount = plan.amount
        if amount is None and plan.percent is not None:
            amount = principal * plan.percent / 100
        size: Decimal = _needed(instrument, "instalments.amount", amount)
        first: date = _needed(instrument, "instalments.first", plan.first)
        cycle: str = _needed(instrument, "instalments.cycle", plan.cycle)
        last = plan.last
        if extended and last is not None and plan is instrument.instalments[-1]:
            contract.missing.append(f"what is paid after {last}: the instalments go on as before")
            last = None
        for day in instalment_days(first, cycle, maturity - timedelta(days=1), count=plan.count, last=last):
            yield day, "", size


def _events(contract: Contract, instrument: Instrument, events: Iterable[DebtEvent], revolving: bool) -> Iterator[Change]:
    """Draws and repayments as the standard has them: increases of principal, repayments, prepayments."""
    kinds = {"draw": "PI", "repay": "PR"} if revolving else dict.fromkeys(("repay", "redeem", "repurchase", "exchange"), "PP")
    for one in events:
        if one.instrument == instrument.id and one.act in kinds and one.principal is not None:
            if one.note.startswith(SOME_DAY):
                contract.missing.append(f"the day of the {one.act} of {one.principal:,f}: {one.note}; the last of them is taken")
            yield one.on, kinds[one.act], one.principal


def _kept(contract: Contract, changes: Iterable[Change], principal: Decimal, revolving: bool) -> Iterator[dict[str, Any]]:
    """The changes in order of day, instalments first, as observed events; none repays more than is left of ``principal``."""
    left = principal
    for day, kind, amount in sorted(changes, key=lambda change: (change[0], bool(change[1]))):
        paid = amount if revolving else min(amount, left)
        left -= paid if not revolving else 0
        if not paid:
            continue
        if not kind:
            contract.instalments[day] += 1
        yield {"type": kind or "PP", "value": str(paid), "time": _moment(day), "contractId": contract.terms["contractID"]}


def _interest(contract: Contract, instrument: Instrument, choice: Choice, closing: date, maturity: date) -> None:
    """The terms of interest, if all of them are known; else what is missing."""
    rate = _elected(instrument, choice, contract)
    cycle = instrument.interest_cycle or choice.interest_cycle
    count = instrument.day_count or choice.day_count
    if count and count not in DAY_COUNTS:
        raise UsageError(f"day count {count!r} is not known; there are {', '.join(DAY_COUNTS)}")
    if not cycle:
        contract.missing.append("how often interest is paid (--interest-cycle P1M assumes it)")
    if not count:
        contract.missing.append(f"how days are counted (--day-count assumes it: {', '.join(DAY_COUNTS)})")
    if rate is None or not cycle or not count:
        return
    begins = instrument.interest_from or closing
    terms = {"dayCountConvention": DAY_COUNTS[count], "cycleOfInterestPayment": f"{cycle}L1"}
    terms["cycleAnchorDateOfInterestPayment"] = _moment(_first_payment(instrument, begins))
    if rate.rate is not None:
        terms["nominalInterestRate"] = str(rate.rate / 100)
    else:
        found = _floating(contract, rate, choice.history, cycle, (begins, maturity))
        if found is None:
            return
        terms |= found
    contract.rate = rate
    contract.terms |= terms


def _elected(instrument: Instrument, choice: Choice, contract: Contract) -> RateOption | None:
    elections = [one for one in choice.events if one.act == "elect" and one.instrument == instrument.id]
    if not choice.option and (len({one.option for one in elections}) > 1 or any(one.on > (instrument.closing or one.on) for one in elections)):
        contract.missing.append("interest under several elections, one after another (--option runs one of them throughout)")
        return None
    wanted = choice.option or (elections[-1].option if elections else "")
    if wanted:
        found = next((one for one in instrument.rates if one.index.lower() == wanted.lower()), None)
        if found is None:
            known = ", ".join(one.index or "fixed" for one in instrument.rates)
            raise UsageError(f"instrument.{instrument.id} has no rate {wanted!r}; it has {known or 'none'}")
        return found
    if len(instrument.rates) > 1:
        contract.missing.append(f"which rate is elected (--option {' or '.join(one.index or 'fixed' for one in instrument.rates)})")
        return None
    if not instrument.rates:
        contract.missing.append("the rate")
    return instrument.rates[0] if instrument.rates else None


def _floating(
    contract: Contract, rate: RateOption, history: RateHistory, cycle: str, life: tuple[date, date]
) -> dict[str, str] | None:
    """The terms of a rate over an index, and its history as observed; None where the history does not reach back."""
    index = next((name for name in history.days if name.lower() == rate.index.lower()), rate.index)
    first = history.on(index, life[0])
    if first is None:
        contract.missing.append(f"what {rate.index} was on {life[0]} (--rates FILE)")
        return None
    spread = rate.spread or Decimal(0)
    floor = {} if rate.floor is None else {"lifeFloor": str(rate.floor / 100)}
    last = min(life[1], history.until or life[1])
    contract.observed[index] = {"data": list(_observed(history, index, life[0], life[1], rate.index_floor))}
    if last < life[1]:
        contract.missing.append(f"what {rate.index} is after {last}: its last value is carried on")
    began = max(first, rate.index_floor) if rate.index_floor is not None else first
    return floor | {
        "nominalInterestRate": str(max(began + spread, rate.floor or began + spread) / 100),
        "marketObjectCodeOfRateReset": index,
        "rateSpread": str(spread / 100),
        "cycleAnchorDateOfRateReset": _moment(life[0] + timedelta(days=1)) if rate.index.lower() in _DAILY else _moment(life[0]),
        "cycleOfRateReset": "P1DL1" if rate.index.lower() in _DAILY else f"{cycle}L1",
    }


def _observed(history: RateHistory, index: str, first: date, last: date, floor: Decimal | None) -> Iterable[dict[str, str]]:
    """The index day by day, as the standard wants it: a value counts on its own day alone."""
    day = first
    while day <= last:
        value = history.on(index, day)
        if value is not None:
            yield {"timestamp": _moment(day), "value": str((value if floor is None else max(value, floor)) / 100)}
        day += timedelta(days=1)


def _first_payment(instrument: Instrument, begins: date) -> date:
    """The first day of the file's interest dates after interest begins; without any, the day on which it begins."""
    days = []
    for text in instrument.interest_dates:
        parts = month_and_day(text)
        days += [day for year in (begins.year, begins.year + 1) if parts and (day := valid(year, *parts))]
    return min((day for day in days if day > begins), default=begins)


def _needed(instrument: Instrument, name: str, value: Any) -> Any:  # noqa: ANN401 -- any field of the file
    if value is None or value == "":
        raise UsageError(f"instrument.{instrument.id} has no {name.replace('_', '-')}; add it to the issuer file")
    return value


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00"
