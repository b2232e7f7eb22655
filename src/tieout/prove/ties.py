"""A document with inline XBRL comes in; each tag beside the figure that was read at its place goes out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tieout.book.book import Book
from tieout.core.fact import Fact, Figure
from tieout.core.finding import Key
from tieout.core.period import Period
from tieout.core.tag import Tag

_PARTS = ("percent", "points")
"""Units that XBRL writes as parts of one: 12% is 0.12."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A tag, and the figure at its place with its foremost fact (None where nothing is known of its meaning)."""

    key: Key
    figure: Figure
    fact: Fact | None
    tag: Tag

    @property
    def size(self) -> Decimal:
        """The figure as the tag would have it, without a sign."""
        value = abs(self.figure.number.value)
        return value / 100 if self.figure.unit in _PARTS else value

    @property
    def same_size(self) -> bool:
        """Whether value and scale agree."""
        return self.tag.value is not None and self.size == abs(self.tag.value)

    @property
    def same_digits(self) -> bool:
        """Whether the two differ in scale alone."""
        value = self.tag.value
        return value is not None and _digits(self.size) == _digits(abs(value))

    @property
    def period(self) -> Period | None:
        """The period of the figure: of its meaning, else its own."""
        return (self.fact.period if self.fact else None) or self.figure.period

    @property
    def same_end(self) -> bool | None:
        """Whether the periods end together; None where one of them is not known."""
        if self.period is None or self.tag.period is None:
            return None
        return abs((self.period.end - self.tag.period.end).days) <= 7

    @property
    def same_sign(self) -> bool | None:
        """Whether the signs agree; None where the meaning that was read is not the tag's."""
        if self.fact is None or self.tag.value is None or self.fact.concept != self.tag.concept:
            return None
        product = self.fact.number.value * self.tag.value
        return None if product == 0 else product > 0


def ties_of(book: Book, document: int) -> list[Tie]:
    """The ties of a document, by place. A tag that no figure stands at is left out. O(n log n) in figures and tags."""
    return list(_ties(book, document))


def _ties(book: Book, document: int) -> Iterator[Tie]:
    exhibit = book.exhibits[document]
    origin, tags = exhibit.document.origin, exhibit.document.tags
    if origin is None or not tags:
        return
    places = sorted(
        (origin.start(figure.start), origin.end(figure.end), at) for at, figure in enumerate(exhibit.figures)
    )
    for tag in tags:
        at = bisect_left(places, (tag.end, 0, 0)) - 1
        if at < 0 or places[at][1] <= tag.start:
            continue
        key = (document, places[at][2])
        facts = book.facts.get(key, ())
        fact = next((fact for fact in facts if fact.concept == tag.concept), facts[0] if facts else None)
        yield Tie(key, book.figure(key), fact, tag)


def _digits(value: Decimal) -> tuple[int, ...]:
    return value.normalize().as_tuple().digits
