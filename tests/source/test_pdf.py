"""PDFs: what is drawn at a place is read in its row and column; what has no text, or is hostile, has a reason."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import pytest

from source.pdf_sample import pdf, right, shown
from tieout.check import check
from tieout.core.document import Document, Prose, Words
from tieout.core.errors import SourceError
from tieout.core.fact import Figure
from tieout.core.places import PageBox
from tieout.read.exhibit import read_exhibit
from tieout.source import load

pytest.importorskip("pypdfium2", reason="the extra tieout[pdf] is not installed")

HEADS = ((72, 700, "(In thousands)"), (300, 680, "Year Ended June 30,"), (300, 668, "2004"), (380, 668, "2003"))
STATEMENT = shown(
    *HEADS,
    (72, 650, "Net sales"), (270, 650, "$"), right(320, 650, "52,310"), (350, 650, "$"), right(400, 650, "49,875"),
    (72, 636, "Cost of sales"), right(320, 636, "38,114"), right(400, 636, "36,902"),
    (80, 620, "Gross profit"), right(320, 620, "14,196"), right(400, 620, "12,973"),
)  # fmt: skip
RULE = "\n285 631 36 0.5 re f 365 631 36 0.5 re f"
PICTURE = "q 612 0 0 792 0 0 cm /Im Do Q"
LOCK = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%b> /U <%b> /P -44 >> /ID [<41> <41>]" % (b"41" * 32, b"42" * 32)


def read(data: bytes) -> tuple[Document, list[Figure]]:
    document = load("release.pdf", data)
    return document, list(read_exhibit(document).figures)


def cause(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        load("release.pdf", data)
    said = str(caught.value)
    assert said.startswith("release.pdf: ")
    assert "\n" not in said
    return said


def test_a_statement_is_read_with_values_heads_and_labels() -> None:
    document, figures = read(pdf(STATEMENT + RULE))
    values = [figure.number.value for figure in figures]
    assert values == [Decimal(each) * 1000 for each in (52310, 49875, 38114, 36902, 14196, 12973)]
    assert [figure.label[-1] for figure in figures[::2]] == ["Net sales", "Cost of sales", "Gross profit"]
    assert [figure.period.end.year for figure in figures if figure.period] == [2004, 2003] * 3
    assert [document.text[figure.start : figure.end] for figure in figures] == [figure.text for figure in figures]


def test_the_place_of_a_figure_is_its_page_and_box(tmp_path: Path) -> None:
    """Gross profit stands on the second page; Helvetica's line reaches from y 618 to 629, so 163 to 175 from above."""
    path = tmp_path / "release.pdf"
    path.write_bytes(pdf(shown((72, 700, "Results of the year")), STATEMENT + RULE))
    (document,) = check(str(path)).documents
    (gross,) = [each for each in document.figures if each.figure.text == "14,196"]
    assert isinstance(gross.at, PageBox)
    assert gross.at.page == 2
    left, top, low_right, bottom = gross.at.box
    assert left <= 290 <= low_right - 28 <= 294
    assert top <= 163 < 172 <= bottom
    assert bottom - top < 16
    assert gross.status == "proved"


def test_a_rule_over_a_total_stands_between_its_rows() -> None:
    lines = load("release.pdf", pdf(STATEMENT + RULE)).text.splitlines()
    (rule,) = [at for at, line in enumerate(lines) if set(line.strip()) == {"-", " "}]
    assert "38,114" in lines[rule - 1]
    assert "14,196" in lines[rule + 1]
    block = next(each for each in load("release.pdf", pdf(STATEMENT + RULE)).blocks if isinstance(each, Words))
    assert [line.rule for line in block.lines if line.rule] == [1]


def test_a_page_that_lies_on_its_side_is_read_upright() -> None:
    """A wide table, drawn from bottom to top on a page that the viewer turns."""
    upright, _ = read(pdf(STATEMENT + RULE))
    lying, figures = read(pdf(f"q 0 1 -1 0 720 0 cm {STATEMENT}{RULE} Q", turn=90))
    assert lying.text == upright.text
    assert lying.places is not None
    sales = lying.places.at(figures[0].start, figures[0].end)
    assert isinstance(sales, PageBox)
    left, top, low_right, bottom = sales.box
    assert left <= 290 < 318 <= low_right, "x of the page as the viewer shows it"
    assert top <= 70 <= bottom


def test_a_raised_mark_is_no_digit_of_the_figure_before_it() -> None:
    """52,310 with a raised 1, and 53rd with a raised rd"""
    raised = shown((320, 654, "1"), size=6) + "\n" + shown((72, 600, "The 53"))
    raised += "\n" + shown((104, 604, "rd"), size=6) + "\n" + shown((114, 600, "week counts."))
    document, figures = read(pdf(STATEMENT.replace("(52,310) Tj ET", "(52,310) Tj ET\n" + raised, 1)))
    assert figures[0].number.value == 52_310_000
    assert "53rd week" in document.text


def test_words_drawn_at_a_slant_are_no_part_of_a_row() -> None:
    """A watermark over the whole page"""
    slanted = "\nBT /F1 60 Tf 0.7 0.7 -0.7 0.7 100 500 Tm (DRAFT 2005) Tj ET"
    assert read(pdf(STATEMENT + slanted))[0].text == read(pdf(STATEMENT))[0].text


def test_paragraphs_come_apart_and_lines_of_one_do_not() -> None:
    content = shown(
        (72, 700, "Sales of the quarter were $24.4 million, which is less than in the"),
        (72, 688, "quarter before it, since fewer cars were built."),
        (72, 668, "Debt was reduced by $1.2 million, and the rest of the cash went"),
        (72, 656, "into inventories."),
    )
    document = load("release.pdf", pdf(content))
    prose = [document.text[each.start : each.end] for each in document.blocks if isinstance(each, Prose)]
    assert [text.split()[0] for text in prose] == ["Sales", "Debt"]
    assert prose[0].endswith("were built.")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf(PICTURE), "no text layer (1 of 1 pages are pictures): run OCR first"),
        (pdf(""), "no text layer (nothing is written on its pages): run OCR first"),
        (pdf(STATEMENT, PICTURE, PICTURE), "no text layer on 2 of its 3 pages: run OCR first"),
        (pdf(STATEMENT, trailer=LOCK), "encrypted PDF"),
        (pdf(STATEMENT)[:300], "broken PDF"),
        (b"%PDF-1.7\n", "broken PDF"),
    ],
)
def test_what_cannot_be_read_has_a_reason(data: bytes, said: str) -> None:
    assert said in cause(data)


@pytest.mark.slow
def test_more_pages_than_a_document_has_are_refused() -> None:
    assert "1,001 pages" in cause(pdf(*[""] * 1001))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is held by setrlimit")
def test_a_stream_that_unpacks_to_a_gigabyte_costs_no_gigabyte() -> None:
    assert "gave up" in cause(pdf(" " * 900_000_000, squeeze=True))


def test_without_its_extra_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tieout.source.pdf.apart.find_spec", lambda name: None)
    assert "pip install 'tieout[pdf]'" in cause(pdf(STATEMENT))


def test_code_beside_the_documents_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of filings from anywhere, with a json.py in it"""
    (tmp_path / "json.py").write_text("raise SystemExit('owned')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read(pdf(STATEMENT))[1]
