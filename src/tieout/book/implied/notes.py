"""Notes that are exchanged, repurchased or paid in shares come in; what is left of them, and what was paid, goes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from tieout.book.debt.accrued import accruals
from tieout.book.implied.measures import Volume
from tieout.book.implied.provided import Provided
from tieout.book.implied.question import Question, Stated
from tieout.core.fact import Figure
from tieout.core.number import Number
from tieout.core.period import Period, month_and_day
from tieout.core.term import Term

_NEAR: Final = 400
"""Characters within which two terms belong to one sentence or clause."""


def notes(told: Sequence[Provided]) -> Iterator[Question]:
    """The questions on the notes of one document."""
    for one in told:
        if one.subject.kind == "note":
            yield from _tendered(one)
            yield from _arrears(one, told)
            yield from _below_principal(one, told)
        yield from _paid_in_shares(one, told)


def _tendered(one: Provided) -> Iterator[Question]:
    """What was tendered, and its share of the whole: the whole, and what is left."""
    tendered, share = one.amount("tendered", "USD"), one.amount("participation", "percent")
    if tendered is None or share is None:
        return
    question = Question()
    question.printed("tendered", one.stated(tendered))
    part = question.printed("share", one.stated(share).times(Fraction(1, 100)))
    times, rest, whole, left = (question.unknown(name, 0) for name in ("times", "rest", "whole", "left"))
    question.product("what was tendered is its share of the whole", "tendered", whole, part)
    said = "what is left is 1/share - 1 times what was tendered"
    question.product(said, question.constant(1), part, times)
    question.sum(said, times, question.constant(1), rest)
    question.product(said, left, "tendered", rest)
    place = (0, 1, one.document, one.subject.start)
    question.ask(left, f"not tendered, still outstanding: {one.title}", None, "USD", (*place, 0), limit="sign")
    question.ask(whole, f"outstanding before the exchange: {one.title}", None, "USD", (*place, 1))
    _added(question, one)
    yield question


def _added(question: Question, one: Provided) -> None:
    """The interest that an exchange of more than 1,000 new for each 1,000 old makes principal."""
    ratio = one.amount("exchange-ratio")
    if ratio is None or not _gives_more(ratio):
        return
    new = question.printed("new for each old", one.stated(ratio).times(Fraction(1, 1000)))
    each, added = question.unknown("interest on each"), question.unknown("added")
    said = "interest is what is new above 1,000, on what was tendered"
    question.sum(said, each, new, f"-{question.constant(1)}")
    question.product(said, added, "tendered", each)
    place = (0, 2, one.document, one.subject.start)
    question.ask(added, f"accrued interest that the exchange made principal: {one.title}", None, "USD", (*place, 0))


def _arrears(one: Provided, told: Sequence[Provided]) -> Iterator[Question]:
    """How long interest was owed that an exchange makes principal: the years, and the days and conventions that print it."""
    ratio, rate = one.amount("exchange-ratio"), one.amount("rate", "percent")
    if not _gives_more(ratio) or ratio is None or rate is None:
        return
    question = Question()
    new = question.printed("new for each old", one.stated(ratio).times(Fraction(1, 1000)))
    question.printed("rate", one.stated(rate).times(Fraction(1, 100)))
    each, years = question.unknown("interest on each"), question.unknown("years")
    question.sum("interest is what is new above 1,000", each, new, f"-{question.constant(1)}")
    question.product("simple interest is rate times years", each, "rate", years)
    question.ask(years, f"years of simple interest in arrears: {one.title}", None, "pure", (0, 2, one.document, one.subject.start, 1))
    question.taken += _counted(one, told, ratio, rate)
    yield question


def _counted(one: Provided, told: Sequence[Provided], ratio: Term, rate: Term) -> Iterator[str]:
    """In words, from when and how interest was counted up to the day of the document if it was to print the ratio."""
    if one.day is None or not isinstance(ratio.value, Decimal) or not isinstance(rate.value, Decimal):
        return
    coupons = [month_and_day(str(day.value)) for other in told if other.document == one.document for day in other.all("interest-date")]
    growth = ratio.value.scaleb(-3)
    printed = Number(growth, -int(growth.as_tuple().exponent))
    found = accruals(Fraction(rate.value) / 100, printed, one.day, [day for day in coupons if day is not None])
    if not found.found:
        yield f"no day and convention of {found.tried:,} that were tried up to {one.day} print it"
        return
    ways = "; ".join(f"{way}{', a coupon day' * way.coupon}" for way in found.found[:3])
    yield f"up to {one.day}, {len(found.found)} of {found.tried:,} days and conventions that were tried print it: {ways}"


def _gives_more(ratio: Term | None) -> bool:
    """Whether each 1,000 of old notes was exchanged for more than 1,000 of new ones."""
    return ratio is not None and "1,000" in ratio.of.replace("1000", "1,000") and 1000 < ratio.value < 3000  # type: ignore[operator]


def _below_principal(one: Provided, told: Sequence[Provided]) -> Iterator[Question]:
    """How far below principal a note was bought; contingent where its claim can revive."""
    principal, price = one.amount("principal", "USD"), one.amount("repurchase-price", "USD")
    if principal is None or price is None or not principal.value > price.value:  # type: ignore[operator]
        return
    question = Question()
    question.printed("principal", one.stated(principal))
    question.printed("price", one.stated(price))
    gain = question.unknown("gain")
    question.sum("principal less price", gain, "principal", "-price")
    revived = next((term for each in (one, *told) for term in each.all("reinstatement") if each.subject.kind == "note"), None)
    name = "bought below principal"
    if revived is not None:
        name += ", a gain only once the claim cannot be reinstated"
        question.taken.append(f"the claim is reinstated if the price must be given back ({one.place(revived)})")
    question.ask(gain, f"{name}: {one.title}", None, "USD", (0, 4, one.document, one.subject.start))
    yield question


def _paid_in_shares(one: Provided, told: Sequence[Provided]) -> Iterator[Question]:
    """The price of shares that paid interest."""
    interest = one.amount("interest-paid", "USD")
    for other in told if interest is not None else ():
        for shares in other.all("shares-issued"):
            if interest is None or abs(shares.start - interest.start) > _NEAR:
                continue
            question = Question()
            question.printed("interest", one.stated(interest))
            question.printed("shares", other.stated(shares))
            price = question.unknown("price")
            question.product("shares times their price is the interest that they paid", "interest", "shares", price)
            rank = (0, 6, one.document, one.subject.start)
            question.ask(price, "price at which shares paid interest", None, "USD/share", rank)
            yield question


def repurchased(volume: Volume, told: Sequence[Provided]) -> Iterator[Question]:
    """What notes cost that were bought for a gain, had they been carried at principal."""
    for one in told:
        for term in one.all("principal"):
            figure = one.figure(term)
            if (one.subject.act != "repurchased" and term.of != "repurchased") or figure is None or figure.period is None:
                continue
            gain = _gain(volume, figure, one.document)
            if gain is None:
                continue
            question = Question()
            question.printed("principal", one.stated(term))
            question.printed("gain", gain)
            price = question.unknown("price")
            question.sum("principal less gain", price, "principal", "-gain")
            question.taken.append("carried at principal, without costs or premium to be written off")
            rank = (0, 4, one.document, one.subject.start)
            question.ask(price, f"price of what was repurchased: {one.title}", figure.period, "USD", rank)
            yield question


def _gain(volume: Volume, figure: Figure, document: int) -> Stated | None:
    assert isinstance(figure.period, Period)
    found = [one for one in volume.find("GainsLossesOnExtinguishmentOfDebt", "", figure.period) if one.document == document]
    return found[0].stated if len(found) == 1 else None
