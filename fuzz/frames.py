"""One part of an archive or a page's content comes in; the whole file around it goes out.

A fuzzer that changes the bytes of an archive breaks its sums and gets no further than the lid; so the part that is of
interest is left to it, and the archive is made of it anew.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache
from typing import Final

from source.pdf_sample import pdf, right, shown

SHEET: Final = "xl/worksheets/sheet1.xml"
BODY: Final = "word/document.xml"


@cache
def workbook() -> bytes:
    """A small trial balance."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("TB")
    forms = [book.add_format({"num_format": form}) for form in ("General", "#,##0,", "0.0%", "mmm d, yyyy", "@")]
    for row, (account, name, amount) in enumerate(
        ((4000, "Sales", -52310.5), (5000, "Cost of sales", 38114), (5100, "Rent", 0.125))
    ):
        sheet.write(row, 0, account, forms[0])
        sheet.write(row, 1, name, forms[4])
        sheet.write(row, 2, amount, forms[row])
    sheet.write_formula(3, 2, "=SUM(C1:C3)", forms[1], -14196.5)
    sheet.write_number(4, 2, 38077, forms[3])
    book.close()
    return out.getvalue()


@cache
def draft() -> bytes:
    """A small DOCX: a heading, a sentence, a table."""
    import docx

    document = docx.Document()
    document.add_heading("CALDER MILLS, INC.")
    document.add_paragraph("Net sales were $52,310,000 in the quarter ended March 31, 2004.", style="List Bullet")
    table = document.add_table(3, 3)
    for row, texts in zip(
        table.rows, (("", "2004", "2003"), ("Sales", "52,310", "(9,875)"), ("Costs", "14", "--")), strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def part(archive: bytes, name: str) -> bytes:
    """One part of an archive, unpacked."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return opened.read(name)


def replaced(archive: bytes, name: str, data: bytes) -> bytes:
    """``archive`` with another part ``name``, nothing in it packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        for each in old.namelist():
            new.writestr(each, data if each == name else old.read(each))
    return out.getvalue()


def repacked(archive: bytes) -> bytes:
    """``archive`` with nothing in it packed."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        name = opened.namelist()[0]
        return replaced(archive, name, opened.read(name))


def around(archive: Callable[[], bytes], name: str) -> Callable[[bytes], bytes]:
    """What makes an archive of its part ``name``."""
    return lambda data: replaced(archive(), name, data)


def drawn(data: bytes) -> bytes:
    """A PDF of one page that draws the content stream ``data``."""
    return pdf(data.decode("ascii", "ignore"))


def content() -> bytes:
    """The content stream of a page with a sentence and a table."""
    rows = (
        ("", "2004", "2003"),
        ("Net sales", "52,310", "49,875"),
        ("Cost of sales", "(38,114)", "(36,902)"),
        ("Gross profit", "14,196", "12,973"),
    )
    texts = [(72, 720, "Net sales were $52,310,000 in the quarter ended March 31, 2004."), (72, 700, "(In thousands)")]
    for at, (label, now, then) in enumerate(rows):
        y = 660 - 14 * at
        texts += [(72, y, label), right(380, y, now), right(480, y, then)]
    return (shown(*texts) + "\n320 630 m 380 630 l S\n72 600 200 1 re f").encode()
