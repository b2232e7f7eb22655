"""``tieout check``: paths come in; findings go out, with an exit status that scripts can trust."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import import_module

import click

from tieout.cli.dispositions import add_dispositions, known_dispositions, read_dispositions
from tieout.cli.output import ink_for, must_be_writable, say, spare_inputs, write, write_bytes
from tieout.cli.progress import progress
from tieout.cli.told import told
from tieout.core.errors import UsageError
from tieout.core.fact import Figure
from tieout.core.finding import Finding, Severity
from tieout.core.report import Report
from tieout.publish.ink import Ink
from tieout.publish.order import label


@click.command(name="check")
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(["full", "concise", "json", "sarif", "junit", "github"]), default="full", show_default=True
)
@click.option("--output", "-o", metavar="FILE", help="Write to FILE (aside, then renamed) instead of standard output.")
@click.option("--html", metavar="FILE", help="Also write one self-contained page: the documents with their tick marks.")
@click.option(
    "--legend", metavar="MARK=SYMBOL", multiple=True, help="A tick mark of the page as a firm prints it: F=∧ (repeatable)."
)
@click.option("--support", metavar="PATH", multiple=True, help="A record to tie to: XLSX, CSV, a filing (repeatable).")
@click.option("--mapping", metavar="FILE", help="A sheet (CSV, XLSX) that assigns accounts to line items.")
@click.option("--prior", metavar="PATH", multiple=True, help="An earlier document of the series (repeatable).")
@click.option("--ticksheet", metavar="FILE", help="Also write a workbook: every figure with tick, reference and proof.")
@click.option("--dispositions", metavar="FILE", help="Exceptions that were cleared before (TOML).")
@click.option("--write-dispositions", metavar="FILE", help="Add an entry to fill in for each open exception to FILE.")
@click.option("--select", metavar="CODES", help="Only findings whose code starts with one of these (T1,T201).")
@click.option("--ignore", metavar="CODES", help="No findings whose code starts with one of these.")
@click.option(
    "--fail-on", type=click.Choice(["error", "warning"]), default="error", show_default=True, help="What exits with 1."
)
@click.option("--strict", is_flag=True, help="Every unproved figure is an error too (T001).")
@click.option(
    "--explain",
    metavar="[PATH:]LINE[:COLUMN]",
    help="Print the proof tree of the numbers there, in each document or in the one whose path ends in PATH.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever was found; what cannot be read is 2 still.")
@click.option("--quiet", "-q", is_flag=True, help="Findings only: no progress, no line a document, no summary.")
def command(
    paths: tuple[str, ...],
    form: str,
    output: str | None,
    html: str | None,
    legend: tuple[str, ...],
    support: tuple[str, ...],
    mapping: str | None,
    prior: tuple[str, ...],
    ticksheet: str | None,
    dispositions: str | None,
    write_dispositions: str | None,
    select: str | None,
    ignore: str | None,
    fail_on: str,
    strict: bool,
    explain: str | None,
    exit_zero: bool,
    quiet: bool,
) -> int:
    """Prove or refute every number in documents: files, folders, or - for standard input.

    Reads plain text, HTML (inline XBRL too), EDGAR submissions, and with extras DOCX, PDF, XLSX; CSV by its name.
    Folders are searched for documents, not for workbooks and CSV files, which are records as a rule (--support).

    An error is a contradiction that the evidence is sure of. A warning is one that may have a reason that the document
    does not show (a slip that little bears out, rounding that only just explains a difference): look at it.

    Exit status: 0 no error, 1 an error was found, 2 something could not be read. It is the same with --explain.

    \b
    Examples:
      tieout check release.txt
      tieout check q1.txt q2.txt --html report.html
      tieout check filings/ --format concise --select T1
      tieout check release.txt --explain 207:117
      tieout check draft.htm --support trial-balance.xlsx --support 10q.htm --prior last-quarter.htm
      tieout check draft.htm --support tb.csv --mapping lines.csv --ticksheet ticks.xlsx
      tieout check draft.htm --write-dispositions cleared.toml
      tieout check draft.htm --dispositions cleared.toml
    """
    from tieout.check import check, cleared

    place = _place(explain) if explain is not None else None
    if place is not None and form != "full":
        raise UsageError(f"--explain prints a proof tree; --format {form} belongs to the report")
    marks = _legend(legend)
    if marks and html is None and ticksheet is None:
        raise UsageError("--legend is for the page that --html FILE writes, and for --ticksheet FILE")
    if mapping is not None and not support:
        raise UsageError("--mapping assigns the accounts of a record: --support FILE names it")
    wanted, unwanted = _codes("--select", select), _codes("--ignore", ignore)
    read = (*paths, *support, *prior, *filter(None, (mapping,)))
    _targets_are_fit((output, html, ticksheet), (*read, *filter(None, (dispositions, write_dispositions))))
    _targets_are_fit((write_dispositions,), read)
    if ticksheet is not None and not ticksheet.lower().endswith(".xlsx"):
        raise UsageError(f"--ticksheet writes an Excel workbook: its name ends in .xlsx, as in {ticksheet}.xlsx")
    made = read_dispositions(dispositions) if dispositions is not None else ()
    if write_dispositions is not None:
        known_dispositions(write_dispositions)
    with progress(quiet) as tell:
        shown = form == "json" or html is not None
        report = check(paths, progress=tell, support=support, prior=prior, mapping=mapping, infer=shown)
    report = cleared(_strict(report) if strict else report, made)
    report = _kept(report, wanted, unwanted)
    for line in told(report, form if place is None else "explain"):
        say(line)
    page: list[str] = []
    if html is not None:
        from tieout.publish.html import render

        page.append(render(report, legend=marks))
    sheet: bytes | None = None
    if ticksheet is not None:
        from tieout.publish.ticksheet import ticksheet as ticked

        sheet = ticked(report, legend=marks)
    if place is not None:
        from tieout.publish.explain import explain as explained

        at, column, path = place
        write(explained(report, at, column, path=path, ink=ink_for(output is not None)), output)
    else:
        write(_rendered(report, form, ink_for(output is not None), quiet), output)
    if html is not None:
        write(page, html)
        say(f"tieout: {html}: the page is written")
    if sheet is not None and ticksheet is not None:
        write_bytes(sheet, ticksheet)
        say(f"tieout: {ticksheet}: the tick sheet is written")
    if write_dispositions is not None:
        add_dispositions(report, write_dispositions)
    if report.faults:
        return 2
    return 1 if _fails(report, fail_on) and not exit_zero else 0


def _targets_are_fit(targets: Iterable[str | None], inputs: tuple[str, ...]) -> None:
    """Raise UsageError, before any work, where one of ``targets`` is an input or cannot be written."""
    for target in targets:
        spare_inputs(target, inputs)
        must_be_writable(target)


def _fails(report: Report, fail_on: str) -> bool:
    failing = ("error", "warning") if fail_on == "warning" else ("error",)
    return any(finding.severity in failing for finding in report.findings)


def _rendered(report: Report, form: str, ink: Ink, quiet: bool) -> Iterator[str]:
    renderer = import_module(f"tieout.publish.findings.{form}").render
    by_form: dict[str, dict[str, object]] = {"full": {"ink": ink, "quiet": quiet}, "concise": {"ink": ink}}
    options = by_form.get(form, {})
    chunks: Iterator[str] = renderer(report, **options)
    return chunks


def _legend(pairs: tuple[str, ...]) -> dict[str, str]:
    """``F=∧`` and ``"A=@ traced to the text"`` as a mapping; the renderer knows the marks that there are."""
    legend = {}
    for pair in pairs:
        mark, sign, symbol = pair.partition("=")
        if not sign or not symbol.strip():
            raise UsageError(f"--legend takes MARK=SYMBOL, such as F=∧ or 'A=@ traced to the text', not {pair!r}")
        legend[mark.strip().upper()] = symbol.strip()
    return legend


def _place(text: str) -> tuple[int, int | None, str]:
    """Line, column and path of ``LINE``, ``LINE:COLUMN`` or either after ``PATH:``."""
    match = re.fullmatch(r"(\d{1,9})(?::(\d{1,9}))?", text) or re.fullmatch(r"(.+?):(\d{1,9})(?::(\d{1,9}))?:?", text)
    if match is None:
        raise UsageError(f"--explain takes LINE or LINE:COLUMN, such as 207 or 207:117, not {text!r}")
    *path, line, column = match.groups()
    return int(line), int(column) if column else None, path[0] if path else ""


def _strict(report: Report) -> Report:
    """The report in which every unproved figure is an error of its own, so that each format and the status say it."""
    unproved = tuple(
        Finding("T001", Severity.ERROR, f"{_name(checked.figure)}: no relation reaches it", index, (index, at))
        for index, document in enumerate(report.documents)
        for at, checked in enumerate(document.figures)
        if checked.status == "unproved"
    )
    return replace(report, findings=report.findings + unproved)


def _name(figure: Figure) -> str:
    named = label(figure)
    return f"{figure.text} ({named})" if named else figure.text


def _codes(option: str, text: str | None) -> tuple[str, ...]:
    """The beginnings of codes in ``text``; one that begins no code would leave everything out, or nothing."""
    codes = tuple(code.strip().upper() for code in (text or "").split(",") if code.strip())
    if codes:
        from tieout.prove.rules.catalogue import PAGES

        for code in codes:
            if not any(known.startswith(code) for known in PAGES):
                raise UsageError(f"{option}: no code begins with {code}; `tieout rule` lists them")
    return codes


def _kept(report: Report, wanted: tuple[str, ...], unwanted: tuple[str, ...]) -> Report:
    """The report with the findings that ``--select`` and ``--ignore`` leave."""
    findings = tuple(
        finding
        for finding in report.findings
        if (not wanted or finding.code.startswith(wanted)) and not (unwanted and finding.code.startswith(unwanted))
    )
    return replace(report, findings=findings)
