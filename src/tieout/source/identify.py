"""A document's text comes in; what it is, whose, and its date go out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Final

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_MONTH: Final = (
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_YEAR: Final = r"(?:19|20)\d\d"
_DATE: Final = re.compile(
    rf"\b{_MONTH}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?P<year>{_YEAR})\b", re.IGNORECASE
)
_THIS_DAY: Final = re.compile(
    rf"this\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+day\s+of\s+{_MONTH}\s*,?\s+(?P<year>{_YEAR})"
)
"""In small letters. It is looked for in whole documents, and a literal beginning is found fast."""
_DASH: Final = r"-{1,3}|\u2013|\u2014"
_ASIDE: Final = r"\([^)\n]{2,30}\)\s*"
_DATELINE: Final = re.compile(
    rf"{_MONTH}\.?\s+\d{{1,2}}\s*,?\s+{_YEAR}\s*"
    rf"(?:{_ASIDE})?(?:/[^/\n]{{2,40}}/)?\s*(?:{_DASH}|:)+\s*"
    rf"(?:{_ASIDE}(?:{_DASH}))?\s*"
    r"(?P<issuer>[A-Z][^\n]{1,80}(?:\n[^\n]{1,80})?)",
    re.IGNORECASE,
)
"""A city's date, an agency or a ticker, a dash, and the name that begins the first sentence."""
_MONTH_LIKE: Final = re.compile("[JFMASONDjfmasond][AEUPCOaeupco][NLGBPCRYTVnlgbpcrytv]")
"""Three letters that may begin a month: found much faster than the months in any case."""
_ISSUER_ENDS: Final = re.compile(
    r"\s*(?:\(|,?\s+(?:today"
    r"|reported|announced|reports|announces|has|will|is|was|completed|said|and its|a leading|the leading"
    r"|released|issued|declared|filed|posted|recorded)\b"
    r"|, (?:a|an|the|one)\b)",
    re.IGNORECASE,
)
_REGISTRANT: Final = re.compile(
    r"^(?P<issuer>[^\n]{3,80})\n[\s_\-=]*\(\s*exact\s+name\s+of\s+registrant", re.IGNORECASE | re.MULTILINE
)
_CONFORMED: Final = re.compile(r"COMPANY CONFORMED NAME:\s*(?P<issuer>[^\n]+)")
_CIK: Final = re.compile(r"CENTRAL INDEX KEY:\s*(\d{1,10})")
_FORM: Final = re.compile(
    r"\b(?P<issuer>(?:[A-Z][\w&.,'\-]*[ \t]+){1,6}?"
    r"(?:INC|Inc|CORP|Corp|CORPORATION|Corporation|COMPANY|Company|LTD|Ltd|LIMITED|Limited"
    r"|LLC|L\.?P|PLC|plc|N\.?V|BANCORP|Bancorp|TRUST|Trust|GROUP|Group|HOLDINGS|Holdings)\b\.?)"
)
"""Capitalized words that end in the name of a legal form."""
_KINDS: Final = (
    (
        "charter",
        re.compile(
            r"certificate\s+of\s+(?:retirement|amendment|designations?|incorporation|elimination|correction|merger)"
            r"|articles\s+of\s+(?:incorporation|amendment|association)"
            r"|\bby-?laws\b",
        ),
    ),
    (
        "agreement",
        re.compile(
            r"\b(?:credit|loan|purchase|indenture|security|employment|merger)\s+agreement\b"
            r"|\bindenture\b"
            r"|\bby\s+and\s+(?:between|among)\b",
        ),
    ),
    (
        "periodic-report",
        re.compile(
            r"\bform\s+10-?[kq]"
            r"|annual\s+report|quarterly\s+report"
            r"|notes\s+to\s+(?:the\s+)?(?:condensed\s+)?consolidated\s+financial\s+statements"
            r"|management'?s\s+discussion",
        ),
    ),
    (
        "refinancing",
        re.compile(
            r"\brefinanc\w*"
            r"|\bexchange\s+offer"
            r"|\bcredit\s+facilit\w+"
            r"|\bsenior\s+(?:subordinated\s+|secured\s+|unsecured\s+)?notes\b"
            r"|\bterm\s+loans?\b"
            r"|\btender\s+offer",
        ),
    ),
    (
        "earnings-release",
        re.compile(
            r"\b(?:reports?|reported|announces?|announced|results|earnings)\b[^.]{0,120}\b(?:quarter|year|months|weeks)"
            r"|net\s+(?:income|loss|earnings|sales)\b"
            r"|\bper\s+(?:diluted|basic|common)?\s*(?:common\s+)?share",
        ),
    ),
)
"""In small letters, as ``_RELEASE``."""
_RELEASE: Final = re.compile(r"(?:immediate|news|press)\s+release")


