"""CSV files become one sheet, named as the file is, with the references that a spreadsheet would give."""

from __future__ import annotations

import pytest

from tieout.core.document import Cells
from tieout.core.errors import SourceError
from tieout.source import load


def cells(text: str, path: str = "books/tb.csv") -> dict[str, str]:
    document = load(path, text.encode())
    assert document.places is not None
    return {
        str(document.places.at(cell.start, cell.end)): cell.text
        for block in document.blocks
        if isinstance(block, Cells)
        for cell in block.cells
    }


def test_cells_have_references_and_numbers_one_form() -> None:
    assert cells('Account,Name,Amount\n4010,"Sales, net",-24391870.1\n,Tax,-282\n') == {
        "tb!A1": "Account", "tb!B1": "Name", "tb!C1": "Amount", "tb!A2": "4010", "tb!B2": "Sales, net",
        "tb!C2": "(24,391,870.1)", "tb!B3": "Tax", "tb!C3": "(282)",
    }  # fmt: skip


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_separator_is_whichever_there_is_most_of(delimiter: str) -> None:
    text = "\n".join(delimiter.join(row) for row in (("Account", "Amount"), ("Cash", "12345"), ("Debt", "7")))
    assert cells(text)["tb!B2"] == "12,345"


def test_what_is_typed_with_marks_stays_as_it_is() -> None:
    assert cells('Cash,"$ 1,234"\nDebt,"(2,000)"\nCode,0100\n') == {
        "tb!A1": "Cash", "tb!B1": "$ 1,234", "tb!A2": "Debt", "tb!B2": "(2,000)", "tb!A3": "Code", "tb!B3": "0100",
    }  # fmt: skip


def test_a_million_cells_are_refused() -> None:
    with pytest.raises(SourceError, match="more than 250,000 cells"):
        load("a.csv", b"1,2,3,4\n" * 250_000)


def test_an_endless_field_is_refused() -> None:
    with pytest.raises(SourceError, match="not a CSV file"):
        load("a.csv", b'a,"' + b"x" * 2_000_000)
