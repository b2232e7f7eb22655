"""Percentages that sentences tell come in; the other side of each, where it is not printed, goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from tieout.book.book import Book
from tieout.book.drafts import reported
from tieout.book.implied.measures import MONEY, Volume, usable
from tieout.book.implied.naming import importance, measure_name, place_of, spelled
from tieout.book.implied.question import Question, Stated
from tieout.core.claim import Claim
from tieout.core.exhibit import Exhibit
from tieout.core.fact import Fact, Figure
from tieout.core.finding import Key
from tieout.core.interval import Interval

_OR: Final = re.compile(
    r"\s+[^.;:()]{0,40}\b(?:principal|face|shares?|units?|notes|bonds|debentures|warrants)\b[^.;:()]{0,40}?,?\s*\(?or\s+"
    r"(?:approximately\s+|about\s+)?",
    re.IGNORECASE,
)
"""What stands between a part and its percentage: "principal amount, or". Without a noun it may be a ratio of two things."""
_OF: Final = re.compile(
    r"\)?,?\s+of\s+(?:the\s+|its\s+|our\s+)?(?:(?:company|corporation)['’]s\s+)?(?:aggregate\s+|total\s+)?([^.;:,()$%\d]{3,60}?)"
    r"(?=\s*(?:[.;:,()]|\bwere\b|\bwas\b|\bhad\b|\bhas\b|\bhave\b|\bparticipated\b|\btendered\b|\bthat\b|\bwhich\b|\bwere\b))",
    re.IGNORECASE,
)
"""What follows a percentage, and names the whole: "of the Old Notes outstanding participated"."""


_TAKEN: Final = re.compile(r"\b(?:tender|participat|exchang|redeem|redempt|convert|conver|purchas|accept|retir)", re.IGNORECASE)
"""What is done with a part, so that one asks for the rest."""
_WEEK: Final = timedelta(days=7)


def changes(book: Book, volume: Volume) -> Iterator[Question]:
    """The amount of the period before, from the amount of the period reported on and its change in percent. O(claims)."""
    for document in volume.documents:
        exhibit = book.exhibits[document]
        for claim in exhibit.claims:
            if claim.role == "percent change" and claim.direction and claim.current >= 0 and claim.prior < 0:
                yield from _change(book, volume, document, exhibit, claim)


def _change(book: Book, volume: Volume, document: int, exhibit: Exhibit, claim: Claim) -> Iterator[Question]:
    key = (document, claim.current)
    percent, current = exhibit.figures[claim.figure], exhibit.figures[claim.current]
    facts = book.facts.get(key, ())
    before = claim.against
    if not facts or before is None or not (usable(percent) and usable(current)):
        return
    fact = facts[0]
    latest = _latest(exhibit)
    known = (
        fact.period is not None and latest is not None and abs(fact.period.end - latest) <= _WEEK and fact.period.same(claim.period)
        and fact.period.length == before.length and not fact.period.same(before)
    )  # fmt: skip
    if not known or fact.unit not in MONEY or fact.number.low <= 0 or percent.number.low < 0 or percent.number.value >= 100:
        return
    if any(True for _ in volume.find(fact.concept, fact.segment, before)) or not _is_sure(book, document, fact):
        return
    growth = Interval.of(percent.number).times(Fraction(claim.direction, 100)) + Interval.at(1)
    question = Question()
    question.printed("amount", Stated(Interval.of(fact.number), place_of(book, key), (key,)))
    at = (document, claim.figure)
    question.printed("growth", Stated(growth, place_of(book, at), (at,)))
    prior = question.unknown("prior", 0)
    assert fact.period is not None
    question.product(f"{spelled(fact.period)} is {spelled(before)} changed by {percent.text}", "amount", prior, "growth")
    question.ask(prior, _name(fact), before, fact.unit, (3, importance(fact.concept), fact.segment, -before.end.toordinal()))
    yield question


def _is_sure(book: Book, document: int, fact: Fact) -> bool:
    """Whether a table prints the same amount for the same period, or no table has the line item at all."""
    assert fact.period is not None
    tables = [
        other
        for index, figure in enumerate(book.exhibits[document].figures)
        if figure.place == "table"
        for other in book.facts.get((document, index), ())
        if other.concept == fact.concept
    ]
    same = (one for one in tables if one.segment == fact.segment and fact.period.same(one.period))
    return not tables or any(one.number.meets(fact.number) for one in same)


def _latest(exhibit: Exhibit) -> date | None:
    """The last day of the period that a document reports on: that of its tables, else the latest that has been."""
    if any(figure.place == "table" and figure.period is not None for figure in exhibit.figures):
        return reported(exhibit)
    day = exhibit.document.date or date.max
    ends = (figure.period.end for figure in exhibit.figures if figure.period is not None)
    return max((end for end in ends if end <= day), default=None)


def _name(fact: Fact) -> str:
    return measure_name(fact.concept, fact.segment, " ".join(word for word in fact.basis.split() if word != "continuing"))


def shares(book: Book, volume: Volume) -> Iterator[Question]:
    """The whole of which a sentence gives a part and its percentage, and the rest. O(figures)."""
    for document in volume.documents:
        exhibit = book.exhibits[document]
        text = exhibit.document.text
        for index, (part, percent) in enumerate(zip(exhibit.figures, exhibit.figures[1:], strict=False)):
            if not _is_pair(part, percent):
                continue
            sentence = exhibit.sentences[part.sentence]
            of = _OF.match(text, percent.end) if _TAKEN.search(text, sentence.start, sentence.end) else None
            if of is not None and _OR.fullmatch(text, part.end, percent.start):
                yield _share(book, (document, index), part, (document, index + 1), percent, " ".join(of[1].split()))


def _is_pair(part: Figure, percent: Figure) -> bool:
    sure = part.place == percent.place == "prose" and part.sentence == percent.sentence
    fits = percent.unit == "percent" and percent.number.low >= 1 and percent.number.high < 100
    return sure and fits and part.unit in (*MONEY, "shares") and part.number.low > 0 and not part.readings and not percent.readings


def _share(book: Book, part_key: Key, part: Figure, percent_key: Key, percent: Figure, name: str) -> Question:
    question = Question()
    question.printed("part", Stated(Interval.of(part.number), place_of(book, part_key), (part_key,)))
    share = Stated(Interval.of(percent.number).times(Fraction(1, 100)), place_of(book, percent_key), (percent_key,))
    question.printed("share", share)
    times, more, rest, whole = (question.unknown(each, 0) for each in ("times", "more", "rest", "whole"))
    question.product("the part is its share of the whole", "part", whole, "share")
    said = "the rest is 1/share - 1 times the part"
    question.product(said, question.constant(1), "share", times)
    question.sum(said, times, question.constant(1), more)
    question.product(said, rest, "part", more)
    period = part.period if part.period is not None and part.period.instant else None
    rank = (4, part_key[0], part.start)
    question.ask(whole, f"all of the {name}", period, part.unit, (*rank, 0))
    question.ask(rest, f"the rest of the {name}", period, part.unit, (*rank, 1), limit="sign")
    return question
