"""Plain text comes in; Prose and Words blocks with exact offsets go out.

A line belongs to a layout when numerals stand apart from its label (two spaces, dot leaders, a
currency sign) and a neighbouring line does the same. From the numbers a layout grows upwards over
heads and captions and downwards over rules; what remains is prose. Linear in the length of the text.
"""

from __future__ import annotations

import re
from typing import Final

from tieout.core.document import Block, Prose, Word, WordLine, Words

MAX_LAYOUT: Final = 1000
"""A longer line has no layout: it is prose (or an attack)."""

_CHUNK: Final = re.compile(r"[^\s\xa0]+(?:[ \xa0][^\s\xa0]+)*")
_RULE: Final = re.compile(r"[\s|+]*(?:- )?(?:[-=_\u2500-\u257f\u2014\u2013*~][\s|+]*){3,}")
_DOUBLE: Final = re.compile(r"[=\u2550]")
_PAGE: Final = re.compile(
    r"\s*(?:\f|</?PAGE>\s*\d*|-+ ?(?:\d{1,3}|[ivx]{1,5}|[A-Z]-\d{1,3}) ?-+|(?:page|PAGE|Page) \d{1,3}(?: of \d{1,3})?)\s*",
)
_BARE_PAGE: Final = re.compile(r"\s{15,}(?:[A-Z]-)?\d{1,3}\s*|\d{1,3}\s*")
_TAG: Final = re.compile(r"\s*</?(?:TABLE|CAPTION|S|C|FN|F\d*|PAGE|TYPE|SEQUENCE|TEXT|DOCUMENT)\b[^>]*>", re.IGNORECASE)
_TABLE_TAG: Final = re.compile(r"\s*<(/?)TABLE\b", re.IGNORECASE)
_COLUMN_TAGS: Final = re.compile(r"\s*<S>", re.IGNORECASE)
_MONEY: Final = r"(?:US\$|[$\u20ac\u00a3])"
_DASHES: Final = "\\-\u2010-\u2015\u2212"
_FIGURE: Final = re.compile(
    rf"{_MONEY}?\s*[(\s{_DASHES}+]*{_MONEY}?\s*(?:\d{{1,3}}(?: ?,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?: ?\d/\d{{1,2}})?"
    rf"\s*(?:\))?\s*(?:%|x|bps|pts?|pp)?\s*\)?\s*(?:\(\w{{1,2}}\)|\[\w{{1,2}}\]|[*\u2020\u2021#^]{{1,3}}|[a-z]|\(\w\),? ?\(\w\))?"
    rf"|{_MONEY}?\s*\(?(?:[{_DASHES}]{{1,5}}|N/?A|NM|N/?M|n/?m|nm|n/?a|\*+)\)?\s*%?|{_MONEY}|%|\)|\)\s*%",
)
_DIGIT: Final = re.compile(r"\d")
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?:\s*(?:\(\w\)|\*))?")
_LEADERS: Final = re.compile(r"(?:\.\s?){4,}")

_BLANK, _RULED, _BROKEN, _TAGGED, _DATA, _WEAK, _TEXT = range(7)


