"""The lines of one layout block come in; panels (captions, heads, body lines under one set of columns) go out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from tieout.read.layout import Line

_PERIODIC: Final = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.? ?\d{0,2},?\b|"
    r"\b(?:quarters?|years?|months?|weeks?|ended|ending|change|percent|total|consolidated|q[1-4]|fy ?\d\d)\b|%|"
    r"\b(?:[1-4]q|q[1-4]|[12]h|h[12])[ '\u2019]?(?:20)?\d\d\b",
    re.IGNORECASE,
)
_TIMED: Final = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:quarters?|years?|months?|weeks?|ended|ending|change|percent|first|second|third|fourth)\b|%"
    r"|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]{3,6})?\b\.? ?\d",
    re.IGNORECASE,
)
_WHOLE: Final = tuple(
    re.compile(part, re.IGNORECASE)
    for part in (r"\b(?:months?|weeks?|quarters?|years?)\b", r"\bended\b", r"\b(?:19|20)\d\d\b")
)
"""What a head that needs no other says, in this order."""
_BOTH: Final = re.compile(r"\b(?:19|20)\d\d and (?:19|20)\d\d\b", re.IGNORECASE)
UNIT: Final = re.compile(
    r"\([^()]{0,40}\b(?:thousands|millions|billions)\b[^()]{0,80}\)?|\(?\$?000'?s[^()]{0,60}\)?", re.IGNORECASE
)
"""In what amounts are shown, and nothing else: "(in millions, except per share data)"."""
_MONTH: Final = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)$", re.IGNORECASE
)
_DAY: Final = re.compile(r"[12]?\d|3[01]")
_MARK: Final = re.compile(r"\(\d{1,2}\)")
_NEAR: Final = 3
MAX_TITLES: Final = 40
"""Titles are looked for in so many lines over the first row."""
_SENTENCE: Final = 40
"""A label is not so long when a head stands beside it."""
_WIDE: Final = 24
"""A head of one column is not so long: of lines on one axis, one that is makes titles of all."""


@dataclass(slots=True)
class Panel:
    """A table in the making. ``caption`` and ``heads`` are lines over it, ``body`` the lines of rows and rules."""

    caption: list[Line] = field(default_factory=list)
    heads: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    continued: bool = False


def panels_of(lines: list[Line]) -> list[Panel]:
    """Cut a block where new heads stand over the columns; each panel has at least one row of numerals."""
    panels: list[Panel] = []
    waiting: list[Line] = []
    left = 0
    for line in lines:
        data = bool(line.numerals) and not line.years and not _are_days(line, waiting) and not _is_numbered_head(line)
        if data and (not panels or (waiting and _has_heads(waiting, left))):
            panel = Panel()
            kept = waiting
            if panels:
                kept = _split_waiting(panels[-1], waiting, left)
            _place_heads(panel, kept, _left(line))
            panel.body.append(line)
            panels.append(panel)
            waiting = []
            left = _left(line)
        elif data:
            panels[-1].body += waiting
            waiting = []
            panels[-1].body.append(line)
            left = min(left, _left(line)) if _left(line) > 10 else left
        else:
            waiting.append(line)
    if panels:
        panels[-1].body += waiting
    return panels


def _left(line: Line) -> int:
    """Where the numerals of a line of data begin."""
    (x0, _), _ = line.numerals[0]
    if x0 <= 10 and len(line.numerals) > 1:
        return line.numerals[1][0][0]
    return x0


def _are_days(line: Line, waiting: list[Line]) -> bool:
    """The days of dates whose months stand a line above: "June     March" over "30       31"."""
    over = waiting[-1].texts if waiting else []
    months = [word.x0 for word in over if _MONTH.search(word.text)]
    if not months or not all(_DAY.fullmatch(numeral.text) for _, numeral in line.numerals):
        return False
    if not line.texts:
        return len(line.numerals) <= 1 + len(over)
    return all(any(abs(x0 - month) <= 2 for month in months) for (x0, _), _ in line.numerals)


def _is_numbered_head(line: Line) -> bool:
    """A head line whose only number is a page's or a note's, at the margin."""
    if len(line.numerals) != 1 or not line.texts or line.numerals[0][0][1] > 4 or line.texts[0].x0 < 40:
        return False
    return all(_PERIODIC.search(word.text) for word in line.texts)


def _has_heads(waiting: list[Line], left: int) -> bool:
    """Whether the lines since the last row hold heads: years, or periodic words, over the columns."""
    return any(_is_head(line, left) and not _is_tail(line, left) for line in waiting)


def _is_tail(line: Line, left: int) -> bool:
    """Percent signs that a narrow page has wrapped under their figures."""
    over = [word.text for word in line.texts if word.x1 > left + 1]
    return bool(over) and not line.numerals and all(text in ("%", ")%", ")") for text in over)


def _runs(line: Line) -> bool:
    """A sentence with a wide space in it ("... shares outstanding as of  May 1, 1998"): no head, whatever it tells."""
    if len(line.texts) != 2 or line.numerals:
        return False
    first, second = line.texts
    said = first.text[:1] != "(" and sum(1 for word in first.text.split() if word.islower()) >= 3
    return said and first.x0 <= 10 and len(first.text) >= _SENTENCE and second.x0 - first.x1 <= 2


def _is_head(line: Line, left: int) -> bool:
    if _runs(line):
        return False
    if line.numerals and not line.years:
        return True
    if line.years:
        return len(line.numerals) > 1 or line.numerals[0][0][0] >= left - _NEAR
    if line.blank or line.rule or line.page_break or line.marked:
        return False
    over = [word for word in line.texts if word.x1 > left + 1 and word.x0 > left - 30 and word.x0 > 10]
    if not over:
        return False
    if len(over) >= 2 and line.texts[0].x0 > 10:
        return True
    return any(_PERIODIC.search(word.text) and len(word.text) < 60 for word in over) and (
        len(over) >= 2 or over[0].x0 >= left - 12
    )


def _is_unit(line: Line) -> bool:
    """Whether a line says in what amounts are shown, and nothing else: "(in millions, except per share data)"."""
    return len(line.texts) == 1 and not line.numerals and UNIT.fullmatch(line.texts[0].text) is not None


def _heads_columns(line: Line, left: int) -> bool:
    """Whether the line next above the first row has texts over the columns: "Nominee    For    Against"."""
    over = [word for word in line.texts if word.x1 > left + 1 and word.x0 > max(left - 30, 10)]
    if len(line.texts) == 1:
        return line.texts[0].x0 > max(left - 16, 24) and not line.texts[0].text.endswith(":")
    return len(over) >= min(2, len(line.texts) - 1) and not line.numerals


def _split_waiting(previous: Panel, waiting: list[Line], left: int) -> list[Line]:
    """Give the tail of the previous table (its closing rule, notes) back to it; the rest heads the new one."""
    first = next(index for index, line in enumerate(waiting) if _is_head(line, left) and not _is_tail(line, left))
    start = first
    blanks = 0
    while start > 0:
        line = waiting[start - 1]
        if line.rule and blanks == 0 and start == first:
            start -= 1
            continue
        if line.rule or line.page_break:
            break
        blanks = blanks + 1 if line.blank else 0
        if blanks > 4:
            break
        start -= 1
    previous.body += waiting[:start]
    return waiting[start:]


def _place_heads(panel: Panel, lines: list[Line], left: int) -> None:
    """Part the lines over the first row into captions, heads, and labels that belong to the body."""
    last = -1
    titles = _titles(lines[-MAX_TITLES:], left)
    nearest = next((line for line in reversed(lines) if line.texts), None)
    panel.caption += titles
    taken = set(map(id, titles))
    lines = [line for line in lines if id(line) not in taken]
    for index, line in enumerate(lines):
        if (line is nearest and _heads_columns(line, left)) or _is_unit(line):
            last = index
        if line.marked or _is_head(line, left) or (line.rule and line.rules and line.rules[-1].x1 > left + 2):
            last = index
    for index, line in enumerate(lines):
        if index > last:
            (panel.body if last >= 0 or _is_label(line) else panel.caption).append(line)
        elif _is_head(line, left) or line.rule or line.marked or (line is nearest and _heads_columns(line, left)):
            panel.heads.append(line)
        elif line.texts and (_centred(line, left) or _runs(line)):
            panel.caption.append(line)
        elif line.texts:
            panel.heads.append(line)


def _titles(lines: list[Line], left: int) -> list[Line]:
    """The lines at the top that stand centred on the page, not over columns: names, and titles that tell no time or all of it."""
    alone = []
    for line in lines:
        if line.blank or line.page_break:
            continue
        if line.rule or line.marked or line.numerals or len(line.texts) != 1:
            break
        alone.append(line)
    places = [line.texts[0].x0 + line.texts[0].x1 for line in alone]
    wide = [
        place
        for line, place in zip(alone, places, strict=True)
        if len(line.texts[0].text) >= _WIDE or line.texts[0].x0 < left - 8
    ]
    return [
        line
        for line, place in zip(alone, places, strict=True)
        if line.texts[0].x1 > left
        and (not _TIMED.search(line.texts[0].text) or _tells_all(line.texts[0].text))
        and any(abs(other - place) <= 4 for other in wide)
        and sum(1 for other in places if abs(other - place) <= 4) > 1
    ]


def _tells_all(head: str) -> bool:
    """Whether ``head`` tells length, end and year of a period, or two years. Linear, which one pattern for all is not."""
    at = 0
    for part in _WHOLE:
        found = part.search(head, at)
        if found is None:
            return _BOTH.search(head) is not None
        at = found.end()
    return True


def _is_label(line: Line) -> bool:
    return bool(line.texts) and line.texts[0].x0 <= 10 and line.texts[0].text.rstrip().endswith(":")


def _centred(line: Line, left: int) -> bool:
    """A caption: text that begins over the labels, and nothing that begins over the columns."""
    return line.texts[-1].x0 < left - 8


def without_marks(body: list[Line]) -> list[Line]:
    """Rows, without the marks of notes that stand on lines of their own above them and under no column: "(3)"."""
    marks = [
        line
        for line in body
        if not line.texts and len(line.numerals) == 1 and _MARK.fullmatch(line.numerals[0][1].text)
    ]
    if not marks:
        return body
    covered = {x for line in body if line.texts for (x0, x1), _ in line.numerals for x in range(x0, x1)}
    lost = {id(line) for line in marks for (x0, x1), _ in line.numerals if covered.isdisjoint(range(x0, x1))}
    return [line for line in body if id(line) not in lost]
