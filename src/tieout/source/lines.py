"""Plain text comes in; its lines go out, each with its kind, its chunks and where it stands.

A chunk is a run of characters that two spaces part from the next. A line of figures ends in chunks that are numerals.
"""

from __future__ import annotations

import re
from typing import Final

MAX_LAYOUT: Final = 1000
"""A longer line has no layout: it is prose (or an attack)."""

CHUNK: Final = re.compile(r"\S+(?:[ \xa0]\S+)*")
_RULE: Final = re.compile(r"[\s|+]*(?:- )?(?:[-=_\u2500-\u257f\u2014\u2013*~][\s|+]*){3,}")
_PAGE: Final = re.compile(
    r"\s*(?:\f|</?PAGE>\s*\d*|-+ ?(?:\d{1,3}|[ivx]{1,5}|[A-Z]-\d{1,3}) ?-+|(?:page|PAGE|Page) \d{1,3}(?: of \d{1,3})?)\s*",
)
_PAGE_ENDS: Final = frozenset("0123456789->")
"""How the line of a page's number can end."""
MAX_PAGE: Final = 40
"""A longer line is no page's number, unless dashes fill it."""
_BARE_PAGE: Final = re.compile(r"\s{15,}(?:[A-Z]-)?\d{1,3}\s*|\d{1,3}\s*")
_TAG: Final = re.compile(r"\s*</?(?:TABLE|CAPTION|S|C|FN|F\d*|PAGE|TYPE|SEQUENCE|TEXT|DOCUMENT)\b[^>]*>", re.IGNORECASE)
_MONEY: Final = r"(?:US\$|[$\u20ac\u00a3])"
_DASHES: Final = "\\-\u2010-\u2015\u2212"
FIGURE: Final = re.compile(
    rf"{_MONEY}?[(\s{_DASHES}+]*+{_MONEY}?\s*+(?:\d{{1,3}}(?: ?,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?: ?\d/\d{{1,2}})?"
    rf"\s*+(?:\))?\s*+(?:%|x|bps|pts?|pp)?\s*+\)?\s*+(?:\(\w{{1,2}}\)|\[\w{{1,2}}\]|[*\u2020\u2021#^]{{1,3}}|[a-h]|\(\w\),? ?\(\w\))?"
    rf"|{_MONEY}?\s*\(?(?:[{_DASHES}]{{1,5}}|N/?A|NM|N/?M|n/?m|nm|n/?a|\*+)\)?\s*%?|{_MONEY}|\({_MONEY}|%\s*\)?|\)|\)\s*%|bps|ppts?|pts?|pp",
)
_PLAIN: Final = re.compile(r"((?:19|20)\d\d)|\$? *\(?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\)?%?")
"""Most figures, and years, without the long pattern."""
_WORDED: Final = frozenset(("US", "NA", "NM", "N/", "na", "nm", "n/", "bp", "pp", "pt"))
"""How a ``FIGURE`` can begin with a letter: "US$", "N/A", "bps"."""
_DIGIT: Final = re.compile(r"\d")
_DIGIT_OR_DASH: Final = re.compile(r"[\d\-\u2014\u2013]")
_ABOUT: Final = re.compile(rf"~(?=\s*(?:{_MONEY}\s*)?[(\d.\u2014\u2013])")
"""Guidance marks what is only about so much: "~$   470 ~ $   490"; the figures are the same without."""
_DATE: Final = re.compile(r"\d{1,2}/\d{1,2}/(?:\d\d|\d{4})")
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?:\s*(?:\(\w\)|\*))?")
_HEADER: Final = re.compile(
    r"(?:-----BEGIN PRIVACY-ENHANCED|<(?:SEC|IMS)-(?:DOCUMENT|HEADER)>).{0,20000}?</(?:SEC|IMS)-HEADER>\s*", re.DOTALL
)
"""What EDGAR sets before a submission: its keys and addresses are nobody's figures."""
_LEADERS: Final = re.compile(r"(?:\.\s?){4,}")

BLANK, RULED, BROKEN, TAGGED, DATA, WEAK, TEXT = range(7)


class TextLine:
    """One line while blocks are being cut; never leaves this module."""

    __slots__ = ("chunks", "end", "kind", "number", "start", "text", "x0", "x1", "years")

    def __init__(self, number: int, start: int, text: str) -> None:
        self.number = number
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.chunks: list[tuple[int, int]] = []
        self.kind = BLANK
        self.x0 = self.x1 = 0
        self.years = False


