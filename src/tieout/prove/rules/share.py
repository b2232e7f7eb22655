"""Claims of a share and tables come in; trials of percentages that two rows give go out.

What it does
    "Operating income was 8.2% of net sales": the percentage is recomputed from the two rows that the sentence names, or
    from the amount that the sentence gives ("$8.5 million, or 3.7% of net sales") and the row of the whole.

Why it matters
    Percentages are typed from a calculator and survive every later correction of the amounts.

Evidence
    Rows that words choose prove and never accuse: another row may have been meant.

Codes
    T402 a share or margin.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from tieout.book.book import Book
from tieout.book.concepts import concept_of
from tieout.book.tables import words_of
from tieout.core.claim import Claim
from tieout.core.finding import Proof, Verdict
from tieout.core.period import Period
from tieout.prove.comparatives import digit_bits
from tieout.prove.links import Links, links_of
from tieout.prove.quotients import bounds_of
from tieout.prove.trial import Trial

_OF: Final = "as a percentage of "
DIGITS: Final = 5 * 8
"""Eighths of a bit that the percentage must print."""


WIDE: Final = 6
"""How many times half a unit of the percentage the two amounts may leave open."""


def share(book: Book) -> list[Trial]:
    """Trials of every share of which the tables print both sides. Linear in claims."""
    trials = []
    for document, exhibit in enumerate(book.exhibits):
        claims = [claim for claim in exhibit.claims if _OF in claim.measure and claim.role in ("share", "value")]
        for claim in claims if exhibit.tables else ():
            trial = _trial(claim, links_of(book, document), document)
            if trial is not None:
                trials.append(trial)
    return trials


def _trial(claim: Claim, links: Links, document: int) -> Trial | None:
    figures = links.exhibit.figures
    said = figures[claim.figure]
    if claim.period is None or said.unit != "percent" or digit_bits(said) < DIGITS or said.number.value >= 100:
        return None
    part, _, whole = claim.measure.partition(_OF)
    base = _row(whole, frozenset(), claim.period, links)
    top = links.back.get(claim.current)
    if top is None and part.strip() and not claim.basis:
        top = _row(part, words_of(claim.subject), claim.period, links)
    if top is None and claim.current >= 0:
        top = claim.current
    if base is None or top is None or top == base or figures[top].unit != figures[base].unit:
        return None
    bounds, half = bounds_of("share", figures[top], figures[base]), said.number.half
    stated = abs(said.number.value)
    if bounds is None or not bounds[0] - half <= stated <= bounds[1] + half:
        return None
    if bounds[1] - bounds[0] > WIDE * half:
        return None
    computed = abs(figures[top].number.value) / abs(figures[base].number.value) * 100
    proof = Proof(
        "T402",
        "internal",
        Verdict.EXACT if abs(computed - stated) <= half else Verdict.ROUNDING,
        (document, claim.figure),
        ((document, top), (document, base)),
        f"{figures[top].text} / {figures[base].text} = {said.text}",
        stated,
        computed.quantize(Decimal("0.0001")),
        (stated - computed).quantize(Decimal("0.0001")),
        (half + (bounds[1] - bounds[0]) / 2).quantize(Decimal("0.0001")),
    )
    return Trial(proof, (0, 0), digit_bits(said), accuses=False)


def _row(said: str, party: frozenset[str], period: Period, links: Links) -> int | None:
    """The amount of ``period`` in the row that the words name, or that means what they mean of the whole issuer."""
    found = links.one_named(words_of(said) | party, "USD", period)
    if found is not None or party:
        return found
    meaning = concept_of(said.strip(), (), "USD", "", False, period.instant)
    if meaning is None or meaning.segment or meaning.basis or len(meaning.concepts) != 1:
        return None
    return links.one_meant(meaning.concepts[0], period)
