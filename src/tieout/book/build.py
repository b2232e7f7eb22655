"""Exhibits come in; the Book goes out: documents of one issuer together, every figure with its facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tieout.book.book import Book
from tieout.book.drafts import drafts_of
from tieout.book.facts import facts_of
from tieout.book.issuers import issuer_keys
from tieout.core.exhibit import Exhibit
from tieout.core.fact import Fact
from tieout.core.finding import Key


def build(exhibits: Iterable[Exhibit]) -> Book:
    """The book of ``exhibits``; an exhibit whose issuer is unknown stands alone."""
    exhibits = tuple(exhibits)
    facts = {key: meant for document in range(len(exhibits)) for key, meant in _facts(exhibits, document)}
    issuers = issuer_keys([exhibit.document for exhibit in exhibits])
    return Book(exhibits, facts, issuers, drafts_of(exhibits, issuers))


def rebuilt(book: Book, exhibits: Iterable[Exhibit], documents: Iterable[int]) -> Book:
    """``book`` over ``exhibits``, of which only those numbered in ``documents`` have changed: their facts are new."""
    exhibits, changed = tuple(exhibits), frozenset(documents)
    facts = {key: meant for key, meant in book.facts.items() if key[0] not in changed}
    for document in changed:
        facts.update(_facts(exhibits, document))
    return Book(exhibits, facts, book.issuers, book.drafts)


def extended(book: Book, exhibits: Iterable[Exhibit]) -> Book:
    """``book`` with more ``exhibits`` after its own, which keep their places and facts."""
    every = (*book.exhibits, *exhibits)
    facts = dict(book.facts)
    for document in range(len(book.exhibits), len(every)):
        facts.update(_facts(every, document))
    drafts = (*book.drafts, *range(len(book.exhibits), len(every)))
    return Book(every, facts, issuer_keys([exhibit.document for exhibit in every]), drafts)


def _facts(exhibits: tuple[Exhibit, ...], document: int) -> Iterator[tuple[Key, tuple[Fact, ...]]]:
    for figure, meant in facts_of(document, exhibits[document]).items():
        yield (document, figure), meant
