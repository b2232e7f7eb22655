"""The text of a TOML file comes in; the line of each table and each field goes out. tomllib tells no lines of what it has read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_TABLE: Final = re.compile(r"\s*(\[\[?)\s*([\w.\-]+)\s*\]\]?\s*(?:#.*)?$")
_KEY: Final = re.compile(r"\s*([\w\-]+)\s*=")
_LONG: Final = re.compile(r'"""|\'\'\'')

Place = tuple[tuple[str, int], ...]
"""A table by the names and the indexes that lead to it: (("instrument", 2), ("rate", 0))."""


def lines_of(text: str) -> Mapping[tuple[Place, str], int]:
    """The 1-based line of each field by its table and name; of a table itself under the name "".

    Only keys that begin a line are seen; fields of inline tables stand under the table that holds them. Linear in the text.
    """
    found: dict[tuple[Place, str], int] = {}
    counts: dict[tuple[Place, str], int] = {}
    table: Place = ()
    until = ""
    for number, line in enumerate(text.splitlines(), 1):
        if until:
            until = "" if until in line else until
            continue
        head = _TABLE.match(line)
        if head:
            table = _table(head[2].split("."), head[1] == "[[", counts)
            found.setdefault((table, ""), number)
            continue
        key = _KEY.match(line)
        if key:
            found.setdefault((table, key[1]), number)
        opened = _LONG.findall(line)
        if len(opened) % 2:
            until = opened[-1]
    return found


def _table(names: list[str], listed: bool, counts: dict[tuple[Place, str], int]) -> Place:
    """The table that a head names: the next of its list, or in the last of the lists above it."""
    place: Place = ()
    for depth, name in enumerate(names):
        last = depth == len(names) - 1
        if last and listed:
            counts[place, name] = counts.get((place, name), -1) + 1
        index = max(counts.get((place, name), 0), 0)
        place = (*place, (name, index))
    return place
