"""The styles of a release come in; style rules that can only set type, colours and boxes go out.

Nothing is passed on as it was written: a selector, a property and a value must each have one of the forms listed here,
in which no address, no escape and no brace can stand. Classes and ids get a prefix, so that none means one of ours.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from tieout.publish.html.sanitise import PROPERTIES, Declaration, declarations_of, rules_of

PREFIX: Final = "r-"
BODY: Final = "t-page"
"""The element that stands for the body of the release."""

_VALUE: Final = re.compile(
    r"""(?:[\w#%.,+\-/\s]|"[\w\s,.&\-]*"|'[\w\s,.&\-]*'|(?<![\w-])(?:rgb|hsl)a?\([\d.,%\s/]*\))+""",
    re.ASCII | re.IGNORECASE,
)
_FIXED: Final = re.compile(r"fixed|sticky", re.IGNORECASE)
_SELECTOR: Final = re.compile(
    r"(?:[\w\s>+~*-]|[.#](?=[A-Za-z_-])|:(?:first-child|last-child|nth-child\((?:odd|even|[\dn+\s-]{1,12})\)))+",
    re.ASCII,
)
_NAME: Final = re.compile(r"(:?)([.#]?)(-?[A-Za-z_][\w-]*)")
_COLOUR: Final = re.compile(r"#?\w{1,20}", re.ASCII)
_LONGEST: Final = 600
_MOST_RULES: Final = 5000


class Styles:
    """The styles of one release: its sheets, read once, and a class for each different style attribute met since."""

    __slots__ = ("_attributes", "_insistent", "_names", "_sheet")

    def __init__(self, sheets: tuple[str, ...]) -> None:
        """Read ``sheets``, the texts of the release's style elements."""
        self._attributes: dict[str, str] = {}
        self._names: set[str] = set()
        self._sheet: list[str] = []
        self._insistent: list[str] = []
        for sheet in sheets:
            for selectors, declared in rules_of(sheet):
                self._rule(selectors, declared)

    def _rule(self, selectors: str, declared: list[Declaration]) -> None:
        kept = [each for each in map(_selector, selectors.split(",")) if each]
        if not kept or len(self._sheet) + len(self._insistent) >= _MOST_RULES:
            return
        for insistent, rules in ((False, self._sheet), (True, self._insistent)):
            block = _block([each for each in declared if each[2] == insistent])
            if block:
                rules.append(f"{','.join(kept)}{{{block}}}")
                self._names.update(name for each in kept for name in re.findall(r"[.#][\w-]+", each))

    def classes(self, attributes: Mapping[str, str]) -> str:
        """The classes that stand for the class and style attributes of one tag; "" when it needs none."""
        found = [PREFIX + name for name in attributes.get("class", "").split() if f".{PREFIX}{name}" in self._names]
        style = attributes.get("style", "")
        if style:
            name = self._attributes.get(style)
            if name is None:
                name = self._attributes[style] = self._named(_block(declarations_of(style[: 4 * _LONGEST])))
            if name:
                found.append(name)
        return " ".join(found)

    def _named(self, block: str) -> str:
        """The class of ``block``: equal blocks have one, whatever their spelling was."""
        if not block:
            return ""
        key = "\0" + block  # no attribute of a parsed page has such a character
        return self._attributes.setdefault(key, f"s{len(self._attributes)}")

    def named(self, id_: str) -> str:
        """The id that stands for ``id_``; "" when no rule asks for it."""
        return PREFIX + id_ if f"#{PREFIX}{id_}" in self._names else ""

    def text(self) -> str:
        """All that was kept, in layers: what a sheet says, over it what attributes say, over both what insists."""
        own = [f".{name}{{{key[1:]}}}" for key, name in self._attributes.items() if key.startswith("\0")]
        parts = (("sheet", self._sheet), ("own", own), ("insistent", self._insistent))
        return "".join(f"@layer {name}{{{''.join(rules)}}}" for name, rules in parts if rules)


def body_style(attributes: Mapping[str, str]) -> str:
    """The style that the attributes of a body tag come to, those of old HTML first."""
    found = [
        f"{name}:{attributes[old]}"
        for old, name in (("bgcolor", "background-color"), ("text", "color"))
        if _COLOUR.fullmatch(attributes.get(old, ""))
    ]
    return ";".join([*found, attributes.get("style", "")])


def _selector(selector: str) -> str:
    """``selector`` with names of ours for the body, the root, classes and ids; "" when its form is not listed."""
    selector = selector.strip()
    if not selector or len(selector) > _LONGEST or not _SELECTOR.fullmatch(selector):
        return ""
    return _NAME.sub(_renamed, selector)


def _renamed(found: re.Match[str]) -> str:
    colon, mark, name = found.groups()
    if mark:
        return f"{colon}{mark}{PREFIX}{name}"
    return colon + {"body": BODY, "html": ":host"}.get(name.lower(), name)


def _block(declared: list[Declaration]) -> str:
    kept = []
    for name, value, _ in declared:
        value = value.strip()
        if (
            value
            and len(value) <= _LONGEST
            and name in PROPERTIES
            and _VALUE.fullmatch(value)
            and not (name == "position" and _FIXED.search(value))
        ):
            kept.append(f"{name}:{' '.join(value.split())}")
    return ";".join(kept)
