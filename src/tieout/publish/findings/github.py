"""A report comes in; GitHub's workflow commands go out, one a finding: they become annotations beside the lines.

``::error file=q3.txt,line=207,col=60,endColumn=66,title=T201::message``. GitHub shows ten errors and ten warnings of a
step; the log has them all. Escapes are those of GitHub's own toolkit (``actions/toolkit``, ``core/src/command.ts``).
"""

from __future__ import annotations

from collections.abc import Iterator

from tieout.core.finding import Finding, Severity
from tieout.core.report import Report
from tieout.publish.ink import safe
from tieout.publish.order import by_place

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report) -> Iterator[str]:
    """One command a finding, in the order of the documents; one for each input that could not be read."""
    for finding in by_place(report):
        message = safe(finding.message)
        if finding.cause:
            message = f"{message.rstrip('.')}; likely cause: {safe(finding.cause)}"
        yield _command(_COMMANDS[finding.severity], _place(report, finding), message)
    for fault in report.faults:
        yield _command("error", {"file": _path(fault.path), "title": "cannot be read"}, safe(fault.cause))


def _place(report: Report, finding: Finding) -> dict[str, str]:
    """Where GitHub shows a finding. A file without lines of its own is named with the place in it."""
    place = {"file": _path(report.documents[finding.document].path)}
    if finding.figure is None:
        return {**place, "line": "1", "title": finding.code}
    checked = report.figure(finding.figure)
    figure = checked.figure
    if checked.at is not None:
        return {**place, "title": f"{finding.code} {safe(str(checked.at))}"}
    place["line"] = str(figure.line)
    if checked.end - checked.start == len(figure.text) and not {"\n", "\r"} & set(figure.text):
        place["col"] = str(figure.column_at)
        place["endColumn"] = str(figure.column_at + len(figure.text) - 1)
    return {**place, "title": finding.code}


def _path(path: str) -> str:
    return safe(path).replace("\\", "/").removeprefix("./")


def _command(name: str, properties: dict[str, str], message: str) -> str:
    said = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {said}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
