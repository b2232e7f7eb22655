"""A strip comes in; the names that it defines go out, and what each of them is a name of: (the "New Notes")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from tieout.read.terms.mentions import kind_of
from tieout.read.terms.register import LIKE, Register
from tieout.read.terms.strip import Strip
from tieout.read.terms.vocabulary import OPEN, SHUT

_DEFINED: Final = re.compile(r"\"([^\"()]{2,60}?),?\"")
_OPENED: Final = re.compile(r"\([^()]{0,300}$")
_ALL: Final = re.compile(r"\b(?:collectively|together)\b")
_TOKEN: Final = re.compile(f"{OPEN}[A-Z](\\d+){SHUT}")
_NEAR: Final = 600


@dataclass(frozen=True, slots=True)
class Definition:
    """A name in quotes and parentheses, ``left`` to ``right`` in its strip; ``opened`` is where the parenthesis begins."""

    left: int
    right: int
    opened: int
    name: str
    many: bool


Named = tuple[int, int, tuple[int, ...]]
"""Where a mention stands in the strip, and the subjects that it names."""


def definitions_in(strip: Strip, small: str) -> list[Definition]:
    """The names that ``strip`` defines, in order of place, as printed in ``small``, the document in small letters."""
    found = []
    for match in _DEFINED.finditer(strip.text):
        opened = _OPENED.search(strip.text, max(0, match.start() - 310), match.start())
        if opened is not None:
            name = _TOKEN.sub(partial(_printed, strip, small), match.group(1))
            name = " ".join(name.lower().split()).removeprefix("the ")
            found.append(
                Definition(match.start(), match.end(), opened.start(), name, bool(_ALL.search(opened.group())))
            )
    return found


def _printed(strip: Strip, small: str, token: re.Match[str]) -> str:
    """ "364-day" and "5.25%" are parts of a name as they stand, and not what they come to."""
    atom = strip.atoms[int(token.group(1))]
    return small[atom.start : atom.end]


def define(definition: Definition, named: Sequence[Named], register: Register) -> None:
    """Enter the name under what it is a name of, among the subjects ``named`` before it; a stranger's name is left alone.

    "(the "B Notes" and, together with the A Notes, the "Notes")": what stands inside is meant with what stands before.
    """
    before = [each for each in named if each[1] <= definition.opened + 1]
    if not before or definition.opened - before[-1][1] > _NEAR:
        return
    kind = _kind_in(definition.name)
    if not kind:
        if definition.opened - before[-1][1] <= 2:
            register.define(definition.name, before[-1][2])
        return
    kinds = LIKE.get(kind, (kind,))
    fit = [each for each in before if any(register.entries[one].kind in kinds for one in each[2])]
    inside = [each for each in named if definition.opened < each[0] < definition.left]
    meant = [*fit[-1:], *inside] if inside else fit if definition.many else fit[-1:]
    chosen = {one: None for each in meant for one in each[2]}
    subjects = tuple(one for one in chosen if register.entries[one].kind in kinds)
    if subjects:
        register.define(definition.name, subjects)


def _kind_in(name: str) -> str:
    words = name.split()
    return next((kind for first in range(len(words)) if (kind := kind_of(" ".join(words[first:])))), "")
