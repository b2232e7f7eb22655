"""Values in base units come in; amounts as people write them go out: ``-$1,796,000``, ``$0.11 a share``."""

from __future__ import annotations

from decimal import Context, Decimal

_WIDE = Context(prec=200)
_MOST_PLACES = 4


def grouped(value: Decimal) -> str:
    """``value`` with thousands separators, no exponent, no superfluous zeros, at most some four places.

    A quotient has digits without end: it is rounded to four places, or, where it is smaller than those
    can show, to two significant digits.
    """
    if not value:
        return "0"
    if value == value.to_integral_value(context=_WIDE):
        return f"{int(value):,}"
    places = max(_MOST_PLACES, 1 - value.adjusted())
    rounded = value
    if -int(value.as_tuple().exponent) > places:
        rounded = value.quantize(Decimal(1).scaleb(-places), context=_WIDE)
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(value: Decimal, unit: str) -> str:
    """``value`` with its unit, the sign first: ``-$1,796,000``, ``12.5%``, ``11,960,371 shares``, ``3.5``."""
    sign = "-" if value < 0 else ""
    digits = grouped(abs(value))
    match unit:
        case "USD":
            return f"{sign}${_cents(digits)}"
        case "USD/share":
            return f"{sign}${_cents(digits)} a share"
        case "percent":
            return f"{sign}{digits}%"
        case "pure" | "":
            return f"{sign}{digits}"
        case _:
            return f"{sign}{digits} {unit}"


def bounds(low: Decimal | None, high: Decimal | None, unit: str) -> str:
    """An interval: ``$4,800,000``, ``$150,723 to $178,314``, ``at least $1,690,000``, ``any amount``."""
    if low is None or high is None:
        known = high if low is None else low
        return "any amount" if known is None else f"{'at most' if low is None else 'at least'} {amount(known, unit)}"
    return amount(low, unit) if low == high else f"{amount(low, unit)} to {amount(high, unit)}"


def _cents(digits: str) -> str:
    """An amount with one decimal is one in cents: ``0.30``."""
    return f"{digits}0" if digits[-2:-1] == "." else digits


def count(number: int, noun: str) -> str:
    """``1 figure``, ``2 figures``, ``1,200 figures``; the noun takes a plain s."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
