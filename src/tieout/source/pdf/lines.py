"""The words of a page come in; its lines go out: words that stand on one line, from left to right, marks of notes left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from tieout.source.pdf.sheet import Drawn, Sheet

_MARK: Final = re.compile(
    r"[(\[]?(?:\d{1,2}|[a-z]|[*\u2020\u2021\u00a7#+^\u00ae\u2122\u2120]{1,3})[)\]]?(?:,[(\[]?\w{1,2}[)\]]?)*,?"
)
_NUMERAL: Final = re.compile(r"(?:US|C|A)?[\d$\u20ac\u00a3\u00a5(),.%*/+\-\u2010-\u2015\u2212]+(?:x|bps|pts?|pp)?\)?")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words that stand together as one text, and the extent of it."""

    words: tuple[Drawn, ...]
    text: str
    starts: tuple[int, ...]
    """Where in ``text`` each word begins."""

    @property
    def x0(self) -> int:
        """Its left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> int:
        """Its right edge."""
        return max(word.x1 for word in self.words)

    @property
    def numeral(self) -> bool:
        """Whether it is a figure, or signs that go with one."""
        return _NUMERAL.fullmatch(self.text) is not None


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on one line: its base line, the height of its type, its chunks from left to right."""

    base: int
    height: int
    chunks: tuple[Chunk, ...]


def lines_of(sheet: Sheet) -> list[Line]:
    """The lines of ``sheet`` from top to bottom."""
    lines: list[list[Drawn]] = []
    first = height = 0
    for word in sorted(_settled(sheet.words), key=lambda word: (word.base, word.x0)):
        if not lines or (word.base - first) * 5 > 2 * max(word.height, height):
            lines.append([])
            first, height = word.base, word.height
        lines[-1].append(word)
        height = max(height, word.height)
    return [line for words in lines if (line := _line(words)).chunks]


def _line(words: list[Drawn]) -> Line:
    """One line: its base and height are those of most of its characters."""
    bases: Counter[tuple[int, int]] = Counter()
    for word in words:
        bases[word.base, word.height] += len(word.text)
    base, height = bases.most_common(1)[0][0]
    words.sort(key=lambda word: word.x0)
    return Line(base, height, tuple(_chunks(words, height)))


def _settled(words: Iterable[Drawn]) -> list[Drawn]:
    """The words without the marks of notes; what else is small and raised ("53rd") stands on the line of its word."""
    out: list[Drawn] = []
    reach = 0
    raised: list[Drawn] = []
    for word, after in pairwise((*words, None)):
        if word is None or (after is not None and _opens_note(word, after)):
            continue
        before = out[-1] if out else None
        if before is not None and _is_raised(word, before) and word.x0 - reach < before.height // 2:
            reach = word.x1
            raised.append(word)
            continue
        out += _shown(raised, before, word)
        raised = []
        out.append(word)
        reach = word.x1
    return out + _shown(raised, out[-1] if out else None, None)


def _is_raised(word: Drawn, before: Drawn) -> bool:
    """Whether ``word`` is smaller than the one before it and stands higher, beside it."""
    up = before.base - word.base
    return (
        word.height * 100 < before.height * 88
        and before.height < up * 10 < before.height * 7
        and word.x0 > before.x1 - before.height // 4
    )


def _opens_note(word: Drawn, after: Drawn) -> bool:
    """Whether ``word`` is the raised mark before the text of a note."""
    return (
        word.height * 100 < after.height * 88
        and after.height < (after.base - word.base) * 10 < after.height * 7
        and -after.height < 4 * (after.x0 - word.x1) < 8 * after.height
        and _MARK.fullmatch(word.text) is not None
    )


def _shown(raised: list[Drawn], before: Drawn | None, after: Drawn | None) -> list[Drawn]:
    """What of the ``raised`` words is read: the numerator of a fraction, and what is no mark of a note."""
    if not raised or before is None:
        return []
    if _MARK.fullmatch("".join(word.text for word in raised)) and not (after and after.text[:1] in "/\u2044"):
        return []
    return [replace(word, base=before.base) for word in raised]


def _chunks(words: list[Drawn], height: int) -> list[Chunk]:
    """The words of a line as chunks: what parts two of them is a gap wider than a space of this line."""
    spaces = sorted(gap for before, word in pairwise(words) if height < 10 * (gap := word.x0 - before.x1) < 12 * height)
    usual = spaces[len(spaces) // 2] if len(spaces) > 2 else 0
    groups = [words[:1]] if words else []
    for before, word in pairwise(words):
        if word.x0 - before.x1 > _space(before, word, height, usual):
            groups.append([])
        groups[-1].append(word)
    return [_chunk(group, height) for group in groups]


def _space(before: Drawn, word: Drawn, height: int, usual: int) -> int:
    """The widest gap that is a mere space between two words, in a line whose spaces are ``usual`` as a rule.

    A line that is filled to the margin has wide ones; figures side by side are never a sentence.
    """
    if word.text[:1].islower():
        return 2 * height
    if _NUMERAL.fullmatch(before.text) and _NUMERAL.fullmatch(word.text):
        return height // 2
    return max(height // 2, usual * 8 // 5)


def _chunk(words: list[Drawn], height: int) -> Chunk:
    text = ""
    starts = []
    for before, word in pairwise([None, *words]):
        if word is None:
            continue
        if before is not None and _is_parted(before, word, height):
            text += " "
        starts.append(len(text))
        text += word.text
    return Chunk(tuple(words), text, tuple(starts))


def _is_parted(before: Drawn, word: Drawn, height: int) -> bool:
    """Whether a blank stands between two words: the page shows one, or the file has one and the page some room for it."""
    gap = word.x0 - before.x1
    return gap * 10 > height or (word.spaced and gap * 50 > height)
