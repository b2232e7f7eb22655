"""Loans with a plan of instalments come in; what is left to pay at the end, and the fees on what is left, go out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from tieout.book.debt.instalments import instalment_days, months_after, months_in
from tieout.book.implied.provided import Provided
from tieout.book.implied.question import Question
from tieout.core.period import Period, anniversaries
from tieout.core.term import Term

_SAME: Final = re.compile(r"\bsame\s+(?:terms|conditions)\b|\bon\s+like\s+terms\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Plan:
    """A principal and the equal instalments that repay it: ``months`` apart, ``count`` of them or until ``last``."""

    loan: Provided
    principal: Term
    amount: Term
    first: Term
    months: int
    count: Term | None
    last: Term | None

    def due(self, until: date, *, extended: bool = False) -> int:
        """How many instalments fall due up to ``until``; ``extended`` pays on as before after the last that is told."""
        count = int(self.count.value) if self.count is not None and isinstance(self.count.value, Decimal) else None
        last = None if extended or self.last is None else _day(self.last)
        return sum(1 for _ in instalment_days(_day(self.first), f"P{self.months}M", until, count=count, last=last))

    def question(self, instalments: int, name: str) -> Question:
        """A question in which ``name`` is what so many instalments leave of the principal."""
        question = Question()
        principal = question.printed("principal", self.loan.stated(self.principal))
        question.printed("instalment", self.loan.stated(self.amount))
        if self.amount.unit == "percent":
            paid = question.unknown("paid")
            question.printed("instalment", self.loan.stated(self.amount).times(Fraction(instalments, 100)))
            question.product(f"{instalments} instalments, each a part of the principal", paid, principal, "instalment")
        else:
            paid = question.unknown("paid")
            every = "monthly" if self.months == 1 else f"{self.months}-monthly"
            said = f"{instalments} {every} instalments from {_day(self.first)}"
            question.product(said, paid, "instalment", question.constant(instalments))
        left = question.unknown(name)
        question.sum("principal less the instalments that fall due before", left, principal, f"-{paid}")
        return question


def plan_of(loan: Provided) -> Plan | None:
    """The plan of a loan; None where principal, amount, first day or cycle are not told."""
    principal, amount = loan.amount("principal", "USD"), loan.amount("instalment-amount")
    first, cycle = loan.date("instalment-first"), loan.word("instalment-cycle")
    months = months_in(cycle.value) if cycle is not None else None
    if principal is None or amount is None or first is None or not months:
        return None
    return Plan(loan, principal, amount, first, months, loan.amount("instalment-count"), loan.date("instalment-last"))


def loans(loan: Provided) -> Iterator[Question]:
    """The balloon of a loan, with and without its extension, and its fees on what is outstanding."""
    plan = plan_of(loan)
    end = loan.date("balloon", "maturity")
    if plan is not None and end is not None:
        yield _balloon(plan, end, "balloon of the", extended=False)
        longer = _extension(loan, end)
        if longer is not None:
            yield _balloon(plan, longer, "balloon, if extended, of the", extended=True)
    yield from _fees(loan, plan, end)


def _balloon(plan: Plan, end: Term, name: str, *, extended: bool) -> Question:
    due = plan.due(_day(end), extended=extended)
    question = plan.question(due, "balloon")
    if extended:
        question.taken.append(f"instalments go on as before until {_day(end)} ({plan.loan.place(end)})")
    elif end.line != plan.first.line:
        question.taken.append(f"what is unpaid falls due on {_day(end)} ({plan.loan.place(end)})")
    rank = (0, 0, plan.loan.document, plan.loan.subject.start, extended)
    question.ask("balloon", f"{name} {plan.loan.title}", Period(None, _day(end)), "USD", rank)
    return question


def _extension(loan: Provided, end: Term) -> Term | None:
    """The day to which a loan can be extended, where the document says that its terms stay the same."""
    for term in loan.all("extension"):
        text = loan.book.exhibits[loan.document].document.text
        months = months_in(term.value)
        if isinstance(term.value, date) or months:
            day = term.value if isinstance(term.value, date) else months_after(_day(end), months or 0)
            if _SAME.search(text[max(term.start - 200, 0) : term.end + 200]) and day > _day(end):
                return Term(term.subject, term.name, day, "", term.start, term.end, term.line)
    return None


def _fees(loan: Provided, plan: Plan | None, end: Term | None) -> Iterator[Question]:
    """Fees that are a percentage of what is outstanding, at closing and on its anniversaries."""
    principal = loan.amount("principal", "USD")
    basis = " ".join(str(term.value) for term in loan.all("fee-basis"))
    for rate in loan.all("fee-rate") if principal is not None and "outstanding" in basis else ():
        if "closing" in rate.of:
            question = Question()
            question.printed("principal", loan.stated(principal))  # type: ignore[arg-type]
            yield _fee(loan, rate, question, "principal", loan.day, "closing fee")
        if "anniversary" in rate.of and plan is not None and end is not None:
            closing = loan.date("closing")
            day = _day(closing) if closing is not None else loan.day if loan.subject.act == "created" else None
            for anniversary in anniversaries(day, _day(end)) if day is not None else ():
                question = plan.question(plan.due(anniversary), "outstanding")
                if closing is None:
                    question.taken.append(f"closed on the day of the document, {day}")
                yield _fee(loan, rate, question, "outstanding", anniversary, "anniversary fee")


def _fee(loan: Provided, rate: Term, question: Question, of: str, day: date | None, name: str) -> Question:
    question.printed("rate", loan.stated(rate).times(Fraction(1, 100)))
    fee = question.unknown("fee")
    question.product("rate times what is outstanding", fee, of, "rate")
    period = None if day is None else Period(None, day)
    question.ask(fee, f"{name} of the {loan.title}", period, "USD", (0, 5, loan.document, loan.subject.start, str(day)))
    return question


def _day(term: Term) -> date:
    assert isinstance(term.value, date)
    return term.value
