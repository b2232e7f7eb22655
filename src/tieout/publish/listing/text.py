"""A listing comes in; lines for a terminal go out: amounts set right under their heads, totals under a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from tieout.core.listing import Cell, Column, Listing
from tieout.publish.ink import Ink, safe


def render(listings: Iterable[Listing], ink: Ink | None = None) -> Iterator[str]:
    """The lines of each listing, an empty line between two."""
    ink = ink or Ink()
    for number, one in enumerate(listings):
        if number:
            yield "\n"
        yield from _lines(one, ink)


def _lines(listing: Listing, ink: Ink) -> Iterator[str]:
    columns = listing.columns
    places = [_places([row[at] for row in listing.rows], column.unit) for at, column in enumerate(columns)]
    texts = [[shown(*one) for one in zip(row, columns, places, strict=True)] for row in listing.rows]
    widths = [max([len(column.head), *(len(row[at]) for row in texts)]) for at, column in enumerate(columns)]
    right = [bool(column.unit) for column in columns]
    if listing.title:
        yield ink("bold", safe(listing.title)) + "\n"
    yield ink("dim", _row([column.head for column in columns], widths, right)) + "\n"
    for number, row in enumerate(texts):
        total = number in listing.totals
        if total:
            under = ["-" * width if to_right and text else "" for text, width, to_right in zip(row, widths, right, strict=True)]
            yield ink("dim", _row(under, widths, right)) + "\n"
        line = _row(row, widths, right)
        yield (ink("bold", line) if total else line) + "\n"
    for note in listing.notes:
        yield f"{safe(note)}\n"


def _row(cells: list[str], widths: list[int], right: list[bool]) -> str:
    set_out = (cell.rjust(width) if to_right else cell.ljust(width) for cell, width, to_right in zip(cells, widths, right, strict=True))
    return "  ".join(set_out).rstrip()


def shown(cell: Cell, column: Column, places: int = 0) -> str:
    """A cell as it is printed: ``1,234.50``, ``(300,000)``, ``8.25%``, ``2004-02-01``; nothing where nothing is known."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        text = f"{abs(cell):,.{places}f}" + "%" * (column.unit == "percent")
        return f"({text})" if cell < 0 and any(digit in "123456789" for digit in text) else text
    return cell.isoformat() if isinstance(cell, date) else safe(cell)


def _places(cells: Iterable[Cell], unit: str) -> int:
    """The decimals of a column: as many as its amounts have, in money two or none."""
    amounts = [cell for cell in cells if isinstance(cell, Decimal)]
    most = max((-int(one.normalize().as_tuple().exponent) for one in amounts), default=0)
    if unit in ("percent", "pure"):
        return min(max(most, 0), 6)
    return min(max(most, 2), 6) if unit == "USD/share" else 2 * (most > 0)
