"""Offsets come in; places in a document, as half-open spans and 1-based lines and columns, go out."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

_END: Final = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` (half open) of a decoded file."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def slice(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Lines:
    """Where each line of a text begins; turns offsets into lines and columns in O(log lines)."""

    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Lines:
        """Index ``text`` whose lines end in LF, CR LF, or CR."""
        starts = [0]
        if "\r" not in text:
            find = text.find
            at = find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = find("\n", at + 1)
            return cls(tuple(starts))
        return cls((0, *(end.end() for end in _END.finditer(text))))

    def place(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of ``offset``."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a 1-based line and column, as ``place`` gives them."""
        return self.starts[line - 1] + column - 1
