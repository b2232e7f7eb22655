"""Documents of one issuer come in; trials of what a sentence recalls from an earlier document's table go out.

What it does
    "Compared to $4.7 million in the preceding quarter": no table of this release has that quarter; the table of the
    release before has.

Why it matters
    Such figures are typed from memory.

Evidence
    The sentence must name the line item in full and give its period, and the digits must agree: the rule only proves.

Codes
    T505 sentence and prior document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from tieout.book.book import Book
from tieout.book.series import Series
from tieout.core.claim import Claim
from tieout.core.exhibit import Exhibit
from tieout.core.finding import Key, Proof, Verdict
from tieout.core.period import Period
from tieout.prove.comparatives import digit_bits
from tieout.prove.links import claims_by_figure, links_of, words_of_claim
from tieout.prove.trial import Trial

LONE: Final = 56
"""Eighths of a bit that a narrated figure must have in its digits: two digits and more."""


def recalled(book: Book, series: Sequence[Series]) -> list[Trial]:
    """Trials of sentences against the tables of the documents before. O(claims of other periods x documents before
    that report the period); each document's tables are indexed once, when first asked for.
    """
    trials: list[Trial] = []
    for each in series:
        reports: dict[tuple[str, int], list[int]] = {}
        for _, volume in groupby(each.documents, key=each.volumes.__getitem__):
            periods = {document: _periods(book.exhibits[document]) for document in volume}
            for document, own in periods.items():
                for claim in _recalling(book.exhibits[document], own):
                    back = _backed(book, document, claim, reports)
                    if back is not None:
                        trials.append(_trial(book, back, (document, claim.figure)))
            for document, own in periods.items():
                for period in own:
                    reports.setdefault((period.length, period.end.toordinal() // 8), []).append(document)
    return trials


def _periods(exhibit: Exhibit) -> set[Period]:
    return {column.period for table in exhibit.tables for column in table.columns if column.period is not None}


def _recalling(exhibit: Exhibit, own: set[Period]) -> Iterator[Claim]:
    """The claims whose period no table of the document has."""
    for at, claim in claims_by_figure(exhibit).items():
        figure = exhibit.figures[at]
        period = claim.period
        if claim.role != "value" or period is None or not claim.measure or figure.place != "prose" or figure.nil:
            continue
        if digit_bits(figure) >= LONE and not any(period.same(other) for other in own):
            yield claim


def _backed(book: Book, document: int, claim: Claim, reports: dict[tuple[str, int], list[int]]) -> Key | None:
    """The table figure that the claim repeats, of the last document before that reports its period."""
    period = claim.period
    assert period is not None
    figure = book.exhibits[document].figures[claim.figure]
    named = words_of_claim(claim)
    day = period.end.toordinal() // 8
    before = [each for step in (-1, 0, 1) for each in reports.get((period.length, day + step), ())]
    for other in reversed(before):
        exhibit = book.exhibits[other]
        index = links_of(book, other).index
        for candidate in index.near(figure):
            found = exhibit.figures[candidate]
            if found.period is not None and found.period.same(period) and named and named <= index.words(candidate):
                return other, candidate
    return None


def _trial(book: Book, earlier: Key, later: Key) -> Trial:
    one, other = book.figure(earlier), book.figure(later)
    sign = -1 if one.number.value * other.number.value < 0 else 1
    gap = other.number.value - sign * one.number.value
    proof = Proof(
        "T505",
        "prior",
        Verdict.EXACT if gap == 0 else Verdict.ROUNDING,
        later,
        (earlier,),
        f"{other.text} (line {other.line}) = {one.text} (line {one.line} of {book.exhibits[earlier[0]].document.name})",
        other.number.value,
        sign * one.number.value,
        gap,
        max(one.number.half, other.number.half),
    )
    return Trial(proof, (sign,), digit_bits(other))