class _Line:
    """One line while blocks are being cut; never leaves this module."""

    __slots__ = ("chunks", "end", "kind", "number", "start", "text", "x0", "x1", "years")

    def __init__(self, number: int, start: int, text: str) -> None:
        self.number = number
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.chunks: list[tuple[int, int]] = []
        self.kind = _BLANK
        self.x0 = self.x1 = 0
        self.years = False


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of ``text`` in order; every non-blank line is in exactly one of them."""
    lines = _lines(text)
    regions = _regions(lines)
    blocks: list[Block] = []
    at = 0
    for first, last in regions:
        blocks += _prose(lines[at:first])
        blocks.append(_words(lines[first:last]))
        at = last
    blocks += _prose(lines[at:])
    return tuple(blocks)


def _lines(text: str) -> list[_Line]:
    lines = []
    start = 0
    for number, raw in enumerate(text.splitlines(keepends=True), 1):
        line = _Line(number, start, raw.rstrip("\r\n\x0b\x1c\x1d\x1e\x85\u2028\u2029"))
        start += len(raw)
        _classify(line)
        lines.append(line)
    return lines


def _classify(line: _Line) -> None:
    text = line.text
    if not text or text.isspace():
        line.kind = _BROKEN if "\f" in text else _BLANK
        return
    if len(text) > MAX_LAYOUT:
        line.kind = _TEXT
        line.chunks = [(0, len(text))]
        line.x1 = len(text)
        return
    if "<" in text and _TAG.match(text):
        line.kind = _BROKEN if _PAGE.fullmatch(text) else _TAGGED
        if line.kind == _TAGGED and text.rstrip()[-1] != ">":
            _chunk(line)
        return
    if _PAGE.fullmatch(text) or _BARE_PAGE.fullmatch(text):
        line.kind = _BROKEN
        return
    if _RULE.fullmatch(text):
        line.kind = _RULED
        line.x0 = len(text) - len(text.lstrip())
        line.x1 = len(text.rstrip())
        return
    _chunk(line)


def _chunk(line: _Line) -> None:
    """Cut the line at gaps of two spaces and say whether its tail is figures."""
    text = line.text.expandtabs() if "\t" in line.text else line.text
    chunks = [match.span() for match in _CHUNK.finditer(text)]
    line.chunks = chunks
    if line.kind == _TAGGED or not chunks:
        return
    line.x0, line.x1 = chunks[0][0], chunks[-1][1]
    line.kind = _TEXT
    if not _DIGIT.search(text) and not any(mark in text for mark in "-\u2014\u2013"):
        return
    count = 0
    years = True
    digits = False
    for x0, x1 in reversed(chunks):
        piece = text[x0:x1]
        if _FIGURE.fullmatch(piece) is None and not _many(piece):
            leaders = _LEADERS.search(piece)
            if leaders and _FIGURE.fullmatch(piece[leaders.end() :].strip() or "."):
                count += 2
                digits, years = True, False
            break
        count += 1
        if _DIGIT.search(piece):
            digits = True
            years = years and bool(_YEAR.fullmatch(piece)) 
    if not count:
        return
    line.years = years and digits
    first = len(chunks) - count
    gap = chunks[first][0] - chunks[first - 1][1] if 0 < first < len(chunks) else 99
    if digits and (count >= 2 or gap >= 3 or "$" in text):
        line.kind = _DATA
    elif count:
        line.kind = _WEAK


def _many(piece: str) -> bool:
    """Several figures parted by single spaces."""
    if " " not in piece or len(piece) > 200:
        return False
    parts = piece.split(" ")
    return all(_FIGURE.fullmatch(part) for part in parts) 


def _regions(lines: list[_Line]) -> list[tuple[int, int]]:
    """Half-open ranges of lines that are layouts, heads and captions included, in order, disjoint."""
    regions: list[tuple[int, int]] = []
    index, count = 0, len(lines)
    floor = 0
    while index < count:
        if lines[index].kind != _DATA:
            index += 1
            continue
        last = _grow_down(lines, index)
        body = [line for line in lines[index:last] if line.kind == _DATA]
        if _is_table(body, lines[index:last]):
            first = _grow_up(lines, index, floor)
            regions.append((first, last))
            floor = last
        index = last
    return _joined(regions, lines)


def _joined(regions: list[tuple[int, int]], lines: list[_Line]) -> list[tuple[int, int]]:
    """Regions that touch (nothing but blank lines between) become one."""
    joined: list[tuple[int, int]] = []
    for first, last in regions:
        if joined and joined[-1][1] >= first:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _is_table(body: list[_Line], lines: list[_Line]) -> bool:
    """A layout has two lines of figures, or one with a rule or a currency sign beside it."""
    figures = [line for line in body if not line.years]
    if len(figures) >= 2:
        return True
    if not figures:
        return False
    ruled = any(line.kind == _RULED for line in lines)
    return len(figures[0].chunks) >= 3 or (ruled and len(figures[0].chunks) >= 2) or "$" in figures[0].text


def _grow_down(lines: list[_Line], first: int) -> int:
    """The index after the last line of the layout whose first line of figures is ``first``."""
    left = _left(lines[first])
    last = first + 1
    index = first + 1
    idle = blanks = 0
    while index < len(lines):
        line = lines[index]
        if line.kind in (_DATA, _WEAK):
            if line.kind == _DATA and not line.years:
                left = min(max(left, 24), _left(line)) if _left(line) > 8 else left
            last = index + 1
            idle = blanks = 0
        elif line.kind == _RULED:
            if blanks < 4:
                last = index + 1
            idle = 0 if blanks < 4 else idle
        elif line.kind in (_BLANK, _BROKEN):
            blanks += 1
            if blanks > 12:
                break
        elif line.kind == _TAGGED:
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
    return last


def _left(line: _Line) -> int:
    """Where the figures of a line begin: the end of its label, about."""
    for x0, x1 in line.chunks:
        piece = line.text[x0:x1]
        if x0 > 8 and _FIGURE.fullmatch(piece):
            return x0
    return line.chunks[-1][0] if line.chunks else 40


def _is_prose(lines: list[_Line], index: int, left: int) -> bool:
    """Whether the text at ``index`` is running text: a filled line of words, most of them lower case."""
    line = lines[index]
    if len(line.chunks) != 1 and (line.x0 > 12 or len(line.chunks) > 3):
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
        return following is not None and following.kind == _TEXT and following.x1 > max(left + 6, 62) and _running(following)
    return True


def _leads_to_figures(lines: list[_Line], index: int) -> bool:
    """Whether this is a label that ends in the figures of one of the next two lines."""
    for line in lines[index + 1 : index + 3]:
        if line.kind in (_DATA, _WEAK):
            return True
        if line.kind != _TEXT:
            return False
    return False


def _running(line: _Line) -> bool:
    words = line.text.split()
    return len(words) >= 7 and sum(1 for word in words if word[:1].islower()) * 2 >= len(words)


def _ends_paragraph(lines: list[_Line], index: int, left: int) -> bool:
    """A short line counts as prose when it is the tail of a paragraph (never the case at a table's edge)."""
    return index > 0 and lines[index - 1].kind == _TEXT and _running(lines[index - 1]) and lines[index - 1].x1 > max(left + 6, 62)


def _grow_up(lines: list[_Line], first: int, floor: int) -> int:
    """The index of the first head or caption line over the layout that begins at ``first``."""
    top = first
    index = first - 1
    blanks = texts = 0
    left = _left(lines[first])
    while index >= floor:
        line = lines[index]
        if line.kind == _BLANK:
            blanks += 1
            if blanks > (6 if texts < 3 else 2):
                break
        elif line.kind == _BROKEN:
            if blanks or texts:
                break
        elif line.kind == _TAGGED:
            opening = _TABLE_TAG.match(line.text)
            if opening and opening[1]:
                break
            top = index
        elif line.kind == _RULED:
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


def _words(lines: list[_Line]) -> Words:
    out = []
    for line in lines:
        words: tuple[Word, ...] = ()
        rule = 0
        if line.kind == _RULED:
            rule = 2 if _DOUBLE.search(line.text) else 1
            words = _rule_segments(line)
        elif line.chunks and line.kind != _TAGGED:
            words = _line_words(line)
        elif line.kind == _TAGGED and (_COLUMN_TAGS.match(line.text) or line.chunks):
            words = _tag_words(line)
        out.append(
            WordLine(line.number, line.start, line.end, words, rule, line.kind == _BLANK or (line.kind == _TAGGED and not words), line.kind == _BROKEN)
        )
    return Words(lines[0].start, lines[-1].end, tuple(out))


def _line_words(line: _Line) -> tuple[Word, ...]:
    text = line.text
    if "\t" not in text:
        return tuple(
            Word(text[x0:x1], x0, x1, line.number, line.start + x0, line.start + x1)
            for x0, x1 in line.chunks
        )
    at = _unexpanded(text)
    wide = text.expandtabs()
    return tuple(
        Word(wide[x0:x1], x0, x1, line.number, line.start + at[x0], line.start + at[x1 - 1] + 1)
        for x0, x1 in line.chunks
    )


def _unexpanded(text: str) -> list[int]:
    """For each column of the tab-expanded text, the offset of its character in ``text``."""
    at: list[int] = []
    for offset, char in enumerate(text):
        at += [offset] * (8 - len(at) % 8 if char == "\t" else 1)
    return at


_SEGMENT: Final = re.compile(r"[-=_\u2500-\u257f\u2014\u2013*~]+(?: [-=_\u2500-\u257f\u2014\u2013*~]+)*")


def _rule_segments(line: _Line) -> tuple[Word, ...]:
    text = line.text.expandtabs() if "\t" in line.text else line.text
    if text.startswith("- -"):
        text = "--" + text[2:]  # EDGAR escapes a leading hyphen (privacy-enhanced mail, RFC 1421)
    return tuple(
        Word(match[0], match.start(), match.end(), line.number, line.start, line.end)
        for match in re.finditer(r"[-=_\u2500-\u257f\u2014\u2013*~]+", text)
    )


def _tag_words(line: _Line) -> tuple[Word, ...]:
    """``<S>  <C>`` marks, and the text behind a ``<CAPTION>`` on the same line."""
    text = line.text
    words = []
    for match in re.finditer(r"<[SC]>", text, re.IGNORECASE):
        words.append(Word(match[0].upper(), match.start(), match.end(), line.number, line.start + match.start(), line.start + match.end()))
    if words:
        return tuple(words)
    tail = re.match(r"\s*(?:<[^>]*>\s*)+", text)
    at = tail.end() if tail else 0
    return tuple(
        Word(match[0], match.start(), match.end(), line.number, line.start + match.start(), line.start + match.end())
        for match in _CHUNK.finditer(text, at)
    )


def _prose(lines: list[_Line]) -> list[Block]:
    """Paragraphs: runs of text lines, parted by blank lines, rules, tags and page breaks."""
    blocks: list[Block] = []
    run: list[_Line] = []
    for line in lines:
        if line.kind in (_TEXT, _WEAK, _DATA):
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


def _new_paragraph(previous: _Line, line: _Line) -> bool:
    """An indented line after a flush one begins a paragraph, unless both are centred."""
    return line.x0 >= previous.x0 + 3 and previous.x0 <= 8 and line.x0 <= 12 and previous.text.rstrip()[-1:] in ".:!?\""


def _paragraph(run: list[_Line]) -> Prose:
    return Prose(run[0].start, run[-1].end, tuple((line.start, line.end) for line in run))
