"""A strip and the places that terms were read from come in; the provisions that were not understood go out, with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tieout.read.terms.strip import Strip

_WHY: Final = {
    "M": "an amount of money beside an instrument",
    "P": "a percentage beside an instrument",
    "B": "basis points beside an instrument",
    "Q": "an amount a share",
    "N": "a number of shares or warrants",
}
_COUNTED: Final = re.compile(r"\s*(?:shares|warrants|units|votes)\b")
_MEASURE: Final = re.compile(r"(?:\bfor each|\bper|\beach|\bmultiples? of|\bdenominations? of) $")
"""What is counted by an amount, or parted into such amounts."""
_RESULT: Final = re.compile(
    r"\b(?:gains?|loss(?:es)?|income|expenses?|charges?|sales|costs?|earnings|premium|ebitda) (?:of|was|were|totaling) (?:approximately )?$"
)
"""Amounts of a result are claims, and read as such."""
_PROVIDES: Final = re.compile(
    r"\b(?:interest|principal|matur|payable|redeem|prepay|convert|conversion|exercis|fees?|premium|secured|lien|borrow|advance|dividend"
    r"|liquidation|authori[sz]ed|par value|instal?lment|margin|rate|commitment|sinking fund|repurchase|tender|exchange)"
)


def unread_in(strip: Strip, read: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Figures of a sentence that speaks of an instrument and provides something, and that no term was read from."""
    if not strip.tokens("S") or not _PROVIDES.search(strip.text):
        return
    for kind, why in _WHY.items():
        for begin, end, atom in strip.tokens(kind):
            if kind == "N" and not (_COUNTED.match(strip.text, end) and atom.unit == "shares"):
                continue
            if _MEASURE.search(strip.text, max(0, begin - 40), begin) or _RESULT.search(
                strip.text, max(0, begin - 40), begin
            ):
                continue
            if not any(start < atom.end and atom.start < stop for start, stop in read):
                yield atom.start, atom.end, why
