"""Tables come in; trials of line items that stand in two tables of one document go out.

What it does
    Two rows with the same label, unit and basis are one fact printed twice: their figures for one period agree.

Why it matters
    A statement and a reconciliation, or a segment table and its statement, that disagree are an error of one.

Evidence
    The link is made with the accused digits masked: labels, place and the *other* columns in which the rows
    agree. Rows of one label need one such column, rows whose labels only share their words need three, and rows
    that an addback or a reclassification sets apart ("before", "adjusted") are never held against each other. Rows of
    one meaning (concept, segment, basis) are one line item too, whatever they are called; they never make an error.

Codes
    T201 the same line item in two tables of a document.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations
from typing import Final

from tieout.book.book import Book
from tieout.book.labels import key_of, names_itself, normalise
from tieout.core.exhibit import Exhibit
from tieout.core.fact import Figure
from tieout.core.finding import Key, Proof, Verdict
from tieout.core.table import Row
from tieout.prove.causes import SLIPS, slip_of
from tieout.prove.trial import Trial
from tieout.sums import bits_of

_BASIS: Final = re.compile(
    r"non-?gaap|adjusted|pro[ -]?forma|core|organic|constant|excluding|restated|parent|\bsegments?\b|\bdivisions?\b",
    re.IGNORECASE,
)
_NON_GAAP: Final = frozenset(("nongaap",))
"""What is adjusted is that."""
_CONTRAST: Final = frozenset(
    "before after excluding including adjusted core basic diluted attributable discontinued gross average "
    "comprehensive noncontrolling interest other deferred current accrued beginning end".split()
)
"""Words that make another line item of the label that lacks them."""
MAX_REPEATS: Final = 12
"""A label that stands in more rows than this ("Total", "Other") names nothing."""
PROVES: Final = 64
ACCUSES: Final = 160
LONE: Final = 72
"""Eighths of a bit that columns in which rows agree must show: to prove, to accuse, to accuse from one column."""
LONG: Final = 2000
"""A size that two rows of a document seldom share by chance."""
TYPED: Final = 60
SHORT: Final = 100
UNNAMED: Final = 136
TYPED_ALONE: Final = 40
"""What these and the unlikelihood of a slip must show for a warning; what the latter must where no column agrees."""
_SLIGHT: Final = 64
"""What such a failure weighs for the judge."""


_Place = tuple[int, int]
"""A row: its table and its number in it."""


@dataclass(frozen=True, slots=True)
class _Pairs:
    """The columns of one period in two rows: figures of both, those that agree under ``sign``, and their evidence."""

    all: tuple[tuple[int, int], ...]
    agree: frozenset[tuple[int, int]]
    sign: int
    bits: int


def repeat(book: Book) -> list[Trial]:
    """Trials of rows that repeat each other, within each document. Linear in rows times repeats."""
    trials: list[Trial] = []
    for document, exhibit in enumerate(book.exhibits):
        named = set()
        for pair in _same_label(exhibit):
            named.add(pair)
            trials += _compared(*pair, exhibit, document, named=True)
        for pair in _same_meaning(book, document):
            if pair not in named and not (_words(_row(pair[0], exhibit)) ^ _words(_row(pair[1], exhibit))) & _CONTRAST:
                named.add(pair)
                found = _compared(*pair, exhibit, document, named=True, firm=False)
                trials += [trial for trial in found if not (trial.fails and _a_unit_apart(trial, exhibit))]
        for pair in _same_figures(exhibit):
            if pair not in named:
                trials += _compared(*pair, exhibit, document, named=False)
    return trials


def _same_label(exhibit: Exhibit) -> Iterator[tuple[_Place, _Place]]:
    by_label: dict[tuple[str, str], list[_Place]] = defaultdict(list)
    for table in exhibit.tables:
        for row in table.rows:
            label = key_of(row.label, row.path)
            if label and max(row.cells, default=-1) >= 0:
                first = next(cell for cell in row.cells if cell >= 0)
                by_label[label, exhibit.figures[first].unit].append((table.index, row.index))
    for places in by_label.values():
        if 2 <= len(places) <= MAX_REPEATS:
            yield from combinations(places, 2)


def _same_meaning(book: Book, document: int) -> Iterator[tuple[_Place, _Place]]:
    """Rows that mean one thing of one part of the issuer on one basis, whatever they are called."""
    exhibit = book.exhibits[document]
    by_meaning: dict[tuple[str, str, str, str], list[_Place]] = defaultdict(list)
    for table in exhibit.tables:
        for row in table.rows:
            facts = next((facts for cell in row.cells if cell >= 0 and (facts := book.facts.get((document, cell)))), ())
            for fact in facts:
                by_meaning[fact.concept, fact.segment, fact.basis, fact.unit].append((table.index, row.index))
    for places in by_meaning.values():
        if 2 <= len(places) <= MAX_REPEATS:
            yield from combinations(dict.fromkeys(places), 2)


def _same_figures(exhibit: Exhibit) -> Iterator[tuple[_Place, _Place]]:
    """Rows of different lists that print the same sizes in two columns, or one long one, and share words of their labels."""
    by_size: dict[tuple[str, int | None, int, str], list[_Place]] = defaultdict(list)
    lengths: dict[int, str] = {}  # by identity: the figures of a column share their period
    for figure in exhibit.figures:
        period = figure.period
        if figure.table < 0 or figure.nil or period is None:
            continue
        size = _mantissa(figure)
        if size >= 100:
            length = lengths.get(id(period))
            if length is None:
                length = lengths[id(period)] = period.length
            rows = by_size[figure.unit, figure.number.decimals, size, length]
            place = (figure.table, figure.row)
            if len(rows) <= MAX_REPEATS and place not in rows:
                rows.append(place)
    votes: Counter[tuple[_Place, _Place]] = Counter()
    for (_, _, size, _), places in by_size.items():
        if 2 <= len(places) <= MAX_REPEATS:
            for pair in combinations(places, 2):
                votes[pair] += 2 if size >= LONG else 1
    for pair, count in votes.items():
        if count >= 1 and _apart(*pair, exhibit) and _alike(*(_words(_row(place, exhibit)) for place in pair)):
            yield pair


def _row(place: _Place, exhibit: Exhibit) -> Row:
    return exhibit.tables[place[0]].rows[place[1]]


def _apart(one: _Place, other: _Place, exhibit: Exhibit) -> bool:
    """Whether two rows stand in different lists: neighbours that print the same are steps of one sum."""
    return one[0] != other[0] or _row(one, exhibit).path[-1:] != _row(other, exhibit).path[-1:]


def _words(row: Row) -> frozenset[str]:
    """The words of a row's label, with its section's where the label alone names nothing."""
    own = normalise(row.label)
    labels = (own,) if names_itself(own) else (own, *map(normalise, row.path[-1:]))
    return frozenset(word for label in labels for word in label.split() if word.isalpha())


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether most words of the shorter label stand in the longer, and no word sets them apart."""
    return 2 * len(one & other) > min(len(one), len(other)) and not (one ^ other) & _CONTRAST


