"""The bytes of a PDF come in; its pages as words with their boxes go out. The door of pypdfium2.

This runs in a process of its own (``apart.py``): a PDF is a program for a drawing machine, and hostile ones take all
memory, loop, or fell the machine itself. ``python -m tieout.source.pdf.glyphs < FILE`` prints one JSON object.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from tieout.source.pdf.sheet import POINT

MAX_PAGES: Final = 1_000
MAX_CHARS: Final = 2_000_000
MAX_DRAWN: Final = 20_000
"""Of more things drawn on a page none is looked at for being a rule: it is a map, or an attack."""
_THICK: Final = 2.5
"""A rule is thinner, in points, and much longer than it is thick."""
_LONG: Final = 8.0
_UPRIGHT: Final = 0.1
"""How far from a quarter turn (radians) text may lean: scans are seldom straight, watermarks lean far."""
_BREAK: Final = 0.16
"""A gap of this part of the font's height parts two words, though no space is drawn."""
_PASSWORD: Final = 4
_SAME: Final = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    "\x02": "-",
    "\ufffe": "-",
    "\xad": "-",
}
"""Ligatures as letters; PDFium's own signs for a hyphen at the end of a line."""

Glyph = tuple[str, float, float, float, float, float, int]
"""Character, left, right, bottom, top, base line in the page's own space, and its quarter turns (counter-clockwise)."""


class Unreadable(Exception):
    """Why a PDF is not read."""


