"""A PDF's bytes come in; the text of its pages as it is laid out, its blocks and the place of each word go out."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from tieout.core.document import Block
from tieout.core.errors import SourceError
from tieout.core.places import PageBox, Places
from tieout.source.pdf.apart import sheets_of
from tieout.source.pdf.grid import typed
from tieout.source.pdf.lines import Line, lines_of
from tieout.source.pdf.rules import rules_of
from tieout.source.pdf.sheet import Sheet
from tieout.source.text import blocks_of

_MOST_BLANK: Final = 2


def laid_out(data: bytes) -> tuple[str, tuple[Block, ...], Places]:
    """The text of the PDF ``data``, a form feed between two pages, its blocks, and the page and box of each word.

    Raises SourceError where it cannot be read, or has no text to read.
    """
    sheets = sheets_of(data)
    _expect_text(sheets)
    pieces: list[str] = []
    starts: list[int] = []
    ats: list[PageBox] = []
    size = 0
    for number, sheet in enumerate(sheets, 1):
        if number > 1:
            pieces.append("\f\n")
            size += 2
        lines = lines_of(sheet)
        for blank, (line, *under) in zip(
            _blanks(lines), typed(lines, rules_of(lines, sheet.rules), sheet.width), strict=True
        ):
            text = "\n" * blank + "".join(f"{each.text}\n" for each in (line, *under))
            for at, word in line.words:
                starts.append(size + blank + at)
                ats.append(PageBox(number, sheet.box(word)))
            pieces.append(text)
            size += len(text)
    text = "".join(pieces)
    return text, blocks_of(text), Places(tuple(starts), tuple(ats))


def _expect_text(sheets: list[Sheet]) -> None:
    """Raise SourceError for a PDF whose pages are pictures, or whose characters mean nothing."""
    count = len(sheets)
    scanned = sum(1 for sheet in sheets if not sheet.words and sheet.pictures)
    if not any(sheet.words for sheet in sheets):
        what = f"{scanned:,} of {count:,} pages are pictures" if scanned else "nothing is written on its pages"
        raise SourceError(f"a PDF with no text layer ({what}): run OCR first")
    if scanned * 2 > count:
        raise SourceError(f"a PDF with no text layer on {scanned:,} of its {count:,} pages: run OCR first")
    unknown = sum(sheet.unknown for sheet in sheets)
    if unknown * 2 > sum(len(word.text) for sheet in sheets for word in sheet.words):
        raise SourceError("a PDF whose fonts do not tell what their characters mean: run OCR first")


def _blanks(lines: list[Line]) -> list[int]:
    """How many blank lines stand before each line.

    Sentences are parted where the gap is wider than one beside it; rows of tables, some of which have labels of several
    lines, where it is wider than both. A gap of two lines always parts.
    """
    gaps = [after.base - before.base for before, after in pairwise(lines)]
    out = [0] if lines else []
    for at, gap in enumerate(gaps):
        height = max(lines[at].height, lines[at + 1].height)
        beside = gaps[max(at - 1, 0) : at] + gaps[at + 1 : at + 2] or [gap]
        running = len(lines[at].chunks) == 1 == len(lines[at + 1].chunks)
        wider = gap * 10 > 13 * min(beside) if running else gap * 10 > 12 * max(beside)
        wide = gap > 2 * height or (running and gap * 10 > 17 * height) or (wider and gap * 10 > 12 * height)
        out.append(min(max(round(gap / height) - 1, 1), _MOST_BLANK) if wide else 0)
    return out