def _compared(
    first: _Place, second: _Place, exhibit: Exhibit, document: int, named: bool, firm: bool = True
) -> list[Trial]:
    """Trials of the columns of one period in both rows; failures accuse when other columns agree, if ``firm``."""
    ours, theirs = _row(first, exhibit), _row(second, exhibit)
    pairs = _pairs(ours, theirs, exhibit)
    apart = [pair for pair in pairs.all if pair not in pairs.agree]
    warns = len(apart) == 1 and _mistyped(*apart[0], exhibit, pairs, named) and _basis(ours) == _basis(theirs)
    proves = PROVES if named else ACCUSES
    if pairs.bits < proves and not warns:
        return []
    accuses = firm and bool(apart) and pairs.bits >= proves and _accuses(pairs, named) and _basis(ours) == _basis(theirs)
    trials = []
    for a, b in pairs.all:
        fits = (a, b) in pairs.agree
        if (fits and pairs.bits >= proves) or (not fits and (accuses or warns)):
            trial = _trial((document, a), (document, b), exhibit, pairs.sign, pairs.bits)
            told = "a slip apart" if exhibit.figures[a].unit.endswith("/share") else ""
            trials.append(trial if fits or accuses else replace(trial, bits=_SLIGHT, accuses=False, note=told))
    return trials


def _a_unit_apart(trial: Trial, exhibit: Exhibit) -> bool:
    """Whether two prints differ by no more than two ways of rounding do, or are rounded differently."""
    one, other = (exhibit.figures[key[1]].number for key in trial.members())
    return one.decimals != other.decimals or abs(trial.proof.difference) <= 2 * one.half


