"""Printed digits come in; exact numbers that know the interval they stand for go out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from tieout.core.quick import quick


@lru_cache(maxsize=256)
def half_unit(decimals: int) -> Decimal:
    """Half a unit of the last digit: ``half_unit(-3)`` is 500, ``half_unit(2)`` is 0.005."""
    return Decimal(5).scaleb(-decimals - 1)


@quick
@dataclass(frozen=True, slots=True)
class Number:
    """A value in base units (dollars, shares, percent points) with its precision.

    ``decimals`` is as in XBRL: -3 is "to the thousand", 2 is "to the hundredth";
    None says that the number is exact (a contract term), XBRL's INF.
    """

    value: Decimal
    decimals: int | None

    @property
    def half(self) -> Decimal:
        """Half the width of the interval; 0 when exact."""
        return Decimal(0) if self.decimals is None else half_unit(self.decimals)

    @property
    def low(self) -> Decimal:
        """The least value that prints so (XBRL Calculations 1.1: closed interval)."""
        return self.value - self.half

    @property
    def high(self) -> Decimal:
        """The greatest value that prints so."""
        return self.value + self.half

    def meets(self, other: Number) -> bool:
        """Whether the two intervals have a value in common."""
        return abs(self.value - other.value) <= self.half + other.half

    def __neg__(self) -> Number:
        return Number(-self.value, self.decimals)


def plain(value: Decimal) -> str:
    """``value`` as a decimal string without exponent or superfluous zeros: ``24392000``, ``-0.1``."""
    if value == value.to_integral_value():
        return str(int(value))
    return f"{value.normalize():f}"
