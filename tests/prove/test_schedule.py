"""EX-27 schedules beside the statements of their filing: second witnesses, never accusers of a number."""

from __future__ import annotations

import re
from pathlib import Path

from source.filings import SCHEDULE, STATEMENTS, submission
from tieout.check import check
from tieout.core.report import Report


def report_of(tmp_path: Path, *texts: str) -> Report:
    paths = []
    for number, text in enumerate(texts):
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    return check(paths)


def told(report: Report, code: str) -> list[tuple[str, str]]:
    return [
        (str(finding.severity), report.figure(finding.figure).figure.text)
        for finding in report.findings
        if finding.code == code and finding.figure is not None
    ]


def tied(report: Report) -> set[str]:
    """The tags that some print of the filing proves."""
    return {
        report.figure(proof.inputs[0]).figure.label[-1]
        for proof in report.proofs
        if proof.rule == "T204" and proof.inputs
    }


def test_tags_and_statements_prove_each_other(tmp_path: Path) -> None:
    """<TOTAL-ASSETS> 98,645 beside "Total assets 98,645"; no line of the statements has the <CASH>."""
    report = report_of(tmp_path, submission(("10-Q", STATEMENTS), ("EX-27", SCHEDULE)))
    known = {figure.figure.label[-1] for figure in report.documents[1].figures if not figure.figure.nil}
    assert known - tied(report) == {"CASH"}
    assert told(report, "T204") == []
    assert report.errors == 0


def test_a_sure_tag_that_differs_alone_is_a_warning(tmp_path: Path) -> None:
    """<TOTAL-ASSETS> 98,465, two digits transposed, where five other tags agree."""
    report = report_of(tmp_path, submission(("10-Q", STATEMENTS), ("EX-27", SCHEDULE.replace("98,645", "98,465"))))
    assert told(report, "T204") == [("warning", "98,465")]
    assert report.findings[0].cause == "two digits transposed"
    assert report.errors == 0


def test_a_schedule_whose_multiplier_is_lost_says_nothing(tmp_path: Path) -> None:
    """<MULTIPLIER> 1 over amounts in thousands: no amount agrees, and none is held against the statements."""
    report = report_of(
        tmp_path, submission(("10-Q", STATEMENTS), ("EX-27", SCHEDULE.replace("<MULTIPLIER> 1,000", "<MULTIPLIER> 1")))
    )
    assert tied(report) == {"EPS-BASIC", "EPS-DILUTED"}
    assert told(report, "T204") == []


def test_a_schedule_of_another_period_says_nothing(tmp_path: Path) -> None:
    """<PERIOD-END> DEC-31-1999 over the amounts of March 2000."""
    report = report_of(
        tmp_path, submission(("10-Q", STATEMENTS), ("EX-27", SCHEDULE.replace("MAR-31-2000", "JUN-30-1999")))
    )
    assert tied(report) == set()
    assert told(report, "T204") == []


def test_documents_of_one_submission_are_no_prior_documents_of_each_other(tmp_path: Path) -> None:
    """The statements of the report again in an exhibit, with one figure changed."""
    report = report_of(
        tmp_path,
        submission(("10-Q", STATEMENTS), ("EX-99", STATEMENTS.replace("49,875", "49,785")), ("EX-27", SCHEDULE)),
    )
    assert not [proof for proof in report.proofs if proof.kind == "prior"]
    assert not [finding for finding in report.findings if finding.code.startswith("T50")]


LATER = re.sub(r"([\d,.]{4,})( +\$? +)[\d,.]{4,}$", r"\1\2\1", STATEMENTS, flags=re.MULTILINE).replace(
    "2000            2000", "2001            2000"
)
"""The report of the next year, whose comparatives are what this year's report prints."""


def test_an_amendment_is_no_later_document(tmp_path: Path) -> None:
    """Form 10-Q, and Form 10-Q/A for the same quarter with less than half of the statements; then the report of the next year."""
    original = submission(("10-Q", STATEMENTS))
    changed = STATEMENTS[: STATEMENTS.index("Income tax provision")]
    again = submission(("10-Q", changed)).replace("-000004", "-000005")
    amended = submission(("10-Q/A", changed), form="10-Q/A").replace("-000004", "-000005")
    later = submission(("10-Q", LATER)).replace("20000", "20010").replace("-000004", "-000006")
    assert prior(report_of(tmp_path, original, again))
    assert not prior(report_of(tmp_path, original, amended))
    report = report_of(tmp_path, original, amended, later)
    assert {proof.result[0] for proof in report.proofs if proof.kind == "prior"} == {2}


def prior(report: Report) -> list[str]:
    return [proof.rule for proof in report.proofs if proof.kind == "prior"]


def test_figures_of_all_parts_have_ids_of_their_own(tmp_path: Path) -> None:
    """Two parts of the same text."""
    report = report_of(tmp_path, submission(("10-Q", STATEMENTS), ("EX-99", STATEMENTS)))
    ids = [figure.id for document in report.documents for figure in document.figures]
    assert len(report.documents) == 2
    assert len(ids) == len(set(ids))


def test_a_cut_submission_is_told_and_checked(tmp_path: Path) -> None:
    """The file ends before the end of its only document."""
    text = submission(("10-Q", STATEMENTS))
    report = report_of(tmp_path, text[: text.index("</TEXT>")])
    assert [fault.cause for fault in report.faults] == [
        "the submission is cut off in its document 1 (10-Q); what is there was read"
    ]
    assert report.count("proved") > 10
