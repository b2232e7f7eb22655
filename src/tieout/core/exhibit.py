"""A document and everything that was read in it come together here, for ``book`` and the rules."""

from __future__ import annotations

from dataclasses import dataclass

from tieout.core.claim import Claim, SaidRelation, Sentence
from tieout.core.document import Document
from tieout.core.fact import Figure
from tieout.core.ledger import Account
from tieout.core.table import Table
from tieout.core.term import NOTHING_PROVIDED, Provisions


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A document as read. ``figures`` are ordered by place; tables, claims and accounts refer to them by index.

    A ``schedule`` is a financial data schedule (EX-27): one table of tags that repeat the filing's statements for
    machines. It is a second witness, tied to the rest by a rule of its own and by no other.
    """

    document: Document
    tables: tuple[Table, ...]
    figures: tuple[Figure, ...]
    sentences: tuple[Sentence, ...] = ()
    claims: tuple[Claim, ...] = ()
    said: tuple[SaidRelation, ...] = ()
    provisions: Provisions = NOTHING_PROVIDED
    schedule: bool = False
    accounts: tuple[Account, ...] = ()
