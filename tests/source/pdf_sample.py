"""Texts with their places come in; the bytes of a small PDF go out, written by hand as the standard has it."""

from __future__ import annotations

import zlib

Text = tuple[int, int, str]
"""Left edge and base line in points from the lower left corner, and what stands there; a minus size raises it."""


def pdf(*pages: str, turn: int = 0, extra: bytes = b"", trailer: bytes = b"", squeeze: bool = False) -> bytes:
    """A PDF whose pages (612 by 792) draw the content streams ``pages``; ``extra`` are objects from number 900 on."""
    kids = " ".join(f"{10 + 2 * at} 0 R" for at in range(len(pages)))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\x00\nendstream",
    }
    for at, content in enumerate(pages):
        data = content.encode("cp1252")
        data = zlib.compress(data) if squeeze else data
        kind = b"/Filter /FlateDecode " if squeeze else b""
        objects[10 + 2 * at] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Rotate {turn} /Contents {11 + 2 * at} 0 R "
            "/Resources << /Font << /F1 3 0 R >> /XObject << /Im 4 0 R >> >> >>"
        ).encode()
        objects[11 + 2 * at] = b"<< %b/Length %d >>\nstream\n%b\nendstream" % (kind, len(data), data)
    out = bytearray(b"%PDF-1.7\n")
    offsets = {}
    for number, body in objects.items():
        offsets[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    out += extra
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, at in offsets.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, at)
    size = max(offsets) + 1
    out += b"trailer\n<< /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(out)


def shown(*texts: Text, size: int = 10) -> str:
    """The content stream that shows ``texts``."""
    escaped = [(x, y, text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")) for x, y, text in texts]
    return "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET" for x, y, text in escaped)


def right(x: int, y: int, text: str, size: int = 10) -> Text:
    """``text`` with its right edge at ``x``: Helvetica's digits are 0.556 of the size wide, points 0.278, brackets 0.333."""
    widths = {",": 278, ".": 278, "(": 333, ")": 333, "-": 333, " ": 278}
    wide = sum(widths.get(char, 556) for char in text) * size // 1000
    return x - wide, y, text
