"""The bytes of a workbook (XLSX) come in; its sheets go out, with the values as they were stored. No formula is run.

This is the door of openpyxl, which reads row by row: what is too large is refused before memory is gone.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from tieout.core.errors import MissingExtra, OwnPage, SourceError
from tieout.core.version import SHEET_MARK
from tieout.source.archive import is_encrypted
from tieout.source.sheets import MAX_CELLS, Sheet, SheetRow, too_many

if TYPE_CHECKING:
    from openpyxl import Workbook

MAX_UNPACKED: Final = 64 * 1024 * 1024
MAX_MEMBERS: Final = 2_000
MAX_ROWS: Final = 200_000
_HEAD: Final = 65_536
"""A document type stands before all else in a part, in one byte a letter or in two."""
_DTD: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_QUOTED: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
"""What a number format prints as it stands."""
_BLANKS: Final = re.compile(r"\s+")
_YEARS: Final = range(1900, 2101)


def sheets_of(data: bytes) -> list[Sheet]:
    """The visible sheets of the workbook ``data``.

    Raises SourceError with the cause for what is broken, encrypted or too large, OwnPage for a tick sheet; MissingExtra where openpyxl is not
    installed.
    """
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise MissingExtra("reading a workbook needs openpyxl: pip install 'tieout[xlsx]'") from None
    try:
        _inspect(data)
        book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            if (book.properties.description or "").partition(" ")[0] == SHEET_MARK.partition(" ")[0]:
                raise OwnPage("a tick sheet that tieout wrote; it is no record of the figures that it lists")
            return list(_sheets(book))
        finally:
            book.close()
    except SourceError:
        raise
    except Exception as error:  # noqa: BLE001 -- a file made to break the library breaks it in any way
        raise SourceError(f"a broken workbook ({type(error).__name__}); open it and save it anew") from None


def _inspect(data: bytes) -> None:
    """Refuse what would unpack to too much, is encrypted, or has a document type, as no workbook has."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = archive.infolist()
        if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
            raise SourceError(f"unpacks to more than {MAX_UNPACKED:,} bytes; workbooks so large are not read")
        if is_encrypted(members):
            raise SourceError("an encrypted workbook; save it without a password")
        for member in members:
            with archive.open(member) as part:
                if _DTD.search(part.read(_HEAD).replace(b"\0", b"")):
                    raise SourceError("declares a document type, which no workbook does; it is not read")


def _sheets(book: Workbook) -> Iterator[Sheet]:
    left = MAX_CELLS
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()  # what the file says of its own size is not to be believed
        rows = []
        for number, row in enumerate(sheet.iter_rows()):
            if number >= MAX_ROWS:
                raise too_many()
            cells = []
            for cell in row:
                if cell.value is not None and (text := _text(cell.value, cell.number_format)):
                    cells.append((cell.column - 1, text, _indent(cell)))
            left -= len(row)
            if left < 0:
                raise too_many()
            if cells:
                rows.append(SheetRow(number, tuple(cells)))
        yield Sheet(sheet.title, tuple(rows))


def _indent(cell: Any) -> int:  # noqa: ANN401 -- read-only cells have no public type
    """The steps by which a text is indented, by its alignment or by blanks before it."""
    if not isinstance(cell.value, str):
        return 0
    blanks = len(cell.value) - len(cell.value.lstrip(" "))
    return int(cell.alignment.indent or 0) + (blanks + 1) // 2


def _text(value: object, form: str) -> str:
    """A value as it is read: a number in full, a date in words, a text on one line.

    ``form`` is the cell's number format. It tells a percentage from a ratio and a year from an amount; what it hides
    (thousands, decimals) is shown.
    """
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, _QUOTED.sub("", form))
    if isinstance(value, datetime | date):
        return f"{value:%B} {value.day}, {value.year}"
    if isinstance(value, time):
        return value.isoformat()
    return _BLANKS.sub(" ", str(value)).strip()


def _number(value: float, form: str) -> str:
    """Fifteen digits are what a workbook keeps; what stands beyond them is the trace of a sum in binary."""
    exact = Decimal(f"{value:.15g}")
    if not exact.is_finite():
        return str(value)
    if "%" in form:
        exact *= 100
    whole = exact == exact.to_integral_value()
    if whole and "%" not in form and "," not in form and int(exact) in _YEARS and form in ("General", "0", "@"):
        return str(int(exact))
    shown = f"{abs(exact.to_integral_value() if whole else exact.normalize()):,f}"
    if not whole and "%" not in form and shown[-2] == ".":
        shown += "0"  # what is stored is exact, and amounts with one decimal are read otherwise than those in cents
    shown += "%" if "%" in form else ""
    return f"({shown})" if exact < 0 else shown
