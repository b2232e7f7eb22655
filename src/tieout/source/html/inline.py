"""The tokens of an inline XBRL page come in and go on as they are; the tags of its numbers are kept beside.

They are a second witness. Nothing that reads the page sees them: the reader passes over tags that it does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from tieout.core.period import Period, valid
from tieout.core.tag import Tag
from tieout.source.html.tokens import CLOSE, OPEN, Token, tag_of

MAX_TAGS: Final = 100_000
_LONGEST: Final = 200
"""A number has no more characters; what has wraps something else."""
_TAGGED: Final = re.compile(r"<ix:nonFraction[\s>]", re.IGNORECASE)
_PREFIXED: Final = re.compile(r"<([A-Za-z][\w.-]*:[\w.-]+)")
_PLAIN: Final = re.compile(r"\d[\d,\u00a0 ]*(?:\.\d*)?|\.\d+")
_COMMA: Final = re.compile(r"\d[\d.\u00a0 ]*(?:,\d*)?")
_NIL: Final = re.compile(r"\W*(?:nil|none|no)?\W*", re.IGNORECASE)
_ZERO: Final = ("zerodash", "fixed-zero", "fixedzero", "nocontent")
_DAY: Final = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)")
_DATES: Final = ("startdate", "enddate", "instant")


def is_tagged(source: str) -> bool:
    """Whether a page has tagged numbers."""
    return _TAGGED.search(source) is not None


class _Open:
    """A tagged number whose end has not come yet."""

    __slots__ = ("attributes", "end", "pieces", "size", "start")

    def __init__(self, source: str) -> None:
        self.attributes = {name: value or "" for name, value in tag_of(source)[1]}
        self.pieces: list[str] = []
        self.start = self.end = -1
        self.size = 0

    def add(self, data: str, start: int, end: int) -> None:
        self.size += len(data)
        if self.size > _LONGEST or not data.strip():
            return
        if self.start < 0:
            self.start = start + len(data) - len(data.lstrip())
        self.end = end - (len(data) - len(data.rstrip()))
        self.pieces.append(data)


class TagReader:
    """The tags, contexts and units of a page, kept while its tokens pass by."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._done: list[_Open] = []
        self._contexts: dict[str, tuple[Period | None, tuple[str, ...]]] = {}
        self._units: dict[str, str] = {}
        self._hidden = False
        self._id = ""
        self._field = ""
        self._said: dict[str, str] = {}
        self._members: list[str] = []
        self._measures: list[str] = []

    def watch(self, tokens: Iterator[Token]) -> Iterator[Token]:
        """The tokens, one by one."""
        for token in tokens:
            kind, data, start, end = token
            if kind == OPEN:
                name = _PREFIXED.match(data)
                if name is not None:
                    self._opened(name[1].lower(), data)
            elif kind == CLOSE:
                if ":" in data:
                    self._closed(data)
            elif self._open:
                for each in self._open:
                    each.add(data, start, end)
            elif self._field:
                self._said[self._field] = (self._said.get(self._field, "") + data)[:_LONGEST]
            yield token

    def tags(self) -> tuple[Tag, ...]:
        """The tagged numbers in the order of their places."""
        found = [_tag(each, self._contexts, self._units) for each in self._done]
        return tuple(sorted((tag for tag in found if tag is not None), key=lambda tag: (tag.start, -tag.end)))

    def _opened(self, name: str, source: str) -> None:
        local = name.rpartition(":")[2]
        if name == "ix:nonfraction":
            if not self._hidden and len(self._open) < 8 and len(self._done) < MAX_TAGS:
                self._open.append(_Open(source))
        elif name == "ix:hidden":
            self._hidden = True
        elif local in ("context", "unit"):
            self._id = _attribute(source, "id")
            self._said, self._members, self._measures = {}, [], []
        elif local in _DATES or local == "measure":
            self._field = local
        elif local in ("explicitmember", "typedmember"):
            self._field = "member " + _attribute(source, "dimension")

    def _closed(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if name == "ix:nonfraction":
            if self._open:
                self._done.append(self._open.pop())
        elif name == "ix:hidden":
            self._hidden = False
        elif local == "context" and self._id:
            self._contexts[self._id] = (_period(self._said), tuple(sorted(self._members[:40])))
            self._id = ""
        elif local == "unit" and self._id:
            self._units[self._id] = "/".join(self._measures[:2]).replace("/shares", "/share")
            self._id = ""
        elif local == "measure":
            self._measures.append(_measure(self._said.pop("measure", "")))
            self._field = ""
        elif local in ("explicitmember", "typedmember"):
            self._members.append(f"{self._field.removeprefix('member ')}={self._said.pop(self._field, '').strip()}")
            self._field = ""
        elif local in _DATES:
            self._field = ""


def _attribute(source: str, name: str) -> str:
    return next((value or "" for key, value in tag_of(source)[1] if key == name), "")


def _tag(
    number: _Open, contexts: dict[str, tuple[Period | None, tuple[str, ...]]], units: dict[str, str]
) -> Tag | None:
    """The tag of a number that wraps something; None where it is nil, or its context is nowhere."""
    said = number.attributes
    if number.start < 0 or said.get("contextref", "") not in contexts:
        return None
    period, members = contexts[said["contextref"]]
    scale = _integer(said.get("scale", "0"))
    value = _value("".join(number.pieces), said.get("format", ""))
    if value is not None:
        value = value.scaleb(scale) * (-1 if said.get("sign", "").strip() == "-" else 1)
    unit = units.get(said.get("unitref", ""), "")
    return Tag(number.start, number.end, said.get("name", ""), value, scale, unit, period, members)


def _value(text: str, form: str) -> Decimal | None:
    """The number printed, without a sign, as the transformation ``form`` reads it; None for words and ranges."""
    form = form.lower()
    if any(name in form for name in _ZERO):
        return Decimal(0)
    comma = "comma" in form
    found = (_COMMA if comma else _PLAIN).findall(text)
    if len(found) != 1:
        return Decimal(0) if not found and _NIL.fullmatch(text) else None
    digits = re.sub(r"[\u00a0 ]", "", found[0])
    digits = digits.replace(".", "").replace(",", ".") if comma else digits.replace(",", "")
    return Decimal(digits)


def _integer(text: str) -> int:
    text = text.strip()
    return int(text) if re.fullmatch(r"[-+]?\d{1,2}", text) else 0


def _measure(text: str) -> str:
    """A measure without its prefix: ``iso4217:USD`` is USD."""
    return text.strip().rpartition(":")[2]


def _period(said: dict[str, str]) -> Period | None:
    start, end, instant = (_day(said.get(name, "")) for name in _DATES)
    if instant is not None:
        return Period(None, instant)
    return Period(start, end) if end is not None and start is not None and start <= end else None


def _day(text: str) -> date | None:
    match = _DAY.match(text)
    return valid(int(match[1]), int(match[2]), int(match[3])) if match else None
