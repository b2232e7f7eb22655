"""The reference contracts of the standard, each event and each figure at 1e-9."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tieout.book.actus import TermError, events

NEAR = Decimal("1e-9")
VECTORS = {"pam": 13, "lam": 16, "nam": 11, "ann": 16, "lax": 9, "clm": 8, "ump": 5, "stk": 5, "optns": 12, "csh": 2}
SET_APART = {"clm03", "clm05", "clm07", "clm09", "clm11", "lam21", "nam13", "ump05", "ump07"}


@pytest.fixture(scope="module")
def suite(shared: Path) -> Path:
    folder = shared / "suites" / "actus"
    if not folder.is_dir():
        pytest.skip("needs the reference contracts in ../shared/suites/actus, which are not part of the repository")
    return folder


def agrees(name: str, told: Any, expected: Any) -> bool:
    if name.endswith("Date"):
        return str(told)[:16] == str(expected)[:16]
    if name in {"eventType", "currency"}:
        return bool(told == expected)
    return abs(told - Decimal(str(expected))) <= NEAR


def differences(vector: dict[str, Any], **options: Any) -> list[str]:
    told = events(vector["terms"], vector["dataObserved"], vector["eventsObserved"], vector["to"], **options)
    expected = vector["results"]
    found = [] if len(told) == len(expected) else [f"{len(told)} events, not {len(expected)}"]
    for mine, theirs in zip(told, expected, strict=False):
        place = f"{theirs['eventDate'][:10]} {theirs['eventType']}"
        if mine.keys() != theirs.keys():
            found.append(f"{place}: {sorted(mine.keys() ^ theirs.keys())}")
            continue
        found.extend(
            f"{place} {name}: {mine[name]}, not {theirs[name]}"
            for name in theirs
            if not agrees(name, mine[name], theirs[name])
        )
    return found


@pytest.mark.parametrize("kind", VECTORS)
def test_every_reference_contract_comes_out_as_the_standard_has_it(kind: str, suite: Path) -> None:
    vectors = json.loads((suite / f"actus-tests-{kind}.json").read_text(encoding="utf-8"))
    assert len(vectors) == VECTORS[kind]
    assert {name: found for name, vector in vectors.items() if (found := differences(vector))} == {}


def test_only_what_is_named_in_the_docs_comes_out_otherwise_economically(suite: Path) -> None:
    """docs/actus.md lists them; a vector more or less here is a line more or less there."""
    found = set()
    for kind in VECTORS:
        vectors = json.loads((suite / f"actus-tests-{kind}.json").read_text(encoding="utf-8"))
        found |= {name for name, vector in vectors.items() if differs_economically(vector)}
    assert found == SET_APART


def differs_economically(vector: dict[str, Any]) -> bool:
    try:
        return bool(differences(vector, economic=True))
    except TermError:
        return True
