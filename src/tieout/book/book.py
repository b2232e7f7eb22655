"""Exhibits come in; the Book goes out: facts by figure, measures that can be compared, tables by document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tieout.core.exhibit import Exhibit
from tieout.core.fact import Fact, Figure
from tieout.core.finding import Key


@dataclass(frozen=True, slots=True)
class Book:
    """Exhibits of one check, their facts by figure, the group (issuer) of each exhibit, and the first draft of each.

    ``derived`` keeps what rules make of an exhibit (by its index) and use more than once.
    """

    exhibits: tuple[Exhibit, ...]
    facts: dict[Key, tuple[Fact, ...]]
    issuers: tuple[str, ...]
    drafts: tuple[int, ...]
    derived: dict[int, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def figure(self, key: Key) -> Figure:
        """The figure that ``key`` names."""
        return self.exhibits[key[0]].figures[key[1]]

    def apart(self, one: int, other: int) -> bool:
        """Whether two documents are no prints of one, so that each can bear out the other."""
        return self.drafts[one] != self.drafts[other]

    def keys(self) -> Iterable[Key]:
        """Every figure of every exhibit, in order."""
        for document, exhibit in enumerate(self.exhibits):
            for index in range(len(exhibit.figures)):
                yield document, index
