"""Tables come in; trials of every sum that ``sums`` finds in them go out, under the code that fits each.

What it does
    Finds the sums and differences that bind the rows and columns of a table and evaluates each in every
    column (or row).

Why it matters
    A total that does not foot is the plainest error a reader can find.

Codes
    T101 foot: a row is the sum of rows. T102 cross-foot: a column is the sum of columns.
    T103 difference: a row is rows less other rows. T104 total of totals.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from tieout.book.book import Book
from tieout.core.exhibit import Exhibit
from tieout.core.finding import Proof, Verdict
from tieout.core.relation import Axis, Line, Relation
from tieout.core.relation import Verdict as LineVerdict
from tieout.core.table import Table
from tieout.prove.tables import RATE_UNITS, RATES, UnitGrid, grids_of
from tieout.prove.trial import Trial
from tieout.sums.slips import slip_bits
from tieout.sums.stack import foot

_VERDICTS: Final[dict[LineVerdict, Verdict]] = {
    verdict: Verdict(verdict.value) for verdict in LineVerdict if verdict is not LineVerdict.ABSENT
}


AGREEING: Final = 3
MANY: Final = 8
"""Lines on which rates must add up for one on which they do not to be told: of neighbours, and of rates that stand apart."""


def arithmetic(book: Book, document: int, number: int) -> list[Trial]:
    """Trials of the sums in one table of ``book``: table ``number`` of exhibit ``document``. ``foot`` bounds the cost."""
    exhibit = book.exhibits[document]
    table = exhibit.tables[number]
    trials: list[Trial] = []
    for grid in grids_of(table, exhibit):
        relations = [
            relation
            for relation in foot(grid.grid)
            if _means_something(grid, relation) and not _over_time(grid, relation, table)
        ]
        totals = {relation.result for relation in relations if relation.axis is Axis.ROWS}
        strangers = _strangers(relations)
        for relation in relations:
            trials += [
                trial
                for line, trial in _trials(relation, totals, grid, table, exhibit, document)
                if not (trial.fails and ((relation.axis, line) in strangers or not _adds_up(grid, relation, trial)))
            ]
    return trials


def _means_something(grid: UnitGrid, relation: Relation) -> bool:
    """Of rates and changes, parts of a hundred count, and long sums; weighted shares are never what one period has over others."""
    if grid.unit == "shares" and relation.axis is Axis.COLUMNS and any(weight < 0 for weight in relation.weights):
        return False
    if grid.unit not in RATE_UNITS:
        return True
    hundred = 10 ** (2 - grid.exponent)
    if relation.bits >= RATES or (len(relation.failing) == 1 and grid.grid.needed >= RATES):
        return True
    return any(line.stated == hundred and line.verdict.holds for line in relation.lines)


def _over_time(grid: UnitGrid, relation: Relation, table: Table) -> bool:
    """Whether amounts per share or counts of shares are added over periods: they are averages, and do not add.

    A difference of two is a change.
    """
    if relation.axis is not Axis.COLUMNS or not (grid.unit == "shares" or grid.unit.endswith("/share")):
        return False
    periods = {str(table.columns[column].period) for column in (relation.result, *relation.inputs)}
    return len(periods) > 1 and not (len(relation.inputs) == 2 and min(relation.weights) < 0)


def _adds_up(grid: UnitGrid, relation: Relation, trial: Trial) -> bool:
    """Whether a failure means anything: rates and changes need not add up, parts of a hundred do.

    Rates that add up on all lines but one, with nothing left out between them, are told of a slip of the pen there.
    """
    agreeing = sum(1 for line in relation.holding if line.bits)
    return trial.accuses or (
        len(relation.failing) == 1
        and agreeing >= (AGREEING if _is_whole(relation, grid) else MANY)
        and _slipped(relation, grid, relation.failing[0].index)
    )


def _accuses(grid: UnitGrid, proof: Proof) -> bool:
    """Whether a failure can be an error: of amounts, or of parts of a hundred."""
    return grid.unit not in RATE_UNITS or 100 in (proof.stated, proof.computed)


def _is_whole(relation: Relation, grid: UnitGrid) -> bool:
    """Whether the places of a relation stand side by side: all rows, or all columns, between the first and the last."""
    places = sorted((relation.result, *relation.inputs))
    if relation.axis is Axis.ROWS:
        places = [grid.rows[place] for place in places]
    return places[-1] - places[0] == len(places) - 1


def _strangers(relations: Sequence[Relation]) -> set[tuple[Axis, int]]:
    """Lines that break relations as a habit: columns of changes or rates, balances among flows. They do not add up.

    Breaks that one figure explains are no habit.
    """
    kept: Counter[tuple[Axis, int]] = Counter()
    broken: dict[tuple[Axis, int], list[set[int]]] = defaultdict(list)
    for relation in relations:
        for line in relation.lines:
            if line.verdict is LineVerdict.CONTRADICTED:
                broken[relation.axis, line.index].append({relation.result, *relation.inputs})
            elif line.verdict.holds and line.bits:
                kept[relation.axis, line.index] += 1
    return {
        place
        for place, members in broken.items()
        if len(members) >= 2 and len(members) * 2 > kept[place] and not set.intersection(*members)
    }


def _trials(
    relation: Relation, totals: set[int], grid: UnitGrid, table: Table, exhibit: Exhibit, document: int
) -> list[tuple[int, Trial]]:
    code = _code(relation, totals)
    trials: list[tuple[int, Trial]] = []
    unsigned = _unsigned(relation, grid)
    rows = [table.rows[row].cells for row in grid.rows]
    places = (relation.result, *relation.inputs)
    for line in relation.lines:
        if line.verdict is LineVerdict.ABSENT or line.index in unsigned:
            continue
        if relation.axis is Axis.ROWS:
            members = [rows[place][line.index] for place in places]
        else:
            members = [rows[line.index][place] for place in places]
        trial = _trial(code, relation, line, members, grid, table, exhibit, document)
        if trial is not None:
            trials.append((line.index, trial))
    return trials


def _unsigned(relation: Relation, grid: UnitGrid) -> set[int]:
    """Failing lines that the other sign of one addend would mend, where nothing tells that sign.

    A row is added in one column and taken off in another (a charge, a credit): one such line may be a slip where
    another shows the sign, several are a way of printing.
    """
    lines: dict[int, list[int]] = defaultdict(list)
    for line in relation.failing:
        for place, weight in zip(relation.inputs, relation.weights, strict=True):
            value = _value(relation, grid, place, line.index)
            if value and 2 * weight * value == line.difference:
                lines[place].append(line.index)
    shown = {place for place in lines if any(_value(relation, grid, place, line.index) for line in relation.holding)}
    return {index for place, failing in lines.items() if len(failing) > 1 or place not in shown for index in failing}


def _value(relation: Relation, grid: UnitGrid, place: int, line: int) -> int | None:
    row, column = (place, line) if relation.axis is Axis.ROWS else (line, place)
    return grid.grid.value(row, column)


def _code(relation: Relation, totals: set[int]) -> str:
    if relation.axis is Axis.COLUMNS:
        return "T102"
    if any(weight < 0 for weight in relation.weights):
        return "T103"
    if all(row in totals for row in relation.inputs):
        return "T104"
    return "T101"


def _trial(
    code: str,
    relation: Relation,
    line: Line,
    members: Sequence[int],
    grid: UnitGrid,
    table: Table,
    exhibit: Exhibit,
    document: int,
) -> Trial | None:
    """The trial of one line; ``members`` are its figures, the result first, -1 where nothing is printed."""
    result = members[0]
    present = [(at, weight) for at, weight in zip(members[1:], relation.weights, strict=True) if at >= 0]
    if result < 0 or not present or line.stated is None or line.computed is None:
        return None
    if line.verdict is LineVerdict.CONTRADICTED and (
        all(exhibit.figures[at].nil for at, _ in present)
        or any(exhibit.figures[at].unit != grid.unit and not exhibit.figures[at].nil for at, _ in present)
        or _not_shown(relation, line, members, grid)
    ):
        return None  # an addend is not printed here, or is something else: abstain
    if line.difference and _stranger_explains(relation, line, grid, table, exhibit):
        return None  # a row of another unit, or one passed over, makes up the difference
    one = Decimal(1).scaleb(grid.exponent)
    proof = Proof(
        rule=code,
        kind="internal",
        verdict=_VERDICTS[line.verdict],
        result=(document, result),
        inputs=tuple([(document, at) for at, _ in present]),
        equation=_equation(result, present, exhibit),
        stated=line.stated * one,
        computed=line.computed * one,
        difference=(line.stated - line.computed) * one,
        tolerance=line.slack * one / 2,
    )
    needs = tuple(
        ((document, table.rows[grid.rows[row]].cells[column]), mantissa * one)
        for row, column, mantissa in line.readings
    )
    weights = tuple([weight for _, weight in present])
    return Trial(proof, weights, relation.bits, accuses=_accuses(grid, proof), readings=needs)


def _not_shown(relation: Relation, line: Line, members: Sequence[int], grid: UnitGrid) -> bool:
    """Whether an addend is missing on a line, and is missing on no line that adds up without it.

    Where others are missing on lines that add up, blanks are nothing, and a slip of the pen explains what fails.
    """
    missing = {place for place, at in zip(relation.inputs, members[1:], strict=True) if at < 0}
    if not missing:
        return False
    blank = [
        {place for place in relation.inputs if _value(relation, grid, place, other.index) is None}
        for other in relation.holding
        if other.bits
    ]
    return not (any(missing <= places for places in blank) or (any(blank) and _slipped(relation, grid, line.index)))


def _slipped(relation: Relation, grid: UnitGrid, line: int) -> bool:
    """Whether a slip of the pen explains a line on which a relation fails, and hardly chance."""
    figures = [_value(relation, grid, place, line) or 0 for place in (relation.result, *relation.inputs)]
    return slip_bits(figures, relation.weights) > 0


def _stranger_explains(relation: Relation, line: Line, grid: UnitGrid, table: Table, exhibit: Exhibit) -> bool:
    """Whether a figure among the addends that is none of them prints the digits by which the sum fails."""
    if relation.axis is not Axis.ROWS:
        return False
    members = {grid.rows[row] for row in (relation.result, *relation.inputs)}
    for row in table.rows[min(members) : max(members) + 1]:
        cell = row.cells[line.index]
        if row.index not in members and cell >= 0:
            number = exhibit.figures[cell].number
            if abs(int(number.value.scaleb(number.decimals or 0))) == abs(line.difference or 0):
                return True
    return False


def _equation(result: int, inputs: Sequence[tuple[int, int]], exhibit: Exhibit) -> str:
    figures = exhibit.figures
    said = " ".join([f"{'-' if weight < 0 else '+'} {figures[at].text}" for at, weight in inputs])
    return f"{said.removeprefix('+ ')} = {figures[result].text}"
