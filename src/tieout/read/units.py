"""Captions, heads and label paths come in; the scale and unit of each figure go out.

Every pattern is put to small letters. Most labels have no word that any of them asks for, which one cheap look tells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from tieout.core.quick import quick

_SCALES: Final = (
    (
        3,
        re.compile(
            r"(?:in|of)\s+thousands|(?<![\d,.])\(?\$?\s*000'?\s?s?\b"
            r"|thousands of|in 000|\(thousands|\$ ?thousands|\bthousands\)|000's|\$\s*k\b",
        ),
    ),
    (
        6,
        re.compile(
            r"\b(?:in|of)\s+(?:u\.?s\.?\s+)?(?:dollars\s+in\s+)?millions|\(?(?:us)?\$\s*(?:in\s+)?mill?ions?\b"
            r"|\(millions|millions of|\bmillions\)|\$\s*(?:mm|m)\b|000,000'?s|\$ ?million",
        ),
    ),
    (9, re.compile(r"\b(?:in|of)\s+billions|\(billions|\$\s*billions?\b")),
)
_CURRENCIES: Final = (
    ("EUR", re.compile(r"\u20ac|\beuros?\b")),
    ("GBP", re.compile(r"\u00a3|\bpounds? sterling\b")),
    ("CAD", re.compile(r"canadian dollars|\bc\$")),
)
_EXCEPT_SHARE_DATA: Final = re.compile(r"except\b[^)\n]*(?<!per )(?<!per-)\bshares?\b")
_SHARES_IN: Final = re.compile(
    r"\bshares(?:,? which (?:are|is)|,? (?:are|is))?(?: \w+){0,3}? in (?P<power>thousands|millions)\b"
)
"""As in "in millions, except number of shares, which are reflected in thousands"."""
_PER_SHARE: Final = re.compile(
    r"\bper\s+(?:\w+\s+){0,3}?(?:shares?|units?|ads|rsus?|awards?|options?|warrants?)\b|\bper-share\b|\b(?:eps|e\.p\.s)\b"
    r"|(?:earnings|income|loss|dividends?)\s*(?:\(loss\)\s*)?per\b|book value per|\bpar value per\b"
    r"|\bweighted[\s-]+average\s+(?:(?:grant|award)[\s-]+date\s+)?(?:fair value|price)\b"
    r"|\b(?:exercise|conversion|option|strike) price\b|\bstock price\b|\bmarket price\b|\bshare price\b",
)
_PRICED: Final = re.compile(r"(?:\$\s*\d[\d.,]*|\d[\d.]*\s*cents)\s*(?:a|per)\s+(?:\w+\s+){0,3}?(?:shares?|units?)\b")
"""A price in a label, beside which the whole amount stands: "Dividends declared ($0.57 per share)"."""
_LEFT_OUT: Final = re.compile(r"\banti-?dilutive\b|\bexcluded from\b.*\b(?:diluted?|per share)\b")
"""Awards that earnings per share leave out are counted in shares."""
_SHARES: Final = re.compile(
    r"\b(?:shares|common stock equivalents|dilutive (?:effect|securities|share|stock|options|awards)"
    r"|weighted[\s-]+average (?:number of )?(?:common |diluted |basic )*(?:shares|stock|units))\b",
)
_NUMBER_OF_SHARES: Final = re.compile(r"\bnumber of (?:\w+ ){0,3}shares\b(?!.*\bper\b)")
_NOT_SHARES: Final = re.compile(
    r"\bper\b|\bpurchase|repurchase|proceeds|issuance of|cost of|issued for|\bpar value\b|treasury|payments?"
    r"|acquisition of|redemption|withh|exercise of|dividends|sale of|tax|compensation",
)
_USED_FOR: Final = re.compile(
    r"\b(?:used|outstanding)?\s*(?:in|for|to)\s+(?:the\s+)?(?:comput|calculat|determin|per[\s-]share|diluted|basic)\w*.*$",
)
"""What shares are counted for: "shares used in computing earnings per share" are shares."""
_COUNTED: Final = re.compile(r"\d[\d,]{3,}\s+(?:\w+\s+){0,3}?shares|shares\s+(?:\w+\s+){0,4}?\d|authorized|\bpar\b")
"""A label that counts shares itself: its figure is their amount in money."""
_PERCENT: Final = re.compile(
    r"(?<!\d)(?<!\d )%|\bpercent(?:age)?\b|\bmargin\b|\byields?\b|\brates?\b|\breturn on\b"
    r"|\befficiency ratio\b|\bas a percent|\bgrowth\b",
)
_EARNED: Final = re.compile(r"\b(?:basic|diluted|dividends?|net (?:income|earnings|loss)|book value)\b")
"""What is told a share where whole amounts stand around it."""
_RATE: Final = re.compile(r"(?<!\d)(?<!\d )%")
"""A percent sign that no number stands before: that of "6 3/4% notes" is the notes' rate, not the figure's unit."""
_HEAD_PERCENT: Final = re.compile(r"%|\bpercent(?:age)?\b|\bpct\b")
_QUANTITY: Final = (
    r"(?:mm?cfe?|m?m?bbls?|m?m?boe|mm?btu|barrels?|[gmk]wh|(?:short |metric )?tons?|tonnes?|gallons?|ounces?|oz|pounds?|lbs?|square f(?:oo|ee)t"
    r"|sq\.? ?ft|acres?)"
)
_PRICE: Final = re.compile(rf"(?:\$ ?/ ?|\bper ){_QUANTITY}\b")
"""A price for a quantity is never scaled by the caption."""
_PHYSICAL: Final = re.compile(rf"\((?:in )?{_QUANTITY}(?:/d(?:ay)?| per day)?\)|\b{_QUANTITY}(?:/d(?:ay)?| per day)\b")
_HEAD_SHARES: Final = re.compile(
    r"(?:^|\s)(?:number of )?(?:shares|warrants|options|units)(?: outstanding| issued)?(?: ?\(?in (?:thousands|millions)\)?)?$"
    r"|\b(?:number|amount) of (?:\w+ )?(?:shares|warrants|options)\b|\bshares (?:of (?:\w+ ){1,3})?(?:issuable|underlying)\b",
)
_HELD: Final = ("shares", "warrants", "options", "units")
_NO_COUNT: Final = re.compile(r"\bper\b|\bprices?\b|\bvalue\b|\$|%")
_HEAD_VOTES: Final = re.compile(
    r"^(?:(?:votes|shares) )?(?:for|against|abstain(?:ed)?|abstentions?|(?:authority |votes )?withheld|broker non-?votes?)$",
)
_COUNT: Final = re.compile(
    r"\bnumber of\b|\bheadcount\b|\bunits sold\b|(?<!\d )\bdays\b|\bsquare feet\b|(?<!\d )\bweeks\b"
    r"|(?<!\bto )(?<!\bfor )(?<!\bby )(?<!\bfrom )(?<!\bwith )(?<!\bon )"
    r"\b(?:employees|customers|subscribers|stores|branches|locations|warehouses)\b(?!['\u2019])",
)


_SCALED: Final = ("thousand", "000", "mil", "billion", "$", "\u20ac", "euro", "\u00a3", "pound", "canadian")
"""A text without any of these tells neither scale nor currency."""
_GOODS: Final = re.compile(r"cf|bbl|boe|btu|barrel|[gmk]wh|tons?\b|tonne|gallon|ounce|oz|pound|lbs?\b|square|sq|acre")
"""What is in every ``_QUANTITY``: without it there is neither a price for goods nor a count of them."""
_TELLING: Final = re.compile(
    r"per\b|eps|e\.p\.s|price|shares|stock|dilutive|weighted|%|percent|margin|yield|rates?\b|return|ratio|growth"
    r"|number|employees|headcount|stores|units|customers|subscribers|branches|days|square|weeks|locations|warehouses"
    r"|" + "|".join(map(re.escape, _SCALED))
)
"""A label or section without any of these leaves the unit to the column and the scale to the caption."""


WHOLE: Final = 1_000_000
"""Shares printed so are whole ones, unless it is said in what they are counted: who has billions counts in millions."""


@quick
@dataclass(frozen=True, slots=True)
class Scale:
    """What a caption says of amounts: the power of ten of money and of shares, and the currency."""

    money: int = 0
    shares: int = 0
    currency: str = "USD"
    said: bool = False
    whole: bool = False
    """Whether the table prints its money without decimals: an amount with two of them is none of that scale."""
    counted: bool = False
    """Whether it says in what shares are counted; else they are taken to be as money is."""


_SILENT: Final = Scale()


@lru_cache(maxsize=8192)
def _says(pattern: re.Pattern[str], small: str) -> bool:
    """Whether ``pattern`` is found in ``small``. Labels, sections and heads come back for every cell of a table."""
    return pattern.search(small) is not None


@lru_cache(maxsize=8192)
def scale_of(text: str, default: Scale | None = None) -> Scale:
    """The scale that ``text`` (a caption, heads, notes over a table) gives; ``default`` where it is silent."""
    small = text.lower()
    if not any(map(small.__contains__, _SCALED)):
        return default or _SILENT
    said = [(match.start(), power) for power, pattern in _SCALES if (match := pattern.search(small))]
    money = min(said)[1] if said else None
    currency = next((code for code, pattern in _CURRENCIES if pattern.search(small)), "USD")
    if money is None:
        return default or Scale(currency=currency)
    told = _SHARES_IN.search(small)
    if told:
        shares = 3 if told["power"] == "thousands" else 6
    else:
        shares = 0 if _EXCEPT_SHARE_DATA.search(small) else money
    return Scale(money, shares, currency, True, counted=told is not None)


@quick
@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of a figure and the power of ten that its digits are to be multiplied by."""

    name: str
    scale: int


