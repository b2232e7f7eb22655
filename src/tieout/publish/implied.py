"""A Report comes in; what its documents imply but do not print goes out as listings: what follows, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator

from tieout.core.amounts import bounds
from tieout.core.implied import Ground, Refused
from tieout.core.listing import Column, Listing
from tieout.core.period import Period
from tieout.core.report import Report

_REFUSED = "what is refused would follow if the documents measured alike; --assume same-basis takes them to"


def implied_listings(report: Report) -> tuple[Listing, ...]:
    """A row an amount, what matters most first; then a row for each reason to refuse, if there is any."""
    rows = tuple(
        (one.name, _when(one.period), one.low, one.high, one.unit, "; ".join(map(str, one.because)))
        for one in report.implied
    )
    heads = (Column("name"), Column("period"), Column("low", "any"), Column("high", "any"), Column("unit"), Column("because"))
    listings = [Listing("Implied, not printed", heads, rows)]
    if report.refused:
        refused = tuple(_reasons(report.refused))
        listings.append(Listing("Refused", (Column("period"), Column("because"), Column("names")), refused, (_REFUSED,)))
    if report.contradictory:
        told = tuple((str(ground),) for ground in report.contradictory)
        listings.append(Listing("Contradictory, so that nothing follows", (Column("because"),), told))
    return tuple(listings)


def implied_text(report: Report) -> Iterator[str]:
    """The same as lines for a terminal, where a relation has one of its own."""
    for one in report.implied:
        yield f"{one.name}{f', {one.period}' if one.period else ''}: {bounds(one.low, one.high, one.unit)}"
        yield from (f"    {ground}" for ground in one.because)
    if not report.implied:
        yield "nothing is implied that is not printed"
    if report.refused:
        yield ""
        yield f"Refused: {_REFUSED}"
        for period, because, names in _reasons(report.refused):
            yield f"{period}: {because}"
            yield f"    {names}"
    if report.contradictory:
        yield ""
        yield "Contradictory, so that nothing follows:"
        yield from (f"    {ground}" for ground in report.contradictory)


def _reasons(refused: tuple[Refused, ...]) -> Iterator[tuple[str, str, str]]:
    """Period, reason, and the names of all amounts that are refused for it."""
    names: dict[tuple[str, Ground], list[str]] = {}
    for one in refused:
        names.setdefault((_when(one.period), one.because[0]), []).append(one.name)
    for (when, ground), found in names.items():
        yield when, str(ground), "; ".join(found)


def _when(period: Period | None) -> str:
    return "" if period is None else str(period)
