"""Claims come in; findings of direction words that the two figures compared contradict go out.

What it does
    "Increased to A from B" with A below B; "a decrease of 12%" where the amounts rose by 12%.

Why it matters
    Sentences are carried over from the last release: the amounts are changed and the verb stays.

Evidence
    A percentage or amount of change that holds for the two sides, or a table whose row has both, shows that they
    are the ones compared: then it is an error, else a warning. Losses, negative amounts and words of judgement
    ("improved", "narrowed") turn directions, and so may a second verb in the sentence: nothing is said of those.

Codes
    T303 the direction word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tieout.book.book import Book
from tieout.core.amounts import amount
from tieout.core.claim import Claim
from tieout.core.fact import Figure
from tieout.core.finding import Finding, Severity
from tieout.prove.links import Links, links_of
from tieout.prove.rules.change import holding_sides
from tieout.read.phrases import IS_DOWN, IS_UP

_TURNS: Final = re.compile(
    r"\b(?:loss(?:es)?|deficits?|negative(?:ly)?|used|improv\w*|strengthen\w*|weaken\w*|deteriorat\w*|better|worse|narrow\w*|widen\w*"
    r"|un?favou?rabl\w*|offset\w*|outflows?|charges?|benefit|not|without|absence|rather|although|instead)\b|\("
)


def direction(book: Book) -> list[Finding]:
    """Findings of every direction word that its figures contradict. Linear in claims."""
    return [
        finding
        for document, exhibit in enumerate(book.exhibits)
        if exhibit.claims
        for finding in _of(links_of(book, document), document)
    ]


def _of(links: Links, document: int) -> Iterator[Finding]:
    told: set[tuple[int, int]] = set()
    for claim in links.exhibit.claims:
        sides = _sides(claim, links) if claim.direction and not claim.basis else None
        if sides is None or sides in told:
            continue
        now, then = (links.exhibit.figures[side] for side in sides)
        word = _word(claim, links, sides)
        if not word or not _plain(now, then) or (now.number.value > then.number.value) == (claim.direction > 0):
            continue
        told.add(sides)
        moved = "below" if claim.direction > 0 else "above"
        certain = claim.role != "value" or _in_one_row(links, sides)
        yield Finding(
            "T303",
            Severity.ERROR if certain and now.place == then.place == "prose" else Severity.WARNING,
            f"'{word}', but {_text(now)} is {moved} {_text(then)} (line {then.line}) by "
            f"{amount(abs(now.number.value - then.number.value), now.unit)}",
            document,
            (document, claim.figure),
            tuple((document, side) for side in sides if side != claim.figure),
            cause="the direction word",
        )


def _sides(claim: Claim, links: Links) -> tuple[int, int] | None:
    """The two figures compared: those of "to A from B", or those for which a stated change holds."""
    if claim.role == "value":
        if claim.current != claim.figure or claim.prior < 0 or links.claims[claim.prior].basis:
            return None
        return claim.current, claim.prior
    if claim.role not in ("percent change", "change", "point change"):
        return None
    sides = holding_sides(claim, links)
    return (sides.current, sides.prior) if sides is not None else None


def _word(claim: Claim, links: Links, sides: tuple[int, int]) -> str:
    """The one word of direction that the sentence has before its sides end; "" where others may turn it."""
    exhibit = links.exhibit
    sentence = exhibit.sentences[claim.sentence]
    own = [exhibit.figures[at] for at in (claim.figure, *sides) if exhibit.figures[at].sentence == claim.sentence]
    text = exhibit.document.text[sentence.start : min(sentence.end, max(figure.end for figure in own) + 20)].lower()
    ups, downs = ({match[0] for match in pattern.finditer(text)} for pattern in (IS_UP, IS_DOWN))
    words, others = (ups, downs) if claim.direction > 0 else (downs, ups)
    measures = f"{claim.measure} {claim.heading}".lower()
    if others or len(words) != 1 or _TURNS.search(text) or _TURNS.search(measures):
        return ""
    return next(iter(words))


def _plain(now: Figure, then: Figure) -> bool:
    """Whether two figures can be compared without doubt: positive, of one unit and size, further apart than rounding."""
    low, high = sorted((now.number.value, then.number.value))
    gap = abs(now.number.value - then.number.value)
    return (
        now.unit == then.unit
        and low > 0
        and high < 4 * low
        and gap > now.number.half + then.number.half
        and not (now.approximate or then.approximate or now.readings or then.readings)
        and not (now.period is not None and then.period is not None and now.period.end < then.period.end)
    )


def _in_one_row(links: Links, sides: tuple[int, int]) -> bool:
    """Whether a table has both figures in one row."""
    backs = [links.exhibit.figures[links.back[side]] for side in sides if side in links.back]
    return len(backs) == 2 and (backs[0].table, backs[0].row) == (backs[1].table, backs[1].row)


def _text(figure: Figure) -> str:
    return " ".join(figure.text.split())
