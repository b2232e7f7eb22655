"""A sentence and the atoms in it come in; the strip goes out: its words in plain form, each atom as one token.

A grammar over tokens is short: "interest at (I) plus (P)" says what pages of digits and dates would.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from tieout.read.terms.vocabulary import OPEN, SHUT

_PLAIN: Final = str.maketrans(
    {"“": '"', "”": '"', "’": "'", "‘": "'", "‑": "-", "‐": "-", "–": "-", "—": "-", "\xa0": " "}
)
_TOKEN: Final = re.compile(f"{OPEN}([A-Z])(\\d+){SHUT}")


@dataclass(frozen=True, slots=True)
class Atom:
    """What a strip shows as one token. ``kind`` is a letter.

    M money, Q money a share, P percent, B basis points (as percent points), N a count, D a day or a part of a date,
    Y a year, T a length of time, I an index, S a subject.
    """

    kind: str
    start: int
    end: int
    value: Decimal | date | str
    unit: str = ""
    approximate: bool = False
    subjects: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Strip:
    """``text`` in small letters with single blanks and tokens; ``at`` gives the offset in the document of each character."""

    text: str
    at: tuple[int, ...]
    atoms: tuple[Atom, ...]
    end: int

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the document of ``text[start:end]``."""
        tokens = list(_TOKEN.finditer(self.text, start, end))
        stop = self.at[end - 1] + 1
        if tokens and tokens[-1].end() == end:
            stop = self.atoms[int(tokens[-1].group(2))].end
        return self.at[start], stop

    def in_span(self, start: int, end: int) -> list[Atom]:
        """The atoms whose tokens stand in ``text[start:end]``."""
        return [self.atoms[int(token.group(2))] for token in _TOKEN.finditer(self.text, start, end)]

    def tokens(self, kind: str) -> list[tuple[int, int, Atom]]:
        """Every token of a kind: where it begins and ends in ``text``, and its atom."""
        found = [(token.start(), token.end(), int(token.group(2))) for token in _TOKEN.finditer(self.text)]
        return [(start, end, self.atoms[index]) for start, end, index in found if self.atoms[index].kind == kind]

    def words(self, start: int, end: int) -> str:
        """``text[start:end]`` with its tokens left out."""
        return " ".join(_TOKEN.sub(" ", self.text[start:end]).split())


def strip_of(view: str, start: int, end: int, atoms: Sequence[Atom]) -> Strip:
    """``view[start:end]`` as a strip; of atoms that overlap the longer one stays. Linear in the length."""
    kept = _apart(atoms, start, end)
    text: list[str] = []
    at: list[int] = []
    here = start
    for index, atom in enumerate(kept):
        _words(view, here, atom.start, text, at)
        token = f"{OPEN}{atom.kind}{index}{SHUT}"
        text.append(token)
        at += [atom.start] * len(token)
        here = atom.end
    _words(view, here, end, text, at)
    return Strip("".join(text), tuple(at), tuple(kept), end)


def _words(view: str, start: int, end: int, text: list[str], at: list[int]) -> None:
    for offset in range(start, end):
        char = view[offset].lower()[:1].translate(_PLAIN) or " "
        if char.isspace():
            if text and text[-1][-1:] == " ":
                continue
            char = " "
        text.append(char)
        at.append(offset)


def _apart(atoms: Sequence[Atom], start: int, end: int) -> list[Atom]:
    kept: list[Atom] = []
    for atom in sorted(atoms, key=lambda atom: (atom.start - atom.end, atom.start)):
        if atom.start < start or atom.end > end:
            continue
        place = bisect_right(kept, atom.start, key=lambda other: other.start)
        before, after = kept[place - 1] if place else None, kept[place] if place < len(kept) else None
        if (before is None or before.end <= atom.start) and (after is None or atom.end <= after.start):
            kept.insert(place, atom)
    return kept
