"""A strip with its subjects comes in; which of them are parts of another goes into the register."""

from __future__ import annotations

from typing import Final

from tieout.read.terms.register import Register
from tieout.read.terms.strip import Strip
from tieout.read.terms.vocabulary import pattern

_CONSISTS: Final = pattern(
    "<s:S>~(?:consist(?:s|ing) of|(?:is|are) comprised of|comprises?|provid(?:es|ing) for|includ(?:es|ing)|under which)"
)
_PARTS: Final = {"facility": ("revolver", "term-loan"), "unit": ("note", "warrant")}


def join(strip: Strip, register: Register) -> None:
    """Facilities get the loans that they consist of, units their notes and warrants."""
    tokens = strip.tokens("S")
    for match in _CONSISTS.finditer(strip.text):
        whole = next((atom.subjects for start, _, atom in tokens if start == match.start("s")), ())
        if len(whole) != 1 or register.entries[whole[0]].kind not in _PARTS:
            continue
        _part(register, whole[0], [one for start, _, atom in tokens if start >= match.end() for one in atom.subjects])


def _part(register: Register, whole: int, named: list[int]) -> None:
    """``whole`` is made of those of ``named`` that can be parts of it. Units of another note are other units."""
    kind = register.entries[whole].kind
    fit = [register.entries[one] for one in named if one != whole and register.entries[one].kind in _PARTS[kind]]
    fit = [entry for entry in fit if not entry.old]
    if kind == "unit" and fit:
        note = next((entry for entry in fit if entry.kind == "note"), None)
        others = {e.parent: e.index for e in register.entries if e.kind == "note" and e.parent >= 0}
        if note is not None and note.parent >= 0:
            whole = note.parent
        elif note is not None and whole in others:
            whole = register.split(whole)
    for entry in fit:
        if entry.parent < 0:
            entry.parent = whole
            entry.act = entry.act or ("issued" if kind == "unit" else "created")
