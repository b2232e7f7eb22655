"""A title comes in; an empty workbook goes out, in which text stays text and nothing tells the hour. The door of xlsxwriter."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any, Final

from tieout.core.errors import MissingExtra

_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 -- the workbook's own clock, which must not run


def workbook(needed_by: str, title: str, comments: str = "") -> tuple[Any, BytesIO]:
    """An xlsxwriter workbook, and the buffer that has its bytes once it is closed; the same contents give the same bytes.

    Nothing is guessed from what a text looks like: no formulas, links or numbers. Raises MissingExtra, which says what
    ``needed_by`` needs, where xlsxwriter is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise MissingExtra(f"{needed_by} needs xlsxwriter: pip install 'tieout[xlsx]'") from None
    buffer = BytesIO()
    plain = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    made = Workbook(buffer, {"in_memory": True, **plain})
    made.set_properties({"title": title, "comments": comments, "created": _MADE})
    return made, buffer
