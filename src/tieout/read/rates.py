"""Rows in the making and the heads of their columns come in; figures that are percentages without a sign get theirs.

A percent sign is often printed where a column or a section begins and left out below, as the dollar sign is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tieout.core.table import Numeral
from tieout.read.labels import Draft
from tieout.read.times import is_change, is_share
from tieout.read.units import item_of

_RATIO: Final = re.compile(r"\bratios?\b|\bto (?:\S+ ){0,3}\S+$|\w/\w|\bof (?:average|total) ", re.IGNORECASE)
"""One thing by another, in a label; or a section of ratios."""


def mark_rates(drafts: list[Draft], pieces: list[tuple[str, ...]]) -> None:
    """Mark the percentages of ``drafts`` whose columns have the heads ``pieces``. Linear in the figures."""
    for index, piece in enumerate(pieces):
        cells = [(draft, draft.cells[index]) for draft in drafts if index in draft.cells]
        shown = [(draft, cell) for draft, cell in cells if not cell.nil]
        if _is_of_changes([cell for _, cell in shown], piece) or _is_of_rates(shown):
            for draft, cell in cells:
                if not cell.unit:
                    draft.cells[index] = replace(cell, unit="percent")
    _go_on(drafts)


def _is_of_changes(shown: Sequence[Numeral], piece: tuple[str, ...]) -> bool:
    """Whether a column of changes or shares prints the sign on most of its figures."""
    marked = sum(1 for cell in shown if cell.unit == "percent")
    return 2 * marked > len(shown) and (is_change(piece) or is_share(piece))


def _is_of_rates(shown: Sequence[tuple[Draft, Numeral]]) -> bool:
    """Whether a column begins with a sign and goes on with as many decimals, beside whole amounts: yields of balances."""
    first = shown[0][1] if shown else None
    if first is None or first.unit != "percent" or not first.places:
        return False
    if any(cell.unit not in ("", "percent") or cell.places != first.places for _, cell in shown):
        return False
    beside = [other.places for draft, cell in shown for other in draft.cells.values() if other is not cell]
    return 2 * beside.count(0) > len(beside)


def _go_on(drafts: list[Draft]) -> None:
    """Mark the ratios that follow a row of percentages in its section, with as many decimals."""
    places = -1
    path: tuple[str, ...] = ()
    for draft in drafts:
        shown = [cell for cell in draft.cells.values() if not cell.nil]
        if not shown:
            continue
        here = shown[0].places
        if any(cell.places != here for cell in shown):
            places = -1
        elif all(cell.unit == "percent" for cell in shown):
            places, path = here, draft.path
        elif here == places > 0 and draft.path == path and not any(cell.unit for cell in shown) and _is_ratio(draft):
            for index, cell in draft.cells.items():
                draft.cells[index] = replace(cell, unit="percent")
        else:
            places = -1


def _is_ratio(draft: Draft) -> bool:
    if _RATIO.search(draft.label):
        return True
    return item_of(draft.label, ()).plain and any(_RATIO.search(part) for part in draft.path[-1:])
