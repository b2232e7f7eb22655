"""Captions, heads and label paths come in; the scale and unit of each figure go out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_SCALES: Final = (
    (
        3,
        re.compile(
            r"(?:in|of)\s+thousands|(?<![\d,.])\(?\$?\s*000'?\s?s?\b"
            r"|thousands of|in 000|\(thousands|\$ ?thousands|\bthousands\)|000's|\$\s*k\b",
            re.IGNORECASE,
        ),
    ),
    (
        6,
        re.compile(
            r"\b(?:in|of)\s+(?:u\.?s\.?\s+)?(?:dollars\s+in\s+)?millions|\(?(?:us)?\$\s*(?:in\s+)?mill?ions?\b"
            r"|\(millions|millions of|\bmillions\)|\$\s*(?:mm|m)\b|000,000'?s|\$ ?million",
            re.IGNORECASE,
        ),
    ),
    (9, re.compile(r"\b(?:in|of)\s+billions|\(billions|\$\s*billions?\b", re.IGNORECASE)),
)
_CURRENCIES: Final = (
    ("EUR", re.compile(r"\u20ac|\beuros?\b", re.IGNORECASE)),
    ("GBP", re.compile(r"\u00a3|\bpounds? sterling\b", re.IGNORECASE)),
    ("CAD", re.compile(r"canadian dollars|\bC\$", re.IGNORECASE)),
)
_EXCEPT_SHARE_DATA: Final = re.compile(r"except\b[^)\n]*(?<!per )(?<!per-)\bshares?\b", re.IGNORECASE)
_SHARES_IN_THOUSANDS: Final = re.compile(r"\bshares?\b[^,;()]*\bin\s+thousands\b", re.IGNORECASE)
"""As in "in millions, except number of shares, which are reflected in thousands"."""
_PER_SHARE: Final = re.compile(
    r"\bper\s+(?:\w+\s+){0,3}?(?:shares?|unit|ADS)\b|\bper-share\b|\bEPS\b"
    r"|(?:earnings|income|loss|dividends?)\s*(?:\(loss\)\s*)?per\b|book value per|\bpar value per\b"
    r"|\b(?:exercise|conversion|option|strike) price\b|\bstock price\b|\bmarket price\b|\bshare price\b",
    re.IGNORECASE,
)
_SHARES: Final = re.compile(
    r"\b(?:shares|common stock equivalents|dilutive (?:effect|securities)"
    r"|weighted[\s-]+average (?:number of )?(?:common |diluted |basic )*(?:shares|stock|units))\b",
    re.IGNORECASE,
)
_NOT_SHARES: Final = re.compile(
    r"\bper\b|\bpurchase|repurchase|proceeds|issuance of|cost of|issued for|\bpar value\b|treasury|payments?"
    r"|acquisition of|redemption|withh|exercise of|dividends|sale of|tax|compensation",
    re.IGNORECASE,
)
_USED_FOR: Final = re.compile(
    r"\b(?:used|outstanding)?\s*(?:in|for|to)\s+(?:the\s+)?(?:comput|calculat|determin|per[\s-]share|diluted|basic)\w*.*$",
    re.IGNORECASE,
)
"""What shares are counted for: "shares used in computing earnings per share" are shares."""
_COUNTED: Final = re.compile(
    r"\d[\d,]{3,}\s+(?:\w+\s+){0,3}?shares|shares\s+(?:\w+\s+){0,4}?\d|authorized|\bpar\b", re.IGNORECASE
)
"""A label that counts shares itself: its figure is their amount in money."""
_PERCENT: Final = re.compile(
    r"%|\bpercent(?:age)?\b|\bmargin\b|\byields?\b|\brates?\b|\breturn on\b"
    r"|\befficiency ratio\b|\bas a percent|\bgrowth\b",
    re.IGNORECASE,
)
_HEAD_PERCENT: Final = re.compile(r"%|\bpercent(?:age)?\b|\bpct\b", re.IGNORECASE)
_QUANTITY: Final = (
    r"(?:mm?cfe?|m?m?bbls?|m?m?boe|mm?btu|barrels?|[gmk]wh|(?:short |metric )?tons?|tonnes?|gallons?|ounces?|oz|pounds?|lbs?|square f(?:oo|ee)t"
    r"|sq\.? ?ft|acres?)"
)
_PRICE: Final = re.compile(rf"(?:\$ ?/ ?|\bper ){_QUANTITY}\b", re.IGNORECASE)
"""A price for a quantity is never scaled by the caption."""
_PHYSICAL: Final = re.compile(
    rf"\((?:in )?{_QUANTITY}(?:/d(?:ay)?| per day)?\)|\b{_QUANTITY}(?:/d(?:ay)?| per day)\b", re.IGNORECASE
)
_HEAD_SHARES: Final = re.compile(
    r"(?:^|\s)(?:number of )?(?:shares|warrants|options|units)(?: outstanding| issued)?(?: ?\(?in (?:thousands|millions)\)?)?$"
    r"|\b(?:number|amount) of (?:\w+ )?(?:shares|warrants|options)\b|\bshares (?:of (?:\w+ ){1,3})?(?:issuable|underlying)\b",
    re.IGNORECASE,
)
_NO_COUNT: Final = re.compile(r"\bper\b|\bprices?\b|\bvalue\b|\$|%", re.IGNORECASE)
_HEAD_VOTES: Final = re.compile(
    r"^(?:(?:votes|shares) )?(?:for|against|abstain(?:ed)?|abstentions?|(?:authority |votes )?withheld|broker non-?votes?)$",
    re.IGNORECASE,
)
_COUNT: Final = re.compile(
    r"\bnumber of\b|\bemployees\b|\bheadcount\b|\bstores\b|\bunits sold\b|\bcustomers\b|\bsubscribers\b"
    r"|\bbranches\b|\bdays\b|\bsquare feet\b|\bweeks\b|\blocations\b|\bwarehouses\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scale:
    """What a caption says of amounts: the power of ten of money and of shares, and the currency."""

    money: int = 0
    shares: int = 0
    currency: str = "USD"
    said: bool = False


@lru_cache(maxsize=8192)
def _says(pattern: re.Pattern[str], text: str) -> bool:
    """Whether ``pattern`` is found in ``text``. Labels, sections and heads come back for every cell of a table."""
    return pattern.search(text) is not None


@lru_cache(maxsize=8192)
def scale_of(text: str, default: Scale | None = None) -> Scale:
    """The scale that ``text`` (a caption, heads, notes over a table) gives; ``default`` where it is silent."""
    said = [(match.start(), power) for power, pattern in _SCALES if (match := pattern.search(text))]
    money = min(said)[1] if said else None
    currency = next((code for code, pattern in _CURRENCIES if pattern.search(text)), "USD")
    if money is None:
        return default or Scale(currency=currency)
    shares = money
    if _EXCEPT_SHARE_DATA.search(text):
        shares = 3 if _SHARES_IN_THOUSANDS.search(text) else 0
    return Scale(money, shares, currency, True)


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of a figure and the power of ten that its digits are to be multiplied by."""

    name: str
    scale: int


