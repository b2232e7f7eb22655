"""A report comes in; the bytes of a workbook go out: every figure with its tick, reference, proof and disposition.

Text is always written as text, whatever it begins with; the only formulas are ours, the
totals by status. The same report gives the same bytes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from tieout.core.disposition import Disposition
from tieout.core.errors import UsageError
from tieout.core.finding import Finding, Key, Verdict
from tieout.core.report import CheckedDocument, CheckedFigure, Report
from tieout.core.version import SHEET_MARK
from tieout.publish.html.marks import family_of, legend_of, mark_of, marks_of
from tieout.publish.order import by_severity, finding_place, label
from tieout.publish.workbook import workbook

MAX_ROWS: Final = 1_048_000
MAX_TEXT: Final = 32_000
"""What a sheet, and a cell, can hold."""
STATUSES: Final = ("supported", "proved", "unproved", "contradicted")
_FIGURES: Final = (
    ("Document", 24), ("Place", 16), ("Text", 14), ("Value", 16), ("Unit", 11), ("Label", 44), ("Period", 24),
    ("Status", 13), ("Tick", 8), ("Reference", 40), ("Proof", 60), ("Disposition", 40),
)  # fmt: skip
_EXCEPTIONS: Final = (
    ("Place", 30), ("Code", 8), ("Severity", 10), ("Message", 90), ("Expected", 16), ("Likely cause", 30),
    ("Disposition", 40), ("Initials", 9), ("Date", 12),
)  # fmt: skip
_LEAVES: Final = 6
"""So many references and proofs of a figure are told."""


def ticksheet(report: Report, *, legend: Mapping[str, str] | None = None) -> bytes:
    """The tick sheet of ``report`` as XLSX; ``legend`` remaps tick marks as on the page.

    Raises MissingExtra where xlsxwriter is not installed, UsageError where there are more figures than a sheet has rows.
    """
    figures = sum(len(document.figures) for document in report.documents)
    if figures > MAX_ROWS:
        raise UsageError(
            f"--ticksheet: {figures:,} figures are more than a sheet has rows; check fewer documents at once"
        )
    book, buffer = workbook("--ticksheet", "Tick sheet", SHEET_MARK)
    sheet = _Sheet(book, report, legend)
    sheet.summary(figures)
    sheet.figures()
    sheet.exceptions()
    book.close()
    return buffer.getvalue()


class _Sheet:
    """The workbook as it is being written."""

    def __init__(self, book: Any, report: Report, legend: Mapping[str, str] | None) -> None:  # noqa: ANN401 -- an extra
        self.book, self.report = book, report
        self.legend = legend_of(legend)
        self.earned = [mark_of(report, proof) for proof in report.proofs]
        self.bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.number = book.add_format({"num_format": "#,##0.####;(#,##0.####)", "valign": "top"})
        self.said: dict[Key, list[str]] = defaultdict(list)
        self.exceptional: list[tuple[Finding, Disposition | None]] = [
            *((finding, None) for finding in by_severity(report)),
            *((one.finding, one.disposition) for one in report.cleared),
        ]
        for finding, made in self.exceptional:
            if finding.figure is not None:
                self.said[finding.figure].append(_disposed(finding, made))

    def _text(self, sheet: Any, row: int, column: int, text: str) -> None:  # noqa: ANN401
        sheet.write_string(row, column, text[:MAX_TEXT], self.wrapped)

    def _heads(self, sheet: Any, heads: tuple[tuple[str, int], ...]) -> None:  # noqa: ANN401
        for column, (head, width) in enumerate(heads):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, head, self.bold)
        sheet.freeze_panes(1, 0)

    def summary(self, figures: int) -> None:
        """Totals by status, counted by the workbook itself, the documents, and the tick marks."""
        sheet = self.book.add_worksheet("Summary")
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, 3, 16)
        sheet.write_string(0, 0, "Figures by status", self.bold)
        sheet.write_string(0, 1, "Count", self.bold)
        last = max(figures + 1, 2)
        for row, status in enumerate(STATUSES, 1):
            self._text(sheet, row, 0, status)
            sheet.write_formula(row, 1, f"=COUNTIF(Figures!$H$2:$H${last},A{row + 1})", None, self.report.count(status))
        self._text(sheet, 5, 0, "total")
        sheet.write_formula(5, 1, "=SUM(B2:B5)", None, figures)
        row = 7
        for column, head in enumerate(("Document", "Role", "Kind", "SHA-256")):
            sheet.write_string(row, column, head, self.bold)
        for document in (*self.report.documents, *self.report.support):
            row += 1
            for column, text in enumerate((_name(document), document.role, document.kind, document.sha256)):
                self._text(sheet, row, column, text)
        row += 2
        sheet.write_string(row, 0, "Tick marks", self.bold)
        for mark in self.legend.values():
            row += 1
            self._text(sheet, row, 0, mark.label)
            self._text(sheet, row, 1, mark.symbol)

    def figures(self) -> None:
        """A row a figure."""
        sheet = self.book.add_worksheet("Figures")
        self._heads(sheet, _FIGURES)
        row = 0
        for index, document in enumerate(self.report.documents):
            for at, checked in enumerate(document.figures):
                row += 1
                self._figure(sheet, row, document, (index, at), checked)
        sheet.autofilter(0, 0, max(row, 1), len(_FIGURES) - 1)

    def _figure(self, sheet: Any, row: int, document: CheckedDocument, key: Key, checked: CheckedFigure) -> None:  # noqa: ANN401
        figure = checked.figure
        period = (checked.facts[0].period if checked.facts else None) or figure.period
        texts = {
            0: _name(document),
            1: str(checked.at or f"{figure.line}:{figure.column_at}"),
            2: " ".join(figure.text.split()),
            4: figure.unit,
            5: label(figure),
            6: str(period or ""),
            7: checked.status,
            8: self._ticks(key, checked),
            9: "; ".join(self._references(key, checked)),
            10: "; ".join(self._proofs(checked)),
            11: "; ".join(self.said.get(key, ())),
        }
        for column, text in texts.items():
            self._text(sheet, row, column, text)
        self._amount(sheet, row, 3, figure.number.value)

    def _amount(self, sheet: Any, row: int, column: int, value: Decimal) -> None:  # noqa: ANN401
        """A number where a sheet can hold all its digits, else its text."""
        if len(value.normalize().as_tuple().digits) <= 15:
            sheet.write_number(row, column, value, self.number)
        else:
            self._text(sheet, row, column, f"{value:f}")

    def _ticks(self, key: Key, checked: CheckedFigure) -> str:
        if checked.status == "contradicted":
            return "✕"
        results = [self.report.proofs[at].result == key for at in checked.proofs]
        marks, _ = marks_of(checked.proofs, self.earned, results)
        return " ".join(self.legend[mark].symbol for mark in marks)

    def _references(self, key: Key, checked: CheckedFigure) -> list[str]:
        """Where the figures stand that the proofs rest on, those of the records first."""
        held = [self.report.proofs[at] for at in checked.proofs]
        held.sort(
            key=lambda proof: (proof.verdict is Verdict.CONTRADICTED, proof.kind != "support", proof.result != key)
        )
        found = dict.fromkeys(
            self._place(key, other) for proof in held for other in (proof.result, *proof.inputs) if other != key
        )
        more = [f"and {len(found) - _LEAVES} more"] if len(found) > _LEAVES else []
        return [*list(found)[:_LEAVES], *more]

    def _place(self, key: Key, other: Key) -> str:
        checked = self.report.figure(other)
        where = str(checked.at or f"line {checked.figure.line}")
        return where if other[0] == key[0] else f"{where} of {_name(self.report.document(other[0]))}"

    def _proofs(self, checked: CheckedFigure) -> list[str]:
        proofs = sorted((self.report.proofs[at] for at in checked.proofs), key=lambda proof: proof.kind != "support")
        said = [
            f"{family_of(proof.rule)} ({proof.rule}), {proof.verdict}: {' '.join(proof.equation.split())}"
            for proof in proofs[:_LEAVES]
        ]
        return said or ["no relation reaches it"]

    def exceptions(self) -> None:
        """A row a finding, the open ones first, then those that were cleared."""
        sheet = self.book.add_worksheet("Exceptions")
        self._heads(sheet, _EXCEPTIONS)
        for row, (finding, made) in enumerate(self.exceptional, 1):
            texts = (
                finding_place(self.report, finding),
                finding.code,
                f"{'cleared ' if made else ''}{finding.severity}",
                finding.message,
                None,
                finding.cause,
                "open" if made is None else made.reason,
                "" if made is None else made.initials,
                str(made.date) if made is not None and made.date else "",
            )
            for column, text in enumerate(texts):
                if text is not None:
                    self._text(sheet, row, column, text)
            if finding.expected is not None:
                self._amount(sheet, row, 4, finding.expected)


def _name(document: CheckedDocument) -> str:
    return " ".join(filter(None, (document.path.rpartition("/")[2], document.part)))


def _disposed(finding: Finding, made: Disposition | None) -> str:
    if made is None:
        return f"open: {finding.severity} {finding.code}"
    when = f", {made.date}" if made.date else ""
    return f"cleared {finding.code}: {made.reason} ({made.initials}{when})"
