"""Head lines and columns come in; for each column the pieces of its heads, top to bottom, go out."""

from __future__ import annotations

import itertools
import re
from typing import Final

from tieout.core.document import Word
from tieout.read.columns import Extent
from tieout.read.layout import Line

_DATE_START: Final = re.compile(
    r"(?<=[\s])(?=(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? \d"
    r"|Q[1-4]\b"
    r"|(?:Three|Six|Nine|Twelve|Fiscal|Quarters?|Year|First|Second|Third|Fourth)"
    r" (?:Months|Ended|Quarter|Weeks|20|19))",
    re.IGNORECASE,
)
_WHOLE: Final = re.compile(r"\d|change\s*$|\bended\s+(?=$)", re.IGNORECASE)
"""What the left of a cut must hold to be a head of its own."""


def head_pieces(heads: list[Line], columns: tuple[Extent, ...]) -> list[tuple[str, ...]]:
    """The head pieces of each column. A piece over several columns (by the rule under it, or by its place) heads all."""
    pieces: list[list[str]] = [[] for _ in columns]
    for index, line in enumerate(heads):
        words = _head_words(line, columns)
        if not words:
            continue
        segments = tuple(rule for rule in _segments_under(heads, index) if _over_one(rule, words))
        for column, text in enumerate(_line_heads(words, columns, segments)):
            if text:
                pieces[column].append(text)
    return [tuple(piece) for piece in pieces]


def _head_words(line: Line, columns: tuple[Extent, ...]) -> list[Word]:
    """Texts and years of a head line, in order, cut where one run of text heads several columns."""
    if line.rule or line.marked or line.blank:
        return []
    words = list(line.texts)
    for (x0, x1), numeral in line.numerals:
        words.append(Word(numeral.text, x0, x1, line.number, numeral.start, numeral.end))
    words.sort(key=lambda word: word.x0)
    first = columns[0][0]
    out: list[Word] = []
    for word in words:
        if word.x1 <= first - 14 or (word.x0 < 8 and word.x0 < first - 24 and word.x1 <= first):
            continue
        out += _cut(word, columns)
    return out


def _cut(word: Word, columns: tuple[Extent, ...]) -> list[Word]:
    """``March 31, 2020 December 31, 2019`` printed with one space between: two heads."""
    cuts = [0]
    for match in _DATE_START.finditer(word.text):
        left, month = word.text[cuts[-1] : match.start()], word.text[match.start() : match.start() + 3].lower()
        if re.search(r"\d", left) or (month in ("thr", "six", "nin", "twe", "yea", "qua") and _WHOLE.search(left)):
            cuts.append(match.start())
    cuts.append(len(word.text))
    if len(cuts) <= 2:
        return [word]
    under = sum(1 for x0, x1 in columns if x0 < word.x1 and x1 > word.x0)
    if under < 2:
        return [word]
    return [
        Word(
            word.text[a:b].rstrip(),
            word.x0 + a,
            word.x0 + len(word.text[:b].rstrip()),
            word.line,
            word.start + a,
            word.start + b,
        )
        for a, b in itertools.pairwise(cuts)
        if word.text[a:b].strip()
    ]


def _segments_under(heads: list[Line], index: int) -> tuple[Word, ...]:
    """The rule segments on the next line, where they set apart groups of columns."""
    for line in heads[index + 1 : index + 3]:
        if line.rule and len(line.rules) >= 1:
            return line.rules
        if not line.blank:
            break
    return ()


def _over_one(rule: Word, words: list[Word]) -> bool:
    """A rule under a single head groups the columns beneath it; one under all heads merely parts them from the rows."""
    return sum(1 for word in words if rule.x0 <= (word.x0 + word.x1) // 2 <= rule.x1) == 1


def _line_heads(words: list[Word], columns: tuple[Extent, ...], segments: tuple[Word, ...]) -> list[str]:
    """The text over each column, "" where none."""
    spans = [_reach(word, segments) for word in words]
    result = []
    for x0, x1 in columns:
        best, most = "", 0
        for word, (a, b) in zip(words, spans, strict=False):
            common = min(b, x1) - max(a, x0)
            if common > most:
                best, most = word.text, common
        result.append(best)
    if all(result) or len(words) >= len(columns):
        return result
    return _nearest(words, columns, result)


def _reach(word: Word, segments: tuple[Word, ...]) -> Extent:
    """The horizontal reach of a head: the rule segment under it when that is wider, else its own extent."""
    middle = (word.x0 + word.x1) // 2
    for segment in segments:
        if segment.x0 - 1 <= middle <= segment.x1 + 1 and segment.x1 - segment.x0 >= word.x1 - word.x0 - 2:
            return segment.x0, segment.x1
    return word.x0, word.x1


def _nearest(words: list[Word], columns: tuple[Extent, ...], found: list[str]) -> list[str]:
    """Columns under no head take the nearest one, when heads are groups (fewer than the columns)."""
    count = len(words)
    if count == 1 and len(columns) > 1:
        word = words[0]
        covered = [index for index, text in enumerate(found) if text]
        if not covered and columns[0][0] - 6 <= (word.x0 + word.x1) // 2 <= columns[-1][1]:
            return [word.text] * len(columns)
        if len(covered) == 1 and len(columns) != 2:
            return found
        middle = (columns[0][0] + columns[-1][1]) // 2
        if abs((word.x0 + word.x1) // 2 - middle) <= 8:
            return [word.text] * len(columns)
        return found
    result = list(found)
    if count > 1 and len(columns) % count == 0 and len(columns) > count:
        group = len(columns) // count
        fits = all(
            columns[i * group][0] - 12 <= (words[i].x0 + words[i].x1) // 2 <= columns[(i + 1) * group - 1][1] + 6
            for i in range(count)
        )
        if fits:
            return [words[index // group].text for index in range(len(columns))]
    for index, text in enumerate(found):
        if not text:
            x0, x1 = columns[index]
            word = min(words, key=lambda item: max(item.x0 - x1, x0 - item.x1, 0))
            if max(word.x0 - x1, x0 - word.x1, 0) <= 4:
                result[index] = word.text
    return result
