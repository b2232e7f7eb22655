"""Listings come in; CSV and JSON go out, amounts as plain decimals, days in ISO form."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from tieout.core.listing import Cell, Listing
from tieout.core.number import plain


def as_csv(listings: Sequence[Listing]) -> Iterator[str]:
    """The rows of each listing under its heads; a title line before each where there are several."""
    for number, one in enumerate(listings):
        buffer = io.StringIO(newline="")
        writer = csv.writer(buffer, lineterminator="\n")
        if len(listings) > 1:
            buffer.write("\n" if number else "")
            writer.writerow([_inert(one.title)])
        writer.writerow([column.head for column in one.columns])
        writer.writerows([_inert(_plain(cell) or "") for cell in row] for row in one.rows)
        yield buffer.getvalue()


def as_json(listings: Iterable[Listing]) -> Iterator[str]:
    """One object: ``{"listings": [{"title", "columns", "rows", "notes"}]}``; rows are objects by head, amounts strings."""
    out = [
        {
            "title": one.title,
            "columns": [{"name": column.head, "unit": column.unit} for column in one.columns],
            "rows": [
                {column.head: _plain(cell) for column, cell in zip(one.columns, row, strict=True)} for row in one.rows
            ],
            "notes": list(one.notes),
        }
        for one in listings
    ]
    yield json.dumps({"listings": out}, indent=2, ensure_ascii=False) + "\n"


def _plain(cell: Cell) -> str | None:
    if isinstance(cell, Decimal):
        return plain(cell)
    return cell.isoformat() if isinstance(cell, date) else cell


def _inert(text: str) -> str:
    """Text that a spreadsheet would take for a formula is kept from being one; amounts are left alone."""
    if text[:1] in ("=", "+", "@", "\t", "\r") or (text[:1] == "-" and not text[1:].replace(".", "", 1).isdigit()):
        return f"'{text}"
    return text
