"""Matches of figures and records come in; the proofs of what is supported and findings of what is not go out.

A record that supports one figure of the draft accuses no other. What repeats a figure (T201 to T203) rests on the same
record as that figure: it is supported with it, or differs with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from tieout.book.book import Book
from tieout.book.recast import says
from tieout.core.amounts import amount
from tieout.core.finding import Finding, Key, Proof, Severity, Verdict
from tieout.core.record import Record
from tieout.prove.causes import slip_of
from tieout.prove.comparatives import digit_bits, is_split
from tieout.prove.rules import accounts, record
from tieout.prove.tying import Match, matches_of

LONG: Final = 60
"""Eighths of a bit in the digits of a figure that is linked by its label alone, for a difference to be told."""
_REPEATS: Final = ("T201", "T202", "T203")
Column = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Tied:
    """What tying a draft to its records gives."""

    proofs: tuple[Proof, ...]
    findings: tuple[Finding, ...]


def tie(book: Book, drafts: int, records: Sequence[Record], proofs: Iterable[Proof]) -> Tied:
    """Tie the first ``drafts`` exhibits of ``book`` to ``records``; ``proofs`` tell which figures repeat which."""
    matches = matches_of(book, drafts, records)
    repeats = _repeats(proofs)
    supported: dict[Key, list[Match]] = defaultdict(list)
    for match in matches:
        if match.fits and not any(_one_source(match, other) for other in supported[match.figure]):
            supported[match.figure].append(match)
    for key in [key for key, found in supported.items() if found]:
        for other in _repeated(key, repeats):
            again = [_again(book, other, match) for match in supported[key]]
            supported[other] = supported.get(other) or [match for match in again if match.fits]
    differing = _differing(book, matches, {key for key, found in supported.items() if found})
    found = list(_findings(book, differing, matches, repeats, supported))
    strained = [match for each in supported.values() for match in each if match.verdict is Verdict.STRAINED]
    return Tied(
        (
            *(_proof(book, match) for each in supported.values() for match in each),
            *(_proof(book, match) for match, finding in found if match and finding.severity is Severity.ERROR),
        ),
        (*(finding for _, finding in found), *(_unit_apart(book, match) for match in strained)),
    )


def _rule(match: Match) -> str:
    return accounts.CODE if match.record.accounts else record.CODE


def _proof(book: Book, match: Match) -> Proof:
    """The proof, or the failure, of one match."""
    figure = book.figure(match.figure)
    return Proof(
        _rule(match),
        "support",
        match.verdict,
        match.figure,
        match.record.cells,
        f"{figure.text} (line {figure.line}) = {_told(book, match)}",
        match.stated,
        match.recorded,
        match.stated - match.recorded,
        match.tolerance,
    )


def _told(book: Book, match: Match) -> str:
    return accounts.told(book, match) if match.record.accounts else record.told(book, match)


def _one_source(one: Match, other: Match) -> bool:
    """Whether two matches are of one document: a reader wants one reference to each."""
    return one.record.column[0] == other.record.column[0]


def _repeats(proofs: Iterable[Proof]) -> dict[Key, list[Key]]:
    found: dict[Key, list[Key]] = defaultdict(list)
    for proof in proofs:
        if proof.rule in _REPEATS and proof.verdict is not Verdict.CONTRADICTED and len(proof.inputs) == 1:
            found[proof.result].append(proof.inputs[0])
            found[proof.inputs[0]].append(proof.result)
    return found


def _repeated(key: Key, repeats: dict[Key, list[Key]]) -> list[Key]:
    """Every figure of the same document that repeats ``key``, directly or by others."""
    seen = {key}
    queue = [key]
    for each in queue:
        for other in repeats.get(each, ()):
            if other not in seen and other[0] == key[0]:
                seen.add(other)
                queue.append(other)
    return queue[1:]


def _again(book: Book, key: Key, match: Match) -> Match:
    """``match`` for a figure that repeats its figure, perhaps rounded, perhaps with the other sign."""
    figure = book.figure(key)
    same = (figure.number.value < 0) == (match.recorded < 0)
    recorded = match.recorded if same else -match.recorded
    gap = abs(figure.number.value - recorded)
    tolerance = figure.number.half + match.record.number.half
    verdict = Verdict.EXACT if gap == 0 else Verdict.ROUNDING if gap <= tolerance else Verdict.CONTRADICTED
    if (
        verdict is Verdict.CONTRADICTED
        and match.verdict is Verdict.STRAINED
        and gap <= tolerance + 2 * figure.number.half
    ):
        verdict = Verdict.STRAINED
    return replace(
        match, figure=key, stated=figure.number.value, recorded=recorded, tolerance=tolerance, verdict=verdict
    )


def _differing(book: Book, matches: Sequence[Match], supported: set[Key]) -> list[Match]:
    """The matches that fail where label, period and scale are sure, one for each table figure that nothing supports."""
    agreeing = {id(match.record) for match in matches if match.fits}
    values: dict[Key, set[Decimal]] = defaultdict(set)
    found: dict[Key, Match] = {}
    for match in matches:
        if match.fits or match.figure in supported:
            continue
        values[match.figure].add(match.recorded)
        if id(match.record) in agreeing or match.record.untold or book.figure(match.figure).place != "table":
            continue
        if match.record.ledger and not match.record.accounts:
            continue  # an account that nobody mapped is called as a line item is: it may be one of several
        if not match.record.ledger and not match.meant and digit_bits(book.figure(match.figure)) < LONG:
            continue
        found.setdefault(match.figure, match)
    return [match for key, match in found.items() if len(values[key]) == 1 and not _another_print(book, match)]


def _another_print(book: Book, match: Match) -> bool:
    """Whether a filing shows the same digits at another scale or sign, or one unit apart: how it is shown."""
    if match.record.ledger:
        return False
    a, b = abs(match.stated), abs(match.recorded)
    if a == b or (a and b and a.normalize().as_tuple().digits == b.normalize().as_tuple().digits):
        return True
    return abs(a - b) <= 2 * max(book.figure(match.figure).number.half, match.record.number.half)


def _findings(
    book: Book,
    differing: Sequence[Match],
    matches: Sequence[Match],
    repeats: dict[Key, list[Key]],
    supported: dict[Key, list[Match]],
) -> Iterator[tuple[Match | None, Finding]]:
    agree: dict[Column, set[int]] = defaultdict(set)
    for match in matches:
        if match.fits and match.verdict is not Verdict.STRAINED:
            agree[match.record.column].add(id(match.record))
    columns: dict[Column, list[Match]] = defaultdict(list)
    for match in differing:
        columns[match.record.column].append(match)
    for column, group in columns.items():
        lines = len({id(match.record) for match in group})
        ledger = group[0].record.accounts
        grave = (accounts if ledger else record).gravity(len(agree[column]), lines)
        if grave is Severity.ERROR and not ledger and _explained(book, group):
            grave = Severity.NOTE
        if grave is None and ledger:
            yield None, _nothing_agrees(book, group, lines)
        elif grave is Severity.NOTE:
            yield None, _recast(book, group, len(agree[column]), lines)
        elif grave is not None:
            for match in group:
                yield match, _finding(book, match, grave)
                for other in _repeated(match.figure, repeats):
                    again = _again(book, other, match)
                    if not again.fits and not supported.get(other) and book.figure(other).place != "table":
                        yield again, _finding(book, again, grave)


def _explained(book: Book, group: Sequence[Match]) -> bool:
    """Whether the draft says that it restates, or its shares were split since the record."""
    counts = [(match.record.cells[0], match.figure) for match in group if "share" in match.record.unit]
    return bool(says(book.exhibits[group[0].figure[0]].document.text)) or is_split(book, counts)


def _finding(book: Book, match: Match, severity: Severity) -> Finding:
    figure = book.figure(match.figure)
    label = " / ".join(" ".join(part.split()) for part in figure.label if part.strip())
    said = f"{figure.text} ({label})" if label else figure.text
    due = _rounded(match.recorded, figure.number.decimals)
    return Finding(
        _rule(match),
        severity,
        f"{said} is not what the records say: {_told(book, match)}; "
        f"the difference is {amount(abs(match.stated - match.recorded), figure.unit)}",
        match.figure[0],
        match.figure,
        match.record.cells[:12],
        due,
        slip_of(figure, due).name,
    )


def _rounded(value: Decimal, decimals: int | None) -> Decimal:
    """``value`` as it would be printed to ``decimals``; halves are rounded away from zero, as accountants do."""
    if decimals is None:
        return value
    return value.scaleb(decimals).to_integral_value(ROUND_HALF_UP).scaleb(-decimals)


def _nothing_agrees(book: Book, group: Sequence[Match], lines: int) -> Finding:
    first = group[0]
    return Finding(
        accounts.CODE,
        Severity.WARNING,
        f"none of {lines} line items of {first.record.period} agrees with {book.exhibits[first.record.column[0]].document.name}, such as "
        f'{_told(book, first)}: is it this period, and are its amounts whole (else say "in thousands" over the sheet)?',
        first.figure[0],
        first.figure,
        first.record.cells[:12],
    )


def _recast(book: Book, group: Sequence[Match], agree: int, lines: int) -> Finding:
    first = group[0]
    named = "; ".join(f"{book.figure(match.figure).text}, there {_told(book, match)}" for match in group[:4])
    return Finding(
        record.CODE,
        Severity.NOTE,
        f"{lines} of {lines + agree} line items of {first.record.period} differ from "
        f"{book.exhibits[first.record.column[0]].document.name}: {named}",
        first.figure[0],
        first.figure,
        tuple(dict.fromkeys(match.record.cells[0] for match in group))[:12],
    )


def _unit_apart(book: Book, match: Match) -> Finding:
    figure = book.figure(match.figure)
    return Finding(
        _rule(match),
        Severity.NOTE,
        f"{figure.text} is one unit from the records, {_told(book, match)}: rounded to foot?",
        match.figure[0],
        match.figure,
        match.record.cells[:12],
    )
