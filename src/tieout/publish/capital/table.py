"""A capitalisation comes in; listings of debt by pool and rank, of shares, and of warrants with their dilution go out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tieout.book.leverage import Leverage
from tieout.core.capital import Capitalisation, DebtLine
from tieout.core.equity import Count
from tieout.core.listing import Cell, Column, Listing

_UNPOOLED: Final = {True: "on what is not stated", False: "unsecured", None: "not stated"}
"""What stands for a pool of collateral where a document names none."""


def capital_listings(found: Capitalisation, year: Leverage | None = None) -> tuple[Listing, ...]:
    """The capitalisation table: what there is of debt, shares and warrants, and no listing of what there is not.

    ``year`` adds leverage and coverage.
    """
    made = [_debt(found), _shares(found), _warrants(found), *([] if year is None else [_leverage(found, year)])]
    kept = [one for one in made if one.rows]
    if kept and found.notes:
        last = kept[-1]
        kept[-1] = Listing(last.title, last.columns, last.rows, (*last.notes, *found.notes), last.totals)
    return tuple(kept)


def _debt(found: Capitalisation) -> Listing:
    """Each pool with its liens by rank, since liens cross; then what is unsecured. A total counts each loan once."""
    unit = found.debt[0].currency if found.debt else "USD"
    columns = (Column("secured by"), Column("rank"), Column("instrument"), Column("balance", unit), Column("undrawn", unit), Column("maturity"))
    rows: list[tuple[Cell, ...]] = []
    counted: set[str] = set()
    for pool, rank, line in _by_pool(found):
        again = line.instrument in counted
        counted.add(line.instrument)
        rows.append((pool, rank, line.title + (" (above)" if again else ""), None if again else line.balance, None if again else line.undrawn, line.maturity))
    known = [line.balance for line in found.debt if line.balance is not None]
    totals: tuple[int, ...] = ()
    if rows:
        totals = (len(rows),)
        rows.append(("", "", "debt" if len(known) == len(found.debt) else "debt that is known", sum(known, Decimal(0)), None, None))
    notes = tuple(f"Not known: the balance of {line.title}. {line.why}".rstrip() for line in found.debt if line.balance is None)
    return Listing(f"Debt on {found.on}", columns, tuple(rows), notes, totals)


def _by_pool(found: Capitalisation) -> Iterator[tuple[str, str, DebtLine]]:
    pools: dict[str, list[tuple[int, DebtLine]]] = defaultdict(list)
    for line in found.debt:
        for pool, rank in line.liens:
            pools[pool].append((rank, line))
    for pool, lines in pools.items():
        for rank, line in sorted(lines, key=lambda one: one[0]):
            yield pool, _ordinal(rank), line
    for line in found.debt:
        if not line.liens:
            yield _UNPOOLED[line.secured], line.ranking, line


def _shares(found: Capitalisation) -> Listing:
    columns = (
        Column("class"), Column("authorised", "shares"), Column("issued", "shares"), Column("treasury", "shares"),
        Column("outstanding", "shares"), Column("retired", "shares"),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    notes: list[str] = []
    for _, title, at in found.shares:
        counts = {"authorised": at.authorised, "issued": at.issued, "treasury": at.treasury, "outstanding": at.outstanding}
        rows.append((title, *(count.value for count in counts.values()), at.retired))
        notes += [f"{title}: {name} not known; {_changed(count)} since." for name, count in counts.items() if count.value is None and count.change]
        if at.uncertified:
            notes.append(f"{title}: {at.uncertified:,f} retired shares may not be reissued, and no certificate has taken them off the authorised number yet.")
    return Listing(f"Shares on {found.on}", columns, tuple(rows), tuple(notes))


def _warrants(found: Capitalisation) -> Listing:
    """Warrants, and what they would add to the shares outstanding of the first class of common stock."""
    base = next((at.outstanding.value for _, _, at in found.shares), None)
    columns = (
        Column("warrants"), Column("count", "shares"), Column("shares", "shares"), Column("strike", "USD/share"),
        Column("from"), Column("to"), Column("dilution", "percent"),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for line in found.warrants:
        dilution = None
        if base and line.shares is not None:
            dilution = (line.shares * 100 / (base + line.shares)).quantize(Decimal("0.01"))
        title = f"{line.title} (with {line.attached_to})" if line.attached_to else line.title
        rows.append((title, line.count, line.shares, line.strike, line.exercise_from, line.exercise_to, dilution))
    return Listing(f"Warrants on {found.on}", columns, tuple(rows))


def _leverage(found: Capitalisation, year: Leverage) -> Listing:
    """Debt over EBITDA and EBITDA over interest; debt that is not known leaves leverage out, and is said to."""
    rows: list[tuple[Cell, ...]] = []
    for name, fact in (("EBITDA", year.ebitda), ("interest expense", year.interest)):
        if fact is not None:
            rows.append((name, fact.value, None, f"{fact.path}:{fact.line}"))
    unknown = [line.title for line in found.debt if line.balance is None]
    debt = sum((line.balance for line in found.debt if line.balance is not None), Decimal(0))
    times = year.of(debt)
    notes = [f"Leverage is left out: the balance of {unknown[0]} is not known."] if unknown else []
    if times is not None and not unknown:
        rows.append(("debt / EBITDA", None, times, ""))
    if year.coverage is not None:
        rows.append(("EBITDA / interest expense", None, year.coverage, ""))
    columns = (Column(f"year to {year.end}"), Column("amount", "USD"), Column("times", "pure"), Column("from"))
    return Listing("Leverage and coverage", columns, tuple(rows), tuple(notes))


def _changed(count: Count) -> str:
    return f"{'up' if count.change > 0 else 'down'} by {abs(count.change):,f}"


def _ordinal(rank: int) -> str:
    return {1: "first", 2: "second", 3: "third"}.get(rank, f"{rank}th")
