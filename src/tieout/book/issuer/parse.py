"""The text of an issuer file (TOML) comes in; the issuer, or what is wrong with the text line by line, goes out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from tieout.book.issuer.fields import LISTS, TABLES, Field, fields_of
from tieout.book.issuer.lines import Place, lines_of
from tieout.core.issuer import Issuer
from tieout.core.problem import Problem

SCHEMA: Final = "tieout/issuer/1"
MAX_DIGITS: Final = 30
"""No amount of money needs more; what has more is a slip, or made to cost time."""
_SECTIONS: Final = ("schema", "issuer", "segment", "concept", "class", "instrument", "event", "built")
_LINE: Final = re.compile(r"\(at line (\d+), column \d+\)")


def issuer_in(text: str) -> tuple[Issuer | None, tuple[Problem, ...]]:
    """The issuer that ``text`` describes, and the problems with it: where there is one, there is no issuer.

    Numbers are exact (TOML's floats as decimals), dates native. What is unknown is left out: no field has a default that a
    document would have to state.
    """
    try:
        data = tomllib.loads(text, parse_float=_decimal)
    except (ValueError, RecursionError, InvalidOperation) as error:
        line = _LINE.search(str(error))
        return None, (Problem(int(line[1]) if line else 0, "", f"not TOML: {_LINE.sub('', str(error)).strip()}"),)
    reader = _Reader(lines_of(text))
    issuer = reader.issuer(data)
    return (None if reader.problems else issuer), tuple(sorted(reader.problems))


def _decimal(text: str) -> Decimal:
    value = Decimal(text)
    if not value.is_finite():
        raise ValueError(f"{text} is no amount")
    return value


class _Reader:
    """Tables to nouns; what does not fit becomes a problem, and the reading goes on."""

    def __init__(self, lines: Mapping[tuple[Place, str], int]) -> None:
        self.lines = lines
        self.problems: list[Problem] = []
        self.places: list[tuple[str, int]] = []

    def issuer(self, data: Mapping[str, Any]) -> Issuer | None:
        """The whole file."""
        for name in data:
            if name not in _SECTIONS:
                self._tell((), name, name, f"no such table; there are {', '.join(_SECTIONS[1:])}")
        if data.get("schema") != SCHEMA:
            self._tell((), "schema", "schema", f'is to be "{SCHEMA}"')
        head = self._noun("issuer", data.get("issuer", {}), (("issuer", 0),), "issuer")
        events = []
        for index, table in enumerate(self._list(data, "event", ())):
            place: Place = (("event", index),)
            kind = self._kind_of_event(table, place, f"event {index + 1}")
            if kind:
                events.append((kind, self._noun(kind, table, place, f"event {index + 1}")))
        parts = {name: self._nouns(data, name) for name in ("segment", "concept", "class", "instrument")}
        if self.problems or head is None:
            return None
        return Issuer(
            **head,
            segments=parts["segment"],
            concepts=parts["concept"],
            classes=parts["class"],
            instruments=parts["instrument"],
            events=tuple(TABLES[kind](**values) for kind, values in events if values is not None),
            places=tuple(self.places),
        )

    def _kind_of_event(self, table: Mapping[str, Any], place: Place, named: str) -> str:
        if ("class" in table) == ("instrument" in table):
            self._tell(place, "", named, "is to name either a class or an instrument")
            return ""
        return "share-event" if "class" in table else "debt-event"

    def _nouns(self, data: Mapping[str, Any], section: str) -> tuple[Any, ...]:
        made = []
        for index, table in enumerate(self._list(data, section, ())):
            place: Place = ((section, index),)
            key = table.get("id")
            named = f"{section}.{key}" if isinstance(key, str) and key else f"{section} {index + 1}"
            values = self._noun(section, table, place, named)
            if values is not None:
                made.append(TABLES[section](**values))
        return tuple(made)

    def _noun(self, table: str, values: object, place: Place, named: str) -> dict[str, Any] | None:
        """The arguments of the noun of ``table``; None where one of them is not to be used."""
        if not isinstance(values, Mapping):
            self._tell(place, "", named, "is to be a table")
            return None
        self.places.append((named, self._line(place, "")))
        known = {field.name: field for field in fields_of(table)}
        before = len(self.problems)
        out: dict[str, Any] = {}
        inner = {name: attribute for attribute, name in LISTS.items()} if table == "instrument" else {}
        for name, value in values.items():
            self.places.append((f"{named}.{name}", self._line(place, name)))
            if name in inner:
                out[inner[name]] = self._inner(name, values, place, named)
            elif name not in known:
                self._tell(place, name, f"{named}.{name}", self._unknown(name, (*known, *inner)))
            else:
                out[known[name].attribute] = self._value(known[name], value, place, named)
        for field in known.values():
            if field.required and field.name not in values:
                self._tell(place, "", named, f"has no {field.name}: {field.meaning}")
        return out if len(self.problems) == before else None

    def _inner(self, name: str, values: Mapping[str, Any], place: Place, named: str) -> tuple[Any, ...]:
        made = []
        for index, table in enumerate(self._list(values, name, place)):
            part = self._noun(name, table, (*place, (name, index)), f"{named}.{name} {index + 1}")
            if part is not None:
                made.append(TABLES[name](**part))
        return tuple(made)

    def _list(self, values: Mapping[str, Any], name: str, place: Place) -> list[Mapping[str, Any]]:
        found = values.get(name, [])
        if isinstance(found, list) and all(isinstance(one, Mapping) for one in found):
            return found
        self._tell(place, name, name, f"is to be a list of tables, each under [[{'.'.join((*(n for n, _ in place), name))}]]")
        return []

    def _value(self, field: Field, value: object, place: Place, named: str) -> object:
        """``value`` as the noun has it. A wrong type is told, and None stands for it."""
        told = f"{named}.{field.name}"
        if field.type in ("number", "count") and isinstance(value, int | Decimal) and not isinstance(value, bool):
            number = Decimal(value) if isinstance(value, Decimal) or abs(value) < 10**MAX_DIGITS else None
            if number is None or len(number.as_tuple().digits) > MAX_DIGITS or abs(number.adjusted()) > MAX_DIGITS:
                self._tell(place, field.name, told, f"has more than {MAX_DIGITS} digits")
            elif field.type == "count" and number != number.to_integral_value():
                self._tell(place, field.name, told, "is to be a whole number")
            else:
                return int(number) if field.type == "count" else number
        elif (field.type == "date" and isinstance(value, date) and not isinstance(value, datetime)) or (field.type == "flag" and isinstance(value, bool)):
            return value
        elif field.type == "text" and isinstance(value, str):
            if field.choices and value not in field.choices:
                self._tell(place, field.name, told, f'"{value}" is none of {", ".join(field.choices)}')
            return value
        elif field.type == "texts" and isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
        else:
            self._tell(place, field.name, told, _WANTED[field.type])
        return None

    def _unknown(self, name: str, known: tuple[str, ...]) -> str:
        from difflib import get_close_matches

        near = get_close_matches(name, known, 1)
        return f"no such field; did you mean {near[0]}?" if near else f"no such field; there are {', '.join(known)}"

    def _tell(self, place: Place, name: str, told: str, message: str) -> None:
        self.problems.append(Problem(self._line(place, name), told, message))

    def _line(self, place: Place, name: str) -> int:
        return self.lines.get((place, name)) or self.lines.get((place, ""), 0)


_WANTED: Final = {
    "number": "is to be a number without quotes, as in 8.25",
    "count": "is to be a whole number",
    "date": "is to be a date without quotes, as in 2006-06-30",
    "flag": "is to be true or false",
    "text": 'is to be in quotes, as in "P3M"',
    "texts": 'is to be a list of texts, as in ["02-01", "08-01"]',
}
