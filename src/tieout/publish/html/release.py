"""The markup of a release and its figures come in; the release as it looks, inert, every number a mark, goes out.

It stands in a shadow root: its styles end there, and ours end before it. What acts or fetches is gone twice over: the
sanitiser keeps only what shows text, and the policy of the page admits no script, address or style that is not ours.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tieout.publish.html.assets import asset
from tieout.publish.html.inscribe import Sign, drawn, inscribe
from tieout.publish.html.sanitise import sanitise
from tieout.publish.html.styles import BODY, Styles, body_style
from tieout.publish.html.text import escape
from tieout.publish.html.ticks import mark
from tieout.publish.html.view import Inked

_TAG: Final = re.compile(r"<([a-z][a-z0-9]*)((?: [a-z]+=\"[^\"]*\")*)>")
_ATTRIBUTE: Final = re.compile(r" ([a-z]+)=\"([^\"]*)\"")
_UNSEEN: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Controls, and what turns the direction of writing: it could show 1,234 for 4,321."""
_LONE: Final = re.compile("[\ud800-\udfff]")
_DOCTYPE: Final = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<!doctype\s+html([^>]*)>", re.IGNORECASE)
_NEARLY: Final = re.compile(r"//DTD XHTML 1\.0 (?:Tr|Fr)|//DTD HTML 4\.01 (?:Tr|Fr)[^\"']*[\"']\s*[\"']", re.IGNORECASE)
_STANDARD: Final = re.compile(r"\s*$|\s+system\b|.*//DTD (?:XHTML|HTML 4\.01//|HTML 4\.0//)", re.IGNORECASE | re.DOTALL)
_LENGTH: Final = re.compile(r"\d{1,4}%?")


@dataclass(frozen=True, slots=True)
class Release:
    """One release: the text of its style element, and the markup that makes the shadow root of the element it stands in.

    ``close`` says that browsers set its lines closer than the standards have it.
    """

    style: str
    shadow: str
    close: bool


def release_of(markup: str, figures: Sequence[Inked], offset: int = 0) -> Release:
    """``markup`` as a Release; ``figures`` rise by their places in the file, in which ``markup`` begins at ``offset``."""
    places = [(each.number, each.checked.start - offset, each.checked.end - offset) for each in figures]
    page = sanitise(inscribe(markup, places))
    styles = Styles(page.sheets)
    known = {each.number: each for each in figures}

    def draw(sign: Sign) -> str:
        inked = known.get(sign.number)
        return mark(_element(inked), inked, sign.text, main=sign.main, last=sign.last) if inked else sign.text

    text = _LONE.sub("\ufffd", _UNSEEN.sub("", page.body))
    body, seen = drawn(_TAG.sub(lambda found: _tag(found, styles), text), draw)
    lost = [mark(_element(each), each, escape(each.checked.figure.text)) for each in figures if each.number not in seen]
    more = f"<p>Numbers whose place does not show: {', '.join(lost)}</p>" if lost else ""
    own = styles.classes({**page.attributes, "style": body_style(page.attributes)})
    close, old = _mode(markup)
    style = "".join((asset("ticks.css"), asset("release.css"), asset("old.css") if old else "", styles.text()))
    shadow = (
        f'<template shadowrootmode="open"><style>{style}</style>'
        f"<t-frame><slot></slot><{BODY}{_classed(own)}>{body}</{BODY}>{more}</t-frame></template>"
    )
    return Release(style, shadow, close)


def _element(inked: Inked) -> str:
    return "t-cell" if inked.checked.figure.place == "table" else "t-said"


def _mode(markup: str) -> tuple[bool, bool]:
    """How a browser lays out a page with this doctype: whether it sets lines closer, whether tables begin anew."""
    found = _DOCTYPE.match(markup)
    if found is None:
        return True, True
    if _NEARLY.search(found[1]):
        return True, False
    standard = _STANDARD.match(found[1]) is not None
    return not standard, not standard


def _tag(found: re.Match[str], styles: Styles) -> str:
    name, written = found.groups()
    if name == "img":
        return _image(written, styles)
    if not (" style=" in written or " class=" in written or " id=" in written):
        return found[0]
    attributes = dict(_ATTRIBUTE.findall(written))
    classes = styles.classes({key: html.unescape(attributes.pop(key, "")) for key in ("class", "style")})
    attributes["id"] = escape(styles.named(html.unescape(attributes.get("id", ""))))
    rest = "".join(f' {key}="{value}"' for key, value in attributes.items() if value or key != "id")
    return f"<{name}{_classed(classes)}{rest}>"


def _image(written: str, styles: Styles) -> str:
    """An empty box of the image's size, if that is told, with the words that stand for it."""
    attributes = {key: html.unescape(value) for key, value in _ATTRIBUTE.findall(written)}
    size = "".join(
        f"{side}:{value}{'' if value.endswith('%') else 'px'};"
        for side in ("width", "height")
        if _LENGTH.fullmatch(value := attributes.get(side, ""))
    )
    classes = styles.classes({"class": attributes.get("class", ""), "style": size + attributes.get("style", "")})
    return f"<t-image{_classed(classes)}>{escape(attributes.get('alt', ''))}</t-image>"


def _classed(classes: str) -> str:
    return f' class="{escape(classes)}"' if classes else ""
