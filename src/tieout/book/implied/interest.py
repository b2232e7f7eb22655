"""Debt with stated rates comes in; what its terms require of interest, over the periods that print it, goes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

from tieout.book.debt.instalments import months_in
from tieout.book.implied.loans import plan_of
from tieout.book.implied.measures import Print, Volume
from tieout.book.implied.provided import Provided
from tieout.book.implied.question import Question, Stated
from tieout.core.interval import Interval
from tieout.core.period import Period
from tieout.core.term import ENDED, Term

_SOON: Final = timedelta(days=100)
"""From closing to the first day of a period in which nothing is likely to be repaid before its time."""


def coupons(one: Provided) -> Iterator[Question]:
    """What a note with a fixed rate pays on each of its interest dates."""
    principal, rate, months = one.amount("principal", "USD"), one.amount("rate", "percent"), _cycle(one)
    if one.subject.kind != "note" or one.subject.act in ENDED or principal is None or rate is None or months is None:
        return
    question = Question()
    question.printed("principal", one.stated(principal))
    question.printed("rate", one.stated(rate).times(Fraction(months, 1200)))
    paid = question.unknown("interest")
    question.product(f"principal times rate, every {months} months", paid, "principal", "rate")
    question.ask(paid, f"interest every {months} months: {one.title}", None, "USD", (0, 3, one.document, one.subject.start))
    yield question


def _cycle(one: Provided) -> int | None:
    cycle = one.word("interest-cycle")
    return None if cycle is None else months_in(cycle.value)


def required(volume: Volume, told: Sequence[Provided]) -> Iterator[Question]:
    """For each quarter after a closing whose interest expense is printed: what fixed and minimum rates require of it."""
    for measure, prints in volume.prints.items():
        if measure.concept == "InterestExpense" and not measure.segment and not measure.basis:
            for one in prints:
                if one.period.length == "quarter" and one.stated is not None and not one.nil:
                    yield from _required(one, told)


def _required(expense: Print, told: Sequence[Provided]) -> Iterator[Question]:
    period = expense.period
    assert expense.stated is not None
    question = Question()
    parts = []
    for one in told:
        owed, rate = _owed(one, period)
        if owed is None or rate is None:
            continue
        name = one.subject.key
        days = question.printed(f"part of a year {name}", Stated(_part_of_year(period), ""))
        yearly, part = question.unknown(f"yearly {name}"), question.unknown(f"interest {name}", 0)
        said = f"interest on {one.title}"
        question.printed(f"owed {name}", owed)
        question.printed(f"rate {name}", one.stated(rate).times(Fraction(1, 100)))
        question.product(said, yearly, f"owed {name}", f"rate {name}")
        question.product(said, part, yearly, days)
        parts.append(part)
    if not parts:
        return
    least, expensed = question.unknown("least"), question.printed("expense", expense.stated)
    rest = question.unknown("rest")
    question.sum("the sum of these", least, *parts)
    question.sum("interest expense as printed, less these", rest, expensed, f"-{least}")
    question.taken += ["nothing was repaid before its time", "interest is booked at these rates"]
    rank = (0, 3, told[0].document, 0, str(period))
    question.ask(least, "interest that fixed rates and minimum rates require, at least", period, "USD", (*rank, 0), limit="low")
    question.ask(rest, "interest expense that is left for other debt and for costs, at most", period, "USD", (*rank, 1), limit="high")
    yield question


def _owed(one: Provided, period: Period) -> tuple[Stated | None, Term | None]:
    """The least principal that bears interest all through ``period``, and its fixed or minimum rate; None for other debt."""
    assert period.start is not None
    principal = one.amount("principal", "USD")
    closing, end = one.date("interest-from", "closing"), one.date("maturity", "balloon")
    day = closing.value if closing is not None else one.day
    if principal is None or not isinstance(day, date) or one.subject.act in ENDED or not day <= period.start <= day + _SOON:
        return None, None
    if end is None or not isinstance(end.value, date) or end.value <= period.end:
        return None, None
    if one.subject.kind == "note" and not one.all("instalment-amount") and not one.all("spread"):
        return one.stated(principal), one.amount("rate", "percent")
    floor = next((term for term in one.all("floor") if term.of == "rate" and isinstance(term.value, Decimal)), None)
    plan = plan_of(one)
    if floor is None or plan is None or plan.amount.unit == "percent":
        return None, None
    paid = one.stated(plan.amount).bounds.times(Fraction(plan.due(period.end)))
    stated = one.stated(principal)
    return Stated(stated.bounds - paid, stated.source, stated.figures), floor


def _part_of_year(period: Period) -> Interval:
    """The days of a period as a part of a year by any convention: of 366 days at least, of 360 at most."""
    return Interval(Fraction(period.days, 366), Fraction(period.days, 360))
