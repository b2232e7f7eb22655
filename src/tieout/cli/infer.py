"""``tieout infer``: paths come in; what the documents imply but do not print goes out, with what gives it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from tieout.cli.output import say, spare_inputs, write
from tieout.cli.progress import progress
from tieout.cli.told import told
from tieout.core.report import Report

_FORMATS = ("table", "json", "csv")


@click.command(name="infer")
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(_FORMATS), help="table unless FILE says otherwise.")
@click.option("--assume", type=click.Choice(["same-basis"]), help="Take documents to measure alike, though they tell otherwise.")
@click.option("--output", "-o", metavar="FILE", help="Write to FILE instead of standard output.")
@click.option("--quiet", "-q", is_flag=True, help="No progress.")
def command(paths: tuple[str, ...], form: str | None, assume: str | None, output: str | None, quiet: bool) -> int:
    """Print what documents imply and do not print: bounds as narrow as rounding allows, each with the lines that give it.

    What is printed in any document of the issuer is left out. Amounts of documents that do not measure alike are never added or
    taken from each other; what is refused for that is told.

    \b
    Examples:
      tieout infer release.txt
      tieout infer filings/ --format json
      tieout infer q1.txt year.txt --assume same-basis
    """
    from tieout.book.solve.linear import available
    from tieout.check import check

    spare_inputs(output, paths)
    with progress(quiet) as tell:
        report = check(paths, progress=tell, assume_same_basis=assume is not None, thorough=True)
    if form is None:
        ending = Path(output or "").suffix.lower().lstrip(".")
        form = ending if ending in _FORMATS else "table"
    write({"table": _table, "json": _json, "csv": _csv}[form](report), output)
    if not available() and not quiet:
        say("tieout: some bounds may be wider than they need be: pip install 'tieout[infer]' brings the solver")
    for line in told(report, form):
        say(line)
    return 2 if report.faults else 0


def _json(report: Report) -> Iterator[str]:
    from tieout.publish.findings.json import implied_row, refused_row

    out = {
        "implied": [implied_row(one) for one in report.implied],
        "refused": [refused_row(one) for one in report.refused],
        "contradictory": [str(ground) for ground in report.contradictory],
    }
    yield json.dumps(out, indent=1, ensure_ascii=False) + "\n"


def _csv(report: Report) -> Iterator[str]:
    from tieout.publish.implied import implied_listings
    from tieout.publish.listing.data import as_csv

    yield from as_csv(implied_listings(report))


def _table(report: Report) -> Iterator[str]:
    from tieout.publish.implied import implied_text
    from tieout.publish.ink import safe

    yield from (f"{safe(line)}\n" for line in implied_text(report))
