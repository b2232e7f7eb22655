"""Bytes of a file that is no text come in; the text extracted from it, its blocks and their places go out.

Each format is read by a library of its own, an extra that is loaded when such a file comes.
"""

from __future__ import annotations

from dataclasses import dataclass

from tieout.core.document import Block
from tieout.core.places import Places

_HEAD = 1024
"""Within so many bytes a PDF names itself; some have a mail's head before it."""


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file as it is read, its blocks in order, and where in the file its pieces stand."""

    text: str
    blocks: tuple[Block, ...]
    places: Places


def extract_of(data: bytes) -> Extract | None:
    """What ``data`` says, where it is a PDF or a DOCX; None where it is another thing.

    Raises SourceError with the cause where it cannot be read, or its reader is not installed.
    """
    if b"%PDF-" in data[:_HEAD]:
        from tieout.source.pdf import laid_out

        return Extract(*laid_out(data))
    if data.startswith(b"PK"):
        from tieout.source.docx.package import is_docx

        if is_docx(data):
            from tieout.source.docx import drafted

            return Extract(*drafted(data))
    return None
