"""A tag as it stands in a file comes in; what the reader does with it goes out, looked up once for each spelling.

A filing opens the same few tags thousands of times, styles and all: what one of them says is worked out once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tieout.source.html.styles import PLAIN, Style, StyleSheet
from tieout.source.html.tokens import tag_of

INLINE, RAISED, BLOCK, CELL, ROW, TABLE, LINE, ITEM, RULE, PRE, PAGE, STYLE, UNSEEN, OTHER = range(14)
"""What a tag is to the reader."""
MAX_SPAN: Final = 1000

_KINDS: Final = {
    **dict.fromkeys(("span", "font", "sub", "small", "b", "i", "u", "em", "strong", "a"), INLINE),
    **dict.fromkeys(("script", "title", "noscript", "template", "ix:header", "ix:hidden", "select", "svg", "math"), UNSEEN),
    **dict.fromkeys(
        (
            "p div h1 h2 h3 h4 h5 h6 ul ol dl dt dd center blockquote section article header footer main address form"
            " fieldset figure caption body html document text"
        ).split(),
        BLOCK,
    ),
    "sup": RAISED, "td": CELL, "th": CELL, "tr": ROW, "table": TABLE, "br": LINE, "li": ITEM, "hr": RULE, "pre": PRE,
    "page": PAGE, "style": STYLE,
}  # fmt: skip
INLINES: Final = frozenset(name for name, kind in _KINDS.items() if kind in (INLINE, RAISED))
"""The names of tags that stand within a line."""
_VOID: Final = frozenset(("br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base", "embed", "source"))


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that opens: its name, what it is to the reader, its style, and for a cell what it spans."""

    name: str
    kind: int
    style: Style
    colspan: int = 1
    rowspan: int = 1


class Tags:
    """The tags of one page by their spelling."""

    __slots__ = ("_known", "_sheet")

    def __init__(self) -> None:
        self._known: dict[str, Tag] = {}
        self._sheet = StyleSheet()

    def read_styles(self, css: str) -> None:
        """Take up the text of a ``<style>`` element; what tags say is then worked out anew."""
        self._sheet.read(css)
        self._known.clear()

    def of(self, source: str) -> Tag:
        """What the tag that is spelled ``source`` says."""
        tag = self._known.get(source)
        if tag is None:
            tag = self._known[source] = self._read(source)
        return tag

    def _read(self, source: str) -> Tag:
        name, attributes = tag_of(source)
        kind = kind_of(name)
        style = self._sheet.style(attributes) if attributes else PLAIN
        if style.hidden and name not in _VOID:
            kind = UNSEEN
        elif kind == INLINE and style.raised:
            kind = RAISED
        if kind != CELL:
            return Tag(name, kind, style)
        spans = dict(attributes)
        if name == "th" and not style.centred:
            style = style.set_in_the_middle()
        return Tag(name, kind, style, _span(spans.get("colspan", "")), _span(spans.get("rowspan", "")))


def kind_of(name: str) -> int:
    """What a tag of this name is to the reader."""
    return _KINDS.get(name, OTHER)


def _span(value: str) -> int:
    digits = value.strip() if value else ""
    return max(1, min(int(digits), MAX_SPAN)) if digits.isdecimal() and len(digits) < 6 else 1
