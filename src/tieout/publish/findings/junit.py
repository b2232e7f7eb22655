"""A report comes in; JUnit XML goes out, as continuous integration takes it: a suite a document, a failure an error.

There is no standard; this keeps to what Jenkins, GitLab and Azure read. A warning is a skipped case, and so is what a disposition
clears; a note is output: neither fails a build. A suite begins with a case that passes, so that a clean document is seen to have been checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from tieout.core.disposition import Cleared
from tieout.core.finding import Finding, Severity
from tieout.core.report import CheckedDocument, Fault, Report
from tieout.publish.ink import safe
from tieout.publish.order import by_place, finding_place, proof_behind

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot say, however it is written."""


def render(report: Report) -> Iterator[str]:
    """One ``testsuites`` element."""
    findings = by_place(report)
    by_document = [[each for each in findings if each.document == index] for index in range(len(report.documents))]
    cleared = len(report.cleared)
    cases = len(report.documents) + len(report.faults) + cleared + sum(1 for each in findings if _is_case(each))
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield (f'<testsuites name="tieout" {_counts(findings, cases, len(report.faults), cleared)} time="{report.seconds:f}">\n')
    for index, own in enumerate(by_document):
        cleared_here = [each for each in report.cleared if each.finding.document == index]
        yield from _suite(report, report.documents[index], own, cleared_here)
    for fault in report.faults:
        yield from _fault(fault)
    yield "</testsuites>\n"


def _is_case(finding: Finding) -> bool:
    return finding.severity is not Severity.NOTE


def _counts(findings: Iterable[Finding], cases: int, errors: int, cleared: int) -> str:
    kinds = [finding.severity for finding in findings]
    return (
        f'tests="{cases}" failures="{kinds.count(Severity.ERROR)}" errors="{errors}" '
        f'skipped="{kinds.count(Severity.WARNING) + cleared}"'
    )


def _suite(
    report: Report, document: CheckedDocument, findings: list[Finding], cleared: list[Cleared]
) -> Iterator[str]:
    path = _value(document.path)
    cases = [finding for finding in findings if _is_case(finding)]
    notes = [finding for finding in findings if not _is_case(finding)]
    name = f"{document.path} {document.part}".strip()
    yield f" <testsuite name={_value(name)} {_counts(findings, len(cases) + len(cleared) + 1, 0, len(cleared))}>\n"
    yield "  <properties>\n"
    for status in ("supported", "proved", "contradicted", "unproved"):
        count = sum(1 for figure in document.figures if figure.status == status)
        yield f'   <property name="{status}" value="{count}"/>\n'
    yield "  </properties>\n"
    yield f'  <testcase classname={path} name="checked" file={path}/>\n'
    for finding in cases:
        yield from _case(report, finding, path)
    for number, each in enumerate(cleared, 1):
        yield from _cleared(report, each, number, path)
    if notes:
        yield "  <system-out>"
        yield _text("\n".join(f"{finding_place(report, note)}: {note.code} {safe(note.message)}" for note in notes))
        yield "</system-out>\n"
    yield " </testsuite>\n"


def _case(report: Report, finding: Finding, path: str) -> Iterator[str]:
    place = finding_place(report, finding)
    line = 1 if finding.figure is None else report.figure(finding.figure).figure.line
    name = f"{finding.code} {place.rpartition('/')[2]}"
    message = safe(finding.message)
    yield f'  <testcase classname={path} name={_value(name)} file={path} line="{line}">\n'
    if finding.severity is Severity.ERROR:
        yield f'   <failure type="{finding.code}" message={_value(message)}>'
        yield _text("\n".join(_lines(report, finding, place)))
        yield "</failure>\n"
    else:
        yield f"   <skipped message={_value(f'warning {finding.code}: {message}')}/>\n"
        yield f"   <system-out>{_text(chr(10).join(_lines(report, finding, place)))}</system-out>\n"
    yield "  </testcase>\n"


def _cleared(report: Report, cleared: Cleared, number: int, path: str) -> Iterator[str]:
    finding, made = cleared.finding, cleared.disposition
    name = f"cleared {number} {finding.code} {finding_place(report, finding).rpartition('/')[2]}"
    said = f"cleared {finding.code}: {safe(made.reason)} ({safe(made.initials)}); {safe(finding.message)}"
    yield f"  <testcase classname={path} name={_value(name)} file={path}>\n"
    yield f"   <skipped message={_value(said)}/>\n  </testcase>\n"


def _lines(report: Report, finding: Finding, place: str) -> Iterator[str]:
    """The finding as text: place, message, relation, likely cause."""
    at = report.figure(finding.figure).at if finding.figure is not None else None
    yield f"{place}{f' ({safe(str(at))})' if at else ''}: {finding.severity} {finding.code}"
    yield safe(finding.message)
    proof = proof_behind(report, finding)
    if proof is not None:
        yield f"relation: {safe(proof.equation)}"
    if finding.cause:
        yield f"likely cause: {safe(finding.cause)}"


def _fault(fault: Fault) -> Iterator[str]:
    path = _value(fault.path)
    yield f' <testsuite name={path} tests="1" failures="0" errors="1" skipped="0">\n'
    yield f'  <testcase classname={path} name="read" file={path}>\n'
    yield f'   <error type="unreadable" message={_value(fault.cause)}/>\n'
    yield "  </testcase>\n </testsuite>\n"


def _text(text: str) -> str:
    return escape(_NO_XML.sub("?", text))


def _value(text: str) -> str:
    return quoteattr(_NO_XML.sub("?", safe(text)))
