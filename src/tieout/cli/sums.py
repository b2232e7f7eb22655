"""``tieout sums``: CSV files of bare tables come in; the relations between their cells go out, one JSON line a file."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from tieout.core.errors import SourceError
from tieout.source.decode import decode
from tieout.sums.bare import relations_of

csv.field_size_limit(1 << 24)


@click.command(name="sums")
@click.argument("files", nargs=-1, required=True)
def command(files: tuple[str, ...]) -> int:
    """Find sums, differences, averages, divisions and changes in tables of bare numbers.

    Prints {"relations": [{"op", "result": [row, col], "inputs": [[row, col], ...]}]}, counted from 0,
    one line a file in the order given.

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
            text = decode(Path(path).read_bytes(), path)
            rows = list(csv.reader(text.splitlines(keepends=True)))
            found = relations_of(rows)
        except (OSError, csv.Error, SourceError) as error:
            click.echo(f"tieout: {path}: {getattr(error, 'strerror', None) or error}", err=True)
            found, status = [], 2
        sys.stdout.write(json.dumps({"relations": found}) + "\n")
    return status
