"""Exhibits come in; the Book goes out: documents of one issuer together, every figure with its facts."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.book.book import Book
from tieout.book.issuers import issuer_keys
from tieout.core.exhibit import Exhibit


def build(exhibits: Iterable[Exhibit]) -> Book:
    """The book of ``exhibits``; an exhibit whose issuer is unknown stands alone."""
    exhibits = tuple(exhibits)
    return Book(exhibits, {}, issuer_keys([exhibit.document for exhibit in exhibits]))
