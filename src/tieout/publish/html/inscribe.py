"""Markup and the places of its figures come in; the same markup with signs around each figure's text goes out.

A sign is made of characters that are no characters (U+FDD0 and its like): text to every parser and sanitiser, so that it
comes through both where it was put, and never a tag. A file that has such characters loses them first, written out or
as references, so no document can sign a figure of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from tieout.source.html.tokens import ENTITY, OPEN, TEXT, tag_of, tokens_of

_BEGIN: Final = "\ufdd0"
_TEXT: Final = "\ufdd1"
_END: Final = "\ufdd2"
_SIGN: Final = re.compile(f"{_BEGIN}(\\d+)(m?)(l?){_TEXT}([^{_BEGIN}-{_END}]*){_END}")
_FORGED: Final = re.compile(f"&#(?:0*6497[6-8]|x0*fdd[0-2])|[{_BEGIN}-{_END}]", re.IGNORECASE)

_NEAR: Final = 400
_ROWS: Final = frozenset(("tr", "table", "br"))

Place = tuple[int, int, int]
"""A figure's number, where it begins in the markup, where it ends (half open)."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A piece of the figure ``number`` and its markup. The ``main`` piece has the most digits; ``last`` closes the figure."""

    number: int
    main: bool
    last: bool
    text: str


def inscribe(markup: str, places: Iterable[Place]) -> str:
    """``markup`` with signs; ``places`` rise. Of two figures that overlap the later has what the earlier left of it.

    A figure over several cells is signed piece by piece, so that no tag stands between two signs.
    """
    out: list[str] = []
    at = 0
    for number, start, end in places:
        start = max(start, at)
        found = _pieces(markup[start : _percent(markup, end)]) if end > start else []
        if not found:
            found = [(0, 0)]
        main = max(found, key=lambda piece: sum(map(str.isdigit, markup[start + piece[0] : start + piece[1]])))
        for piece in found:
            first, last = start + piece[0], start + piece[1]
            out.append(_bare(markup[at:first]))
            kind = f"{'m' if piece is main else ''}{'l' if piece is found[-1] else ''}"
            out.append(f"{_BEGIN}{number}{kind}{_TEXT}{_bare(markup[first:last])}{_END}")
            at = last
    out.append(_bare(markup[at:]))
    return "".join(out)


def drawn(text: str, draw: Callable[[Sign], str]) -> tuple[str, set[int]]:
    """Sanitised ``text`` with what ``draw`` makes of each sign in its place, and the figures whose main piece is there."""
    seen: set[int] = set()

    def replaced(found: re.Match[str]) -> str:
        sign = Sign(int(found[1]), bool(found[2]), bool(found[3]), found[4])
        if sign.main:
            seen.add(sign.number)
        return draw(sign)

    return _SIGN.sub(replaced, text), seen


def _bare(text: str) -> str:
    return _FORGED.sub("\ufffd", text)  # left out, what stands around it could close up to another


def _percent(markup: str, end: int) -> int:
    """Where the percent sign ends that follows a figure, be it in the next cell; ``end`` when none does."""
    if "%" in markup[end : end + _NEAR]:
        for kind, data, start, _ in tokens_of(markup[end : end + _NEAR]):
            if (tag_of(data)[0] if kind == OPEN else data) in _ROWS:
                break
            if kind in (TEXT, ENTITY) and data.strip():
                lead = len(data) - len(data.lstrip())
                return end + start + lead + 1 if kind == TEXT and data[lead] == "%" else end
    return end


def _pieces(text: str) -> list[tuple[int, int]]:
    """Where ``text``, a part of a page that begins outside any tag, has text and not tags; blank pieces left out."""
    if "<" not in text:
        return [(0, len(text))]
    runs: list[list[int]] = []
    for kind, data, start, end in tokens_of(text):
        if kind not in (TEXT, ENTITY):
            continue
        lead = len(data) - len(data.lstrip()) if kind == TEXT else 0
        trail = len(data) - len(data.rstrip()) if kind == TEXT else 0
        if not data.strip():
            continue
        if runs and runs[-1][1] == start + lead:
            runs[-1][1] = end - trail
        else:
            runs.append([start + lead, end - trail])
    return [(first, last) for first, last in runs]
