"""Exact fractions come in; closed intervals, open at a side where nothing is known, and their arithmetic go out."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tieout.core.number import Number


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from ``low`` to ``high``, both included; None where a side has no bound."""

    low: Fraction | None = None
    high: Fraction | None = None

    @classmethod
    def of(cls, number: Number) -> Interval:
        """What a printed number stands for."""
        return cls(Fraction(number.low), Fraction(number.high))

    @classmethod
    def at(cls, value: Fraction | int) -> Interval:
        """One number."""
        return cls(Fraction(value), Fraction(value))

    @property
    def empty(self) -> bool:
        """Whether no number lies in it."""
        return self.low is not None and self.high is not None and self.low > self.high

    @property
    def width(self) -> Fraction | None:
        """The distance of its ends; None where it has not two."""
        return None if self.low is None or self.high is None else self.high - self.low

    def holds(self, value: Fraction) -> bool:
        """Whether ``value`` lies in it."""
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def meet(self, other: Interval) -> Interval:
        """The numbers that lie in both; ``empty`` where none does."""
        lows = [low for low in (self.low, other.low) if low is not None]
        highs = [high for high in (self.high, other.high) if high is not None]
        return Interval(max(lows, default=None), min(highs, default=None))

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
        )

    def __neg__(self) -> Interval:
        return Interval(None if self.high is None else -self.high, None if self.low is None else -self.low)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def times(self, factor: Fraction) -> Interval:
        """Each number times ``factor``; nothing is known of 0 times what has no bound but that it is 0."""
        if factor < 0:
            return -self.times(-factor)
        if not factor:
            return Interval.at(0)
        return Interval(
            None if self.low is None else self.low * factor, None if self.high is None else self.high * factor
        )

    def __mul__(self, other: Interval) -> Interval:
        if None in (self.low, self.high, other.low, other.high):
            return _half_known(self, other)
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]  # type: ignore[operator]
        return Interval(min(ends), max(ends))

    def __truediv__(self, other: Interval) -> Interval:
        """The quotients; unbounded where the divisor may be nothing."""
        if other.holds(Fraction(0)):
            return Interval()
        low = None if other.high is None else 1 / other.high
        high = None if other.low is None else 1 / other.low
        if other.low is not None and other.low > 0:
            return self * Interval(low if low is not None else Fraction(0), high)
        return self * Interval(low, high if high is not None else Fraction(0))


def _half_known(one: Interval, other: Interval) -> Interval:
    """A product of which a side has no bound: known only where both are on one side of nothing."""
    if one.low is not None and one.low >= 0 and other.low is not None and other.low >= 0:
        high = None if one.high is None or other.high is None else one.high * other.high
        return Interval(one.low * other.low, high)
    return Interval()


UNKNOWN = Interval()
