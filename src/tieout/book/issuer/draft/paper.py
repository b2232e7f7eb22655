"""A document with what it provides comes in; each subject with its terms, and entries that name their source, go out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from tieout.book.issuer.fields import fields_of
from tieout.core.draft import Content, Entry
from tieout.core.issuer import SOME_DAY
from tieout.core.period import Period
from tieout.core.term import Provisions, Subject, Term

_KINDS: Final = {"number": Decimal | int, "count": int, "date": date, "text": str}


@dataclass(frozen=True, slots=True)
class Paper:
    """A document by the name that comments give it, its day, its issuer, what it provides, and the line of an offset.

    ``periods`` has the period of each figure by its offset, where the document reports on periods: what it says of an
    amount happened then, and not on the day of the document.
    """

    name: str
    day: date | None
    issuer: str
    provisions: Provisions
    line_of: Callable[[int], int]
    periods: Mapping[int, Period] | None = None

    def stated(self) -> Iterator[Described]:
        """Each subject with its terms, in order."""
        for subject, terms in self.provisions.by_subject():
            yield Described(self, subject, terms)


@dataclass(frozen=True, slots=True)
class Described:
    """One subject of one document with its terms."""

    of: Paper
    subject: Subject
    terms: tuple[Term, ...]

    def entry(self, name: str, term: Term, value: Content | None = None) -> Entry:
        """A field that ``term`` states; ``value`` where the file has it in another form."""
        return Entry(name, term.value if value is None else value, self.source(term))

    def named(self, name: str, value: Content) -> Entry:
        """A field that the document states by naming the subject."""
        return Entry(name, value, "" if name == "id" else f"{self.of.name}:{self.of.line_of(self.subject.start)}")

    def source(self, term: Term) -> str:
        """The document and line of ``term``."""
        return f"{self.of.name}:{term.line}"

    def first(self, name: str, of: str | None = None) -> Term | None:
        """The first term of this name (and this ``of``)."""
        return next((one for one in self.terms if one.name == name and of in (None, one.of)), None)

    def day_of(self, term: Term | None) -> tuple[date | None, str]:
        """The day on which what ``term`` tells of happened, and a note where it is only known to be the latest that it can be."""
        periods = self.of.periods
        if periods is None:
            return self.of.day, ""
        period = None if term is None else periods.get(term.start)
        if period is None:
            return None, ""
        return period.end, "" if period.start is None else f"{SOME_DAY} from {period.start} to {period.end}"


def fits(table: str, field: str, term: Term) -> bool:
    """Whether what ``term`` states is of the kind that the field holds: of some notes, say, only the year of maturity is told."""
    return holds(table, field, term.value)


def holds(table: str, field: str, value: Content) -> bool:
    """Whether a field can hold ``value``."""
    kinds = {one.name: one.type for one in fields_of(table)}
    return isinstance(value, _KINDS.get(kinds[field], object))
