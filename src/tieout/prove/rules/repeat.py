"""Tables come in; trials of line items that stand in two tables of one document go out.

What it does
    Two rows with the same label, unit and basis are one fact printed twice: their figures for one period agree.

Why it matters
    A statement and a reconciliation, or a segment table and its statement, that disagree are an error of one.

Evidence
    The link is made with the accused digits masked: labels, place and the *other* columns in which the rows
    agree. A lone pair of equal labels is never enough.

Codes
    T201 the same line item in two tables of a document.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from tieout.book.book import Book
from tieout.book.labels import key_of
from tieout.core.exhibit import Exhibit
from tieout.core.fact import Figure
from tieout.core.finding import Key, Proof, Verdict
from tieout.core.number import plain
from tieout.core.table import Row, Table
from tieout.prove.trial import Trial
from tieout.sums import bits_of

_BASIS = re.compile(
    r"non-?gaap|adjusted|pro[ -]?forma|core|organic|constant|excluding|restated|segments?|divisions?|parent",
    re.IGNORECASE,
)
MAX_REPEATS = 12
"""A label that stands in more rows than this ("Total", "Other") names nothing."""


@dataclass(frozen=True, slots=True)
class _Place:
    document: int
    table: int
    row: int


def repeat(book: Book) -> list[Trial]:
    """Trials of rows that repeat each other, within each document. Linear in rows times repeats."""
    trials: list[Trial] = []
    for document, exhibit in enumerate(book.exhibits):
        by_label: dict[tuple[str, str], list[_Place]] = defaultdict(list)
        for table in exhibit.tables:
            for row in table.rows:
                first = next((exhibit.figures[cell] for cell in row.cells if cell >= 0), None)
                label = key_of(row.label, row.path)
                if first is not None and label:
                    by_label[label, first.unit].append(_Place(document, table.index, row.index))
        for places in by_label.values():
            if 2 <= len(places) <= MAX_REPEATS:
                trials += _pairs(places, exhibit)
    return trials


def _pairs(places: list[_Place], exhibit: Exhibit) -> list[Trial]:
    trials: list[Trial] = []
    for index, place in enumerate(places):
        for other in places[:index]:
            trials += _compared(other, place, exhibit)
    return trials


def _compared(first: _Place, second: _Place, exhibit: Exhibit) -> list[Trial]:
    """Trials of the columns of one period in both rows; failures accuse when other columns agree."""
    ours, theirs = (exhibit.tables[place.table].rows[place.row] for place in (first, second))
    pairs: list[tuple[int, int]] = []
    for a in ours.cells:
        figure = exhibit.figures[a] if a >= 0 else None
        if figure is None or figure.period is None or figure.nil:
            continue
        matches = [b for b in theirs.cells if b >= 0 and _comparable(figure, exhibit.figures[b])]
        if len(matches) == 1:
            pairs.append((a, matches[0]))
    agree = [(a, b) for a, b in pairs if _distance(exhibit.figures[a], exhibit.figures[b]) <= 0]
    bits = sum(_bits(exhibit.figures[a]) for a, _ in agree)
    trials = []
    for a, b in pairs:
        fits = (a, b) in agree
        if fits and bits < 64:
            continue
        if not fits and (
            _differ(ours, theirs, exhibit.tables[first.table], exhibit.tables[second.table])
            or len(agree) < 2
            or len(pairs) - len(agree) > max(1, len(agree) // 2)
            or bits < 160
        ):
            continue
        trials.append(_trial((first.document, a), (first.document, b), exhibit, bits))
    return trials


def _differ(one: Row, other: Row, here: Table, there: Table) -> bool:
    """Whether a section or caption says that the rows are measured on another basis."""
    return _basis(one, here) != _basis(other, there)


def _basis(row: Row, table: Table) -> frozenset[str]:
    said = " ".join((*table.caption, *row.path, row.label))
    return frozenset(match[0].lower().replace("-", "") for match in _BASIS.finditer(said))


def _comparable(one: Figure, other: Figure) -> bool:
    return (
        other.period is not None
        and one.period is not None
        and one.period.same(other.period)
        and one.unit == other.unit
        and not other.nil
    )


def _distance(one: Figure, other: Figure) -> int:
    """0 or less where the prints agree: same digits at equal precision, a rounding of the finer at another."""
    gap = abs(one.number.value - other.number.value)
    if one.number.decimals == other.number.decimals:
        return 0 if gap == 0 else 1
    return 0 if gap <= max(one.number.half, other.number.half) else 1


def _bits(figure: Figure) -> int:
    decimals = figure.number.decimals or 0
    return bits_of(2 * abs(int(figure.number.value.scaleb(decimals))) + 1)


def _trial(first: Key, second: Key, exhibit: Exhibit, bits: int) -> Trial:
    one, other = exhibit.figures[first[1]], exhibit.figures[second[1]]
    gap = other.number.value - one.number.value
    same = _distance(one, other) <= 0
    verdict = Verdict.CONTRADICTED if not same else Verdict.EXACT if gap == 0 else Verdict.ROUNDING
    tolerance = max(one.number.half, other.number.half) if one.number.decimals != other.number.decimals else gap * 0
    proof = Proof(
        "T201",
        "internal",
        verdict,
        second,
        (first,),
        f"{other.text} (line {other.line}) = {one.text} (line {one.line})",
        other.number.value,
        one.number.value,
        gap,
        tolerance,
    )
    return Trial(proof, (1,), bits, note=plain(one.number.value))