def identify(text: str) -> tuple[str, str, str, date | None]:
    """Kind, issuer ("" if not found), CIK ("" if not given) and date (None if not found) of a document.

    Only the first pages are looked at: what a document is, it says at its head.
    """
    head = text[:12000]
    cik = _CIK.search(head)
    return _kind(text[:24000]), _issuer(head), cik[1].lstrip("0") if cik else "", _date(text)


def _datelines(head: str) -> Iterator[re.Match[str]]:
    """What looks like a dateline, in order."""
    at = 0
    for month in _MONTH_LIKE.finditer(head):
        match = _DATELINE.match(head, month.start()) if month.start() >= at else None
        if match is not None:
            at = match.end()
            yield match


def _date(text: str) -> date | None:
    dateline = next(_datelines(text[:12000]), None)
    return (
        (_day(_DATE.match(text, dateline.start())) if dateline else None)
        or _day(_THIS_DAY.search(text.lower()))
        or _day(_DATE.search(text, 0, 20000))
    )


def _day(match: re.Match[str] | None) -> date | None:
    """The day that ``match`` names, None where the calendar has none such."""
    if match is None:
        return None
    try:
        return date(int(match["year"]), MONTHS[match["month"].lower()], int(match["day"]))
    except ValueError:
        return None


def _issuer(head: str) -> str:
    conformed = _CONFORMED.search(head)
    if conformed:
        return _tidy(conformed["issuer"])
    registrant = _REGISTRANT.search(head)
    if registrant:
        return _tidy(registrant["issuer"])
    for match in _datelines(head):
        name = " ".join(match["issuer"].split())
        formed = _FORM.match(name)
        if formed and not formed["issuer"].lower().rstrip(".").endswith(("group", "trust", "holdings", "company")):
            return _tidy(formed["issuer"])
        end = _ISSUER_ENDS.search(name)
        if end and 2 < end.start() < 70:
            return _tidy(name[: end.start()])
    named: Counter[str] = Counter()
    for formed in _FORM.finditer(head):
        named[_tidy(formed["issuer"].rpartition("\n")[2])] += 1
    return named.most_common(1)[0][0] if named else ""


def _tidy(name: str) -> str:
    return " ".join(name.replace("\u00ae", "").replace("\u2122", "").split()).strip(" ,;:-\u2013\u2014\"'")


def _kind(text: str) -> str:
    """The kind whose words come most and earliest; headings count through their place."""
    text = text.lower()
    title = " ".join(text[:1500].split())
    charter, agreement, periodic, refinancing, release = (pattern for _, pattern in _KINDS)
    if charter.search(title):
        return "charter"
    reports = release.search(title)
    if periodic.search(title) and not _RELEASE.search(text, 0, 4000):
        return "periodic-report"
    if agreement.search(title) and not reports:
        return "agreement"
    debts = len(refinancing.findall(text))
    results = sum(1 for _ in islice(release.finditer(text), max(debts, 3)))  # more would decide nothing
    if debts > results and debts >= 3:
        return "refinancing"
    if results >= 3:
        return "earnings-release"
    if len(periodic.findall(text)) >= 2:
        return "periodic-report"
    if len(agreement.findall(text)) >= 3:
        return "agreement"
    return "refinancing" if debts >= 2 else "other"
