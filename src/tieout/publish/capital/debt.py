"""A schedule or what a revolving credit allows comes in; a listing goes out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tieout.book.debt.availability import Availability
from tieout.core.listing import Cell, Column, Listing
from tieout.core.schedule import Schedule


def schedule_listing(schedule: Schedule) -> Listing:
    """One row an event, with the sums of interest, fees and principal repaid under them."""
    unit = schedule.currency
    heads = (Column("date"), Column("event"), Column("principal", unit), Column("interest", unit), Column("fee", unit))
    rows: list[tuple[Cell, ...]] = [
        (one.on, one.what, one.principal, one.interest, one.fee, one.balance, one.rate) for one in schedule.payments
    ]
    repaid = sum((one.principal for one in schedule.payments if one.principal and one.principal > 0), Decimal(0))
    interest = [one.interest for one in schedule.payments if one.interest is not None]
    fees = [one.fee for one in schedule.payments if one.fee is not None]
    rows.append(("", "paid", repaid, _sum(interest), _sum(fees), None, None))
    notes = tuple(f"Not stated: {one}." for one in schedule.missing)
    columns = (*heads, Column("balance", unit), Column("rate", "percent"))
    return Listing(schedule.title, columns, tuple(rows), notes, (len(rows) - 1,))


def availability_listing(found: Availability, title: str, on: date, unit: str = "USD") -> Listing:
    """The borrowing base line by line, then what it leaves."""
    rows: list[tuple[Cell, ...]] = [(name, amount, rate, lent) for name, amount, rate, lent in found.advances]
    totals = []
    if found.base is not None:
        totals.append(len(rows))
        rows.append(("borrowing base", None, None, found.base))
    if found.commitment is not None:
        rows.append(("commitment", None, None, found.commitment))
    rows.append(("the lesser" if found.base is not None and found.commitment is not None else "limit", None, None, found.limit))
    less = (("reserves", found.reserves), ("letters of credit", found.letters), ("loans", found.loans))
    rows += [(f"less {name}", None, None, -amount) for name, amount in less if amount]
    totals.append(len(rows))
    over = found.overadvance
    rows.append(("overadvance", None, None, -over) if over else ("available", None, None, found.available))
    columns = (Column("line"), Column("eligible", unit), Column("advance", "percent"), Column("amount", unit))
    return Listing(f"{title}: availability on {on}", columns, tuple(rows), (), tuple(totals))


def _sum(amounts: list[Decimal]) -> Decimal | None:
    return sum(amounts, Decimal(0)) if amounts else None
