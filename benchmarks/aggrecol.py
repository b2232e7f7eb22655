"""AggreCol's annotated tables come in; how well ``tieout sums`` finds their relations goes out.

    python benchmarks/aggrecol.py            score all tables: precision, recall, F1, seconds
    python benchmarks/aggrecol.py third      only the third of the tables kept for examination
    python benchmarks/aggrecol.py rest       only the others, on which sums is developed
    python benchmarks/aggrecol.py null       relations found where every digit is drawn anew, as a share of
                                             those found in the tables as they are

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
    if part == "null":
        yield from _chance(chosen)
        return
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    known: Counter[str] = Counter()
    start, worked = time.perf_counter(), time.process_time()
    for table in chosen:
        ours = _found(table["table_array"])
        theirs = set(_annotated(table))
        for counts, keys in ((right, ours & theirs), (found, ours), (known, theirs)):
            counts.update(key[0] for key in keys)
    seconds, worked = time.perf_counter() - start, time.process_time() - worked
    for operation in OPERATIONS.values():
        yield _line(operation, right[operation], found[operation], known[operation])
    yield f"difference {found['difference']} found, none annotated"
    yield f"{len(chosen)} tables in {seconds:.1f} s, of which {worked:.1f} s at work"


def _chance(tables: list[dict[str, Any]]) -> Iterable[str]:
    """How many relations chance gives, an operation a line."""
    dice = random.Random(1)
    found: Counter[str] = Counter()
    drawn: Counter[str] = Counter()
    for table in tables:
        rows = table["table_array"]
        found.update(key[0] for key in _found(rows))
        drawn.update(key[0] for key in _found([["".join(_drawn(cell, dice)) for cell in row] for row in rows]))
    for operation in sorted(found):
        share = 100 * drawn[operation] / found[operation]
        yield f"{operation:10} {drawn[operation]} by chance, {found[operation]} found: {share:.2f}%"


def _found(rows: list[list[str]]) -> set[Key]:
    return {_key(one["op"], one["result"], one["inputs"]) for one in relations_of(rows)}


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
