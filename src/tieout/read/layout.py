"""Lines of words come in; rows of label and numerals with their rules and gaps go out.

This is the step from typography to rows: what is a label, what a numeral, what a head, what a rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from tieout.core.document import Word, WordLine
from tieout.core.table import Numeral
from tieout.read.columns import Extent
from tieout.read.numerals import is_cell, parse_cell

_SIGNS: Final = frozenset(("US$", "C$", "A$", "$", "($", "\u20ac", "\u00a3", "\u00a5"))
_TAIL_STARTS: Final = frozenset(")%bxp(*\u2020\u2021")
_TAIL: Final = re.compile(r"[)%]|\)\s*(?:%|bps|x|pts?|ppts?|pp)|%\s*\)|bps|x|pts?|pp|\(\w\)|[*\u2020\u2021]")
_DIGIT: Final = re.compile(r"\d")
_LEADERS: Final = re.compile(r"[.\u2026_\s]*(?:\.\s?){3,}|\u2026+")
_MEANING: Final = frozenset("ACUNn")
"""How "A$", "C$", "US$", "nil" and "N/A" begin: with letters, but they are no label."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d\)?")
_NIL: Final = re.compile(r"nil|none", re.IGNORECASE)
_NOT_MEANINGFUL: Final = re.compile(r"\(?(?:N/?A|N/?M|nm|n/m|n/a|N\.M\.|\*{1,3})\)?\s*%?", re.IGNORECASE)


@dataclass(slots=True)
class Line:
    """One line of a layout: label pieces on the left, numerals with their extents on the right."""

    number: int
    words: tuple[Word, ...]
    numerals: list[tuple[Extent, Numeral]] = field(default_factory=list)
    texts: list[Word] = field(default_factory=list)
    rule: int = 0
    rules: tuple[Word, ...] = ()
    blank: bool = False
    page_break: bool = False
    marked: bool = False
    years: bool = False
    exact: bool = False


def lines_of(lines: tuple[WordLine, ...]) -> list[Line]:
    """The lines of a layout block with their numerals found."""
    result = []
    for source in lines:
        line = Line(
            source.number,
            source.words,
            rule=source.rule,
            blank=source.blank,
            page_break=source.page_break,
            exact=source.exact,
        )
        if source.rule:
            line.rules = source.words
        elif source.words and source.words[0].text in ("<S>", "<C>"):
            line.marked = True
        elif source.words:
            _split(line)
        result.append(line)
    return result


def _split(line: Line) -> None:
    """Part a line's words into texts and numerals; signs and closing marks join their number."""
    words = _words(line.words)
    index, count = 0, len(words)
    while index < count:
        word = words[index]
        following = index + 1
        text, end, x1 = word.text, word.end, word.x1
        first = text[0]
        closed = following < count and words[following].text[0] in _TAIL_STARTS
        if not closed and _is_label(text):
            line.texts.append(word)
            index = following
            continue
        if len(text) >= 6 and first == text[5] and _RULE.fullmatch(text):
            line.rules = (*line.rules, word)  # a rule under one head, beside the text of others
            index = following
            continue
        if text in _SIGNS and following < count and words[following].x0 - x1 <= 24:
            nxt = words[following]
            if is_cell(nxt.text) or nxt.text.startswith("("):
                text, end, x1 = _joined(text, end, nxt), nxt.end, nxt.x1
                following += 1
        while (
            following < count
            and words[following].text[0] in _TAIL_STARTS
            and _TAIL.fullmatch(words[following].text)
            and words[following].x0 - x1 <= _reach(words[following].text)
            and text[-1:] != "%"
        ):
            nxt = words[following]
            if nxt.text.startswith("(") and nxt.x0 - x1 > 2:
                break
            if nxt.text.startswith("%") and nxt.x0 > x1 and _YEAR.fullmatch(text):
                break  # "2004   %" heads two columns
            if not is_cell(text + nxt.text) and not _opens(text, nxt.text):
                break
            text, end, x1 = _joined(text, end, nxt), nxt.end, nxt.x1
            following += 1
        worded = (
            (text[:1].isalpha() and not (index and _NIL.fullmatch(text)))
            or (len(text) >= _IDENTIFIER and text.isdecimal())
            or (index > 0 and len(text) in (5, 10) and _is_zip(text, words[index - 1].text))
        )
        numeral = None if worded else parse_cell(text, word.start) or _worded(text, word.start)
        if numeral is not None and not (index == 0 and _is_marker(text, words, line.exact)):
            line.numerals.append(((word.x0, x1), numeral))
        elif text[:1] not in "(Nn*" or _NOT_MEANINGFUL.fullmatch(text) is None:
            line.texts.append(word if text is word.text else Word(text, word.x0, x1, word.line, word.start, end))
        index = following
    line.years = bool(line.numerals) and all(_is_year(numeral) for _, numeral in line.numerals)


def _words(words: tuple[Word, ...]) -> list[Word]:
    """``words``, cut where one holds several."""
    out: list[Word] = []
    for word in words:
        text = word.text
        led = text.count(".") >= 3 or "\u2026" in text
        if not led and (" " not in text or _is_label(text) or (text[:2] == "$ " and text.find(" ", 2) < 0)):
            out.append(word)
        else:
            out += _pieces(word)
    return out


def _is_label(text: str) -> bool:
    """Whether ``text`` cannot begin with a figure, nor with what stands in the place of one."""
    return text[0].isalpha() and text[0] not in _MEANING


