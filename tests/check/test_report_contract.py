"""The stable report as other tools rely on it, over the example, the seeds and real exhibits.

Nothing here asks whether a number is right; only that what the report says of it can be followed and does not move.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from tieout.check import check, check_documents
from tieout.core.document import Prose
from tieout.publish.findings.json import render
from tieout.source import load_text

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
LARGEST = 60_000
"""Larger exhibits say nothing more about the form of the report, and cost time."""

FIGURE: dict[str, type | tuple[type, ...]] = {
    "id": str, "fingerprint": str, "start": int, "end": int, "line": int, "column": int, "text": str, "value": str,
    "unit": str, "decimals": (int, str), "place": str, "label": str, "concept": (str, type(None)),
    "segment": (str, type(None)), "period": (dict, type(None)), "status": str, "proofs": list,
}  # fmt: skip
PROOF: dict[str, type | tuple[type, ...]] = {
    "id": str, "rule": str, "kind": str, "verdict": str, "result": str, "inputs": list, "equation": str,
    "stated": str, "computed": str, "difference": str, "tolerance": str,
}  # fmt: skip
FINDING: dict[str, type | tuple[type, ...]] = {
    "code": str, "severity": str, "message": str, "document": int, "figure": (str, type(None)), "related": list,
    "expected": (str, type(None)), "cause": (str, type(None)),
}  # fmt: skip
SUMMARY = ["documents", "figures", "supported", "proved", "unproved", "contradicted", "seconds"]
AMOUNT = re.compile(r"-?\d+(?:\.\d*[1-9])?")


def exhibits() -> list[Path]:
    found = sorted((ROOT / "examples" / "lexington").glob("*.txt"))
    found += sorted((SHARED / "seeds").glob("*.txt"))
    for folder in ("earnings-text", "earnings-rendered", "earnings-pdftext", "refinancing", "charter", "annual-report"):
        some = sorted((SHARED / "corpus" / folder).rglob("*.txt"))
        found += [path for path in some if path.stat().st_size <= LARGEST][:2]
    return found


def typed(row: dict, fields: dict[str, type | tuple[type, ...]]) -> bool:
    return row.keys() == fields.keys() and all(isinstance(row[name], kind) for name, kind in fields.items())


def fingerprints(text: str) -> Counter[tuple[str, str]]:
    (document,) = check_documents([load_text(text)]).documents
    return Counter((checked.fingerprint, " ".join(checked.figure.text.split())) for checked in document.figures)


def rewrapped(text: str, width: int) -> str:
    """``text`` with its paragraphs of running text (three lines and more) wrapped anew."""
    pieces, at = [], 0
    for block in load_text(text).blocks:
        if isinstance(block, Prose) and len(block.lines) > 2:
            paragraph = " ".join(text[block.start : block.end].split())
            pieces += [
                text[at : block.start],
                textwrap.fill(paragraph, width, break_long_words=False, break_on_hyphens=False),
            ]
            at = block.end
    return "".join((*pieces, text[at:]))


@pytest.fixture(scope="module", params=exhibits(), ids=lambda path: path.name)
def path(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture(scope="module")
def checked(path: Path) -> tuple[dict, str]:
    report = check(path)
    return json.loads("".join(render(report)), parse_float=Decimal), report.documents[0].text


def test_fields_types_and_words_are_those_of_the_schema(checked: tuple[dict, str]) -> None:
    report, _ = checked
    assert list(report)[:5] == ["schema", "documents", "proofs", "findings", "implied"]
    assert list(report["summary"]) == SUMMARY
    (document,) = report["documents"]
    assert list(document) == ["path", "part", "sha256", "kind", "issuer", "date", "figures"]
    for figure in document["figures"]:
        assert typed(figure, FIGURE), figure
        assert AMOUNT.fullmatch(figure["value"]), figure
        assert figure["decimals"] == "INF" or isinstance(figure["decimals"], int)
        assert figure["place"] in ("table", "prose")
        assert figure["status"] in ("supported", "proved", "contradicted", "unproved")
        assert figure["unit"]
        assert figure["period"] is None or set(figure["period"]) in ({"instant"}, {"start", "end"})
    for proof in report["proofs"]:
        assert typed(proof, PROOF), proof
        assert proof["kind"] in ("internal", "prior", "terms", "support")
        assert proof["verdict"] in ("exact", "rounding", "strained", "contradicted")
        assert Decimal(proof["tolerance"]) >= 0
        assert proof["inputs"]
    for finding in report["findings"]:
        assert typed(finding, FINDING), finding
        assert finding["severity"] in ("error", "warning", "note")


def test_places_are_where_the_digits_stand(checked: tuple[dict, str]) -> None:
    report, text = checked
    lines = re.split(r"\r\n|\r|\n", text)
    end = 0
    for figure in report["documents"][0]["figures"]:
        assert text[figure["start"] : figure["end"]] == figure["text"] != ""
        assert figure["start"] >= end, "figures are in order and do not overlap"
        end = figure["end"]
        first = re.split(r"[\r\n]", figure["text"])[0]
        assert lines[figure["line"] - 1][figure["column"] - 1 :].startswith(first)


def test_ids_are_unique_and_lead_both_ways(checked: tuple[dict, str]) -> None:
    report, _ = checked
    (document,) = report["documents"]
    figures = {figure["id"]: figure for figure in document["figures"]}
    proofs = {proof["id"]: proof for proof in report["proofs"]}
    assert len(figures) == len(document["figures"]) == report["summary"]["figures"]
    assert len(proofs) == len(report["proofs"])
    assert all(one == f"{document['sha256'][:10]}.{figure['start']}" for one, figure in figures.items())
    named = {(one, name) for one, proof in proofs.items() for name in (proof["result"], *proof["inputs"])}
    assert named == {(one, name) for name, figure in figures.items() for one in figure["proofs"]}
    for finding in report["findings"]:
        assert {finding["figure"], *finding["related"]} - {None} <= figures.keys()


def test_a_status_is_what_proofs_and_findings_say(checked: tuple[dict, str]) -> None:
    report, _ = checked
    holding = {
        name
        for proof in report["proofs"]
        if proof["verdict"] != "contradicted"
        for name in (proof["result"], *proof["inputs"])
    }
    accused = {finding["figure"] for finding in report["findings"] if finding["severity"] == "error"}
    for figure in report["documents"][0]["figures"]:
        expected = "contradicted" if figure["id"] in accused else "proved" if figure["id"] in holding else "unproved"
        assert figure["status"] == expected
    counted = Counter(figure["status"] for figure in report["documents"][0]["figures"])
    assert {name: report["summary"][name] for name in counted} == counted


def test_a_fingerprint_is_unique_and_survives_reflow(checked: tuple[dict, str], path: Path) -> None:
    """Blank lines before the text, other line ends: nothing may move. Paragraphs wrapped anew: one in twenty may.

    What moves there are list items that run on, and figures that share "nth" of an empty name with one that moved.
    """
    report, text = checked
    before = fingerprints(text)
    assert max(before.values(), default=1) == 1
    assert len({name for name, _ in before}) == len(report["documents"][0]["figures"])
    assert fingerprints(f"\n\n\n{text}") == before
    if "\r" not in text:
        assert fingerprints(text.replace("\n", "\r\n")) == before
    ours = path.is_relative_to(ROOT) or path.parent.name == "seeds"
    for width in (66, 100) if ours or {"earnings-text", "earnings-rendered"} & set(path.parts) else ():
        moved = (before - fingerprints(rewrapped(text, width))).total()
        assert moved <= (0 if ours else before.total() // 20)
