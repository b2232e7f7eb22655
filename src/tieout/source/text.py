"""Plain text comes in; Prose and Words blocks with exact offsets go out.

A line belongs to a layout when numerals stand apart from its label (two spaces, dot leaders, a
currency sign) and a neighbouring line does the same. From the numbers a layout grows upwards over
heads and captions and downwards over rules; what remains is prose. Linear in the length of the text.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from tieout.core.document import Block, Prose
from tieout.source.layout import words_of
from tieout.source.lines import (
    BLANK,
    BROKEN,
    DATA,
    FIGURE,
    RULED,
    TAGGED,
    TEXT,
    WEAK,
    TextLine,
    can_be_figure,
    lines_of,
)

_TABLE_TAG: Final = re.compile(r"\s*<(/?)TABLE\b", re.IGNORECASE)

_FOOTED: Final = re.compile(r"[^\W\d]\s{3,}\d{1,3}\s*$")
"""A running foot: text, and a page's number at the margin."""
_FILLED: Final = 7
"""The widest gap that justified text has between words."""


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of ``text`` in order; every non-blank line is in exactly one of them."""
    lines = lines_of(text)
    regions = _regions(lines)
    blocks: list[Block] = []
    at = 0
    for first, last in regions:
        blocks += _prose(lines[at:first])
        blocks.append(words_of(lines[first:last]))
        at = last
    blocks += _prose(lines[at:])
    return tuple(blocks)


def _regions(lines: list[TextLine]) -> list[tuple[int, int]]:
    """Half-open ranges of lines that are layouts, heads and captions included, in order, disjoint."""
    regions: list[tuple[int, int]] = []
    index, count = 0, len(lines)
    floor = 0
    while index < count:
        if lines[index].kind != DATA:
            index += 1
            continue
        last = _grow_down(lines, index)
        body = [line for line in lines[index:last] if line.kind == DATA]
        if _is_table(body, lines[index:last]) and not (len(body) == 1 and _is_running(lines, index)):
            first = _grow_up(lines, index, floor)
            regions.append((first, last))
            floor = last
        index = last
    return _joined(regions)


def _is_running(lines: list[TextLine], index: int) -> bool:
    """Whether a line that ends in a figure is justified text: the lines around it are as wide, and run on."""
    line = lines[index]
    around = lines[max(index - 1, 0) : index] + lines[index + 1 : index + 2]
    return not _gapped(line) and any(
        other.kind == TEXT and _running(other) and abs(other.x1 - line.x1) <= 4 for other in around
    )


def _joined(regions: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Regions that touch (nothing but blank lines between) become one."""
    joined: list[tuple[int, int]] = []
    for first, last in regions:
        if joined and joined[-1][1] >= first:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _is_table(body: list[TextLine], lines: list[TextLine]) -> bool:
    """A layout has two lines of figures, or one with a rule or a currency sign beside it."""
    figures = [line for line in body if not line.years]
    if len(figures) >= 2:
        return True
    if not figures:
        return False
    ruled = any(line.kind == RULED for line in lines)
    if not ruled and _FOOTED.search(figures[0].text):
        return False
    return len(figures[0].chunks) >= 3 or (ruled and len(figures[0].chunks) >= 2) or "$" in figures[0].text


def _grow_down(lines: list[TextLine], first: int) -> int:
    """The index after the last line of the layout whose first line of figures is ``first``."""
    left = _left(lines[first])
    last = first + 1
    index = first + 1
    idle = blanks = 0
    while index < len(lines):
        line = lines[index]
        if line.kind in (DATA, WEAK):
            if line.kind == DATA and not line.years and (here := _left(line)) > 8:
                left = min(max(left, 24), here)
            last = index + 1
            idle = blanks = 0
        elif line.kind == RULED:
            if blanks < 4:
                last = index + 1
            idle = 0 if blanks < 4 else idle
        elif line.kind in (BLANK, BROKEN):
            blanks += 1
            if blanks > 12:
                break
        elif line.kind == TAGGED:
            closing = _TABLE_TAG.match(line.text)
            if closing:
                if closing[1]:
                    last = index + 1
                break
        else:
            idle += 1
            if idle > 8 or _is_prose(lines, index, left):
                break
        index += 1
    return _with_tail(lines, last, left)


