"""A run of characters from a table cell comes in; the Numeral that it prints goes out.

Reading never chooses between readings by arithmetic: ``304)`` is given as -304 first, with +304 as
the other reading and the flaw named; what the rest of the document says decides later.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from tieout.core.table import Numeral

_DASH: Final = "\\-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad"
_MONEY: Final = r"(?:US\$|C\$|A\$|[$\u20ac\u00a3\u00a5])"
_FRACTIONS: Final = {
    "\u00bc": (1, 4),
    "\u00bd": (1, 2),
    "\u00be": (3, 4),
    "\u215b": (1, 8),
    "\u215c": (3, 8),
    "\u215d": (5, 8),
    "\u215e": (7, 8),
}

_NUMERAL: Final = re.compile(
    rf"""
    (?P<lead>[({_DASH}+\s]|{_MONEY})*
    (?P<number>\d{{1,3}}(?:[ ]?,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)
    (?:\s*+(?P<fraction>\d{{1,2}}/\d{{1,2}}|[\u00bc-\u00be\u215b-\u215e]))?
    \s*+(?P<close>\))?
    \s*+(?P<unit>%|x(?![a-z])|\u00a2|bps?\b|cents?\b|pts?\b|ppts?\b|pp\b)?
    \s*+(?P<close2>\))?
    \s*+(?P<mark>
        (?:\(\w{{1,2}}\)|\[\w{{1,2}}\]|\{{\w{{1,2}}\}}|[*\u2020\u2021+#^]{{1,3}}|(?-i:[a-h])(?![\w]))
        (?:\s*+,?\s*+(?:\(\w{{1,2}}\)|[*\u2020\u2021]))*
    )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""White space is taken whole (``*+``): five stretches of it side by side could be parted in very many ways."""
_PLAIN: Final = re.compile(
    r"(?:\$ *)?(\()?(\d{1,3}(?:,\d{3})+|\d+|(?=\.))(?:\.(\d+))?(?(1)\))(%)?",
)
"""Most cells, read without the long pattern: digits, with ``$`` before them, parentheses around or ``%`` behind."""
_NIL: Final = re.compile(rf"{_MONEY}?\s*\(?(?:[{_DASH}]{{1,5}}|nil|none)\)?\s*%?", re.IGNORECASE)
_LEAD: Final = re.compile(rf"[({_DASH}+]|{_MONEY}")
MAX_DIGITS: Final = 24
"""A longer run of digits is an identifier, not an amount."""


def numeral_at(text: str, start: int, base: int = 0) -> Numeral | None:
    """The numeral that begins at ``start`` of ``text`` (spaces skipped), or None.

    ``base`` is added to the offsets. The span runs from the first to the last significant
    character (parentheses included; currency sign, percent sign and footnote marks left out).
    """
    match = _NUMERAL.match(text, start)
    if match is None:
        return None
    return _from_match(match, text, base)


@lru_cache(maxsize=4096)
def is_cell(text: str) -> bool:
    """Whether ``text`` prints a numeral, or a nil dash, and nothing else."""
    return parse_cell(text) is not None


def parse_cell(text: str, base: int = 0) -> Numeral | None:
    """The numeral that ``text`` prints and nothing else, nil dashes included; None for other text."""
    plain = _PLAIN.fullmatch(text)
    if plain is not None:
        return _plain(plain, text, base)
    if not text[:1].isdigit() and _NIL.fullmatch(text) is not None:
        return _nil(text, base)
    match = _NUMERAL.fullmatch(text)
    return None if match is None else _from_match(match, text, base)


def _nil(text: str, base: int) -> Numeral:
    core = text.strip("$\u20ac\u00a3 ()%\t")
    start = text.find(core)
    unit = "percent" if "%" in text else "USD" if "$" in text else ""
    return Numeral(base + start, base + start + len(core), core, 0, 0, unit, nil=True)


def _plain(match: re.Match[str], text: str, base: int) -> Numeral | None:
    opening, whole, part, percent = match.groups()
    start, end = match.start(1 if opening else 2), match.end(3 if part else 2)
    if end - match.start(2) > MAX_DIGITS:
        return None
    if part:
        whole += part
    digits = int(whole.replace(",", ""))
    unit = "percent" if percent else "USD" if text[0] == "$" else ""
    if opening:
        digits, end = -digits, end + 1
    return Numeral(base + start, base + end, text[start:end], digits, len(part) if part else 0, unit)


def _from_match(match: re.Match[str], text: str, base: int) -> Numeral | None:
    _, number, fraction, close, said, close2, _ = match.groups()
    if len(number) > MAX_DIGITS:
        return None
    at = match.start("number")
    opened, minus, money, first = _lead(text[match.start() : at])
    closes = match.end("close") if close else match.end("close2") if close2 else -1
    start = at if first < 0 else match.start() + first
    end = closes if closes > 0 else match.end("fraction") if fraction else match.end("number")
    digits, places = _digits(number, fraction)
    negative = minus or (opened and closes > 0)
    other: tuple[int, ...] = ()
    flaw = ""
    if opened != (closes > 0) and digits:
        flaw = (
            "opening parenthesis without its closing one" if opened else "closing parenthesis without its opening one"
        )
        negative = True
        other = (digits,)
    unit = (said and _UNITS[said.lower().rstrip("s")]) or money
    return Numeral(
        base + start,
        base + end,
        text[start:end],
        -digits if negative else digits,
        places,
        unit,
        0,
        False,
        other,
        flaw,
        fraction is not None,
    )


_UNITS: Final = {
    "%": "percent",
    "x": "times",
    "\u00a2": "cents",
    "bp": "basis points",
    "cent": "cents",
    "pt": "points",
    "ppt": "points",
    "pp": "points",
}
_SIGNS: Final = {"$": "USD", "US$": "USD", "\u20ac": "EUR", "\u00a3": "GBP", "\u00a5": "JPY", "C$": "CAD", "A$": "AUD"}


@lru_cache(maxsize=256)
def _lead(lead: str) -> tuple[bool, bool, str, int]:
    """Whether a parenthesis opens, a minus stands, which currency, and where the number's own marks begin (-1: no mark)."""
    opened = minus = False
    money = ""
    first = -1
    for mark in _LEAD.finditer(lead):
        sign = mark[0]
        if sign == "(":
            opened = True
        elif sign in _DASH and sign != "\\":
            minus = True
        elif sign != "+":
            money = _SIGNS.get(sign.upper(), "USD")
            continue
        if first < 0:
            first = mark.start()
    return opened, minus, money, first


def _digits(number: str, fraction: str | None) -> tuple[int, int]:
    whole, _, part = number.replace(",", "").replace(" ", "").partition(".")
    digits = int(whole + part) if whole + part else 0
    places = len(part)
    if fraction is None:
        return digits, places
    above, below = _FRACTIONS[fraction] if fraction in _FRACTIONS else tuple(map(int, fraction.split("/")))
    if not below or places:
        return digits, places
    scaled, places = above, 0
    while scaled % below and places < 6:
        scaled, places = scaled * 10, places + 1
    return digits * 10**places + scaled // below, places
