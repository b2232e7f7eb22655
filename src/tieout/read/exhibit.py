"""A Document comes in; the Exhibit goes out: tables, sentences, claims and one list of figures in order of place."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from tieout.core.claim import Claim
from tieout.core.document import Document
from tieout.core.exhibit import Exhibit
from tieout.core.fact import Figure
from tieout.core.table import Row, Table
from tieout.read.calendar import Calendar
from tieout.read.grid import read_tables
from tieout.read.prose import read_prose
from tieout.read.schedule import schedule_of


def read_exhibit(document: Document) -> Exhibit:
    """Read everything in ``document``. Linear in its length."""
    schedule = schedule_of(document)
    if schedule is not None:
        return schedule
    calendar = Calendar.infer(document.text, document.date)
    tables, figures, accounts = read_tables(document, calendar)
    prose = read_prose(document, calendar, display_scale(tables, figures))
    shift = len(figures)
    figures = [*figures, *prose.figures]
    starts = [figure.start for figure in figures]
    order = sorted(range(len(figures)), key=starts.__getitem__)
    place = {old: new for new, old in enumerate(order)}
    moved = any(old != new for old, new in place.items())  # by prose, or by tables that stand side by side

    def at(index: int) -> int:
        return place[index + shift] if index >= 0 else -1

    return Exhibit(
        document=document,
        tables=tuple(_reindexed(table, place) for table in tables) if moved else tuple(tables),
        figures=tuple([figures[index] for index in order]),
        sentences=prose.sentences,
        claims=tuple([_placed(claim, at(claim.figure), at(claim.current), at(claim.prior)) for claim in prose.claims]),
        said=tuple(
            replace(said, result=at(said.result), inputs=tuple(at(index) for index in said.inputs))
            for said in prose.said
        ),
        accounts=tuple(
            replace(account, amounts=tuple((place[index], sign) for index, sign in account.amounts))
            for account in accounts
        ),
    )


def _placed(claim: Claim, figure: int, current: int, prior: int) -> Claim:
    """``claim`` over other indexes (field by field: ``replace`` takes thrice as long, and there are many)."""
    return Claim(
        figure,
        claim.role,
        claim.measure,
        claim.subject,
        claim.period,
        claim.sentence,
        claim.direction,
        claim.sign,
        current,
        prior,
        claim.comparative,
        claim.basis,
        claim.against,
        claim.heading,
    )


def display_scale(tables: list[Table], figures: list[Figure]) -> int | None:
    """The power of ten in which the document's tables show money; None where it has no tables."""
    votes = Counter(
        table.scale
        for table in tables
        for row in table.rows
        for cell in row.cells
        if cell >= 0 and figures[cell].unit == table.currency
    )
    return votes.most_common(1)[0][0] if votes else None


def _reindexed(table: Table, place: dict[int, int]) -> Table:
    rows = tuple(_moved(row, place) for row in table.rows)
    return replace(table, rows=rows)


def _moved(row: Row, place: dict[int, int]) -> Row:
    cells = tuple([place[cell] if cell >= 0 else -1 for cell in row.cells])
    if cells == row.cells:
        return row
    return Row(
        row.index,
        row.line,
        row.label,
        row.start,
        row.end,
        row.indent,
        row.path,
        cells,
        row.rule_above,
        row.rule_below,
        row.gap_above,
        row.section,
    )
