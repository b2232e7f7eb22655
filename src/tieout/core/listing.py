"""Rows of amounts, days and words come in (from ``book``); a table that any renderer can print goes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Cell = Decimal | date | str | None
"""An amount, a day, words; None where nothing is known, which is printed as nothing."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, and what its amounts are: ``USD``, ``percent``, ``shares``, ``pure``, or "" for days and words."""

    head: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A titled table with what is to be said under it. ``totals`` are the indexes of rows that add up others."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    totals: tuple[int, ...] = ()
