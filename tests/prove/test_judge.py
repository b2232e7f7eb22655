"""Who is accused, and with what certainty, when the figures of a release contradict each other."""

from __future__ import annotations

import pytest

from tieout.check import check_documents
from tieout.core.report import Report
from tieout.source import load_text

SEGMENTS = """
                          SAMPLE MILLS, INC.
                     SELECTED SEGMENT DATA
                         (In thousands)

                                       Year Ended June 30,
                                      2004            2003
                                    --------        --------
Operating income (loss):
     Paper                          $  3,542        $  2,812
     Board                             (960)           (583)
     Corporate                         (576)           (591)
                                    --------        --------
         Operating income              2,006           1,638
                                    --------        --------
Depreciation and amortization:
     Paper                             1,740           1,875
     Board                               551             887
     Corporate                            10               9
                                    --------        --------
         Total depreciation            2,301           2,771
                                    --------        --------
EBITDA:
     Paper                             5,282           4,687
     Board                              (409)            304
     Corporate                          (566)           (582)
                                    --------        --------
         Total EBITDA               $  4,307        $  4,409
                                    ========        ========
"""

SPENDING = """
                          SAMPLE MILLS, INC.
                       CAPITAL EXPENDITURES
                         (In thousands)

                                       Year Ended June 30,
                                      2004            2003
                                    --------        --------
     Paper                          $  1,756        $  1,003
     Board                                66             217
                                    --------        --------
         Total                      $  1,822        $  1,220
                                    ========        ========
"""


def report_of(text: str) -> Report:
    return check_documents([load_text(text, "sample.txt")])


def accused(report: Report) -> list[tuple[str, str, str]]:
    return [
        (finding.severity.value, report.figure(finding.figure).figure.text, finding.cause)
        for finding in report.findings
        if finding.figure is not None
    ]


def test_tables_that_tie_out_are_left_alone() -> None:
    assert report_of(SEGMENTS).findings == ()
    assert report_of(SPENDING).findings == ()


@pytest.mark.parametrize(
    ("printed", "slip", "cause"),
    [
        ("1,740", "1,640", "one digit wrong"),
        ("3,542", "3,452", "two digits transposed"),
        ("(960)", " 960 ", "sign"),
        ("4,687", "4,187", "one digit wrong"),
    ],
)
def test_the_figure_that_two_sums_ask_for_is_accused(printed: str, slip: str, cause: str) -> None:
    """Each segment's figure is part of its total and of its segment's EBITDA: one change mends both."""
    report = report_of(SEGMENTS.replace(printed, slip, 1))
    assert accused(report) == [("error", slip.strip(), cause)]


def test_where_the_evidence_cannot_choose_the_suspects_are_told() -> None:
    """1,726 + 66 = 1,822 in 2004: each of the three is a digit from adding up, so one is named and the others told."""
    report = report_of(SPENDING.replace("1,756", "1,726"))
    (finding,) = report.findings
    assert finding.severity == "error"
    assert {report.figure(key).figure.text for key in (finding.figure, *finding.related) if key} == {"1,726", "66", "1,822"}
    assert "may as well be" in finding.message


def test_a_row_passed_over_that_makes_up_the_difference_acquits() -> None:
    """A count of shares among amounts, 12, is the difference of the sum: nothing is told."""
    text = SPENDING.replace(
        "     Board                                66             217\n",
        "     Board                                66             217\n     Shares issued                        --              12\n",
    ).replace("1,220", "1,232")
    assert [finding for finding in report_of(text).findings if finding.severity == "error"] == []


def test_one_figure_a_unit_off_among_exact_sums_is_strained() -> None:
    """Depreciation of 2003 printed 2,772 where all other sums are exact to the last digit."""
    report = report_of(SEGMENTS.replace("2,771", "2,772"))
    assert accused(report) == [("warning", "2,772", "")]


def test_a_document_that_rounds_is_left_alone() -> None:
    """Both totals a unit off: the document rounds its parts."""
    report = report_of(SPENDING.replace("1,822", "1,823").replace("1,220", "1,221"))
    assert report.findings == ()
