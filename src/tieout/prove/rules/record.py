"""A figure and the line of a record that has its line item come in; what it says, and how much a difference matters, goes out.

What it does
    A figure of the draft agrees with a signed filing, a schedule or an account of the company's records: the same line
    item (by concept or label), period, unit and scale.

Why it matters
    A draft can be consistent with itself from the first line to the last, and wrong.

Evidence
    The link is made with the digits masked. A difference is told only where at least four other lines of the same
    column of the record agree with the draft; where a quarter as many or more differ, they are told together, as a note.

Codes
    T801 agrees with a record.
"""

from __future__ import annotations

from typing import Final

from tieout.book.book import Book
from tieout.core.finding import Severity
from tieout.prove.tying import Match

CODE: Final = "T801"
AGREE: Final = 4
"""Lines of the record's column that must agree before a difference in it means anything."""


def place_of(book: Book, match: Match, cell: int = 0) -> str:
    """Where a record stands: ``TB!C14 of trial-balance.xlsx``, ``line 88 of signed-10q.htm``."""
    document, at = match.record.cells[cell]
    found = book.exhibits[document].document
    figure = book.figure((document, at))
    where = None if found.places is None else found.places.at(figure.start, figure.end)
    return f"{where or f'line {figure.line}'} of {book.exhibits[document].document.name}"


def gravity(agree: int, differ: int) -> Severity | None:
    """How much a difference matters in a column of which ``agree`` lines agree and ``differ`` do not; None for nothing."""
    if agree < AGREE:
        return None
    return Severity.ERROR if 4 * differ <= max(agree, 4) else Severity.NOTE


def told(book: Book, match: Match) -> str:
    """What the record says, in a message."""
    return f"{book.figure(match.record.cells[0]).text} ({place_of(book, match)})"
