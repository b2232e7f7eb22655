"""Listings come in; the bytes of a workbook go out, a sheet each: amounts as numbers, days as days, words as words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from tieout.core.listing import Listing
from tieout.publish.workbook import workbook


def as_workbook(listings: Sequence[Listing]) -> bytes:
    """The workbook of ``listings``; the same listings give the same bytes. Raises MissingExtra without xlsxwriter."""
    book, buffer = workbook("a workbook", listings[0].title if listings else "")
    bold = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    amount = book.add_format({"num_format": "#,##0.00;(#,##0.00)"})
    plain = book.add_format({"num_format": "#,##0.####;(#,##0.####)"})
    for number, listing in enumerate(listings, 1):
        sheet = book.add_worksheet(f"{number}" if len(listings) > 1 else "tieout")
        sheet.write_string(0, 0, listing.title)
        for at, column in enumerate(listing.columns):
            sheet.write_string(1, at, column.head, bold)
            sheet.set_column(at, at, 18)
        for line, row in enumerate(listing.rows, 2):
            for at, cell in enumerate(row):
                if isinstance(cell, Decimal):
                    sheet.write_number(line, at, cell, amount if "USD" in listing.columns[at].unit else plain)
                elif isinstance(cell, date):
                    sheet.write_datetime(line, at, cell, day)
                elif cell:
                    sheet.write_string(line, at, cell)
        for line, note in enumerate(listing.notes, len(listing.rows) + 3):
            sheet.write_string(line, 0, note)
        sheet.freeze_panes(2, 0)
    book.close()
    return buffer.getvalue()
