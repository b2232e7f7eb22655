"""The real documents beside the repository come in; the figures of docs/benchmarks.md go out on stdout.

Arguments name the parts to measure (``tables``, ``figures``, ``slips``, ``speed``); none measures all.
"""

from __future__ import annotations

import csv
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from statistics import mean

sys.path.insert(0, str(Path(__file__).parent))

import mutations

from tieout.check import check
from tieout.core.report import Report

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
FOLDERS = ("earnings-text", "earnings-rendered", "earnings-pdftext", "annual-report")


def main(wanted: list[str]) -> None:
    """Run the parts that are asked for, in the order of the page."""
    if not SHARED.is_dir():
        sys.exit("the real documents are not beside the repository; nothing was measured")
    parts = {"tables": tables, "figures": figures, "slips": slips, "speed": speed}
    for name in wanted or parts:
        print(f"\n{name}")
        for line in parts[name]():
            print(f"  {line}", flush=True)


def tables() -> Iterator[str]:
    """Cells of the gold file that stand in the report with their value, unit and period."""
    with (SHARED / "gold" / "seed_tables.tsv").open(encoding="utf-8", newline="") as file:
        cells = list(csv.DictReader(file, delimiter="\t"))
    right = 0
    for name in sorted({cell["file"] for cell in cells}):
        read = {}
        for checked in check(str(SHARED / "seeds" / name)).documents[0].figures:
            figure = checked.figure
            period = figure.period.as_json() if figure.period else {}
            start, end = period.get("start", ""), period.get("end", period.get("instant", ""))
            read[figure.line, figure.end] = (figure.number.value, figure.unit, start, end)
        lines = (SHARED / "seeds" / name).read_text(encoding="utf-8").split("\n")
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        for cell in (cell for cell in cells if cell["file"] == name):
            line, column = int(cell["line"]), int(cell["column"])
            end = starts[line - 1] + column - 1 + len(cell["text"])
            found = next((read[line, at] for at in range(end - 1, end + 3) if (line, at) in read), None)
            nil = not any(char.isdigit() for char in cell["text"])
            if found is None:
                right += nil
            else:
                value = Fraction(cell["value"] or 0)
                right += (Fraction(found[0]), *found[1:]) == (value, cell["unit"], cell["start"], cell["end"])
    yield f"{right} of {len(cells)} cells right"


def figures() -> Iterator[str]:
    """Shares proved and findings per 1,000 figures, each the mean of the issuers' rates."""
    yield f"{'folder':20} issuers  table proved  prose proved  errors/1000  warnings/1000"
    for folder, issuers in _folders():
        rates = [_rates([check(str(path)) for path in paths]) for paths in issuers.values()]
        columns = ["-" if not (known := [rate for rate in each if rate is not None]) else f"{float(mean(known)):.2f}"
                   for each in zip(*rates, strict=True)]  # fmt: skip
        yield f"{folder:20} {len(issuers):7}  {columns[0]:>12}  {columns[1]:>12}  {columns[2]:>11}  {columns[3]:>13}"


def _rates(reports: Iterable[Report]) -> tuple[Fraction | None, ...]:
    """Per cent proved in tables and in prose; errors and warnings per 1,000 figures; None where there is no figure."""
    counts: dict[str, int] = defaultdict(int)
    for report in reports:
        for document in report.documents:
            for checked in document.figures:
                counts[checked.figure.place] += 1
                counts[f"{checked.figure.place} proved"] += checked.status == "proved"
        for finding in report.findings:
            counts[finding.severity] += 1
    total = counts["table"] + counts["prose"]

    def rate(part: str, whole: int, of: int) -> Fraction | None:
        return Fraction(of * counts[part], whole) if whole else None

    return (
        rate("table proved", counts["table"], 100),
        rate("prose proved", counts["prose"], 100),
        rate("error", total, 1000),
        rate("warning", total, 1000),
    )


def _folders() -> Iterator[tuple[str, dict[str, list[Path]]]]:
    """The seeds, then each corpus folder: its plain-text documents by issuer."""
    yield "seeds", {"": sorted((SHARED / "seeds").glob("*.txt"))}
    with (SHARED / "corpus" / "index.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for folder in FOLDERS:
        issuers: dict[str, list[Path]] = defaultdict(list)
        for row in rows:
            if row["path"].startswith(f"{folder}/") and row["path"].endswith(".txt"):
                issuers[row["company"]].append(SHARED / "corpus" / row["path"])
        yield folder, dict(issuers)


def slips() -> Iterator[str]:
    """Of the slips planted in the seeds' tables: how many are caught, how many laid at the changed figure."""
    for kind in mutations.SLIPS:
        scores = [mutations.score(str(path), kind) for path in sorted((SHARED / "seeds").glob("00[34]*.txt"))]
        planted, caught, laid = (
            sum(getattr(score, name) for score in scores) for name in ("planted", "caught", "laid")
        )
        if planted:
            yield f"{kind:12} planted {planted}, caught {100 * caught / planted:.1f}%, laid {100 * laid / planted:.1f}%"


def speed() -> Iterator[str]:
    """Documents a second on one core, each checked alone, and the peak memory of this whole run."""
    for folder, issuers in _folders():
        paths = [path for paths in issuers.values() for path in paths]
        started = time.perf_counter()
        for path in paths:
            check(str(path))
        elapsed = time.perf_counter() - started
        size = sum(path.stat().st_size for path in paths) / 1024 / max(len(paths), 1)
        yield f"{folder:20} {len(paths):3} documents of {size:.0f} KB: {len(paths) / elapsed:.1f} a second"
    yield f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"


if __name__ == "__main__":
    main(sys.argv[1:])
