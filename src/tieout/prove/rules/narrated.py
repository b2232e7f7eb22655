"""Sentences and tables come in; trials of figures that the text repeats from a table go out.

What it does
    A figure in a sentence and a figure in a table are one fact when their digits agree, their periods agree and
    the sentence names the line item, by its words or by what they mean. Two sentences give one fact when they name one
    measure, or when the figures stand among the same words.

Why it matters
    The text is typed after the tables and is not always corrected with them.

Evidence
    Equal digits prove the link, never accuse. A sentence is held against a table only where its other figures
    (the comparison, the amount behind "or") agree with the same row, or, as a warning, where it names one row in full
    and is one slip of the pen from that row's figure for its very period; an amount per share, where it means what the
    row means.

Codes
    T202 a sentence repeats a table. T203 two sentences give the same fact.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from tieout.book.book import Book
from tieout.core.claim import Claim
from tieout.core.exhibit import Exhibit
from tieout.core.finding import Key, Proof, Verdict
from tieout.prove.causes import SLIPS, slip_of
from tieout.prove.comparatives import digit_bits
from tieout.prove.links import BOTH, Links, links_of, words_of_claim
from tieout.prove.retold import retold
from tieout.prove.rules.change import basis_apart
from tieout.prove.trial import Trial

SENTENCES = 36
"""Eighths of a bit in the digits of two sentences' figures for them to be one fact; more where a period is untold."""

PARTNER = 72
"""Eighths of a bit in the digits of a partner that agrees, for the other figure of the two to be accused."""
MISTYPED = 80
"""Eighths of a bit in a figure that may be told to be a slip away from another: four digits, or three high ones."""
PER_SHARE = 40
"""The same for amounts per share, which are short and few."""
_UNSAID = BOTH | {"net"}
"""Words of a row of amounts per share that a sentence need not say."""
MAX_TOLD = 20
"""How many earlier sentences of the same measure and value are looked at."""


def narrated(book: Book) -> list[Trial]:
    """Trials of every prose figure that a table or another sentence backs. O(prose figures x agreeing table figures)."""
    trials: list[Trial] = []
    for document, exhibit in enumerate(book.exhibits):
        if exhibit.claims or exhibit.sentences:
            links = links_of(book, document)
            for at, back in links.back.items():
                trials.append(_trial("T202", (document, back), (document, at), exhibit))
            contradicted = _contradicted(book, links, document)
            trials += contradicted
            trials += _mistyped(links, document, {trial.proof.result[1] for trial in contradicted})
            trials += _repeated(links, document)
    return trials


def _repeated(links: Links, document: int) -> list[Trial]:
    """Trials of figures that two sentences give for one measure, party and period, or among the same words."""
    trials: list[Trial] = []
    exhibit = links.exhibit
    by_fact: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, claim in links.claims.items():
        figure = exhibit.figures[at]
        if not claim.measure or figure.place != "prose":
            continue
        said, digits = words_of_claim(claim), digit_bits(figure)
        if not said or digits < SENTENCES:
            continue
        key = (claim.role, said, figure.unit, claim.basis, abs(figure.number.value))
        for first in by_fact[key][-MAX_TOLD:]:
            other = links.claims[first].period
            known = claim.period is not None and claim.period.same(other)
            told = known or ((claim.period is None or other is None) and digits >= SENTENCES + 8)
            if told and not _is_running_head(links, first, at):
                trials.append(_trial("T203", (document, first), (document, at), exhibit))
                break
        by_fact[key].append(at)
    known_already = {key[1] for trial in trials for key in trial.members()}
    for first, second in retold(links):
        if second not in known_already and not _is_running_head(links, first, second):
            trials.append(_trial("T203", (document, first), (document, second), exhibit))
    return trials


