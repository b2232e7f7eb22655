"""Exhibits come in; the Book goes out: documents of one issuer together, every figure with its facts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from tieout.book.book import Book
from tieout.book.facts import facts_of
from tieout.core.exhibit import Exhibit

_FORM: Final = re.compile(
    r"\b(?:inc(?:orporated)?|corp(?:oration)?|co(?:mpany)?|ltd|limited|llc|lp|plc|nv|sa|the)\b\.?|[^\w\s]",
    re.IGNORECASE,
)


def build(exhibits: Iterable[Exhibit]) -> Book:
    """The book of ``exhibits``; an exhibit whose issuer is unknown stands alone."""
    exhibits = tuple(exhibits)
    facts = {
        (document, figure): meant
        for document, exhibit in enumerate(exhibits)
        for figure, meant in facts_of(document, exhibit).items()
    }
    return Book(exhibits, facts, tuple(_issuer(exhibit, index) for index, exhibit in enumerate(exhibits)))


def _issuer(exhibit: Exhibit, index: int) -> str:
    document = exhibit.document
    if document.cik:
        return document.cik
    name = " ".join(_FORM.sub(" ", document.issuer.lower()).split())
    return name or f"#{index}"