def _with_tail(lines: list[TextLine], last: int, left: int) -> int:
    """A label that hangs under the last line of figures belongs to it."""
    end = last
    while end < min(last + 2, len(lines)):
        line = lines[end]
        if line.kind != TEXT or len(line.chunks) != 1 or line.x1 > left or not line.x0 or _is_prose(lines, end, left):
            break
        if not line.text.lstrip()[:1].islower():
            break
        end += 1
    return end


def _left(line: TextLine) -> int:
    """Where the figures of a line begin: the end of its label, about."""
    for x0, x1 in line.chunks:
        piece = line.text[x0:x1]
        if x0 > 8 and piece and can_be_figure(piece) and FIGURE.fullmatch(piece):
            return x0
    return line.chunks[-1][0] if line.chunks else 40


def _is_prose(lines: list[TextLine], index: int, left: int) -> bool:
    """Whether the text at ``index`` is running text: a filled line of words, most of them lower case."""
    line = lines[index]
    if len(line.chunks) != 1 and (line.x0 > 12 or len(line.chunks) > 3 or _gapped(line)):
        return False
    text = line.text.strip()
    if (text[:1] == "(" and text[-1:] == ")") or _leads_to_figures(lines, index):
        return False
    words = text.split()
    if len(words) < 6:
        return _ends_paragraph(lines, index, left)
    lower = sum(1 for word in words if word[:1].islower())
    if lower * 5 < len(words) * 2:
        return False
    if line.x1 <= left + 6 and line.x1 < 70:
        following = lines[index + 1] if index + 1 < len(lines) else None
        return (
            following is not None
            and following.kind == TEXT
            and following.x1 > max(left + 6, 62)
            and _running(following)
        )
    return True


def _gapped(line: TextLine) -> bool:
    """Whether a gap wider than any that fills a line of text parts the label's column from the heads."""
    return any(right[0] - left[1] > _FILLED for left, right in pairwise(line.chunks))


def _leads_to_figures(lines: list[TextLine], index: int) -> bool:
    """Whether this is a label that ends in the figures of one of the next two lines."""
    for line in lines[index + 1 : index + 3]:
        if line.kind in (DATA, WEAK):
            return True
        if line.kind != TEXT:
            return False
    return False


def _running(line: TextLine) -> bool:
    words = line.text.split()
    return len(words) >= 7 and sum(1 for word in words if word[:1].islower()) * 2 >= len(words)


def _ends_paragraph(lines: list[TextLine], index: int, left: int) -> bool:
    """A short line counts as prose when it is the tail of a paragraph (never the case at a table's edge)."""
    return (
        index > 0
        and lines[index - 1].kind == TEXT
        and _running(lines[index - 1])
        and lines[index - 1].x1 > max(left + 6, 62)
    )


def _grow_up(lines: list[TextLine], first: int, floor: int) -> int:
    """The index of the first head or caption line over the layout that begins at ``first``."""
    top = first
    index = first - 1
    blanks = texts = 0
    left = _left(lines[first])
    while index >= floor:
        line = lines[index]
        if line.kind == BLANK:
            blanks += 1
            if blanks > (6 if texts < 3 else 2):
                break
        elif line.kind == BROKEN:
            if blanks or texts:
                break
        elif line.kind == TAGGED:
            opening = _TABLE_TAG.match(line.text)
            if opening and opening[1]:
                break
            top = index
        elif line.kind == RULED:
            if texts > 3 and blanks:
                break
            top = index
            blanks = 0
        else:
            texts += 1
            if texts > 14 or _is_prose(lines, index, max(left, 30)):
                break
            top = index
            blanks = 0
        index -= 1
    return top


def _prose(lines: list[TextLine]) -> list[Block]:
    """Paragraphs: runs of text lines, parted by blank lines, rules, tags and page breaks."""
    blocks: list[Block] = []
    run: list[TextLine] = []
    for line in lines:
        if line.kind in (TEXT, WEAK, DATA):
            if run and _new_paragraph(run[-1], line):
                blocks.append(_paragraph(run))
                run = []
            run.append(line)
        elif run:
            blocks.append(_paragraph(run))
            run = []
    if run:
        blocks.append(_paragraph(run))
    return blocks


def _new_paragraph(previous: TextLine, line: TextLine) -> bool:
    """An indented line after a flush one begins a paragraph, unless both are centred."""
    return line.x0 >= previous.x0 + 3 and previous.x0 <= 8 and line.x0 <= 12 and previous.text.rstrip()[-1:] in '.:!?"'


def _paragraph(run: list[TextLine]) -> Prose:
    return Prose(run[0].start, run[-1].end, tuple((line.start, line.end) for line in run))
