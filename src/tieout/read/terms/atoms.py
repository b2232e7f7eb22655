"""A sentence comes in; its atoms go out: amounts, days, years, lengths of time and indexes, with their values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from tieout.core.period import valid
from tieout.read.amounts import amounts
from tieout.read.dates import COUNTS, MONTHS, Token, tokens
from tieout.read.printed import Amount
from tieout.read.terms.strip import Atom
from tieout.read.terms.vocabulary import index_of, indexes
from tieout.read.words import word_value

_LENGTH: Final = re.compile(
    rf"(?<![a-z\d-])(?P<count>{'|'.join(sorted(COUNTS, key=len, reverse=True))}|\d{{1,3}})(?:\s*\(\d{{1,3}}\))?[\s-]{{1,20}}"
    r"(?:calendar\s+|consecutive\s+)?(?P<unit>day|week|month|year)(?:s['’]?|['’]s)?\b(?!\s+(?:period\b|anniversary))"
)
_COUNT: Final = re.compile(rf"\b(?:{'|'.join(sorted(COUNTS, key=len, reverse=True))}|\d{{1,3}})\b(?:\s*\(\d{{1,2}}\))?")
_COUNTS: Final = re.compile(rf"(?:(?:{_COUNT.pattern})(?:\s*,)?\s+(?:or\s+|and\s+)?)+$")
_DAY_OF: Final = re.compile(
    rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+day\s+of\s+(?P<m>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\s*,?\s+(?P<y>(?:19|20)\d\d)"
)
_TODAY: Final = re.compile(r"(?<=from )today\b|(?<=of )today\b")
_FRACTIONS: Final = {
    "1/2": Decimal("0.5"), "½": Decimal("0.5"), "one-half": Decimal("0.5"), "one half": Decimal("0.5"), "1/4": Decimal("0.25"),
    "¼": Decimal("0.25"), "one-quarter": Decimal("0.25"), "one-fourth": Decimal("0.25"), "3/4": Decimal("0.75"), "¾": Decimal("0.75"),
    "three-quarters": Decimal("0.75"), "1/8": Decimal("0.125"), "one-eighth": Decimal("0.125"), "3/8": Decimal("0.375"),
    "three-eighths": Decimal("0.375"),
}  # fmt: skip
_PART: Final = re.compile(rf"({'|'.join(_FRACTIONS)})\s+of\s+$")
_ALONE: Final = re.compile(r"(?<![\d/])(\d)/$")
_NEARLY: Final = re.compile(
    r"(?:\b(?:approximately|about|roughly|nearly|almost|around|some|estimated)[\s,]+(?:an?\s+)?|~\s*)$"
)
_CURRENCY: Final = re.compile(r"\b(us|u\.s\.|usd|eur|gbp|cad|aud|chf|jpy)\s{0,3}$")
_TWIN_WORD: Final = frozenset("percent per cent and dollars dollar basis points no united states u.s. of one".split())
_UNITS: Final = {"percent": "P", "points": "P", "basis points": "B", "shares": "N", "pure": "N"}


def atoms_of(view: str, small: str, start: int, end: int, today: date | None = None) -> list[Atom]:
    """The atoms of ``view[start:end]``, in no order; they may overlap. ``small`` is ``view`` in small letters.

    ``today`` is the document's own day, which its word "today" means.
    """
    words = tokens(small, start, end)
    spans = [(word.start, word.end) for word in words if word.kind in ("date", "year")]
    days = [*_days(small, start, end), *_dates(words)]
    lengths = list(_lengths(small, start, end))
    spans = sorted([*spans, *((day.start, day.end) for day in days), *((atom.start, atom.end) for atom in lengths)])
    found = [_amount(small, start, each) for each in _merged(amounts(small, start, end, spans, None, view))]
    names = [
        Atom("I", match.start(), match.end(), index_of(" ".join(match.group().replace("’", "'").split())))
        for match in indexes().finditer(small, start, end)
    ]
    if today is not None:
        days += [Atom("D", match.start(), match.end(), today) for match in _TODAY.finditer(small, start, end)]
    return [*days, *lengths, *found, *names]


def _days(small: str, start: int, end: int) -> Iterator[Atom]:
    for match in _DAY_OF.finditer(small, start, end):
        day = valid(int(match.group("y")), MONTHS[match.group("m")], int(match.group("d")))
        if day is not None:
            yield Atom("D", match.start(), match.end(), day)


def _dates(words: list[Token]) -> Iterator[Atom]:
    """Days as dates; days without a year as --MM-DD, months as YYYY-MM, years as they are."""
    for word in words:
        if word.kind == "year" and not word.fiscal:
            yield Atom("Y", word.start, word.end, str(word.year))
        elif word.kind == "date" and word.day and word.year:
            day = valid(word.year, word.month, word.day)
            if day is not None:
                yield Atom("D", word.start, word.end, day)
        elif word.kind == "date" and word.day:
            yield Atom("D", word.start, word.end, f"--{word.month:02}-{word.day:02}")
        elif word.kind == "date" and word.year:
            yield Atom("D", word.start, word.end, f"{word.year}-{word.month:02}")


def _lengths(small: str, start: int, end: int) -> Iterator[Atom]:
    for match in _LENGTH.finditer(small, start, end):
        unit = match.group("unit")[0].upper()
        yield Atom("T", match.start(), match.end(), f"P{_number(match.group('count'))}{unit}")
        before = _COUNTS.search(small, max(start, match.start() - 60), match.start())
        for count in _COUNT.finditer(before.group()) if before else ():  # "one, two, three or six months"
            at = before.start() + count.start() if before else 0
            word = count.group().partition("(")[0].strip()
            yield Atom("T", at, at + len(count.group()), f"P{_number(word)}{unit}")


def _number(count: str) -> int:
    return int(count) if count.isdigit() else COUNTS[count]


def _merged(found: list[Amount]) -> list[Amount]:
    """ "Four Hundred Fifty (450)" is one amount."""
    kept: list[Amount] = []
    for each in found:
        before = kept[-1] if kept else None
        if (
            before is not None
            and before.words
            and before.end <= each.start <= before.end + 24
            and before.number.value == each.number.value
        ):
            kept[-1] = replace(each, start=before.start)
        else:
            kept.append(each)
    return kept


def _amount(small: str, start: int, amount: Amount) -> Atom:
    value, unit = amount.number.value, amount.unit
    kind = _UNITS.get(unit) or ("Q" if unit.endswith("/share") else "M")
    if kind == "B":
        value, unit = value / Decimal(100), "percent"
    begin, end = amount.start, amount.end
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent > 0:
        value = value.quantize(Decimal(1))
    currency = _CURRENCY.search(small, max(start, begin - 6), begin)
    if currency is not None and kind in "MN":
        begin, kind = currency.start(), "M"
        unit = "USD" if currency.group(1).startswith("u") else currency.group(1).upper()
    begin = _twin(small, start, begin)
    alone = _ALONE.search(small, max(start, begin - 3), begin) if kind == "P" and value in (2, 4, 8, 16) else None
    if alone is not None:  # "1/2%"
        begin, value = alone.start(), Decimal(alone.group(1)) / value
    part = _PART.search(small, max(start, begin - 24), begin) if kind == "P" and value == 1 else None
    if part is not None:  # "1/2 of 1%"
        begin, value = part.start(), _FRACTIONS[part.group(1)]
    if begin < amount.start and small[end : end + 1] == ")":
        end += 1
    near = amount.approximate and _NEARLY.search(small, max(start, begin - 40), begin) is not None
    return Atom(kind, begin, end, value, unit, near)


def _twin(small: str, start: int, at: int) -> int:
    """Where the number begins that is spelled out before its digits in parentheses; ``at`` if none is."""
    if small[at] == "(":
        stop = at
    elif "(" in small[max(start, at - 2) : at]:
        stop = max(start, at - 2) + small[max(start, at - 2) : at].rfind("(")
    else:
        return at
    before = small[max(start, stop - 120) : stop]
    base = stop - len(before)
    begin = stop
    for word in reversed(list(re.finditer(r"[^\s]+", before))):
        plain = word.group().strip(",")
        parts = [part for part in re.split(r"[-/]", plain) if part]
        if (
            plain in _TWIN_WORD
            or re.fullmatch(r"(?:\d+|no)/100", plain)
            or (parts and all(_is_number(part) for part in parts))
        ):
            begin = base + word.start()
            continue
        break
    while begin < stop:  # "of" and "and" do not open a number
        first = re.match(r"(?:and|of|no|per|united|states)\s+", small[begin:stop])
        if first is None:
            break
        begin += first.end()
    return begin if begin < stop else at


def _is_number(word: str) -> bool:
    return word_value(word) is not None or word in ("hundred", "thousand", "million", "billion") or word in _PARTS


_PARTS: Final = frozenset(
    "half quarter quarters fourth fourths eighth eighths tenth tenths sixteenth sixteenths third thirds".split()
)
