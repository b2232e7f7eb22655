"""The bytes of a DOCX come in; the element of its body and what its styles say go out. The door of python-docx."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import Any, Final

from tieout.core.errors import SourceError
from tieout.source.archive import is_encrypted, parts_of

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of a word processor's elements, as lxml writes it before their names."""
MAX_PARTS: Final = 5_000
MAX_UNPACKED: Final = 96 * 1024 * 1024
MAX_XML: Final = 32 * 1024 * 1024
"""The text of the longest annual report takes half of it."""
_OFF: Final = ("0", "false", "off", "none")
_DEEPEST: Final = 12
"""Styles are based on styles; not so many times, but for a ring of them."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a style, a paragraph or a run says of itself: left inset in twentieths of a point, and so on; None: nothing."""

    inset: int | None = None
    first: int | None = None
    """How much further (or less) the first line is set in."""
    centred: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None

    def over(self, under: Look) -> Look:
        """This look, and what it does not say as ``under`` says it."""
        return Look(
            under.inset if self.inset is None else self.inset,
            under.first if self.first is None else self.first,
            under.centred if self.centred is None else self.centred,
            under.hidden if self.hidden is None else self.hidden,
            under.raised if self.raised is None else self.raised,
        )


PLAIN: Final = Look()
Styles = dict[str, Look]


def opened(data: bytes) -> tuple[Any, Styles]:
    """The ``w:body`` of a DOCX and its styles by id. Raises SourceError with the cause where it cannot be read."""
    if find_spec("docx") is None:
        raise SourceError("a DOCX needs a reader of its own: pip install 'tieout[docx]'")
    _weigh(data)
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        body, styles = document.element.body, document.styles.element
    except Exception as error:  # noqa: BLE001 -- a broken package fails in as many ways as it has parts
        said = str(error).splitlines()[0][:120] if str(error) else type(error).__name__
        raise SourceError(f"a broken DOCX: {said}") from None
    if body is None:
        raise SourceError("a broken DOCX: it has no body")
    return body, _styles(styles)


def _weigh(data: bytes) -> None:
    """Raise SourceError for an archive that is cut off, encrypted, or unpacks to more than a document does."""
    parts = parts_of(data)
    if parts is None:
        raise SourceError("a broken DOCX: its archive is cut off or damaged")
    if is_encrypted(parts):
        raise SourceError("an encrypted DOCX; save it without its password first")
    unpacked = sum(part.file_size for part in parts)
    text = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or text > MAX_XML:
        raise SourceError(f"a DOCX that unpacks to {unpacked:,} bytes in {len(parts):,} parts; such a one is not read")


def _styles(styles: Any) -> Styles:  # noqa: ANN401 -- lxml's elements have no types of their own
    """The look of each style, what it is based on included."""
    own: dict[str, tuple[Look, str]] = {}
    for style in styles.iterchildren(f"{W}style"):
        based = style.find(f"{W}basedOn")
        look = look_of(style.find(f"{W}pPr")).over(look_of(style.find(f"{W}rPr")))
        own[style.get(f"{W}styleId", "")] = look, "" if based is None else based.get(f"{W}val", "")
    found: Styles = {}
    for name, (look, base) in own.items():
        for _ in range(_DEEPEST):
            if base not in own:
                break
            under, base = own[base]
            look = look.over(under)
        found[name] = look
    return found


def look_of(properties: Any) -> Look:  # noqa: ANN401
    """What ``w:pPr`` or ``w:rPr`` says itself; PLAIN where there is none."""
    if properties is None:
        return PLAIN
    look = PLAIN
    for each in properties:
        tag = each.tag
        if tag == f"{W}vanish":
            look = replace(look, hidden=is_on(each))
        elif tag == f"{W}vertAlign":
            look = replace(look, raised=each.get(f"{W}val") == "superscript")
        elif tag == f"{W}jc":
            look = replace(look, centred=each.get(f"{W}val") in ("center", "right", "end"))
        elif tag == f"{W}ind":
            inset = _twips(each.get(f"{W}left") or each.get(f"{W}start"))
            hanging = _twips(each.get(f"{W}hanging"))
            first = -hanging if hanging is not None else _twips(each.get(f"{W}firstLine"))
            look = replace(look, inset=inset, first=first)
    return look


def is_on(element: Any) -> bool:  # noqa: ANN401
    """Whether a switch (``w:vanish``, ``w:del``) is on: it is, unless it says otherwise."""
    return element is not None and element.get(f"{W}val", "1") not in _OFF


def _twips(text: str | None) -> int | None:
    try:
        return None if text is None else round(float(text))
    except (ValueError, OverflowError):
        return None
