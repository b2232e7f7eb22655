"""The real documents beside the repository come in; the figures of docs/benchmarks.md go out on stdout.

    python benchmarks/run.py                 every part, in the order of the page
    python benchmarks/run.py slips speed     only these
    python benchmarks/run.py chance tenq-series   only on the documents of these folders
    python benchmarks/run.py --exam          on the issuers that are kept back (for closing notes only)
"""

from __future__ import annotations

import csv
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from statistics import mean, median

sys.path.insert(0, str(Path(__file__).parent))

import aggrecol
import inline
import mutations
import schedules
from chance import chance
from corpus import FOLDERS, SHARED, TEXT, issuers, seeds
from eps import eps

from tieout.check import check
from tieout.core.finding import Severity
from tieout.core.report import Report

EXAM = "--exam" in sys.argv
SAMPLE = 6
"""Table figures of a corpus document in which a slip is planted."""


def main(wanted: list[str]) -> None:
    """Run the parts that are asked for, in the order of the page."""
    if not SHARED.is_dir():
        sys.exit("the real documents are not beside the repository; nothing was measured")
    parts: dict[str, Callable[[], Iterable[str]]] = {
        "tables": tables, "figures": figures, "chance": chances, "slips": slips, "corpus-slips": corpus_slips,
        "eps": eps, "sums": sums, "ex27": ex27, "ixbrl": ixbrl, "speed": speed,
    }  # fmt: skip
    if unknown := set(wanted) - set(parts) - set(FOLDERS):
        sys.exit(f"no part {', '.join(sorted(unknown))}; there are {', '.join(parts)}")
    for name in [name for name in wanted if name in parts] or parts:
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
    yield f"{'folder':20} issuers  figures  table proved  prose proved  errors/1000  warnings/1000"
    totals: Counter[str] = Counter()
    for folder, groups in _folders():
        counts = [_counts([check(str(path)) for path in paths]) for paths in groups.values()]
        if not counts:
            continue
        totals.update(sum(counts, Counter()))
        columns = [
            f"{float(mean(known)):.2f}" if (known := [rate for rate in rates if rate is not None]) else "-"
            for rates in zip(*map(_rates, counts), strict=True)
        ]
        number = sum(each["table"] + each["prose"] for each in counts)
        yield (
            f"{folder:20} {len(groups):7}  {number:7}  {columns[0]:>12}  {columns[1]:>12}  "
            f"{columns[2]:>11}  {columns[3]:>13}"
        )
    number = totals["table"] + totals["prose"]
    yield f"in all {number} figures, {totals['error']} errors, {totals['warning']} warnings"


def _counts(reports: Iterable[Report]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for report in reports:
        for document in report.documents:
            for checked in document.figures:
                counts[checked.figure.place] += 1
                counts[f"{checked.figure.place} proved"] += checked.status == "proved"
        counts.update(finding.severity.value for finding in report.findings)
    return counts


def _rates(counts: Counter[str]) -> tuple[Fraction | None, ...]:
    """Per cent proved in tables and in prose; errors and warnings per 1,000 figures; None where there is no figure."""
    total = counts["table"] + counts["prose"]

    def rate(part: str, whole: int, of: int) -> Fraction | None:
        return Fraction(of * counts[part], whole) if whole else None

    return (
        rate("table proved", counts["table"], 100),
        rate("prose proved", counts["prose"], 100),
        rate(Severity.ERROR.value, total, 1000),
        rate(Severity.WARNING.value, total, 1000),
    )


def _folders() -> Iterator[tuple[str, dict[str, list[Path]]]]:
    """The seeds, then each corpus folder: its documents by issuer. Only the folders asked for, where some are."""
    asked = [folder for folder in FOLDERS if folder in sys.argv]
    if not EXAM and not asked:
        yield "seeds", {"": seeds()}
    for folder in asked or FOLDERS:
        yield folder, issuers(folder, EXAM)


def chances() -> Iterator[str]:
    """Proofs that the same documents give when their digits are drawn anew, as a share of their real proofs."""
    for folder, groups in _folders():
        real = null = 0
        for paths in groups.values():
            for path in paths:
                here, there = chance(str(path))
                real, null = real + here, null + there
        if real:
            yield f"{folder:20} {real:6} proofs, by chance {null:4}: {100 * null / real:.2f}%"


def slips() -> Iterator[str]:
    """Of the slips planted in every table figure of two seeds: how many are caught, how many laid."""
    paths = [path for path in seeds() if path.name.startswith(("003", "004"))]
    for kind in mutations.KINDS:
        yield from _scored(kind, [mutations.planted(str(path), kind) for path in paths])


def corpus_slips() -> Iterator[str]:
    """Of the slips planted in a few proved table figures of each corpus document: caught and laid."""
    for folder, groups in _folders():
        if folder != "seeds":
            paths = [path for group in groups.values() for path in group]
            for kind in ("digit", "transposed"):
                rows = [mutations.planted(str(path), kind, sample=SAMPLE, proved=True) for path in paths]
                yield from (f"{folder:20} {line}" for line in _scored(kind, rows))


def _scored(kind: str, planted: Iterable[Iterable[mutations.Planted]]) -> Iterator[str]:
    rows = [row for rows in planted for row in rows]
    seen = [row for row in rows if not row.hidden]
    if seen:
        caught, laid = (100 * sum(getattr(row, name) for row in rows) / len(rows) for name in ("caught", "laid"))
        clear, placed = (100 * sum(getattr(row, name) for row in seen) / len(seen) for name in ("caught", "laid"))
        yield (
            f"{kind:12} planted {len(rows):4}, caught {caught:5.1f}%, laid {laid:5.1f}%; "
            f"beyond rounding {len(seen):4}, caught {clear:5.1f}%, laid {placed:5.1f}%"
        )


def sums() -> Iterator[str]:
    """AggreCol's tables."""
    yield from aggrecol.measure("all")


def ex27() -> Iterator[str]:
    """Tags of EX-27 schedules that are found in the body of their filing with value, unit and period."""
    groups = issuers("ex27", EXAM, (".txt",))
    yield from schedules.measure(path for paths in groups.values() for path in paths)


def ixbrl() -> Iterator[str]:
    """Numbers tagged in inline XBRL, read with the tags blanked out: same size and scale, same end of the period."""
    groups = issuers("tenq-ixbrl", EXAM, (".htm", ".html"))
    yield from inline.measure(path for paths in groups.values() for path in paths)


def speed() -> Iterator[str]:
    """The seeds as a whole process; documents a second on one core, each checked alone; the peak memory of it all."""
    command = [sys.executable, "-m", "tieout", "check", "--format", "json", *map(str, seeds())]
    times = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        times.append(time.perf_counter() - started)
    yield f"four seeds, start-up included: {median(times):.2f} s (median of five)"
    documents, busy = 0, 0.0
    for folder, groups in _folders():
        paths = [path for group in groups.values() for path in group]
        started = time.process_time()
        for path in paths:
            check(str(path))
        elapsed = time.process_time() - started
        if folder in TEXT:
            documents, busy = documents + len(paths), busy + elapsed
        size = sum(path.stat().st_size for path in paths) / 1024 / max(len(paths), 1)
        if paths:
            yield f"{folder:20} {len(paths):3} documents of {size:.0f} KB: {len(paths) / elapsed:.1f} a second"
    yield f"all plain text: {documents / busy:.1f} documents a second"
    yield f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"


if __name__ == "__main__":
    main([name for name in sys.argv[1:] if not name.startswith("--")])
