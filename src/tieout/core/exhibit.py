"""A document and everything that was read in it come together here, for ``book`` and the rules."""

from __future__ import annotations

from dataclasses import dataclass

from tieout.core.claim import Claim, SaidRelation, Sentence
from tieout.core.document import Document
from tieout.core.fact import Figure
from tieout.core.table import Table
from tieout.core.term import Term


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A document as read. ``figures`` are ordered by place; tables and claims refer to them by index."""

    document: Document
    tables: tuple[Table, ...]
    figures: tuple[Figure, ...]
    sentences: tuple[Sentence, ...] = ()
    claims: tuple[Claim, ...] = ()
    said: tuple[SaidRelation, ...] = ()
    terms: tuple[Term, ...] = ()
