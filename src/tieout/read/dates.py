"""Characters come in; the words of time (dates, years, quarters, lengths, "a year ago") go out as tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tieout.core.period import valid
from tieout.core.quick import quick

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        1,
    )
    for name in names.split()
}
COUNTS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "sixteen": 16, "seventeen": 17,
    "twenty-four": 24, "twenty-five": 25, "twenty-six": 26, "twenty-seven": 27, "twenty-eight": 28,
    "thirty-six": 36, "thirty-eight": 38, "thirty-nine": 39, "forty": 40, "fifty-two": 52, "fifty-three": 53,
}  # fmt: skip
ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
}  # fmt: skip


@quick
@dataclass(frozen=True, slots=True)
class Token:
    """One word of time.

    ``kind`` is ``date`` (month, day, year; day 0 for a bare month, year 0 when unsaid), ``year`` (year; ``fiscal``),
    ``length`` (unit and count, or ordinal), ``ended``, ``then`` (unit ``year``, ``quarter``, ``same``, ``yoy`` or ``qoq``: relative).
    """

    kind: str
    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    unit: str = ""
    count: int = 0
    ordinal: int = 0
    fiscal: bool = False


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_COUNT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|sixteen|seventeen"
    r"|twenty[\s-]{1,3}(?:four|five|six|seven|eight)|thirty[\s-]{1,3}(?:six|eight|nine)|forty"
    r"|fifty[\s-]{1,3}(?:two|three)|\d{1,2})"
)
_ORD = r"(?:first|second|third|fourth|[1-4](?:st|nd|rd|th))"
_YEAR = r"(?:19[3-9]\d|20[0-6]\d)(?!\d|[.,]\d|[/%]|-\d|s\b)"
_G = r"(?:[\s-]{1,40})"
_BACK = r"(?:last|prior|previous|preceding)"
_WHAT = rf"(?:quarters?|periods?|months?|weeks?|half|year|fiscal{_G}(?:quarter|period|year))"

# Where a token can begin: one cheap look at each word, before the long pattern is tried. What parts words leads, because
# the search jumps from one such character to the next and looks at nothing between.
_FIRST = r"""(?=[ac-fhijl-tyq\d])(?=j(?:an|u[nl])|feb|ma[ry]|a(?:pr|ug)
    |s(?:ep|eco|ixt?[\s-]|ixt|ame|imi|eve|equ)|oct|no?v|dec
    |f(?:irs|our|isc|ive|ift|ort|ull|ye?[\s\d'’]|y\d)|t(?:hir|hre|wel|wen|wo|en|rai)|ni?ne|el?ev|ei?gh|one[\s-]
    |c(?:orr|omp|ale)|li(?:ke|nk)|equiv|resp|last|pr(?:io|ev|ece)|imme|y(?:ear|td|/y|oy)|q(?:uar|[1-4]|/q|oq)|h(?:al|[12])
    |month|end(?:ed|ing)|[1-4](?:st|nd|rd|th|[qh])|\d{1,2}(?:/\d|(?:st|nd|rd|th)?[\s-]{1,40}[a-z])|(?:19|20)\d\d)"""
_HEAD = re.compile(rf"[^a-z\d](?:{_FIRST}|(?<=['’])(?=\d\d(?!\d)))", re.VERBOSE)
_FIRST_WORD = re.compile(_FIRST, re.VERBOSE)
_CODE = rf"""(?P<code>(?:q(?P<q1>[1-4])|(?P<q2>[1-4])q|h(?P<h1>[12])|(?P<h2>[12])h)
      (?:{_G}?(?:fy)?{_G}?['’]?(?P<qy>(?:19|20)\d\d|\d\d))?(?![\da-z%]|[.,]\d))"""
_ORDINAL = rf"""(?P<ordinal>(?P<o1>{_ORD})(?:(?:{_G}and{_G}|{_G}?/{_G}?)(?P<o2>{_ORD}))?{_G}(?:fiscal{_G}|calendar{_G})?
      (?:(?P<oq>quarters?)|(?P<oh>half|halves)|(?P<oc>{_COUNT}){_G}(?P<ou>months?|weeks?))\b)"""
_COUNTED = rf"""(?P<counted>(?P<cn>{_COUNT}){_G}(?:calendar{_G}|fiscal{_G})?(?P<cu>months?|weeks?)\b(?:{_G}periods?\b)?)"""
_NUMBER = re.compile(
    rf"""(?:
    (?P<iso>(?P<iy>(?:19|20)\d\d)-(?P<im>\d\d)-(?P<id>\d\d))(?!\d)
  | (?P<slash>(?P<sm>\d{{1,2}})/(?P<sd>\d{{1,2}})/(?P<sy>\d{{4}}|\d\d))(?!\d|/)
  | (?P<dayfirst>(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?[\s-]{{1,9}}(?P<dm>{_MONTH})\.?,?[\s-]{{1,9}}
      (?P<dy>(?:19|20)\d\d|(?<=-)\d\d)(?!\d))
  | {_CODE}
  | {_ORDINAL}
  | {_COUNTED}
  | (?P<year>(?<![$.,/#\d-]){_YEAR})
    )""",
    re.VERBOSE,
)
"""A token that begins with a digit."""
_WORD = re.compile(
    rf"""(?:
    (?P<date>(?P<m>{_MONTH})
      (?:\.?\s{{0,40}}(?P<d>(?<![a-z])[0-3]?\d)(?:st|nd|rd|th)?(?![\d%]|[.,]\d{{1,3}}(?!\d))
         (?:\s{{0,40}}[,.]?\s{{0,40}}(?P<y>{_YEAR}))?
       |\.?,?\s{{1,40}}(?P<my>{_YEAR})|-(?P<my2>\d\d)(?!\d)))
  | (?P<monthly>(?P<mq>{_MONTH})\.?(?=\s{{1,40}}quarter))
  | {_CODE}
  | (?P<ytd>(?:fiscal{_G})?(?:year[\s-]to[\s-]date|ytd)\b)
  | (?P<fiscal>(?:fiscal(?:{_G}years?)?|fye?|(?:full|calendar){_G}years?){_G}?['’]?
      (?P<fy>{_YEAR}|\d\d(?![\d%]|[.,/]\d)))
  | {_ORDINAL}
  | (?P<same>(?:same|corresponding|comparable|comparative|like|similar|equivalent|respective){_G}
      (?:(?P<sb>{_BACK}){_G}(?:fiscal{_G})?year(?:'s|’s)?{_G})?
      (?:(?:fiscal|{_ORD}|{_COUNT}|(?P<sn>{_YEAR})){_G}){{0,3}}{_WHAT}(?:{_G}period)?(?:'s|’s)?\b
      (?P<sa>,?{_G}(?:(?:of|in|a|one|for|from|during|the|our){_G}){{0,3}}(?:{_BACK}{_G}(?:fiscal{_G})?year|year{_G}(?:ago|earlier|before)|year-ago)\b)?)
  | (?P<yoy>(?:year[\s-]{{1,20}}(?:over|on)[\s-]{{1,20}}(?:prior[\s-])?year|y/y|yoy)\b)
  | (?P<qoq>(?:quarter[\s-]{{1,20}}over[\s-]{{1,20}}quarter|sequential(?:ly)?(?!{_G}quarter)|q/q|qoq)\b)
  | (?P<yearago>(?:year{_G}(?:ago|earlier|before)\b(?:{_G}(?:(?:fiscal|{_ORD}|{_COUNT}){_G}){{0,3}}{_WHAT}\b)?
      |{_BACK}{_G}(?:fiscal{_G})?year(?:'s|’s)?\b
         (?:{_G}(?:(?:fiscal|same|{_ORD}|{_COUNT}|comparable|corresponding){_G}){{0,3}}{_WHAT}\b)?
      |{_BACK}{_G}(?:fiscal{_G})?period\b))
  | (?P<linked>(?:(?:immediate(?:ly)?{_G})?{_BACK}{_G}(?:fiscal{_G})?quarter(?:'s|’s|{_G}end)?
      |(?:linked|trailing|sequential){_G}quarter)\b)
  | {_COUNTED}
  | (?P<length>(?:full{_G}|fiscal{_G}|full{_G}fiscal{_G})?(?P<lu>quarters?|years?|half[\s-]year|half|month)\b)
  | (?P<ended>end(?:ed|ing)\b)
  | (?P<short>['’](?P<yy>\d\d)(?!\d))
    )""",
    re.VERBOSE,
)
"""A token that begins with a letter or an apostrophe."""


def _token_at(text: str, at: int, stop: int) -> re.Match[str] | None:
    return (_NUMBER if text[at].isdecimal() else _WORD).match(text, at, stop)


def full_year(digits: str) -> int:
    """Two or four digits as a year: ``05`` is 2005, ``97`` is 1997."""
    value = int(digits)
    if value >= 100:
        return value
    return value + (2000 if value <= 60 else 1900)


def lowered(text: str) -> str:
    """``text`` in small letters, with as many characters as before (a few capitals have longer small forms)."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _count(word: str) -> int:
    if word.isdigit():
        return int(word)
    return COUNTS["-".join(word.replace("-", " ").split())]


def _date_token(kind: str, match: re.Match[str]) -> Token | None:
    part = match.group
    bare = kind == "monthly"
    if kind == "iso":
        year, month, day = int(part("iy")), int(part("im")), int(part("id"))
    elif kind == "slash":
        year, month, day = full_year(part("sy")), int(part("sm")), int(part("sd"))
    elif kind == "dayfirst":
        year, month, day = full_year(part("dy")), MONTHS[part("dm")], int(part("dd"))
    elif kind == "monthly":
        year, month, day = 0, MONTHS[part("mq")], 0
    else:
        digits = part("y") or part("my") or part("my2")
        year, month = full_year(digits) if digits else 0, MONTHS[part("m")]
        day = int(part("d") or 0)
        bare = part("d") is None
    if not 1 <= month <= 12 or (not bare and valid(year or 2000, month, day) is None):
        return None
    return Token("date", match.start(), match.end(), year, month, day)


def _length_tokens(kind: str, match: re.Match[str]) -> list[Token]:
    part, (start, end) = match.group, match.span()
    if kind == "code":
        quarter, half = part("q1") or part("q2"), part("h1") or part("h2")
        unit, ordinal = ("quarter", quarter) if quarter else ("half", half)
        year = full_year(part("qy")) if part("qy") else 0
        return [Token("length", start, end, year, unit=unit, ordinal=int(ordinal))]
    if kind == "ordinal":
        orders = [ORDINALS[word] for word in (part("o1"), part("o2")) if word]
        if part("oc"):
            unit = part("ou").rstrip("s")
            return [Token("length", start, end, unit=unit, count=_count(part("oc")), ordinal=orders[0])]
        unit = "quarter" if part("oq") else "half"
        if unit == "half" and max(orders) > 2:
            return []
        return [Token("length", start, end, unit=unit, ordinal=order) for order in orders]
    if kind == "counted":
        return [Token("length", start, end, unit=part("cu").rstrip("s"), count=_count(part("cn")))]
    if kind == "ytd":
        return [Token("length", start, end, unit="ytd")]
    unit = part("lu")
    return [Token("length", start, end, unit="half" if unit.startswith("half") else unit.rstrip("s"))]


def _read(match: re.Match[str]) -> list[Token]:
    kind, (at, to) = match.lastgroup or "", match.span()
    if kind in ("iso", "slash", "dayfirst", "date", "monthly"):
        token = _date_token(kind, match)
        return [] if token is None else [token]
    if kind in ("year", "short"):
        return [Token("year", at, to, full_year(match.group("yy") if kind == "short" else match.group()))]
    if kind == "fiscal":
        return [Token("year", at, to, full_year(match.group("fy")), fiscal=True)]
    if kind == "ended":
        return [Token("ended", at, to)]
    if kind == "same":
        year = int(match.group("sn") or 0)
        return [Token("then", at, to, year, unit="year" if match.group("sb") or match.group("sa") else "same")]
    if kind in ("yoy", "qoq"):
        return [Token("then", at, to, unit=kind)]
    if kind in ("yearago", "linked"):
        return [Token("then", at, to, unit="year" if kind == "yearago" else "quarter")]
    return _length_tokens(kind, match)


def each_token(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The words of time in ``text[start:end]``, in order; impossible dates (February 31) are left out.

    ``text`` is in small letters (see ``lowered``).
    """
    stop = len(text) if end is None else end
    at = start
    if start == 0 and _FIRST_WORD.match(text, 0, stop) is not None and (match := _token_at(text, 0, stop)) is not None:
        yield from _read(match)
        at = match.end()
    for head in _HEAD.finditer(text, max(start - 1, 0), stop):
        begin = head.start()
        if begin < at or text[begin] not in "'’":
            begin += 1
        if begin < at:
            continue
        match = _token_at(text, begin, stop) or (_token_at(text, begin + 1, stop) if begin < head.end() else None)
        if match is not None:
            yield from _read(match)
            at = match.end()


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """``each_token`` as a list."""
    return list(each_token(text, start, end))
