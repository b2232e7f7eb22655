"""Classified lines come in; lines of words with their horizontal places, and rules, go out."""

from __future__ import annotations

import re
from typing import Final

from tieout.core.document import Word, WordLine, Words
from tieout.source.lines import BLANK, BROKEN, CHUNK, RULED, TAGGED, TextLine

_DOUBLE: Final = re.compile(r"[=\u2550]")
_COLUMN_TAGS: Final = re.compile(r"\s*<S>", re.IGNORECASE)


def words_of(lines: list[TextLine]) -> Words:
    """The layout block that ``lines`` make: their chunks as words, rules as segments, tags as column marks."""
    out = []
    for line in lines:
        words: tuple[Word, ...] = ()
        rule = 0
        if line.kind == RULED:
            rule = 2 if _DOUBLE.search(line.text) else 1
            words = _rule_segments(line)
        elif line.chunks and line.kind != TAGGED:
            words = _line_words(line)
        elif line.kind == TAGGED and (_COLUMN_TAGS.match(line.text) or line.chunks):
            words = _tag_words(line)
        out.append(
            WordLine(
                line.number,
                line.start,
                line.end,
                words,
                rule,
                line.kind == BLANK or (line.kind == TAGGED and not words),
                line.kind == BROKEN,
            )
        )
    return Words(lines[0].start, lines[-1].end, tuple(out))


def _line_words(line: TextLine) -> tuple[Word, ...]:
    text = line.text
    if "\t" not in text:
        number, start = line.number, line.start
        return tuple([Word(text[x0:x1], x0, x1, number, start + x0, start + x1) for x0, x1 in line.chunks])
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


def _rule_segments(line: TextLine) -> tuple[Word, ...]:
    text = line.text.expandtabs() if "\t" in line.text else line.text
    if text.startswith("- -"):
        text = "--" + text[2:]  # EDGAR escapes a leading hyphen (privacy-enhanced mail, RFC 1421)
    return tuple(
        Word(match[0], match.start(), match.end(), line.number, line.start, line.end)
        for match in re.finditer(r"[-=_\u2500-\u257f\u2014\u2013*~]+", text)
    )


def _tag_words(line: TextLine) -> tuple[Word, ...]:
    """``<S>  <C>`` marks, and the text behind a ``<CAPTION>`` on the same line."""
    text = line.text
    words = []
    for match in re.finditer(r"<[SC]>", text, re.IGNORECASE):
        words.append(
            Word(
                match[0].upper(),
                match.start(),
                match.end(),
                line.number,
                line.start + match.start(),
                line.start + match.end(),
            )
        )
    if words:
        return tuple(words)
    tail = re.match(r"\s*(?:<[^>]*>\s*)+", text)
    at = tail.end() if tail else 0
    return tuple(
        Word(match[0], match.start(), match.end(), line.number, line.start + match.start(), line.start + match.end())
        for match in CHUNK.finditer(text, at)
    )
