"""New characters for places of the text that is read come in; the file as it was given, changed there, goes out."""

from __future__ import annotations

from collections.abc import Mapping

from tieout.core.document import Document


def edited(document: Document, edits: Mapping[int, str]) -> str:
    """The file of ``document`` with the characters at the offsets ``edits`` of its text replaced, one for one.

    In HTML an entity is replaced as a whole; a blank that the reader set between two cells has no place in the file
    and stays.
    """
    origin = document.origin
    chars = list(document.text if origin is None else origin.text)
    for offset, char in edits.items():
        start, end = (offset, offset + 1) if origin is None else (origin.start(offset), origin.end(offset + 1))
        if start < end:
            chars[start:end] = [char, *[""] * (end - start - 1)]
    return "".join(chars)


def replaced(document: Document, start: int, text: str) -> str:
    """The file with ``text`` in place of what stands at offset ``start`` of the text that is read, at equal width."""
    return edited(
        document, {at: char for at, char in enumerate(text, start) if document.text[at] != char}
    )
