"""Claims of change come in; trials of percentages, amounts and directions go out.

What it does
    "A decrease of 12%", "up $1.2 million", "increased to A from B" are recomputed from the two figures compared:
    those of the sentence, else the row of the table that backs the one given.

Why it matters
    Percentages are typed from a calculator and survive every later correction of the amounts.

Codes
    T301 a percentage of change. T302 an amount of change. T303 the direction word.
"""

from __future__ import annotations

from decimal import Decimal

from tieout.book.book import Book
from tieout.core.claim import Claim
from tieout.core.exhibit import Exhibit
from tieout.core.fact import Figure
from tieout.core.finding import Proof, Verdict
from tieout.core.number import half_unit
from tieout.prove.rules.narrated import links_of
from tieout.prove.trial import Trial


def change(book: Book) -> list[Trial]:
    """Trials of every claim of change whose two sides are known. Linear in claims."""
    trials: list[Trial] = []
    for document, exhibit in enumerate(book.exhibits):
        if not exhibit.claims:
            continue
        links = links_of(exhibit)
        for claim in exhibit.claims:
            trial = _trial(claim, exhibit, document, links)
            if trial is not None:
                trials.append(trial)
    return trials


def _trial(claim: Claim, exhibit: Exhibit, document: int, links: dict[int, int]) -> Trial | None:
    if claim.role not in ("percent change", "change") or claim.basis:
        return None
    sides = _sides(claim, exhibit, links)
    if sides is None:
        return None
    current, prior = sides
    now, then = exhibit.figures[current], exhibit.figures[prior]
    if now.unit != then.unit:
        return None
    if claim.role == "percent change":
        return _percent(claim, exhibit, document, current, prior)
    return None if exhibit.figures[claim.figure].unit != now.unit else _amount(claim, exhibit, document, current, prior)


def _sides(claim: Claim, exhibit: Exhibit, links: dict[int, int]) -> tuple[int, int] | None:
    """The two figures compared; the missing prior is the same row's figure a year before."""
    if claim.current >= 0 and claim.prior >= 0:
        return claim.current, claim.prior
    if claim.current < 0:
        return None
    back = links.get(claim.current)
    if back is None:
        return None
    figure = exhibit.figures[back]
    if figure.period is None:
        return None
    before = figure.period.year_before()
    row = exhibit.tables[figure.table].rows[figure.row]
    cells = [
        cell
        for cell in row.cells
        if cell >= 0
        and (period := exhibit.figures[cell].period) is not None
        and period.same(before)
        and exhibit.figures[cell].unit == figure.unit
    ]
    return (back, cells[0]) if len(cells) == 1 else None


def _interval(now: Figure, then: Figure) -> tuple[Decimal, Decimal] | None:
    """The least and greatest percentage of change that the two prints allow, without sign."""
    base_low, base_high = abs(then.number.value) - then.number.half, abs(then.number.value) + then.number.half
    if base_low <= 0:
        return None
    gap_low = abs(now.number.value - then.number.value) - now.number.half - then.number.half
    gap_high = abs(now.number.value - then.number.value) + now.number.half + then.number.half
    return max(gap_low, Decimal(0)) / base_high * 100, gap_high / base_low * 100


def _percent(claim: Claim, exhibit: Exhibit, document: int, current: int, prior: int) -> Trial | None:
    now, then, said = exhibit.figures[current], exhibit.figures[prior], exhibit.figures[claim.figure]
    bounds = _interval(now, then)
    if bounds is None:
        return None
    computed = (abs(now.number.value - then.number.value) / abs(then.number.value) * 100).quantize(Decimal("0.0001"))
    stated = abs(said.number.value)
    half = half_unit(said.number.decimals or 0)
    if said.approximate:
        half *= 2
    if bounds[0] - half <= stated <= bounds[1] + half:
        verdict = Verdict.EXACT if abs(computed - stated) <= half else Verdict.ROUNDING
    else:
        verdict = Verdict.CONTRADICTED
    tolerance = half + (bounds[1] - bounds[0]) / 2
    proof = Proof(
        "T301",
        "internal",
        verdict,
        (document, claim.figure),
        ((document, current), (document, prior)),
        f"({now.text} - {then.text}) / {then.text} = {said.text}%".replace("%%", "%"),
        stated,
        computed,
        stated - computed,
        tolerance.quantize(Decimal("0.0001")),
    )
    beside = claim.prior >= 0 and abs(stated - computed) <= 50
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


def _amount(claim: Claim, exhibit: Exhibit, document: int, current: int, prior: int) -> Trial | None:
    now, then, said = exhibit.figures[current], exhibit.figures[prior], exhibit.figures[claim.figure]
    computed = abs(now.number.value - then.number.value)
    stated = abs(said.number.value)
    tolerance = now.number.half + then.number.half + said.number.half
    gap = stated - computed
    verdict = Verdict.EXACT if gap == 0 else Verdict.ROUNDING if abs(gap) <= tolerance else Verdict.CONTRADICTED
    proof = Proof(
        "T302",
        "internal",
        verdict,
        (document, claim.figure),
        ((document, current), (document, prior)),
        f"{now.text} - {then.text} = {said.text}",
        stated,
        computed,
        gap,
        tolerance,
    )
    return Trial(proof, (0, 0), 96, accuses=False)
