"""A rate history (CSV) comes in; the value of an index on any day, or what is wrong with the file, goes out."""

from __future__ import annotations

import csv
import io
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from tieout.core.problem import Problem


@dataclass(frozen=True, slots=True)
class RateHistory:
    """For each index the days on which it changed, in order, and its values from these days on, percent a year.

    ``until`` is the last day that the file has; later ones are not known.
    """

    days: Mapping[str, tuple[date, ...]]
    values: Mapping[str, tuple[Decimal, ...]]
    until: date | None = None

    def on(self, index: str, day: date) -> Decimal | None:
        """The value of ``index`` on ``day``; None before its first day, and where the history has no such index."""
        days = self.days.get(index, ())
        at = bisect_right(days, day)
        return self.values[index][at - 1] if at else None


NO_HISTORY = RateHistory({}, {})


def history_in(text: str) -> tuple[RateHistory, tuple[Problem, ...]]:
    """The history that the CSV ``text`` holds, and what is wrong with it.

    The first line names a column ``date`` and the indexes ("date,prime,LIBOR"); each line has a day in ISO form and the value of each
    index from that day on. A blank cell is a gap and is told: a rate that did not change is written again. Days are in order,
    each once.
    """
    rows = list(csv.reader(io.StringIO(text, newline="")))
    head = [name.strip() for name in rows[0]] if rows else []
    if len(head) < 2 or head[0].lower() != "date" or len(set(head)) < len(head) or not all(head):
        return NO_HISTORY, (Problem(1, "", 'the first line is to name the columns, as in "date,prime,LIBOR"'),)
    problems: list[Problem] = []
    days: list[date] = []
    columns: list[list[Decimal]] = [[] for _ in head[1:]]
    for number, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        day = _day(row[0].strip())
        if day is None:
            problems.append(Problem(number, "date", f"{row[0].strip()!r} is no day; write it as 2004-02-01"))
            continue
        if days and day <= days[-1]:
            problems.append(Problem(number, "date", f"{day} does not come after {days[-1]}"))
        days.append(day)
        for column, name in enumerate(head[1:], 1):
            value = _value(row[column].strip() if column < len(row) else "")
            if isinstance(value, str):
                problems.append(Problem(number, name, value))
            else:
                columns[column - 1].append(value)
    if problems or not days:
        return NO_HISTORY, tuple(problems) or (Problem(0, "", "holds no rates"),)
    of = {name: tuple(column) for name, column in zip(head[1:], columns, strict=True)}
    return RateHistory(dict.fromkeys(of, tuple(days)), of, days[-1]), ()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _value(text: str) -> Decimal | str:
    """A rate in percent points; else what is wrong with it."""
    if not text:
        return "has a gap: a rate that did not change is written again"
    try:
        value = Decimal(text.rstrip("%").strip())
    except InvalidOperation:
        return f"{text!r} is no rate; write percent points, as in 4.25"
    if not value.is_finite() or abs(value) > 1000 or len(value.as_tuple().digits) > 20:
        return f"{text!r} is no rate; write percent points, as in 4.25"
    return value
