"""What is printed and what the evidence asks for come in; the likely slip goes out.

The smallest change of the print that gives the expected value names the cause (after Scholtus, "Automatic
correction of simple typing errors", 2009).
"""

from __future__ import annotations

from decimal import Decimal

from tieout.book.book import Book
from tieout.core.fact import Figure
from tieout.core.finding import Key
from tieout.core.number import plain


def cause_of(figure: Figure, expected: Decimal, size: int = 9, elsewhere: dict[str, str] | None = None) -> str:
    """The likely slip behind ``figure`` where ``expected`` was due; "" when none fits.

    ``size`` is how many digits the largest figure of the relation has: among short numbers any two are a
    slip apart, and none is named.
    ``elsewhere`` maps values (plain strings) to where they stand, for a figure left from another period.
    """
    stated = figure.number.value
    if size < 3:
        return ""
    if stated == -expected and stated:
        return "sign"
    if elsewhere and plain(stated) in elsewhere:
        return elsewhere[plain(stated)]
    said, due = _digits(stated), _digits(expected)
    if said.strip("0") == due.strip("0") and said != due:
        return "scale"
    if stated * expected < 0:
        return ""
    unit = figure.number.decimals or 0
    said, due = (str(abs(int(value.scaleb(unit)))) for value in (stated, expected))
    if len(said) == len(due):
        wrong = [index for index, (a, b) in enumerate(zip(said, due, strict=False)) if a != b]
        if len(wrong) == 1:
            return "one digit wrong"
        if (
            len(wrong) == 2
            and wrong[1] == wrong[0] + 1
            and said[wrong[0]] == due[wrong[1]]
            and said[wrong[1]] == due[wrong[0]]
        ):
            return "two digits transposed"
        return ""
    longer, shorter, name = (said, due, "a digit too many") if len(said) > len(due) else (due, said, "a digit dropped")
    if len(longer) == len(shorter) + 1 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))):
        return name
    return ""


def bridge_of(book: Book, key: Key, expected: Decimal) -> str:
    """The line item of the same column that makes up the difference; "" when none, or more than one, does."""
    figure = book.figure(key)
    gap = abs(expected - figure.number.value)
    if figure.table < 0 or not gap or len(str(int(gap.scaleb(figure.number.decimals or 0)))) < 2:
        return ""
    exhibit = book.exhibits[key[0]]
    names = {}
    for row in exhibit.tables[figure.table].rows:
        cell = row.cells[figure.column]
        if cell >= 0 and abs(exhibit.figures[cell].number.value) == gap and exhibit.figures[cell].unit == figure.unit:
            names[row.label.lower()] = (
                f"{exhibit.figures[cell].text} explains it: {row.label} (line {exhibit.figures[cell].line})"
            )
    return next(iter(names.values()), "")


def _digits(value: Decimal) -> str:
    return plain(abs(value)).replace(".", "").lstrip("0")


def is_slip(figure: Figure, expected: Decimal) -> bool:
    """Whether a single slip of the pen explains the difference."""
    return bool(cause_of(figure, expected))
