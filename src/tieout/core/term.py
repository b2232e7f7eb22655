"""Contract and charter wording comes in; what an instrument or a charter provides goes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

ENDED = ("repurchased", "exchanged", "redeemed", "retired")
"""What a document does with an instrument that was there before it."""
Value = Decimal | date | str
"""An amount, rate or count; a day; or words ("yes", "first", "P3M", a statute)."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An instrument, a class of shares or a charter that a document tells of.

    ``key`` is its name within the exhibit and in the issuer file ("revolving-credit-facility"); ``kind`` is facility,
    revolver, term-loan, note, unit, warrant, common, preferred or charter. ``act`` is what the document does with it:
    created, amended, repurchased, exchanged, redeemed, issued, retired, or outstanding where it is only told of.
    ``parent`` is the key of the facility or the unit that it is a part of, "" for none. ``start`` is where it is first
    named.
    """

    key: str
    kind: str
    title: str
    act: str
    parent: str
    start: int


@dataclass(frozen=True, slots=True)
class Term:
    """One provision of a subject, at the place that states it.

    ``name`` is that of the issuer file ("commitment", "spread"); ``of`` tells which of several (the index of a spread, the
    asset of an advance rate). Terms of one subject with the same ``group`` belong together: a rate option, a plan
    of instalments, a fee. ``value`` is in base units (dollars, shares, percent points) and exact unless ``approximate``.
    ``start`` and ``end`` are offsets of the text that is read, ``line`` a line of the file as given.
    """

    subject: str
    name: str
    value: Value
    unit: str
    start: int
    end: int
    line: int
    of: str = ""
    group: int = 0
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """A stretch of text that holds a provision which is not understood: listed, never guessed."""

    start: int
    end: int
    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Provisions:
    """All that one document provides, in order of place."""

    subjects: tuple[Subject, ...] = ()
    terms: tuple[Term, ...] = ()
    unread: tuple[Unread, ...] = ()

    def by_subject(self) -> Iterator[tuple[Subject, tuple[Term, ...]]]:
        """Each subject with its terms, in order. Linear."""
        of: dict[str, list[Term]] = {}
        for term in self.terms:
            of.setdefault(term.subject, []).append(term)
        for subject in self.subjects:
            yield subject, tuple(of.get(subject.key, ()))


NOTHING_PROVIDED = Provisions()
