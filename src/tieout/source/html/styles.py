"""The attributes of a tag come in; what they say of layout goes out: hidden, raised, indent, rules, centred, page break.

Only what tells a reader of numbers something is looked at, by patterns: a filing's styles are written by few programs
and no cascade is needed to read them. Equal styles repeat thousands of times, so each is read once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_HIDDEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:\.0+)?(?:px|pt|em)?\s*(?:;|$)"
)
_RAISED: Final = re.compile(
    r"vertical-align\s*:\s*super|position\s*:\s*relative[^\"]*\btop\s*:\s*-\s*[\d.]+|\btop\s*:\s*-[\d.]+[^\"]*position\s*:\s*relative"
)
_INSET: Final = re.compile(
    r"(?<![\w-])(?:(padding-left|margin-left|text-indent)\s*:\s*(-?[\d.]+)\s*(px|pt|em|in|%)?|"
    r"(padding|margin)\s*:\s*([^;]+))"
)
_RULE: Final = re.compile(r"(?<![\w-])border(-top|-bottom)?\s*:\s*([^;]+)")
_WIDTH: Final = re.compile(
    r"(?<![\w.#])(?:0+(?:\.0+)?(?:px|pt)?(?=\s|$)|none|hidden|white\b|#fff(?:fff)?\b|transparent)"
)
_RULE_STYLE: Final = re.compile(r"(?<![\w-])border(-top|-bottom)-style\s*:\s*(solid|double)")
_CENTRED: Final = re.compile(r"text-align\s*:\s*(?:center|right)")
_BREAK: Final = re.compile(r"(?:page-)?break-(?:before|after)\s*:\s*(?:always|page)")
_UNITS: Final[Mapping[str, int]] = {"px": 15, "pt": 20, "em": 200, "in": 1440, "": 15}
"""Twentieths of a point."""
_CHARACTER: Final = 90
"""So many twentieths of a point make one character of indent: the narrowest steps that filings use stay apart."""
MAX_INDENT: Final = 60
_SHEET: Final = re.compile(r"([^{}]{1,400})\{([^{}]{0,4000})\}")
_CLASS: Final = re.compile(r"(?:^|[,\s])\w*\.([\w-]+)\s*(?=,|$)")


@dataclass(frozen=True, slots=True)
class Style:
    """What one tag says. ``above`` and ``below`` are its rules: 0, 1 or 2; ``indent`` in characters, may be negative."""

    hidden: bool = False
    raised: bool = False
    indent: int = 0
    above: int = 0
    below: int = 0
    centred: bool = False
    breaks: bool = False

    def set_in_the_middle(self) -> Style:
        """The style of the same tag where it is centred (or set right) by other means."""
        return Style(self.hidden, self.raised, self.indent, self.above, self.below, True, self.breaks)


PLAIN: Final = Style()


class StyleSheet:
    """The classes that the ``<style>`` elements of a page name, as style texts."""

    __slots__ = ("_classes",)

    def __init__(self) -> None:
        self._classes: dict[str, str] = {}

    def read(self, css: str) -> None:
        """Take up the rules of plain classes (``.c1``, ``td.c1``); the rest of a style sheet is passed over."""
        for names, body in _SHEET.findall(css[:200_000]):
            for name in _CLASS.findall(names.strip()):
                self._classes[name] = f"{self._classes.get(name, '')};{body}"

    def style(self, attributes: Sequence[tuple[str, str]]) -> Style:
        """What ``attributes`` say."""
        css = ""
        hidden = centred = False
        for name, value in attributes:
            if name == "style":
                css = f"{css};{value}"
            elif name == "class" and self._classes:
                css = ";".join([*(self._classes.get(one, "") for one in value.split()[:8]), css])
            elif name == "align":
                centred = value.lower() in ("center", "right")
            elif name == "hidden":
                hidden = True
        style = _read(css.lower()) if css else PLAIN
        if centred and not style.centred:
            style = style.set_in_the_middle()
        if hidden and not style.hidden:
            style = Style(True, style.raised, style.indent, style.above, style.below, style.centred, style.breaks)
        return style


@lru_cache(maxsize=4096)
def _read(css: str) -> Style:
    css = css[:2000]
    above, below = _rules(css)
    return Style(
        _HIDDEN.search(css) is not None,
        ("super" in css or "relative" in css) and _RAISED.search(css) is not None,
        _indent(css),
        above,
        below,
        "text-align" in css and _CENTRED.search(css) is not None,
        "break-" in css and _BREAK.search(css) is not None,
    )


def _indent(css: str) -> int:
    total = 0
    if "padding" not in css and "margin" not in css and "indent" not in css:
        return 0
    for name, amount, unit, _, short in _INSET.findall(css):
        if name:
            if unit != "%":
                total += _twentieths(amount, unit)
        else:
            sides = short.split()
            left = sides[3] if len(sides) >= 4 else sides[1] if len(sides) in (2, 3) else sides[0] if sides else "0"
            found = re.fullmatch(r"(-?[\d.]+)(px|pt|em|in)?", left)
            if found:
                total += _twentieths(found[1], found[2] or "px")
    return max(-MAX_INDENT, min(MAX_INDENT, total // _CHARACTER))


def _twentieths(amount: str, unit: str) -> int:
    whole, _, part = amount.lstrip("-").partition(".")
    if not (whole or part) or not (whole + part).isdecimal() or len(whole) > 4:
        return 0
    scaled = int(whole or "0") * 100 + int(part[:2].ljust(2, "0") or "0")
    return (-1 if amount.startswith("-") else 1) * (scaled * _UNITS[unit] // 100)


def _rules(css: str) -> tuple[int, int]:
    sides = {"-top": 0, "-bottom": 0}
    if "border" not in css:
        return 0, 0
    for side, value in _RULE.findall(css):
        weight = 0 if _WIDTH.search(value) else 2 if "double" in value else 1 if "solid" in value else 0
        for one in (side,) if side else ("-top", "-bottom"):
            sides[one] = weight
    for side, kind in _RULE_STYLE.findall(css):
        sides[side] = max(sides[side], 2 if kind == "double" else 1)
    return sides["-top"], sides["-bottom"]