@lru_cache(maxsize=16384)
def unit_of(label: str, path: tuple[str, ...], head: str, mark: str, places: int, scale: Scale) -> Unit:
    """The unit of a table figure from its row label, section path, column heads and its own mark.

    ``mark`` is what the numeral itself carries ("USD", "percent", ...). Percentages, per-share amounts
    and plain counts are never scaled by the caption.
    """
    if mark in ("percent", "basis points", "times", "points"):
        return Unit({"times": "pure"}.get(mark, mark), 0)
    if mark == "cents":
        return Unit(f"{scale.currency}/share", -2)
    if mark != "USD" and _says(_HEAD_PERCENT, head) and not _HEAD_PERCENT.fullmatch(label.strip() or "x"):
        return Unit("percent", 0)
    if mark == "" and places <= 1 and _says(_HEAD_SHARES, head) and not _says(_NO_COUNT, head):
        return Unit("shares", scale.shares)
    if mark == "" and _says(_HEAD_VOTES, head):
        return Unit("pure", 0)
    section = " ".join(path)
    if _is_per_share(label, section, head, mark, places):
        return Unit(f"{scale.currency}/share", 0)
    if mark in ("", "USD") and _says(_PRICE, f"{label} {head}"):
        return Unit(scale.currency, 0)
    if mark == "" and _says(_PHYSICAL, f"{label} {head}") and "$" not in label:
        return Unit("pure", 0)
    own = scale_of(label)
    counted = _count_unit(label, section, places, scale, own) if mark == "" else None
    return counted or _money_unit(label, section, mark, places, scale, own)


def _is_per_share(label: str, section: str, head: str, mark: str, places: int) -> bool:
    if places >= 2 and mark in ("", "USD") and _says(_PER_SHARE, head):
        return True
    if not _says(_PER_SHARE, label) and not (places >= 2 and _says(_PER_SHARE, section)):
        return False
    if places >= 1 and not _is_total_of_shares(label):
        return True
    return _says(_PER_SHARE, label) and not _says(_SHARES, label)


def _count_unit(label: str, section: str, places: int, scale: Scale, own: Scale) -> Unit | None:
    """Shares, percentages and counts, by the words of an unmarked figure; None where it is money."""
    shares = _says(_SHARES, label) or (places <= 1 and _says(_SHARES, section))
    if shares and not _says(_COUNTED, label) and not _says(_NOT_SHARES, _purposeless(section, label)):
        inner = own if own.said else scale_of(section)
        return Unit("shares", inner.money if inner.said else scale.shares)
    if "%" in label or (places >= 1 and not own.said and _says(_PERCENT, label)):
        return Unit("percent", 0)
    if not own.said and _says(_COUNT, label):
        return Unit("pure", 0)
    return None


def _purposeless(section: str, label: str) -> str:
    """Section and label without what their shares are counted for."""
    return f"{_USED_FOR.sub('', section)} {_USED_FOR.sub('', label)}"


def _money_unit(label: str, section: str, mark: str, places: int, scale: Scale, own: Scale) -> Unit:
    if own.said:
        return Unit(scale.currency, own.money)
    if places >= 2 and scale.money >= 3 and mark == "" and _says(_PERCENT, f"{section} {label}"):
        return Unit("percent", 0)
    inner = scale_of(section)
    if inner.said:
        return Unit(scale.currency, inner.money)
    if not scale.said and places >= 2:
        return Unit(scale.currency, 0)  # a price among amounts whose scale is only guessed
    return Unit(scale.currency, scale.money)


def _is_total_of_shares(label: str) -> bool:
    return _says(_SHARES, label) and "per" not in label.lower().split()
