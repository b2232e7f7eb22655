"""A strip with its subjects comes in; the day on which a company announces what it completed goes out, and what that is.

"NEW YORK, May 4, 2015 - Mills announced today that it completed ...": the day of the announcement is the closing of what is made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from tieout.read.terms.strip import Strip

_DONE: Final = re.compile(
    r"\bannounce[ds](?: today)?,? (?:that [^;]{1,80}?(?: has| had| have)?(?: today| successfully)*"
    r" (?:completed|closed|consummated|executed|entered into|obtained|sold"
    r"|issued(?! (?:an? |its )?(?:[a-z]+ ){0,2}(?:notice|release|statement|call)))"
    r"|the (?:successful )?(?:completion|closing|consummation|issuance) of)\b"
)
_OPEN: Final = re.compile(r"\b(?:will|would|intends?|plans?|expects?|proposes?|agreed|may)\b")
_WHOLE: Final = re.compile(r"\b(?:refinanc|recapitali[sz]|restructur|financings?\b|transactions?\b)")
"""What is made of several instruments, which the sentences that follow tell."""


@dataclass(frozen=True, slots=True)
class Announced:
    """The ``day``, at ``start`` to ``end`` in the document, and the entries that were completed; none for all that the document makes."""

    day: date
    start: int
    end: int
    entries: tuple[int, ...]


def announced_in(strip: Strip, today: date | None) -> Announced | None:
    """What the sentence announces as done; None where it tells of no such thing, or of no day."""
    found = _DONE.search(strip.text)
    if found is None or _OPEN.search(found.group()):
        return None
    days = [(start, atom) for start, _, atom in strip.tokens("D") if start < found.start()]
    said = [(atom.value, atom.start, atom.end) for _, atom in days if isinstance(atom.value, date)]
    if not said and (today is None or "today" not in strip.text):
        return None
    place = strip.place(*found.span())
    day, start, end = said[-1] if said else (today, *place)
    named = tuple(one for begin, _, atom in strip.tokens("S") if begin > found.start() for one in atom.subjects)
    whole = _WHOLE.search(strip.text, found.end())
    if not isinstance(day, date) or not (named or whole):
        return None
    return Announced(day, start, end, () if whole else named)
