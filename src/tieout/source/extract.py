"""Bytes of a file that is no text come in; the text extracted from it, its blocks and their places go out.

Each format is read by a library of its own, an extra that is loaded when such a file comes.
"""

from __future__ import annotations

from dataclasses import dataclass

from tieout.core.document import Block
from tieout.core.places import Places
from tieout.source.archive import holds
from tieout.source.sheets import listed

_HEAD = 1024
"""Within so many bytes a PDF names itself; some have a mail's head before it."""


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file as it is read, its blocks in order, and where in the file its pieces stand."""

    text: str
    blocks: tuple[Block, ...]
    places: Places


def extract_of(data: bytes) -> Extract | None:
    """What ``data`` says, where it is a PDF, a DOCX or a workbook; None where it is another thing.

    Raises SourceError with the cause where it cannot be read or its reader is not installed (MissingExtra for
    workbooks).
    """
    if b"%PDF-" in data[:_HEAD]:
        from tieout.source.pdf import laid_out

        return Extract(*laid_out(data))
    if data.startswith(b"PK"):
        if holds(data, "word/document"):
            from tieout.source.docx import drafted

            return Extract(*drafted(data))
        if holds(data, "xl/workbook.xml"):
            from tieout.source.workbook import sheets_of

            return Extract(*listed(sheets_of(data)))
    return None