@dataclass(frozen=True, slots=True)
class Heads:
    """What the heads of a column say of the unit of its figures. ``small`` is their text in small letters."""

    small: str
    percent: bool
    shares: bool
    votes: bool
    per_share: bool
    goods: bool


@lru_cache(maxsize=2048)
def heads_of(head: str) -> Heads:
    """The words of ``head``, the heads of a column as one text."""
    small = head.lower()
    return Heads(
        small,
        _HEAD_PERCENT.search(small) is not None,
        any(map(small.__contains__, _HELD)) and _HEAD_SHARES.search(small) is not None and not _NO_COUNT.search(small),
        _HEAD_VOTES.search(small) is not None,
        any(map(small.__contains__, ("per", "eps", "e.p.s", "price", "value"))) and _PER_SHARE.search(small) is not None,
        _GOODS.search(small) is not None,
    )


@quick
@dataclass(frozen=True, slots=True)
class Item:
    """The label of a line item, and its sections as one text, in small letters.

    ``plain`` says that no word in them tells of a unit or a scale, ``sign`` that the label is a percent sign.
    """

    label: str
    section: str
    plain: bool
    goods: bool
    sign: bool


@lru_cache(maxsize=4096)
def item_of(label: str, path: tuple[str, ...]) -> Item:
    """The words of the row under ``path`` that is called ``label``."""
    small, section = label.lower(), " ".join(path).lower()
    return Item(
        small,
        section,
        _TELLING.search(small) is None and not (section and _says(_TELLING, section)),
        _GOODS.search(small) is not None,
        small.strip() in ("%", "percent", "percentage", "pct"),
    )


