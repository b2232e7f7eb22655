"""Rows of a trial balance come in (from ``read``); accounts, with the line items that they belong to, go out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Account:
    """One account of a trial balance.

    ``number`` is as written, without separators; ``lines`` are the line items that a column of the sheet names for it,
    as written. ``amounts`` are indexes of the exhibit's figures, each with +1 (debit, or a balance with its own sign) or
    -1 (credit). ``table`` and ``row`` place it in the exhibit's tables.
    """

    number: str
    name: str
    lines: tuple[str, ...]
    amounts: tuple[tuple[int, int], ...]
    table: int
    row: int


@dataclass(frozen=True, slots=True)
class Assignment:
    """The accounts ``first`` to ``last`` (both included) belong to the line item ``line``, as a mapping says."""

    first: str
    last: str
    line: str

    def covers(self, number: str) -> bool:
        """Whether an account's number lies in the range: as a number where all three are, else letter by letter."""
        if self.first == self.last:
            return number == self.first
        if self.first.isdigit() and self.last.isdigit():
            return number.isdigit() and int(self.first) <= int(number) <= int(self.last)
        return self.first <= number <= self.last
