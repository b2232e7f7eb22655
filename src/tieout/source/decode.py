"""Bytes come in; text goes out, or a SourceError that says why it is none."""

from __future__ import annotations

import re

from tieout.core.errors import SourceError

MAX_BYTES = 16 * 1024 * 1024
"""A plain-text exhibit beyond this is refused: the largest on EDGAR are a few megabytes."""

_CONTROL = bytes(range(8)) + bytes(range(14, 27)) + bytes(range(28, 32))
_BINARY = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive (DOCX, XLSX)",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file, or one with a password",
    b"\x7fELF": "a program",
}

_WIDE = (
    (b"\xff\xfe\0\0", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
"""The byte order mark of UTF-32 begins with that of UTF-16."""


_CONTROLS = re.compile("[\x80-\x9f]")
_MEANT = {code: char for code in range(0x80, 0xA0) if (char := bytes([code]).decode("cp1252", errors="ignore"))}
"""What was Windows-1252 before someone wrote it as UTF-8: no document means the controls of ISO 6429. One for one."""


def decode(data: bytes, path: str) -> str:
    """The text of ``data``: UTF-8 where it is valid, UTF-16 or -32 where its mark says so, else Windows-1252.

    EDGAR took ASCII until 2001 and tags its files with no charset; cp1252 is what filers' word
    processors wrote. Line ends are left as they are, a byte order mark is dropped. Raises SourceError for empty, binary or
    oversized input, naming ``path`` and the cause.
    """
    if not data.strip():
        raise SourceError(f"{path}: the file is empty")
    if len(data) > MAX_BYTES:
        raise SourceError(f"{path}: documents over {MAX_BYTES:,} bytes are not read")
    wide = next((name for mark, name in _WIDE if data.startswith(mark)), None)
    if wide:
        try:
            return data.decode(wide)
        except UnicodeDecodeError as error:
            raise SourceError(f"{path}: broken {wide} at byte {error.start}") from None
    for mark, name in _BINARY.items():
        if data.startswith(mark):
            raise SourceError(f"{path}: this is {name}, not plain text")
    sample = data[:65536]
    control = len(sample) - len(sample.translate(None, _CONTROL))
    if control * 100 > len(sample):
        raise SourceError(f"{path}: binary data, not plain text")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
    return text if text.isascii() or _CONTROLS.search(text) is None else text.translate(_MEANT)
