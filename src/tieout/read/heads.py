"""Head lines and columns come in; for each column the pieces of its heads, top to bottom, go out."""

from __future__ import annotations

import itertools
import re
from typing import Final

from tieout.core.document import Word
from tieout.read.columns import Extent
from tieout.read.layout import Line
from tieout.read.reach import each_its_own, reach_of, side_of, spanned_by
from tieout.read.told import Told, told_by

_MONTHS: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_DATE_START: Final = re.compile(
    rf"(?<=[\s])(?:(?=(?:{_MONTHS})\.? \d|Q[1-4]\b|(?:% )?Change\b)"
    r"|(?P<length>(?:Three|Six|Nine|Twelve|Fiscal|Quarters?|Year|First|Second|Third|Fourth)"
    r" (?:Months|Ended|Quarter|Weeks|20|19)))",
    re.IGNORECASE,
)
_TOLD: Final = re.compile(rf"\b(?:19|20)\d\d\b|\d/\d|\b(?:{_MONTHS})\.? \d|\b[1-4]Q|\bQ[1-4]", re.IGNORECASE)
"""What the left of a cut must hold, for a date to be a head of its own on its right."""
_WHOLE: Final = re.compile(r"\d|change\s*$|\bended\s+(?=$)", re.IGNORECASE)
"""The same, for a length on its right."""
_LINKED: Final = re.compile(
    r"\b(?:ended|ending|of|at|and|to|through|vs\.?|versus|from|until|the|[-\u2013\u2014&])\s*$", re.IGNORECASE
)
"""What never stands at the end of a head: the date that follows belongs to it."""
_OPEN_DATE: Final = re.compile(rf"(?:\b(?:{_MONTHS})\.?|,)$", re.IGNORECASE)
_OPEN_COUNT: Final = re.compile(
    r"\b(?:three|six|nine|twelve|thirteen|fourteen|(?:twenty|thirty|forty|fifty)[- ](?:six|nine|two|three)|\d\d?)$",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(r"(?:months?|weeks?)\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LONGEST: Final = 500
"""No head has more characters; what has is not cut, which would take its length squared."""
_GAP: Final = 3
"""The widest gap within one head: "March  31, 2020"."""


def head_pieces(heads: list[Line], columns: tuple[Extent, ...]) -> list[tuple[str, ...]]:
    """The head pieces of each column. A piece over several columns (by the rule under it, or by its place) heads all."""
    lines = [(index, words) for index, line in enumerate(heads) if (words := _head_words(line, columns))]
    told: list[list[Told]] = [_single(words, columns) for _, words in lines]
    side = side_of([word for _, words in lines for word in words], columns)
    pieces: list[list[str]] = [[] for _ in columns]
    for at, (index, words) in enumerate(lines):
        spanned = spanned_by(words, columns) if heads[index].exact else None
        if spanned is not None:
            for column, text in enumerate(spanned):
                if text:
                    pieces[column].append(text)
            continue
        segments = tuple(rule for rule in _segments_under(heads, index) if _over_one(rule, words))
        others = [
            told_by("\n".join(line[column].text for other, line in enumerate(told) if other != at))
            for column in range(len(columns))
        ]
        for column, text in enumerate(reach_of(words, columns, segments, others, side)):
            if text:
                pieces[column].append(text)
    return [_unbroken(piece) for piece in pieces]


def _unbroken(piece: list[str]) -> tuple[str, ...]:
    """Words that a narrow column breaks ("Septem-" over "ber 30,") put together."""
    out: list[str] = []
    for text in piece:
        if out and out[-1][-1:] == "-" and out[-1][-2:-1].islower() and text[:1].islower():
            out[-1] = out[-1][:-1] + text
        else:
            out.append(text)
    return tuple(out)


def stub_of(heads: list[Line], columns: tuple[Extent, ...]) -> tuple[str, ...]:
    """What stands over the labels on the lines of the heads: "(in thousands)", or the year that all columns have."""
    first = columns[0][0]
    words = [
        (word.x0, word.text)
        for line in heads
        if not (line.rule or line.marked)
        for word in line.texts
        if _over_labels(word.x0, word.x1, first)
    ]
    words += [
        (x0, numeral.text) for line in heads for (x0, x1), numeral in line.numerals if _over_labels(x0, x1, first)
    ]
    return tuple(text for _, text in words)


def _over_labels(x0: int, x1: int, first: int) -> bool:
    return x1 <= first - 14 or (x0 < 8 and x0 < first - 24 and x1 <= first)


def _single(words: list[Word], columns: tuple[Extent, ...]) -> list[Told]:
    """What the words of a line tell of the columns that they stand over alone."""
    out = [told_by("")] * len(columns)
    if each_its_own(words, columns):
        return [told_by(word.text) for word in words]
    for word in words:
        under = [index for index, (x0, x1) in enumerate(columns) if x0 < word.x1 and x1 > word.x0]
        one = told_by(word.text)
        if len(under) == 1 or len(words) > len(columns) or (one.change and not one.length):
            for index in under:
                out[index] = one
    return out


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
    for word in _mended(words):
        if not _over_labels(word.x0, word.x1, first):
            # "Dec 31, 2021 % Change from" in one cell is one head: the day that all its changes are measured to.
            out += [word] if line.exact and told_by(word.text).change else _cut(word, columns)
    return out


def _mended(words: list[Word]) -> list[Word]:
    """Dates and lengths that a wide space tears apart ("March  31, 2020", "Nine  Months") put together."""
    out: list[Word] = []
    years = sum(1 for word in words if _YEAR.fullmatch(word.text))
    for word in words:
        last = out[-1] if out else None
        if last is not None and word.x0 - last.x1 <= _GAP and _torn(last.text, word.text, years):
            out[-1] = Word(f"{last.text} {word.text}", last.x0, word.x1, last.line, last.start, word.end)
        else:
            out.append(word)
    return out


def _torn(left: str, right: str, years: int) -> bool:
    """Whether ``right`` goes on with what ``left`` begins; of several years on a line each heads a column of its own."""
    if right[:1].isdigit():
        return (years < 2 or not _YEAR.fullmatch(right)) and _OPEN_DATE.search(left) is not None
    return _COUNTED.match(right) is not None and _OPEN_COUNT.search(left) is not None


def _cut(word: Word, columns: tuple[Extent, ...]) -> list[Word]:
    """``March 31, 2020 December 31, 2019`` printed with one space between: two heads."""
    if len(word.text) > _LONGEST:
        return [word]
    cuts = [0]
    for match in _DATE_START.finditer(word.text):
        left = word.text[cuts[-1] : match.start()]
        if (_WHOLE if match["length"] else _TOLD).search(left) and not (
            _LINKED.search(left) and not (match["length"] and _WHOLE.search(left))
        ):
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
        if line.rules:
            return line.rules
        if not line.blank:
            break
    return ()


def _over_one(rule: Word, words: list[Word]) -> bool:
    """A rule under a single head groups the columns beneath it; one under all heads merely parts them from the rows."""
    return sum(1 for word in words if rule.x0 <= (word.x0 + word.x1) // 2 <= rule.x1) == 1
