"""JUnit XML: an XML parser reads it, the counts are those of the cases, and only errors fail."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from publish.html_sample import sample
from tieout.core.disposition import Cleared, Disposition
from tieout.core.finding import Severity
from tieout.core.places import PageBox
from tieout.core.report import Fault, Report
from tieout.publish.findings.junit import render


def parsed(report: Report) -> ET.Element:
    return ET.fromstring("".join(render(report)))


def kinds(suite: ET.Element) -> dict[str, int]:
    return {
        "tests": len(suite.findall(".//testcase")),
        "failures": len(suite.findall(".//testcase/failure")),
        "errors": len(suite.findall(".//testcase/error")),
        "skipped": len(suite.findall(".//testcase/skipped")),
    }


def test_the_counts_are_those_of_the_cases() -> None:
    report = sample()
    root = parsed(report)
    assert root.tag == "testsuites"
    for suite in (root, *root.findall("testsuite")):
        assert {name: int(suite.get(name, "-1")) for name in kinds(suite)} == kinds(suite)
    severities = [finding.severity for finding in report.findings]
    assert kinds(root)["failures"] == severities.count(Severity.ERROR) == 1
    assert kinds(root)["skipped"] == severities.count(Severity.WARNING) > 0
    assert kinds(root)["errors"] == len(report.faults)


def test_a_suite_a_document_with_what_an_xsd_asks_for() -> None:
    """The order of the parts is that of the schema of Jenkins: properties, cases, output; every case has its names."""
    report = sample()
    root = parsed(report)
    suites = root.findall("testsuite")
    assert [suite.get("name") for suite in suites[: len(report.documents)]] == [each.path for each in report.documents]
    for suite in suites:
        tags = [child.tag for child in suite]
        assert tags == sorted(tags, key=["properties", "testcase", "system-out"].index)
        assert all(case.get("name") and case.get("classname") for case in suite.findall("testcase"))
        names = [(case.get("classname"), case.get("name")) for case in suite.findall("testcase")]
        assert len(set(names)) == len(names), "a CI joins cases of one name"


def test_a_failure_says_where_and_why() -> None:
    (failure,) = parsed(sample()).findall(".//failure")
    assert failure.get("type") == "T101"
    assert "3,751" in (failure.get("message") or "")
    assert (failure.text or "").startswith("release.txt:9:59: error T101")


def test_what_was_cleared_is_a_skipped_case_with_its_reason() -> None:
    report = sample()
    error = next(finding for finding in report.findings if finding.severity is Severity.ERROR)
    made = Disposition(error.code, "x", "1", "2", "as filed", "JD", None, 1)
    others = tuple(finding for finding in report.findings if finding is not error)
    root = parsed(replace(report, findings=others, cleared=(Cleared(error, made),)))
    assert kinds(root)["failures"] == 0
    for suite in (root, *root.findall("testsuite")):
        assert {name: int(suite.get(name, "-1")) for name in kinds(suite)} == kinds(suite)
    assert sum("as filed (JD)" in (each.get("message") or "") for each in root.iter("skipped")) == 1


def test_a_clean_document_has_one_case_that_passes() -> None:
    report = replace(sample(), findings=(), faults=())
    for suite in parsed(report).findall("testsuite"):
        (case,) = suite.findall("testcase")
        assert case.get("name") == "checked"
        assert not list(case)


@pytest.mark.parametrize("hostile", ["<&>\"'", "]]>", "\x00\x1b[2J\x0b", "\ud800\udcff", "\ufffe\uffff", "a\nb"])
def test_nothing_in_a_document_breaks_the_xml(hostile: str) -> None:
    report = sample()
    finding = replace(report.findings[0], message=hostile, cause=hostile, severity=Severity.ERROR)
    path = f"{hostile}.txt"
    documents = (replace(report.documents[0], path=path), *report.documents[1:])
    broken = replace(report, documents=documents, findings=(finding,), faults=(Fault(path, hostile),))
    text = "".join(render(broken))
    root = ET.fromstring(text.encode("utf-8"))
    assert len(root.findall(".//failure")) == 1
    assert len(root.findall(".//error")) == 1


def test_a_place_in_a_pdf_is_told() -> None:
    report = sample()
    (finding,) = [each for each in report.findings if each.severity is Severity.ERROR]
    at, nth = finding.figure or (0, 0)
    figures = list(report.documents[at].figures)
    figures[nth] = replace(figures[nth], at=PageBox(3, (72, 340, 118, 352)))
    documents = list(report.documents)
    documents[at] = replace(documents[at], figures=tuple(figures))
    (failure,) = parsed(replace(report, documents=tuple(documents))).findall(".//failure")
    assert "(page 3, box 72 340 118 352)" in (failure.text or "")
