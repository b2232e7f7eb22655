"""DOCX drafts: paragraphs and tables as they will be printed, changes accepted; what is hostile has a reason."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tieout.check import check
from tieout.core.document import Cells, Document, Prose
from tieout.core.errors import SourceError
from tieout.core.fact import Figure
from tieout.core.places import GridCell, Passage
from tieout.read.exhibit import read_exhibit
from tieout.source import load

docx = pytest.importorskip("docx", reason="the extra tieout[docx] is not installed")

ROWS = (
    ("(In thousands)", "2004", "2003"),
    ("Net sales", "52,310", "49,875"),
    ("Cost of sales", "38,114", "36,902"),
    ("Gross profit", "14,196", "12,973"),
)


def xml(text: str) -> Any:
    return docx.oxml.parse_xml(text.replace(">", f" {docx.oxml.ns.nsdecls('w')}>", 1))


def made(fill: Callable[[Any], object]) -> bytes:
    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def statement(document: Any) -> Any:
    table = document.add_table(len(ROWS), 3)
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return table


def read(fill: Callable[[Any], object]) -> tuple[Document, list[Figure]]:
    document = load("draft.docx", made(fill))
    return document, list(read_exhibit(document).figures)


def said(fill: Callable[[Any], object]) -> list[str]:
    """The paragraphs that are read."""
    document = load("draft.docx", made(fill))
    return [document.text[each.start : each.end] for each in document.blocks if isinstance(each, Prose)]


def cause(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        load("draft.docx", data)
    assert str(caught.value).startswith("draft.docx: ")
    return str(caught.value)


def test_paragraphs_and_tables_are_read_with_their_places(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        document.add_heading("Results of the year")
        document.add_paragraph("Net sales rose to $52,310,000 in 2004.")
        statement(document)

    path = tmp_path / "draft.docx"
    path.write_bytes(made(fill))
    (document,) = check(str(path)).documents
    assert [(each.figure.text, each.at) for each in document.figures[:3]] == [
        ("$52,310,000", Passage(2)),
        ("52,310", GridCell(1, 2, 2)),
        ("49,875", GridCell(1, 2, 3)),
    ]
    assert [each.status for each in document.figures] == ["proved"] * 7
    assert document.figures[1].figure.number.value == Decimal(52_310_000)


def test_inserted_text_counts_and_deleted_text_does_not() -> None:
    """Net sales were <del>$51,310,000</del><ins>$52,310,000</ins>."""

    def fill(document: Any) -> None:
        paragraph = document.add_paragraph("Net sales were ")._p
        paragraph.append(xml("<w:del><w:r><w:delText>$51,310,000</w:delText></w:r></w:del>"))
        paragraph.append(xml("<w:moveFrom><w:r><w:t>$1</w:t></w:r></w:moveFrom>"))
        paragraph.append(xml("<w:ins><w:r><w:t>$52,310,000</w:t></w:r></w:ins>"))
        paragraph.append(xml("<w:r><w:t>.</w:t></w:r>"))

    assert said(fill) == ["Net sales were $52,310,000."]


def test_a_deleted_row_is_none_and_an_inserted_one_is() -> None:
    def fill(document: Any) -> None:
        table = statement(document)
        for number, mark in ((1, "del"), (2, "ins")):
            table._tbl.tr_lst[number].get_or_add_trPr().append(xml(f"<w:{mark}></w:{mark}>"))

    _, figures = read(fill)
    assert [figure.text for figure in figures] == ["38,114", "36,902", "14,196", "12,973"]


def test_hidden_text_and_marks_of_notes_are_left_out() -> None:
    def fill(document: Any) -> None:
        document.styles.add_style("Memo", 2).font.hidden = True
        paragraph = document.add_paragraph("Sales were $52,310")
        paragraph.add_run("1").font.superscript = True
        paragraph.add_run(" in all")
        paragraph.add_run(", check with Jim").font.hidden = True
        paragraph.add_run(", or $9", style="Memo")
        paragraph.add_run(".")

    assert said(fill) == ["Sales were $52,310 in all."]


def test_merged_cells_indents_and_rules_are_those_of_the_grid() -> None:
    def fill(document: Any) -> None:
        table = statement(document)
        head = table.add_row()
        head.cells[1].merge(head.cells[2]).text = "Year Ended June 30,"
        table._tbl.insert(2, head._tr)
        table.columns[0].cells[2].merge(table.columns[0].cells[3])
        table.cell(4, 0).paragraphs[0].paragraph_format.left_indent = docx.shared.Pt(18)
        cell = table.cell(3, 1)._tc.get_or_add_tcPr()
        cell.append(xml("<w:tcBorders></w:tcBorders>"))
        cell[-1].append(xml("<w:bottom></w:bottom>"))
        cell[-1][0].set(docx.oxml.ns.qn("w:val"), "double")

    document, _ = read(fill)
    (block,) = [each for each in document.blocks if isinstance(each, Cells)]
    cells = {cell.text: cell for cell in block.cells}
    assert (cells["Year Ended June 30,"].column, cells["Year Ended June 30,"].colspan) == (1, 2)
    assert cells["Net sales Cost of sales"].rowspan == 2
    assert cells["Gross profit"].indent == 4
    assert cells["38,114"].rule == 2
    assert cells["36,902"].rule == 0


def test_a_table_set_with_tabs_is_a_table() -> None:
    """Net sales <tab> $ <tab> 52,310 <tab> ..."""

    def fill(document: Any) -> None:
        document.add_paragraph("\t2004\t2003")
        for label, *figures in ROWS[1:]:
            document.add_paragraph("\t".join((label, *figures)))
        document.add_paragraph("1.\tThe first of the notes says that nothing else has changed since the last year.")

    document, figures = read(fill)
    assert [figure.text for figure in figures if figure.place == "table"] == [
        text for _, *texts in ROWS[1:] for text in texts
    ]
    assert [figure.period.end.year for figure in figures if figure.period][:2] == [2004, 2003]
    assert any(isinstance(each, Prose) and "nothing else" in document.text[each.start :] for each in document.blocks)


def test_a_text_box_is_read_once() -> None:
    """A box in its new form, with its old form as a fallback"""
    box = "<w:txbxContent><w:p><w:r><w:t>EPS of $1.25</w:t></w:r></w:p></w:txbxContent>"
    both = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )

    def fill(document: Any) -> None:
        document.add_paragraph("Highlights")._p.append(xml(f"<w:r>{both}</w:r>"))

    assert said(fill) == ["Highlights", "EPS of $1.25"]


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def repacked(change: Callable[[bytes], bytes]) -> bytes:
    """A real DOCX whose body was changed."""
    with zipfile.ZipFile(io.BytesIO(made(statement))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = change(parts["word/document.xml"])
    return zipped(parts)


ENTITIES = b'<!DOCTYPE w [<!ENTITY a "ha">%b]>' % b"".join(
    b'<!ENTITY %c "%b">' % (98 + at, b"&%c;" % (97 + at) * 100) for at in range(8)
)


@pytest.mark.parametrize(
    ("data", "cause_"),
    [
        (made(statement)[:2000], "cut off or damaged"),
        (zipped({"word/document.xml": b"<w/>"}), "broken DOCX"),
        (zipped({"word/document.xml": b" " * 40_000_000}), "unpacks to 40,000,000 bytes"),
        (zipped({f"word/document{at}.xml": b"" for at in range(6000)}), "6,000 parts"),
        (repacked(lambda body: b"<a>" * 100_000), "broken DOCX"),
    ],
    ids=["cut", "hollow", "bomb", "parts", "deep"],
)
def test_what_cannot_be_read_has_a_reason(data: bytes, cause_: str) -> None:
    assert cause_ in cause(data)


def test_entities_do_not_unfold() -> None:
    """Eight entities, each a hundred times the one before"""

    def laden(body: bytes) -> bytes:
        head, tail = body.split(b"?>", 1)
        return head + b"?>" + ENTITIES + tail.replace(b"Net sales", b"&h;&h;&h;", 1)

    assert "broken DOCX" in cause(repacked(laden))


def test_without_its_extra_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tieout.source.docx.package.find_spec", lambda name: None)
    assert "pip install 'tieout[docx]'" in cause(made(statement))
