"""The text of a financial data schedule (EX-27) comes in; its tags as one table of figures go out.

Until 2001 filers repeated the main amounts of their statements in a schedule made for machines:

    <MULTIPLIER>      1,000
    <PERIOD-TYPE>     YEAR          6-MOS
    <PERIOD-END>      DEC-31-1999   JUN-30-2000
    <TOTAL-ASSETS>    158,641       161,302

A tag is the label of its row; columns are parted by white space. What a tag means is for ``book`` to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from tieout.core.document import Document
from tieout.core.exhibit import Exhibit
from tieout.core.fact import Figure
from tieout.core.number import Number
from tieout.core.period import Period, valid
from tieout.core.table import Column, Row, Table

_LINE: Final = re.compile(
    r"^[ \t]*<(?P<tag>[A-Z][A-Z0-9&;/.-]{1,60})>(?P<rest>[^\n\r<]*)", re.MULTILINE | re.IGNORECASE
)
_VALUE: Final = re.compile(r"(?<!\S)[($-]{0,3}(?:\d[\d,]*(?:\.\d+)?|\.\d+)\)?(?!\S)")
_DAY: Final = re.compile(r"(?<!\S)([A-Z]{3})-(\d{1,2})-(\d{4}|\d\d)(?!\S)", re.IGNORECASE)
_LENGTH: Final = re.compile(
    r"(?<!\S)(?:(?P<year>YEAR)|(?P<months>\d{1,2})-MOS|(?P<other>[A-Z][\w-]*))(?!\S)", re.IGNORECASE
)
_MONTHS: Final = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_NAMED: Final = frozenset(
    "ARTICLE CIK NAME MULTIPLIER CURRENCY EXCHANGE-RATE PERIOD-TYPE FISCAL-YEAR-END PERIOD-START PERIOD-END RESTATED"
    " LEGEND TABLE CAPTION PAGE S C FN TEXT SERIES NUMBER".split()
)
"""Tags that say what the schedule is; all others are line items."""
MAX_COLUMNS: Final = 40
_LEAST: Final = 4
"""So many line items make a schedule."""
_LONGEST: Final = 60_000


def schedule_of(document: Document) -> Exhibit | None:
    """The schedule that ``document`` is; None where it is none. Linear in its length.

    Amounts are multiplied as ``<MULTIPLIER>`` says, those of a share (``<EPS-...>``) are not. A zero stands for nothing
    to tell, and is nil. All items have the period of their column; where its length is not told, the day that it ends.
    """
    text = document.text
    if len(text) > _LONGEST or (document.type and not document.type.upper().startswith("EX-27")):
        return None
    lines = list(_LINE.finditer(text))
    heads = {line["tag"].upper(): line["rest"] for line in lines if line["tag"].upper() in _NAMED}
    items = [line for line in lines if line["tag"].upper() not in _NAMED and _VALUE.search(line["rest"])]
    if len(items) < _LEAST or not heads.keys() & {"PERIOD-END", "FISCAL-YEAR-END", "MULTIPLIER"}:
        return None
    periods = _periods(heads)
    width = max(len(periods), *(len(_VALUE.findall(line["rest"])) for line in items))
    if width > MAX_COLUMNS:
        return None
    scale = _power(heads.get("MULTIPLIER", ""))
    currency = "USD" if _dollars(heads.get("CURRENCY", "")) else ""
    figures: list[Figure] = []
    rows = [_row(index, line, width, periods, scale, currency, document, figures) for index, line in enumerate(items)]
    columns = [Column(at, (), periods[at] if at < len(periods) else None) for at in range(width)]
    table = Table(0, (), tuple(columns), tuple(rows), items[0].start(), items[-1].end(), scale, currency or "USD")
    return Exhibit(document, (table,), tuple(figures), schedule=True)


def _row(
    index: int,
    line: re.Match[str],
    width: int,
    periods: Sequence[Period | None],
    scale: int,
    currency: str,
    document: Document,
    figures: list[Figure],
) -> Row:
    tag = line["tag"].upper().replace("&AMP;", "&")
    cells = [-1] * width
    for column, value in enumerate(_VALUE.finditer(line["rest"])):
        start = line.start("rest") + value.start()
        cells[column] = len(figures)
        per_share = tag.startswith("EPS")
        number = _number(value[0], 0 if per_share else scale)
        at, column_at = document.place(start)
        figures.append(
            Figure(
                start,
                start + len(value[0]),
                at,
                column_at,
                value[0],
                number,
                f"{currency}/share" if per_share and currency else currency or "pure",
                "table",
                (tag,),
                periods[column] if column < len(periods) else None,
                nil=number.value == 0,
                table=0,
                row=index,
                column=column,
            )
        )
    return Row(index, document.place(line.start())[0], tag, line.start(), line.end(), 0, (), tuple(cells))


def _number(text: str, scale: int) -> Number:
    digits = text.strip("($-)").replace(",", "")
    places = len(digits.partition(".")[2])
    value = Decimal(digits).scaleb(scale)
    return Number(-value if "(" in text or "-" in text else value, places - scale)


def _power(text: str) -> int:
    """The power of ten that a multiplier is; 0 where none is given, or one that is no power of ten."""
    digits = text.strip().replace(",", "")
    return len(digits) - 1 if re.fullmatch(r"10*", digits) else 0


def _dollars(text: str) -> bool:
    return (
        not text.strip()
        or re.search(r"\bU\.?\s?S\.?\b|\bUSD\b|\bdollars?\b|^\s*\$?\s*\d*\s*$", text, re.IGNORECASE) is not None
    )


def _periods(heads: dict[str, str]) -> list[Period | None]:
    """The period of each column: as long as ``<PERIOD-TYPE>`` says, to the day of ``<PERIOD-END>``."""
    ends = _days(heads.get("PERIOD-END", ""))
    starts = _days(heads.get("PERIOD-START", ""))
    lengths = list(_LENGTH.finditer(heads.get("PERIOD-TYPE", "")))
    return [
        _period(end, starts[at] if len(starts) == len(ends) else None, lengths[at] if at < len(lengths) else None)
        for at, end in enumerate(ends)
    ]


def _period(end: date | None, start: date | None, length: re.Match[str] | None) -> Period | None:
    if end is None:
        return None
    months = 0 if length is None else 12 if length["year"] else int(length["months"] or 0)
    if not 0 < months <= 12:
        return Period(None, end)
    period = Period.months(months, end)
    return Period(start, end) if start is not None and period.same(Period(start, end)) else period


def _days(text: str) -> list[date | None]:
    found: list[date | None] = []
    for month, day, year in _DAY.findall(text):
        number = int(year) if len(year) == 4 else 1900 + int(year) + (100 if int(year) < 50 else 0)
        name = month.upper()
        found.append(valid(number, _MONTHS.index(name) + 1, int(day)) if name in _MONTHS else None)
    return found
