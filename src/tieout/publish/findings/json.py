"""A report comes in; the stable object ``tieout/report/1`` goes out, one line a figure, proof or finding."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from tieout.core.disposition import Cleared, Disposition
from tieout.core.finding import Finding, Key, Proof
from tieout.core.implied import Implied, Refused
from tieout.core.number import plain
from tieout.core.report import CheckedDocument, CheckedFigure, Report
from tieout.publish.order import label

_encode: Callable[[object], str] = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode

Row = Mapping[str, object]


def figure_row(checked: CheckedFigure) -> dict[str, object]:
    """One entry of ``figures[]``; meaning comes from the figure's first fact, where it has one.

    ``at`` is there only for files without characters of their own.
    """
    figure = checked.figure
    fact = checked.facts[0] if checked.facts else None
    period = (fact.period if fact else None) or figure.period
    decimals = figure.number.decimals
    return {
        "id": checked.id,
        "fingerprint": checked.fingerprint,
        "start": checked.start,
        "end": checked.end,
        "line": figure.line,
        "column": figure.column_at,
        **({"at": checked.at.as_json()} if checked.at else {}),
        "text": figure.text,
        "value": plain(figure.number.value),
        "unit": figure.unit,
        "decimals": "INF" if decimals is None else decimals,
        "place": figure.place,
        "label": label(figure),
        "concept": fact.concept if fact and fact.concept else None,
        "segment": fact.segment if fact and fact.segment else None,
        "period": period.as_json() if period else None,
        "status": checked.status,
        "proofs": [proof_id(index) for index in checked.proofs],
    }


def proof_id(index: int) -> str:
    """The id of the report's proof number ``index``."""
    return f"p{index + 1}"


def _proof_row(report: Report, index: int, proof: Proof) -> Row:
    return {
        "id": proof_id(index),
        "rule": proof.rule,
        "kind": proof.kind,
        "verdict": proof.verdict,
        "result": report.figure(proof.result).id,
        "inputs": _ids(report, proof.inputs),
        "equation": proof.equation,
        "stated": plain(proof.stated),
        "computed": plain(proof.computed),
        "difference": plain(proof.difference),
        "tolerance": plain(proof.tolerance),
    }


def _finding_row(report: Report, finding: Finding) -> Row:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "document": finding.document,
        "figure": None if finding.figure is None else report.figure(finding.figure).id,
        "related": _ids(report, finding.related),
        "expected": _plain(finding.expected),
        "cause": finding.cause or None,
    }


def implied_row(implied: Implied) -> Row:
    """An implied amount as the report has it."""
    return {
        "name": implied.name,
        "period": implied.period.as_json() if implied.period else None,
        "unit": implied.unit,
        "low": _plain(implied.low),
        "high": _plain(implied.high),
        "because": [str(ground) for ground in implied.because],
    }


def refused_row(refused: Refused) -> Row:
    """An amount that would be implied if its documents measured alike."""
    return {
        "name": refused.name,
        "period": refused.period.as_json() if refused.period else None,
        "unit": refused.unit,
        "because": [str(ground) for ground in refused.because],
    }


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def _ids(report: Report, keys: Iterable[Key]) -> list[str]:
    return [report.figure(key).id for key in keys]


def _document_head(document: CheckedDocument) -> str:
    head = {
        "path": document.path,
        "part": document.part,
        "sha256": document.sha256,
        "kind": document.kind,
        "issuer": document.issuer or None,
        "date": document.date.isoformat() if document.date else None,
    }
    return _encode(head)[:-1]


def _support(report: Report) -> Iterator[str]:
    """The documents that the others were tied to, each with those of its figures that a proof or a finding names."""
    own = len(report.documents)
    cited: set[Key] = set()
    for proof in report.proofs:
        cited.update(key for key in (proof.result, *proof.inputs) if key[0] >= own)
    for finding in (*report.findings, *(cleared.finding for cleared in report.cleared)):
        cited.update(key for key in finding.related if key[0] >= own)
    for number, document in enumerate(report.support):
        keys = sorted(key for key in cited if key[0] == own + number)
        yield f'{"," if number else ""}\n {_document_head(document)}, "role": "{document.role}", "cited": ['
        yield from _lines((_cited_row(report.figure(key)) for key in keys), "  ")
        yield "]}"


def _cited_row(checked: CheckedFigure) -> Row:
    """A figure of a support document: what it says, and nothing of how it stands, for it was not checked."""
    left_out = ("fingerprint", "status", "proofs")
    return {name: value for name, value in figure_row(checked).items() if name not in left_out}


def _cleared_row(report: Report, cleared: Cleared) -> Row:
    return {**_finding_row(report, cleared.finding), "disposition": _disposition_row(cleared.disposition)}


def _disposition_row(disposition: Disposition) -> dict[str, object]:
    return {
        "code": disposition.code,
        "figure": disposition.figure or None,
        "value": disposition.value or None,
        "expected": disposition.expected or None,
        "reason": disposition.reason,
        "initials": disposition.initials,
        "date": disposition.date.isoformat() if disposition.date else None,
    }


def _lines(rows: Iterable[Row], indent: str) -> Iterator[str]:
    """The rows of an array, one a line."""
    separator = "\n"
    for row in rows:
        yield f"{separator}{indent}{_encode(row)}"
        separator = ",\n"


def _summary(report: Report) -> str:
    counts: dict[str, int] = {
        "documents": len(report.documents),
        "figures": sum(len(document.figures) for document in report.documents),
        "supported": report.count("supported"),
        "proved": report.count("proved"),
        "unproved": report.count("unproved"),
        "contradicted": report.count("contradicted"),
    }
    # A decimal is written as the JSON number that it is; the encoder knows binary floats only.
    return f'{_encode(counts)[:-1]}, "seconds": {report.seconds:f}}}'


def render(report: Report) -> Iterator[str]:
    """The whole report in chunks. Amounts are decimal strings in base units; offsets count characters."""
    yield '{"schema": "tieout/report/1",\n"documents": ['
    for number, document in enumerate(report.documents):
        yield f'{"," if number else ""}\n {_document_head(document)}, "figures": ['
        yield from _lines(map(figure_row, document.figures), "  ")
        yield "]}"
    yield '],\n"proofs": ['
    yield from _lines((_proof_row(report, index, proof) for index, proof in enumerate(report.proofs)), " ")
    yield '],\n"findings": ['
    yield from _lines((_finding_row(report, finding) for finding in report.findings), " ")
    yield '],\n"implied": ['
    yield from _lines((implied_row(implied) for implied in report.implied), " ")
    yield '],\n"faults": ['
    yield from _lines(({"path": fault.path, "cause": fault.cause} for fault in report.faults), " ")
    yield '],\n"copies": ['
    yield from _lines(({"path": copy.path, "of": copy.of} for copy in report.copies), " ")
    yield '],\n"support": ['
    yield from _support(report)
    yield '],\n"cleared": ['
    yield from _lines((_cleared_row(report, cleared) for cleared in report.cleared), " ")
    yield '],\n"stale": ['
    yield from _lines(({**_disposition_row(stale.disposition), "why": stale.why} for stale in report.stale), " ")
    yield f'],\n"summary": {_summary(report)}}}\n'
