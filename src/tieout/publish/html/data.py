"""A numbered view of a report comes in; the facts, proofs and findings that the page's script shows go out.

Empty entries are left out; amounts are words already, so that the script never computes.
"""

from __future__ import annotations

from typing import Any

from tieout.core.amounts import amount
from tieout.core.finding import Finding, Proof
from tieout.core.period import Period
from tieout.core.report import CheckedFigure
from tieout.publish.html.marks import family_of
from tieout.publish.html.sheet import file_name
from tieout.publish.html.text import clean
from tieout.publish.html.view import SEVERE, View
from tieout.publish.order import label, proof_behind

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def when(period: Period) -> str:
    """A period as a reader says it: ``at Dec 31, 2004``, ``quarter to Dec 31, 2004``."""
    day = f"{_MONTHS[period.end.month - 1]} {period.end.day}, {period.end.year}"
    return f"at {day}" if period.instant else f"{period.length} to {day}"


def _full(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value not in ("", None, [], ())}


def _figure(document: int, checked: CheckedFigure, findings: list[int]) -> dict[str, Any]:
    figure = checked.figure
    fact = checked.facts[0] if checked.facts else None
    period = fact.period if fact and fact.period else figure.period
    return _full(
        {
            "doc": document,
            "line": figure.line,
            "column": figure.column_at,
            "text": clean(figure.text),
            "status": checked.status,
            "amount": amount(figure.number.value, figure.unit),
            "label": clean(label(figure)),
            "when": when(period) if period else "",
            "concept": fact.concept if fact else "",
            "segment": clean(fact.segment) if fact else "",
            "basis": fact.basis if fact else "",
            "flaw": clean(figure.flaw),
            "proofs": list(checked.proofs),
            "findings": findings,
        }
    )


def _proof(view: View, proof: Proof, mark: str) -> dict[str, Any]:
    unit = view.report.figure(proof.result).figure.unit
    return _full(
        {
            "rule": proof.rule,
            "title": view.legend[mark].label if mark else family_of(proof.rule),
            "mark": view.legend[mark].symbol if mark else "",
            "kind": proof.kind,
            "verdict": proof.verdict.value,
            "result": view.number(proof.result) if view.shows(proof.result) else None,
            "inputs": [view.number(key) for key in proof.inputs if view.shows(key)],
            "equation": clean(proof.equation),
            "stated": amount(proof.stated, unit),
            "computed": amount(proof.computed, unit),
            "difference": amount(proof.difference, unit),
            "tolerance": amount(proof.tolerance, unit),
        }
    )


def _finding(view: View, finding: Finding, behind: int | None) -> dict[str, Any]:
    accused = None if finding.figure is None else view.report.figure(finding.figure)
    unit = "" if accused is None else accused.figure.unit
    return _full(
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "message": clean(finding.message),
            "sheet": view.homes[finding.document],
            "figure": None if finding.figure is None else view.number(finding.figure),
            "related": [view.number(key) for key in finding.related if view.shows(key)],
            "expected": "" if finding.expected is None else amount(finding.expected, unit),
            "cause": clean(finding.cause),
            "proof": behind,
        }
    )


def data_of(view: View) -> dict[str, Any]:
    """Everything the script shows, by number: documents, figures, proofs, findings, steps."""
    report = view.report
    at_figure: dict[int, list[int]] = {}
    for index, finding in enumerate(view.findings):
        if finding.figure is not None:
            at_figure.setdefault(view.number(finding.figure), []).append(index)
    place = {id(proof): index for index, proof in enumerate(report.proofs)}
    behind = [place.get(id(proof_behind(report, finding))) for finding in view.findings]
    return {
        "documents": [
            {"name": clean(file_name(document)), "sheet": view.homes[index]}
            for index, document in enumerate(report.documents)
        ],
        "figures": [
            _figure(index, checked, at_figure.get(view.offsets[index] + place_in, []))
            for index, document in enumerate(report.documents)
            for place_in, checked in enumerate(document.figures)
        ],
        "proofs": [_proof(view, proof, view.earned[index]) for index, proof in enumerate(report.proofs)],
        "findings": [_finding(view, finding, proof) for finding, proof in zip(view.findings, behind, strict=True)],
        "steps": [index for index, finding in enumerate(view.findings) if finding.severity in SEVERE],
    }
