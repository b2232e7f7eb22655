"""A document's text comes in; what kind of document it is goes out: by its header, its title, its first sentences."""

from __future__ import annotations

import re
from typing import Final

_EXHIBIT: Final = re.compile(
    r"^(?:<TYPE>EX-|[ \t]*exhibit[\s\-]+(?:no\.?\s*)?)(?P<number>\d{1,2})(?=[\s.\-(a-z]|$)",
    re.IGNORECASE | re.MULTILINE,
)
_BY_EXHIBIT: Final = {"3": "charter", "4": "agreement", "10": "agreement", "13": "periodic-report"}
"""The classes of Regulation S-K, Item 601, whose number tells the kind; 99 is anything."""
_PERIODIC_FORM: Final = re.compile(
    r"(?:^[ \t]*(?:conformed\s+submission\s+type:\s*|form\s+)|<type>)10-?[kq]", re.IGNORECASE | re.MULTILINE
)
_CURRENT_FORM: Final = re.compile(
    r"(?:^[ \t]*(?:conformed\s+submission\s+type:\s*|form\s+)|<type>)8-?k", re.IGNORECASE | re.MULTILINE
)
_ITEM: Final = re.compile(
    r"^[ \t\f]*(?:item\s+(?P<number>\d{1,2}(?:\.\d\d)?)\b|item\s+information:\s*(?P<words>[^\n]+))",
    re.IGNORECASE | re.MULTILINE,
)
_RESULTS_ITEMS: Final = frozenset(("2.02", "12"))
_DEALS: Final = frozenset(("1.01", "2.01"))
"""Items of Form 8-K: results of operations (12 until 2004); agreements and acquisitions."""
_CHARTER: Final = re.compile(
    r"certificate\s+of\s+(?:retirement|amendment|designations?|incorporation|elimination|correction|merger)"
    r"|articles\s+of\s+(?:incorporation|amendment|association|organization)"
    r"|^\W*(?:amended\s+and\s+restated\s+)?by-?laws\b",
    re.IGNORECASE,
)
_AGREEMENT: Final = re.compile(
    r"\b(?:credit|loan|purchase|security|employment|merger|guaranty|pledge|lease)\s+(?:facility\s+)?agreement\b"
    r"|\bindenture\b"
    r"|\bby\s+and\s+(?:between|among)\b",
    re.IGNORECASE,
)
_PERIODIC: Final = re.compile(
    r"^\W*(?:annual\s+report\b|quarterly\s+report\b|notes\s+to\s+(?:the\s+)?(?:condensed\s+)?(?:consolidated\s+)?financial\s+statements"
    r"|management'?s\s+discussion\s+and\s+analysis|selected\s+financial\s+data|financial\s+highlights)",
    re.IGNORECASE | re.MULTILINE,
)
_NOTES: Final = re.compile(
    r"notes\s+to\s+(?:the\s+)?(?:condensed\s+)?(?:consolidated\s+)?financial\s+statements"
    r"|management['\u2019]?s\s+discussion\s+and\s+analysis|independent\s+auditors",
    re.IGNORECASE,
)
_RELEASE: Final = re.compile(r"(?:immediate|news|press|earnings)\s+release|for\s+release", re.IGNORECASE)
_TITLE: Final = re.compile(
    r"^[^\n.]{2,60}\b(?:reports?|announces?|posts)\b[^\n.]{0,80}\b(?:results|earnings|income|loss|sales)\b",
    re.IGNORECASE | re.MULTILINE,
)
_REPORTED: Final = re.compile(
    r"\b(?:report(?:s|ed)?|announce[sd]?|post(?:s|ed)?)\b[^.]{0,120}\b(?:results|earnings|net\s+(?:income|loss|earnings))\b",
    re.IGNORECASE,
)
# These two are put to long stretches, so to small letters.
_DEBT: Final = re.compile(
    r"\b(?:refinanc\w*|exchange\s+offer|credit\s+(?:facilit\w+|line|agreement)|line\s+of\s+credit|term\s+loans?\b|tender\s+offer"
    r"|(?:senior|subordinated|secured|unsecured|convertible)\s+notes\b|(?:notes|bonds|debentures)\s+due\b|debentures?\b|indenture\b)",
)
_RESULTS: Final = re.compile(
    r"\b(?:results|earnings|net\s+(?:income|loss|sales|revenues?)|revenues?|sales|profits?|supplement)\b[^.]{0,90}"
    r"\b(?:quarter|years?|months|weeks|fiscal|period|[1-4]q\d\d|q[1-4])\b"
    r"|\b(?:quarter|year|months|fiscal\s+\d{4}|period)\b[^.]{0,60}\b(?:results|earnings|net\s+(?:income|loss)|revenues?|supplement)\b"
    r"|\b(?:earnings\s+per|per\s+(?:(?:diluted|basic|common)\s+)+)\s*share",
)