def _is_running_head(links: Links, first: int, second: int) -> bool:
    """Whether two figures stand in one sentence printed twice, but for its numbers: a head or foot of pages."""
    figures, sentences, text = links.exhibit.figures, links.exhibit.sentences, links.exhibit.document.text
    one, other = (sentences[figures[at].sentence] for at in (first, second))
    if one is other:
        return False
    begins = [text[each.start].lower() for each in (one, other)]
    if begins[0] != begins[1] and all(map(str.isalpha, begins)):
        return False  # nearly all pairs, and words take long to compare
    words = [re.sub(r"[\W\d]+", " ", text[each.start : each.end]).lower() for each in (one, other)]
    return words[0].split() == words[1].split()


def _contradicted(book: Book, links: Links, document: int) -> list[Trial]:
    """Trials of claims whose partner in the sentence agrees with a row that disagrees with them."""
    trials = []
    exhibit = links.exhibit
    partners: dict[int, list[int]] = defaultdict(list)
    for claim in exhibit.claims:
        if claim.current >= 0 and claim.prior >= 0:
            partners[claim.current].append(claim.prior)
            partners[claim.prior].append(claim.current)
    for at, others in partners.items():
        claim = links.claims[at]
        if at in links.back or claim.role != "value" or claim.period is None or not claim.measure or claim.basis:
            continue
        for other in others:
            back = links.back.get(other)
            if back is None or not _of_row(book, links, document, at, back):
                continue
            cell = links.beside(back, claim.period)
            if cell is None or exhibit.figures[cell].unit != exhibit.figures[at].unit:
                continue
            needed = PARTNER - (16 if slip_of(exhibit.figures[at], exhibit.figures[cell].number.value).name else 0)
            if digit_bits(exhibit.figures[back]) >= needed and claim.period.same(exhibit.figures[cell].period):
                trials.append(_trial("T202", (document, cell), (document, at), exhibit))
                break
    return trials


def _of_row(book: Book, links: Links, document: int, at: int, back: int) -> bool:
    """Whether a claim names the row of table figure ``back``: by its words, or as one concept of one segment."""
    if not words_of_claim(links.claims[at]) - links.index.words(back):
        return True
    said, printed = (book.facts.get((document, index), ()) for index in (at, back))
    return any((one.concept, one.segment) == (two.concept, two.segment) for one in said for two in printed)


def _mistyped(links: Links, document: int, told: set[int]) -> list[Trial]:
    """Trials of figures that are one slip from that of the one row which the claim names in full, for its very period.

    Of n digits 9 n numbers are a slip away and 10^n are not, so long figures are no slip apart by chance. A warning.
    """
    trials = []
    exhibit = links.exhibit
    for at, claim in links.claims.items():
        figure = exhibit.figures[at]
        if at in links.back or at in told or claim.role != "value" or claim.period is None:
            continue
        if figure.place != "prose" or figure.approximate:
            continue
        rows = _one_row(links, at, claim)
        row = exhibit.figures[rows[0]] if rows else None
        if (
            row is not None
            and claim.period.same(row.period)
            and slip_of(figure, abs(row.number.value)).name in SLIPS
        ):
            note = "one line item" if figure.unit.endswith("/share") else ""
            trials.append(replace(_trial("T202", (document, rows[0]), (document, at), exhibit), accuses=False, note=note))
    return trials


def _one_row(links: Links, at: int, claim: Claim) -> list[int]:
    """The row that a claim names in full, with no word more; for an amount per share that which means what it means.

    An adjusted amount per share has no meaning of its own: its row is named, on the basis that the claim names too.
    """
    figure = links.exhibit.figures[at]
    digits = digit_bits(figure)
    if claim.period is None or digits < PER_SHARE:
        return []
    per_share = figure.unit.endswith("/share")
    if per_share and (meant := links.same_meaning(at, claim.period)):
        return meant
    if (not claim.basis or basis_apart(claim)) if per_share else (digits < MISTYPED or claim.basis):
        return []
    rows = links.rows_named(claim, figure.unit, claim.period)
    more = links.index.own(rows[0]) - words_of_claim(claim) if rows else frozenset()
    return [] if more - (_UNSAID if per_share else frozenset()) else rows


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
    return Trial(proof, (sign,), max(digit_bits(one), 96))
