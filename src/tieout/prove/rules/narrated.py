"""Sentences and tables come in; trials of figures that the text repeats from a table go out.

What it does
    A figure in a sentence and a figure in a table are one fact when their digits agree, their periods agree and
    the sentence names the line item.

Why it matters
    The text is typed after the tables and is not always corrected with them.

Evidence
    Equal digits prove the link, never accuse. A sentence is held against a table only where its other figures
    (the comparison, the amount behind "or") agree with the same row.

Codes
    T202 a sentence repeats a table. T203 two sentences give the same fact.
"""

from __future__ import annotations

from collections import defaultdict

from tieout.book.book import Book
from tieout.book.tables import TableIndex, index_of, line_item, words_of
from tieout.core.claim import Claim
from tieout.core.exhibit import Exhibit
from tieout.core.fact import Figure
from tieout.core.finding import Key, Proof, Verdict
from tieout.core.period import Period
from tieout.prove.trial import Trial
from tieout.sums import bits_of

NEEDED = 6 * 8
"""Net evidence, in eighths of a bit, for a link: digits and words less the figures it was chosen from."""
MAX_NEAR = 100
"""A number that stands in more cells than this names none of them."""


def narrated(book: Book) -> list[Trial]:
    """Trials of every prose figure that a table backs. O(prose figures x agreeing table figures)."""
    trials: list[Trial] = []
    for document, exhibit in enumerate(book.exhibits):
        if exhibit.claims or exhibit.sentences:
            trials += _exhibit(exhibit, document)
    return trials


def links_of(exhibit: Exhibit) -> dict[int, int]:
    """For each prose figure the table figure that backs it best."""
    index = index_of(exhibit)
    claims = claims_by_figure(exhibit)
    links: dict[int, int] = {}
    for at, figure in enumerate(exhibit.figures):
        if figure.place != "prose" or (figure.unit == "percent" and abs(figure.number.value) < 1):
            continue
        best = _best(exhibit, at, figure, claims.get(at), index)
        if best is not None:
            links[at] = best
    return links


def claims_by_figure(exhibit: Exhibit) -> dict[int, Claim]:
    """The claim that each figure stands in."""
    return {claim.figure: claim for claim in reversed(exhibit.claims)}


def _exhibit(exhibit: Exhibit, document: int) -> list[Trial]:
    trials = []
    links = links_of(exhibit)
    for at, back in links.items():
        trials.append(_trial("T202", (document, back), (document, at), exhibit))
    trials += _contradicted(exhibit, document, links)
    by_fact: dict[tuple[object, ...], int] = {}
    for at, claim in claims_by_figure(exhibit).items():
        figure = exhibit.figures[at]
        key = (claim.role, claim.measure.lower(), claim.subject.lower(), str(claim.period), figure.unit, claim.basis)
        if not claim.measure or claim.period is None or figure.place != "prose":
            continue
        first = by_fact.setdefault(key, at)
        if first != at and abs(figure.number.value) == abs(exhibit.figures[first].number.value):
            trials.append(_trial("T203", (document, first), (document, at), exhibit))
    return trials


def _best(exhibit: Exhibit, at: int, figure: Figure, claim: Claim | None, index: TableIndex) -> int | None:
    """The table figure with the most evidence behind it, None where none has enough."""
    if claim is not None and claim.role not in ("value", "change"):
        return None
    near = index.near(figure)
    if not near or len(near) > MAX_NEAR:
        return None
    period = claim.period if claim is not None and claim.period is not None else figure.period
    said = _said(exhibit, at, claim)
    digits = _digit_bits(figure) - bits_of(len(index.places[figure.unit]))
    best, most = None, NEEDED
    for candidate in near:
        other = exhibit.figures[candidate]
        score = digits + _words_score(exhibit, other, said, claim) + _period_score(period, other.period)
        if score > most:
            best, most = candidate, score
    return best


