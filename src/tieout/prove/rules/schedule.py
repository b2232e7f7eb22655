"""Submissions come in; trials and findings that tie the tags of their EX-27 schedules to the documents go out.

What it does
    A financial data schedule repeats the main amounts of a filing for machines. Each tag is looked for in the other
    documents of its submission: the same concept, period and unit; else, where labels speak of it, the same value.

Why it matters
    A second print by another hand is the best witness that a filing brings along.

Evidence
    A tag that agrees proves both prints. One that differs is a warning, never an error, since schedules are made
    carelessly: and only where the tag has one meaning, where all prints of that fact in the filing agree with each other,
    and where five other sure tags of its column agree, which shows that multiplier and period are what they seem.

Codes
    T204 tag and body.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tieout.book.book import Book
from tieout.book.schedule import Tag, tag_of, when
from tieout.core.amounts import amount
from tieout.core.fact import Figure
from tieout.core.finding import Finding, Key, Proof, Severity, Verdict
from tieout.core.number import Number
from tieout.core.period import Period
from tieout.prove.causes import slip_of
from tieout.prove.comparatives import digit_bits
from tieout.prove.trial import Trial

TRUSTED: Final = 5
"""Other sure tags of a column that must agree before one that does not is told."""
MOST: Final = 4
"""A tag is tied to so many prints of its fact: statement, selected data, notes."""
_PLAIN: Final = frozenset(("", "continuing"))


@dataclass(frozen=True, slots=True)
class _Tied:
    """A tag with a value: its figure, what it means, the prints of the same fact, and those that agree with it."""

    key: Key
    tag: Tag
    prints: tuple[tuple[Key, Number], ...]
    agree: tuple[tuple[Key, Number], ...]


def schedule(book: Book) -> list[Trial]:
    """A trial for each tag and each print that agrees with it. Linear in the figures of submissions with schedules."""
    return [_trial(book, tied, key, number) for tied in _tied(book) for key, number in tied.agree]


def untied(book: Book) -> list[Finding]:
    """A warning for each sure tag that differs from all prints of its fact, where its column can be trusted."""
    columns: dict[tuple[int, int], list[_Tied]] = defaultdict(list)
    for tied in _tied(book):
        if tied.tag.sure:
            columns[tied.key[0], book.figure(tied.key).column].append(tied)
    return [
        _finding(book, tied)
        for column in columns.values()
        if sum(1 for tied in column if tied.agree) >= TRUSTED
        for tied in column
        if not tied.agree and _one_value(tied.prints)
    ]


def _tied(book: Book) -> Iterator[_Tied]:
    for document, exhibit in enumerate(book.exhibits):
        if not exhibit.schedule:
            continue
        beside = [
            other
            for other, each in enumerate(book.exhibits)
            if not each.schedule and each.document.beside(exhibit.document)
        ]
        body = _Body(book, beside)
        for at, figure in enumerate(exhibit.figures):
            tag = tag_of(figure.label[-1])
            period = when(tag, figure.period) if tag is not None and not figure.nil else None
            if tag is not None and period is not None:
                prints = tuple(body.prints(tag, figure, period))
                agree = tuple(each for each in prints if same(figure.number, each[1])) or tuple(
                    body.alike(tag, figure, period)
                )
                yield _Tied((document, at), tag, prints, agree[:MOST])


class _Body:
    """The figures of the documents beside a schedule: by concept and unit, and by unit and size."""

    def __init__(self, book: Book, documents: Iterable[int]) -> None:
        self.book = book
        self.facts: dict[tuple[str, str], list[tuple[Key, Period, Number, str]]] = defaultdict(list)
        self.sizes: dict[tuple[str, Decimal], list[Key]] = defaultdict(list)
        for document in documents:
            for at, figure in enumerate(book.exhibits[document].figures):
                key = (document, at)
                if figure.nil or figure.place != "table":
                    continue
                self.sizes[figure.unit, abs(figure.number.value)].append(key)
                for fact in book.facts.get(key, ()):
                    if fact.period is not None and fact.basis in _PLAIN:
                        name = f"{fact.concept}@{fact.segment}" if fact.segment else fact.concept
                        self.facts[name, fact.unit].append((key, fact.period, fact.number, name))

    def prints(self, tag: Tag, figure: Figure, period: Period) -> Iterator[tuple[Key, Number]]:
        """The prints of the tag's own concept for its period; of those that filers mean by it, what agrees."""
        for concept in (tag.concept, *tag.also):
            for key, other, number, _ in self.facts.get((concept, figure.unit), ()):
                if period.same(other) and (concept == tag.concept or same(figure.number, number)):
                    yield key, number

    def alike(self, tag: Tag, figure: Figure, period: Period) -> Iterator[tuple[Key, Number]]:
        """Figures of the same size, unit and period whose labels speak of the tag; two digits say nothing."""
        if digit_bits(figure) < 64:
            return
        for key in self.sizes.get((figure.unit, abs(figure.number.value)), ()):
            other = self.book.figure(key)
            said = {word.strip("(),.:;'") for word in " ".join(other.label).lower().split()}
            if other.period is None or not tag.words & said:
                continue
            if period.same(Period(None, other.period.end) if period.instant else other.period):
                size = abs(other.number.value)
                yield key, Number(size if figure.number.value > 0 else -size, other.number.decimals)


def same(tag: Number, number: Number) -> bool:
    """Whether two prints agree, signs of amounts at a date aside: equal, or the coarser a rounding of the finer."""
    gap = abs(tag.value - number.value)
    return gap == 0 or (tag.decimals != number.decimals and gap <= max(tag.half, number.half))


def _one_value(prints: tuple[tuple[Key, Number], ...]) -> bool:
    return bool(prints) and all(same(prints[0][1], number) for _, number in prints)


def _trial(book: Book, tied: _Tied, key: Key, number: Number) -> Trial:
    figure, other = book.figure(tied.key), book.figure(key)
    gap = figure.number.value - number.value
    sign = -1 if other.number.value * number.value < 0 else 1
    proof = Proof(
        "T204",
        "internal",
        Verdict.EXACT if gap == 0 else Verdict.ROUNDING,
        key,
        (tied.key,),
        f"{other.text} (line {other.line} of {book.exhibits[key[0]].document.name}) = <{figure.label[-1]}> {figure.text} "
        f"(line {figure.line} of {book.exhibits[tied.key[0]].document.name})",
        other.number.value,
        sign * figure.number.value,
        sign * -gap,
        Decimal(0) if gap == 0 else max(figure.number.half, number.half),
    )
    return Trial(proof, (sign,), digit_bits(figure))


def _finding(book: Book, tied: _Tied) -> Finding:
    figure = book.figure(tied.key)
    key, number = tied.prints[0]
    other = book.figure(key)
    return Finding(
        "T204",
        Severity.WARNING,
        f"<{figure.label[-1]}> {figure.text} disagrees with {other.text} on line {other.line} of {book.exhibits[key[0]].document.name}, "
        f"the same line item for the same period; the difference is "
        f"{amount(abs(figure.number.value - number.value), figure.unit)}",
        tied.key[0],
        tied.key,
        tuple(dict.fromkeys(key for key, _ in tied.prints)),
        number.value,
        slip_of(figure, number.value).name,
    )
