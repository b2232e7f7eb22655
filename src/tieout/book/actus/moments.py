"""Dates in ISO form come in; moments that can be ordered, counted and moved go out.

The standard gives every date a time of day but has a meaning for two only: the start of a day, and its end (``23:59:59`` or
``24:00:00``), which counts as the next day where interest is counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from tieout.book.actus.errors import TermError

_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::(\d\d)(?:\.0+)?)?Z?)?", re.ASCII)
_DAY = timedelta(days=1)
_FIRST, _LAST = date(1000, 1, 1), date(9999, 11, 30)


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """The start of ``day``, or its end."""

    day: date
    end: bool = False

    @property
    def counts(self) -> date:
        """The day it is where days are counted: the end of a day is the start of the next."""
        return self.day + _DAY if self.end else self.day

    def on(self, day: date) -> Moment:
        """The same time of another day."""
        return Moment(day, self.end)

    def iso(self) -> str:
        """As the reference vectors write it: ``2013-12-31T00:00:00``."""
        return f"{self.day.isoformat()}T{'23:59:59' if self.end else '00:00:00'}"


def moment(field: str, given: object, *, whole_day: bool = False) -> Moment:
    """The moment that a term gives; a date without a time is its start, or its end where ``whole_day`` is asked for."""
    found = _ISO.fullmatch(given.strip()) if isinstance(given, str) else None
    if found is None:
        raise TermError(field, f"{given!r} is not a date in ISO form (2013-12-31 or 2013-12-31T00:00:00)")
    try:
        day = date.fromisoformat(found[1])
    except ValueError:
        raise TermError(field, f"there is no day {found[1]}") from None
    time = f"{found[2] or '00:00'}:{found[3] or '00'}"
    if time not in {"00:00:00", "23:59:59", "24:00:00"}:
        raise TermError(
            field, f"time of day {time}: only the start of a day (00:00:00) and its end (23:59:59) have a meaning"
        )
    if not _FIRST <= day <= _LAST:
        raise TermError(field, f"{found[1]} is not between {_FIRST} and {_LAST}, which can be reckoned with")
    return Moment(day, time != "00:00:00" or (whole_day and found[2] is None))
