"""Quantities of an issuer come in, printed or not; what binds them together, and what follows for each, goes out."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tieout.core.interval import UNKNOWN, Interval


@dataclass(frozen=True, slots=True)
class Quantity:
    """Something that has an amount: a fact, a term, a balance on a day. ``known`` is what is printed of it, or nothing.

    ``name`` tells it from all others and is what is told of it; ``source`` is where it is printed ("003.txt:121").
    """

    name: str
    unit: str
    known: Interval = UNKNOWN
    period: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Linear:
    """Σ weight · quantity = 0. ``because`` says in words where the relation comes from."""

    terms: tuple[tuple[Fraction, str], ...]
    because: str

    @property
    def names(self) -> tuple[str, ...]:
        """The quantities that it binds."""
        return tuple(name for _, name in self.terms)


@dataclass(frozen=True, slots=True)
class Product:
    """``result`` = ``left`` · ``right``."""

    result: str
    left: str
    right: str
    because: str

    @property
    def names(self) -> tuple[str, ...]:
        """The quantities that it binds."""
        return (self.result, self.left, self.right)


@dataclass(frozen=True, slots=True)
class Within:
    """What follows for a quantity: all it can be, and the relations that say so, by their index in the system."""

    bounds: Interval
    because: tuple[int, ...] = ()
