"""Numbers in prose come in; the verdict that one is no figure (a telephone, a section, a name) goes out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tieout.read.words import NUMBER_WORDS, word_value

_WEB: Final = re.compile(r"\S{0,200}(?:www\.|https?://|@)\S{0,300}")
_SPANS: Final = re.compile(
    r"""(?<![\d.,$])(?=\d|\+\d)(?:
      (?:\+?\d{1,2}[\s.-]{1,3})?(?:\d{3}[\s./\u2010-\u2013-]{1,2}|\d{3}\)[\s\xa0./-]{0,20})\d{3}[ ]?[.\u2010-\u2013-][ ]?\d{4}(?!\d)  # telephone
    | \d{1,2}(?::\d\d)?\s{0,3}(?:a\.?m\b|p\.?m\b|noon\b|o['’]clock) | \d{1,2}:\d\d(?!\d)  # clock
    | \d{1,5}[a-z]?\s+(?:[nsew]\.?\s+|north\s+|south\s+|east\s+|west\s+)?(?:[a-z\d.]+\s+){1,3}?
      (?:street|avenue|ave|road|rd|boulevard|blvd|drive|lane|plaza|parkway|highway|expressway|broadway|square|floor|terrace|turnpike|pike|trail)\b
    | \d+\s+(?:cfr|u\.?s\.?c\.?|usc)\s*(?:§+\s*)?[\d.a-z()-]*
    | \d+[\s-]{1,9}for[\s-]{1,9}\d+\b
    | \d{1,3}-\d{4,7}(?:-\d+)?\b )  # file numbers
    """,
    re.VERBOSE,
)
_ZIP: Final = re.compile(
    r"(?<![a-z])[a-z]{2}\.?,?\s{1,20}\d{5}(?:-\d{4})?(?![\d,.]\d|\s*(?:shares|warrants|units|million|%))"
)
_FIVE: Final = re.compile(r"\d(?<!\d\d)\d{4}(?!\d)")
_SPAN_WORDS: Final = (
    "a.m", "p.m", " am", " pm", "noon", "clock", "street", " ave.", " ave,", " ave ", " avenue", " road", " rd", "boulevard",
    " blvd", " drive", " lane", "plaza", "parkway", "highway", "expressway", "terrace", "pike", " trail", " square", "floor", "cfr", "usc", "u.s.c",
)  # fmt: skip
_SPAN_DIGITS: Final = re.compile(
    r"\d(?:\d\d[)\s\xa0./\u2010-\u2013-]{1,20}\d{3}[ ]?[.\u2010-\u2013-][ ]?\d{4}|-\d{4}|:\d|[\s-]{1,9}for[\s-]{1,9}\d|\d{4}(?![\d,]))"
)
_NAMED: Final = re.compile(
    r"(?:\b(?:sections?|secs?|rules?|items?|forms?|exhibits?|articles?|schedules?|appendix|annex|nos?|numbers?|chapters?|titles?|parts?"
    r"|paragraphs?|clauses?|pages?|pp?|tables?|series|class|phase|level|tier|basel|topic|fas|sfas|fin|asu|asc|apb|eitf|issue|interpretation|sab|act\s+of|cfr"
    r"|versions?|patents?|windows|room|box|suite|footnotes?|notes?|fas\s+no|ias|ifrs|cusip|isin|sic|file|commission|top|fortune|russell|s\s?&\s?p"
    r"|nasdaq|regulation|statements?|sop|release|docket|case|route|hwy|gate|dialing|dial|passcode|code|id|ext|extension|rev|unit|stage|grade|type|step|volume|lot|zone"
    r"|euro|model|ifric|frs|proposal|resolution|act|tranche|pin|fax|phone|telephone|tel|since|page)\.?[\s\xa0]*(?:no\.?s?[\s\xa0]*|number[\s\xa0]*)?[#(]?(?:id[\s\xa0]*)?|#[\s\xa0]*|§+[\s\xa0]*|\^\(?)$"
)
_AND_NAMED: Final = re.compile(
    r"\b(?:sections|rules|items|forms|exhibits|articles|notes|nos|pages|statements|parts|paragraphs|versions?|patents|windows)\.?\s+[\da-z().-]{1,12}(?:,\s*[\da-z().-]{1,12}){0,6},?\s*(?:and|or|through|to|,|&|[-–])\s*$"
)
_HYPHENED: Final = re.compile(
    r"-(?:\d+(?:\.\d+)?[\s-]?(?:%|percent)|percent|basis|point|cent|million|billion|thousand)"
)
_WORDY: Final = re.compile(r"[^\W\d]|[®™)]")
_MARKER: Final = re.compile(r"\(\d{1,2}\)(?!\s*(?:%|percent|cents|million|billion|basis))")
_FILE: Final = re.compile(r"[\s\xa0]+[\w.-]+\.(?:html?|txt|pdf|xml|jpe?g|gif)\b")
_CODE: Final = re.compile(r"(?<![A-Za-z])(?!(?:USD|EUR|GBP|CAD|AUD|JPY|CHF|NOK|SEK)\b)[A-Z]{2,5}[\s\xa0]$")
_LENGTH: Final = re.compile(
    r"(?:\s*(?:to|or|and|-|–)\s*\d+)?[\s-]+(?:(?:business|calendar|consecutive|trading|full)\s+)?(?:days?|hours?|minutes?|seconds?|years?|months?|weeks?|quarters?)\b"
)
_COUNTS: Final = re.compile(
    r"(?:\s*(?:to|or|and|-|–)\s*\d+)?(?:\s+(?!(?:and|or|to|of|in|the|at|on|for|by|from|with|is|was|were|are|as)\b)[a-z]|[\s-]+for\s)|-[a-z]|\s*(?:to|or|and|-|–)\s*\d+(?:\.\d+)?\s*(?:%|percent|basis|points|cents|million|billion)"
)
_DAY: Final = re.compile(r"(?:st|nd|rd|th)\b")
_POWER: Final = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,6})?\s?[x\u00d7*\u00b7\u22c5]\s?)?10[\u2070\u00b9\u00b2\u00b3\u2074-\u2079\u207b]"
)
"""A power of ten, and what it multiplies."""


def strange_spans(small: str, start: int, end: int) -> list[tuple[int, int]]:
    """Telephone numbers, web addresses, times of day, streets and ZIP codes in ``small[start:end]``."""
    chunk = small[start:end]
    found = []
    if "@" in chunk or "www." in chunk or "http" in chunk:
        found += [match.span() for match in _WEB.finditer(small, start, end)]
    if any(map(chunk.__contains__, _SPAN_WORDS)) or _SPAN_DIGITS.search(chunk) is not None:
        found += [match.span() for match in _SPANS.finditer(small, start, end)]
    if _FIVE.search(chunk) is not None:
        found += [match.span() for match in _ZIP.finditer(small, start, end)]
    return found


def in_spans(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether ``at`` lies in one of a sentence's few spans."""
    for start, end in spans:  # noqa: SIM110 - asked of every number, and ``any`` takes three times as long
        if start <= at < end:
            return True
    return False


def is_stranger(view: str, small: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether the number in ``match`` (groups money, digits, scale, unit) is part of a name or a marker.

    What carries a currency sign, a scale or a unit is always a figure.
    """
    at, to = match.span("digits")
    glued = small[at - 1] if at > start else " "
    if match.group("money"):
        return False
    if _POWER.match(small, at):
        return True
    if glued.isalpha() or glued == "_" or (glued in "-‑" and at - 1 > start and _WORDY.match(small[at - 2])):
        return True
    if match.group("unit") or match.group("scale"):
        return match.group("scale") in ("m", "b", "k", "mm", "mn", "bn") or (
            match.group("unit") == "times" and "." not in match.group("digits")
        )
    following = small[to : to + 1]
    if following and (following.isalpha() or following == "_"):
        return True
    if following in "-‑" and small[to + 1 : to + 2].isalnum() and not _HYPHENED.match(small, to):
        return True
    if (
        glued in "/#^"
        or (following == "/" and not match.group("fraction"))
        or (glued in "-‑–" and at - 1 > start and small[at - 2].isdigit())
    ):
        return True
    before = small[max(start, at - 60) : at]
    if _NAMED.search(before) or (
        before.endswith(("and ", "or ", ", ", "through ", "to ", "& ", "- ", "– ")) and _AND_NAMED.search(before)
    ):
        return True
    if _DAY.match(small, to) or _FILE.match(small, to, end):
        return True  # "EX-99.1 2 release.htm": the place of an exhibit in its submission
    if len(match.group("digits")) in (3, 4) and _is_code(view, match, start):
        return True
    marker = _MARKER.match(small, at - 1) if glued == "(" else None
    if marker is not None:
        return not re.search(r"[a-z]-?\s+$", before[:-1]) or not spelled_twin(before[:-1], match.group("digits"))
    if not before.strip("\"'“”` (") and len(match.group("digits")) <= 2:
        # "1." and "1)" open a list, "1 Represents ..." a note; "19 offices" counts.
        opens = following in ".)" if following else False
        if opens or (following.isspace() and view[to : to + 8].lstrip()[:1].isupper()):
            return True
    return _is_bare(small, match, end)


def _is_code(view: str, match: re.Match[str], start: int) -> bool:
    """Whether a few plain digits are the number of a product or a law ("SB 901 costs"), and not one in a line of capitals."""
    at, to = match.span("digits")
    if not match.group("digits").isdigit() or _CODE.search(view, max(start, at - 8), at) is None:
        return False
    return not view[to : to + 40].lstrip()[:2].isupper() and not _counted(view, to)


def _counted(view: str, to: int) -> bool:
    """Whether what follows is a thing that is counted in numbers."""
    return re.match(r"\s+(?:\w+\s+)?(?:shares?|warrants?|units?|stores|employees)\b", view[to : to + 40]) is not None


def _is_bare(small: str, match: re.Match[str], end: int) -> bool:
    """Whether the number counts nothing: a code, a length of time, a label's number."""
    digits, to = match.group("digits"), match.end("digits")
    if _LENGTH.match(small, to):
        return True
    if "," in digits or "." in digits or match.group("fraction") or match.group("shut"):
        return False
    return len(digits) > 4 or _COUNTS.match(small, to, end) is None


def spelled_twin(before: str, digits: str) -> bool:
    """Whether the number in words stands right before its digits in parentheses: "forty-five (45)"."""
    last = None
    for last in NUMBER_WORDS.finditer(before):  # noqa: B007 - the last match is wanted
        pass
    return (
        last is not None
        and not before[last.end() :].strip()
        and digits.replace(",", "").isdigit()
        and word_value(last.group()) == int(digits.replace(",", ""))
    )
