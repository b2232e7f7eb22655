"""A head comes in; what it tells of time goes out: a length, a date, a year, or a change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_LENGTH: Final = re.compile(
    r"\b(?:months?|weeks?|quarters?|years?|half|ytd|year-to-date)\b.*\b(?:end(?:ed|ing)|to date)\b|\bended\b"
    r"|\b(?:three|six|nine|twelve|thirteen|\d{1,2})[\s-]+(?:months?|weeks?)\b|\bquarters?\b|\bfull year\b|\byears?\b"
    r"|\bq[1-4]\b|\b[1-4]q|\bfy ?\d|\bas (?:of|at)\b|\bat\b",
)
_DATE: Final = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b|\d/\d",
)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b|'\d\d\b|\bq[1-4] ?\d\d\b|\b[1-4]q ?\d\d\b|\d/\d\d\b")
_CHANGE: Final = re.compile(
    r"\bchanges?\b|\bvariance\b|\bincrease\b|\(?decrease\)?|%|\bgrowth\b|\bvs\.?\b",
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a head says of time: how long, when in the year, which year; or that it is a change."""

    text: str
    length: bool
    date: bool
    year: bool
    change: bool


@lru_cache(maxsize=4096)
def told_by(text: str) -> Told:
    """What ``text`` tells of time."""
    if not text:
        return Told("", False, False, False, False)
    small = text.lower()
    return Told(
        text,
        _LENGTH.search(small) is not None,
        _DATE.search(small) is not None,
        _YEAR.search(small) is not None,
        _CHANGE.search(small) is not None,
    )
