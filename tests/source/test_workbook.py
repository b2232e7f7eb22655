"""Workbooks and CSV files become grids of cells, each with its place; what is hostile is refused, with a reason."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable

import pytest

from tieout.core.document import Cells, Document
from tieout.core.errors import MissingExtra, SourceError
from tieout.source import load

xlsxwriter = pytest.importorskip("xlsxwriter", reason="needs the extra xlsx")
pytest.importorskip("openpyxl", reason="needs the extra xlsx")


def workbook(fill: Callable, name: str = "TB") -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    fill(book, book.add_worksheet(name))
    book.close()
    return buffer.getvalue()


def small(book, sheet) -> None:
    sheet.write(0, 0, "Cash")
    sheet.write(0, 1, 5)


def patched(data: bytes, change: Callable[[bytes], bytes], part: str = "xl/worksheets/sheet1.xml") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return buffer.getvalue()


def texts(document: Document) -> dict[str, str]:
    """Reference of each cell -> its text."""
    assert document.places is not None
    return {
        str(document.places.at(cell.start, cell.end)): document.text[cell.start : cell.end]
        for block in document.blocks
        if isinstance(block, Cells)
        for cell in block.cells
    }


def test_values_are_read_as_they_are_stored() -> None:
    def fill(book, sheet) -> None:
        sheet.write(0, 0, "Sales")
        sheet.write(0, 1, 24391870.14, book.add_format({"num_format": "#,##0,"}))
        sheet.write(1, 0, "Loss")
        sheet.write(1, 1, -156000)
        sheet.write(2, 0, "Margin")
        sheet.write(2, 1, 0.1232, book.add_format({"num_format": "0%"}))
        sheet.write(3, 0, "Sum in binary")
        sheet.write(3, 1, 0.1 + 0.2)
        sheet.write_datetime(4, 1, dt.date(2004, 12, 31), book.add_format({"num_format": "mm/dd/yy"}))
        sheet.write(4, 0, 2004)

    assert texts(load("a.xlsx", workbook(fill))) == {
        "TB!A1": "Sales", "TB!B1": "24,391,870.14", "TB!A2": "Loss", "TB!B2": "(156,000)", "TB!A3": "Margin",
        "TB!B3": "12.32%", "TB!A4": "Sum in binary", "TB!B4": "0.30", "TB!A5": "2004", "TB!B5": "December 31, 2004",
    }  # fmt: skip


def test_a_formula_gives_its_stored_value_and_is_not_run() -> None:
    def fill(book, sheet) -> None:
        sheet.write(0, 0, "Total")
        sheet.write_formula(0, 1, "=1+1", None, 77)

    assert texts(load("a.xlsx", workbook(fill)))["TB!B1"] == "77"


def test_hidden_sheets_are_not_read() -> None:
    def fill(book, sheet) -> None:
        small(book, sheet)
        hidden = book.add_worksheet("Old")
        hidden.write(0, 0, "Cash")
        hidden.write(0, 1, 6)
        hidden.hide()

    assert set(texts(load("a.xlsx", workbook(fill)))) == {"TB!A1", "TB!B1"}


def test_titles_over_a_grid_are_paragraphs() -> None:
    def fill(book, sheet) -> None:
        sheet.write(0, 0, "Trial balance (in thousands)")
        sheet.write(2, 0, "Cash")
        sheet.write(2, 1, 5)

    document = load("a.xlsx", workbook(fill))
    assert [type(block).__name__ for block in document.blocks] == ["Prose", "Cells"]
    assert texts(document)["TB!B3"] == "5"


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        (lambda xml: xml.replace(b'<row r="1"', b'<row r="1048576"').replace(b'"B1"', b'"XFD1048576"'), "more than"),
        (lambda xml: xml + b" " * 80_000_000, "unpacks to more than"),
        (lambda xml: xml.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>', 1), "document type"),
        (lambda xml: xml[:200], "broken workbook"),
        (lambda xml: xml.replace(b"<v>5</v>", b"<v>" + b"9" * 100_000 + b"</v>"), "broken workbook"),
    ],
    ids=["one cell at the far corner", "zip bomb", "entities", "cut off", "a number of 100,000 digits"],
)
def test_hostile_workbooks_are_refused_with_a_reason(change: Callable[[bytes], bytes], cause: str) -> None:
    with pytest.raises(SourceError, match=cause):
        load("a.xlsx", patched(workbook(small), change))


def test_a_million_cells_are_refused_before_they_are_all_read() -> None:
    rows = b"".join(b"<row>" + b"<c><v>1</v></c>" * 500 + b"</row>" for _ in range(2000))
    data = patched(workbook(small), lambda xml: xml.replace(b"<sheetData>", b"<sheetData>" + rows, 1))
    with pytest.raises(SourceError, match="more than 250,000 cells"):
        load("a.xlsx", data)


def test_what_is_encrypted_or_cut_in_half_says_so() -> None:
    with pytest.raises(SourceError, match="with a password"):
        load("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(SourceError, match="broken workbook"):
        load("a.xlsx", workbook(small)[:-300])


def test_an_empty_workbook_says_so() -> None:
    with pytest.raises(SourceError, match="no cell of it has a value"):
        load("a.xlsx", workbook(lambda book, sheet: None))


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(MissingExtra, match=r"tieout\[xlsx\]"):
        load("a.xlsx", workbook(small))
