"""Numbers as terms write them come in; exact fractions go through; decimals with twenty places go out.

A fraction grows where interest earns interest: each step multiplies its denominator. A hundred thousand such steps would
never end, so a denominator of more than 1,024 bits is rounded to a multiple of 1e-80. Everything else is exact.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from tieout.book.actus.errors import TermError

ZERO = Fraction(0)
ONE = Fraction(1)
PLACES = 20

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?", re.ASCII)
_LONGEST = 60
_BITS = 1024
_FINE = 10**80


def number(field: str, given: object) -> Fraction:
    """The number that a term gives: a decimal string, an int, a Decimal, or what JSON makes of one, as it prints."""
    if isinstance(given, bool) or not isinstance(given, str | int | float | Decimal | Fraction):
        raise TermError(field, f"{given!r} is not a number")
    if isinstance(given, Fraction):
        return given
    text = str(given).strip()
    if len(text) > _LONGEST:
        raise TermError(field, f"a number of {len(text)} characters has more digits than the {_LONGEST} allowed")
    if not _NUMBER.fullmatch(text):
        raise TermError(field, f"{text!r} is not a number")
    return Fraction(text)


def bounded(value: Fraction) -> Fraction:
    """The value itself, or the nearest multiple of 1e-80 where its denominator has grown past 1,024 bits."""
    if value.denominator.bit_length() <= _BITS:
        return value
    return Fraction(round(value * _FINE), _FINE)


def decimal(value: Fraction) -> Decimal:
    """The value to twenty places, half to even, without zeros at the end and never with an exponent."""
    scaled = round(value * 10**PLACES)
    whole, part = divmod(abs(scaled), 10**PLACES)
    digits = f"{part:0{PLACES}d}".rstrip("0")
    sign = "-" if scaled < 0 else ""
    return Decimal(f"{sign}{whole}.{digits}" if digits else f"{sign}{whole}")
