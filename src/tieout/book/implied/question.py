"""What is printed and what binds it is put together here; what follows for the amounts that were asked for comes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Final

from tieout.book.solve import Contradiction, propagated
from tieout.book.solve.linear import available, narrowed
from tieout.core.finding import Key
from tieout.core.implied import Ground, Implied
from tieout.core.interval import Interval
from tieout.core.period import Period
from tieout.core.system import Linear, Product, Quantity

_PLACES: Final = {"shares": 0, "USD/share": 4, "percent": 4, "pure": 4}
"""Decimals to which bounds are rounded, outward; two for money."""
_NARROW: Final = Fraction(1, 10)
"""Bounds further apart than this part of the amount say nothing that an analyst would use."""

Rank = tuple[int | str, ...]
"""Where an amount stands among others: the lesser the more it matters."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A printed number: all that it can stand for, where it is printed, and its figures."""

    bounds: Interval
    source: str
    figures: tuple[Key, ...] = ()

    def times(self, factor: Fraction | int) -> Stated:
        """The same number in another measure: percent points as a part."""
        return Stated(self.bounds.times(Fraction(factor)), self.source, self.figures)


@dataclass(frozen=True, slots=True)
class Asked:
    """An amount that is asked for. ``limit`` says which bounds are worth telling though they are wide: "sign" where
    they say that there is something, "low" and "high" where this bound alone is wanted and told.
    """

    quantity: str
    name: str
    period: Period | None
    unit: str
    rank: Rank
    limit: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An amount that follows, and its rank. ``limit`` is that of the question: such bounds are told whatever else is printed."""

    implied: Implied
    rank: Rank
    limit: str


class Question:
    """A small system of quantities and relations, each of which stands for itself: what is wrong with one spoils no other."""

    __slots__ = ("asked", "figures", "quantities", "relations", "taken")

    def __init__(self) -> None:
        self.quantities: dict[str, Quantity] = {}
        self.relations: list[Linear | Product] = []
        self.figures: dict[str, tuple[Key, ...]] = {}
        self.asked: list[Asked] = []
        self.taken: list[str] = []

    def printed(self, name: str, stated: Stated) -> str:
        """A quantity that is printed. Gives its name back."""
        self.quantities[name] = Quantity(name, "", stated.bounds, "", stated.source)
        self.figures[name] = stated.figures
        return name

    def unknown(self, name: str, low: int | None = None) -> str:
        """A quantity that is not printed, never less than ``low``. Gives its name back."""
        self.quantities[name] = Quantity(name, "", Interval(None if low is None else Fraction(low)))
        return name

    def constant(self, value: Fraction | int) -> str:
        """A number of arithmetic, which no document needs to print."""
        name = str(value)
        self.quantities[name] = Quantity(name, "", Interval.at(value))
        return name

    def sum(self, because: str, total: str, *parts: str) -> None:
        """``total`` is the sum of ``parts``; one that begins with "-" is taken away."""
        terms = [(Fraction(-1), total)]
        terms += [(Fraction(-1), part[1:]) if part[0] == "-" else (Fraction(1), part) for part in parts]
        self.relations.append(Linear(tuple(terms), because))

    def product(self, because: str, result: str, left: str, right: str) -> None:
        """``result`` is ``left`` times ``right``."""
        self.relations.append(Product(result, left, right, because))

    def ask(self, quantity: str, name: str, period: Period | None, unit: str, rank: Rank, *, limit: str = "") -> None:
        """Ask for what follows for ``quantity``, which readers know as ``name``."""
        self.asked.append(Asked(quantity, name, period, unit, rank, limit))

    def answers(self, *, together: bool = False) -> Iterator[Answer]:
        """What follows and is narrow enough to be told; ``together`` by all relations at once where need be. Raises Contradiction where nothing satisfies all relations."""
        within = propagated(list(self.quantities.values()), self.relations)
        for asked in self.asked:
            found = within[asked.quantity]
            wide = together and not _is_telling(found.bounds, asked.limit)
            if wide and self._tangled(asked.quantity) and available():
                found = narrowed(asked.quantity, self.relations, within)
            if _is_telling(found.bounds, asked.limit):
                bounds = Interval(
                    None if asked.limit == "high" else found.bounds.low, None if asked.limit == "low" else found.bounds.high
                )
                low, high = outward(bounds, asked.unit)
                implied = Implied(asked.name, asked.period, asked.unit, low, high, self.grounds(found.because))
                yield Answer(implied, asked.rank, asked.limit)

    def _tangled(self, quantity: str) -> bool:
        """Whether relations come back to a quantity another way: then bounds that are handed along them may be wide."""
        seen: set[str | int] = set()
        waiting: list[str | int] = [quantity]
        ties = 0
        while waiting:
            node = waiting.pop()
            if node in seen:
                continue
            seen.add(node)
            if isinstance(node, int):
                near: list[str | int] = [name for name in set(self.relations[node].names) if not self._is_known(name)]
            else:
                near = [index for index, relation in enumerate(self.relations) if node in relation.names]
            ties += len(near)
            waiting += near
        return ties // 2 >= len(seen)

    def _is_known(self, name: str) -> bool:
        known = self.quantities[name]
        return bool(known.source) or known.known.width == 0

    def grounds(self, because: Sequence[int]) -> tuple[Ground, ...]:
        """The relations ``because`` in words, with where their numbers are printed; then what was taken for granted.

        Relations of the same words are steps of one.
        """
        found: dict[str, tuple[list[str], list[Key]]] = {}
        for index in because:
            relation = self.relations[index]
            places, figures = found.setdefault(relation.because, ([], []))
            for name in relation.names:
                if self.quantities[name].source:
                    places.append(self.quantities[name].source)
                    figures += self.figures.get(name, ())
        grounds = (Ground(said, tuple(dict.fromkeys(places)), tuple(dict.fromkeys(figures))) for said, (places, figures) in found.items())
        return (*grounds, *(Ground(words) for words in self.taken))

    def told(self, fault: Contradiction) -> tuple[Ground, ...]:
        """The relations that cannot all be."""
        return self.grounds(fault.because)


def _is_telling(bounds: Interval, limit: str) -> bool:
    if limit in ("low", "high"):
        return (bounds.low if limit == "low" else bounds.high) is not None
    if limit == "sign":
        return (bounds.low is not None and bounds.low > 0) or (bounds.high is not None and bounds.high < 0)
    return is_narrow(bounds)


def is_narrow(bounds: Interval) -> bool:
    """Whether bounds say about how much it is: no further apart than a tenth of the amount."""
    if bounds.low is None or bounds.high is None or bounds.width is None:
        return False
    return bounds.width <= _NARROW * max(abs(bounds.low), abs(bounds.high)) and bool(bounds.low or bounds.high)


def outward(bounds: Interval, unit: str) -> tuple[Decimal | None, Decimal | None]:
    """The ends of ``bounds`` as decimals, each rounded away from the other where it has more digits than are printed."""
    places = _PLACES.get(unit, 2)
    low = None if bounds.low is None else Decimal(floor(bounds.low * 10**places)).scaleb(-places)
    high = None if bounds.high is None else Decimal(ceil(bounds.high * 10**places)).scaleb(-places)
    return low, high

