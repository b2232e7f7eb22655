"""A report comes in; the lines that standard error has of it go out: what was not read, passed over, or is out of date."""

from __future__ import annotations

from collections.abc import Iterator

from tieout.core.report import Report

_TELL_STALE = ("full", "json")
"""Formats that have a place for dispositions that clear nothing."""


def told(report: Report, form: str) -> Iterator[str]:
    """A line for each input that could not be read, was skipped or has no figure.

    Also one for each disposition that clears nothing, where the format ``form`` does not tell it.
    """
    for fault in report.faults:
        yield f"tieout: {fault.path}: {fault.cause}"
    for skipped in report.skipped:
        yield f"tieout: {skipped.path}: skipped: {skipped.why}"
    with_figures = {document.path for document in report.documents if document.figures}
    for path in dict.fromkeys(document.path for document in report.documents):
        if path not in with_figures:
            yield f"tieout: {path}: no figure stands in it; is it the right file?"
    if form not in _TELL_STALE:
        for stale in report.stale:
            yield f"tieout: {stale}"