def _digit_bits(figure: Figure) -> int:
    decimals = figure.number.decimals if figure.number.decimals is not None else 2
    return bits_of(2 * abs(int(figure.number.value.scaleb(decimals))) + 1)


def _said(exhibit: Exhibit, at: int, claim: Claim | None) -> frozenset[str]:
    """What the sentence names at this figure: measure and subject, else the words of the sentence."""
    if claim is not None and claim.measure:
        return words_of(f"{claim.measure} {claim.subject}")
    figure = exhibit.figures[at]
    if figure.sentence < 0:
        return frozenset()
    sentence = exhibit.sentences[figure.sentence]
    return words_of(
        exhibit.document.text[max(sentence.start, figure.start - 200) : min(sentence.end, figure.end + 120)]
    )


def _words_score(exhibit: Exhibit, other: Figure, said: frozenset[str], claim: Claim | None) -> int:
    item = line_item(exhibit, other)
    common = len(item & said)
    if not common:
        return -64
    missing = len(said - item) if claim is not None and claim.measure else 0
    return min(common, 3) * 24 - min(missing, 3) * 8


def _period_score(said: Period | None, printed: Period | None) -> int:
    if said is None or printed is None:
        return 0
    if said.same(printed):
        return 24
    if printed.instant != said.instant and abs((printed.end - said.end).days) <= 7:
        return 16
    return -64


def _contradicted(exhibit: Exhibit, document: int, links: dict[int, int]) -> list[Trial]:
    """Trials of claims whose partner in the sentence agrees with a row that disagrees with them."""
    trials = []
    claims = claims_by_figure(exhibit)
    partners: dict[int, list[int]] = defaultdict(list)
    for claim in exhibit.claims:
        if claim.current >= 0 and claim.prior >= 0:
            partners[claim.current].append(claim.prior)
            partners[claim.prior].append(claim.current)
        elif claim.role == "value" and claim.prior >= 0:
            partners[claim.figure].append(claim.prior)
            partners[claim.prior].append(claim.figure)
    for at, others in partners.items():
        said = claims.get(at)
        figure = exhibit.figures[at]
        if at in links or said is None:
            continue
        claim = said
        if claim.role != "value" or claim.period is None or not claim.measure:
            continue
        for other in others:
            back = links.get(other)
            if back is None:
                continue
            partner = exhibit.figures[back]
            row = exhibit.tables[partner.table].rows[partner.row]
            if len(words_of(claim.measure) - line_item(exhibit, partner)) > 0 or claim.basis:
                continue
            cells = [
                cell
                for cell in row.cells
                if cell >= 0
                and cell != back
                and (found := exhibit.figures[cell].period) is not None
                and found.same(claim.period)
                and exhibit.figures[cell].unit == figure.unit
                and not exhibit.figures[cell].nil
            ]
            if len(cells) == 1 and _digit_bits(partner) >= 72:
                trials.append(_trial("T202", (document, cells[0]), (document, at), exhibit))
                break
    return trials


def _trial(rule: str, first: Key, second: Key, exhibit: Exhibit) -> Trial:
    one, other = exhibit.figures[first[1]], exhibit.figures[second[1]]
    sign = -1 if one.number.value * other.number.value < 0 else 1
    computed = sign * one.number.value
    gap = other.number.value - computed
    tolerance = max(one.number.half, other.number.half)
    fits = gap == 0 or (one.number.decimals != other.number.decimals and abs(gap) <= tolerance)
    verdict = Verdict.EXACT if gap == 0 else Verdict.ROUNDING if fits else Verdict.CONTRADICTED
    proof = Proof(
        rule,
        "internal",
        verdict,
        second,
        (first,),
        f"{other.text} (line {other.line}) = {one.text} (line {one.line})",
        other.number.value,
        computed,
        gap,
        tolerance,
    )
    return Trial(proof, (sign,), max(_digit_bits(one), 96))
