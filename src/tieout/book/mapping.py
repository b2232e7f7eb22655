"""A sheet that assigns accounts to line items comes in; its assignments go out.

A row names an account, a range ("4000-4999") or several ("4010; 4020") and a line item. An account may belong to
several line items: to "Net sales", to "Net sales > Rubber Group" and, by a range, to "Gross profit".
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import Final

from tieout.core.document import Cells, Document, Prose
from tieout.core.errors import SourceError
from tieout.core.ledger import Assignment

_RANGE: Final = re.compile(r"([\w.]+)\s*(?:[-\u2013\u2014]|\.\.|\bto\b)\s*([\w.]+)")
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+")
_PARTS: Final = re.compile(r"\s*;\s*|,\s+")
_HEAD: Final = re.compile(r"(?:gl |ledger )?(?:accounts?|acct|numbers?|codes?)\b", re.IGNORECASE)


def assignments_of(document: Document) -> tuple[Assignment, ...]:
    """The assignments in the first two filled columns of each sheet of ``document``; a row of heads is passed over.

    Raises SourceError where no row assigns anything.
    """
    found: list[Assignment] = []
    for block in document.blocks:
        if isinstance(block, Prose) or not isinstance(block, Cells):
            continue
        for _, cells in groupby(block.cells, key=lambda cell: cell.row):
            texts = [cell.text for cell in cells]
            if len(texts) < 2 or _HEAD.match(texts[0]):
                continue
            found += [
                Assignment(*_range(part), line)
                for part in _PARTS.split(_number(texts[0]))
                for line in _PARTS.split(texts[-1] if len(texts) == 2 else texts[1])
                if part and line
            ]
    if not found:
        raise SourceError(f"{document.path}: no row assigns an account to a line item (columns: account, line item)")
    return tuple(found)


def _number(text: str) -> str:
    """An account number without the separators that a number is shown with."""
    return text.replace(",", "") if _GROUPED.fullmatch(text) else text


def _range(text: str) -> tuple[str, str]:
    match = _RANGE.fullmatch(text)
    if match is None or not any(map(str.isdigit, match[1])) or (match[1].isdigit() != match[2].isdigit()):
        return text, text
    return match[1], match[2]