def lines_of(text: str) -> list[TextLine]:
    """Every line of ``text``, line ends excluded, classified; numbers count from 1."""
    lines = []
    start, number = 0, 1
    header = _HEADER.match(text)
    body = header.end() if header else 0
    for raw in text.splitlines(keepends=True):
        line = TextLine(number, start, raw.rstrip("\r\n\x0b\x1c\x1d\x1e\x85\u2028\u2029"))
        start += len(raw)
        number += raw[-1:] in "\r\n"  # a form feed parts lines too, but does not count
        bare = line.text.strip()
        if start <= body:
            line.kind = TAGGED if bare else BLANK
        elif bare:
            _classify(line, bare)
        elif "\f" in line.text:
            line.kind = BROKEN
        lines.append(line)
    return lines


def _classify(line: TextLine, bare: str) -> None:
    """Say what a line is that is not blank; ``bare`` is its text without white space around."""
    text = line.text
    if len(text) > MAX_LAYOUT:
        line.kind = TEXT
        line.chunks = [(0, len(text))]
        line.x1 = len(text)
        return
    if "<" in text and _TAG.match(text):
        line.kind = BROKEN if _PAGE.fullmatch(text) else TAGGED
        if line.kind == TAGGED and bare[-1] != ">":
            _chunk(line, bare)
        return
    last = bare[-1]
    page = last in _PAGE_ENDS and (len(bare) <= MAX_PAGE or bare[0] == "-")
    if page and (_PAGE.fullmatch(text) or _BARE_PAGE.fullmatch(text)):
        line.kind = BROKEN
        return
    if not (last.isalnum() or bare[0].isalnum()) and _RULE.fullmatch(text):
        line.kind = RULED
        line.x0 = len(text) - len(text.lstrip())
        line.x1 = len(text.rstrip())
        return
    wide = _chunk(line, bare)
    if line.chunks:
        line.x0, line.x1 = line.chunks[0][0], line.chunks[-1][1]
        _weigh(line, wide)


def _chunk(line: TextLine, bare: str) -> str:
    """Cut the line at gaps of two spaces; its text as cut, with tabs expanded, goes out."""
    text = line.text
    if "\t" in text:
        text = text.expandtabs()
        bare = text.strip()
    if "~" in bare and "   " in bare:
        text = _ABOUT.sub(" ", text)
        bare = text.strip()
    if "  " not in bare and bare.isprintable():  # running text: one chunk, no odd white space in it
        x0 = text.find(bare)
        line.chunks = [(x0, x0 + len(bare))]
    else:
        line.chunks = [match.span() for match in CHUNK.finditer(text)]
    return text


def _weigh(line: TextLine, text: str) -> None:
    """Say whether the tail of a line, whose chunks are places in ``text``, is figures."""
    chunks = line.chunks
    line.kind = TEXT
    count = 0
    years = True
    digits = False
    for x0, x1 in reversed(chunks):
        piece = text[x0:x1]
        plain = _PLAIN.fullmatch(piece)
        if plain is not None:
            count += 1
            digits = True
            years = years and x1 - x0 == 4 and plain[1] is not None
            continue
        if "/" in piece and _DATE.fullmatch(piece):
            continue  # a day among the figures of a row: when a warrant was issued, when a note is due
        if not can_be_figure(piece) or (FIGURE.fullmatch(piece) is None and not _many(piece)):
            leaders = _LEADERS.search(piece) if piece.count(".") >= 4 else None
            if leaders and FIGURE.fullmatch(piece[leaders.end() :].strip() or "."):
                count += 2
                digits, years = True, False
            break
        count += 1
        if _DIGIT.search(piece):
            digits = True
            years = years and bool(_YEAR.fullmatch(piece))
    if not count or not (digits or _DIGIT_OR_DASH.search(text)):
        return
    line.years = years and digits
    first = len(chunks) - count
    gap = chunks[first][0] - chunks[first - 1][1] if 0 < first < len(chunks) else 99
    line.kind = DATA if digits and (count >= 2 or gap >= 3 or "$" in text) else WEAK


def can_be_figure(piece: str) -> bool:
    """Whether the first two characters of ``piece`` can begin a ``FIGURE``: a cheap look."""
    return not piece[0].isalpha() or piece[:2] in _WORDED


def _many(piece: str) -> bool:
    """Several figures parted by single spaces."""
    if " " not in piece or len(piece) > 200:
        return False
    return all(map(FIGURE.fullmatch, piece.split(" ")))
