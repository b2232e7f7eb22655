"""Facts of documents and the debt of a day come in; leverage and coverage, with the year that they are of, go out.

A year is the twelve months that end on the day or last before it, as one document prints them: quarters of several documents
are not added up, since later ones may be recast.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from tieout.core.facts import StatedFact

_YEAR: Final = range(345, 386)
_LATEST: Final = 130
"""Days for which a year stands: until the next quarter is reported."""


@dataclass(frozen=True, slots=True)
class Leverage:
    """The EBITDA and the interest expense of the year to ``end``, with their places; None for what is not printed."""

    end: date
    ebitda: StatedFact | None
    interest: StatedFact | None

    def of(self, debt: Decimal) -> Decimal | None:
        """Debt over EBITDA; None where that is not known, or not more than nothing."""
        ebitda = self.ebitda.value if self.ebitda is not None else Decimal(0)
        return (debt / ebitda).quantize(Decimal("0.01")) if ebitda > 0 else None

    @property
    def coverage(self) -> Decimal | None:
        """EBITDA over interest expense."""
        if self.ebitda is None or self.interest is None or not self.interest.value:
            return None
        return (self.ebitda.value / abs(self.interest.value)).quantize(Decimal("0.01"))


def leverage(facts: Iterable[StatedFact], on: date) -> Leverage | None:
    """What the latest year up to ``on`` says; None where no document prints one that is recent enough.

    The issuer's own figures only: facts of a segment are left out. Of several prints the last document's counts. Linear.
    """
    found: dict[tuple[date, str], StatedFact] = {}
    for fact in facts:
        if fact.concept not in ("EBITDA", "InterestExpense") or fact.segment or fact.unit != "USD":
            continue
        if fact.start is None or fact.end is None or (fact.end - fact.start).days + 1 not in _YEAR:
            continue
        if fact.end <= on and (on - fact.end).days <= _LATEST:
            found[fact.end, fact.concept] = fact
    if not found:
        return None
    end = max(day for day, _ in found)
    return Leverage(end, found.get((end, "EBITDA")), found.get((end, "InterestExpense")))
