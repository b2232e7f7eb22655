"""What ``check`` found comes together here: one Report, the noun that every renderer prints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape

from tieout.core.amounts import count
from tieout.core.disposition import Cleared, Stale
from tieout.core.fact import Fact, Figure
from tieout.core.facts import Facts
from tieout.core.finding import Finding, Key, Proof
from tieout.core.implied import Ground, Implied, Refused
from tieout.core.origin import Origin
from tieout.core.places import At
from tieout.core.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class CheckedFigure:
    """A figure with its meaning and its standing. ``proofs`` index the report's proofs.

    ``start`` and ``end`` are its place in the file as it was given, half open; ``figure`` has that in the text that is
    read. ``status`` is ``supported``, ``proved``, ``contradicted`` or ``unproved``. ``facts`` are in order of
    certainty; the first gives the report's concept, segment and period. ``at`` is the place in a file without characters
    of its own (PDF, DOCX, XLSX), in which ``start`` and ``end`` count in the extracted text.
    """

    id: str
    fingerprint: str
    figure: Figure
    facts: tuple[Fact, ...]
    status: str
    proofs: tuple[int, ...]
    start: int
    end: int
    at: At | None = None


@dataclass(frozen=True, slots=True, repr=False)
class CheckedDocument:
    """One document of the report.

    ``text`` is what was read, for excerpts; ``origin`` leads from there to the file, and is None where the two are one.
    ``role`` is ``draft`` (to be proved), ``prior`` (an earlier document of its series) or ``support`` (a record).
    """

    path: str
    part: str
    sha256: str
    kind: str
    issuer: str
    date: date | None
    text: str
    figures: tuple[CheckedFigure, ...]
    origin: Origin | None = None
    role: str = "draft"

    def __repr__(self) -> str:
        return f"<CheckedDocument {self.path!r}: {self.kind}, {len(self.figures):,} figures>"


@dataclass(frozen=True, slots=True)
class Fault:
    """An input that could not be read: its path and a cause that says what to do next."""

    path: str
    cause: str


@dataclass(frozen=True, slots=True)
class Copy:
    """An input with the same bytes as one before it; it was left out, since a document is no witness for itself."""

    path: str
    of: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was passed over, since it is no document or was read already: its path and the reason."""

    path: str
    why: str


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """Everything that a check found. A key is (document, figure): documents are counted on through ``support``.

    ``documents`` were checked; ``support`` are those that they were tied to, the prior documents of the series and the
    company's records, in which nothing was proved. ``cleared`` are findings that a disposition clears, which are no
    longer among ``findings``; ``stale`` are dispositions that clear nothing. ``refused`` is what would be implied if its documents
    measured alike, ``contradictory`` are relations that no amounts satisfy, so that nothing is implied by them. ``seconds`` is a decimal with three places
    (elapsed time of the check).
    """

    documents: tuple[CheckedDocument, ...]
    proofs: tuple[Proof, ...]
    findings: tuple[Finding, ...]
    implied: tuple[Implied, ...]
    faults: tuple[Fault, ...]
    seconds: Decimal
    copies: tuple[Copy, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    support: tuple[CheckedDocument, ...] = ()
    cleared: tuple[Cleared, ...] = ()
    stale: tuple[Stale, ...] = ()
    refused: tuple[Refused, ...] = ()
    contradictory: tuple[Ground, ...] = ()

    def __repr__(self) -> str:
        return f"<Report: {self._counts()}>"

    def _repr_html_(self) -> str:
        """The counts and the findings as a table, for notebooks."""
        rows = "".join(
            f"<tr><td>{finding.severity}</td><td>{escape(finding.code)}</td><td>{escape(self.place(finding))}</td>"
            f"<td>{escape(finding.message)}</td></tr>"
            for finding in self.findings
        )
        return f"<p>{self._counts()}</p><table>{rows}</table>"

    def _counts(self) -> str:
        figures = sum(len(document.figures) for document in self.documents)
        return (
            f"{count(len(self.documents), 'document')}, {count(figures, 'figure')}, "
            + (f"{self.count('supported'):,} supported, " if self.support else "")
            + f"{self.count('proved'):,} proved, "
            f"{self.count('contradicted'):,} contradicted, {count(len(self.findings), 'finding')}"
            + (f", {count(len(self.faults), 'input')} could not be read" if self.faults else "")
        )

    def place(self, finding: Finding) -> str:
        """``path:line:column`` of a finding; one that means a whole document stands at its first character."""
        path = self.document(finding.document).path
        if finding.figure is None:
            return f"{path}:1:1"
        figure = self.figure(finding.figure).figure
        return f"{path}:{figure.line}:{figure.column_at}"

    @property
    def facts(self) -> Facts:
        """What the documents state, one row a fact; ``report.facts.to_pandas()`` is a data frame."""
        return Facts.of(self.documents)

    def figure(self, key: Key) -> CheckedFigure:
        """The figure that ``key`` names."""
        return self.document(key[0]).figures[key[1]]

    def document(self, index: int) -> CheckedDocument:
        """The document that a key or a finding counts as number ``index``."""
        own = len(self.documents)
        return self.documents[index] if index < own else self.support[index - own]

    @property
    def errors(self) -> int:
        """How many findings fail the check."""
        return sum(1 for finding in self.findings if finding.severity == "error")

    def count(self, status: str) -> int:
        """How many figures have ``status``."""
        return sum(1 for document in self.documents for figure in document.figures if figure.status == status)