def unit_of(item: Item, heads: Heads, mark: str, places: int, scale: Scale, digits: int = 0) -> Unit:
    """The unit of a table figure from the words of its row, the heads of its column and its own mark.

    ``mark`` is what the numeral itself carries ("USD", "percent", ...), ``places`` its digits after the point, ``digits``
    the number that they make. Percentages, per-share amounts and plain counts are never scaled by the caption.
    """
    if scale.shares and not scale.counted and abs(digits) >= WHOLE:
        scale = replace(scale, shares=0)
    if mark in ("percent", "basis points", "times", "points"):
        return Unit({"times": "pure"}.get(mark, mark), 0)
    if mark == "cents":
        return Unit(f"{scale.currency}/share", -2)
    if mark != "USD" and heads.percent and not item.sign:
        return Unit("percent", 0)
    if mark == "" and places <= 1 and heads.shares:
        return Unit("shares", scale.shares)
    if mark == "" and heads.votes:
        return Unit("pure", 0)
    if _is_per_share(item, heads, mark, places):
        return Unit(f"{scale.currency}/share", 0)
    if item.goods or heads.goods:
        both = f"{item.label} {heads.small}"
        if mark in ("", "USD") and _says(_PRICE, both):
            return Unit(scale.currency, 0)
        if mark == "" and _says(_PHYSICAL, both) and "$" not in item.label:
            return Unit("pure", 0)
    if scale.whole and places == 2 and mark in ("", "USD") and _says(_EARNED, item.label):
        return Unit(f"{scale.currency}/share", 0)
    if item.plain:
        return _unsaid(places, scale)
    own = scale_of(item.label)
    counted = _count_unit(item.label, item.section, places, scale, own) if mark == "" else None
    return counted or _money_unit(item.label, item.section, mark, places, scale, own)


def _is_per_share(item: Item, heads: Heads, mark: str, places: int) -> bool:
    if places >= 2 and mark in ("", "USD") and heads.per_share:
        return True
    if item.plain or not (_says(_PER_SHARE, item.label) or (places >= 2 and _says(_PER_SHARE, item.section))):
        return False
    if not places and (_says(_PRICED, item.label) or _says(_LEFT_OUT, item.label)):
        return False
    if places >= 1 and not _is_total_of_shares(item.label):
        return True
    return _says(_PER_SHARE, item.label) and not _says(_SHARES, item.label)


def says_per_share(item: Item) -> bool:
    """Whether a row says of itself that its amounts are per share."""
    return not item.plain and _says(_PER_SHARE, item.label)


def _count_unit(label: str, section: str, places: int, scale: Scale, own: Scale) -> Unit | None:
    """Shares, percentages and counts, by the words of an unmarked figure; None where it is money."""
    inner = own if own.said else scale_of(section)
    if places <= 1 and (_says(_NUMBER_OF_SHARES, label) or _says(_LEFT_OUT, label)):
        return Unit("shares", inner.money if inner.said else scale.shares)
    shares = _says(_SHARES, label) or (places <= 1 and _says(_SHARES, section))
    if shares and not _says(_COUNTED, label) and not _says(_NOT_SHARES, _purposeless(section, label)):
        return Unit("shares", inner.money if inner.said else scale.shares)
    if _says(_RATE, label) or (places >= 1 and not own.said and _says(_PERCENT, label)):
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
    return _unsaid(places, scale)


def _unsaid(places: int, scale: Scale) -> Unit:
    """The unit of an amount of whose unit its row says nothing."""
    if places >= 2 and (scale.whole or not scale.said):
        return Unit(scale.currency, 0)  # a price among whole amounts, or among amounts whose scale is only guessed
    return Unit(scale.currency, scale.money)


def _is_total_of_shares(label: str) -> bool:
    return _says(_SHARES, label) and "per" not in label.split()
