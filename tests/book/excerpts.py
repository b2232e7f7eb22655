"""The docstring of a test comes in as a document; its facts, by row label or as prose says them, go out."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

from tieout.book.book import Book
from tieout.book.build import build
from tieout.core.fact import Fact
from tieout.core.number import plain
from tieout.read.exhibit import read_exhibit
from tieout.source.load import load_text


def book_of(test: Callable[..., None]) -> Book:
    """The book of the one document that the docstring of ``test`` prints."""
    return build([read_exhibit(load_text(dedent((test.__doc__ or "").lstrip("\n")) + "\n"))])


def said(fact: Fact) -> str:
    """A fact in one line: ``Revenues[Rubber Group] 5203000``, with its basis in parentheses where it has one."""
    segment = f"[{fact.segment}]" if fact.segment else ""
    basis = f" ({fact.basis})" if fact.basis else ""
    return f"{fact.concept}{segment}{basis} {plain(fact.number.value)}"


def rows(book: Book) -> dict[str, list[str]]:
    """Label path -> the facts of its row from left to right; "" for a figure without one."""
    found: dict[str, list[str]] = {}
    for at, figure in enumerate(book.exhibits[0].figures):
        if figure.place == "table":
            facts = book.facts.get((0, at), ())
            found.setdefault(" > ".join(figure.label), []).append(" + ".join(map(said, facts)))
    return found


def prose(book: Book) -> dict[str, str]:
    """Amount as printed in a sentence -> its facts; "" where it has none."""
    return {
        figure.text: " + ".join(map(said, book.facts.get((0, at), ())))
        for at, figure in enumerate(book.exhibits[0].figures)
        if figure.place == "prose"
    }