def _joined(text: str, end: int, following: Word) -> str:
    """``text``, which ends at offset ``end``, and the next word, as far apart as in the document: a tab is one character."""
    return text + " " * (following.start - end) + following.text


def _worded(text: str, start: int) -> Numeral | None:
    """A figure that says its scale in words: "$19.2 billion"."""
    found = _WORDED.fullmatch(text)
    numeral = parse_cell(found[1], start) if found else None
    if found is None or numeral is None:
        return None
    return replace(numeral, scale=_POWERS[found[2].lower()])


def _opens(text: str, tail: str) -> bool:
    """Whether a label ends in a figure whose parenthesis ``tail`` closes: "Loss before taxes (10,919     )"."""
    _, _, last = text.rpartition(" ")
    return tail[0] == ")" and last[:1] == "(" and last != text and is_cell(last + tail)


def _reach(tail: str) -> int:
    """How far a closing mark may stand from its number: rendered tables set it in a column of its own."""
    return 40 if tail.startswith(")") else 12


def _is_year(numeral: Numeral) -> bool:
    return not numeral.unit and _YEAR.fullmatch(numeral.text) is not None


def _is_marker(text: str, words: list[Word], exact: bool) -> bool:
    """A list marker or section at the head of a line: ``(1)  Includes ...``, ``*  Restated``, ``5.10  Notices``."""
    if len(words) < 2 or len(text) > 5:
        return text in ("*", "**")
    if words[1].text[:1] not in '"\u201c' and not words[1].text[:1].isalpha():
        return False
    return _MARKER.fullmatch(text) is not None or (exact and len(words) == 2 and _KEY.fullmatch(text) is not None)


def _is_zip(text: str, before: str) -> bool:
    """A postal code behind its state: "San Francisco, CA     94111"."""
    return _ZIP.fullmatch(text) is not None and _STATE.search(before) is not None


def _pieces(word: Word) -> list[Word]:
    """A word cut where single spaces part numerals, or where dot leaders end a label."""
    text = word.text
    if (
        text.startswith((") ", "% ")) and text[2] in "$(0123456789"
    ):  # the close of one figure, one space before the next
        return [
            Word(text[0], word.x0, word.x0 + 1, word.line, word.start, word.start + 1),
            *_pieces(Word(text[2:], word.x0 + 2, word.x1, word.line, word.start + 2, word.end)),
        ]
    leaders = _LEADERS.search(text) if "\u2026" in text or text.count(".") >= 3 else None
    if leaders is not None and leaders.end() < len(text) and leaders.start() > 0:
        tail = text[leaders.end() :].lstrip()
        if is_cell(tail):
            head = text[: leaders.start()].rstrip(" .")
            return [
                Word(head, word.x0, word.x0 + len(head), word.line, word.start, word.start + len(head)),
                *_pieces(Word(tail, word.x1 - len(tail), word.x1, word.line, word.end - len(tail), word.end)),
            ]
    if leaders is not None and leaders.end() == len(text) and leaders.start() > 0:
        head = text[: leaders.start()].rstrip(" .")
        return [Word(head, word.x0, word.x0 + len(head), word.line, word.start, word.start + len(head))] if head else []
    if " " not in text or len(text) > 240 or not _DIGIT.search(text):
        return [word]
    parts = _numerals_in(text)
    if parts is None:
        return [word]
    return [Word(text[a:b], word.x0 + a, word.x0 + b, word.line, word.start + a, word.start + b) for a, b in parts]


_MARKER: Final = re.compile(r"\(?\w{1,2}[).]|\*+|\d{1,2}\.\d{1,2}\.?")
_KEY: Final = re.compile(r"\d{1,3}(?:\.\d{1,3})?[.*]?")
"""What stands in a cell before the only other text of its row: an exhibit's or an item's number."""
_ZIP: Final = re.compile(r"\d{5}(?:-\d{4})?")
_STATE: Final = re.compile(r"(?:\b[A-Z]{2}|, [A-Z][a-z]+(?: [A-Z][a-z]+)?)\.?$")
_IDENTIFIER: Final = 8
"""Nobody prints an amount of so many digits without a comma."""
_RULE: Final = re.compile(r"[-=_\u2500-\u257f]{6,}")
_WORDED: Final = re.compile(r"(\(?\$? ?[\d,.]+\)?) (thousand|million|billion)\^?", re.IGNORECASE)
_POWERS: Final = {"thousand": 3, "million": 6, "billion": 9}
_TELEPHONE: Final = re.compile(r"\+\d{1,3}(?: \(?\d+\)?){2,}")
_RANGE: Final = re.compile(r"(\$?) ?[\d,.]+%? [-\u2013] (\1) ?[\d,.]+%?")
"""Two numerals with a dash between them: from the one to the other, and no nil."""
_TOKEN: Final = re.compile(r"(?:US\$|[$\u20ac\u00a3]) ?\S+(?: \)%?)?|\S+(?: (?:\)|%|\)%))*")


def _numerals_in(text: str) -> list[tuple[int, int]] | None:
    """Spans of the numerals of ``text`` when it is made of two or more, parted by spaces; else None."""
    if text[0] == "+" and _TELEPHONE.fullmatch(text):
        return None
    spans = []
    for match in _TOKEN.finditer(text):
        if not is_cell(match[0]) and match[0] not in _SIGNS and not _NOT_MEANINGFUL.fullmatch(match[0]):
            return None
        spans.append(match.span())
    if len(spans) == 3 and _RANGE.fullmatch(text):
        del spans[1]
    return spans if len(spans) > 1 else None
