"""A numbered view of a report comes in; the lists beside the documents go out: exceptions, documents, faults."""

from __future__ import annotations

from itertools import groupby

from tieout.core.amounts import amount
from tieout.core.disposition import Cleared
from tieout.core.finding import Finding, Severity
from tieout.publish.html.sheet import coverage, file_name, tally, title
from tieout.publish.html.text import escape
from tieout.publish.html.view import SEVERE, Sheet, View

_SIGN = {Severity.ERROR: "✕", Severity.WARNING: "!", Severity.NOTE: "i"}


def _where(view: View, finding: Finding) -> str:
    document = view.report.documents[finding.document]
    place = f"{escape(file_name(document))}, " if len(view.report.documents) > 1 else ""
    if finding.figure is None:
        return f"{place}whole document"
    return f"{place}line {view.report.figure(finding.figure).figure.line}"


def _finding(view: View, number: int) -> str:
    finding = view.findings[number]
    more = ""
    if finding.expected is not None and finding.figure is not None:
        unit = view.report.figure(finding.figure).figure.unit
        more += f"<span>Expected {escape(amount(finding.expected, unit))}</span>"
    if finding.cause:
        more += f"<span>Likely: {escape(finding.cause)}</span>"
    severity = finding.severity.value
    return (
        f'<li><button type="button" class="finding {severity}" data-finding="{number}">'
        f'<i class="sign" role="img" aria-label="{severity}">{_SIGN[finding.severity]}</i>'
        f'<span class="message">{escape(finding.message)}</span>'
        f'<span class="more">{more}</span>'
        f'<span class="where">{_where(view, finding)} <code>{escape(finding.code)}</code></span></button></li>'
    )


def exceptions(view: View) -> str:
    """Errors, then warnings; notes, and what was cleared, folded away below them."""
    severe = [number for number, each in enumerate(view.findings) if each.severity in SEVERE]
    notes = [number for number, each in enumerate(view.findings) if each.severity not in SEVERE]
    if severe:
        body = f"<ol>{''.join(_finding(view, number) for number in severe)}</ol>"
    else:
        body = '<p class="calm"><i>✓</i>Nothing contradicted, nothing strained.</p>'
    if notes:
        listed = "".join(_finding(view, number) for number in notes)
        body += f"<details><summary>Notes <b>{len(notes)}</b></summary><ol>{listed}</ol></details>"
    if view.report.cleared:
        listed = "".join(_cleared(one) for one in view.report.cleared)
        count = len(view.report.cleared)
        body += f'<details class="cleared"><summary>Cleared <b>{count}</b></summary><ul>{listed}</ul></details>'
    return f'<section class="exceptions"><h2>Exceptions <b>{len(severe)}</b></h2>{body}</section>'


def _cleared(one: Cleared) -> str:
    made = one.disposition
    when = f", {made.date}" if made.date else ""
    return (
        f"<li><code>{escape(one.finding.code)}</code><span>{escape(one.finding.message)}</span>"
        f"<span>{escape(made.reason)} ({escape(made.initials)}{when})</span></li>"
    )


def _document(view: View, sheet: Sheet) -> str:
    first = view.report.documents[sheet.documents[0]]
    counts = tally(view, sheet.documents)
    severe = sum(1 for each in view.findings if each.document in sheet.documents and each.severity in SEVERE)
    badge = f'<b class="badge">{severe}</b>' if severe else ""
    number = dict(counts)
    standing = f"{number['supported'] + number['proved']:,} of {sum(number.values()):,} proved"
    when = f"{first.date.isoformat()} · " if first.date else ""
    current = ' aria-current="true"' if sheet.number == 0 else ""
    return (
        f'<li><button type="button" class="document" data-sheet="{sheet.number}"{current}'
        f' title="{escape(first.path)}"><span class="name">{escape(title(first))}</span>{badge}'
        f'<span class="where">{when}{escape(first.part or file_name(first))}</span>'
        f'{coverage(counts)}<span class="where">{standing}</span></button></li>'
    )


def documents(view: View) -> str:
    """One line a sheet, with its coverage and how many exceptions it has; the parts of one file under its name."""
    rows = ""
    for path, group in groupby(view.sheets, key=lambda sheet: view.report.documents[sheet.documents[0]].path):
        sheets = list(group)
        if view.report.documents[sheets[0].documents[0]].part:
            rows += f'<li class="file" title="{escape(path)}">{escape(path.replace(chr(92), "/").rpartition("/")[2])}</li>'
        rows += "".join(_document(view, sheet) for sheet in sheets)
    for document in view.report.support:
        rows += f'<li class="file" title="{escape(document.path)}">{escape(file_name(document))}, {document.role}</li>'
    return f'<section class="documents"><h2>Documents <b>{len(view.sheets)}</b></h2><ol>{rows}</ol></section>'


def faults(view: View) -> str:
    """The inputs that could not be read, each with its cause; nothing when all could."""
    if not view.report.faults:
        return ""
    rows = "".join(
        f"<li><code>{escape(fault.path)}</code><span>{escape(fault.cause)}</span></li>" for fault in view.report.faults
    )
    return f'<section class="faults"><h2>Not read <b>{len(view.report.faults)}</b></h2><ul>{rows}</ul></section>'