def kind_of(text: str, lead: int, label: str = "") -> str:
    """The kind of ``text``, whose dateline stands at ``lead`` (-1 if it has none), under the type ``label`` (or "")."""
    head = f"<TYPE>{label}\n{text[:6000]}" if label else text[:6000]
    title = " ".join(text[:1500].split())
    exhibit = _EXHIBIT.search(head, 0, 800)
    labelled = _BY_EXHIBIT.get(exhibit["number"]) if exhibit else None
    if _PERIODIC_FORM.search(head):
        return "periodic-report"
    if labelled == "periodic-report" or (labelled == "charter" and not _AGREEMENT.search(title)):
        return labelled
    if _CURRENT_FORM.search(head):
        return _current(text, lead)
    if _CHARTER.search(title[:400]) and lead < 0:
        return "charter"
    if lead >= 0 or _RELEASE.search(head) or _TITLE.search(text, 0, 1500):
        return _release(text, max(lead, 0))
    if _AGREEMENT.search(title) or labelled == "agreement":
        return "agreement"
    if _PERIODIC.search(text, 0, 2500):
        return "periodic-report"
    return _told(text[:24_000])


def _current(text: str, lead: int) -> str:
    """The kind of a current report with what it carries: by its items, else by what they say first."""
    items = [match for match in _ITEM.finditer(text, 0, 20_000) if match["number"]]
    numbers = {match["number"] for match in items}
    words = " ".join(match["words"] or "" for match in _ITEM.finditer(text, 0, 3000)).lower()
    if numbers & _RESULTS_ITEMS or "results of operations" in words:
        return "earnings-release"
    if "2.03" in numbers or "direct financial obligation" in words:
        return "refinancing"
    if "5.03" in numbers and not numbers & _DEALS:
        return "charter"
    if lead >= 0:
        return _release(text, lead)
    start = items[0].end() if items else 3000
    small = text[start : start + 2500].lower()
    debts, results = len(_DEBT.findall(small)), len(_RESULTS.findall(small))
    if max(debts, results) < 2:
        return "other"
    return "earnings-release" if results > debts else "refinancing"


def _release(text: str, lead: int) -> str:
    """The kind of a press release: by its title and first sentences."""
    opening = text[max(0, lead - 900) : lead + 1600]
    small = opening.lower()
    debts, results = len(_DEBT.findall(small)), len(_RESULTS.findall(small))
    if debts > results:
        return "refinancing"
    if results >= 2 or _REPORTED.search(opening):
        return "earnings-release"
    return _told(text[:24_000]) if len(_RESULTS.findall(text[:24_000].lower())) >= 6 else "other"


def _told(text: str) -> str:
    """The kind of a text without title, by what it speaks of most."""
    small = text.lower()
    debts, results = len(_DEBT.findall(small)), len(_RESULTS.findall(small))
    if debts > results and debts >= 3:
        return "refinancing"
    if len(_NOTES.findall(text)) >= 2:
        return "periodic-report"
    if results >= 3:
        return "earnings-release"
    if len(_AGREEMENT.findall(text)) >= 3:
        return "agreement"
    return "refinancing" if debts >= 2 else "other"
