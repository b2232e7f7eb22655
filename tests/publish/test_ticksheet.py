"""The tick sheet: a row a figure, live totals, and text that stays text."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from publish.html_sample import sample
from tieout.check import check_documents, cleared, dispositions_in
from tieout.core.report import Report
from tieout.publish.dispositions import skeletons
from tieout.publish.ticksheet import ticksheet
from tieout.source import load, load_text

openpyxl = pytest.importorskip("openpyxl", reason="needs the extra xlsx")
pytest.importorskip("xlsxwriter", reason="needs the extra xlsx")

RELEASE = """
                          =SUM(A1) MILLS, INC.
                             (In thousands)

                                        Year Ended June 30,
                                      2004            2003
                                    --------        --------
Net sales                           $ 52,310        $ 49,875
=HYPERLINK("x") cost                  38,114          36,902
                                    --------        --------
   Gross profit                       14,196          12,937
                                    ========        ========
"""
RECORD = "Account,Name,Year ended 6/30/2004,Line item\n4010,Sales,-52310120.4,Net sales\n"


def tied() -> Report:
    return check_documents([load_text(RELEASE, "drafts/=1+1.txt")], support=[load("tb.csv", RECORD.encode())])


def cells(data: bytes, sheet: str, formulas: bool = False) -> list[list[object]]:
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=not formulas)
    return [[cell.value for cell in row] for row in book[sheet].iter_rows()]


def by_text(data: bytes) -> dict[object, dict[object, object]]:
    head, *rows = cells(data, "Figures")
    return {row[2]: dict(zip(head, row, strict=True)) for row in rows}


def test_every_figure_has_its_row_with_place_value_tick_reference_and_proof() -> None:
    report = tied()
    rows = by_text(ticksheet(report))
    assert len(rows) == len(report.documents[0].figures) == 6
    sales = rows["52,310"]
    assert (sales["Place"], sales["Value"], sales["Unit"], sales["Status"]) == ("8:39", 52_310_000, "USD", "supported")
    assert str(sales["Tick"]).split()[0] == "S"
    assert str(sales["Reference"]).split("; ")[0] == "tb!C2 of tb.csv"
    assert "T802" in str(sales["Proof"])
    assert rows["36,902"]["Proof"] != ""


def test_totals_by_status_are_live_formulas_that_hold_their_values() -> None:
    report = tied()
    data = ticksheet(report)
    formulas, values = cells(data, "Summary", formulas=True), cells(data, "Summary")
    for row, status in enumerate(("supported", "proved", "unproved", "contradicted"), 1):
        assert formulas[row][:2] == [status, f"=COUNTIF(Figures!$H$2:$H$7,A{row + 1})"]
        assert values[row][1] == report.count(status)
    assert (formulas[5][1], values[5][1]) == ("=SUM(B2:B5)", 6)


def test_text_never_becomes_a_formula() -> None:
    data = ticksheet(tied())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if "/sheet" in name}
    formulas = [name for name, xml in parts.items() for _ in range(xml.count("<f>"))]
    assert formulas == ["xl/worksheets/sheet1.xml"] * 5
    assert not any("hyperlink" in xml for xml in parts.values())
    assert any("HYPERLINK" in str(row["Label"]) for row in by_text(data).values())
    assert by_text(data)["52,310"]["Document"] == "=1+1.txt"


def test_dispositions_stand_beside_their_figures_and_exceptions() -> None:
    report = tied()
    entries = [
        replace(each, reason="@note: agreed with counsel", initials="JD", date=date(2004, 8, 2))
        for each in dispositions_in("".join(skeletons(report)), "x")
    ]
    head, *before = cells(ticksheet(report), "Exceptions")
    assert head[0] == "Place"
    assert all(row[6] == "open" for row in before)
    assert before
    _, *after = cells(ticksheet(cleared(report, entries)), "Exceptions")
    assert [row[6:] for row in after] == [["@note: agreed with counsel", "JD", "2004-08-02"]] * len(entries)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert ticksheet(tied()) == ticksheet(tied())


def test_marks_are_those_of_the_firm() -> None:
    data = ticksheet(sample(), legend={"F": "∧"})
    ticks = {str(row["Tick"]) for row in by_text(data).values()}
    assert any("∧" in tick for tick in ticks)
    assert "✕" in ticks
