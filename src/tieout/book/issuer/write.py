"""Tables that documents provide come in, and an issuer file as it stands; the file with them goes out, nothing of it lost. The door of tomlkit.

What a user wrote stays: values, comments, order, tables of his own. A value of the file that a document states otherwise
stays too, and is told. What was written once and is no longer there was taken out by the user: the table ``[built]`` at the
end of the file remembers it, and it is not written again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Float, Item, Table

from tieout.book.issuer.parse import SCHEMA
from tieout.core.draft import Content, DraftTable, Entry
from tieout.core.errors import UsageError

IDENTITY: Final = {
    "segment": ("id",), "concept": ("id",), "class": ("id",), "instrument": ("id",),
    "event": ("on", "act", "class", "instrument"),
    "rate": ("index",), "instalments": ("first",), "fee": ("when",), "advance": ("asset",),
    "lien": ("assets",), "extension": ("to", "period"), "redemption": ("on", "start", "price"),
}  # fmt: skip
"""The fields by which a table of a list is found again."""
_NAMES: Final = ("name", "title")
"""What papers call it, each in its own way: another way is no contradiction."""
_OURS: Final = re.compile(r"# \S.*:\d+")
"""The comment that a source is written as; any other comment is the user's."""
_HEAD: Final = (
    "An issuer as its documents describe it; the comments name document and line.\n"
    "Edit it freely: `tieout book` adds what is new and leaves alone what is here."
)
_BUILT: Final = "What `tieout book` has written so far. What is listed here and missing above was taken out, and stays out."


@dataclass(slots=True)
class Merge:
    """The text of the file after it, the fields that were added, and those that documents state otherwise."""

    text: str = ""
    added: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def merged(text: str, draft: Iterable[DraftTable]) -> Merge:
    """``draft`` written into the issuer file ``text`` ("" for a new one).

    Raises UsageError where ``text`` is no TOML, or has something else where a table is to be.
    """
    draft = list(draft)
    try:
        document = tomlkit.parse(text) if text.strip() else _new()
    except (TOMLKitError, RecursionError) as error:
        raise UsageError(f"the issuer file is not TOML: {error}") from None
    if document.get("schema") != SCHEMA:
        raise UsageError(f'the file is no issuer file: it does not begin with schema = "{SCHEMA}"; nothing is written to it')
    _is_of(document, draft)
    known = document.get("built", {})
    writer = _Writer(set(known.get("fields", ())) if isinstance(known, MutableMapping) else set())
    for table in draft:
        writer.put(document, table, "")
    if writer.written != writer.before:
        _remember(document, writer.written)
    writer.merge.text = document.as_string()
    return writer.merge


def _is_of(document: tomlkit.TOMLDocument, draft: Sequence[DraftTable]) -> None:
    """Raise UsageError where the file is one issuer's and the documents are another's."""
    head = document.get("issuer", {})
    here = head.get("name") if isinstance(head, MutableMapping) else None
    theirs = next((str(entry.value) for table in draft if table.section == "issuer" for entry in table.entries if entry.name == "name"), "")
    if isinstance(here, str) and theirs and not _alike(here, theirs):
        raise UsageError(f'the issuer file is that of "{here}", the documents are those of "{theirs}"; write them to another file')


def _alike(one: str, other: str) -> bool:
    """Whether two names may be one issuer's: the first word of note is the same, whatever the legal form and the case."""
    first, second = ([word for word in re.findall(r"[a-z0-9]+", name.lower()) if word != "the"] for name in (one, other))
    return not first or not second or first[0] == second[0]


def _new() -> tomlkit.TOMLDocument:
    document = tomlkit.document()
    for line in _HEAD.splitlines():
        document.add(tomlkit.comment(line))
    document.add("schema", tomlkit.item(SCHEMA))
    return document


