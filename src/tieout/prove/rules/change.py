"""Claims of change come in; trials of percentages and amounts of change go out.

What it does
    "A decrease of 12%", "up $1.2 million", "12 basis points higher" are recomputed from the two figures compared:
    those of the sentence, else the row of the table that backs the one given, else the row that is named.

Why it matters
    Percentages are typed from a calculator and survive every later correction of the amounts.

Evidence
    A failure is told only where the sentence itself gives both sides or names the period that it compares with, or where
    it is the only one of a document's changes from the year before that fails.

Codes
    T301 a percentage of change. T302 an amount of change.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from tieout.book.book import Book
from tieout.core.claim import Claim
from tieout.core.fact import Figure
from tieout.core.finding import Proof, Verdict
from tieout.core.number import half_unit
from tieout.prove.links import Links, links_of, words_of_claim
from tieout.prove.sides import Sides, sides_of
from tieout.prove.trial import Trial

CHANGES: Final = ("percent change", "change", "point change")
HABIT: Final = 4
"""How many changes from the year before must hold in a document for one that does not to be told."""
_OWN_BASIS: Final = ("adjusted", "non-gaap")


def change(book: Book) -> list[Trial]:
    """Trials of every claim of change whose two sides are known. Linear in claims."""
    trials: list[Trial] = []
    for document, exhibit in enumerate(book.exhibits):
        if not exhibit.claims:
            continue
        links = links_of(book, document)
        habit: list[Trial] = []
        for claim in exhibit.claims:
            if claim.role in CHANGES and not basis_apart(claim):
                trial, sides = _trial(claim, links, document)
                if trial is not None and sides is not None:
                    (trials if sides.firm else habit).append(trial)
        trials += _of_habit(habit)
    return trials


def basis_apart(claim: Claim) -> bool:
    """Whether words around a claim, and not those of its measure ("Adjusted EBITDA rose 6%"), put it on another basis."""
    measure = claim.measure.lower()
    return any(word not in _OWN_BASIS or word not in measure for word in claim.basis.split())


def _of_habit(habit: list[Trial]) -> list[Trial]:
    """Changes from a row's year before: where all of a document hold but one, that one is told."""
    held = [trial for trial in habit if not trial.fails]
    failing = [trial for trial in habit if trial.fails]
    if len(failing) == 1 and len(held) >= HABIT:
        return [*held, replace(failing[0], note="the other changes of the document hold")]
    return held


def _trial(claim: Claim, links: Links, document: int) -> tuple[Trial | None, Sides | None]:
    """The trial of the first sides that hold; of those that the sentence or the row gives where none does."""
    failing: tuple[Trial, Sides] | None = None
    for sides in sides_of(claim, links):
        trial = _tried(claim, links, document, sides)
        if trial is None:
            continue
        if not trial.fails:
            if _of_other_days(claim, links, sides):
                continue
            return trial, sides
        if failing is None and (
            sides.firm if sides.told else not sides.chosen and _in_full(claim, sides.current, links)
        ):
            failing = trial, sides
    return (None, None) if failing is None or _said_of_another(claim, links) else failing


def _in_full(claim: Claim, at: int, links: Links) -> bool:
    """Whether the row of a table figure names all that a claim is about ("recurring expenses" are not all of them)."""
    return not words_of_claim(claim) - links.issuer - links.index.words(at)


def holding_sides(claim: Claim, links: Links) -> Sides | None:
    """The first sides for which a claim of change holds and that were not chosen for it."""
    for sides in sides_of(claim, links):
        trial = _tried(claim, links, 0, sides)
        if trial is not None and not trial.fails and not _of_other_days(claim, links, sides):
            return None if sides.chosen else sides
    return None


def _of_other_days(claim: Claim, links: Links, sides: Sides) -> bool:
    """Whether sides that were looked up move against the word of direction and miss what the change is told as besides.

    "Decreased $7.3 billion, or 3%" is not the 3% by which the row rose over a year, by another amount.
    """
    if sides.told or sides.firm or not claim.direction:
        return False
    now, then = (links.exhibit.figures[at] for at in (sides.current, sides.prior))
    if claim.direction * (abs(now.number.value) - abs(then.number.value)) >= 0:
        return False
    trials = (
        _tried(other, links, 0, sides)
        for other in links.beside_in_sentence[claim.sentence]
        if other.role in CHANGES
        and other.figure != claim.figure
        and (other.measure, other.current) == (claim.measure, claim.current)
    )
    return any(trial is not None and trial.fails for trial in trials)


def _said_of_another(claim: Claim, links: Links) -> bool:
    """Whether the percentage is that of another form of the amounts: "$137.9 million or $2.23 per share, up 21.9% from ..."."""
    if claim.role != "percent change":
        return False
    for other in links.beside_in_sentence[claim.sentence]:
        if other.role == "value" and other.current == other.figure:
            now, then = links.exhibit.figures[other.current], links.exhibit.figures[other.prior]
            bounds = percent_bounds(now, then) if other.prior >= 0 and now.unit == then.unit else None
            said = links.exhibit.figures[claim.figure]
            half = half_unit(said.number.decimals or 0)
            if bounds is not None and bounds[0] - half <= abs(said.number.value) <= bounds[1] + half:
                return True
    return False


