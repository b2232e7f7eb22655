"""The text before the first document of a submission comes in; what its header says goes out."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from tieout.core.filing import Filing
from tieout.core.period import valid
from tieout.source.names import tidy

REACH: Final = 12_000
"""A header is no longer; what stands further on is the document's own text."""

_FIELDS: Final = {
    "accession": re.compile(r"(?:ACCESSION NUMBER:|<ACCESSION-NUMBER>)\s*([\d-]{18,24})"),
    "form": re.compile(r"(?:CONFORMED SUBMISSION TYPE:|<ACCESSION-NUMBER>[^<]*<TYPE>)[ \t]*([^\s<]{1,20})"),
    "issuer": re.compile(r"(?:COMPANY CONFORMED NAME:|<CONFORMED-NAME>)\s*([^\n<]+)"),
    "cik": re.compile(r"(?:CENTRAL INDEX KEY:|<CIK>)\s*(\d{1,10})"),
    "year_end": re.compile(r"(?:FISCAL YEAR END:|<FISCAL-YEAR-END>)\s*(\d{4})\b"),
}
_PERIOD: Final = re.compile(r"(?:CONFORMED PERIOD OF REPORT:|<PERIOD>)\s*(\d{4})(\d\d)(\d\d)")
_FILED: Final = re.compile(r"(?:FILED AS OF DATE:|<FILING-DATE>)\s*(\d{4})(\d\d)(\d\d)")
_KEYS: Final = (
    "ACCESSION", "CONFORMED", "CENTRAL INDEX KEY:", "<CIK>", "FISCAL YEAR END:", "<FISCAL-YEAR-END>", "<PERIOD>",
    "FILED AS OF DATE:", "<FILING-DATE>",
)  # fmt: skip
"""A text without any of these has no header, as most exhibits have none."""


def filing_of(text: str, end: int = REACH) -> Filing | None:
    """The header in the first ``end`` characters of ``text``, of which no more than ``REACH`` are read.

    None where there is none. Where several companies file together the first one named is the issuer.
    """
    end = min(end, REACH)
    head = text[:end]
    if not any(map(head.__contains__, _KEYS)):
        return None
    found = {name: match[1].strip() for name, field in _FIELDS.items() if (match := field.search(text, 0, end))}
    period, filed = _day(_PERIOD, text, end), _day(_FILED, text, end)
    if not found and period is None and filed is None:
        return None
    return Filing(
        found.get("accession", ""),
        found.get("form", ""),
        tidy(found.get("issuer", "")),
        found.get("cik", "").lstrip("0"),
        period,
        filed,
        found.get("year_end", ""),
    )


def _day(field: re.Pattern[str], text: str, end: int) -> date | None:
    match = field.search(text, 0, end)
    return valid(int(match[1]), int(match[2]), int(match[3])) if match else None
