"""A sentence with its amounts comes in (from ``claims``); the working notes of its reading go out: drafts of claims, clauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tieout.core.period import Period
from tieout.read.mentions import Mention
from tieout.read.phrases import TIME, loss_sign
from tieout.read.printed import Amount


@dataclass(slots=True)
class Draft:
    """A claim being made. ``figure``, ``current`` and ``prior`` count the sentence's amounts."""

    figure: int
    role: str
    stand: str
    measure: str = ""
    subject: str = ""
    period: Period | None = None
    direction: int = 0
    current: int = -1
    prior: int = -1
    comparative: bool = False
    basis: str = ""
    against: Period | None = None
    earlier: Draft | None = None
    """The current side of a change where an earlier sentence gives it ("This represents a 21% decrease")."""
    told: bool = False
    """Whether the period stands in the sentence, beside the amount."""

    @property
    def sign(self) -> int:
        """-1 where the measure makes the printed number negative."""
        return loss_sign(self.measure)


@dataclass(slots=True)
class Clause:
    """One measure and the amounts that the sentence gives for it. A group is an amount and its other forms ("or")."""

    measure: str = ""
    subject: str = ""
    direction: int = 0
    start: int = 0
    currents: list[list[Draft]] = field(default_factory=list)
    againsts: list[list[Draft]] = field(default_factory=list)
    changes: list[list[Draft]] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """One sentence being read: its text, amounts and mentions, and the clauses found so far."""

    view: str
    small: str
    start: int
    end: int
    amounts: Sequence[Amount]
    mentions: Sequence[Mention]
    issuer: str = ""
    heading: str = ""
    drafts: list[Draft] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)

    def gap(self, start: int, end: int) -> tuple[str, str]:
        """``view[start:end]`` with every phrase of time as one character and single spaces, and in small letters."""
        parts, at = [], start
        for mention in self.mentions:
            if mention.start >= at and mention.end <= end:
                parts += [self.view[at : mention.start], TIME]
                at = mention.end
        text = " ".join("".join([*parts, self.view[at:end]]).split())
        small = text.lower()
        return text, small if len(small) == len(text) else text
