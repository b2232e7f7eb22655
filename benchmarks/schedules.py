"""Submissions with EX-27 schedules come in; how many of their tags are found in the body as they are tagged goes out.

A tag counts when it is not zero and its number stands in the body: its digits, at the scale of the schedule or at
another, as a number of their own. It is found when a table figure of the body has that value, its unit and its period.
Where the schedule's multiplier is missing it is taken from the body's total assets; no other help is given.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from tieout.book.schedule import tag_of, when
from tieout.core.exhibit import Exhibit
from tieout.core.fact import Figure
from tieout.core.period import Period
from tieout.read.exhibit import read_exhibit
from tieout.source import load_all

_NUMBER = re.compile(r"(?<![\d.,])\d[\d,]*(?:\.\d+)?(?![\d]|[.,]\d)|(?<![\d.,])\.\d+")


def measured(path: Path) -> tuple[Counter[str], list[str]]:
    """Counts of tags (``asked``, ``found``), and the missed ones with what the body has of their value."""
    exhibits = [read_exhibit(document) for document in load_all(str(path)).documents]
    counts: Counter[str] = Counter()
    missed: list[str] = []
    body = [exhibit for exhibit in exhibits if not exhibit.schedule and not _contract(exhibit)]
    printed = {
        number.replace(",", "").lstrip("0") for exhibit in body for number in _NUMBER.findall(exhibit.document.text)
    }
    sizes: dict[Decimal, list[Figure]] = defaultdict(list)
    for exhibit in body:
        for figure in exhibit.figures:
            if figure.place == "table" and not figure.nil:
                sizes[abs(figure.number.value)].append(figure)
    for schedule in (exhibit for exhibit in exhibits if exhibit.schedule):
        power = _missing(schedule, sizes)
        for figure in schedule.figures:
            tag = tag_of(figure.label[-1])
            period = when(tag, figure.period) if tag else figure.period
            if figure.nil or tag is None or period is None or not _digits(figure) & printed:
                continue
            counts["asked"] += 1
            value = abs(figure.number.value)
            value = value.scaleb(power) if "/" not in figure.unit else value
            there = sizes.get(value, [])
            if any(_fits(other, figure.unit, period) for other in there):
                counts["found"] += 1
            else:
                seen = sorted({f"{other.unit} {other.period}" for other in there})
                missed.append(f"{path.name} {figure.label[-1]} {figure.text} {period}: {seen}")
    return counts, missed


def _contract(exhibit: Exhibit) -> bool:
    """Agreements and charters print no statements; their numbers are none of the filing's."""
    return exhibit.document.kind in ("agreement", "charter")


def _digits(figure: Figure) -> set[str]:
    """The digits of a tag as the body may print them: as tagged, in thousands, in dollars."""
    said = figure.text.strip("($-)").replace(",", "")
    if "." in said:
        return {said.lstrip("0"), said.rstrip("0").lstrip("0")}
    return {said, said + "000", said + "000000"}


def _missing(schedule: Exhibit, sizes: dict[Decimal, list[Figure]]) -> int:
    """The power of ten that the schedule's multiplier should have said and does not."""
    if schedule.tables[0].scale:
        return 0
    total = next((figure for figure in schedule.figures if figure.label[-1] == "TOTAL-ASSETS"), None)
    powers = (0, 3, 6) if total is not None else ()
    return next((power for power in powers if total and total.number.value.scaleb(power) in sizes), 0)


def _fits(figure: Figure, unit: str, period: Period) -> bool:
    other = figure.period
    return (
        figure.unit == unit and other is not None and period.same(Period(None, other.end) if period.instant else other)
    )


def measure(paths: Iterator[Path]) -> Iterator[str]:
    """One line a file, and one for all."""
    total: Counter[str] = Counter()
    for path in paths:
        counts, missed = measured(path)
        total.update(counts)
        yield f"{path.name:28} {counts['found']:3} of {counts['asked']:3}"
        yield from (f"    {line}" for line in missed)
    yield f"in all {total['found']} of {total['asked']}: {100 * total['found'] / max(total['asked'], 1):.1f}%"


if __name__ == "__main__":
    import sys

    for line in measure(map(Path, sys.argv[1:])):
        print(line)
