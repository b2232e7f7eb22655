"""A stretch of prose comes in; every number in it that is a figure goes out, in base units with its precision.

Dates, telephone numbers, addresses, list markers, statute sections, times of day and names
("10-K", "Series 4", "COVID-19") are not figures; ``strangers`` says why and where.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from tieout.core.number import Number
from tieout.read.printed import AMOUNT, DASH, SCALES, Amount, amount_of
from tieout.read.strangers import in_spans, is_stranger, strange_spans
from tieout.read.words import NUMBER_WORD, NUMBER_WORDS, fraction_of, word_value

_BEFORE_DIGITS: Final = f"({DASH}"
_BEFORE_MONEY: Final = f"({DASH}cau"
"""What can stand right before a number, and before a currency sign, and be part of the amount: "(", "-", "us"."""
_START: Final = re.compile(r"[$€£¥\d.](?:(?<=[$€£¥])|(?<!\d.)(?:(?<=\d)|(?=\d)))")
"""A currency sign, or the first digit or point of a number. The class leads: the search jumps from one to the next."""
_PER_SHARE_TALK: Final = re.compile(
    r"\bper(?:[\s-]{1,20}[a-z-]{1,12}){0,4}?[\s-]{1,20}(?:share|unit)\b|\b(?:eps|e\.p\.s)\b"
)
_ON_EPS: Final = re.compile(r"\s{1,9}(?:on|in|of|to)\s{1,9}(?:[a-z-]{1,12}\s{1,9}){0,3}?(?:eps|e\.p\.s)\b")
"""What an amount before it is told of: "a charge of $0.24 on diluted EPS"."""
_RANGE: Final = re.compile(
    r"[\s\xa0]*(?:to|and|or|through|[-–—]|,|,\s*(?:and|or))[\s\xa0]*(?:approximately\s+|between\s+)?"
)
_COUNTED: Final = re.compile(
    r"[\s\xa0]*(?:(?:(?:u\.?s\.?|united\s+states|canadian)\s+)?dollars\s*(?=\()|\(|percent\b|per\s+cent\b|cents?\b|dollars\b|basis\s+points?\b|(?:(?!of\b|class)[a-z-]{1,14}\s+){0,2}(?:shares?|warrants?|votes?|rights?|units?|options?|notes|bonds"
    r"|debentures|instal?lments?|payments?)\b)"
)


def _is_twin(small: str, at: int, twin: Amount) -> bool:
    """Whether digits in parentheses right after words must be meant for them, though they differ ("sixty-five (365)").

    One or two digits alone could be a footnote's mark.
    """
    digits = "".join(char for char in small[twin.start : twin.end] if char.isdigit())
    money = twin.unit in ("USD", "EUR", "GBP")
    return (
        small[at : twin.end].lstrip().startswith("(")
        and ")" in small[twin.end - 1 : twin.end + 1]
        and (len(digits) > 2 or money)
    )


def _spelled(small: str, start: int, end: int, amounts: list[Amount]) -> list[Amount]:
    """Numbers in words that count something or that digits repeat."""
    found: list[Amount] = []
    first = NUMBER_WORD.search(small, start - 1, end) if start else None
    if start and first is None:
        return found
    for match in NUMBER_WORDS.finditer(small, first.end() if first else start, end):
        following = _COUNTED.match(small, match.end(), match.end() + 60)
        value = word_value(match.group())
        if following is None or value is None or in_spans(match.start(), [(a.start, a.end) for a in amounts]):
            continue
        word = following.group().strip()
        begin, stop, unit = match.start(), match.end(), "pure"
        if word == "(":
            twin = next((a for a in amounts if match.end() <= a.start <= match.end() + 22), None)
            if twin is None or (abs(twin.number.value) != value and not _is_twin(small, match.end(), twin)):
                continue
            unit = twin.unit
        elif "dollars" in word or word.startswith(("percent", "per cent", "basis", "cent")):
            stop = match.end() + len(following.group().rstrip())
            unit = "percent" if word.startswith("per") else "basis points" if word.startswith("basis") else "USD"
        elif word.endswith(("share", "shares")):
            unit = "shares"
        exact = Decimal(value).scaleb(-2) if word.startswith("cent") else Decimal(value)
        part = fraction_of(small[max(start, begin - 60) : begin]) if unit == "percent" else None
        if part is not None:
            begin, exact = begin - part[0], exact * part[1].numerator / part[1].denominator
        found.append(Amount(begin, stop, stop, Number(exact, None), unit, words=True))
    return found


def _ranges(small: str, found: list[Amount]) -> list[Amount]:
    """ "$1.2 to $1.4 billion", "10 to 12%": the first takes scale and unit from the second."""
    for index in range(len(found) - 2, -1, -1):
        first, second = found[index], found[index + 1]
        gap = small[first.end : second.start]
        if len(gap) > 30 or not _RANGE.fullmatch(gap) or first.words or second.words:
            continue
        loose = "and" in gap or "," in gap
        if loose and not (
            "between" in small[max(0, first.start - 16) : first.start]
            or "respectively" in small[second.end : second.end + 160]
        ):
            continue
        printed = small[first.start : first.end]
        scale = re.search(r"(thousand|million|billion|trillion)", small[second.start : second.end])
        bare = not re.search(r"(?:thousand|million|billion|trillion|,\d{3})", printed)
        both = first.unit == second.unit or (first.unit == "pure" and printed[0].isdigit()) or second.unit == "shares"
        if scale and bare and both and abs(first.number.value) < 1000:
            power = SCALES[scale.group(1)]
            places = len(printed.rstrip(")").partition(".")[2]) if "." in printed else 0
            number = Number(first.number.value.scaleb(power), places - power)
            found[index] = replace(first, number=number, unit=second.unit)
        elif first.unit == "pure" and second.unit in ("percent", "basis points", "points") and "," not in gap:
            places = len(printed.partition(".")[2])
            found[index] = replace(first, number=Number(first.number.value, places), unit=second.unit)
        elif second.unit.endswith("/share") and first.unit == second.unit[:-6] and "." in printed and bare:
            found[index] = replace(first, unit=second.unit)
    return found


def _per_share(small: str, start: int, end: int, found: list[Amount]) -> list[Amount]:
    """Dollars and cents after talk of "per share" are per share: "earnings per share grew to $0.46, from $0.37"."""
    if not found:
        return found
    end = min(end, found[-1].end + 60)
    chunk = small[start:end]
    if "per" not in chunk and "eps" not in chunk and "e.p" not in chunk:
        return found
    talk = _PER_SHARE_TALK.search(small, start, end)
    if talk is None:
        return found
    for index, amount in enumerate(found):
        printed = small[amount.start : amount.end].rstrip(")")
        cents = printed[-3:-2] == "." or printed.endswith(("cents", "cent", "¢"))
        if (
            amount.unit in ("USD", "EUR", "GBP")
            and cents
            and (amount.start > talk.start() or _ON_EPS.match(small, amount.end))
            and abs(amount.number.value) < 1000
        ):
            found[index] = replace(amount, unit=f"{amount.unit}/share")
    return found


def amounts(
    small: str,
    start: int,
    end: int,
    times: Sequence[tuple[int, int]] = (),
    display_scale: int | None = None,
    view: str = "",
) -> list[Amount]:
    """The figures in ``small[start:end]`` (small letters, see ``dates.lowered``), in order of place.

    ``times`` are spans of dates and lengths of time, which are not figures. Values are in base units:
    dollars, shares, percent points. ``display_scale`` is the power of ten of the document's tables.
    ``view`` is the same text with its capitals, which tell a note's number from a count.
    """
    found: list[Amount] = []
    at = start
    strange: list[tuple[int, int]] | None = None
    for head in _START.finditer(small, start, end):
        if head.start() < at:
            continue
        begin = head.start()
        while (
            begin > at
            and small[begin - 1] in _BEFORE_MONEY
            and (small[begin - 1] in _BEFORE_DIGITS or small[begin] == "$")
        ):
            begin -= 1
        match = AMOUNT.match(small, begin, end) or AMOUNT.match(small, head.start(), end)
        if match is None:
            continue
        at = match.end("digits")
        digits = match.start("digits")
        if in_spans(digits, times):
            continue
        if strange is None:  # most sentences with numbers have none but days and years
            strange = strange_spans(small, start, end)
        if in_spans(digits, strange) or is_stranger(view or small, small, match, start, end):
            continue
        amount = amount_of(match, small, display_scale)
        if amount is not None:
            found.append(amount)
            at = max(at, amount.end)
    spelled = _spelled(small, start, end, found)
    if spelled:
        found = sorted([*found, *spelled], key=lambda amount: amount.start)
    return _per_share(small, start, end, _ranges(small, found))
