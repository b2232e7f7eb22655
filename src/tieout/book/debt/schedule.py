"""An instrument and what is chosen of it come in; its schedule of payments and balances goes out, to the cent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, Final

from tieout.book.actus import TermError, events
from tieout.book.debt.contract import Choice, Contract, contract_of, maturity_of
from tieout.core.errors import UsageError
from tieout.core.instrument import Fee, Instrument
from tieout.core.period import anniversaries
from tieout.core.schedule import Payment, Schedule

_WORDS: Final = {"IED": "closing", "PR": "instalment", "MD": "maturity", "PP": "prepayment", "IP": "interest", "PI": "drawing"}
_HUNDRED: Final = Decimal(100)


def schedule_of(instrument: Instrument, choice: Choice) -> Schedule:
    """The schedule of ``instrument`` to ``choice.until``, or to its end.

    Interest is counted where rate, cycle and day count are stated, or assumed in ``choice``; else it is left blank and ``missing`` says
    why. Amounts are rounded to the cent, half to even, once each. Raises UsageError where the terms do not allow a run.
    """
    contract = contract_of(instrument, choice)
    until = choice.until.isoformat() if choice.until else None
    try:
        run = events(contract.terms, contract.observed, contract.events, until, economic=True)
    except TermError as error:
        raise UsageError(f"instrument.{instrument.id}: {error}") from None
    payments = list(_payments(run, contract, instrument))
    if instrument.kind == "revolver":
        payments = _ended(payments, maturity_of(instrument, choice), choice.until)
    payments = _with_fees(payments, instrument, choice.until, contract.missing)
    return Schedule(instrument.id, instrument.title or instrument.id, instrument.currency, tuple(payments), tuple(contract.missing))


def _payments(run: Iterable[dict[str, Any]], contract: Contract, instrument: Instrument) -> Iterator[Payment]:
    """The events of one day and kind as payments; a reset of the rate is told where the rate changes."""
    rate: Decimal | None = None
    known = contract.rate is not None
    revolving = instrument.kind == "revolver"
    for event in run:
        kind = event["eventType"]
        now = event["nominalInterestRate"] * _HUNDRED if known else None
        balance = _cents(abs(event["notionalPrincipal"]))
        payment = Payment(date.fromisoformat(event["eventDate"][:10]), _WORDS.get(kind, kind), balance=balance, rate=now)
        amount = _cents(-event["payoff"])
        if kind == "RR":
            if now != rate:
                yield replace(payment, what="rate")
        elif kind == "IP":
            if known and amount:
                yield replace(payment, interest=amount)
        elif kind == "PR" and revolving:
            yield replace(payment, what="repayment", principal=amount)
        elif kind == "PP" and contract.instalments[payment.on]:
            contract.instalments[payment.on] -= 1
            yield replace(payment, what="instalment", principal=amount)
        elif amount or kind == "IED":
            yield replace(payment, principal=amount)
        rate = now


def _ended(payments: list[Payment], maturity: date, until: date | None) -> list[Payment]:
    """The payments of a revolving credit up to maturity, when what is left is paid."""
    before = [one for one in payments if one.on <= maturity]
    if before and (until is None or maturity <= until):
        last = before[-1]
        before.append(Payment(maturity, "maturity", last.balance, None, None, Decimal(0), last.rate))
    return before


def _with_fees(payments: list[Payment], instrument: Instrument, until: date | None, missing: list[str]) -> list[Payment]:
    """The payments with fees of closing and of anniversaries, each after what else happens on its day but maturity."""
    closing = instrument.closing
    if closing is None or not payments:
        return payments
    out = list(payments)
    end = payments[-1].on
    for fee in instrument.fees:
        if fee.when not in ("closing", "anniversary"):
            missing.append(f"what the {fee.when or 'other'} fee comes to: it depends on amounts that no schedule has")
            continue
        for day in (closing,) if fee.when == "closing" else anniversaries(closing, end):
            if until is None or day <= until:
                _insert(out, day, fee)
    return out


def _insert(payments: list[Payment], day: date, fee: Fee) -> None:
    at = max((index for index, one in enumerate(payments) if one.on <= day), default=-1)
    if at < 0:
        return
    balance, rate = payments[at].balance, payments[at].rate
    amount = fee.amount if fee.amount is not None else _cents(balance * (fee.rate or Decimal(0)) / _HUNDRED)
    if not amount:
        return
    payments.insert(at + 1, Payment(day, f"{fee.when} fee", fee=amount, balance=balance, rate=rate))


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_EVEN)