class _Writer:
    """Fields by their path ("instrument.revolver.rate.prime.spread")."""

    def __init__(self, before: set[str]) -> None:
        self.before = before
        self.written = set(before)
        self.merge = Merge()

    def put(self, parent: MutableMapping[str, Any], table: DraftTable, path: str) -> None:
        path = f"{path}{table.section}.{table.key}".rstrip(".")
        if table.section == "issuer":
            target = parent.get("issuer")
            if target is None:
                target = parent["issuer"] = _table()
        else:
            target = self._of_list(parent, table, path)
        if target is None:
            return
        if not isinstance(target, MutableMapping):
            raise UsageError(f"{path} is to be a table")
        for entry in table.entries:
            self._field(target, entry, f"{path}.{entry.name}")
        for inner in table.within:
            self.put(target, inner, f"{path}.")

    def _of_list(self, parent: MutableMapping[str, Any], table: DraftTable, path: str) -> MutableMapping[str, Any] | None:
        """The table of the list that is meant; a new one where there is none; None where the user took it out."""
        listed = parent.get(table.section)
        if listed is not None and not isinstance(listed, list):
            raise UsageError(f"{path} is to be a list of tables, each under [[{table.section}]]")
        if listed is not None and not isinstance(listed, AoT):
            self._inline(listed, table, path)
            return None
        wanted = {entry.name: entry.value for entry in table.entries}
        for one in listed or ():
            if isinstance(one, MutableMapping) and _same(one, wanted, IDENTITY[table.section]):
                return one
        if path in self.before:
            return None
        self.written.add(path)
        made = _table()
        if listed is None:
            listed = parent[table.section] = tomlkit.aot()
        if "on" in wanted:
            made["on"] = _item(wanted["on"])
            at = _place_by_day(listed, wanted["on"])
            listed.insert(at, made)
            self.written.add(f"{path}.on")
            self.merge.added.append(f"{path}.on")
            dated: MutableMapping[str, Any] = listed[at]
            return dated
        listed.append(made)
        target: MutableMapping[str, Any] = listed[-1]
        return target

    def _inline(self, listed: list[Any], table: DraftTable, path: str) -> None:
        """Tables that a user has written on one line are left as they are; what documents state besides is told."""
        wanted = {entry.name: entry.value for entry in table.entries}
        if any(isinstance(one, MutableMapping) and all(name in one and _equal(one[name], value) for name, value in wanted.items()) for one in listed):
            return
        if path not in self.before:
            told = ", ".join(f"{name} = {_shown(value)}" for name, value in wanted.items())
            self.merge.kept.append(f"{path}: written on one line by hand and kept; documents state {told}")

    def _field(self, target: MutableMapping[str, Any], entry: Entry, path: str) -> None:
        if entry.name not in target:
            if path in self.before:
                return
            target[entry.name] = _item(entry.value)
            self.merge.added.append(path)
            self._source(target, entry)
        elif _equal(target[entry.name], entry.value):
            self._source(target, entry)
        elif entry.name not in _NAMES:
            self.merge.kept.append(f"{path}: {_plain(target[entry.name])} is kept; {entry.source} states {_shown(entry.value)}")
        self.written.add(path)

    def _source(self, target: MutableMapping[str, Any], entry: Entry) -> None:
        """Name the source beside the value, unless the user, or another document before, has a word there."""
        item = target.item(entry.name) if isinstance(target, Table) else target[entry.name]
        if not isinstance(item, Item) or not entry.source:
            return
        document = entry.source.rpartition(":")[0]
        said = item.trivia.comment
        if not said or (_OURS.fullmatch(said) and said[2:].rpartition(":")[0] == document):
            item.comment(entry.source)


def _table() -> Table:
    """A table with an empty line before it."""
    table = tomlkit.table()
    table.trivia.indent = "\n"
    return table


def _place_by_day(listed: Sequence[Any], day: Content) -> int:
    """Where an event of ``day`` belongs: behind the last that is not later, so that a file in order stays so."""
    found = 0
    for at, one in enumerate(listed, 1):
        there = _plain(one["on"]) if isinstance(one, MutableMapping) and "on" in one else None
        if isinstance(there, date) and isinstance(day, date) and there <= day:
            found = at
    return found


def _same(table: MutableMapping[str, Any], wanted: MutableMapping[str, Content] | dict[str, Content], by: Sequence[str]) -> bool:
    """Whether a table of the file is the one that is wanted: all that tells such tables apart is equal, or missing in both."""
    return all(
        (name not in table and name not in wanted)
        or (name in table and name in wanted and _equal(table[name], wanted[name]))
        for name in by
    )


def _equal(item: object, value: Content) -> bool:
    plain = _plain(item)
    if isinstance(value, tuple):
        return isinstance(plain, list) and tuple(plain) == value
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return isinstance(plain, Decimal | int) and not isinstance(plain, bool) and plain == value
    return type(plain) is type(value) and plain == value


def _plain(item: object) -> object:
    """The value of an item; a number as it is written, not as the nearest binary one."""
    if isinstance(item, Float):
        return Decimal(item.as_string().replace("_", ""))
    return item.unwrap() if isinstance(item, Item) else item


def _item(value: Content) -> Item:
    if isinstance(value, Decimal):
        if value == value.to_integral_value():
            return tomlkit.item(int(value))
        exact: Item = tomlkit.value(f"{value:f}")  # keeps the digits as they are written
        return exact
    if isinstance(value, tuple):
        array = tomlkit.array()
        array.extend(value)
        return array
    return tomlkit.item(value)


def _shown(value: Content) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else value.isoformat() if isinstance(value, date) else str(value)


def _remember(document: tomlkit.TOMLDocument, written: set[str]) -> None:
    """Put what was written into ``[built]``; a table that is there keeps its place and its comments."""
    fields = tomlkit.array()
    for name in sorted(written):
        fields.add_line(name)
    fields.add_line(indent="")
    if "built" in document:
        document["built"]["fields"] = fields
        return
    table = _table()
    table.add(tomlkit.comment(_BUILT))
    table["fields"] = fields
    document["built"] = table
