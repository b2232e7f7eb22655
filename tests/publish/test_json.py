"""The stable report, `tieout/report/1`: keys, ids that resolve, exact amounts, offsets that slice."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

from publish.html_sample import sample
from tieout.core.number import Number
from tieout.core.report import Report
from tieout.publish.findings.json import render

FIGURE = {
    "id", "fingerprint", "start", "end", "line", "column", "text", "value", "unit", "decimals", "place", "label",
    "concept", "segment", "period", "status", "proofs",
}  # fmt: skip
PROOF = {
    "id", "rule", "kind", "verdict", "result", "inputs", "equation", "stated", "computed", "difference", "tolerance",
}  # fmt: skip


def parsed(report: Report) -> dict:
    return json.loads("".join(render(report)), parse_float=Decimal)


def test_the_object_has_the_keys_that_tools_read() -> None:
    out = parsed(sample())
    assert out["schema"] == "tieout/report/1"
    assert {"documents", "proofs", "findings", "implied", "summary"} <= set(out)
    assert {"path", "part", "sha256", "kind", "issuer", "date", "figures"} <= set(out["documents"][0])
    assert all(set(figure) >= FIGURE for document in out["documents"] for figure in document["figures"])
    assert all(set(proof) >= PROOF for proof in out["proofs"])
    assert {"code", "severity", "message", "figure", "related", "expected", "cause"} <= set(out["findings"][0])
    assert {"name", "period", "unit", "low", "high", "because"} <= set(out["implied"][0])


def test_every_id_resolves() -> None:
    out = parsed(sample())
    figures = {figure["id"]: figure for document in out["documents"] for figure in document["figures"]}
    proofs = {proof["id"] for proof in out["proofs"]}
    assert len(figures) == out["summary"]["figures"]
    for proof in out["proofs"]:
        assert proof["result"] in figures
        assert set(proof["inputs"]) <= set(figures)
    for figure in figures.values():
        assert set(figure["proofs"]) <= proofs
    for finding in out["findings"]:
        assert finding["figure"] is None or finding["figure"] in figures
        assert set(finding["related"]) <= set(figures)


def test_offsets_slice_the_decoded_text() -> None:
    report = sample()
    for document, out in zip(report.documents, parsed(report)["documents"], strict=True):
        for figure in out["figures"]:
            assert document.text[figure["start"] : figure["end"]] == figure["text"]


def test_amounts_are_decimal_strings_in_base_units_and_seconds_a_number() -> None:
    """24,392 in thousands is 24392000 to the thousand."""
    out = parsed(sample())
    sales = out["documents"][0]["figures"][3]
    assert (sales["text"], sales["value"], sales["decimals"]) == ("24,392", "24392000", -3)
    assert out["summary"]["seconds"] == Decimal("0.041")


def test_an_exact_term_has_infinite_precision_as_in_xbrl() -> None:
    report = sample()
    document = report.documents[0]
    exact = replace(document.figures[0].figure, number=Number(Decimal("0.1"), None))
    figures = (replace(document.figures[0], figure=exact), *document.figures[1:])
    report = replace(report, documents=(replace(document, figures=figures), *report.documents[1:]))
    assert parsed(report)["documents"][0]["figures"][0]["decimals"] == "INF"
    assert parsed(report)["documents"][0]["figures"][0]["value"] == "0.1"


def test_a_report_on_nothing_is_an_object_all_the_same() -> None:
    assert parsed(Report((), (), (), (), (), Decimal("0.000")))["summary"]["documents"] == 0
