"""What a preparer decided of an exception comes in; it is kept here by what it was about, not by where it stood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tieout.core.finding import Finding


@dataclass(frozen=True, slots=True)
class Disposition:
    """An exception that somebody looked at.

    ``code`` is that of the finding, ``figure`` the fingerprint of its figure ("" where a whole document is meant),
    ``value`` what is printed and ``expected`` what the evidence asked for (decimal strings in base units, "" for none).
    It clears the exception when it has a ``reason`` and ``initials``; without them it is a draft of one. ``number``
    counts the entries of its file from 1.
    """

    code: str
    figure: str
    value: str
    expected: str
    reason: str
    initials: str
    date: date | None
    number: int

    @property
    def signed(self) -> bool:
        """Whether somebody stands for it."""
        return bool(self.reason.strip() and self.initials.strip())


@dataclass(frozen=True, slots=True)
class Cleared:
    """A finding that a disposition clears."""

    finding: Finding
    disposition: Disposition


@dataclass(frozen=True, slots=True)
class Stale:
    """A disposition that clears nothing, and why: its value changed, its exception is gone, or nobody signed it."""

    disposition: Disposition
    why: str

    @property
    def kind(self) -> str:
        """``stale`` or, where nobody has signed it yet, ``unsigned``."""
        return "stale" if self.disposition.signed else "unsigned"

    def __str__(self) -> str:
        made = self.disposition
        return f"{self.kind} disposition {made.number} ({made.code} {made.figure}, {made.value}): {self.why}"
