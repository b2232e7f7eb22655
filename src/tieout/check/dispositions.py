"""A report and a file of dispositions come in; the report in which what was cleared is no longer an exception goes out.

The file is TOML, a table ``[[disposition]]`` for each exception. An entry is found again by what it is about: the code,
the figure's fingerprint, what is printed, and what the evidence asks for. When either value changes, the exception is
another one and comes back.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from tieout.core.disposition import Cleared, Disposition, Stale
from tieout.core.errors import UsageError
from tieout.core.finding import Finding, Severity, Verdict
from tieout.core.number import plain
from tieout.core.report import CheckedDocument, CheckedFigure, Report

_TEXTS: Final = ("code", "figure", "value", "expected", "reason", "initials")

About = tuple[str, str, str, str]
"""What an exception is about: code, fingerprint, value, expected."""


def dispositions_in(text: str, path: str) -> tuple[Disposition, ...]:
    """The dispositions that the TOML ``text`` holds, which came from ``path``.

    Raises UsageError, naming the path and the cause, where it is no such file.
    """
    try:
        entries = tomllib.loads(text).get("disposition", [])
    except (ValueError, RecursionError) as error:  # what is no TOML; a number too long, brackets too deep
        raise UsageError(f"{path}: not TOML: {error}") from None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise UsageError(f"{path}: dispositions are tables [[disposition]] with code, figure, value, reason, initials")
    return tuple(_disposition(entry, number, path) for number, entry in enumerate(entries, 1))


def _disposition(entry: dict[str, object], number: int, path: str) -> Disposition:
    for name in _TEXTS:
        if not isinstance(entry.get(name, ""), str):
            raise UsageError(f'{path}: disposition {number}: {name} is to be in quotes, as in {name} = "..."')
    if not entry.get("code"):
        raise UsageError(f"{path}: disposition {number} has no code")
    day = entry.get("date")
    if day == "":
        day = None
    elif isinstance(day, datetime):
        day = day.date()
    elif isinstance(day, str):
        try:
            day = date.fromisoformat(day)
        except ValueError:
            raise UsageError(f"{path}: disposition {number}: write the date as 2005-04-01, not {day!r}") from None
    code, figure, value, expected, reason, initials = (str(entry.get(name, "")) for name in _TEXTS)
    made = day if isinstance(day, date) else None
    return Disposition(code, figure, value, expected, reason, initials, made, number)


def about(report: Report, finding: Finding) -> About:
    """What ``finding`` is about, as a disposition writes it."""
    expected = "" if finding.expected is None else plain(finding.expected)
    if finding.figure is None:
        return finding.code, "", "", expected
    checked = report.figure(finding.figure)
    return finding.code, checked.fingerprint, plain(checked.figure.number.value), expected


def about_of(disposition: Disposition) -> About:
    """What ``disposition`` is about."""
    return disposition.code, disposition.figure, disposition.value, disposition.expected


def cleared(report: Report, dispositions: Sequence[Disposition]) -> Report:
    """``report`` without the findings that ``dispositions`` clear, each of which clears one.

    A figure whose errors are all cleared stands as its other proofs say. Where a line item has been printed once more
    before its old place, its fingerprint counts on; the exception is still found by the rest of what it is about.
    """
    found: dict[int, Disposition] = {}
    used: set[int] = set()
    for form in (lambda one: one, _uncounted):
        waiting: dict[About, list[Disposition]] = defaultdict(list)
        for each in dispositions:
            if each.signed and each.number not in used:
                waiting[form(about_of(each))].append(each)
        for index, finding in enumerate(report.findings):
            entries = waiting.get(form(about(report, finding)))
            if index not in found and entries:
                found[index] = entries.pop(0)
                used.add(found[index].number)
    kept = tuple(finding for index, finding in enumerate(report.findings) if index not in found)
    gone = tuple(Cleared(report.findings[index], made) for index, made in sorted(found.items()))
    stale = tuple(Stale(each, _why(report, each)) for each in dispositions if each.number not in used)
    open_errors = {finding.figure for finding in kept if finding.severity is Severity.ERROR}
    lifted = {one.finding.figure for one in gone} - open_errors
    documents = tuple(_lifted(report, index, document, lifted) for index, document in enumerate(report.documents))
    return replace(report, documents=documents, findings=kept, cleared=gone, stale=stale)


def _uncounted(one: About) -> About:
    return one[0], one[1].rpartition("|")[0], one[2], one[3]


def _why(report: Report, disposition: Disposition) -> str:
    """Why a disposition clears nothing."""
    mine = _uncounted(about_of(disposition))
    same = [about(report, finding) for finding in report.findings if finding.code == disposition.code]
    if not disposition.signed:
        return "it has no reason or no initials yet and clears nothing"
    values = {one[2] for one in same if _uncounted(one)[:2] == mine[:2]}
    if values - {disposition.value}:
        return f"the value is now {', '.join(sorted(values))}: the exception is open again"
    if values:
        return "what the evidence asks for has changed: the exception is open again"
    return "there is no such exception any more"


def _lifted(
    report: Report, index: int, document: CheckedDocument, lifted: Iterable[tuple[int, int] | None]
) -> CheckedDocument:
    places = {key[1] for key in lifted if key is not None and key[0] == index}
    if not places:
        return document
    figures = tuple(
        replace(checked, status=_standing(report, checked))
        if at in places and checked.status == "contradicted"
        else checked
        for at, checked in enumerate(document.figures)
    )
    return replace(document, figures=figures)


def _standing(report: Report, checked: CheckedFigure) -> str:
    """How a figure stands by the proofs that hold."""
    kinds = {report.proofs[at].kind for at in checked.proofs if report.proofs[at].verdict is not Verdict.CONTRADICTED}
    return "supported" if "support" in kinds else "proved" if kinds else "unproved"
