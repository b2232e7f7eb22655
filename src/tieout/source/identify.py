"""A document's text comes in; what it is, whose, and its date go out."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from tieout.source.datelines import (
    dateline,
    day_agreed,
    day_executed,
    day_issued,
    day_reported,
    day_signed,
)
from tieout.source.issuers import issuer
from tieout.source.kinds import kind_of
from tieout.source.names import tidy

_CONFORMED: Final = re.compile(r"(?:COMPANY CONFORMED NAME:|<CONFORMED-NAME>)\s*(?P<issuer>[^\n<]+)")
_CIK: Final = re.compile(r"(?:CENTRAL INDEX KEY:|<CIK>)\s*(\d{1,10})")
_FILED: Final = re.compile(r"(?:FILED AS OF DATE:|<FILING-DATE>)\s*(\d{4})(\d\d)(\d\d)")
_HEADER: Final = 12_000


def identify(text: str) -> tuple[str, str, str, date | None]:
    """Kind, issuer ("" if not found), CIK ("" if not given) and date (None if not found) of a document.

    An EDGAR header is believed before the text. A date is the document's own, never the end of a period it tells of.
    """
    lead = dateline(text)
    kind = kind_of(text, lead.start if lead else -1)
    conformed = _CONFORMED.search(text, 0, _HEADER)
    cik = _CIK.search(text, 0, _HEADER)
    name = tidy(conformed["issuer"]) if conformed else issuer(text, kind, lead.name if lead else "")
    return kind, name, cik[1].lstrip("0") if cik else "", _filed(text) or _day(text, kind, lead.day if lead else None)


def _filed(text: str) -> date | None:
    filed = _FILED.search(text, 0, _HEADER)
    try:
        return date(int(filed[1]), int(filed[2]), int(filed[3])) if filed else None
    except ValueError:
        return None


def _day(text: str, kind: str, lead: date | None) -> date | None:
    """The date of a document of ``kind`` whose dateline has the day ``lead``."""
    if kind == "agreement":
        return day_reported(text) or day_agreed(text)
    if kind == "charter":
        return day_reported(text) or day_executed(text)
    if kind == "periodic-report":
        return day_signed(text)
    return day_reported(text) or lead or day_issued(text)
