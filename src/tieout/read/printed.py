"""A number found in prose and the words around it come in; the Amount goes out: value, precision, unit, sign."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tieout.core.number import Number
from tieout.core.quick import quick
from tieout.read.strangers import spelled_twin

MAX_DIGITS: Final = 24
"""A longer run of digits is no amount that anybody prints."""


@quick
@dataclass(frozen=True, slots=True)
class Amount:
    """A number in prose. ``start`` to ``end`` holds sign, digits and unit words; ``after`` is where "per share" ends.

    ``words`` says that it is spelled out. ``readings`` are other values that a doubtful print may stand for.
    ``negated`` says that the word "negative" precedes it (the value has the sign already).
    """

    start: int
    end: int
    after: int
    number: Number
    unit: str
    approximate: bool = False
    words: bool = False
    readings: tuple[Decimal, ...] = ()
    negated: bool = False


DASH: Final = "-\u2010\u2011\u2012\u2013\u2212"
_MONEY: Final = {"$": "USD", "us$": "USD", "u.s.$": "USD", "c$": "CAD", "a$": "AUD", "€": "EUR", "£": "GBP", "¥": "JPY",
                 "usd": "USD", "eur": "EUR"}  # fmt: skip
_FRACTIONS: Final = {"¼": (1, 4), "½": (1, 2), "¾": (3, 4), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}
SCALES: Final = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "mm": 6, "m": 6, "bn": 9, "b": 9, "k": 3,
                  "mn": 6}  # fmt: skip

AMOUNT: Final = re.compile(
    rf"""(?P<open>\((?=[^()]{{1,40}}\)))?
    (?P<minus>[{DASH}](?=[$€£\d.]))?
    (?P<money>(?:us|c|a|u\.s\.[ ]?)?\$|[€£¥]|\b(?:usd|eur)(?=[ ]?\d))?\s{{0,20}}
    (?P<inner>\((?=[\d.]))?(?P<dash>(?<=[$€£¥])[{DASH}](?=[\d.]))?
    (?<![\d.,])(?P<digits>\d{{1,3}}(?:,\d{{3}})++(?![\d,]*\d)(?:\.\d++)?|\d++(?:\.\d++)?|\.\d++)(?!,\d|e\d)
    (?:[\s-]{{1,20}}(?P<fraction>\d{{1,2}}/\d{{1,2}})(?![\d/])|(?P<vulgar>[¼½¾⅛⅜⅝⅞]))?
    (?P<shut>\))?
    (?:[\s\xa0-]{{0,60}}(?P<scale>thousand|million|billion|trillion|mm\b|mn\b|bn\b|(?<=\d)[mbk]\b))?
    (?P<shut2>\))?
    (?:[\s\xa0]{{0,60}}(?P<unit>%|percentage[\s-]{{1,9}}points?\b|-?percent\b|per[ ]cent\b|-?basis[\s-]{{1,20}}points?\b|bps?\b|cents?\b|¢|-?points?\b
        |(?<=\d)x(?![a-z\d])|times\b))?
    (?P<shut3>\))?""",
    re.VERBOSE,
)
"""A number with its signs, scale and unit, in small letters."""
_PER_SHARE: Final = re.compile(
    r"(?:[\s,]{0,20}\((?:basic|diluted)\))?[\s,-]{0,20}(?:(?:in|of)\s{1,20}(?:\w{1,12}\s{1,20}){1,2})?"
    r"(?:(?:(?:on\s{1,9}a\s{1,9})?per|an?|each|for\s{1,20}each)\b|/)[\s-]{0,20}(?:[a-z’'-]{1,16}[\s-]{1,20}(?:and\s{1,20})?){0,5}?(?:shares?|unit|ads|warrant)\b(?!\s{1,20}(?:increase|decrease|growth))"
    r"(?:\s{1,20}on\s{1,20}an?\s{1,20}(?:fully\s{1,20})?(?:diluted|basic)\s{1,20}basis)?"
)
_PAR_AFTER: Final = re.compile(r"\s{1,20}(?:stated\s|par\s)\s{0,20}value")
_PAR_BEFORE: Final = re.compile(r"(?<!aggregate )(?<!total )\bpar\s+value\s+(?:of\s+)?$")
_SHARES: Final = re.compile(
    r"[\s\xa0]{1,20}(?:(?!(?:per|and|or|in|to|from|for|each|a)\b)(?:of\s{1,9}(?:its|the)\s{1,9})?[a-z’'-]{1,16}[\s\xa0]{1,20}){0,4}?shares?\b"
)
_SHARE_COUNT: Final = re.compile(
    r"\bnumber\s+of\s+(?:[a-z’'-]{1,16}\s+){0,5}shares\b[^.;$]{0,160}\b(?:is|was|were|be|to|from|of|totaled)\s+$"
    r"|\bshares\s+(?:[a-z’'-]{1,16}\s+){0,6}(?:is|was|were|be|totaled|to|from|of)\s+$"
)
_SHORT_OF: Final = re.compile(
    r"\b(?:approximately|about|roughly|nearly|almost|around|over|more\s+than|less\s+than|at\s+least|up\s+to|some|an?\s+estimated"
    r"|estimated|in\s+excess\s+of|exceed(?:ing|s|ed)?|as\s+much\s+as|just\s+under|at\s+most|close\s+to|above|below|fewer\s+than|no\s+more\s+than)"
    r"[\s,]+(?:an?\s+)?(?:negative\s+)?$|~\s*$"
)
_SHORT_LAST: Final = frozenset(
    "approximately about roughly nearly almost around over than least to some estimated of exceed exceeding exceeds exceeded as under most"
    " above below an a negative ~ approximately,".split()
)
_RANGE_BEFORE: Final = re.compile(r"[\w%)]$|[\d%)][\s\xa0]+$")
_MINUS: Final = ("negative", "minus")
_NEGATIVE: Final = re.compile(r"\b(?:negative|minus)\s+$")
_GIVEN: Final = re.compile(r"\b(?:of|was|were|is|to|from|at|totaled|with|by|or|and|versus|vs\.?)\s*$")
_EXACT_BEFORE: Final = re.compile(
    r"\bpar\s+(?:or\s+stated\s+)?value\s+(?:of\s+)?(?:only\s+)?$|\b(?:conversion|exercise|purchase|issue|redemption|liquidation|strike|offering|subscription)\s+(?:price|preference|rate|ratio)"
    r"\s+(?:of|equal\s+to|is)\s+$|\b(?:at|for)\s+a\s+(?:[a-z]+\s+)?price\s+of\s+$|\binstal?lments\s+of\s+$|\b(?:for\s+each|for\s+every|each|every|per)\s+$"
    r"|\b(?:rate|coupon|fee|libor|sofr|euribor|eurodollar\s+rate|base\s+rate|treasury\s+rate)\s*\)?\s+(?:of|equal\s+to|plus|minus|at|is)\s+$"
    r"|\bplus\s+$|\bdenominations?\s+of\s+$|\binterest\s+at\s+(?:a\s+rate\s+of\s+)?$|\bminimum\s+of\s+$|\bauthori[sz]ed\s+(?:to\s+issue\s+)?(?:capital\s+stock\s+of\s+)?$"
)
_EXACT_LAST: Final = frozenset(
    "value only of to is each every per at plus minus issue authorized authorised capital".split()
)
_EXACT_AFTER: Final = re.compile(
    r"\s+(?:[a-z’'-]+,?\s+){0,4}?(?:(?:credit|loan|revolving|borrowing|bridge|letter\s+of\s+credit)\s+(?:facilit(?:y|ies)|agreement|line|loan|commitment)"
    r"|term\s+loans?|line\s+of\s+credit|commitments?|par\s+value|each\b|revolver)"
)
_INSTRUMENT: Final = re.compile(
    r"\s+(?:(?:new|old|first|second|third|fixed|floating|rate|series|cumulative|perpetual|secured|unsecured|guaranteed|convertible|exchangeable|senior|junior|subordinated|redeemable|mandatory|contingent|step-up)"
    r"[\s,-]+){0,7}(?:notes?|debentures?|bonds?|preferred|preference|loans?|mortgages?|securities|capital\s+securities)\b"
)


def _decimals(digits: str, places: int, scale: int, unit: str, display_scale: int | None) -> int:
    """The decimals of a narrated amount: its last digit, or its trailing zeros up to the display scale."""
    if places or scale or "." in digits:
        return places - scale
    if unit not in ("USD", "EUR", "GBP", "CAD", "AUD", "JPY", "shares"):
        return 0
    plain = digits.replace(",", "")
    zeros = len(plain) - len(plain.rstrip("0"))
    if unit == "shares":
        return 0
    return -min(zeros, display_scale or 3) if zeros >= 3 or display_scale else 0


def _value(match: re.Match[str]) -> tuple[Decimal, int] | None:
    """The digits with fraction, as printed and without sign, and their decimal places."""
    digits = match.group("digits").replace(",", "")
    if len(digits) > MAX_DIGITS:
        return None
    value = Decimal(digits)
    places = len(digits.partition(".")[2])
    top, bottom = 0, 1
    if match.group("vulgar"):
        top, bottom = _FRACTIONS[match.group("vulgar")]
    elif match.group("fraction"):
        top, bottom = (int(part) for part in match.group("fraction").split("/"))
    if top:
        if bottom not in (2, 4, 8, 16, 32, 64) or top >= bottom or "." in digits:
            return None
        value += Decimal(top) / Decimal(bottom)
        exponent = value.as_tuple().exponent
        places = -exponent if isinstance(exponent, int) else 0
    return value, places


def _unit(match: re.Match[str], small: str, end: int) -> tuple[str, int]:
    """The unit and the end of the words that say it."""
    word = (match.group("unit") or "").strip("-")
    if word in ("%", "percent", "per cent"):
        return "percent", end
    if word.startswith(("percentage", "point")):
        return "points", end
    if word.startswith("b"):
        return "basis points", end
    if word in ("x", "times"):
        return "pure", end
    money = match.group("money")
    if money or word in ("cent", "cents", "¢"):
        currency = _MONEY.get((money or "$").replace(" ", ""), "USD")
        share = _PER_SHARE.match(small, end, end + 90)
        if share is None and (
            _PAR_AFTER.match(small, end) or _PAR_BEFORE.search(small[max(0, match.start() - 30) : match.start()])
        ):
            return f"{currency}/share", end
        return (f"{currency}/share", share.end()) if share else (currency, end)
    shares = _SHARES.match(small, end, end + 90)
    if shares:
        return "shares", end
    before = small[max(0, match.start() - 200) : match.start()]
    return ("shares" if "shares" in before and _SHARE_COUNT.search(before) else "pure"), end


def amount_of(match: re.Match[str], small: str, display_scale: int | None) -> Amount | None:
    """The amount that a match of ``AMOUNT`` in ``small`` prints, in base units; None where it is none.

    ``display_scale`` is the power of ten of the document's tables: it bounds the precision of what is told in full.
    """
    read = _value(match)
    if read is None:
        return None
    value, places = read
    scale = SCALES.get(match.group("scale") or "", 0)
    start, end = match.span()
    opened, closed = match.group("open"), match.group("shut") or match.group("shut2") or match.group("shut3")
    inner = match.group("inner")
    if opened and (inner or not closed):
        start, opened = start + 1, None
    if closed and not (opened or inner):
        end -= 1 if match.group("shut3") or not (match.group("scale") or match.group("unit")) else 0
    unit, after = _unit(match, small, end)
    if (match.group("unit") or "").startswith(("cent", "¢")):
        value, places = value.scaleb(-2), places + 2
    before = small[max(0, start - 700) : start].rstrip()[-60:] + " " * small[start - 1 : start].isspace()
    last = before.rsplit(maxsplit=1)[-1] if before.strip() else ""
    negated = last.endswith(_MINUS) and _NEGATIVE.search(before) is not None
    # "(1.1)%", "(860) bps": the sign is on the digits, the unit stands outside.
    twin = bool(opened and closed) and spelled_twin(before, match.group("digits"))
    outside = bool(opened and match.group("shut") and (match.group("unit") or match.group("scale"))) and not twin
    negative = outside or bool(inner and closed) or negated or bool(match.group("minus") or match.group("dash"))
    if match.group("minus") and not negated and _RANGE_BEFORE.search(before):
        negative, start = False, start + 1  # "15-20%" is a range
    readings: tuple[Decimal, ...] = ()
    if opened and closed and not negative and not twin:
        negative = bool(match.group("money") or "," in match.group("digits")) and _GIVEN.search(before) is not None
        readings = (value if negative else -value,)
    value = (-value if negative else value).scaleb(scale)
    approximate = last in _SHORT_LAST and _SHORT_OF.search(before) is not None
    decimals: int | None = _decimals(match.group("digits"), places, scale, unit, display_scale)
    exact = bool(last in _EXACT_LAST and _EXACT_BEFORE.search(before)) or bool(
        unit == "USD" and _EXACT_AFTER.match(small, end, end + 80)
    )
    exact = (
        exact or bool(unit == "percent" and _INSTRUMENT.match(small, end, end + 90)) or bool(match.group("fraction"))
    )
    if not approximate and (exact or (unit == "pure" and not match.group("unit") and not places and not scale)):
        decimals = None
    return Amount(start, end, after, Number(value, decimals), unit, approximate, readings=readings, negated=negated)