def _mistyped(a: int, b: int, exhibit: Exhibit, pairs: _Pairs, named: bool) -> bool:
    """Whether the only figures in which two rows differ are a slip of the pen apart, and too long for that to be chance.

    Then it is a warning: the columns that agree show less than an error needs, or there are none.
    """
    one, other = exhibit.figures[a], exhibit.figures[b]
    if (other.number.decimals or 0) < (one.number.decimals or 0):
        one, other = other, one
    due = _rounded(pairs.sign * other.number.value, one)
    slip = slip_of(one, due)
    if slip.name not in SLIPS:
        return False
    told = max((str(_mantissa(one, value)).rstrip("0") for value in (one.number.value, due)), key=len)
    chance = bits_of(10 ** len(told)) - slip.bits
    if chance < TYPED_ALONE and one.number.decimals != other.number.decimals:
        return False  # two ways of rounding
    if pairs.agree:
        short = chance < TYPED_ALONE and not one.unit.endswith("/share")
        return pairs.bits + chance >= (SHORT if short else TYPED if named else UNNAMED)
    return named and chance >= TYPED_ALONE and one.table != other.table and one.label[-1:] == other.label[-1:]


def _accuses(pairs: _Pairs, named: bool) -> bool:
    """Whether the columns that agree can only be one fact, so that one that does not accuses."""
    agree, apart = len(pairs.agree), len(pairs.all) - len(pairs.agree)
    if not named:
        return apart == 1 and agree >= 3 and pairs.bits >= 2 * ACCUSES
    if agree == apart == 1:
        return pairs.bits >= LONE
    return agree >= 2 and apart <= max(1, agree // 2) and pairs.bits >= ACCUSES


def _pairs(ours: Row, theirs: Row, exhibit: Exhibit) -> _Pairs:
    figures = exhibit.figures
    pairs: list[tuple[int, int]] = []
    there = [(b, figures[b]) for b in theirs.cells if b >= 0 and not figures[b].nil]
    for a in ours.cells:
        if a >= 0 and figures[a].period is not None and not figures[a].nil:
            matches = [b for b, figure in there if _comparable(figures[a], figure)]
            if len(matches) == 1:
                pairs.append((a, matches[0]))
    best = _Pairs(tuple(pairs), frozenset(), 1, 0)
    for sign in (1, -1):
        agree = [pair for pair in pairs if _agree(figures[pair[0]], figures[pair[1]], sign)]
        bits = sum([bits_of(2 * _mantissa(figures[a]) + 1) for a, _ in agree])
        if bits > best.bits:
            best = _Pairs(tuple(pairs), frozenset(agree), sign, bits)
        if len(agree) == len(pairs):
            break
    return best


def _basis(row: Row) -> frozenset[str]:
    """What a row or its section says of the basis or the part that it measures.

    A caption says nothing of a single row: a reconciliation to a non-GAAP measure begins with the reported one.
    """
    said = " ".join((*row.path, row.label))
    found = frozenset(match[0].lower().replace("-", "").rstrip("s") for match in _BASIS.finditer(said))
    return found - _NON_GAAP if "adjusted" in found else found


def _comparable(one: Figure, other: Figure) -> bool:
    return one.unit == other.unit and one.period is not None and one.period.same(other.period)


def _agree(one: Figure, other: Figure, sign: int) -> bool:
    """Same digits at equal precision, a rounding of the finer at another."""
    gap = abs(one.number.value - sign * other.number.value)
    if one.number.decimals == other.number.decimals:
        return gap == 0
    return gap <= max(one.number.half, other.number.half)


def _mantissa(figure: Figure, value: Decimal | None = None) -> int:
    """The size of ``value``, or of the figure's own, in units of the figure's last digit."""
    return abs(int((figure.number.value if value is None else value).scaleb(figure.number.decimals or 0)))


def _rounded(value: Decimal, like: Figure) -> Decimal:
    """``value`` as the figure ``like`` would print it."""
    decimals = like.number.decimals or 0
    return value.scaleb(decimals).to_integral_value(ROUND_HALF_UP).scaleb(-decimals)


def _trial(first: Key, second: Key, exhibit: Exhibit, sign: int, bits: int) -> Trial:
    one, other = exhibit.figures[first[1]], exhibit.figures[second[1]]
    computed = sign * one.number.value
    gap = other.number.value - computed
    same = _agree(one, other, sign)
    verdict = Verdict.CONTRADICTED if not same else Verdict.EXACT if gap == 0 else Verdict.ROUNDING
    tolerance = max(one.number.half, other.number.half) if one.number.decimals != other.number.decimals else gap * 0
    proof = Proof(
        "T201",
        "internal",
        verdict,
        second,
        (first,),
        f"{other.text} (line {other.line}) = {'-' if sign < 0 else ''}{one.text} (line {one.line})",
        other.number.value,
        computed,
        gap,
        tolerance,
    )
    # A unit apart is how two ways of rounding differ, as often as a slip.
    accuses = abs(gap) > 2 * max(one.number.half, other.number.half)
    return Trial(proof, (sign,), bits, accuses=accuses)
