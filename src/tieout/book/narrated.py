"""What sentences say of amounts (claims) comes in; their facts go out, with the segment that the words name."""

from __future__ import annotations

import re
from typing import Final

from tieout.book.concepts import Meaning, concept_of
from tieout.book.headings import plain_name
from tieout.book.segments import REST
from tieout.book.signs import is_two_sided
from tieout.core.claim import Claim
from tieout.core.exhibit import Exhibit
from tieout.core.fact import Fact, Figure
from tieout.core.period import Period

_SAYS_SO: Final = re.compile(r"\w\s+(?:Group|Segment|segment|Division|division)$")
_SEVERAL: Final = re.compile(r"net (?:losses|gains)$", re.IGNORECASE)
"""Losses and gains of something: no result of the issuer."""
_ADJUSTED: Final = re.compile(r"exclu|adjusted|non-?\s?gaap|before special|normali|underlying|\bcore\b|as if")
_OTHER: Final = re.compile(r"constant|currency|organic|comparable|same|annualized|equivalent|\bcc\b|taxable")


def narrated_facts(
    document: int, exhibit: Exhibit, segments: dict[str, str], finance: bool, found: dict[int, tuple[Fact, ...]]
) -> None:
    """Put into ``found`` the facts of amounts of which a sentence says the measure (roles ``value`` and ``share``)."""
    for claim in exhibit.claims:
        if claim.role not in ("value", "share") or not claim.measure or claim.figure < 0 or claim.figure in found:
            continue
        if _SEVERAL.match(claim.measure):
            continue
        figure = exhibit.figures[claim.figure]
        segment = _segment(claim, segments)
        if segment is None:
            continue
        meaning, segment = _meaning(claim, figure, segment, segments, finance)
        basis = () if claim.measure.startswith("GAAP ") else _basis(claim.basis)
        if meaning is None or basis is None or is_petty(figure):
            continue
        found[claim.figure] = tuple(
            Fact(
                (document, claim.figure),
                concept,
                meaning.segment or segment,
                _period(claim, figure, meaning.when),
                figure.unit,
                -figure.number
                if claim.sign < 0 and is_two_sided(concept) and figure.number.value > 0
                else figure.number,
                " ".join(dict.fromkeys((*basis, *meaning.basis))),
            )
            for concept in meaning.concepts
        )


def _meaning(
    claim: Claim, figure: Figure, segment: str, segments: dict[str, str], finance: bool
) -> tuple[Meaning | None, str]:
    period = claim.period or figure.period
    instant = period is not None and period.instant
    measure = claim.measure.removeprefix("GAAP ")
    meaning = concept_of(measure, (), figure.unit, "", finance, instant)
    if meaning is not None:
        return meaning, segment
    if not segment:
        for name in segments.values():
            if len(name) > 4 and plain_name(name) not in REST and claim.measure.startswith(name):
                rest = claim.measure[len(name) :].lstrip(" -'’s").removeprefix("segment ")
                return concept_of(rest, (), figure.unit, "", finance, instant), name
    return None, segment


def is_petty(figure: Figure) -> bool:
    """Whether an amount is one in dollars and cents, as companies tell none: it is per share, though nothing says so."""
    number = figure.number
    return len(figure.unit) == 3 and number.decimals is not None and number.decimals > 0 and abs(number.value) < 1000


def _segment(claim: Claim, segments: dict[str, str]) -> str | None:
    """The segment that a claim is about: "" for the issuer, None where it is about a party that nobody knows."""
    if claim.subject:
        known = segments.get(plain_name(claim.subject))
        if known is not None:
            return known
        return re.sub(r"\s+segment$", "", claim.subject) if _SAYS_SO.search(claim.subject) else None
    if claim.heading:
        return segments.get(plain_name(claim.heading), "")
    return ""


def _basis(said: str) -> tuple[str, ...] | None:
    """The basis that a claim's words tell; None where they make it another measure (organic, constant currency)."""
    if not said:
        return ()
    if _OTHER.search(said):
        return None
    return ("pro forma",) if "pro forma" in said else ("adjusted",) if _ADJUSTED.search(said) else None


def _period(claim: Claim, figure: Figure, when: str) -> Period | None:
    period = claim.period or figure.period
    if period is None:
        return None
    if when == "instant":
        return period if period.instant else Period(None, period.end)
    return None if when == "" and period.instant and len(figure.unit) == 3 else period
