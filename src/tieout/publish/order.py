"""A report comes in; its findings in the order of reading, with their places and proofs, go out."""

from __future__ import annotations

from tieout.core.fact import Figure
from tieout.core.finding import Finding, Key, Proof, Severity, Verdict
from tieout.core.report import Report
from tieout.publish.ink import safe

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def _at(report: Report, finding: Finding) -> tuple[int, int, str]:
    start = -1 if finding.figure is None else report.figure(finding.figure).figure.start
    return finding.document, start, finding.code


def by_place(report: Report) -> list[Finding]:
    """The findings as a reader of the documents meets them."""
    return sorted(report.findings, key=lambda finding: _at(report, finding))


def by_severity(report: Report) -> list[Finding]:
    """The findings with errors first, then warnings, then notes; each kind by place."""
    return sorted(report.findings, key=lambda finding: (_RANK[finding.severity], *_at(report, finding)))


def place(report: Report, key: Key) -> str:
    """``path:line:column`` of a figure."""
    figure = report.figure(key).figure
    return f"{safe(report.document(key[0]).path)}:{figure.line}:{figure.column_at}"


def finding_place(report: Report, finding: Finding) -> str:
    """``path:line:column`` of a finding; one that means a whole document stands at its first character."""
    return safe(report.place(finding))


def label(figure: Figure) -> str:
    """The label path of a figure as one line, outermost first."""
    return safe(" > ".join(" ".join(part.split()) for part in figure.label if part.strip()))


def proof_behind(report: Report, finding: Finding) -> Proof | None:
    """The proof that a finding rests on: of its own rule and not passed, else any of the figure's not passed."""
    if finding.figure is None:
        return None
    proofs = [report.proofs[index] for index in report.figure(finding.figure).proofs]
    failed = [proof for proof in proofs if proof.verdict in (Verdict.CONTRADICTED, Verdict.STRAINED)]
    own = [proof for proof in failed if proof.rule == finding.code]
    first = [proof for proof in own if proof.result == finding.figure]
    return next(iter(first or own or failed), None)
