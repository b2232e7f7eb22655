"""A Book comes in; the amounts that it implies but does not print go out, with what was refused and what contradicts itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from tieout.book.book import Book
from tieout.book.implied.basis import Bases
from tieout.book.implied.identities import identities, segments
from tieout.book.implied.interest import coupons, required
from tieout.book.implied.loans import loans
from tieout.book.implied.measures import Volume, by_day, volumes
from tieout.book.implied.notes import notes, repurchased
from tieout.book.implied.parts import parts
from tieout.book.implied.pershare import pershare
from tieout.book.implied.printed import Printed
from tieout.book.implied.provided import provided
from tieout.book.implied.question import Answer, Question
from tieout.book.implied.ratios import changes, shares
from tieout.book.implied.warrants import attached, warrants
from tieout.book.solve import Contradiction
from tieout.core.finding import Key
from tieout.core.implied import Ground, Implied, Refused


@dataclass(frozen=True, slots=True)
class Implications:
    """What follows, what matters most first; what is refused; relations that cannot all be, from which nothing follows."""

    implied: tuple[Implied, ...]
    refused: tuple[Refused, ...]
    contradictions: tuple[Ground, ...]


def implied(
    book: Book, accused: Collection[Key] = (), *, assume_same_basis: bool = False, thorough: bool = False
) -> Implications:
    """Everything that ``book`` implies, issuer by issuer, each amount once and none that is printed.

    Figures that are ``accused`` of being wrong give nothing. ``assume_same_basis`` takes documents to measure alike where they
    tell, or may be taken to tell, that they do not. ``thorough`` solves relations together where handing bounds along leaves
    them wide, if the solver is installed.
    """
    found: list[Implied] = []
    refused: list[Refused] = []
    contradictions: list[Ground] = []
    for volume in volumes(book, accused):
        answers: list[Answer] = []
        for each in _asked(book, volume, assume_same_basis):
            if isinstance(each, Refused):
                refused.append(each)
                continue
            try:
                answers += each.answers(together=thorough)
            except Contradiction as fault:
                contradictions += each.told(fault)[:1]
        found += _told(answers, Printed(book, volume.documents))
    return Implications(tuple(found), tuple(refused), tuple(contradictions))


def _asked(book: Book, volume: Volume, assume_same_basis: bool) -> Iterator[Question | Refused]:
    """The questions of every family."""
    bases = Bases(book, volume)
    yield from parts(volume, bases, assumed=assume_same_basis)
    yield from pershare(book, volume)
    yield from identities(book, volume)
    yield from segments(volume)
    yield from changes(book, volume)
    yield from shares(book, volume)
    told = [tuple(provided(book, document)) for document in by_day(book, volume.documents)]
    for each in told:
        for one in each:
            yield from loans(one)
            yield from coupons(one)
        yield from notes(each)
        yield from warrants(each)
        yield from repurchased(volume, each)
        yield from required(volume, each)
    yield from attached(told)


def _told(answers: Iterable[Answer], printed: Printed) -> Iterator[Implied]:
    """Each amount once, by rank, without those that are printed: a second one with the same bounds is the same, or as good."""
    seen: set[tuple[object, ...]] = set()
    for answer in sorted(answers, key=lambda answer: answer.rank):
        one = answer.implied
        named, bounded = (one.name, one.period, one.unit), (one.low, one.high, one.period, one.unit)
        if not {named, bounded} & seen and (answer.limit or not printed.has(one)):
            seen |= {named, bounded}
            yield one
