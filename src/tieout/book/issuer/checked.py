"""An issuer as its file has it comes in; what contradicts itself in it, or cannot be run, goes out.

What is missing is no problem here: whoever needs it says so, with the field. A file with a problem is not run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from tieout.book.actus import TermError
from tieout.book.actus.schedule import period
from tieout.core.equity import ShareEvent
from tieout.core.instrument import Instrument
from tieout.core.issuer import DebtEvent, Issuer
from tieout.core.period import month_and_day
from tieout.core.problem import Problem


def problems_of(issuer: Issuer) -> tuple[Problem, ...]:
    """What contradicts itself in ``issuer``, in order of line. Linear in its tables."""
    lines = dict(issuer.places)
    found = [
        *_names(issuer),
        *(told for one in issuer.instruments for told in _instrument(one, issuer)),
        *_events(issuer),
    ]
    if issuer.fiscal_year_end and month_and_day(issuer.fiscal_year_end) is None:
        found.append(("issuer", "fiscal-year-end", "is to be a month and a day, as in 12-31"))
    return tuple(
        sorted(
            Problem(lines.get(f"{table}.{field}") or lines.get(table, 0), f"{table}.{field}", message)
            for table, field, message in found
        )
    )


Told = tuple[str, str, str]
"""The table, its field, and what is wrong with it."""


def _names(issuer: Issuer) -> Iterator[Told]:
    """Names that stand for two things. Instruments and classes share theirs: an event may mean either."""
    groups = (
        [("instrument", one.id) for one in issuer.instruments] + [("class", one.id) for one in issuer.classes],
        [("segment", one.id) for one in issuer.segments],
        [("concept", one.id) for one in issuer.concepts],
    )
    for group in groups:
        counts = Counter(key for _, key in group)
        for kind, key in group:
            if counts[key] > 1:
                yield f"{kind}.{key}", "id", f'"{key}" is the name of something else too'


def _instrument(one: Instrument, issuer: Issuer) -> Iterator[Told]:
    table = f"instrument.{one.id}"
    for field, first, last in (
        ("maturity", one.closing, one.maturity),
        ("exercise-to", one.exercise_from, one.exercise_to),
        ("balloon", one.closing, one.balloon),
    ):
        if first and last and last < first:
            yield table, field, f"{last} is before {first}"
    for field, key in (("part-of", one.part_of), ("attached-to", one.attached_to), ("exchanged-for", one.exchanged_for)):
        if key and issuer.instrument(key) is None and issuer.share_class(key) is None:
            yield table, field, f'there is no instrument or class "{key}"'
    if _is_circular(one, issuer):
        yield table, "part-of", "is a part of itself"
    for field, amount in (("commitment", one.commitment), ("principal", one.principal), ("outstanding", one.outstanding)):
        if amount is not None and amount < 0:
            yield table, field, "is less than nothing"
    if one.interest_cycle and not _is_cycle(one.interest_cycle):
        yield table, "interest-cycle", f'"{one.interest_cycle}" is no period; write it as P1M, P3M or P6M'
    for day in one.interest_dates:
        if month_and_day(day) is None:
            yield table, "interest-dates", f'"{day}" is no month and day; write them as 02-01'
    yield from _parts(one, table)


def _is_circular(one: Instrument, issuer: Issuer) -> bool:
    """Whether going up from part to whole comes back to ``one``."""
    seen: set[str] = set()
    at: Instrument | None = one
    while at is not None and at.part_of and at.part_of not in seen:
        seen.add(at.part_of)
        at = issuer.instrument(at.part_of)
    return one.id in seen


def _parts(one: Instrument, table: str) -> Iterator[Told]:
    for number, rate in enumerate(one.rates, 1):
        if (rate.rate is None) == (rate.spread is None):
            yield f"{table}.rate {number}", "rate", "is to have either a rate or an index and a spread"
        elif rate.spread is not None and not rate.index:
            yield f"{table}.rate {number}", "index", "is missing: over what is the spread?"
    for number, plan in enumerate(one.instalments, 1):
        if plan.cycle and not _is_cycle(plan.cycle):
            yield f"{table}.instalments {number}", "cycle", f'"{plan.cycle}" is no period; write it as P1M or P3M'
        for field, amount in (("count", plan.count), ("amount", plan.amount), ("percent", plan.percent)):
            if amount is not None and amount <= 0:
                yield f"{table}.instalments {number}", field, "is to be more than nothing"
        if plan.first and plan.last and plan.last < plan.first:
            yield f"{table}.instalments {number}", "last", f"{plan.last} is before {plan.first}"
        if plan.first and one.closing and plan.first < one.closing:
            yield f"{table}.instalments {number}", "first", f"{plan.first} is before closing, {one.closing}"
    repaid = sum((plan.amount * plan.count for plan in one.instalments if plan.amount and plan.count), Decimal(0))
    if one.principal is not None and repaid > one.principal:
        yield f"{table}.instalments 1", "count", f"the instalments come to {repaid:,f}, more than the principal of {one.principal:,f}"
    for number, extension in enumerate(one.extensions, 1):
        if extension.to and one.maturity and extension.to <= one.maturity:
            yield f"{table}.extension {number}", "to", f"{extension.to} does not extend maturity, {one.maturity}"
        if extension.period and not _is_cycle(extension.period):
            yield f"{table}.extension {number}", "period", f'"{extension.period}" is no period; write it as P1Y'


def _events(issuer: Issuer) -> Iterator[Told]:
    """Events refer to what there is, and are in order of date: those of one day happen in the order of the file."""
    for number, event in enumerate(issuer.events, 1):
        table = f"event {number}"
        if isinstance(event, ShareEvent):
            if issuer.share_class(event.share_class) is None:
                yield table, "class", f'there is no class "{event.share_class}"'
        elif issuer.instrument(event.instrument) is None:
            yield table, "instrument", f'there is no instrument "{event.instrument}"'
        for field, amount in _amounts(event):
            if amount is not None and amount < 0:
                yield table, field, "is less than nothing; another act takes it back"
        if event.into and issuer.instrument(event.into) is None and issuer.share_class(event.into) is None:
            yield table, "into", f'there is no instrument or class "{event.into}"'
    for number, (event, after) in enumerate(pairwise(issuer.events), 1):
        if after.on < event.on:
            yield f"event {number + 1}", "on", f"{after.on} is before event {number}, {event.on}; put events in order of date"


def _amounts(event: ShareEvent | DebtEvent) -> tuple[tuple[str, Decimal | None], ...]:
    """Amounts of an event that cannot be negative. An amendment may lower the authorised number."""
    if isinstance(event, ShareEvent):
        return () if event.by else (("shares", event.shares), ("received", event.received))
    return ("principal", event.principal), ("paid", event.paid), ("received", event.received)


def _is_cycle(text: str) -> bool:
    """Whether ``text`` is a period of some length as ISO 8601 writes it: P3M, P1Y, P2W."""
    try:
        return bool(period("cycle", text))
    except TermError:
        return False
