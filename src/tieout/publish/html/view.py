"""A report comes in; what the page needs to know of each figure, proof and sheet goes out, numbered once.

Figures are numbered through all documents. Each part of a submission has a sheet of its own, beside the others of its file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from tieout.core.finding import Finding, Key, Severity
from tieout.core.report import CheckedDocument, CheckedFigure, Report
from tieout.publish.html.marks import Mark, legend_of, mark_of, marks_of
from tieout.publish.order import by_severity

SEVERE = (Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Inked:
    """One figure as the page shows it.

    ``tone`` is ``supported``, ``proved``, ``warned``, ``contradicted``, ``unproved`` or ``nil`` (a dash
    that nothing was asked of). ``marks`` is what stands beside it; ``strong`` says that it is the result
    of a proof, not only one of its inputs.
    """

    number: int
    checked: CheckedFigure
    tone: str
    marks: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One text with the documents (by index) that stand in it, and its figures by place.

    ``markup`` is the part of the file that the text was read from where that is HTML, and empty where it is not;
    ``offset`` is where in the file it begins.
    """

    number: int
    text: str
    documents: tuple[int, ...]
    figures: tuple[Inked, ...]
    markup: str = ""
    offset: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """A report with its numbering.

    ``findings`` are in the order in which the page steps through them; ``offsets`` holds the number of
    each document's first figure, ``homes`` the number of its sheet; ``earned`` the mark of each proof.
    """

    report: Report
    legend: dict[str, Mark]
    findings: tuple[Finding, ...]
    offsets: tuple[int, ...]
    earned: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    homes: tuple[int, ...]

    def shows(self, key: Key) -> bool:
        """Whether the page has the figure: those of support documents are only named in the equations."""
        return key[0] < len(self.report.documents)

    def number(self, key: Key) -> int:
        """The number of a figure on the page."""
        return self.offsets[key[0]] + key[1]


def _tone(checked: CheckedFigure, worst: Severity | None) -> str:
    if checked.status == "contradicted" or worst is Severity.ERROR:
        return "contradicted"
    if worst is Severity.WARNING:
        return "warned"
    if checked.figure.nil and checked.status == "unproved":
        return "nil"
    return checked.status


def _worst(findings: tuple[Finding, ...]) -> dict[Key, Severity]:
    """The gravest severity at each accused figure; ``findings`` come gravest first."""
    worst: dict[Key, Severity] = {}
    for finding in findings:
        if finding.figure is not None and finding.severity in SEVERE:
            worst.setdefault(finding.figure, finding.severity)
    return worst


def _grouped(documents: tuple[CheckedDocument, ...]) -> list[list[int]]:
    """Indexes of documents, those of one file and one text, at one place of it, together, in order of first appearance."""
    groups: dict[tuple[str, str, tuple[int, ...]], list[int]] = {}
    for index, document in enumerate(documents):
        place = document.origin.part if document.origin is not None else ()
        groups.setdefault((document.path, document.text, place), []).append(index)
    return list(groups.values())


def _markup(document: CheckedDocument) -> tuple[str, int]:
    """The markup that ``document`` was read from, and where in the file it begins; "" where it is none."""
    origin = document.origin
    if origin is None or not origin.markup:
        return "", 0
    start, end = origin.part
    return origin.text[start:end], start


def view_of(report: Report, legend: Mapping[str, str] | None) -> View:
    """Number the figures, earn the marks, lay out the sheets.

    Raises:
        UsageError: ``legend`` names a mark that there is not.
    """
    symbols = legend_of(legend)
    findings = tuple(by_severity(report))
    worst = _worst(findings)
    earned = tuple(mark_of(report, proof) for proof in report.proofs)
    counts = [len(document.figures) for document in report.documents]
    offsets = tuple(accumulate(counts, initial=0))

    def inked(document: int, index: int, checked: CheckedFigure) -> Inked:
        key = (document, index)
        results = [report.proofs[proof].result == key for proof in checked.proofs]
        marks, strong = marks_of(checked.proofs, earned, results)
        tone = _tone(checked, worst.get(key))
        beside = [symbols[mark].symbol for mark in marks][:3]
        if tone == "contradicted":
            beside = ["✕"]
        elif tone == "warned":
            beside = ["!", *beside[:2]]
        return Inked(offsets[document] + index, checked, tone, " ".join(beside), strong)

    sheets = []
    for number, group in enumerate(_grouped(report.documents)):
        figures = [
            inked(document, index, checked)
            for document in group
            for index, checked in enumerate(report.documents[document].figures)
        ]
        figures.sort(key=lambda each: (each.checked.figure.start, -each.checked.figure.end))
        first = report.documents[group[0]]
        sheets.append(Sheet(number, first.text, tuple(group), tuple(figures), *_markup(first)))
    homes = {document: sheet.number for sheet in sheets for document in sheet.documents}
    laid = tuple(homes[index] for index in range(len(report.documents)))
    return View(report, symbols, findings, offsets, earned, tuple(sheets), laid)
