"""Inline XBRL comes in (from ``source``); what each tag says of the number that it wraps goes out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tieout.core.period import Period


@dataclass(frozen=True, slots=True)
class Tag:
    """One tagged number: a second witness of what stands at its place, never a reading of it.

    ``start`` and ``end`` are offsets of the file as given, of the characters that the tag wraps. ``value`` is in base
    units with the sign and scale of the tag, and None where the print is in words; ``scale`` is its power of ten.
    ``unit`` is as figures have it (``USD``, ``USD/share``, ``shares``, ``pure``, ...). ``members`` are the dimensions
    of its context, sorted, as "axis=member". ``name`` is the element with its prefix ("us-gaap:Revenues").
    """

    start: int
    end: int
    name: str
    value: Decimal | None
    scale: int
    unit: str
    period: Period | None
    members: tuple[str, ...] = ()

    @property
    def concept(self) -> str:
        """The element without its prefix."""
        return self.name.rpartition(":")[2]

    @property
    def fact(self) -> tuple[str, Period | None, tuple[str, ...], str]:
        """What makes two tags prints of one fact: element, period, members, unit."""
        return self.name, self.period, self.members, self.unit
