"""Statements come in; trials of earnings per share go out.

What it does
    Earnings per share times weighted average shares is net income, within the rounding of all three.

Why it matters
    Per-share amounts are the most read figures of a release and are computed outside the statement.

Evidence
    The rows are matched by label; they accuse only where the same three rows agree in another column, and, unless
    they agree in three, by more than what participating securities and preferred dividends take off. Diluted amounts
    that are more than net income gives, but not more than the basic ones, are left alone where the document speaks of
    convertible securities: what these would no longer earn is added back, and a statement need not show it.

Codes
    T401 earnings per share.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from tieout.book.book import Book
from tieout.core.exhibit import Exhibit
from tieout.core.fact import Figure
from tieout.core.finding import Proof, Verdict
from tieout.core.table import Row, Table
from tieout.prove.trial import Trial

_EARNINGS = re.compile(
    r"\bnet\s+(?:income|loss|earnings)|\b(?:income|loss|earnings)\b.*\bcontinuing|\bnet \(?loss", re.IGNORECASE
)
_BEFORE = re.compile(r"\bbefore\b.*\b(?:accounting|cumulative|extraordinary)\b", re.IGNORECASE)
"""Earnings before what comes after taxes, which have an amount per share of their own."""
_NOT_EARNINGS = re.compile(
    r"comprehensive|before|per\b|noncontrolling|margin|adjust|interest income|discontinued", re.IGNORECASE
)
_PART = re.compile(
    r"discontinued|cumulative|extraordinary|dividend|book value|adjust|pro forma|non-?gaap|price", re.IGNORECASE
)
ALLOCATED = Decimal("0.02")
"""What participating securities and preferred dividends may take of the earnings, which a statement need not show."""
_CONVERTIBLE = re.compile(r"\bconvertible|\bif-?\s?converted\b", re.IGNORECASE)
ADDED_BACK = Decimal("0.2")
"""What interest and dividends on convertible securities may add to the earnings of diluted shares."""
AGREE = 3
"""Columns that must hold before a difference as small as that is told."""


def pershare(book: Book) -> list[Trial]:
    """Trials of every per-share row of a table that also has shares and earnings. O(rows of each kind multiplied)."""
    trials: list[Trial] = []
    for document, exhibit in enumerate(book.exhibits):
        for table in exhibit.tables:
            earnings, shares, pershares = _rows(table, exhibit)
            for row in pershares if earnings and shares else ():
                found = _best(row, earnings, shares, exhibit, document)
                trials += [trial for trial in found if not _may_be_converted(trial, row, pershares, exhibit)]
    return trials


def _may_be_converted(trial: Trial, row: Row, pershares: list[Row], exhibit: Exhibit) -> bool:
    """Whether a failure is one of diluted shares to whose earnings something may be added that is not shown."""
    proof = trial.proof
    if not trial.fails or not _is_diluted(row) or not 0 < proof.difference <= ADDED_BACK * proof.computed:
        return False
    column = row.cells.index(proof.result[1])
    basic = [
        abs(exhibit.figures[other.cells[column]].number.value)
        for other in pershares
        if "basic" in _said(other) and not _is_diluted(other) and other.cells[column] >= 0
    ]
    if basic and proof.stated > max(basic):
        return False
    earned = exhibit.figures[proof.inputs[0][1]].number.value > 0
    return earned and _CONVERTIBLE.search(exhibit.document.text) is not None


def _is_diluted(row: Row) -> bool:
    said = _said(row)
    return "dilut" in said and "basic" not in said


def _rows(table: Table, exhibit: Exhibit) -> tuple[list[Row], list[Row], list[Row]]:
    earnings: list[Row] = []
    shares: list[Row] = []
    pershares: list[Row] = []
    for row in table.rows:
        unit = next(
            (exhibit.figures[cell].unit for cell in row.cells if cell >= 0 and not exhibit.figures[cell].nil), ""
        )
        if unit == table.currency:
            if _names_earnings(row.label):
                earnings.append(row)
        elif unit == "shares":
            shares.append(row)
        elif unit == f"{table.currency}/share" and not _PART.search(f"{' '.join(row.path)} {row.label}"):
            pershares.append(row)
    return earnings, shares[:8], pershares[:12]


@lru_cache(maxsize=32768)
def _names_earnings(label: str) -> bool:
    return _BEFORE.search(label) is not None or (
        _EARNINGS.search(label) is not None and not _NOT_EARNINGS.search(label)
    )


def _best(row: Row, earnings: list[Row], shares: list[Row], exhibit: Exhibit, document: int) -> list[Trial]:
    """The trials of the pair of rows that agrees with ``row`` in most columns; none where none does."""
    best: list[Trial] = []
    score = -1
    for income in earnings:
        for count in shares:
            if _clash(row, count, shares) or _before(row) != _before(income):
                continue
            trials = [
                trial
                for column in range(len(row.cells))
                if (trial := _trial(row.cells[column], income.cells[column], count.cells[column], exhibit, document))
            ]
            held = sum(1 for trial in trials if not trial.fails)
            if held * 2 - len(trials) > score or (held == len(trials) > len(best)):
                best, score = trials, held * 2 - len(trials)
    held = sum(1 for trial in best if not trial.fails)
    if held * 2 < len(best) or not held:
        return []
    return [trial for trial in best if held >= AGREE or not (trial.fails and _may_be_allocated(trial))]


def _may_be_allocated(trial: Trial) -> bool:
    """Whether a failure is as small as what other securities may take of the earnings."""
    return abs(trial.proof.difference) <= ALLOCATED * trial.proof.computed


def _before(row: Row) -> bool:
    """Whether a row, or the section it stands in, is before what comes after taxes."""
    return _BEFORE.search(_said(row)) is not None


def _clash(row: Row, count: Row, shares: list[Row]) -> bool:
    """Basic earnings over diluted shares, or the reverse; a count that says neither serves where no other does."""
    here, there = _said(row), _said(count)
    for kind, other in (("basic", "diluted"), ("diluted", "basic")):
        if kind in here and other not in here:
            if other in there and kind not in there:
                return True
            if kind not in there and any(kind in _said(each) for each in shares):
                return True
    return False


def _said(row: Row) -> str:
    return f"{' '.join(row.path)} {row.label}".lower()


def _trial(eps: int, earnings: int, weighted: int, exhibit: Exhibit, document: int) -> Trial | None:
    if min(eps, earnings, weighted) < 0:
        return None
    said, net, shares = (exhibit.figures[index] for index in (eps, earnings, weighted))
    if said.nil or net.nil or shares.nil or shares.number.value < 1000:
        return None
    computed = abs(net.number.value) / shares.number.value
    tolerance = said.number.half + _spread(net, shares)
    stated = abs(said.number.value)
    gap = stated - computed
    verdict = (
        Verdict.EXACT
        if abs(gap) <= said.number.half
        else Verdict.ROUNDING
        if abs(gap) <= tolerance
        else Verdict.CONTRADICTED
    )
    places = Decimal("0.0001")
    proof = Proof(
        "T401",
        "internal",
        verdict,
        (document, eps),
        ((document, earnings), (document, weighted)),
        f"{net.text} / {shares.text} = {said.text}",
        stated,
        computed.quantize(places),
        gap.quantize(places),
        tolerance.quantize(places),
    )
    low, high = max(stated - said.number.half, Decimal(0)), stated + said.number.half
    count, income = shares.number.value, abs(net.number.value)
    bounds = (
        (computed - tolerance, computed + tolerance),
        (low * count - net.number.half, high * count + net.number.half),
        (income / high - shares.number.half, income / low + shares.number.half) if low else None,
    )
    return Trial(proof, (0, 0), 96, accuses=False, note="other columns agree", bounds=bounds)


def _spread(net: Figure, shares: Figure) -> Decimal:
    """How far the quotient moves within the rounding of earnings and of shares."""
    count = shares.number.value
    return (net.number.half + abs(net.number.value) * shares.number.half / count) / count
