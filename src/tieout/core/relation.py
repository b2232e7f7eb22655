"""Nouns of arithmetic: positions of a grid in, what binds them and how well each line keeps it out.

A Relation names a result and its inputs by their index along one axis and is
evaluated on every line across it: a relation between rows is evaluated in every
column, a relation between columns in every row. Amounts are integers in the
grid's own unit; bits are integer eighths of a bit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tieout.core.quick import quick


class Verdict(StrEnum):
    """How one line keeps a relation.

    exact: the printed digits agree to the last; rounding: they differ by no more
    than rounding explains; strained: possible by rounding, but unlikely;
    contradicted: no rounding explains it; absent: the line states no result or no
    input.
    """

    EXACT = "exact"
    ROUNDING = "rounding"
    STRAINED = "strained"
    CONTRADICTED = "contradicted"
    ABSENT = "absent"

    @property
    def holds(self) -> bool:
        """True where the printed figures can all be right at once."""
        return self is not Verdict.CONTRADICTED and self is not Verdict.ABSENT


class Op(StrEnum):
    """The closed forms. A sum carries weights of +1 and -1; the others have none."""

    SUM = "sum"
    AVERAGE = "average"
    DIVISION = "division"
    CHANGE = "change"


class Axis(StrEnum):
    """What a relation binds: rows (evaluated in each column) or columns (in each row)."""

    ROWS = "rows"
    COLUMNS = "columns"


@quick
@dataclass(frozen=True, slots=True)
class Line:
    """One relation on one line.

    `index` is the column (axis rows) or row (axis columns). `stated`, `computed` and
    `difference` (computed less stated) are in the grid's unit, None where absent.
    `slack` is twice the largest difference that rounding can explain, so that it
    stays an integer. `bits` is the evidence of this line in eighths (0 where it is
    trivial, repeated or does not hold). `readings` lists the doubtful cells on which
    the line depends: (row, column, mantissa that the line needs).
    """

    index: int
    verdict: Verdict
    stated: int | None = None
    computed: int | None = None
    difference: int | None = None
    slack: int = 0
    bits: int = 0
    readings: tuple[tuple[int, int, int], ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class Relation:
    """result = sum of weights times inputs (or average, ratio, change), line by line.

    `result` and `inputs` are indices along `axis`; inputs are in order of index for a
    sum. `bits` is the evidence of the lines that hold, less the code that names the
    candidate and what the lines that fail cost, plus what the layout says.
    """

    op: Op
    axis: Axis
    result: int
    inputs: tuple[int, ...]
    weights: tuple[int, ...]
    lines: tuple[Line, ...]
    bits: int

    @property
    def failing(self) -> tuple[Line, ...]:
        """The lines that contradict the relation: the caller weighs whom they accuse."""
        return tuple(x for x in self.lines if x.verdict is Verdict.CONTRADICTED)

    @property
    def holding(self) -> tuple[Line, ...]:
        """The lines in which the relation holds."""
        return tuple(x for x in self.lines if x.verdict.holds)
