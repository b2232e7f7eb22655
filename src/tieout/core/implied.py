"""What follows from the relations of a book comes in (from ``book.implied``); amounts that no document prints go out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tieout.core.finding import Key
from tieout.core.period import Period


@dataclass(frozen=True, slots=True)
class Ground:
    """Why an amount is what it is: a relation in words, and where the numbers in it are printed ("003.txt:121").

    ``figures`` are the same places as keys of figures, as far as a figure stands there. Without places it is something taken
    for granted, which no document says.
    """

    said: str
    places: tuple[str, ...] = ()
    figures: tuple[Key, ...] = ()

    def __str__(self) -> str:
        return f"{self.said} ({', '.join(self.places)})" if self.places else self.said


@dataclass(frozen=True, slots=True)
class Implied:
    """What the documents imply but do not print: an interval for a named amount, and what gives it.

    ``low`` and ``high`` are in base units and rounded outward; None where nothing bounds a side.
    """

    name: str
    period: Period | None
    unit: str
    low: Decimal | None
    high: Decimal | None
    because: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """What would follow if two documents measured alike, which they do not: the amount, and how they differ."""

    name: str
    period: Period | None
    unit: str
    because: tuple[Ground, ...]
