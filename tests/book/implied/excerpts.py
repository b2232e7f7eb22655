"""Excerpts come in as texts; the book of them, and what it implies as short lines, go out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from textwrap import dedent

from tieout.book.book import Book
from tieout.book.build import build
from tieout.book.implied import Implications, implied
from tieout.core.amounts import bounds
from tieout.core.exhibit import Exhibit
from tieout.core.term import Provisions, Subject, Term
from tieout.read.exhibit import read_exhibit
from tieout.source.load import load_text


def exhibit(text: str, path: str = "release.txt") -> Exhibit:
    """The exhibit of an excerpt."""
    return read_exhibit(load_text(dedent(text.lstrip("\n")) + "\n", path))


def book(*texts: str) -> Book:
    """The book of excerpts, "1.txt", "2.txt" and so on."""
    return build([exhibit(text, f"{number}.txt") for number, text in enumerate(texts, 1)])


def follows(made: Implications) -> dict[str, str]:
    """Name and period -> bounds, for each amount that follows."""
    return {f"{one.name} {one.period or ''}".strip(): bounds(one.low, one.high, one.unit) for one in made.implied}


def implies(*texts: str, assume_same_basis: bool = False) -> dict[str, str]:
    """What excerpts imply."""
    return follows(implied(book(*texts), assume_same_basis=assume_same_basis, thorough=True))


def providing(text: str, *subjects: tuple[str, str, str, str], path: str = "deal.txt") -> Exhibit:
    """An excerpt with provisions: (key, kind, act, "name[/of]=print ...") of each subject.

    A print is looked for in the text, so that each term has the place of its figure; a value that is not printed so
    follows it after "|": ``instalment-first=February 1, 2004|2004-02-01``. Terms are parted by semicolons.
    """
    made = exhibit(text, path)
    whole = made.document.text
    terms = [term for key, _, _, told in subjects for term in _terms(made, whole, key, told)]
    kept = tuple(Subject(key, kind, key.replace("-", " "), act, "", whole.find(key)) for key, kind, act, _ in subjects)
    return replace(made, provisions=Provisions(kept, tuple(terms)))


def _terms(made: Exhibit, whole: str, key: str, told: str) -> list[Term]:
    terms = []
    for each in filter(None, (one.strip() for one in told.split(";"))):
        name, _, printed = each.partition("=")
        name, _, of = name.partition("/")
        printed, _, value = printed.partition("|")
        start = whole.index(printed)
        text = value or printed
        unit = "percent" if "%" in text else "USD/share" if name == "strike" else "USD" if "$" in text else "shares" if name == "shares-issued" else ""
        meant = _meant(text)
        terms.append(Term(key, name, meant, unit, start, start + len(printed), made.document.place(start)[0], of))
    return terms


def _meant(text: str) -> Decimal | date | str:
    try:
        return Decimal(text.strip("$%").replace(",", ""))
    except InvalidOperation:
        pass
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
