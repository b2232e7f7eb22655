"""Documents of one issuer come in; trials of the comparatives that a later one repeats of an earlier go out.

What it does
    A later document prints the figures of an earlier period beside its own: they are those that the earlier
    document printed. Never across bases: what is adjusted, pro forma or expected is compared with its like only.

Why it matters
    Comparatives are copied from last year's file, and nobody reads them again.

Evidence
    The link is made with the digits masked: line item, unit, basis, period. Equal digits prove it. A difference
    accuses only where at least four lines of the same two columns agree, no line explains it and the later
    document does not say that it restates or reclassifies; a difference in a set of lines is named, not blamed.

Codes
    T501 comparative against the earlier document. T504 comparatives restated, recast or reclassified (a note).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from tieout.book.book import Book
from tieout.book.series import Series
from tieout.core.finding import Finding, Proof, Severity, Verdict
from tieout.prove.causes import slip_of
from tieout.prove.comparatives import LINKED, MONEY, Comparison, Pair, comparisons, digit_bits
from tieout.prove.trial import Trial

LONE: Final = 80
"""Eighths of a bit that a figure must have in its own digits where few lines of its column agree with it."""
_SURE: Final = ("two digits transposed", "a digit dropped", "a digit too many")
"""Slips that a revised estimate does not make by chance."""
_NAMED: Final = 6
_KINDS: Final = {
    "restated": "restated, as the document says",
    "recast": "as recast",
    "reclassified": "reclassified: what one line loses another gains",
    "split": "for a split of the shares",
    "revised": "revised",
}
"""Kinds of changed comparatives, the gravest first."""


def prior(book: Book, series: Sequence[Series]) -> list[Trial]:
    """Trials of comparatives against earlier documents. Linear in the figures of ``series``."""
    trials: list[Trial] = []
    for each in series:
        for compared in comparisons(book, each):
            for pair in compared.agree:
                if compared.bits >= LINKED or digit_bits(book.figure(pair[1])) >= LONE:
                    trials.append(_trial(book, pair, compared))
            trials += [_trial(book, pair, compared) for pair in compared.slips]
    return trials


def recasts(book: Book, series: Sequence[Series]) -> Iterator[Finding]:
    """T504: one note for each two documents whose comparatives differ as a set."""
    for each in series:
        changed: dict[tuple[int, int], list[Comparison]] = defaultdict(list)
        for compared in comparisons(book, each):
            if compared.kind and len(compared.slips) < len(compared.differ):
                changed[compared.earlier, compared.later].append(compared)
        for (earlier, later), group in changed.items():
            yield _note(book, earlier, later, group)


def _note(book: Book, earlier: int, later: int, group: list[Comparison]) -> Finding:
    kind = min((compared.kind for compared in group), key=list(_KINDS).index)
    pairs = [pair for compared in group for pair in compared.differ if pair not in compared.slips]
    lines = len(pairs) + sum(len(compared.agree) for compared in group)
    named = "; ".join(_change(book, pair) for pair in pairs[:_NAMED])
    more = f"; and {len(pairs) - _NAMED} more" if len(pairs) > _NAMED else ""
    return Finding(
        "T504",
        Severity.NOTE,
        f"{len(pairs)} of {lines} comparatives differ from {book.exhibits[earlier].document.name}, {_KINDS[kind]}: {named}{more}",
        later,
        pairs[0][1],
        tuple(dict.fromkeys(key for pair in pairs for key in pair if key != pairs[0][1])),
    )


def _change(book: Book, pair: Pair) -> str:
    one, other = map(book.figure, pair)
    label = " ".join(other.label[-1].split()) if other.label else f"line {other.line}"
    return f"{label} {other.text}, was {one.text}"


def _trial(book: Book, pair: Pair, compared: Comparison) -> Trial:
    earlier, later = pair
    one, other = book.figure(earlier), book.figure(later)
    gap = other.number.value - one.number.value
    slip = pair in compared.slips
    proof = Proof(
        "T501",
        "prior",
        Verdict.CONTRADICTED if slip else Verdict.EXACT if gap == 0 else Verdict.ROUNDING,
        later,
        (earlier,),
        f"{other.text} (line {other.line}) = {one.text} (line {one.line} of {book.exhibits[earlier[0]].document.name})",
        other.number.value,
        one.number.value,
        gap,
        gap * 0 if one.number.decimals == other.number.decimals else max(one.number.half, other.number.half),
    )
    sure = slip and digit_bits(other) >= LONE and slip_of(other, one.number.value).name in _SURE
    note = f"{len(compared.agree)} other lines of the column agree" if slip and other.unit in MONEY else ""
    return Trial(proof, (1,), compared.bits, accuses=sure, note=note)
