"""The nouns of an issuer come in; the tables of an issuer file, with the type and the meaning of each field, go out.

The nouns are the form: a field is in the file what it is in the noun, hyphens for underscores. What is added here is its
meaning in words, from which the JSON Schema and the manual page are made, and the words that a field admits.
"""

from __future__ import annotations

import typing
from dataclasses import MISSING, dataclass, fields
from datetime import date
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Final

from tieout.book.issuer.meanings import CHOICES, MEANINGS
from tieout.core.equity import ShareClass, ShareEvent
from tieout.core.instrument import Advance, Extension, Fee, Instalments, Instrument, Lien, RateOption, Redemption
from tieout.core.issuer import Concept, DebtEvent, Issuer, Segment

TABLES: Final[dict[str, type]] = {
    "issuer": Issuer,
    "segment": Segment,
    "concept": Concept,
    "class": ShareClass,
    "instrument": Instrument,
    "rate": RateOption,
    "instalments": Instalments,
    "fee": Fee,
    "advance": Advance,
    "lien": Lien,
    "extension": Extension,
    "redemption": Redemption,
    "share-event": ShareEvent,
    "debt-event": DebtEvent,
}
"""The noun of each table. Both kinds of event stand under ``[[event]]``; whether it names a class or an instrument tells which."""
LISTS: Final = {
    "rates": "rate",
    "instalments": "instalments",
    "fees": "fee",
    "advances": "advance",
    "liens": "lien",
    "extensions": "extension",
    "redemptions": "redemption",
}
"""Fields of an instrument that hold tables, and what the table is called."""
_OF_THE_FILE: Final = frozenset(
    ("segments", "concepts", "classes", "instruments", "events", "places")
)
_RENAMED: Final = {"share_class": "class"}
_TYPES: Final = {Decimal: "number", date: "date", str: "text", bool: "flag", int: "count"}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a table: its ``name`` in the file, its ``attribute`` in the noun, and its type.

    ``type`` is number, date, text, flag, count or texts. ``choices`` are the words that it admits, if only some.
    """

    name: str
    attribute: str
    type: str
    required: bool
    choices: tuple[str, ...]
    meaning: str


@cache
def fields_of(table: str) -> tuple[Field, ...]:
    """The fields of a table (a key of ``TABLES``) in the order of its noun, tables within it left out."""
    noun = TABLES[table]
    hints = typing.get_type_hints(noun)
    out = []
    for one in fields(noun):
        if one.name in _OF_THE_FILE or (table == "instrument" and one.name in LISTS):
            continue
        name = _RENAMED.get(one.name, one.name.replace("_", "-"))
        choices, meaning = CHOICES.get((table, name), ()), MEANINGS[table][name]
        out.append(Field(name, one.name, _type(hints[one.name]), one.default is MISSING, choices, meaning))
    return tuple(out)


def _type(hint: object) -> str:
    if typing.get_origin(hint) is tuple:
        return "texts"
    if isinstance(hint, UnionType):
        hint = next(kind for kind in typing.get_args(hint) if kind is not type(None))
    return _TYPES[hint]  # type: ignore[index]
