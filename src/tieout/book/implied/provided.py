"""The provisions of a document come in; its instruments with their terms go out, each term as a number at its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tieout.book.book import Book
from tieout.book.implied.question import Stated
from tieout.core.fact import Figure
from tieout.core.interval import Interval
from tieout.core.term import Subject, Term

_PER = Decimal(1000)
"""Principal of which ratios are told ("for each $1,000"); no amount of an instrument."""
_CAME_ABOUT = ("principal", "outstanding", "tendered", "participation", "repurchase-price", "proceeds", "interest-paid")
"""Amounts of notes that are what somebody bought, tendered or paid, and are told rounded."""
_CONTRACTS = ("facility", "revolver", "term-loan")
"""Kinds of which the principal itself is agreed."""


@dataclass(frozen=True, slots=True)
class Provided:
    """An instrument or a class of shares as one document tells of it."""

    book: Book
    document: int
    subject: Subject
    terms: tuple[Term, ...]

    @property
    def title(self) -> str:
        """Its title on one line."""
        return " ".join(self.subject.title.split())

    @property
    def day(self) -> date | None:
        """The day that the document bears."""
        return self.book.exhibits[self.document].document.date

    def all(self, name: str) -> tuple[Term, ...]:
        """Its terms of that name, in order of place."""
        return tuple(term for term in self.terms if term.name == name)

    def amount(self, name: str, unit: str = "") -> Term | None:
        """The first amount of that name, in ``unit`` if one is given; None where it states two that differ."""
        found = [term for term in self.all(name) if isinstance(term.value, Decimal) and unit in ("", term.unit)]
        if name == "principal":
            found = [term for term in found if term.value != _PER]
        return found[0] if found and len({term.value for term in found}) == 1 else None

    def date(self, *names: str) -> Term | None:
        """The first of its terms of these names that is a day."""
        return next((term for name in names for term in self.all(name) if isinstance(term.value, date)), None)

    def word(self, name: str) -> Term | None:
        """The first of its terms of that name that is in words."""
        return next((term for term in self.all(name) if isinstance(term.value, str)), None)

    def stated(self, term: Term) -> Stated:
        """What a term stands for: what a contract fixes is exact; an amount that came about is as precise as it is printed."""
        index = self._index(term)
        figures = () if index is None else ((self.document, index),)
        assert isinstance(term.value, Decimal)
        rounded = term.approximate or (term.name in _CAME_ABOUT and self.subject.kind not in _CONTRACTS)
        if index is None or not rounded:
            return Stated(Interval.at(Fraction(term.value)), self.place(term), figures)
        return Stated(Interval.of(self._figures[index].number), self.place(term), figures)

    def place(self, term: Term) -> str:
        """Where a term is printed."""
        return f"{self.book.exhibits[self.document].document.name}:{term.line}"

    def figure(self, term: Term) -> Figure | None:
        """The figure at the place of a term."""
        index = self._index(term)
        return None if index is None else self._figures[index]

    @property
    def _figures(self) -> tuple[Figure, ...]:
        return self.book.exhibits[self.document].figures

    def _index(self, term: Term) -> int | None:
        return next(
            (
                index
                for index, figure in enumerate(self._figures)
                if figure.start < term.end and term.start < figure.end and figure.number.value == term.value
            ),
            None,
        )


def provided(book: Book, document: int) -> Iterator[Provided]:
    """The subjects of a document with their terms, those of one key together."""
    for subject, terms in book.exhibits[document].provisions.by_subject():
        yield Provided(book, document, subject, terms)
