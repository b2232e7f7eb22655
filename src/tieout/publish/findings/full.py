"""A report comes in; what a person reads goes out: exceptions first, then a line a document, then the sum of it."""

from __future__ import annotations

from collections.abc import Iterator

from tieout.core.amounts import amount, count
from tieout.core.disposition import Cleared, Stale
from tieout.core.finding import Finding, Key, Proof
from tieout.core.report import CheckedDocument, Report
from tieout.publish.excerpt import Mark, excerpt
from tieout.publish.ink import Ink, safe
from tieout.publish.order import by_severity, finding_place, label, proof_behind

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
MAX_WITNESSES = 6
"""More witnesses than this are counted, not shown."""


def render(report: Report, *, ink: Ink | None = None, quiet: bool = False) -> Iterator[str]:
    """The findings, each with place, excerpt, what is stated and computed, and the likely cause; then the documents.

    With ``quiet`` the findings only.
    """
    ink = ink or Ink()
    for finding in by_severity(report):
        yield from _finding(report, finding, ink)
        yield "\n"
    for cleared in report.cleared:
        yield _cleared(report, cleared, ink)
    for stale in report.stale:
        yield _stale(stale, ink)
    if quiet:
        return
    for document in report.documents:
        yield _document(document, ink)
    for document in report.support:
        yield f"{_name(document)}: {document.role} ({safe(_what(document))})\n"
    for copy in report.copies:
        yield f"{safe(copy.path)}: a copy of {safe(copy.of)}, left out\n"
    yield _summary(report, ink)


def _cleared(report: Report, cleared: Cleared, ink: Ink) -> str:
    finding, made = cleared.finding, cleared.disposition
    when = f", {made.date}" if made.date else ""
    head = f"{finding_place(report, finding)}: {ink('cyan', f'cleared {finding.code}')}"
    return f"{head}\n  {safe(finding.message)}\n  {safe(made.reason)} ({safe(made.initials)}{when})\n\n"


def _stale(stale: Stale, ink: Ink) -> str:
    kind, _, rest = str(stale).partition(" ")
    return f"{ink('yellow', kind)} {safe(rest)}\n\n"


def _finding(report: Report, finding: Finding, ink: Ink) -> Iterator[str]:
    colour = _COLOURS.get(finding.severity, "cyan")
    at = report.figure(finding.figure).at if finding.figure is not None else None
    where = f" ({safe(str(at))})" if at else ""
    yield f"{finding_place(report, finding)}: {ink(colour, f'{finding.severity} {finding.code}')}{where}\n"
    yield f"  {ink('bold', safe(finding.message))}\n"
    if finding.figure is not None:
        yield from _excerpts(report, finding, ink)
        yield from _numbers(report, finding, proof_behind(report, finding))
    if finding.cause:
        yield f"  likely cause  {safe(finding.cause)}\n"


def _excerpts(report: Report, finding: Finding, ink: Ink) -> Iterator[str]:
    assert finding.figure is not None
    keys: list[Key] = [finding.figure, *finding.related[:MAX_WITNESSES]]
    by_document: dict[int, list[Key]] = {}
    for key in keys:
        by_document.setdefault(key[0], []).append(key)
    for index, here in by_document.items():
        document = report.document(index)
        if index != finding.document:
            yield f"  {_name(document)}\n"
        marks = [Mark(report.figure(key).figure, key == finding.figure) for key in here]
        for line in excerpt(document.text, marks, ink):
            yield f"{line}\n"
    if len(finding.related) > MAX_WITNESSES:
        yield f"  and {count(len(finding.related) - MAX_WITNESSES, 'more figure')}\n"


def _numbers(report: Report, finding: Finding, proof: Proof | None) -> Iterator[str]:
    if finding.figure is None:
        return
    if proof is None:
        if finding.expected is not None:
            figure = report.figure(finding.figure).figure
            value = figure.number.value
            yield f"  stated        {amount(value, figure.unit)}\n"
            yield f"  computed      {amount(finding.expected, figure.unit)}\n"
            yield f"  difference    {amount(value - finding.expected, figure.unit)}\n"
        return
    unit = report.figure(proof.result).figure.unit
    yield f"  relation      {safe(proof.equation)}\n"
    yield f"  stated        {amount(proof.stated, unit)}\n"
    yield f"  computed      {amount(proof.computed, unit)}"
    sources = ", ".join(dict.fromkeys(f"line {report.figure(key).figure.line}" for key in proof.inputs))
    yield f" from {sources}\n" if sources else "\n"
    yield f"  difference    {amount(proof.difference, unit)} (rounding explains {amount(proof.tolerance, unit)})\n"
    if finding.expected is not None and finding.figure != proof.result:
        own = report.figure(finding.figure).figure
        named = label(own)
        yield f"  would mend it {amount(finding.expected, own.unit)}{f' for {named}' if named else ''}\n"


def _name(document: CheckedDocument) -> str:
    return safe(f"{document.path} ({document.part})" if document.part else document.path)


def _document(document: CheckedDocument, ink: Ink) -> str:
    counts = dict.fromkeys(("supported", "proved", "contradicted", "unproved"), 0)
    for figure in document.figures:
        counts[figure.status] += 1
    total = len(document.figures)
    share = f"{counts['proved']}/{total} proved"
    if counts["supported"]:
        share = f"{counts['supported']}/{total} supported, {counts['proved']} proved"
    wrong = ink("red", f", {counts['contradicted']} contradicted") if counts["contradicted"] else ""
    return f"{_name(document)}: {share}{wrong}, {counts['unproved']} unproved ({safe(_what(document))})\n"


def _what(document: CheckedDocument) -> str:
    return ", ".join(part for part in (document.kind, document.issuer, str(document.date or "")) if part)


def _summary(report: Report, ink: Ink) -> str:
    figures = sum(len(document.figures) for document in report.documents)
    errors = sum(1 for finding in report.findings if finding.severity == "error")
    warnings = sum(1 for finding in report.findings if finding.severity == "warning")
    text = (
        f"{count(len(report.documents), 'document')}, {count(figures, 'figure')}: {_supported(report)}"
        f"{report.count('proved'):,} proved, "
        f"{report.count('contradicted'):,} contradicted, {report.count('unproved'):,} unproved; "
        f"{count(errors, 'error')}, {count(warnings, 'warning')}; {report.seconds} s"
    )
    notes = sum(1 for finding in report.findings if finding.severity == "note")
    if notes:
        text += f"; {count(notes, 'note')}"
    if report.cleared:
        text += f"; {len(report.cleared):,} cleared"
    if report.faults:
        text += f"; {count(len(report.faults), 'input')} could not be read"
    return f"{ink('bold', text)}\n"


def _supported(report: Report) -> str:
    """How many figures records support; nothing where no record was given."""
    return f"{report.count('supported'):,} supported, " if report.support else ""
