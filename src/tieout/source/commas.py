"""The text of a CSV file comes in; its one sheet goes out, named as the file is."""

from __future__ import annotations

import csv
import io
import re
from pathlib import PurePath
from typing import Final

from tieout.core.errors import SourceError
from tieout.source.sheets import MAX_CELLS, Sheet, SheetRow, too_many

SUFFIXES: Final = (".csv", ".tsv")
_BARE: Final = re.compile(r"(-?)(\d{4,})((?:\.\d+)?)")
"""An amount as programs write it; years and account numbers have four digits or stand in columns of their own."""


def is_commas(path: str) -> bool:
    """Whether the name of a file says that it is comma separated: nothing in the file does."""
    return path.lower().endswith(SUFFIXES)


def sheet_of(text: str, path: str) -> Sheet:
    """The sheet of ``text``: commas, semicolons or tabs part its cells, whichever its first lines have most of.

    Raises SourceError where it cannot be read or has too many cells.
    """
    head = text[:4096]
    delimiter = max(",;\t", key=head.count)
    csv.field_size_limit(1_000_000)
    rows: list[SheetRow] = []
    count = 0
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)):
            cells = tuple(
                (column, _shown(" ".join(cell.split())), (len(cell) - len(cell.lstrip(" ")) + 1) // 2)
                for column, cell in enumerate(row)
                if cell.strip()
            )
            count += len(cells)
            if count > MAX_CELLS:
                raise too_many()
            if cells:
                rows.append(SheetRow(number, cells))
    except csv.Error as error:
        raise SourceError(f"not a CSV file ({error})") from None
    return Sheet(PurePath(path).stem, tuple(rows))


def _shown(text: str) -> str:
    """``-1234567.8`` as ``(1,234,567.8)``: one form of numbers, whatever wrote them. Four digits may be a year."""
    match = _BARE.fullmatch(text)
    if match is None or (not match[1] and not match[3] and len(match[2]) == 4):
        return f"({text[1:]})" if re.fullmatch(r"-\d+(?:\.\d+)?", text) else text
    shown = f"{int(match[2]):,}{match[3]}" if match[2][0] != "0" else text.lstrip("-")
    return f"({shown})" if match[1] else shown
