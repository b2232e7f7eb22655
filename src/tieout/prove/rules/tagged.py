"""Pages with inline XBRL come in; trials and findings that tie the tags to the numbers that they wrap go out.

What it does
    A tagged number is read as if there were no tag. Then value and scale, sign, and the end of the period are held
    against the tag at its place; and numbers that are tagged as one fact are held against each other.

Why it matters
    The tag is what machines read, the print is what people read, and they are made by different hands.

Evidence
    A tag wraps the digits that it tells: that it agrees shows how they are meant, not that they are right. So it is
    told as a proof without inputs, which makes no number proved. Two prints that are tagged as one fact prove each
    other. Periods are compared in tables only: sentences seldom tell theirs. A tag that differs is a warning where it stands alone among tags of its table or column that agree; where
    many differ it may as well be the reading, and one note is told for all.

Codes
    T205 tag and print.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from tieout.book.book import Book
from tieout.core.amounts import amount, count
from tieout.core.finding import Finding, Proof, Severity, Verdict
from tieout.prove.comparatives import digit_bits, same_print
from tieout.prove.ties import Tie, ties_of
from tieout.prove.trial import Trial

LINKED: Final = 160
"""Eighths of a bit that two tags of one element, period, unit and members say for two prints to be one fact."""
MAX_PRINTS: Final = 24
"""A fact that is tagged in more places is none: whoever made the tags gave one name to all."""
FEW: Final = 5
"""So many neighbours must agree for each one that does not before that one is told."""


def tagged(book: Book) -> list[Trial]:
    """Trials of tags and of prints of one fact. O(n log n) in the tags of a document."""
    trials: list[Trial] = []
    for document, exhibit in enumerate(book.exhibits):
        if exhibit.document.tags:
            ties = ties_of(book, document)
            trials += [_agreement(tie) for tie in ties if tie.same_size and tie.same_end and tie.same_sign is not False]
            trials += _repeats(ties)
    return trials


def mistagged(book: Book) -> list[Finding]:
    """Warnings for tags that differ from their print alone among their neighbours; one note a document for the others."""
    findings: list[Finding] = []
    for document, exhibit in enumerate(book.exhibits):
        if exhibit.document.tags:
            findings += _findings(document, ties_of(book, document))
    return findings


def _agreement(tie: Tie) -> Trial:
    value = tie.figure.number.value
    proof = Proof(
        "T205",
        "internal",
        Verdict.EXACT,
        tie.key,
        (),
        f"{tie.figure.text} = {tie.tag.name}, {tie.tag.period}, to the power {tie.tag.scale} of ten",
        value,
        value,
        Decimal(0),
        Decimal(0),
    )
    return Trial(proof, (), 0)


def _repeats(ties: list[Tie]) -> Iterator[Trial]:
    """Trials of prints of one fact, each against the finest; only those whose own tag reads them as we do."""
    facts: dict[Hashable, list[Tie]] = defaultdict(list)
    for tie in ties:
        if tie.same_size and not tie.figure.nil and not tie.figure.approximate and tie.tag.period is not None:
            facts[tie.tag.fact].append(tie)
    for prints in facts.values():
        if len(prints) > MAX_PRINTS:
            continue
        finest = max(prints, key=lambda tie: (_decimals(tie), -tie.key[1]))
        for tie in prints:
            if tie.key != finest.key and tie.figure.unit == finest.figure.unit:
                yield _repeat(finest, tie)


def _decimals(tie: Tie) -> int:
    decimals = tie.figure.number.decimals
    return 99 if decimals is None else decimals


def _repeat(first: Tie, second: Tie) -> Trial:
    one, other = first.figure, second.figure
    sign = -1 if one.number.value * other.number.value < 0 else 1
    computed = sign * one.number.value
    gap = other.number.value - computed
    fits = same_print(one if sign > 0 else replace(one, number=-one.number), other)
    proof = Proof(
        "T205",
        "internal",
        Verdict.CONTRADICTED if not fits else Verdict.EXACT if gap == 0 else Verdict.ROUNDING,
        second.key,
        (first.key,),
        f"{other.text} (line {other.line}) = {'-' if sign < 0 else ''}{one.text} (line {one.line}), "
        f"both {second.tag.name}",
        other.number.value,
        computed,
        gap,
        max(one.number.half, other.number.half) if one.number.decimals != other.number.decimals else Decimal(0),
    )
    # A unit apart is how two ways of rounding differ, as often as a slip.
    accuses = abs(gap) > 2 * max(one.number.half, other.number.half)
    return Trial(proof, (sign,), min(LINKED, digit_bits(other)) if fits else LINKED, accuses=accuses)


def _findings(document: int, ties: list[Tie]) -> Iterator[Finding]:
    doubtful: list[tuple[Tie, str]] = []
    for agrees, place, tell in _ASKED:
        groups: dict[Hashable, list[Tie]] = defaultdict(list)
        for tie in ties:
            if agrees(tie) is not None:
                groups[place(tie)].append(tie)
        for group in groups.values():
            apart = [tie for tie in group if not agrees(tie)]
            if apart and len(group) - len(apart) >= FEW * len(apart):
                yield from (_warning(document, tie, tell(tie)) for tie in apart)
            else:
                doubtful += [(tie, tell(tie)) for tie in apart]
    if doubtful:
        tie, said = doubtful[0]
        yield Finding(
            "T205",
            Severity.NOTE,
            f"{count(len(doubtful), 'tag')} of {len(ties)} not as read, and their neighbours do not tell which is wrong; "
            f"the first: {said}",
            document,
            tie.key,
            tuple(dict.fromkeys(other.key for other, _ in doubtful[1:] if other.key != tie.key)),
        )


def _warning(document: int, tie: Tie, said: str) -> Finding:
    return Finding("T205", Severity.WARNING, said, document, tie.key, (), None if tie.same_size else tie.tag.value)


def _sized(tie: Tie) -> bool | None:
    """Words have no digits to compare; where the digits differ too, the tag wraps something else than was read."""
    return None if tie.tag.value is None or not (tie.same_size or tie.same_digits) else tie.same_size


def _table(tie: Tie) -> Hashable:
    return tie.figure.table, tie.tag.unit


def _column(tie: Tie) -> Hashable:
    return tie.figure.table, tie.figure.column, tie.tag.period is not None and tie.tag.period.instant


def _row(tie: Tie) -> Hashable:
    return tie.figure.table, tie.tag.name


def _tell_size(tie: Tie) -> str:
    return (
        f"{tie.figure.text} is read as {amount(tie.figure.number.value, tie.figure.unit)}, "
        f"and tagged {tie.tag.name} to the power {tie.tag.scale} of ten: the same digits at another scale"
    )


def _tell_period(tie: Tie) -> str:
    return f"{tie.figure.text} stands under {tie.period}, and is tagged {tie.tag.name} for {tie.tag.period}"


def _tell_sign(tie: Tie) -> str:
    return f"{tie.figure.text} is tagged {tie.tag.name} with the other sign than it is printed with"


_ASKED: Final[tuple[tuple[Callable[[Tie], bool | None], Callable[[Tie], Hashable], Callable[[Tie], str]], ...]] = (
    (_sized, _table, _tell_size),
    (lambda tie: tie.same_end if tie.figure.table >= 0 else None, _column, _tell_period),
    (lambda tie: tie.same_sign, _row, _tell_sign),
)
"""What is asked of a tie, among which neighbours it must stand alone to be told, and how it is told."""
