"""Sentences come in (from ``read``); what they say of figures goes out."""

from __future__ import annotations

from dataclasses import dataclass

from tieout.core.period import Period
from tieout.core.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of prose, with its place; ``paragraph`` numbers the block that it stands in."""

    start: int
    end: int
    paragraph: int


@quick
@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence says of one figure: who, what, when, how much, against what, up or down.

    ``figure``, ``current`` and ``prior`` are indexes into the exhibit's figures, -1 for none.
    ``role`` is ``value`` (the figure is the measure's amount), ``change`` (the amount by which it
    changed), ``percent change``, ``point change`` (basis or percentage points) or ``share`` (a part as
    a percentage of a whole). For a change, ``current`` and ``prior`` are the figures that the sentence
    gives for the two sides. ``direction`` is +1 (up), -1 (down) or 0 (unsaid). ``sign`` is -1 where the words
    make the printed number negative ("net loss of"), else +1. ``subject`` is the segment or other
    party named, "" for the issuer. ``comparative`` says that the figure is the "compared to" side.
    ``heading`` is the heading that the sentence stands under: it may name the segment that is meant.
    ``against`` is the period that a change is measured from, where the sentence tells it.
    """

    figure: int
    role: str
    measure: str
    subject: str
    period: Period | None
    sentence: int
    direction: int = 0
    sign: int = 1
    current: int = -1
    prior: int = -1
    comparative: bool = False
    basis: str = ""
    against: Period | None = None
    heading: str = ""


@dataclass(frozen=True, slots=True)
class SaidRelation:
    """A relation that a sentence states in words, over the exhibit's figures.

    ``form`` is ``sum`` ("X consists of A and B"), ``product`` ("45 instalments of $300,000",
    shares times par value, units times ratio), ``ratio``, or ``same`` ("Four Hundred Fifty (450)").
    ``result`` is the figure that the others give, -1 where the sentence leaves it unsaid; ``inputs`` the rest.
    ``divisor`` is a plain number by which a product is divided ("ten warrants for each $1,000": 1000).
    ``kind`` is ``arithmetic``, ``terms`` or ``shares``; ``phrase`` the words that said it.
    """

    form: str
    result: int
    inputs: tuple[int, ...]
    sentence: int
    divisor: int = 1
    kind: str = "arithmetic"
    phrase: str = ""
