"""The example tied to its records: what they support, what a changed account shows, what the report says of them."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tieout.book.build import build
from tieout.check import check
from tieout.check.tied import told_of
from tieout.core.finding import Finding, Severity
from tieout.core.report import Report
from tieout.prove.run import prove
from tieout.publish.findings.json import render
from tieout.read.exhibit import read_exhibit
from tieout.source import load

ROOT = Path(__file__).resolve().parents[2]
RELEASE = ROOT / "examples" / "lexington" / "2004-q4-release.txt"
RECORDS = ROOT / "examples" / "lexington-records"
MAPPING = RECORDS / "line-items.csv"


def tied(*support: Path, prior: tuple[Path, ...] = ()) -> Report:
    return check(RELEASE, support=support, mapping=MAPPING, prior=prior)


@pytest.fixture(scope="module")
def report() -> Report:
    return tied(RECORDS / "trial-balance.csv", RECORDS / "schedules.csv")


def texts(report: Report, status: str) -> set[tuple[int, str]]:
    return {
        (checked.figure.line, checked.figure.text)
        for checked in report.documents[0].figures
        if checked.status == status
    }


def with_account(tmp_path: Path, number: str, column: int, change: int) -> Path:
    """The trial balance with an amount of one account changed."""
    rows = list(csv.reader((RECORDS / "trial-balance.csv").read_text("utf-8").splitlines()))
    for row in rows:
        if row[0] == number:
            row[column] = str(Decimal(row[column]) + change)
    path = tmp_path / "trial-balance.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def test_every_table_figure_but_a_changed_add_back_and_the_known_slip_is_supported(report: Report) -> None:
    rest = [
        (checked.figure.line, checked.figure.text)
        for checked in report.documents[0].figures
        if checked.figure.place == "table" and not checked.figure.nil and checked.status != "supported"
    ]
    assert rest == [(127, "(1,796)"), (136, "247")]
    assert report.count("supported") >= 210
    assert [finding.code for finding in report.findings] == ["T201"]


def test_the_workbook_says_the_same_as_the_csv_files(report: Report) -> None:
    pytest.importorskip("openpyxl", reason="needs the extra xlsx")
    other = tied(RECORDS / "trial-balance.xlsx")
    assert texts(other, "supported") == texts(report, "supported")
    places = {str(other.figure(key).at) for proof in other.proofs if proof.kind == "support" for key in proof.inputs}
    assert {"TB!C8", "Schedules!B5"} <= places


@pytest.mark.parametrize("account", ["1510", "4010", "5110", "6030", "7020", "8010", "8510"])
@pytest.mark.parametrize("column", [2, 4])
def test_a_changed_account_shows_as_exactly_the_figures_that_rest_on_it(
    report: Report, tmp_path: Path, account: str, column: int
) -> None:
    rows = [row[0] for row in csv.reader((RECORDS / "trial-balance.csv").read_text("utf-8").splitlines())]
    cell = f"trial-balance!{'ABCDEF'[column]}{rows.index(account) + 1}"
    rest = {
        proof.result
        for proof in report.proofs
        if proof.kind == "support" and any(str(report.figure(key).at) == cell for key in proof.inputs)
    }
    other = tied(with_account(tmp_path, account, column, 90_000), RECORDS / "schedules.csv")
    found = [each for each in other.findings if each.code == "T802"]
    assert {each.figure for each in found} == rest != set()
    assert {each.severity for each in found} == {"error"}
    assert {key for key in rest if other.figure(key).status != "contradicted"} == set()


def test_what_a_changed_account_moves_is_told_with_its_accounts(tmp_path: Path) -> None:
    other = tied(with_account(tmp_path, "7020", 2, 90_000))
    found = {
        other.figure(each.figure).figure.text: each for each in other.findings if each.code == "T802" and each.figure
    }
    assert set(found) == {"(2,242)", "2,242", "3,468", "3,750", "$3,750,000", "3,183", "$3,183,000"}
    assert "trial-balance!C17 of trial-balance.csv" in found["(2,242)"].message
    assert found["3,183"].expected == 3_093_000


def test_a_prior_document_is_compared_and_not_reported_on() -> None:
    other = check(RELEASE, prior=[RECORDS / "2003-q4-release.htm"])
    alone = check(RELEASE)
    assert [document.path for document in other.documents] == [str(RELEASE)]
    assert [document.role for document in other.support] == ["prior"]
    assert sum(proof.rule == "T501" for proof in other.proofs) > 40
    assert [each.message for each in other.findings] == [each.message for each in alone.findings]
    assert all(key[0] == 0 for proof in other.proofs for key in (proof.result, *proof.inputs) if proof.rule != "T501")


def test_a_slip_against_the_prior_document_is_told_at_the_draft(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(
        RELEASE.read_text("utf-8").replace("113,231 ", "113,213 ").replace("113,231\n", "113,213\n"), "utf-8"
    )
    other = check(draft, prior=[RECORDS / "2003-q4-release.htm"])
    assert any(each.figure and other.figure(each.figure).figure.text == "113,213" for each in other.findings)
    assert all(each.document == 0 for each in other.findings)


def test_a_draft_is_no_record_of_itself(tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(RELEASE.read_bytes())
    other = check(RELEASE, support=[copy])
    assert other.support == ()
    assert [(each.path, each.of) for each in other.copies] == [(str(copy), str(RELEASE))]
    assert other.count("supported") == 0


def test_records_that_cannot_be_read_are_faults_and_the_rest_is_checked(tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04xl/" + bytes(200))
    other = check(RELEASE, support=[broken, tmp_path / "missing.csv", RECORDS / "trial-balance.csv"])
    assert [fault.path for fault in other.faults] == [str(broken), str(tmp_path / "missing.csv")]
    assert other.count("supported") > 50


def test_the_report_names_the_records_and_the_cells_that_proofs_rest_on(report: Report) -> None:
    whole = json.loads("".join(render(report)), parse_float=Decimal)
    assert [(each["path"].rpartition("/")[2], each["role"]) for each in whole["support"]] == [
        ("trial-balance.csv", "support"), ("schedules.csv", "support"),
    ]  # fmt: skip
    assert all(len(each["sha256"]) == 64 for each in whole["support"])
    known = {figure["id"] for document in whole["documents"] for figure in document["figures"]}
    cited = {figure["id"]: figure for each in whole["support"] for figure in each["cited"]}
    assert not known & cited.keys()
    named = {name for proof in whole["proofs"] for name in (proof["result"], *proof["inputs"])}
    assert named <= known | cited.keys()
    assert cited.keys() <= named
    cells = {(figure["at"]["sheet"], figure["at"]["cell"]) for figure in cited.values()}
    assert ("trial-balance", "C5") in cells
    assert whole["summary"]["documents"] == 1
    assert whole["summary"]["supported"] == report.count("supported")


def test_a_folder_of_records_is_searched_for_sheets_too(report: Report, tmp_path: Path) -> None:
    for name in ("trial-balance.csv", "schedules.csv"):
        (tmp_path / name).write_bytes((RECORDS / name).read_bytes())
    assert texts(tied(tmp_path), "supported") == texts(report, "supported")


def test_a_print_of_the_prior_document_that_is_likely_wrong_is_a_note_at_the_draft() -> None:
    outcome = prove(build(read_exhibit(load(path)) for path in (str(RELEASE), str(RECORDS / "2003-q4-release.htm"))))
    accused, draft, other = (1, 3), (0, 5), (1, 4)
    findings = (
        Finding("T501", Severity.ERROR, "27,806 disagrees", 1, accused, (other, draft), Decimal(1), "sign"),
        Finding("T101", Severity.ERROR, "does not hold", 1, accused, (other,)),
    )
    (told,) = told_of(replace(outcome, findings=findings), 1).findings
    assert (told.severity, told.document, told.figure, told.related) == ("note", 0, draft, (accused, other))
    assert told.message == "in the prior document 27,806 disagrees"
