"""The text of a document comes in; what it says of its comparatives goes out: that they are restated, or recast."""

from __future__ import annotations

import re
from typing import Final

_RESTATED: Final = re.compile(
    r"(?<!amended and )\brestate(?:d|s|ment|ments)\b"
    r"(?!\s+(?:\w+\s+){0,2}(?:articles|certificates?|by-?laws|charter|agreements?|plans?|indentures?|notes?)\b|\s+effective\b)"
    r"|\bcorrect\w*\s+(?:\w+\s+){0,3}errors?\b",
    re.IGNORECASE,
)
"""Figures that are restated; charters and contracts are so too, when they are amended."""
_RECAST: Final = re.compile(
    r"\brecast\b|\breclassif\w+|\bretrospective\w*|\bretroactive\w*|\bconform(?:ed|s)?\b[^.]{0,60}\bpresentation\b"
    r"|\bcurrent\b[^.]{0,20}\bpresentation\b|\bchange in accounting\b|\bas revised\b",
    re.IGNORECASE,
)


def says(text: str) -> str:
    """What a document says of its comparatives: ``restated``, ``recast`` or ""."""
    return "restated" if _RESTATED.search(text) else "recast" if _RECAST.search(text) else ""


def where(text: str) -> int:
    """The offset at which ``text`` says so; -1 where it does not."""
    found = _RESTATED.search(text) or _RECAST.search(text)
    return -1 if found is None else found.start()
