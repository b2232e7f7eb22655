"""AggreCol's annotated tables come in; how well ``tieout sums`` finds their relations goes out.

    python benchmarks/aggrecol.py            score all tables: precision, recall, F1, seconds
    python benchmarks/aggrecol.py third      only the third of the tables kept for examination
    python benchmarks/aggrecol.py rest       only the others, on which sums is developed
    python benchmarks/aggrecol.py null       the same tables with every digit drawn anew

A relation counts when its result cell and its set of input cells are those annotated
(for divisions and changes, in order). Micro-averaged over all annotations.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tieout.sums.bare import relations_of

DATA = Path(__file__).resolve().parents[1].parent / "shared" / "suites" / "aggrecol" / "dataset.jl.gz"
OPERATIONS = {"Sum": "sum", "Average": "average", "Division": "division", "RelativeChange": "change"}

Cell = tuple[int, int]
Key = tuple[str, Cell, frozenset[Cell] | tuple[Cell, ...]]


def measure(part: str) -> Iterable[str]:
    """Score one part of the tables; a line an operation, and the seconds."""
    if not DATA.is_file():
        sys.exit("the suite is not beside the repository; nothing was measured")
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        tables = [json.loads(line) for line in lines]
    chosen = [table for table in tables if part in ("all", "null") or _examined(table) == (part == "third")]
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    known: Counter[str] = Counter()
    start = time.perf_counter()
    dice = random.Random(1)
    for table in chosen:
        rows = table["table_array"]
        if part == "null":
            rows = [["".join(_drawn(cell, dice)) for cell in row] for row in rows]
        ours = {_key(one["op"], one["result"], one["inputs"]) for one in relations_of(rows)}
        theirs = set(_annotated(table))
        for counts, keys in ((right, ours & theirs), (found, ours), (known, theirs)):
            counts.update(key[0] for key in keys)
    seconds = time.perf_counter() - start
    for operation in OPERATIONS.values():
        yield _line(operation, right[operation], found[operation], known[operation])
    yield f"{len(chosen)} tables in {seconds:.1f} s"


def _examined(table: dict[str, Any]) -> bool:
    return int(hashlib.md5(table["file_name"].encode()).hexdigest(), 16) % 3 == 0


def _drawn(cell: str, dice: random.Random) -> Iterable[str]:
    """The digits of a cell drawn anew; zeros at the end of a padded number stay."""
    body = cell.rstrip("0") if "." in cell else cell
    for at, sign in enumerate(body):
        yield str(dice.randint(1 if at == 0 and len(body) > 1 else 0, 9)) if sign.isdigit() else sign
    yield cell[len(body) :]


def _annotated(table: dict[str, Any]) -> Iterable[Key]:
    for one in table["aggregation_annotations"]:
        yield _key(OPERATIONS[one["operator"]], one["aggregator_index"], one["aggregatee_indices"])


def _key(operation: str, result: list[int], inputs: list[list[int]]) -> Key:
    cells = [(row, column) for row, column in inputs]
    kept = frozenset(cells) if operation in ("sum", "average") else tuple(cells)
    return operation, (result[0], result[1]), kept


def _line(operation: str, right: int, found: int, known: int) -> str:
    precision = right / found if found else 0.0
    recall = right / known if known else 0.0
    both = 2 * precision * recall / (precision + recall) if right else 0.0
    counts = f"{right} right of {found} found, {known} annotated"
    return f"{operation:9} precision {precision:.3f}  recall {recall:.3f}  F1 {both:.3f}  ({counts})"


if __name__ == "__main__":
    for line in measure(sys.argv[1] if len(sys.argv) > 1 else "all"):
        print(line)
