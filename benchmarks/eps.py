"""The gold file of earnings per share comes in; for how many releases the right figure is read goes out.

Right is a figure with that value, in USD/share, under a label that speaks of an amount per share, for the quarter that
the release reports: three months that ended in the hundred days before its month is over.

    python benchmarks/eps.py        every release, with what is wrong with the nearest figure where none is right
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from corpus import SHARED

from tieout.check import check
from tieout.core.report import CheckedFigure

PER_SHARE = re.compile(r"\bper\b.*\bshare\b|\bshare\b.*\bper\b|\bE\.?P\.?S\b", re.IGNORECASE)
LATE = 100
"""Days from the end of a quarter to that of the month of its release, at most."""


def eps() -> Iterator[str]:
    """How many releases have the right figure, and what the others lack."""
    wrong = []
    total = 0
    for row in _gold():
        total += 1
        missing = lacking(SHARED / "corpus" / row["path"], Fraction(row["diluted_or_basic_eps"].strip()))
        if missing:
            wrong.append(f"{row['path']}: {missing}")
    yield f"{total - len(wrong)} of {total} releases right"
    yield from wrong


def lacking(path: Path, due: Fraction) -> str:
    """What the figure that comes nearest lacks: "" where one is right."""
    released = _released(path)
    best = ["no figure of this value"]
    for checked in check(str(path)).documents[0].figures:
        if due not in _values(checked):
            continue
        lacks = [
            what
            for what, there in (
                ("unit", checked.figure.unit == "USD/share"),
                ("period", _of_quarter(checked, released)),
                ("label", PER_SHARE.search(" ".join(checked.figure.label)) is not None),
            )
            if not there
        ]
        if not lacks:
            return ""
        if best[0].startswith("no") or len(lacks) < len(best):
            best = lacks
    return ", ".join(best)


def _values(checked: CheckedFigure) -> set[Fraction]:
    """What is printed, and what it means: "a loss of $0.41 per share" is -0.41."""
    return {Fraction(checked.figure.number.value), *(Fraction(fact.number.value) for fact in checked.facts)}


def _of_quarter(checked: CheckedFigure, released: date) -> bool:
    period = checked.figure.period
    return period is not None and period.length == "quarter" and 0 < (released - period.end).days <= LATE


def _gold() -> Iterator[dict[str, str]]:
    with (SHARED / "gold" / "eps.tsv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t")


def _released(path: Path) -> date:
    """The day after the month of the release; the index tells no day."""
    with (SHARED / "corpus" / "index.tsv").open(encoding="utf-8", newline="") as file:
        dates = {row["path"]: row["date"] for row in csv.DictReader(file, delimiter="\t")}
    year, month = map(int, dates[f"{path.parent.name}/{path.name}"][:7].split("-"))
    return date(year + month // 12, month % 12 + 1, 1)


if __name__ == "__main__":
    for line in eps():
        print(line, flush=True)
