"""Submissions as EDGAR hands them out: each document apart, its places counted in the whole file."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from source.filings import SCHEDULE, STATEMENTS, submission
from tieout.core.errors import SourceError
from tieout.read.exhibit import read_exhibit
from tieout.source import load_all, load_text

PAGE = (
    "<html><body><p>Exhibit 99</p><table><tr><td>Net sales</td><td>$</td><td>52,310</td></tr></table></body></html>\n"
)
PICTURE = "begin 644 logo.jpg\nM_]C_X  02D9)1@ ! 0$ 8 !@\n`\nend\n"


def test_each_document_is_one_of_its_own_with_what_the_header_says() -> None:
    """<TYPE>10-Q, <TYPE>EX-99 in HTML, <TYPE>GRAPHIC, <TYPE>EX-101.SCH, under one <SEC-HEADER>."""
    text = submission(
        ("10-Q", STATEMENTS), ("EX-99", PAGE), ("GRAPHIC", PICTURE), ("EX-101.SCH", "<XBRL>\n<?xml?><a/>\n</XBRL>\n")
    )
    loaded = load_all("q.txt", text.encode())
    assert [document.part for document in loaded.documents] == ["1:10-Q", "2:EX-99"]
    assert {(d.issuer, d.cik, d.date) for d in loaded.documents} == {("CALDER MILLS INC", "111111", date(2000, 5, 12))}
    assert loaded.documents[0].kind == "periodic-report"
    filing = loaded.documents[1].filing
    assert filing is not None
    assert (filing.form, filing.period, filing.year_end) == ("10-Q", date(2000, 3, 31), "1231")
    assert loaded.notes == ()


def test_offsets_lines_and_columns_count_in_the_whole_file() -> None:
    """A table of the first document, and the same number in the second, which is HTML."""
    text = submission(("10-Q", STATEMENTS), ("EX-99", PAGE))
    for document in load_all("q.txt", text.encode()).documents:
        exhibit = read_exhibit(document)
        assert exhibit.figures
        origin = document.origin
        assert origin is not None
        assert origin.text == text
        for figure in exhibit.figures:
            start = origin.start(figure.start)
            assert text[start : origin.end(figure.end)].replace("</td><td>", " ") == figure.text
            line = text.count("\n", 0, start)
            assert (figure.line, figure.column_at) == (line + 1, start - (text.rfind("\n", 0, start) + 1) + 1)


def test_one_document_without_a_header_is_that_document() -> None:
    """A file that begins with <DOCUMENT>, as exhibits are kept apart."""
    text = submission(("EX-99.1", PAGE), end="")
    document = load_text(text[text.index("<DOCUMENT>") :], "ex.htm")
    assert document.part == "1:EX-99.1"
    assert "EX-99.1" not in document.text


def test_a_submission_may_stand_on_one_line() -> None:
    """<SUBMISSION><ACCESSION-NUMBER>0000111111-00-000004<TYPE>8-K<PERIOD>20000331<FILING-DATE>20000512<FILER>..."""
    header = (
        "<SUBMISSION><ACCESSION-NUMBER>0000111111-00-000004<TYPE>8-K<PERIOD>20000331<FILING-DATE>20000512<FILER>"
        "<COMPANY-DATA><CONFORMED-NAME>CALDER MILLS INC<CIK>0000111111</COMPANY-DATA></FILER>"
    )
    page = PAGE.strip()
    document = load_text(f"{header}<DOCUMENT><TYPE>8-K<SEQUENCE>1<TEXT>{page}</TEXT></DOCUMENT></SUBMISSION>")
    assert (document.part, document.issuer, document.cik) == ("1:8-K", "CALDER MILLS INC", "111111")
    assert document.filing is not None
    assert document.filing.form == "8-K"


def test_what_is_there_of_a_submission_that_is_cut_off_is_read() -> None:
    """The file ends in the middle of its second document, a statement."""
    text = submission(("10-Q", STATEMENTS), ("EX-99", STATEMENTS), ("EX-27", SCHEDULE))
    cut = text[: text.index("Total current assets", text.index("<SEQUENCE>2"))]
    loaded = load_all("q.txt", cut.encode())
    assert [document.part for document in loaded.documents] == ["1:10-Q", "2:EX-99"]
    assert loaded.notes == ("the submission is cut off in its document 2 of 3 (EX-99); what is there was read",)


def test_a_submission_that_ends_between_two_documents_is_cut_off_too() -> None:
    """Three documents are announced, one is there, and the envelope is never closed."""
    text = submission(("10-Q", STATEMENTS), ("EX-99", STATEMENTS), ("EX-27", SCHEDULE))
    loaded = load_all("q.txt", text[: text.index("<DOCUMENT>", text.index("</DOCUMENT>"))].encode())
    assert loaded.notes == ("the submission is cut off after its document 1 of 3; what is there was read",)


def test_a_submission_without_any_text_is_refused() -> None:
    """Pictures and archives only."""
    with pytest.raises(SourceError, match=r"q\.txt: no document of this submission is text"):
        load_all("q.txt", submission(("GRAPHIC", PICTURE), ("ZIP", PICTURE)).encode())


def test_a_part_that_cannot_be_read_leaves_the_others() -> None:
    """A line of 600,000 characters in one document, a statement in the other."""
    loaded = load_all("q.txt", submission(("10-Q", STATEMENTS), ("EX-10", "x" * 600_000)).encode())
    assert [document.part for document in loaded.documents] == ["1:10-Q"]
    assert loaded.notes[0].startswith("document 2:EX-10: a line of 600,000 characters;")


@given(st.integers(0, 6000), st.integers(0, 6000))
def test_a_submission_with_a_piece_missing_never_breaks(start: int, length: int) -> None:
    """Any stretch of a submission left out."""
    text = submission(("10-Q", STATEMENTS), ("EX-99", PAGE), ("EX-27", SCHEDULE))
    kept = text[:start] + text[start + length :]
    try:
        documents = load_all("q.txt", kept.encode()).documents
    except SourceError:
        return
    for document in documents:
        for figure in read_exhibit(document).figures:
            if document.origin is not None:
                assert 0 <= document.origin.start(figure.start) <= document.origin.end(figure.end) <= len(kept)
