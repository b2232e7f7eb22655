"""Tables and the sums found in them come in; trials of the same sums under the same labels elsewhere go out.

What it does
    What a list of line items comes to in one place, the same list comes to in another: a reconciliation of three months
    and that of six, in dollars and per share, of one segment and the next.

Why it matters
    Such lists are short and have a column or two. A wrong digit leaves too little of the sum for it to be found there.

Evidence
    The sum is shown where it holds, with its own digits, and found again by the labels of all its rows in their order. A
    failure is told where one slip of the pen explains it and no other column of the list fails. It is a warning.

Codes
    T101 foot, T104 total of totals: as the sum is where it holds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from tieout.book.book import Book
from tieout.book.labels import normalise
from tieout.core.exhibit import Exhibit
from tieout.core.finding import Key, Proof, Verdict
from tieout.core.table import Row
from tieout.prove.tables import RATE_UNITS
from tieout.prove.trial import Trial
from tieout.sums.slips import is_slip

_CODES: Final = ("T101", "T104")
_PER_SHARE: Final = re.compile(r"\bper\b[\w\s]{0,30}?\bshares?\b|\bdiluted\b|\bbasic\b", re.IGNORECASE)
"""Words by which the labels of a list differ that is printed in dollars and once more per share."""
MAX_PLACES: Final = 24
"""A list that stands in more places than this is a form, and is not followed to all of them."""
SHOWN: Final = 8 * 8
"""Eighths of a bit that a sum must have where it holds: one that is met by chance does not name a list."""
_TOLD: Final = 12 * 8
"""What such a failure weighs for the judge: eighths of a bit."""

Sums = Mapping[tuple[int, int], Sequence[Trial]]


@dataclass(frozen=True, slots=True)
class _Form:
    """A sum by its labels: those of all rows from the first of its figures to the last, and which of them take part.

    ``weights`` has one for each label: 0 for a row that is passed over, printed or not (``blank``); ``result`` is the
    place of the result. ``shown`` is where it holds: table and first row.
    """

    labels: tuple[str, ...]
    result: int
    weights: tuple[int, ...]
    blank: frozenset[int]
    code: str
    shown: tuple[int, int]


def alike(book: Book, sums: Sums) -> list[Trial]:
    """Trials of the lists on which a sum fails that holds on the same list elsewhere in the document. O(rows x forms)."""
    trials: list[Trial] = []
    for document, exhibit in enumerate(book.exhibits):
        if exhibit.schedule:
            continue
        own = [trial for table in exhibit.tables for trial in sums.get((document, table.index), ())]
        forms = _forms(own, exhibit)
        if forms:
            settled = {trial.proof.result for trial in own}
            trials += _failing(forms, exhibit, document, settled)
    return trials


def _forms(trials: Iterable[Trial], exhibit: Exhibit) -> dict[str, list[_Form]]:
    """The sums that hold down a column, by their first label."""
    found: dict[_Form, None] = {}
    for trial in trials:
        if trial.proof.rule in _CODES and trial.bits >= SHOWN and not trial.fails:
            form = _form(trial, exhibit)
            if form is not None:
                found[form] = None
    forms: dict[str, list[_Form]] = defaultdict(list)
    for form in found:
        forms[form.labels[0]].append(form)
    return forms


def _form(trial: Trial, exhibit: Exhibit) -> _Form | None:
    """A sum by its labels; None where its figures stand in several columns, or it is not under them."""
    figures = [exhibit.figures[at] for _, at in trial.members()]
    column = figures[0].column
    if any(figure.column != column for figure in figures) or figures[0].row < max(figure.row for figure in figures):
        return None
    table = exhibit.tables[figures[0].table]
    first, last = min(figure.row for figure in figures), max(figure.row for figure in figures)
    rows = [row for row in table.rows[first : last + 1] if _prints(row)]
    places = {row.index: place for place, row in enumerate(rows)}
    weights = [0] * len(rows)
    for figure, weight in zip(figures[1:], trial.weights, strict=True):
        weights[places[figure.row]] = weight
    labels = tuple(map(_key, rows))
    named = {label for label in labels if label}
    if len(named) < 2 or len(set(labels)) < len(labels):
        return None
    blank = frozenset(
        place for place, row in enumerate(rows) if row.cells[column] < 0 or exhibit.figures[row.cells[column]].nil
    )
    return _Form(labels, places[figures[0].row], tuple(weights), blank, trial.proof.rule, (table.index, first))


def _prints(row: Row) -> bool:
    return max(row.cells, default=-1) >= 0


def _key(row: Row) -> str:
    return normalise(_PER_SHARE.sub(" ", row.label))


def _failing(forms: Mapping[str, list[_Form]], exhibit: Exhibit, document: int, settled: set[Key]) -> Iterator[Trial]:
    """The trials of all lists with the labels of a form on which it fails by one slip in one column."""
    told: set[Key] = set()
    counts: dict[_Form, int] = defaultdict(int)
    for table in exhibit.tables:
        rows = [row for row in table.rows if _prints(row)]
        keys = [_key(row) for row in rows]
        for at, key in enumerate(keys):
            for form in forms.get(key, ()):
                end = at + len(form.labels)
                if tuple(keys[at:end]) != form.labels or (table.index, rows[at].index) == form.shown:
                    continue
                counts[form] += 1
                if counts[form] > MAX_PLACES:
                    continue
                trial = _in_one_column(form, rows[at:end], exhibit, document)
                if trial is not None and trial.proof.result not in settled | told:
                    told.add(trial.proof.result)
                    yield trial


def _in_one_column(form: _Form, rows: Sequence[Row], exhibit: Exhibit, document: int) -> Trial | None:
    """The trial of the one column in which the form fails, by a slip; None where none or several do."""
    failing = []
    for column in range(len(rows[0].cells)):
        cells = [row.cells[column] for row in rows]
        trial = _trial(form, cells, exhibit, document)
        if trial is not None and trial.fails:
            failing.append(trial)
    if len(failing) != 1 or not _slipped(failing[0], exhibit) or _shown(failing[0], rows, exhibit):
        return None
    return failing[0]


def _shown(trial: Trial, rows: Sequence[Row], exhibit: Exhibit) -> bool:
    """Whether a line of the list that takes no part in the sum prints the difference, in whatever column it was read."""
    gap = abs(trial.proof.difference)
    members = {at for _, at in trial.members() if not exhibit.figures[at].nil}
    idle = [row.cells for row in rows if members.isdisjoint(row.cells)]
    return any(abs(exhibit.figures[at].number.value) == gap for cells in idle for at in cells if at >= 0)


def _trial(form: _Form, cells: Sequence[int], exhibit: Exhibit, document: int) -> Trial | None:
    """The form on one column; None where its result is not printed, or what it passes over is, or units differ."""
    figures = exhibit.figures
    result = cells[form.result]
    present = [(at, weight) for at, weight in zip(cells, form.weights, strict=True) if at >= 0 and weight]
    over = [at for place, at in enumerate(cells) if place in form.blank and not form.weights[place] and at >= 0]
    members = [figures[at] for at in (result, *(at for at, _ in present))] if result >= 0 else []
    told = [figure for figure in members if not figure.nil]
    if len(told) < 3 or members[0].nil or told[0].unit in RATE_UNITS:
        return None
    if any(not figures[at].nil for at in over):
        return None
    if any((figure.unit, figure.number.decimals) != (told[0].unit, told[0].number.decimals) for figure in told):
        return None
    stated = told[0].number.value
    computed = sum((weight * figures[at].number.value for at, weight in present), Decimal(0))
    gap = stated - computed
    slack = sum((figure.number.half for figure in told), Decimal(0))
    verdict = Verdict.EXACT if not gap else Verdict.ROUNDING if abs(gap) <= slack else Verdict.CONTRADICTED
    said = " ".join(f"{'-' if weight < 0 else '+'} {figures[at].text}" for at, weight in present)
    proof = Proof(
        form.code,
        "internal",
        verdict,
        (document, result),
        tuple((document, at) for at, _ in present),
        f"{said.removeprefix('+ ')} = {figures[result].text}",
        stated,
        computed,
        gap,
        slack,
    )
    note = "the same list adds up elsewhere"
    return Trial(proof, tuple(weight for _, weight in present), _TOLD, accuses=False, note=note)


def _slipped(trial: Trial, exhibit: Exhibit) -> bool:
    """Whether one wrong digit, or two exchanged, of one figure explains why a sum fails, within its rounding."""
    gap, slack = trial.proof.difference, trial.proof.tolerance
    for key, weight in zip(trial.members(), (-1, *trial.weights), strict=True):
        number = exhibit.figures[key[1]].number
        one = Decimal(1).scaleb(-(number.decimals or 0))
        printed = int(number.value / one)
        lowest, highest = sorted((printed + weight * (gap - slack) / one, printed + weight * (gap + slack) / one))
        near = range(int(lowest.to_integral_value(ROUND_CEILING)), int(highest.to_integral_value(ROUND_FLOOR)) + 1)
        if any(is_slip(printed, due) for due in near):
            return True
    return False
