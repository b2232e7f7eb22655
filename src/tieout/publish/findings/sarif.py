"""A report comes in; a SARIF 2.1.0 log goes out, for the viewers and services that read it.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from tieout.core.finding import Finding, Key
from tieout.core.report import Report
from tieout.core.version import __version__
from tieout.prove.rules.catalogue import PAGES

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(report: Report) -> Iterator[str]:
    """The log as one JSON object."""
    codes = sorted({finding.code for finding in report.findings})
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
                "results": [_result(report, finding) for finding in report.findings],
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
    page = PAGES[code]
    return {
        "id": code,
        "name": page.name,
        "shortDescription": {"text": page.what},
        "help": {"text": page.text},
    }


def _result(report: Report, finding: Finding) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.code,
        "level": str(finding.severity),
        "message": {"text": finding.message},
    }
    if finding.figure is not None:
        result["locations"] = [_location(report, finding.figure)]
        result["relatedLocations"] = [
            {"id": index, **_location(report, key)} for index, key in enumerate(finding.related)
        ]
        result["partialFingerprints"] = {"tieout/v1": f"{finding.code}|{report.figure(finding.figure).fingerprint}"}
    return result


def _location(report: Report, key: Key) -> dict[str, object]:
    figure = report.figure(key).figure
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": report.documents[key[0]].path.replace("\\", "/")},
            "region": {
                "startLine": figure.line,
                "startColumn": figure.column_at,
                "charOffset": figure.start,
                "charLength": figure.end - figure.start,
            },
        }
    }
