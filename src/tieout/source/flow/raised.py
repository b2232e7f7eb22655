"""Raised text and what follows it come in; whether it is read, and how, goes out."""

from __future__ import annotations

import re
from typing import Final

from tieout.source.flow.items import Paragraph, Run

_MARK: Final = re.compile(
    r"\s*[(\[{]?(?:(?!(?:st|nd|rd|th)\b)\w{1,2}|[*\u2020\u2021\u00a7#+~^\u00ae\u2122\u2120]{1,4})[)\]}]?"
    r"(?:\s*[,;&/]?\s*[(\[]?(?:\w{1,2}|[*\u2020\u2021\u00a7]+)[)\]]?){0,6}\s*",
    re.IGNORECASE,
)
"""The mark of a note: "(1)", "1,2", "*"."""
_BAR: Final = re.compile(r"\s*[/\u2044]")
_EXPONENT: Final = re.compile(r"[-\u2212]?\d{1,2}")
_POWER: Final = re.compile(r"(?:[x\u00d7*\u00b7\u22c5]\s?|[a-z]\W{0,3}\s)10$", re.IGNORECASE)
"""A ten, after a sign that multiplies or after words. In a cell of its own, or as money, it is an amount with a note."""
_NO_POWER: Final = re.compile(r"\s*(?:[/\u2044%]|percent|,\s*\d)")
"""After a fraction's numerator, a percentage and the day of a date it is a mark."""
_SMALL: Final = str.maketrans(
    "0123456789-\u2212", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b\u207b"
)


class Raised:
    """Text that stands raised, as runs, until what follows it tells what it is."""

    __slots__ = ("pieces",)

    def __init__(self) -> None:
        self.pieces: list[Run] = []

    def add(self, data: str, start: int, end: int) -> None:
        """Take up ``data``, for the characters ``start`` to ``end`` of the file."""
        self.pieces.append((data, start, end))

    def clear(self) -> None:
        """Forget it."""
        self.pieces.clear()

    def is_shown(self, following: str, paragraph: Paragraph | None) -> bool:
        """Whether it is part of the text: a numerator ("9" over a bar), an exponent, or no mark of a note.

        ``paragraph`` is what it stands in, None where it begins one; ``following`` is the text after it.
        """
        said = "".join([data for data, _, _ in self.pieces])
        if not said.strip():
            return False
        if _BAR.match(following) is not None or _MARK.fullmatch(said) is None:
            return True
        return _is_exponent(said, paragraph, following)

    def show(self, paragraph: Paragraph, following: str) -> None:
        """Put it into ``paragraph``; a digit does not run into the one before it, and an exponent stays one."""
        said = "".join([data for data, _, _ in self.pieces])
        if _is_exponent(said, paragraph, following):
            paragraph.stand_for(said.translate(_SMALL), self.pieces[0][1], self.pieces[-1][2])
            return
        if said[:1].isdigit() and paragraph.gap is None:
            paragraph.gap = (self.pieces[0][1], self.pieces[0][1])
        for data, start, end in self.pieces:
            if len(data) == end - start:
                paragraph.add(data, start)
            else:
                paragraph.stand_for(data, start, end)


def _is_exponent(said: str, paragraph: Paragraph | None, following: str) -> bool:
    """Whether the raised ``said`` is the exponent of a ten that ``paragraph`` ends with ("2.4 x 10"), in running text."""
    if paragraph is None or paragraph.gap is not None or _EXPONENT.fullmatch(said) is None:
        return False
    if _NO_POWER.match(following):
        return False
    line = "".join([text for text, _, _ in paragraph.lines[-1][-8:]])[-16:]
    return _POWER.search(line) is not None
