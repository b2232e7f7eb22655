"""The provisions of a document come in; its instruments with their terms go out, each term as a number at its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from tieout.book.book import Book
from tieout.book.implied.naming import document_name
from tieout.book.implied.question import Stated
from tieout.core.fact import Figure
from tieout.core.interval import Interval
from tieout.core.period import month_end, shift_year
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
        return f"{document_name(self.book, self.document)}:{term.line}"

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
    provisions = book.exhibits[document].provisions
    terms: dict[str, list[Term]] = defaultdict(list)
    for term in provisions.terms:
        terms[term.subject].append(term)
    for subject in provisions.subjects:
        yield Provided(book, document, subject, tuple(terms[subject.key]))


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    last = month_end(index // 12, index % 12 + 1)
    return last.replace(day=min(day.day, last.day))


def months_of(cycle: object) -> int | None:
    """The months of a period in ISO form ("P1M", "P2Y"); None for any other."""
    if not isinstance(cycle, str) or not cycle.startswith("P") or not cycle[1:-1].isdecimal() or cycle[-1] not in "MY":
        return None
    return int(cycle[1:-1]) * (12 if cycle[-1] == "Y" else 1)


def anniversaries(first: date, until: date) -> Iterator[date]:
    """The same day of each year after ``first``, before ``until``."""
    for years in range(1, until.year - first.year + 1):
        day = shift_year(first, years)
        if day < until:
            yield day


def next_day(day: date) -> date:
    """The day after."""
    return day + timedelta(days=1)
