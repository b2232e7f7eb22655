"""No input; the words and the grammar of provisions go out, read once from the JSON files beside this one.

``lexicon``   names of indexes, instruments and their modifiers, cycles, ranks, and the macros of the grammar
``grammar``   what a provision looks like, one rule an object; ``grammar.py`` says how rules are written
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, Final

OPEN: Final = "\ue000"
SHUT: Final = "\ue001"
"""What stands around the name of an atom in a strip: characters that no document prints."""

_HERE: Final = Path(__file__).parent
_SLOT: Final = re.compile(r"<(?:(?P<name>[a-z]+):|(?P<value>=))?\[?(?P<kinds>[A-Z]+)\]?(?P<more>\+)?>")
_MACRO: Final = re.compile(r"\{([a-z]+)\}")
_OTHER: Final = f"(?:(?!{OPEN}S)[^;])"
_GAPS: Final = (
    ("~~~", _OTHER + "{0,400}?"), ("~~", _OTHER + "{0,160}?"), ("~", _OTHER + "{0,60}?"),
    ("%%%", "[^;]{0,400}?"), ("%%", "[^;]{0,160}?"), ("%", "[^;]{0,60}?"),
)  # fmt: skip
_AND: Final = r"(?:,? (?:and |or |to )?(?:either )?(?:by )?)"


@cache
def lexicon() -> dict[str, Any]:
    """The contents of lexicon.json."""
    loaded: dict[str, Any] = json.loads((_HERE / "lexicon.json").read_text("utf-8"))
    return loaded


@cache
def grammar() -> list[dict[str, Any]]:
    """The contents of grammar.json."""
    loaded: list[dict[str, Any]] = json.loads((_HERE / "grammar.json").read_text("utf-8"))
    return loaded


def _slot(match: re.Match[str]) -> str:
    one = f"{OPEN}[{match.group('kinds')}]\\d+{SHUT}"
    if match.group("more"):
        one = f"{one}(?:{_AND}{one})*"
    name = match.group("name") or ("value" if match.group("value") else "")
    return f"(?P<{name}>{one})" if name else f"(?:{one})"


@cache
def pattern(written: str) -> re.Pattern[str]:
    """A pattern as the grammar writes it, compiled: slots, macros and gaps are written out."""
    macros = lexicon()["macros"]
    full = written
    while (found := _MACRO.search(full)) is not None:
        full = full[: found.start()] + macros[found.group(1)] + full[found.end() :]
    for mark, gap in _GAPS:
        full = full.replace(mark, gap)
    return re.compile(_SLOT.sub(_slot, full))


@cache
def heads() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The kinds of subjects, each with a pattern that its head words match in full; in order of trial."""
    return tuple((kind, re.compile(head)) for kind, head in lexicon()["heads"])


@cache
def indexes() -> re.Pattern[str]:
    """Any name of an index of interest rates."""
    names = sorted(lexicon()["indexes"].values(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(names)})(?![a-z])")


@cache
def index_of(name: str) -> str:
    """The index that ``name`` (as ``indexes`` matches it) means."""
    every: dict[str, str] = lexicon()["indexes"]
    return next((index for index, written in every.items() if re.fullmatch(written, name)), name)


@cache
def cycle_of(word: str) -> str:
    """ "quarterly" is P3M; "" for a word that tells no cycle."""
    every: dict[str, str] = lexicon()["cycles"]
    return next((cycle for written, cycle in every.items() if re.fullmatch(written, word)), "")
