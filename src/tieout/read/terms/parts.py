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
        kinds = _PARTS[register.entries[whole[0]].kind]
        for start, _, atom in tokens:
            for one in atom.subjects if start >= match.end() else ():
                entry = register.entries[one]
                if entry.kind in kinds and entry.parent < 0 and not entry.old and one != whole[0]:
                    entry.parent = whole[0]
                    entry.act = entry.act or ("created" if entry.kind in ("revolver", "term-loan") else "")
