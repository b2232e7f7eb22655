"""Statements come in; trials of the identities that they keep by definition go out.

What it does
    Gross profit is revenues less their cost, assets are liabilities and equity, the change in cash is the sum of
    three activities: where a table prints all members under names that are known, the identity is evaluated.

Why it matters
    A statement of a single column has no other column to show what adds up; its names show it.

Evidence
    The names, and the columns in which the identity holds. It accuses only where it holds in another column, with
    signs as that column has them; a figure of the column that makes up the difference acquits.

Codes
    T105 an identity of statements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import Final

from tieout.book.book import Book
from tieout.book.identities import Identity, identities
from tieout.core.exhibit import Exhibit
from tieout.core.fact import Figure
from tieout.core.finding import Key, Proof, Verdict
from tieout.core.table import Table
from tieout.prove.trial import Trial

NAMED: Final = 64
HOLDS: Final = 48
"""Eighths of a bit that the names of an identity say, and each column in which it holds."""
_Rows = dict[str, int]
"""The row of each concept of one segment and basis; -1 where several rows have it."""
_Members = tuple[int, ...]
"""Indexes of figures: the total, then the terms."""


def known(book: Book) -> list[Trial]:
    """Trials of every identity in every table. Linear in rows, times the identities of their concepts."""
    trials: list[Trial] = []
    for document, exhibit in enumerate(book.exhibits):
        for table in exhibit.tables:
            found: list[Trial] = []
            for rows in _concepts(book, document, table):
                for identity in identities():
                    if identity.total in rows and rows.keys() >= set(identity.terms):
                        found += _evaluated(identity, rows, table, exhibit, document)
            trials += _of_best_form(found)
    return trials


def _of_best_form(trials: list[Trial]) -> list[Trial]:
    """The trials without those that fail for a term too many: a change in cash before or after exchange rates."""
    held: dict[Key, list[set[Key]]] = defaultdict(list)
    for trial in trials:
        if not trial.fails:
            held[trial.proof.result].append(set(trial.proof.inputs))
    return [
        trial
        for trial in trials
        if not (trial.fails and any(terms < set(trial.proof.inputs) for terms in held[trial.proof.result]))
    ]


def _concepts(book: Book, document: int, table: Table) -> Iterator[_Rows]:
    """The rows of each concept, for each segment and basis that the table has."""
    found: dict[tuple[str, str], _Rows] = defaultdict(dict)
    for row in table.rows:
        facts = next((facts for cell in row.cells if cell >= 0 and (facts := book.facts.get((document, cell)))), ())
        for fact in facts:
            rows = found[fact.segment, fact.basis]
            rows[fact.concept] = -1 if fact.concept in rows else row.index
    for rows in found.values():
        yield {concept: row for concept, row in rows.items() if row >= 0}


def _evaluated(identity: Identity, rows: _Rows, table: Table, exhibit: Exhibit, document: int) -> list[Trial]:
    columns = [
        members
        for column in range(len(table.columns))
        if (members := _members(identity, rows, table, exhibit, column)) is not None
    ]
    if not columns:
        return []
    weights, held = max(
        ((signs, [_holds(members, signs, exhibit) for members in columns]) for signs in _signs(identity)),
        key=lambda each: sum(each[1]),
    )
    if 2 * sum(held) < len(held):
        return []
    bits = NAMED + HOLDS * sum(held)
    return [
        _trial(members, weights, exhibit, document, bits)
        for members, holds in zip(columns, held, strict=True)
        if not _made_up(members, weights, table, exhibit)
    ]


def _members(identity: Identity, rows: _Rows, table: Table, exhibit: Exhibit, column: int) -> _Members | None:
    """The figures of the total and of the terms; None unless all are money, printed to the same digit."""
    units = (table.currency, f"{table.currency}/share")
    cells = tuple(table.rows[rows[concept]].cells[column] for concept in (identity.total, *identity.terms))
    if min(cells) < 0 or exhibit.figures[cells[0]].nil or exhibit.figures[cells[0]].readings:
        return None
    kinds = {(figure.unit, figure.number.decimals) for cell in cells if not (figure := exhibit.figures[cell]).nil}
    return cells if len(kinds) == 1 and exhibit.figures[cells[0]].unit in units else None


def _signs(identity: Identity) -> Iterator[tuple[int, ...]]:
    """Weights by meaning first; then, as costs may be printed in parentheses, those of other signs after the first term."""
    first, *rest = identity.weights
    for flips in product((1, -1), repeat=len(rest)):
        yield (first, *(weight * flip for weight, flip in zip(rest, flips, strict=True)))


def _gap(members: _Members, weights: Sequence[int], exhibit: Exhibit) -> tuple[Decimal, Decimal]:
    """The sum of the terms, and what rounding allows between it and the total."""
    total, *terms = (exhibit.figures[cell] for cell in members)
    computed = sum((weight * figure.number.value for weight, figure in zip(weights, terms, strict=True)), Decimal(0))
    return computed, total.number.half * (len(terms) + 1) if len(terms) > 1 else Decimal(0)


def _holds(members: _Members, weights: Sequence[int], exhibit: Exhibit) -> bool:
    computed, tolerance = _gap(members, weights, exhibit)
    return abs(exhibit.figures[members[0]].number.value - computed) <= tolerance


def _made_up(members: _Members, weights: Sequence[int], table: Table, exhibit: Exhibit) -> bool:
    """Whether another figure of the column prints the difference: a line item that the identity does not know."""
    total = exhibit.figures[members[0]]
    computed, _ = _gap(members, weights, exhibit)
    gap = abs(total.number.value - computed)
    column = (row.cells[total.column] for row in table.rows)
    return gap != 0 and any(
        cell >= 0 and cell not in members and abs(exhibit.figures[cell].number.value) == gap for cell in column
    )


def _trial(members: _Members, weights: tuple[int, ...], exhibit: Exhibit, document: int, bits: int) -> Trial:
    total, *terms = (exhibit.figures[cell] for cell in members)
    computed, tolerance = _gap(members, weights, exhibit)
    gap = total.number.value - computed
    verdict = Verdict.EXACT if gap == 0 else Verdict.ROUNDING if abs(gap) <= tolerance else Verdict.CONTRADICTED
    proof = Proof(
        "T105",
        "internal",
        verdict,
        (document, members[0]),
        tuple((document, cell) for cell in members[1:]),
        _equation(total, terms, weights),
        total.number.value,
        computed,
        gap,
        tolerance,
    )
    note = "" if _interrupted(members, exhibit) else "nothing stands between"
    return Trial(proof, weights, bits, note=note)


def _interrupted(members: _Members, exhibit: Exhibit) -> bool:
    """Whether a line item that the identity does not know stands among its members, and may be what is missing."""
    total = exhibit.figures[members[0]]
    rows = sorted(exhibit.figures[cell].row for cell in members)
    between = (row.cells[total.column] for row in exhibit.tables[total.table].rows[rows[0] : rows[-1] + 1])
    return any(cell >= 0 and cell not in members and not exhibit.figures[cell].nil for cell in between)


def _equation(total: Figure, terms: Sequence[Figure], weights: Sequence[int]) -> str:
    parts = [
        f"{'- ' if weight < 0 else '+ ' if place else ''}{figure.text}"
        for place, (figure, weight) in enumerate(zip(terms, weights, strict=True))
    ]
    return f"{' '.join(parts)} = {total.text}"
