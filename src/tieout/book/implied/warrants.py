"""Warrants that were issued with notes come in; what they stand for, and what goes with notes that are bought back, goes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tieout.book.implied.provided import Provided
from tieout.book.implied.question import Question
from tieout.core.term import Term


def warrants(told: Sequence[Provided]) -> Iterator[Question]:
    """For each warrant of one document: the principal that it came with, and what exercise of all would bring."""
    for one in told:
        if one.subject.kind == "warrant":
            yield from _principal_each(one)
            yield from _proceeds(one)


def _principal_each(one: Provided) -> Iterator[Question]:
    each = one.amount("per")
    principal = principal_of(each)
    if each is not None and principal is not None:
        question = Question()
        question.printed("warrants", one.stated(each))
        stands = question.unknown("principal", 0)
        question.product("principal for which so many are issued", question.constant(principal), "warrants", stands)
        question.ask(stands, "principal for which a warrant is issued", None, "USD", (0, 8, one.document, one.subject.start))
        yield question


def _proceeds(one: Provided) -> Iterator[Question]:
    strike, shares = one.amount("strike", "USD/share"), one.amount("shares-per-warrant")
    counts = {term.value: term for term in one.all("count") if isinstance(term.value, Decimal)}
    for count in counts.values() if strike is not None and shares is not None else ():
        question = Question()
        question.printed("warrants", one.stated(count))
        question.printed("shares", one.stated(shares))  # type: ignore[arg-type]
        question.printed("strike", one.stated(strike))  # type: ignore[arg-type]
        issued, paid = question.unknown("issued"), question.unknown("paid")
        question.product("shares that warrants buy", issued, "warrants", "shares")
        question.product("at the strike", paid, issued, "strike")
        name = f"cash from the exercise of {count.value:,} warrants"
        question.ask(paid, name, None, "USD", (0, 9, one.document, one.subject.start, count.start))
        yield question


def attached(documents: Sequence[Sequence[Provided]]) -> Iterator[Question]:
    """The warrants that notes carried which a later document tells to be repurchased.

    The notes are known again by rate and ranking; warrants count as long as they trade only with their note.
    """
    for number, told in enumerate(documents):
        for warrant in told:
            each = warrant.amount("per")
            principal = principal_of(each)
            if warrant.subject.kind != "warrant" or each is None or principal is None:
                continue
            noted = {known for one in told if (known := _known(one)) is not None and one.subject.act not in ("exchanged", "repurchased")}
            for later in documents[number + 1 :]:
                for one in later:
                    for term in one.all("principal") if _known(one) in noted else ():
                        if one.subject.act == "repurchased" or term.of == "repurchased":
                            yield from _attached(warrant, each, principal, one, term)


def _attached(warrant: Provided, each: Term, principal: int, one: Provided, term: Term) -> Iterator[Question]:
    figure = one.figure(term)
    parted = warrant.date("detachable-from") or (warrant.date("exercise-from") if warrant.word("retired-with-note") else None)
    if figure is None or figure.period is None or parted is None or not isinstance(parted.value, date) or figure.period.end >= parted.value:
        return
    question = Question()
    question.printed("repurchased", one.stated(term))
    question.printed("warrants", warrant.stated(each))
    of_each, found = question.unknown("warrants of each"), question.unknown("attached")
    question.product(f"warrants for each {principal:,} of principal", "warrants", of_each, question.constant(principal))
    question.product("those of the principal that was repurchased", found, "repurchased", of_each)
    question.taken.append(f"warrants stay with their note before {parted.value} ({warrant.place(parted)})")
    name = f"warrants attached to what was repurchased: {one.title}"
    question.ask(found, name, figure.period, "pure", (0, 7, one.document, one.subject.start))
    yield question


def _known(one: Provided) -> tuple[Fraction, str] | None:
    """By what a note is known again in another document."""
    rate, ranking = one.amount("rate", "percent"), one.word("ranking")
    if one.subject.kind != "note" or rate is None or ranking is None or not isinstance(rate.value, Decimal):
        return None
    return Fraction(rate.value), str(ranking.value)


def principal_of(per: Term | None) -> int | None:
    """The principal for which ``per`` counts warrants: 1,000 of "ten for each $1,000"."""
    words = [] if per is None else per.of.replace(",", "").replace("$", "").split()
    return next((int(word) for word in words if word.isdecimal() and int(word)), None)
