"""``tieout sums``: CSV files of bare tables come in; the relations between their cells go out, one JSON line a file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

import click

from tieout.cli.output import say, write
from tieout.core.errors import SourceError
from tieout.source.load import read_text
from tieout.sums.bare import relations_of

csv.field_size_limit(1 << 24)
MAX_CELLS = 500_000
"""The search takes about a minute for so many, at worst."""


@click.command(name="sums")
@click.argument("files", nargs=-1, required=True)
def command(files: tuple[str, ...]) -> int:
    """Find sums, differences, averages, divisions and changes in tables of bare numbers.

    Prints {"relations": [{"op", "result": [row, col], "inputs": [[row, col], ...]}]}, counted from 0,
    one line a file in the order given; a file that cannot be read has a line without relations, and gives status 2.

    What chance would show as well is left out: one sum in a table of a few cells, or of numbers of one or two digits,
    proves nothing, and no relation is printed.

    \b
    Example:
      tieout sums table.csv
    """
    return run(files)


def run(files: Iterable[str]) -> int:
    """Print one line for each of ``files``; 2 where one could not be read (its line holds no relations)."""
    status = 0
    for path in files:
        try:
            found = relations_of(_rows(path))
        except SourceError as error:
            say(f"tieout: {error}")
            found, status = [], 2
        write([json.dumps({"relations": found}) + "\n"], None)
    return status


def _rows(path: str) -> list[list[str]]:
    text = read_text(path)
    try:
        rows = list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error as error:
        raise SourceError(f"{path}: not a CSV file: {error}") from None
    cells = max(map(len, rows), default=0) * len(rows)
    if cells > MAX_CELLS:
        raise SourceError(f"{path}: {cells:,} cells; tables over {MAX_CELLS:,} cells are not searched")
    return rows
