"""A figure and the accounts of its line item come in; what they say, and how much a difference matters, goes out.

What it does
    A figure of the draft is the sum of the accounts that the trial balance (a column "line item", or a mapping) assigns
    to its line item, within rounding.

Why it matters
    The statements are made from the ledger; an entry booked after they were typed is seen nowhere else.

Evidence
    The mapping names the line item, so the link is sure. A difference is an error where at least three other line items
    of the same column agree; it is a warning where fewer do, and where a line item agrees with no figure but differs by
    its sign. Where not one agrees, period or scale are likely not what they seem, and one warning says so.

Codes
    T802 the accounts of its line item.
"""

from __future__ import annotations

from typing import Final

from tieout.book.book import Book
from tieout.core.amounts import amount, count
from tieout.core.finding import Severity
from tieout.prove.rules.record import place_of
from tieout.prove.tying import Match

CODE: Final = "T802"
AGREE: Final = 3
SHOWN: Final = 4
"""So many accounts are written out."""


def told(book: Book, match: Match) -> str:
    """The accounts and their sum: ``$24,391,870: 2 accounts of Net sales, TB!C5, TB!C6 of trial-balance.xlsx``."""
    cells = match.record.cells
    said = amount(match.recorded, match.record.unit)
    if len(cells) == 1:
        return f"{said}, the account of {match.record.label} at {place_of(book, match)}"
    places = [place_of(book, match, at).partition(" of ")[0] for at in range(min(len(cells), SHOWN))]
    more = f" and {len(cells) - SHOWN} more" if len(cells) > SHOWN else ""
    return (
        f"{said}, {count(len(cells), 'account')} of {match.record.label} at {', '.join(places)}{more} "
        f"of {book.exhibits[cells[0][0]].document.name}"
    )


def gravity(agree: int, differ: int) -> Severity | None:
    """How much a difference matters in a column of which ``agree`` line items agree and ``differ`` do not."""
    if agree >= AGREE:
        return Severity.ERROR
    return None if not agree and differ >= AGREE else Severity.WARNING
