"""Two moments and a day count convention come in; the fraction of a year between them goes out, exact.

The names are the standard's: ``AA`` (actual/actual of ISDA: each calendar year by its own length), ``A360``, ``A365``,
``30E360`` (Eurobond basis: a 31st is a 30th), ``30E360ISDA`` (besides, the last day of February is a 30th, unless it is the
second date and the maturity), and ``30360`` (bond basis of the American market, ISDA 2006 section 4.16(f), which the standard
does not have but loans in dollars do: a second date on a 31st is a 30th only after a first date on a 30th or 31st).
"""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction

from tieout.book.actus.moments import Moment


def _actual_actual(start: date, end: date) -> Fraction:
    if end < start:
        return -_actual_actual(end, start)
    if start.year == end.year:
        return Fraction((end - start).days, _length(start.year))
    first = Fraction((date(start.year + 1, 1, 1) - start).days, _length(start.year))
    last = Fraction((end - date(end.year, 1, 1)).days, _length(end.year))
    return first + (end.year - start.year - 1) + last


def _length(year: int) -> int:
    return 366 if isleap(year) else 365


def _actual_360(start: date, end: date) -> Fraction:
    return Fraction((end - start).days, 360)


def _actual_365(start: date, end: date) -> Fraction:
    return Fraction((end - start).days, 365)


def _eurobond(start: date, end: date) -> Fraction:
    return _thirties(start, min(start.day, 30), end, min(end.day, 30))


def _bond(start: date, end: date) -> Fraction:
    first = min(start.day, 30)
    return _thirties(start, first, end, 30 if end.day == 31 and first == 30 else end.day)


def _isda(start: date, end: date, maturity: date | None) -> Fraction:
    first = 30 if _last_of_month(start) else start.day
    second = 30 if _last_of_month(end) and not (end == maturity and end.month == 2) else end.day
    return _thirties(start, first, end, second)


def _last_of_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def _thirties(start: date, first: int, end: date, second: int) -> Fraction:
    return Fraction(360 * (end.year - start.year) + 30 * (end.month - start.month) + second - first, 360)


_CONVENTIONS: dict[str, Callable[[date, date], Fraction]] = {
    "AA": _actual_actual,
    "A360": _actual_360,
    "A365": _actual_365,
    "30E360": _eurobond,
    "30360": _bond,
}
CONVENTIONS = (*_CONVENTIONS, "30E360ISDA")


def year_fraction(convention: str, start: Moment, end: Moment, maturity: Moment | None = None) -> Fraction:
    """The years from ``start`` to ``end`` by one of ``CONVENTIONS``; negative where ``end`` comes first.

    ``maturity`` matters to ``30E360ISDA`` alone. A name that is not in ``CONVENTIONS`` is a KeyError: terms are read first.
    """
    if convention == "30E360ISDA":
        return _isda(start.counts, end.counts, maturity.counts if maturity else None)
    return _CONVENTIONS[convention](start.counts, end.counts)


def day_before(moment: Moment) -> Moment:
    """The same time one day earlier."""
    return moment.on(moment.day - timedelta(days=1))