def _tried(claim: Claim, links: Links, document: int, sides: Sides) -> Trial | None:
    figures = links.exhibit.figures
    now, then, said = figures[sides.current], figures[sides.prior], figures[claim.figure]
    if now.unit != then.unit:
        return None
    if claim.role == "percent change":
        return _percent(claim, links, document, sides)
    if claim.role == "point change":
        return _amount(claim, links, document, sides) if now.unit in ("percent", "pure") else None
    return _amount(claim, links, document, sides) if said.unit == now.unit else None


def percent_bounds(now: Figure, then: Figure) -> tuple[Decimal, Decimal] | None:
    """The least and greatest percentage of change that two prints allow, without sign; None from a base that may be 0."""
    half = _half(now, then)
    base_low, base_high = abs(then.number.value) - half[1], abs(then.number.value) + half[1]
    if base_low <= 0:
        return None
    gap = abs(now.number.value - then.number.value)
    return max(gap - sum(half), Decimal(0)) / base_high * 100, (gap + sum(half)) / base_low * 100


def _half(now: Figure, then: Figure) -> tuple[Decimal, Decimal]:
    """Half a unit of each; of two amounts told in full, both with three zeros more than they need, the zeros are rounding."""
    halves = now.number.half, then.number.half
    if now.place == then.place == "prose" and now.number.decimals == then.number.decimals is not None:
        unit = Decimal(1).scaleb(3 - (now.number.decimals or 0))
        if not now.number.value % unit and not then.number.value % unit:
            return unit / 2, unit / 2
    return halves


def _percent(claim: Claim, links: Links, document: int, sides: Sides) -> Trial | None:
    figures = links.exhibit.figures
    now, then, said = figures[sides.current], figures[sides.prior], figures[claim.figure]
    bounds = percent_bounds(now, then)
    if bounds is None:
        return None
    computed = (abs(now.number.value - then.number.value) / abs(then.number.value) * 100).quantize(Decimal("0.0001"))
    stated = abs(said.number.value)
    half = half_unit(said.number.decimals or 0)
    if said.approximate:
        half *= 2
    if bounds[0] - half <= stated <= bounds[1] + half:
        verdict = Verdict.EXACT if abs(computed - stated) <= half else Verdict.ROUNDING
        if not sides.told and bounds[1] - bounds[0] > 4 * half:
            return None
    else:
        verdict = Verdict.CONTRADICTED
    tolerance = half + (bounds[1] - bounds[0]) / 2
    proof = Proof(
        "T301",
        "internal",
        verdict,
        (document, claim.figure),
        ((document, sides.current), (document, sides.prior)),
        " ".join(f"({now.text} - {then.text}) / {then.text} = {said.text}".split()),
        stated,
        computed,
        stated - computed,
        tolerance.quantize(Decimal("0.0001")),
    )
    beside = sides.told and abs(stated - computed) <= 50
    return Trial(
        proof,
        (0, 0),
        96,
        accuses=beside,
        note="both sides stand in the sentence" if beside else "",
        bounds=((bounds[0] - half, bounds[1] + half), *_sizes(now, then, stated, half)),
    )


def _sizes(now: Figure, then: Figure, stated: Decimal, half: Decimal) -> tuple[tuple[Decimal, Decimal] | None, ...]:
    """The sizes of the two sides, each beside the other as printed, that a change of ``stated`` per cent allows."""
    here, there = abs(now.number.value), abs(then.number.value)
    sign = 1 if here >= there else -1
    low, high = sorted((1 + sign * (stated - half) / 100, 1 + sign * (stated + half) / 100))
    current = (there * low - now.number.half, there * high + now.number.half)
    return current, ((here / high - then.number.half, here / low + then.number.half) if low > 0 else None)


def _amount(claim: Claim, links: Links, document: int, sides: Sides) -> Trial | None:
    figures = links.exhibit.figures
    now, then, said = figures[sides.current], figures[sides.prior], figures[claim.figure]
    scale = Decimal("0.01") if said.unit == "basis points" else Decimal(1)
    computed = abs(now.number.value - then.number.value) / scale
    stated = abs(said.number.value)
    tolerance = (now.number.half + then.number.half) / scale + said.number.half
    gap = stated - computed
    verdict = Verdict.EXACT if gap == 0 else Verdict.ROUNDING if abs(gap) <= tolerance else Verdict.CONTRADICTED
    if verdict is Verdict.ROUNDING and tolerance * 4 > stated:
        return None  # the sides are printed too coarsely to say anything of their difference
    proof = Proof(
        "T302",
        "internal",
        verdict,
        (document, claim.figure),
        ((document, sides.current), (document, sides.prior)),
        " ".join(f"{now.text} - {then.text} = {said.text}".split()),
        stated,
        computed,
        gap,
        tolerance,
    )
    return Trial(proof, (0, 0), 96, accuses=False)
