"""What documents provide comes in (from ``book.issuer``); tables of an issuer file, each value with its source, go out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

Content = Decimal | date | str | bool | int | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A field of a table: its name, its value, and the document and line that state it ("002.txt:22")."""

    name: str
    value: Content
    source: str


@dataclass(frozen=True, slots=True)
class DraftTable:
    """A table: ``section`` is its name in the file, ``key`` what tells it from the others of that name.

    ``key`` is the id of an instrument or class, the index of a rate, the asset of an advance, the day and act of an event.
    ``within`` are the tables inside it.
    """

    section: str
    key: str
    entries: tuple[Entry, ...]
    within: tuple[DraftTable, ...] = field(default=())
