"""The SARIF log: valid in what viewers rely on, with regions that slice and fingerprints that stay."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema

from publish.html_sample import sample
from tieout.core.places import PageBox
from tieout.core.report import Report
from tieout.publish.findings.sarif import render

_TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
_COUNT = {"type": "integer", "minimum": 0}
_ORDINAL = {"type": "integer", "minimum": 1}
_LOCATION = {
    "type": "object",
    "properties": {
        "id": {"type": "integer", "minimum": -1},
        "message": _TEXT,
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "required": ["uri"],
                    "properties": {"uri": {"type": "string", "pattern": r"^[A-Za-z0-9%._~/:+-]+$"}},
                },
                "region": {
                    "type": "object",
                    "required": ["startLine", "startColumn", "charOffset", "charLength"],
                    "properties": {
                        "startLine": _ORDINAL,
                        "startColumn": _ORDINAL,
                        "endLine": _ORDINAL,
                        "endColumn": _ORDINAL,
                        "charOffset": _COUNT,
                        "charLength": _COUNT,
                        "snippet": _TEXT,
                    },
                    "additionalProperties": False,
                },
            },
            "additionalProperties": False,
        },
        "logicalLocations": {
            "type": "array",
            "items": {"type": "object", "properties": {"name": {"type": "string"}, "fullyQualifiedName": {"type": "string"}}},
        },
    },
    "additionalProperties": False,
}
ESSENTIALS = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "properties": {
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "required": ["id"],
                                            "properties": {"shortDescription": _TEXT, "help": _TEXT},
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message", "ruleId", "level", "locations"],
                            "properties": {
                                "message": _TEXT,
                                "ruleIndex": _COUNT,
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "locations": {"type": "array", "items": _LOCATION},
                                "relatedLocations": {"type": "array", "uniqueItems": True, "items": _LOCATION},
                                "partialFingerprints": {
                                    "type": "object",
                                    "additionalProperties": {"type": "string"},
                                },
                            },
                            "additionalProperties": {"not": {}},
                            "patternProperties": {"^ruleId$": {"type": "string"}},
                        },
                    },
                },
            },
        },
    },
}
"""The parts of the SARIF 2.1.0 schema that the log uses, written from the standard."""


def run(report: Report) -> dict:
    log = json.loads("".join(render(report)))
    jsonschema.validate(log, ESSENTIALS)
    return log["runs"][0]


def test_the_log_is_valid_and_every_finding_is_in_it() -> None:
    report = sample()
    assert len(run(report)["results"]) == len(report.findings)


def test_each_result_points_to_its_rule() -> None:
    out = run(sample())
    rules = out["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in out["results"])
    foot = next(rule for rule in rules if rule["id"] == "T101")
    assert "What it does" in foot["help"]["text"]


def test_regions_slice_the_text_and_related_locations_name_the_witnesses() -> None:
    report = sample()
    error = next(result for result in run(report)["results"] if result["level"] == "error")
    region = error["locations"][0]["physicalLocation"]["region"]
    start, length = region["charOffset"], region["charLength"]
    assert report.documents[0].text[start : start + length] == "3,751" == region["snippet"]["text"]
    assert region["endColumn"] - region["startColumn"] == 5
    assert [each["message"]["text"] for each in error["relatedLocations"]] == [
        "27,806 Net sales",
        "24,235 Cost of sales",
    ]


def test_the_fingerprint_is_the_rule_and_the_figure_not_the_place() -> None:
    report = sample()
    error = next(result for result in run(report)["results"] if result["level"] == "error")
    assert error["partialFingerprints"] == {"tieout/v1": f"T101|{report.figure((0, 8)).fingerprint}"}


def test_paths_become_uris() -> None:
    report = sample()
    odd = replace(report.documents[0], path="/q4 100%/a#b.txt")
    out = run(replace(report, documents=(odd, *report.documents[1:])))
    uris = {each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in out["results"]}
    assert uris == {"file:///q4%20100%25/a%23b.txt", "later.txt"}


def test_what_could_not_be_read_is_a_notification() -> None:
    invocation = run(sample())["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert "scan.pdf" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_a_place_in_a_pdf_is_no_region_of_characters() -> None:
    """A region of a file without characters would lead a viewer astray; the page and box are named instead."""
    report = sample()
    finding = next(each for each in report.findings if each.figure is not None)
    at, nth = finding.figure or (0, 0)
    figures = list(report.documents[at].figures)
    figures[nth] = replace(figures[nth], at=PageBox(3, (72, 340, 118, 352)))
    document = replace(report.documents[at], figures=tuple(figures))
    documents = tuple(document if index == at else each for index, each in enumerate(report.documents))
    (result,) = run(replace(report, documents=documents, findings=(finding,)))["results"]
    (location,) = result["locations"]
    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "page 3, box 72 340 118 352"
