"""Listings and a format come in; they are printed or written as text, CSV, JSON or a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from tieout.cli.output import ink_for, spare_inputs, write, write_bytes
from tieout.core.errors import UsageError
from tieout.core.listing import Listing

FORMATS = ("table", "csv", "json", "xlsx")


def formatted(command: click.decorators.FC) -> click.decorators.FC:
    """The options of a command that prints listings."""
    command = click.option("--output", "-o", metavar="FILE", help="Write to FILE; its ending gives the format.")(command)
    return click.option("--format", "form", type=click.Choice(FORMATS), help="table unless FILE says otherwise.")(command)


def spare(inputs: Sequence[str | None], *outputs: str | None) -> None:
    """Raise UsageError, before any work, where one of ``outputs`` is one of ``inputs``: it would be lost."""
    for output in outputs:
        spare_inputs(output, [path for path in inputs if path is not None])


def _form_of(output: str | None) -> str:
    """The format that the ending of ``output`` gives: text for standard output and for .txt."""
    ending = Path(output or "").suffix.lower().lstrip(".")
    if output is None or output == "-" or ending in ("", "txt"):
        return "table"
    if ending not in FORMATS:
        raise UsageError(f"{output}: no format is called .{ending}; there are .csv, .json, .xlsx and .txt")
    return ending


def put(listings: Sequence[Listing], form: str | None, output: str | None) -> None:
    """Print or write ``listings``. Raises UsageError for a workbook without a file, an ending that is no format, and where a file
    cannot be written.
    """
    form = form or _form_of(output)
    if form == "xlsx":
        if output is None or output == "-":
            raise click.UsageError("a workbook needs --output FILE.xlsx")
        from tieout.publish.listing.workbook import as_workbook

        write_bytes(as_workbook(listings), output)
    elif form == "csv":
        from tieout.publish.listing.data import as_csv

        write(as_csv(listings), output)
    elif form == "json":
        from tieout.publish.listing.data import as_json

        write(as_json(listings), output)
    else:
        from tieout.publish.listing.text import render

        write(render(listings, ink_for(output is not None and output != "-")), output)
