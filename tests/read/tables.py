"""A test's docstring comes in; the table that it prints, as read, goes out."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from textwrap import dedent

from tieout.core.exhibit import Exhibit
from tieout.core.fact import Figure
from tieout.core.table import Row, Table
from tieout.read.exhibit import read_exhibit
from tieout.source.load import load_text


def read(test: Callable[[], None]) -> Exhibit:
    """The exhibit that the docstring of a test prints."""
    return read_exhibit(load_text(dedent((test.__doc__ or "").lstrip("\n")) + "\n"))


def only(exhibit: Exhibit) -> Table:
    assert len(exhibit.tables) == 1
    return exhibit.tables[0]


def labels(exhibit: Exhibit) -> list[str]:
    return [row.label for row in only(exhibit).rows]


def row(exhibit: Exhibit, label: str) -> Row:
    return next(row for row in only(exhibit).rows if row.label == label)


def cells(exhibit: Exhibit, label: str) -> list[Figure | None]:
    return [exhibit.figures[cell] if cell >= 0 else None for cell in row(exhibit, label).cells]


def cell(exhibit: Exhibit, label: str, column: int) -> Figure:
    figure = cells(exhibit, label)[column]
    assert figure is not None
    return figure


def values(exhibit: Exhibit, label: str) -> list[Decimal | None]:
    return [figure.number.value if figure else None for figure in cells(exhibit, label)]


def units(exhibit: Exhibit, label: str) -> list[str]:
    return [figure.unit if figure else "" for figure in cells(exhibit, label)]


def periods(exhibit: Exhibit) -> list[str]:
    return [str(column.period) for column in only(exhibit).columns]
