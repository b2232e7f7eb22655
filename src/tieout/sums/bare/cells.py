"""Strings of a spreadsheet's cells in, exact integers at one scale out.

The decimal mark is settled once for a table, from the cells that leave no doubt:
`1,234,567` and `1,234.5` group by commas, `3,25` and `1 234,5` do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd

MAX_DIGITS = 30
MAX_PLACES = 12
COLUMN = 6
THREES = 10

_NUMBER = re.compile(r"[-+]?\s*(?:\d[\d.,\s']*|[.,]\d+)")
_MINUS = str.maketrans({"−": "-", "–": "-", "—": "-", "‒": "-", "\xa0": " ", "\u2009": " ", "\u202f": " ", "’": "'"})
_DRESS = re.compile(r"[$€£¥]|\b(?:USD|EUR|GBP)\b")
_FLAG = re.compile(r"(\d)\s?[EeFpPrR*]{1,2}$")
_GROUPED = {mark: re.compile(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+") for mark in (",", ".", " ", "'")}
_SURE_GROUP = re.compile(r"^\d{1,3}(?:,\d{3}){2,}|^\d{1,3}(?:,\d{3})+\.\d|^0\.\d|^\d+\.\d{1,2}$|^\d{4,}\.\d")
_SURE_DECIMAL = re.compile(
    r"^\d{1,3}(?:\.\d{3}){2,}|^\d{1,3}(?:[. ]\d{3})+,\d|^0,\d|^\d+,\d{1,2}$|^\d+,\d{4,}$|^\d{4,},\d"
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of integers. `values[row][column]` is a mantissa or None; all share `places` decimals.

    `units` holds, for each number, the unit of its last digit that says something, in mantissas.
    """

    values: tuple[tuple[int | None, ...], ...]
    units: tuple[tuple[int, ...], ...]
    places: int
    width: int


def read_sheet(rows: Sequence[Sequence[str]]) -> Sheet:
    """Read every cell; what is not a number is None. Linear in the characters of the cells."""
    tidy = [[_tidy(cell) for cell in row] for row in rows]
    comma_decimal = _comma_is_decimal(tidy)
    read: list[list[tuple[int, int] | None]] = [[_number(cell, comma_decimal) for cell in row] for row in tidy]
    width = max((len(row) for row in rows), default=0)
    depths = [number[1] for row in read for number in row if number is not None]
    places = max(depths, default=0)
    padded = places >= 3 and len(depths) >= 4 and all(depth == places for depth in depths)
    values, units = [], []
    for row in read:
        line: list[int | None] = []
        steps = []
        for column in range(width):
            number = row[column] if column < len(row) else None
            if number is None:
                line.append(None)
                steps.append(1)
                continue
            mantissa = number[0] * 10 ** (places - number[1])
            line.append(mantissa)
            steps.append(_unit(mantissa, places) if padded else 10 ** (places - number[1]))
        values.append(tuple(line))
        units.append(steps)
    for column in range(width):
        _coarsen(column, places, values, units)
    return Sheet(tuple(values), tuple(map(tuple, units)), places, width)


def _coarsen(column: int, places: int, values: list[tuple[int | None, ...]], units: list[list[int]]) -> None:
    """Decimals that end in zero all along a column are no digits; nor are fives and tens that nearly all share."""
    there = [(at, value) for at, row in enumerate(values) if (value := row[column]) is not None]
    numbers = [abs(value) for _, value in there if value]
    if len(numbers) < COLUMN:
        return
    common = gcd(*numbers, 10**places)
    cut = next(10**depth for depth in range(places, -1, -1) if common % 10**depth == 0)
    for at, _ in there:
        units[at][column] = max(units[at][column], cut)
    step = _step([abs(value) // units[at][column] for at, value in there if value])
    if step > 1:
        for at, value in there:
            if value % (step * units[at][column]) == 0:
                units[at][column] *= step


def _step(numbers: list[int]) -> int:
    """The largest of 5, 10, 50, ... that divides nine numbers in ten, and is small beside them; or 3.

    Official statistics are rounded to multiples of three or five, so that nobody is found in them.
    """
    if len(numbers) >= THREES and gcd(*numbers) % 9 in (3, 6):
        return 3
    allowed = len(numbers) // 10
    middle = sorted(numbers)[len(numbers) // 2]
    best, step = 1, 5
    while step * 40 <= middle and sum(1 for n in numbers if n % step) <= allowed:
        best = step
        step *= 2 if str(step)[0] == "5" else 5
    return best


def _unit(mantissa: int, places: int) -> int:
    """The last digit that says something, where every number is padded to the same places."""
    unit = 1
    for _ in range(places):
        if mantissa % (unit * 10):
            break
        unit *= 10
    return unit


def _tidy(cell: str) -> str:
    return cell.translate(_MINUS).strip() if len(cell) <= 60 else ""


def _comma_is_decimal(rows: Sequence[Sequence[str]]) -> bool:
    votes = 0
    for row in rows:
        for cell in row:
            bare = cell.lstrip("-+( $").rstrip("%) ")
            if bare and bare[0].isdigit() and ("," in bare or "." in bare):
                votes += bool(_SURE_DECIMAL.match(bare)) - bool(_SURE_GROUP.match(bare))
    return votes > 0


def _number(cell: str, comma_decimal: bool) -> tuple[int, int] | None:
    """(mantissa, decimal places) of one cell, None where it is no number."""
    if not cell or not any(c.isdigit() for c in cell):
        return None
    text = _DRESS.sub("", cell).strip()
    if text.endswith("%"):
        text = text[:-1].rstrip()
    negative = False
    if text.startswith("(") and text.endswith(")"):
        negative, text = True, text[1:-1].strip()
    text = _FLAG.sub(r"\1", text)
    if not _NUMBER.fullmatch(text):
        return None
    if text[0] in "-+":
        negative ^= text[0] == "-"
        text = text[1:].strip()
    whole, places = _plain(text, "," if comma_decimal else ".")
    if not whole.isdecimal() or len(whole) > MAX_DIGITS or places > MAX_PLACES:
        return None
    return (-int(whole) if negative else int(whole)), places


def _plain(text: str, mark: str) -> tuple[str, int]:
    """Digits without marks, and how many of them are decimals; '' where the groups are wrong."""
    whole, found, tail = text.rpartition(mark) if text.count(mark) == 1 else (text, "", "")
    if not found:
        whole, tail = text, ""
    if tail and not tail.isdecimal():
        return "", 0
    if whole and not whole.isdecimal():
        for group in _GROUPED.values():
            if group.fullmatch(whole):
                break
        else:
            return "", 0
        whole = re.sub(r"[ ,.']", "", whole)
    return whole + tail, len(tail)
