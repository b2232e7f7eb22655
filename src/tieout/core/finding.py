"""Evaluated relations come in; proofs (what holds) and findings (what a reader must look at) go out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tieout.core.quick import quick

Key = tuple[int, int]
"""A figure of a report: (index of its document, index of the figure in that document)."""


class Verdict(StrEnum):
    """How a relation came out, from best to worst."""

    EXACT = "exact"
    ROUNDING = "rounding"
    STRAINED = "strained"
    CONTRADICTED = "contradicted"


class Severity(StrEnum):
    """How much a finding matters; only an error fails a check."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@quick
@dataclass(frozen=True, slots=True)
class Proof:
    """One relation at one column or one set of facts.

    ``result`` is the figure that the relation gives, ``inputs`` those it is given by. ``equation`` is
    readable ("24,392 - 22,399 = 1,993"). ``stated``, ``computed``, ``difference`` (stated less
    computed) and ``tolerance`` are in base units. ``kind`` is ``internal``, ``prior``, ``terms`` or ``support``.
    """

    rule: str
    kind: str
    verdict: Verdict
    result: Key
    inputs: tuple[Key, ...]
    equation: str
    stated: Decimal
    computed: Decimal
    difference: Decimal
    tolerance: Decimal


@dataclass(frozen=True, slots=True)
class Finding:
    """What a reader must look at: the rule's code, how much it matters, where, and why.

    ``figure`` is the accused (None when a whole document is meant); ``related`` are the witnesses and,
    where the evidence cannot choose, the other suspects. ``expected`` is the value (base units) that the
    evidence asks for. ``cause`` is the likely slip ("two digits transposed"), "" when none fits.
    """

    code: str
    severity: Severity
    message: str
    document: int
    figure: Key | None
    related: tuple[Key, ...] = ()
    expected: Decimal | None = None
    cause: str = ""
