"""From a page of text to a report: what is proved, what is told, what is left alone."""

from __future__ import annotations

import gc
from decimal import Decimal
from pathlib import Path

from tieout.check import check, check_documents
from tieout.core.report import Report
from tieout.source import load_text

STATEMENT = """
                          SAMPLE MILLS, INC.
                  CONDENSED STATEMENTS OF OPERATIONS
               (In thousands, except per share amounts)

                                        Year Ended June 30,
                                      2004            2003
                                    --------        --------
Net sales                           $ 52,310        $ 49,875
Cost of sales                         38,114          36,902
                                    --------        --------
   Gross profit                       14,196          12,973
Selling expenses                       6,721           6,404
Administrative expenses                3,118           3,377
                                    --------        --------
   Income from operations           $  4,357        $  3,192
                                    ========        ========
"""


def report_of(text: str) -> Report:
    return check_documents([load_text(text, "sample.txt")])


def told(report: Report) -> list[tuple[str, str, str]]:
    return [
        (finding.severity, finding.code, report.figure(finding.figure).figure.text if finding.figure else "")
        for finding in report.findings
    ]


def test_a_statement_that_foots_is_proved_whole() -> None:
    report = report_of(STATEMENT)
    assert told(report) == []
    assert {checked.status for checked in report.documents[0].figures} == {"proved"}
    assert report.documents[0].figures[0].figure.number.value == Decimal(52310000)


def test_a_transposed_total_is_an_error_at_the_total() -> None:
    """Gross profit 14,196 printed as 14,916: two sums break, one change mends both."""
    report = report_of(STATEMENT.replace("14,196", "14,916"))
    assert told(report) == [("error", "T103", "14,916")]
    assert report.findings[0].expected == Decimal(14196000)
    assert report.findings[0].cause == "two digits transposed"


def test_a_sentence_that_disagrees_with_its_table_is_told() -> None:
    """Net sales were $52,301,000, compared to $49,875,000 in fiscal 2003."""
    text = STATEMENT + (
        "\nFor the year ended June 30, 2004, net sales were $52,301,000, compared to\n"
        "$49,875,000 for the year ended June 30, 2003.\n"
    )
    assert ("error", "T202", "$52,301,000") in told(report_of(text))


def test_a_wrong_percentage_is_told() -> None:
    """... an increase of 15%, where 52,310 over 49,875 is 4.9%."""
    text = STATEMENT + (
        "\nFor the year ended June 30, 2004, net sales were $52,310,000, compared to\n"
        "$49,875,000 for the year ended June 30, 2003, an increase of 15%.\n"
    )
    assert [(severity, code) for severity, code, _ in told(report_of(text))] == [("warning", "T301")]


def test_one_bad_file_does_not_lose_the_others(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(STATEMENT, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    report = check([str(tmp_path), str(tmp_path / "absent.txt")])
    assert [Path(document.path).name for document in report.documents] == ["good.txt"]
    assert sorted(Path(fault.path).name for fault in report.faults) == ["absent.txt", "binary.txt", "empty.txt"]


def test_a_check_leaves_no_cycles_to_collect() -> None:
    """It runs without the search for cycles, so all that it made must be freed without, and the search be on again."""
    report_of(STATEMENT)  # fills caches
    assert gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        report_of(STATEMENT)
        assert not gc.isenabled()
        assert gc.collect() == 0
    finally:
        gc.enable()
