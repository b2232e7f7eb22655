"""A document's text comes in; what it is, whose, and its date go out."""

from __future__ import annotations

from datetime import date

from tieout.core.filing import Filing
from tieout.source.datelines import (
    dateline,
    day_agreed,
    day_executed,
    day_issued,
    day_reported,
    day_signed,
)
from tieout.source.header import filing_of
from tieout.source.issuers import issuer
from tieout.source.kinds import kind_of


def identify(text: str, filing: Filing | None = None, label: str = "") -> tuple[str, str, str, date | None]:
    """Kind, issuer ("" if not found), CIK ("" if not given) and date (None if not found) of a document.

    An EDGAR header (``filing``, else one that ``text`` begins with) is believed before the text, and so is ``label``,
    the type that a submission gives the document. A date is the document's own, never the end of a period it tells of.
    """
    lead = dateline(text)
    kind = kind_of(text, lead.start if lead else -1, label)
    filing = filing or filing_of(text) or Filing()
    name = filing.issuer or issuer(text, kind, lead.name if lead else "")
    return kind, name, filing.cik, filing.filed or _day(text, kind, lead.day if lead else None)


def _day(text: str, kind: str, lead: date | None) -> date | None:
    """The date of a document of ``kind`` whose dateline has the day ``lead``."""
    if kind == "agreement":
        return day_reported(text) or day_agreed(text)
    if kind == "charter":
        return day_reported(text) or day_executed(text)
    if kind == "periodic-report":
        return day_signed(text)
    return day_reported(text) or lead or day_issued(text)
