"""Pages with inline XBRL come in; how their tagged numbers are read with the tags blanked out goes out.

Every tag of the page is put out by spaces of equal length, so that nothing leaks and no offset moves. Then the figure at
each tag's own place is compared with the tag: printed size and scale, and the end of the period.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from tieout.book.build import build
from tieout.core.exhibit import Exhibit
from tieout.core.fact import Figure
from tieout.core.period import Period
from tieout.core.tag import Tag
from tieout.read.exhibit import read_exhibit
from tieout.source import load_all, load_text

_HEADER = re.compile(r"<ix:header\b[\s\S]*?</ix:header>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:ix|xbrli|xbrldi|link):[^>]*>", re.IGNORECASE)
_TABLE = re.compile(r"<(/?)table\b", re.IGNORECASE)


def measured(path: Path) -> tuple[Counter[str], list[str]]:
    """Counts of tags in tables (``tags``, ``same`` in size and scale, ``end`` of the period), and what was missed."""
    document = load_all(str(path)).documents[0]
    if not document.tags or document.origin is None:
        return Counter(), []
    source = document.origin.text
    exhibit = read_exhibit(load_text(blanked(source), str(path)))
    periods = _periods(exhibit)
    tables = _tables(source)
    places, figures = _places(exhibit)
    counts: Counter[str] = Counter()
    missed = []
    for tag in document.tags:
        if tag.value is None or not any(start < tag.start < end for start, end in tables):
            continue
        counts["tags"] += 1
        figure = _at(tag, places, figures)
        said = source[tag.start : tag.end]
        if figure is None and tag.value == 0:
            counts["same"] += 1
            counts["end"] += 1
            continue
        same = figure is not None and abs(size_of(figure)) == abs(tag.value)
        period = periods[figure.start] if figure is not None else None
        end = period is not None and tag.period is not None and abs((period.end - tag.period.end).days) <= 7
        counts["same"] += same
        counts["end"] += end
        if not same or not end:
            seen = f"{figure.text!r} {figure.number.value} {figure.unit} {period} {figure.label}" if figure else None
            line = source.count("\n", 0, tag.start) + 1
            missed.append(
                f"{'value' if not same else 'period'} {tag.start} line {line} {said!r} {tag.value} {tag.period}: {seen}"
            )
    return counts, missed


def blanked(source: str) -> str:
    """``source`` with the tags of inline XBRL as spaces, and its header, contents and all."""
    source = _HEADER.sub(lambda match: " " * len(match[0]), source)
    return _TAG.sub(lambda match: " " * len(match[0]), source)


def size_of(figure: Figure) -> Decimal:
    """The value of a figure as XBRL has it: 12% is 0.12."""
    return figure.number.value / 100 if figure.unit in ("percent", "points") else figure.number.value


def _periods(exhibit: Exhibit) -> dict[int, Period | None]:
    """The period that the report gives each figure, by its place: of its meaning where that is known, else its own."""
    facts = build([exhibit]).facts
    return {
        figure.start: (facts[0, index][0].period if facts.get((0, index)) else None) or figure.period
        for index, figure in enumerate(exhibit.figures)
    }


def _tables(source: str) -> list[tuple[int, int]]:
    depth, start, found = 0, 0, []
    for mark in _TABLE.finditer(source):
        if mark[1]:
            depth = max(depth - 1, 0)
            if not depth:
                found.append((start, mark.start()))
        else:
            start = mark.start() if not depth else start
            depth += 1
    return found


def _places(exhibit: Exhibit) -> tuple[list[tuple[int, int]], list[Figure]]:
    origin = exhibit.document.origin
    assert origin is not None
    placed = sorted(
        ((origin.start(figure.start), origin.end(figure.end), index) for index, figure in enumerate(exhibit.figures))
    )
    return [(start, end) for start, end, _ in placed], [exhibit.figures[index] for _, _, index in placed]


def _at(tag: Tag, places: list[tuple[int, int]], figures: list[Figure]) -> Figure | None:
    at = bisect_left(places, (tag.end, 0)) - 1
    return figures[at] if at >= 0 and places[at][1] > tag.start else None


def measure(paths: Iterable[Path], told: int = 0) -> Iterator[str]:
    """One line a file, and one for all; the first ``told`` misses of each."""
    total: Counter[str] = Counter()
    for path in paths:
        counts, missed = measured(path)
        if counts:
            total.update(counts)
            yield f"{path.name:44} {_shares(counts)}"
            yield from (f"    {line}" for line in missed[:told])
    yield f"{'in all':44} {_shares(total)}"


def _shares(counts: Counter[str]) -> str:
    tags = max(counts["tags"], 1)
    return (
        f"{counts['tags']:5} tags in tables: value and scale {100 * counts['same'] / tags:.1f}%, "
        f"period end {100 * counts['end'] / tags:.1f}%"
    )


if __name__ == "__main__":
    import sys

    for line in measure(map(Path, sys.argv[2:]), int(sys.argv[1])):
        print(line)
