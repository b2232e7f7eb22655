"""The blocks of a document come in; which of its grids are no table but the foot of a page, with its number, goes out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tieout.core.document import Block, Cells

_NUMBER: Final = re.compile(r"[-\u2013\u2014]?\s?(\d{1,3})\s?[-\u2013\u2014]?")
ENOUGH: Final = 3
"""So many pages numbered one after another are no rows of a table that was cut."""


def feet_of(blocks: Sequence[Block]) -> frozenset[int]:
    """Which of ``blocks`` are feet (or heads) of pages, by index.

    Such a grid is one row with one number, whole, and at most a text that is the same on each page; from one to the next
    the number rises by one. Linear in the blocks.
    """
    runs: dict[str, list[tuple[int, int]]] = {}
    feet: set[int] = set()
    for at, block in enumerate(blocks):
        said = _said(block) if isinstance(block, Cells) else None
        if said is None:
            continue
        text, number = said
        run = runs.setdefault(text, [])
        if run and run[-1][1] + 1 != number:
            feet |= _numbered(run)
            run.clear()
        run.append((at, number))
    for run in runs.values():
        feet |= _numbered(run)
    return frozenset(feet)


def _numbered(run: list[tuple[int, int]]) -> set[int]:
    return {at for at, _ in run} if len(run) >= ENOUGH else set()


def _said(block: Cells) -> tuple[str, int] | None:
    """The text and the number of a grid that could be a foot."""
    shown = [cell for cell in block.cells if cell.text]
    if not 1 <= len(shown) <= 3 or shown[0].row != shown[-1].row:
        return None
    numbers = [match for cell in shown if (match := _NUMBER.fullmatch(cell.text))]
    if len(numbers) != 1:
        return None
    return " ".join(cell.text for cell in shown if not _NUMBER.fullmatch(cell.text)), int(numbers[0][1])
