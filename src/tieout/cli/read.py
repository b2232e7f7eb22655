"""``tieout read``: paths come in; the figures with their meaning go out as a table, JSON or CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

import click

from tieout.cli.output import say, spare_inputs, write
from tieout.core.report import Report
from tieout.publish.findings.json import figure_row
from tieout.publish.ink import safe

_COLUMNS = (
    "path",
    "part",
    "line",
    "column",
    "text",
    "value",
    "unit",
    "decimals",
    "place",
    "label",
    "concept",
    "segment",
    "period",
    "status",
)


@click.command(name="read")
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@click.option("--output", "-o", metavar="FILE", help="Write to FILE instead of standard output.")
def command(paths: tuple[str, ...], form: str, output: str | None) -> int:
    """Print every figure of documents with its value, unit, period and meaning: label, concept and segment.

    \b
    Examples:
      tieout read release.txt
      tieout read filings/ --format csv --output facts.csv
    """
    from tieout.check import check

    spare_inputs(output, paths)
    report = check(paths)
    rows = list(_rows(report))
    write({"table": _table, "json": _json, "csv": _csv}[form](rows), output)
    for fault in report.faults:
        say(f"tieout: {fault.path}: {fault.cause}")
    return 2 if report.faults else 0


def _rows(report: Report) -> Iterator[dict[str, object]]:
    for document in report.documents:
        for checked in document.figures:
            yield {"path": document.path, "part": document.part, **figure_row(checked)}


def _json(rows: list[dict[str, object]]) -> Iterator[str]:
    yield json.dumps(rows, ensure_ascii=False, indent=1)
    yield "\n"


def _csv(rows: list[dict[str, object]]) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for row in rows:
        writer.writerow([_field(row[name]) for name in _COLUMNS])
    yield buffer.getvalue()


def _field(value: object) -> str:
    """A field as text; one that a spreadsheet would take for a formula gets an apostrophe, numbers do not."""
    if isinstance(value, dict):
        return "/".join(str(part) for part in value.values())
    text = "" if value is None else str(value)
    risky = text.startswith(tuple("=+-@\t\r")) and not text.lstrip("+-").replace(".", "", 1).isdigit()
    return f"'{text}" if risky else text


def _name(row: dict[str, object]) -> str:
    return f"{row['path']} ({row['part']})" if row["part"] else str(row["path"])


def _table(rows: list[dict[str, object]]) -> Iterator[str]:
    """A line a figure under the name of its document: place, print, value, unit, period, label [concept; segment]."""
    last = None
    for row in rows:
        if (name := _name(row)) != last:
            last = name
            yield f"{safe(name)}\n"
        period = _field(row["period"])
        meaning = "; ".join(safe(str(row[name])) for name in ("concept", "segment") if row[name])
        yield (
            f"{row['line']:>6}:{row['column']:<4} {safe(str(row['text'])):>16} {row['value']:>16} "
            f"{row['unit']:<10} {period:<22} {safe(str(row['label']))[-60:]}{f'  [{meaning}]' if meaning else ''}\n"
        )
