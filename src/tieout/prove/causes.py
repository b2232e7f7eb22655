"""What is printed and what the evidence asks for come in; the likely slip, and how likely it is, goes out.

The smallest change of the print that gives the expected value names the cause (after Scholtus, "Automatic
correction of simple typing errors", 2009). Each slip has a length in bits: how much it takes to say which one it
was, given that the figure has one. A slip of one digit of n is one of 9 n; any other value of n digits one of 10^n.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from tieout.book.book import Book
from tieout.book.labels import normalise
from tieout.core.fact import Figure
from tieout.core.finding import Key
from tieout.sums import bits_of

BIT: Final = 8
SLIPS: Final = ("one digit wrong", "two digits transposed", "a digit dropped", "a digit too many")
"""Slips that change the digits of a figure."""
_SIGN: Final = 3 * BIT
_SCALE: Final = 5 * BIT
_ELSEWHERE: Final = 6 * BIT
_RARE: Final = 6 * BIT
"""What it takes to say that the figure is wrong in no way that a hand slips."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A way in which a figure came to be printed wrong: its name ("" for none known), its length in eighths of a bit."""

    name: str
    bits: int


def slip_of(figure: Figure, expected: Decimal) -> Slip:
    """The shortest slip by which ``figure`` was printed where ``expected`` was due."""
    stated = figure.number.value
    if figure.nil:
        return Slip("", bits_of(10 ** len(_mantissa(figure, abs(expected)))) + _RARE)
    if stated == -expected and stated:
        return Slip("sign", _SIGN)
    said, due = (_mantissa(figure, abs(value)) for value in (stated, expected))
    other = Slip("", bits_of(10 ** max(len(said), len(due))) + _RARE)
    if stated * expected < 0 or said in (due, _cut_off(figure, expected)):
        return other
    if said.strip("0") == due.strip("0"):
        return Slip("scale", _SCALE)
    if len(said) == len(due):
        return _digits_exchanged(said, due) or other
    longer, shorter, name = (said, due, "a digit too many") if len(said) > len(due) else (due, said, "a digit dropped")
    if len(longer) == len(shorter) + 1 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))):
        return Slip(name, bits_of(10 * len(longer)) + BIT)
    return other


def _digits_exchanged(said: str, due: str) -> Slip | None:
    wrong = [index for index, (a, b) in enumerate(zip(said, due, strict=True)) if a != b]
    if len(wrong) == 1:
        return Slip("one digit wrong", bits_of(9 * len(said)))
    if (
        len(wrong) == 2
        and wrong[1] == wrong[0] + 1
        and said[wrong[0]] == due[wrong[1]]
        and said[wrong[1]] == due[wrong[0]]
    ):
        return Slip("two digits transposed", bits_of(2 * len(said)) + BIT)
    return None


def _cut_off(figure: Figure, value: Decimal) -> str:
    """The digits of ``value`` as ``figure`` would print it were it cut off, not rounded; many do, and it is no slip."""
    return str(int(abs(value).scaleb(figure.number.decimals or 0)))


def _mantissa(figure: Figure, value: Decimal) -> str:
    """The digits of ``value`` as ``figure`` would print it; trailing zeros that its precision hides are left out."""
    return str(int(value.scaleb(figure.number.decimals or 0).to_integral_value(ROUND_HALF_UP)))


def left_standing(book: Book, key: Key, expected: Decimal) -> str:
    """Where the figure that is due stands beside the one printed: another column of its row, or the next row; else ""."""
    figure = book.figure(key)
    if figure.table < 0 or len(_mantissa(figure, abs(figure.number.value))) < 3:
        return ""
    exhibit = book.exhibits[key[0]]
    rows = exhibit.tables[figure.table].rows
    for cell in rows[figure.row].cells:
        if cell >= 0 and cell != key[1] and exhibit.figures[cell].number.value == figure.number.value:
            return "the figure of another column"
    for row in rows[max(figure.row - 1, 0) : figure.row + 2]:
        cell = row.cells[figure.column]
        if cell >= 0 and cell != key[1] and exhibit.figures[cell].number.value == expected:
            return f"on the wrong line: {exhibit.figures[cell].text} stands at {row.label}"
    return ""


def bridge_of(book: Book, key: Key, expected: Decimal) -> str:
    """The line item of the same column that makes up the difference; "" when none, or more than one, does.

    A line item of the same name is a part of the figure ("Other income" of two segments and of both together).
    """
    figure = book.figure(key)
    gap = abs(expected - figure.number.value)
    if figure.table < 0 or not gap or len(_mantissa(figure, gap)) < 2:
        return ""
    exhibit = book.exhibits[key[0]]
    names: dict[str, str] = {}
    own = normalise(figure.label[-1]) if figure.label else ""
    for row in exhibit.tables[figure.table].rows:
        cell = row.cells[figure.column]
        other = exhibit.figures[cell] if cell >= 0 else None
        if other is None or abs(other.number.value) != gap or other.unit != figure.unit:
            continue
        if normalise(row.label) != own:
            names[normalise(row.label)] = f"{other.text} explains it: {row.label} (line {other.line})"
    return next(iter(names.values())) if len(names) == 1 else ""