def pages_of(data: bytes) -> Iterator[dict[str, Any]]:
    """Each page as the fields of a Sheet. Raises Unreadable with the cause."""
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        if pdfium.FPDF_GetLastError() == _PASSWORD:
            raise Unreadable("an encrypted PDF; save it without its password first") from None
        raise Unreadable("a broken PDF; nothing in it can be read") from None
    count = len(file)
    if count > MAX_PAGES:
        raise Unreadable(f"a PDF of {count:,} pages; more than {MAX_PAGES:,} are not read")
    left = MAX_CHARS
    for number in range(count):
        try:
            page = file[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            raise Unreadable(f"a broken PDF; page {number + 1} cannot be read") from None
        left -= pdfium.FPDFText_CountChars(text.raw)
        if left < 0:
            raise Unreadable(f"a PDF of more than {MAX_CHARS:,} characters; such a one is not read")
        yield _sheet(page, text)
        text.close()
        page.close()


def _sheet(page: Any, text: Any) -> dict[str, Any]:  # noqa: ANN401 -- pypdfium2 is an extra, its types are not at hand
    left, bottom, right, top = page.get_bbox()
    glyphs, unknown = _glyphs(text.raw)
    counts = Counter(glyph[6] for glyph in glyphs if not glyph[0].isspace())
    shown = page.get_rotation() // 90
    turn = counts.most_common(1)[0][0] if counts else shown
    place = _Place(left, bottom, right, top, turn)
    words = [word for run, spaced in _runs(glyphs, turn) if (word := place.word(run, spaced)) is not None]
    rules, pictures = _drawn(page, place)
    return {
        "width": place.width,
        "height": place.height,
        "turns": (shown - turn) % 4,
        "words": words,
        "rules": rules,
        "pictures": pictures,
        "unknown": unknown,
    }


def _glyphs(raw: Any) -> tuple[list[Glyph], int]:  # noqa: ANN401
    """The characters of a page in the order of the file, and how many of them have no known meaning."""
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    glyphs: list[Glyph] = []
    unknown = 0
    for index in range(pdfium.FPDFText_CountChars(raw)):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        char = chr(code) if 0 < code < 0x110000 else "\ufffd"
        if char in "\r\n":
            char = " "
        elif char == "\ufffd" or 0xE000 <= code < 0xF900 or pdfium.FPDFText_HasUnicodeMapError(raw, index) == 1:
            unknown += 1
        if not pdfium.FPDFText_GetLooseCharBox(raw, index, box):
            continue
        pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
        angle = pdfium.FPDFText_GetCharAngle(raw, index)
        turns = round(angle / (math.pi / 2))
        if abs(angle - turns * math.pi / 2) > _UPRIGHT:
            continue
        turn = -turns % 4  # PDFium counts clockwise
        base = y.value if turn % 2 == 0 else x.value
        glyphs.append((_SAME.get(char, char), box.left, box.right, box.bottom, box.top, base, turn))
    return glyphs, unknown


def _runs(glyphs: list[Glyph], turn: int) -> Iterator[tuple[list[Glyph], bool]]:
    """The characters of each word of text that is turned by ``turn``, and whether a blank stands before it."""
    run: list[Glyph] = []
    spaced = after = False
    for glyph in glyphs:
        blank = glyph[0].isspace()
        if run and (blank or _parted(run[-1], glyph)):
            yield run, spaced
            run, after = [], blank
        after = after or blank
        if not blank and glyph[6] == turn:
            if not run:
                spaced, after = after, False
            run.append(glyph)
    if run:
        yield run, spaced


def _parted(last: Glyph, glyph: Glyph) -> bool:
    """Whether ``glyph`` does not follow ``last`` in one word: another line, another size, a gap."""
    turn = last[6]
    if glyph[6] != turn:
        return True
    if turn % 2 == 0:
        height, other = last[4] - last[3], glyph[4] - glyph[3]
        gap = glyph[1] - last[2] if turn == 0 else last[1] - glyph[2]
    else:
        height, other = last[2] - last[1], glyph[2] - glyph[1]
        gap = glyph[3] - last[4] if turn == 1 else last[3] - glyph[4]
    same = abs(glyph[5] - last[5]) <= height / 20 and abs(height - other) <= height / 10
    return not same or not -height / 2 < gap < height * _BREAK


class _Place:
    """The way from the page's own space to the page as it is read."""

    def __init__(self, left: float, bottom: float, right: float, top: float, turn: int) -> None:
        self.left, self.bottom, self.turn = left, bottom, turn
        self.own = (right - left, top - bottom)
        width, height = self.own if turn % 2 == 0 else self.own[::-1]
        self.width, self.height = round(width * POINT), round(height * POINT)

    def box(self, left: float, right: float, bottom: float, top: float) -> tuple[int, int, int, int]:
        """Left, top, right, bottom."""
        width, height = self.own
        x0, x1, y0, y1 = left - self.left, right - self.left, bottom - self.bottom, top - self.bottom
        if self.turn == 0:
            found = x0, height - y1, x1, height - y0
        elif self.turn == 1:
            found = y0, x0, y1, x1
        elif self.turn == 2:
            found = width - x1, y0, width - x0, y1
        else:
            found = height - y1, width - x1, height - y0, width - x0
        x0, y0, x1, y1 = (round(each * POINT) for each in found)
        return x0, y0, x1, y1

    def base(self, own: float) -> int:
        """The base line, from the coordinate that it has in the page's own space."""
        width, height = self.own
        at = (height - own + self.bottom, own - self.left, own - self.bottom, width - own + self.left)[self.turn]
        return round(at * POINT)

    def word(self, run: list[Glyph], spaced: bool) -> tuple[str, int, int, int, int, int, bool] | None:
        """The fields of a Drawn; None where it lies outside of the page."""
        x0, top, x1, bottom = self.box(
            min(glyph[1] for glyph in run),
            max(glyph[2] for glyph in run),
            min(glyph[3] for glyph in run),
            max(glyph[4] for glyph in run),
        )
        if x1 <= 0 or bottom <= 0 or x0 >= self.width or top >= self.height or bottom <= top:
            return None
        return "".join(glyph[0] for glyph in run), x0, max(x1, x0 + 1), top, bottom, self.base(run[0][5]), spaced


def _drawn(page: Any, place: _Place) -> tuple[list[tuple[int, int, int]], int]:  # noqa: ANN401
    """The horizontal rules of a page (x0, x1, y), and how many pictures it has."""
    rules: list[tuple[int, int, int]] = []
    pictures = 0
    for count, thing in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE])):
        if count >= MAX_DRAWN:
            return [], pictures
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
            continue
        left, bottom, right, top = thing.get_bounds()
        x0, y0, x1, y1 = place.box(left, right, bottom, top)
        if y1 - y0 <= _THICK * POINT and x1 - x0 >= _LONG * POINT:
            rules.append((x0, x1, (y0 + y1) // 2))
    return rules, pictures


def _confine() -> None:
    """No more memory than a real PDF takes, no more time; where the system can hold a process to that."""
    try:
        import resource
    except ImportError:  # not a POSIX system: the time is held by who waits
        return
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _main() -> None:
    _confine()
    try:
        out: dict[str, object] = {"pages": list(pages_of(sys.stdin.buffer.read()))}
    except Unreadable as error:
        out = {"fault": str(error)}
    except MemoryError:
        out = {"fault": "a PDF that takes too much memory to read"}
    json.dump(out, sys.stdout, ensure_ascii=True, check_circular=False, separators=(",", ":"))


if __name__ == "__main__":
    _main()
