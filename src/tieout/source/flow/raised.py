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

    def is_shown(self, following: str) -> bool:
        """Whether it is part of the text: the numerator of a fraction ("9" over a bar), or no mark of a note."""
        said = "".join([data for data, _, _ in self.pieces])
        return bool(said.strip()) and (_BAR.match(following) is not None or _MARK.fullmatch(said) is None)

    def show(self, paragraph: Paragraph) -> None:
        """Put it into ``paragraph``; a digit does not run into the one before it."""
        said = "".join([data for data, _, _ in self.pieces])
        if said[:1].isdigit() and paragraph.gap is None:
            paragraph.gap = (self.pieces[0][1], self.pieces[0][1])
        for data, start, end in self.pieces:
            if len(data) == end - start:
                paragraph.add(data, start)
            else:
                paragraph.stand_for(data, start, end)
