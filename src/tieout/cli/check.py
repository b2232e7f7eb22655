"""``tieout check``: paths come in; findings go out, with an exit status that scripts can trust."""

from __future__ import annotations

import sys
from dataclasses import replace
from importlib import import_module

import click

from tieout.cli.output import ink_for, write
from tieout.core.errors import UsageError
from tieout.core.report import Report


@click.command(name="check")
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(["full", "concise", "json", "sarif"]), default="full", show_default=True
)
@click.option("--output", "-o", metavar="FILE", help="Write to FILE (aside, then renamed) instead of standard output.")
@click.option("--html", metavar="FILE", help="Also write one self-contained page: the documents with their tick marks.")
@click.option("--select", metavar="CODES", help="Only findings whose code starts with one of these (T1,T201).")
@click.option("--ignore", metavar="CODES", help="No findings whose code starts with one of these.")
@click.option("--strict", is_flag=True, help="An unproved figure fails the check too.")
@click.option("--explain", metavar="LINE[:COLUMN]", help="Print the proof tree of the numbers at this place.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even when an error was found.")
@click.option("--quiet", "-q", is_flag=True, help="No progress on standard error.")
def command(
    paths: tuple[str, ...],
    form: str,
    output: str | None,
    html: str | None,
    select: str | None,
    ignore: str | None,
    strict: bool,
    explain: str | None,
    exit_zero: bool,
    quiet: bool,
) -> int:
    """Prove or refute every number in documents: files, folders, or - for standard input.

    Exit status: 0 nothing contradicted, 1 an error was found, 2 something could not be read.

    \b
    Examples:
      tieout check release.txt
      tieout check q1.txt q2.txt --html report.html
      tieout check filings/ --format concise --select T1
      tieout check release.txt --explain 207:117
    """
    from tieout.check import check

    place = _place(explain) if explain is not None else None
    report = _kept(check(paths, progress=_progress(quiet)), select, ignore)
    if place is not None:
        from tieout.publish.explain import explain as explained

        write(explained(report, *place, ink=ink_for(output is not None)), output)
    else:
        write(_rendered(report, form, output is not None), output)
    if html is not None:
        from tieout.publish.html import render as page

        write([page(report)], html)
    for fault in report.faults:
        click.echo(f"tieout: {fault.path}: {fault.cause}", err=True)
    if report.faults:
        return 2
    failed = report.errors > 0 or (strict and report.count("unproved") > 0)
    return 1 if failed and not exit_zero else 0


def _rendered(report: Report, form: str, to_file: bool) -> list[str]:
    renderer = import_module(f"tieout.publish.findings.{form}").render
    chunks = renderer(report, ink=ink_for(to_file)) if form in ("full", "concise") else renderer(report)
    return list(chunks)


def _place(text: str) -> tuple[int, int | None]:
    line, _, column = text.partition(":")
    if not line.isdigit() or (column and not column.isdigit()):
        raise UsageError(f"--explain takes LINE or LINE:COLUMN, such as 207 or 207:117, not {text!r}")
    return int(line), int(column) if column else None


def _kept(report: Report, select: str | None, ignore: str | None) -> Report:
    """The report with the findings that ``--select`` and ``--ignore`` leave."""
    wanted = tuple(code.strip().upper() for code in (select or "").split(",") if code.strip())
    unwanted = tuple(code.strip().upper() for code in (ignore or "").split(",") if code.strip())
    findings = tuple(
        finding
        for finding in report.findings
        if (not wanted or finding.code.startswith(wanted)) and not (unwanted and finding.code.startswith(unwanted))
    )
    return replace(report, findings=findings)


def _progress(quiet: bool):  # type: ignore[no-untyped-def]  # noqa: ANN202
    if quiet or not sys.stderr.isatty():
        return None
    seen = [0]

    def tell(path: str) -> None:
        seen[0] += 1
        if seen[0] > 1:
            sys.stderr.write(f"\r\x1b[K{seen[0]} {path[-70:]}")
            sys.stderr.flush()

    return tell
