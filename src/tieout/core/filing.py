"""The header of a submission comes in (from ``source``); what it says of every document in it goes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Filing:
    """What the header of an EDGAR submission says of all its documents; "" or None where it says nothing.

    ``form`` is the type of the submission ("10-Q", "8-K/A"). ``period`` is the period of report, ``filed`` the day of
    filing. ``year_end`` is month and day of the issuer's fiscal year end as four digits ("0930"; a year of weeks ends
    near it).
    """

    accession: str = ""
    form: str = ""
    issuer: str = ""
    cik: str = ""
    period: date | None = None
    filed: date | None = None
    year_end: str = ""

    @property
    def amends(self) -> bool:
        """Whether this filing amends one before it: it is no later document, but another print of the same."""
        return self.form.upper().endswith("/A")
