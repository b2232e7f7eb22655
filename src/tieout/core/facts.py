"""A report's figures come in; a flat table of what they state goes out: to a loop, a notebook, a data frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING, Any, overload

from tieout.core.errors import MissingExtra
from tieout.core.number import plain

if TYPE_CHECKING:
    from tieout.core.report import CheckedDocument

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class StatedFact:
    """One row: what a figure says, where, and how it stands. ``value`` is in base units, with the sign of the meaning.

    ``decimals`` is as in XBRL, None for an exact term. ``start`` is None for an instant or an unknown period.
    """

    path: str
    line: int
    column: int
    text: str
    value: Decimal
    unit: str
    decimals: int | None
    place: str
    label: str
    concept: str
    segment: str
    basis: str
    start: date | None
    end: date | None
    status: str


@dataclass(frozen=True, slots=True, repr=False)
class Facts(Sequence[StatedFact]):
    """The facts of a report in the order of its documents; a sequence, and the way into pandas."""

    rows: tuple[StatedFact, ...]

    @classmethod
    def of(cls, documents: Sequence[CheckedDocument]) -> Facts:
        """Each fact of each figure; a figure without a known meaning gives one row as it is printed."""
        return cls(tuple(row for document in documents for row in _rows(document)))

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[StatedFact]:
        return iter(self.rows)

    @overload
    def __getitem__(self, index: int) -> StatedFact: ...
    @overload
    def __getitem__(self, index: slice) -> Facts: ...
    def __getitem__(self, index: int | slice) -> StatedFact | Facts:
        return Facts(self.rows[index]) if isinstance(index, slice) else self.rows[index]

    def __repr__(self) -> str:
        return f"<{len(self.rows):,} facts>"

    def _repr_html_(self) -> str:
        """The first rows as a table, for notebooks."""
        heads = [field.name for field in fields(StatedFact)]
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(str(_cell(row, head)))}</td>" for head in heads) + "</tr>"
            for row in self.rows[:_SHOWN]
        )
        more = f"<p>and {len(self.rows) - _SHOWN:,} more</p>" if len(self.rows) > _SHOWN else ""
        return f"<table><tr>{''.join(f'<th>{head}</th>' for head in heads)}</tr>{body}</table>{more}"

    def to_pandas(self) -> Any:  # noqa: ANN401 -- pandas is an extra; its types are not at hand without it
        """A DataFrame with a row a fact; amounts stay decimals. Raises MissingExtra where pandas is not installed."""
        try:
            import pandas as pd
        except ImportError:
            raise MissingExtra("to_pandas() needs pandas: pip install 'tieout[pandas]'") from None
        heads = [field.name for field in fields(StatedFact)]
        return pd.DataFrame([[getattr(row, head) for head in heads] for row in self.rows], columns=heads)


def _cell(row: StatedFact, head: str) -> object:
    value = getattr(row, head)
    return "" if value is None else plain(value) if isinstance(value, Decimal) else value


def _rows(document: CheckedDocument) -> Iterator[StatedFact]:
    for checked in document.figures:
        figure = checked.figure
        for fact in checked.facts or (None,):
            number = fact.number if fact else figure.number
            period = fact.period if fact else figure.period
            yield StatedFact(
                path=document.path,
                line=figure.line,
                column=figure.column_at,
                text=figure.text,
                value=Decimal(plain(number.value)),
                unit=fact.unit if fact else figure.unit,
                decimals=number.decimals,
                place=figure.place,
                label=" > ".join(" ".join(part.split()) for part in figure.label if part.strip()),
                concept=fact.concept if fact else "",
                segment=fact.segment if fact else "",
                basis=fact.basis if fact else "",
                start=period.start if period else None,
                end=period.end if period else None,
                status=checked.status,
            )
