"""A count of units that a ratio does not give comes in; what would explain the difference, and what would not, goes out."""

from __future__ import annotations

from tieout.book.book import Book
from tieout.core.amounts import amount, grouped
from tieout.core.finding import Proof

MOST_HOLDERS = 5_000
"""An issue has seldom more holders of record; a larger surplus is not rounding."""


def explained(book: Book, proof: Proof) -> str:
    """Why more units were issued than principal and ratio give, in words that go on the message; "" where nothing is to be said.

    Whole units for each holder are rounded up by less than one each, so a surplus of d needs more than d holders. A principal
    that is printed rounded would explain it only if the one that is needed prints so.
    """
    if proof.rule != "T702" or not 0 < proof.difference < MOST_HOLDERS or not proof.computed:
        return ""
    said = f"; units rounded up for each of at least {grouped(proof.difference.to_integral_value() + 1)} holders would give it"
    rounded = [book.figure(key) for key in proof.inputs if book.figure(key).number.decimals is not None]
    if len(rounded) != 1:
        return said
    principal = rounded[0]
    needed = principal.number.value * proof.stated / proof.computed
    if principal.number.low <= needed <= principal.number.high:
        return f"{said}, and so would a principal of {amount(needed, principal.unit)}, which prints as {principal.text}"
    return f"{said}; a rounded {principal.text} would not: it would have to be {amount(needed, principal.unit)}"
