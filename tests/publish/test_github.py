"""Workflow commands: as GitHub's runner takes them apart, and the matcher and the hook that ship."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

from publish.html_sample import sample
from tieout.core.places import PageBox
from tieout.core.report import Fault, Report
from tieout.publish.findings.concise import render as concise
from tieout.publish.findings.github import render

ROOT = Path(__file__).resolve().parents[2]
COMMAND = re.compile(r"^::(error|warning|notice) ([^:]*)::(.*)$")
"""The runner cuts a command at the first two colons behind its properties, and properties at commas."""


def commands(report: Report) -> list[tuple[str, dict[str, str], str]]:
    """The commands as the runner understands them."""
    out = []
    for line in "".join(render(report)).splitlines():
        match = COMMAND.match(line)
        assert match, line
        properties = dict(pair.split("=", 1) for pair in match[2].split(","))
        out.append((match[1], {key: unescaped(value) for key, value in properties.items()}, unescaped(match[3])))
    return out


def unescaped(text: str) -> str:
    for code, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, char)
    return text


def test_each_finding_is_an_annotation_at_its_figure() -> None:
    report = replace(sample(), faults=())
    found = commands(report)
    assert [kind for kind, _, _ in found].count("error") == 1
    ((_, place, message),) = [each for each in found if each[0] == "error"]
    assert place == {"file": "release.txt", "line": "9", "col": "59", "endColumn": "63", "title": "T101"}
    assert "3,751" in message


def test_notes_are_notices_and_a_file_that_cannot_be_read_is_an_error() -> None:
    report = replace(sample(), findings=(), faults=(Fault("scans/q3.pdf", "no text layer: run OCR first"),))
    assert commands(report) == [
        ("error", {"file": "scans/q3.pdf", "title": "cannot be read"}, "no text layer: run OCR first")
    ]


def test_text_of_a_document_gives_no_command_and_no_property() -> None:
    """A message may hold anything that a filing holds."""
    report = sample()
    message = "100% :: of,sales\n::error file=x::owned"
    finding = replace(report.findings[0], message=message, cause="")
    path = "a,b: c=100%.txt"
    document = replace(report.documents[finding.document], path=path)
    documents = tuple(document if at == finding.document else each for at, each in enumerate(report.documents))
    ((_, place, said),) = commands(replace(report, documents=documents, findings=(finding,), faults=()))
    assert place["file"] == path
    assert said == "100% :: of,sales?::error file=x::owned"


def test_a_place_in_a_pdf_has_no_line() -> None:
    report = sample()
    finding = next(each for each in report.findings if each.figure is not None)
    at, nth = finding.figure or (0, 0)
    figures = list(report.documents[at].figures)
    figures[nth] = replace(figures[nth], at=PageBox(3, (72, 340, 118, 352)))
    document = replace(report.documents[at], figures=tuple(figures), path="./q3.pdf")
    documents = tuple(document if index == at else each for index, each in enumerate(report.documents))
    ((_, place, _),) = commands(replace(report, documents=documents, findings=(finding,), faults=()))
    assert place == {"file": "q3.pdf", "title": f"{finding.code} page 3, box 72 340 118 352"}


def test_the_problem_matcher_reads_every_line_of_concise() -> None:
    matcher = json.loads((ROOT / "docs" / "problem-matcher.json").read_text(encoding="utf-8"))
    (one,) = matcher["problemMatcher"]
    (pattern,) = one["pattern"]
    expression = re.compile(pattern["regexp"])
    report = sample()
    lines = "".join(concise(report)).splitlines()
    assert len(lines) == len(report.findings)
    for line in lines:
        match = expression.match(line)
        assert match, line
        assert match[pattern["file"]].endswith(".txt")
        assert int(match[pattern["line"]])
        assert int(match[pattern["column"]])
        assert re.fullmatch(r"T\d{3}", match[pattern["code"]])
        assert match[pattern["message"]]


def test_the_hook_takes_releases_in_text_and_html_and_nothing_else() -> None:
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    fields = dict(re.findall(r"^(?:- |  )(\w+): (.+)$", hook, re.MULTILINE))
    assert fields["id"] == "tieout-check"
    assert fields["entry"].startswith("tieout check ")
    wanted = re.compile(fields["files"])
    assert all(wanted.search(name) for name in ("q3.txt", "releases/q3.htm", "q3.html"))
    assert not any(wanted.search(name) for name in ("README.md", "q3.py", "q3.txt.png"))
