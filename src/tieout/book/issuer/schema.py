"""No input: the JSON Schema of issuer files goes out, by which editors complete and check them as they are typed."""

from __future__ import annotations

from typing import Any, Final

from tieout.book.issuer.fields import LISTS, Field, fields_of
from tieout.book.issuer.parse import SCHEMA

_TYPES: Final[dict[str, dict[str, Any]]] = {
    "number": {"type": "number"},
    "count": {"type": "integer"},
    "date": {"type": "string", "format": "date"},
    "flag": {"type": "boolean"},
    "text": {"type": "string"},
    "texts": {"type": "array", "items": {"type": "string"}},
}


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of ``issuer.toml``, made from the tables and their meanings."""
    instrument = _table("instrument")
    for name in LISTS.values():
        instrument["properties"][name] = {"type": "array", "items": _table(name)}
    event = {"oneOf": [_table("share-event"), _table("debt-event")]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "tieout issuer file",
        "type": "object",
        "required": ["schema", "issuer"],
        "additionalProperties": False,
        "properties": {
            "schema": {"const": SCHEMA},
            "issuer": _table("issuer"),
            **{name: {"type": "array", "items": _table(name)} for name in ("segment", "concept", "class")},
            "instrument": {"type": "array", "items": instrument},
            "event": {"type": "array", "items": event},
        },
    }


def _table(name: str) -> dict[str, Any]:
    fields = fields_of(name)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in fields if field.required],
        "properties": {field.name: _field(field) for field in fields},
    }


def _field(field: Field) -> dict[str, Any]:
    out = {"description": field.meaning, **_TYPES[field.type]}
    if field.choices:
        out["enum"] = list(field.choices)
    return out
