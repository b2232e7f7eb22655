"""Whatever stands in a sheet, it is read or refused with a reason; cells lead back to their texts."""

from __future__ import annotations

import csv
import io
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.check import check_documents
from tieout.core.document import Cells
from tieout.core.errors import SourceError
from tieout.source import load, load_text

CELL = st.one_of(
    st.text(max_size=12),
    st.integers(-(10**12), 10**12).map(str),
    st.decimals(-(10**6), 10**6, places=2).map(str),
    st.sampled_from(
        [
            "Account",
            "Debit",
            "Credit",
            "Line item",
            "Name",
            "Net sales",
            "12/31/2004",
            "Year ended 2004",
            "(1,234)",
            "5%",
            "-",
        ]
    ),
)
ROWS = st.lists(st.lists(CELL, max_size=6), min_size=1, max_size=12)
DRAFT = load_text("Net sales for the year ended December 31, 2004 were $1,234,000.\n", "draft.txt")


def csv_of(rows: list[list[str]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    return buffer.getvalue().encode("utf-8", "replace")


def refusal(path: str, data: bytes) -> str:
    """Why ``data`` is not read; "" where it is."""
    try:
        load(path, data)
    except SourceError as error:
        return str(error)
    return ""


@cache
def workbook() -> bytes:
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.add_worksheet("TB").write_row(0, 0, ["Cash", 1234.5, 0.12])
    book.close()
    return buffer.getvalue()


@given(ROWS)
def test_any_csv_file_is_read_or_refused(rows: list[list[str]]) -> None:
    cause = refusal("a.csv", csv_of(rows))
    if cause:
        assert cause.startswith("a.csv: ")
        return
    document = load("a.csv", csv_of(rows))
    assert document.places is not None
    for block in document.blocks:
        for cell in block.cells if isinstance(block, Cells) else ():
            assert document.text[cell.start : cell.end] == cell.text
            assert str(document.places.at(cell.start, cell.end)).startswith("a!")
    assert check_documents([DRAFT], support=[document]).support[0].role == "support"


@given(st.lists(st.tuples(st.integers(4, 4999), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_workbook_is_read_or_refused(damage: list[tuple[int, int]]) -> None:
    pytest.importorskip("xlsxwriter", reason="needs the extra xlsx")
    pytest.importorskip("openpyxl", reason="needs the extra xlsx")
    data = bytearray(workbook())
    assert len(data) > 5000
    for at, value in damage:
        data[at] = value
    cause = refusal("a.xlsx", bytes(data))
    assert not cause or cause.startswith("a.xlsx: ")
