"""A report comes in; one line a finding goes out: ``path:line:column: CODE message``."""

from __future__ import annotations

from collections.abc import Iterator

from tieout.core.report import Report
from tieout.publish.ink import Ink, safe
from tieout.publish.order import by_place, finding_place


def render(report: Report, *, ink: Ink | None = None) -> Iterator[str]:
    """The findings in the order of the documents, as editors and problem matchers read them."""
    ink = ink or Ink()
    for finding in by_place(report):
        colour = {"error": "red", "warning": "yellow"}.get(finding.severity, "cyan")
        yield f"{finding_place(report, finding)}: {ink(colour, finding.code)} {safe(finding.message)}\n"
