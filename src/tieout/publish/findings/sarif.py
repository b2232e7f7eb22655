"""A report comes in; a SARIF 2.1.0 log goes out, for the viewers and services that read it.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote

from tieout.core.disposition import Cleared
from tieout.core.finding import Finding, Key
from tieout.core.report import Report
from tieout.core.version import __version__
from tieout.prove.rules.catalogue import PAGES
from tieout.publish.order import by_place, label

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(report: Report) -> Iterator[str]:
    """The log as one JSON object."""
    cleared = [one.finding for one in report.cleared]
    codes = sorted({finding.code for finding in (*report.findings, *cleared)})
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "tieout",
                        "version": __version__,
                        "rules": [_rule(code) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [
                    *(_result(report, finding, codes) for finding in by_place(report)),
                    *(
                        {**_result(report, one.finding, codes), "suppressions": [_suppression(one)]}
                        for one in report.cleared
                    ),
                ],
                "invocations": [
                    {
                        "executionSuccessful": not report.faults,
                        "toolExecutionNotifications": [
                            {"level": "error", "message": {"text": f"{fault.path}: {fault.cause}"}}
                            for fault in report.faults
                        ],
                    }
                ],
            }
        ],
    }
    yield json.dumps(log, ensure_ascii=False, indent=1)
    yield "\n"


def _rule(code: str) -> dict[str, object]:
    page = PAGES.get(code)
    if page is None:
        return {"id": code}
    return {
        "id": code,
        "name": page.name,
        "shortDescription": {"text": page.what},
        "fullDescription": {"text": page.why},
        "help": {"text": page.text},
    }


def _result(report: Report, finding: Finding, rules: list[str]) -> dict[str, object]:
    document = report.document(finding.document)
    result: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": rules.index(finding.code),
        "level": str(finding.severity),
        "message": {
            "text": f"{finding.message.rstrip('.')}; likely cause: {finding.cause}"
            if finding.cause
            else finding.message
        },
    }
    if finding.figure is None:
        result["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": _uri(document.path)}}}]
        result["partialFingerprints"] = {"tieout/v1": f"{finding.code}|{document.sha256}"}
        return result
    result["locations"] = [_location(report, finding.figure)]
    result["relatedLocations"] = [
        {"id": index, "message": {"text": _said(report, key)}, **_location(report, key)}
        for index, key in enumerate(finding.related)
    ]
    result["partialFingerprints"] = {"tieout/v1": f"{finding.code}|{report.figure(finding.figure).fingerprint}"}
    return result


def _suppression(cleared: Cleared) -> dict[str, object]:
    """What a viewer shows of an exception that somebody cleared."""
    made = cleared.disposition
    when = f", {made.date}" if made.date else ""
    return {"kind": "external", "status": "accepted", "justification": f"{made.reason} ({made.initials}{when})"}


def _said(report: Report, key: Key) -> str:
    figure = report.figure(key).figure
    named = label(figure)
    return f"{figure.text} {named}" if named else figure.text


def _location(report: Report, key: Key) -> dict[str, object]:
    document = report.document(key[0])
    checked = report.figure(key)
    figure = checked.figure
    if checked.at is not None:  # a region counts characters, and such a file has none
        return {
            "physicalLocation": {"artifactLocation": {"uri": _uri(document.path)}},
            "logicalLocations": [{"name": figure.text, "fullyQualifiedName": str(checked.at)}],
        }
    file = document.text if document.origin is None else document.origin.text
    slice_ = file[checked.start : checked.end]
    # A number of a marked-up document may run over lines; the column after it is counted on its last line.
    below = slice_.count("\n")
    column = len(slice_) - slice_.rfind("\n") if below else figure.column_at + len(slice_)
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(document.path)},
            "region": {
                "startLine": figure.line,
                "startColumn": figure.column_at,
                "endLine": figure.line + below,
                "endColumn": column,
                "charOffset": checked.start,
                "charLength": checked.end - checked.start,
                "snippet": {"text": slice_},
            },
        }
    }


def _uri(path: str) -> str:
    """A path as a URI reference: relative stays relative, so that a service can join it to the repository."""
    slashed = path.replace("\\", "/")
    quoted = quote(slashed, errors="surrogateescape")
    return f"file://{quoted}" if slashed.startswith("/") else quoted
