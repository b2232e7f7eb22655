"""The bytes of a DOCX come in; the text that is read, its blocks and the place of each piece go out."""

from __future__ import annotations

from tieout.core.document import Block
from tieout.core.places import Places
from tieout.source.docx.body import body_of
from tieout.source.docx.package import opened
from tieout.source.flow import Writer

__all__ = ["drafted"]


def drafted(data: bytes) -> tuple[str, tuple[Block, ...], Places]:
    """The text of the DOCX ``data`` as if its changes were accepted, its blocks, and the place of each piece.

    Hidden text, notes, comments, heads and feet of pages are left out. Raises SourceError where it cannot be read.
    """
    body, styles = opened(data)
    flow = body_of(body, styles)
    writer = Writer()
    for item in flow.items:
        writer.put_item(item)
    ats = [flow.at(start) for start in writer.starts]
    return writer.text, tuple(writer.blocks), Places(tuple(writer.reads), tuple(ats))
