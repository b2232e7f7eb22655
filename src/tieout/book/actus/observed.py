"""Observed series and observed events come in; the value on a date goes out, or a message that says which is missing.

A value counts on the date it was observed for and on no other: to carry an old one forward would be a guess, and is left to
who makes the series.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from tieout.book.actus.errors import TermError
from tieout.book.actus.exact import number
from tieout.book.actus.moments import Moment, moment


@dataclass(frozen=True, slots=True)
class Observed:
    """Values by the code of the market object and the day."""

    series: dict[str, dict[date, Fraction]]

    def value(self, field: str, code: str | None, *moments: Moment) -> Fraction:
        """The value of ``code`` on the first of ``moments`` that has one; ``field`` is the term that named the code."""
        known = self.series.get(code or "")
        if known is None:
            raise TermError(field, f"nothing is observed of {code!r}")
        for each in moments:
            if each.day in known:
                return known[each.day]
        span = f"observed are {len(known)} values from {min(known)} to {max(known)}" if known else "the series is empty"
        raise TermError(field, f"no value of {code!r} on {moments[0].day}; {span}")


def series(given: Mapping[str, Any] | None) -> Observed:
    """Observed data as the vectors have them: ``{code: {"data": [{"timestamp": ..., "value": ...}, ...]}}``."""
    if given is not None and not isinstance(given, Mapping):
        raise TermError("dataObserved", "is not a mapping of codes to series")
    found: dict[str, dict[date, Fraction]] = {}
    for code, each in (given or {}).items():
        points = each.get("data") if isinstance(each, Mapping) else None
        if not isinstance(points, Sequence) or not all(isinstance(point, Mapping) for point in points):
            raise TermError("dataObserved", f"{code}: is not a series with a list under 'data'")
        values: dict[date, Fraction] = {}
        for point in points:
            field = f"dataObserved {code}"
            day = moment(field, point.get("timestamp")).day
            value = number(field, point.get("value"))
            if values.setdefault(day, value) != value:
                raise TermError(field, f"has two values on {day}")
        found[code] = values
    return Observed(found)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event that happened and no term foresees: an exercise, a drawing, a prepayment."""

    kind: str
    moment: Moment
    value: Fraction


def occurrences(given: Sequence[Mapping[str, Any]] | None, contract: str, kinds: tuple[str, ...]) -> list[Occurrence]:
    """Observed events as the vectors have them (``time``, ``type``, ``value``); one of another contract is left out."""
    if given is not None and (isinstance(given, str | Mapping) or not isinstance(given, Sequence)):
        raise TermError("eventsObserved", "is not a list of events")
    found = []
    for each in given or ():
        if not isinstance(each, Mapping):
            raise TermError("eventsObserved", f"{each!r} is not an event with time, type and value")
        if each.get("contractId", contract) != contract:
            continue
        kind = each.get("type")
        if kind not in kinds:
            raise TermError(
                "eventsObserved", f"an event of type {kind!r} cannot happen to this contract; {', '.join(kinds)} can"
            )
        value = each.get("value")
        amount = Fraction(0) if value is None else number("eventsObserved", value)
        found.append(Occurrence(str(kind), moment("eventsObserved", each.get("time")), amount))
    return found
