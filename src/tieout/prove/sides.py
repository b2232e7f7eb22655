"""A claim of change and the links of its exhibit come in; the two figures that it may compare go out, the likeliest first.

They are the figures of the sentence, else those of the row of the table that backs the one given, else those of the row
that is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tieout.core.claim import Claim
from tieout.core.fact import Figure
from tieout.prove.comparatives import digit_bits
from tieout.prove.links import Links, words_of_claim
from tieout.sums import bits_of

NAMED_ROW: Final = 4 * 8
"""Eighths of a bit in the digits of a change, less the choice, where it is recomputed from a row's figures."""
IN_FULL: Final = 12
"""The same where the row is named in full, its other figure is of the period compared with, and the direction agrees."""
_RATES: Final = ("percent", "points", "basis points")


@dataclass(frozen=True, slots=True)
class Sides:
    """The two figures compared. ``told`` says that both stand in the sentence; ``firm`` that a failure means something;
    ``chosen`` that they were picked from a row because the change fits.
    """

    current: int
    prior: int
    told: bool
    firm: bool
    chosen: bool = False


def sides_of(claim: Claim, links: Links) -> list[Sides]:
    """What a claim of change can compare, the likeliest first."""
    if claim.current >= 0 and claim.prior >= 0:
        return [Sides(claim.current, claim.prior, True, True)]
    found = []
    figures = links.exhibit.figures
    against = [claim.against] if claim.against is not None else []
    firm = bool(against) and not _listed(claim, links)
    back = links.back.get(claim.current, -1)
    period = figures[back].period if back >= 0 else None
    if period is not None:
        for when in against if firm or _told_apart(claim, links) else [*against, period.year_before()]:
            before = links.beside(back, when)
            if before is not None:
                found.append(Sides(back, before, False, firm))
    if claim.current >= 0:
        # Of two comparisons ("compared to ... in March and ... a year ago") either may be meant.
        found += [Sides(claim.current, other, True, False) for other in _compared(claim, links)]
        rows = [back] if back >= 0 else []
    else:
        unit = figures[claim.figure].unit
        units = ("USD", "USD/share", "shares", "percent") if unit in _RATES else (unit,)
        rows = [at for each in units for at in links.rows_named(claim, each, claim.period)] if claim.period else []
    return found if firm and found else [*found, *_in_rows(rows, claim, links)]


def _compared(claim: Claim, links: Links) -> list[int]:
    """The figures that the sentence of a claim gives for its measure at other times."""
    figures = links.exhibit.figures
    return [
        other.figure
        for other in links.beside_in_sentence[claim.sentence]
        if other.comparative
        and other.measure == claim.measure
        and figures[other.figure].unit == figures[claim.current].unit
    ]


def _in_rows(rows: list[int], claim: Claim, links: Links) -> list[Sides]:
    """Comparisons of a row's figure with the others of the row, where the change has digits enough to choose one."""
    figures = links.exhibit.figures
    digits = digit_bits(figures[claim.figure])
    found = []
    for at in rows:
        before = _before(at, claim, links)
        if before is not None and digits >= IN_FULL and _moves_as_said(claim, figures[at], figures[before], links, at):
            found.append(Sides(at, before, False, False, True))
            continue
        before = links.beside(at, claim.against) if claim.against is not None else None
        mates = [before] if before is not None else links.mates(at)
        if digits - bits_of(len(mates) or 1) >= NAMED_ROW:
            found += [Sides(at, mate, False, False, before is None) for mate in mates]
    return found


def _before(at: int, claim: Claim, links: Links) -> int | None:
    """The figure of the row that a change is measured from: of the period that is told, else of the year before."""
    period = links.exhibit.figures[at].period
    when = claim.against or (period.year_before() if period is not None else None)
    return links.beside(at, when) if when is not None else None


def _moves_as_said(claim: Claim, now: Figure, then: Figure, links: Links, at: int) -> bool:
    """Whether the row that a claim of a percentage names in full, and no other, moves the way that is said."""
    if claim.role != "percent change" or not claim.direction or links.index.own(at) - words_of_claim(claim):
        return False
    return claim.direction * (abs(now.number.value) - abs(then.number.value)) > 0


def _listed(claim: Claim, links: Links) -> bool:
    """Whether the sentence gives several changes of one measure ("$4.0 billion and $4.9 billion compared with ...")."""
    return bool(_others(claim, links))


def _told_apart(claim: Claim, links: Links) -> bool:
    """Whether each change of the measure has a base of its own ("up 9% from a year ago and up 4% sequentially")."""
    mine = claim.against
    theirs = [other.against for other in _others(claim, links)]
    return mine is not None and all(each is not None and not mine.same(each) for each in theirs)


def _others(claim: Claim, links: Links) -> list[Claim]:
    """The other changes of its measure that the sentence of a claim gives."""
    return [
        other
        for other in links.beside_in_sentence[claim.sentence]
        if other.role == claim.role and other.measure == claim.measure and other.figure != claim.figure
    ]
