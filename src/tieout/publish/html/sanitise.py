"""Markup that nobody vouches for comes in; the part of it that only shows text goes out. The door of turbohtml's sanitiser.

What is kept is listed, tag by tag and attribute by attribute; no attribute that holds an address is on the list, so
nothing that is kept can fetch. Styles leave as names and values, for ``styles.py`` to judge.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from turbohtml import Element, parse
from turbohtml.clean import OnDisallowed, Policy, Sanitizer
from turbohtml.cssom import StyleDeclaration, StyleSheet

_TAGS: Final = frozenset(
    "a abbr acronym address article aside b big blockquote br caption center cite code col colgroup dd del dfn dir div dl dt"
    " em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark menu nav nobr ol p pre q s"
    " samp section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr".split()
)
_GONE: Final = frozenset(
    "applet audio canvas embed frame frameset head iframe ix:header math noembed noframes noscript object script select"
    " style svg template title video xml".split()
)
"""What goes with all that it holds. Of any other tag that is not kept (a form, a button, an inline tag) the text stays."""
_ATTRIBUTES: Final = frozenset(
    "align bgcolor border bordercolor cellpadding cellspacing class clear color colspan face height hidden id noshade"
    " nowrap rowspan rules size span start style type valign value width".split()
)

_SIDES: Final = ("", "-top", "-right", "-bottom", "-left")
PROPERTIES: Final = frozenset(
    (
        "background background-color color font font-family font-size font-style font-weight font-variant font-stretch"
        " line-height letter-spacing word-spacing text-align text-decoration text-decoration-color text-decoration-line"
        " text-decoration-style text-decoration-thickness text-indent text-transform text-underline-offset vertical-align"
        " white-space word-wrap word-break overflow-wrap overflow overflow-x overflow-y visibility display float clear"
        " position top right bottom left width height min-width min-height max-width max-height box-sizing table-layout"
        " empty-cells caption-side border-collapse border-spacing border-radius list-style list-style-type"
        " list-style-position page-break-before page-break-after page-break-inside break-before break-after break-inside"
        " columns column-count column-gap column-width flex flex-direction flex-wrap flex-grow flex-shrink flex-basis"
        " flex-flow justify-content align-items gap orphans widows border-width border-style border-color"
    ).split()
    + [f"{name}{side}" for name in ("margin", "padding", "border") for side in _SIDES]
    + [f"border{side}-{what}" for side in _SIDES[1:] for what in ("width", "style", "color")]
)
"""What styles may set: type, colours, boxes and their places. Nothing that makes text or moves in time."""

Declaration = tuple[str, str, bool]
"""A property in lower case, its value, whether it is marked important."""


@dataclass(frozen=True, slots=True)
class Sanitised:
    """A page without what acts: its body as markup, the body's own attributes, the texts of its style sheets.

    ``body`` is as a serialiser writes it: tags in lower case, every attribute in double quotes, ``<``, ``>``, ``&`` and
    ``"`` escaped wherever they are text. Its style, class and id attributes have not been judged yet.
    """

    body: str
    attributes: Mapping[str, str]
    sheets: tuple[str, ...]


@cache
def _sanitizer() -> Sanitizer:
    return Sanitizer(
        Policy(
            tags=_TAGS,
            attributes={"*": _ATTRIBUTES, "img": frozenset({"alt"})},
            url_schemes=frozenset(),
            allow_relative_urls=False,
            on_disallowed_tag=OnDisallowed.STRIP,
            remove_with_content=_GONE,
            css_properties=PROPERTIES,
            allow_svg=False,
            allow_mathml=False,
        )
    )


def sanitise(markup: str) -> Sanitised:
    """The harmless part of ``markup``, a whole page or a piece of one. Never raises, whatever the markup."""
    page = parse(f"<!DOCTYPE html>{markup}")  # as the page that it will stand in: a paragraph ends before a table
    body = page.find("body")
    sheets = tuple(str(each.text) for each in page.select("style"))
    if not isinstance(body, Element):
        return Sanitised("", {}, sheets)
    own = {name: value for name, value in (body.attrs or {}).items() if isinstance(value, str)}
    return Sanitised(_sanitizer().sanitize(body), own, sheets)


def declarations_of(style: str) -> list[Declaration]:
    """What a style attribute declares, each property once."""
    return _listed(StyleDeclaration.parse(style))


def rules_of(sheet: str) -> list[tuple[str, list[Declaration]]]:
    """The selectors of a style sheet with what they declare; rules that begin with ``@`` are left out."""
    text = sheet.replace("<!--", " ").replace("-->", " ")
    return [(rule.selector_text, _listed(rule.style)) for rule in StyleSheet(text).rules]


def _listed(style: StyleDeclaration) -> list[Declaration]:
    return [(name.lower(), style[name], style.important(name)) for name in style]
