"""What `foot` finds in a bare grid of integers: runs, signs, totals of totals, sections, and what it leaves alone."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from tieout.sums import Axis, Grid, Hints, Relation, Verdict, foot


def rows_of(relations: tuple[Relation, ...]) -> set[tuple[int, tuple[int, ...], tuple[int, ...]]]:
    return {(r.result, r.inputs, r.weights) for r in relations if r.axis is Axis.ROWS and not r.failing}


def test_a_difference_under_a_rule() -> None:
    """
    Net sales        24,392   27,806
    Cost of sales    22,399   24,235
                     ------   ------
    Gross profit      1,993    3,571
    """
    grid = Grid(((24392, 27806), (22399, 24235), (1993, 3571)), hints=(Hints(), Hints(), Hints(rule_above=1)))
    assert rows_of(foot(grid)) == {(2, (0, 1), (1, -1))}


def test_totals_of_totals() -> None:
    """
    4,118  3,902
    2,007  1,806
    6,125  5,708
    1,331  1,274
      882    901
    2,213  2,175
    8,338  7,883
    """
    cells = ((4118, 3902), (2007, 1806), (6125, 5708), (1331, 1274), (882, 901), (2213, 2175), (8338, 7883))
    found = rows_of(foot(Grid(cells)))
    assert {(2, (0, 1), (1, 1)), (5, (3, 4), (1, 1)), (6, (2, 5), (1, 1))} <= found


def test_three_columns_accuse_the_fourth() -> None:
    """The third column's total, 9,157, is 10 too large; the relation is kept and its line says so."""
    cells = ((4118, 3902, 4551, 3777), (2007, 1806, 2498, 1990), (2098, 2101, 2098, 2222), (8223, 7809, 9157, 7989))
    (relation,) = [r for r in foot(Grid(cells)) if r.axis is Axis.ROWS]
    assert (relation.result, relation.inputs) == (3, (0, 1, 2))
    assert [line.verdict for line in relation.lines] == [
        Verdict.EXACT,
        Verdict.EXACT,
        Verdict.CONTRADICTED,
        Verdict.EXACT,
    ]
    assert relation.failing[0].difference == -10


def test_sections_that_list_the_same_names_add_up_name_by_name() -> None:
    """Income, depreciation, EBITDA of three segments: the one that fails is accused by all the others."""
    income, depreciation = ((3542, 2812), (960, 583), (576, 591)), ((1740, 1875), (551, 887), (10, 9))
    sums = tuple(
        tuple(a + b for a, b in zip(one, two, strict=True)) for one, two in zip(income, depreciation, strict=True)
    )
    wrong = (sums[0], (sums[1][0], sums[1][1] + 100), sums[2])
    hints = tuple(Hints(section=section, name=name) for section in (1, 2, 3) for name in (1, 2, 3))
    found = [r for r in foot(Grid((*income, *depreciation, *wrong), hints=hints)) if r.axis is Axis.ROWS]
    assert {(r.result, r.inputs) for r in found} >= {(6, (0, 3)), (7, (1, 4)), (8, (2, 5))}
    failing = {(r.result, line.index) for r in found for line in r.failing if r.inputs == (1, 4)}
    assert failing == {(7, 1)}


def test_addends_that_cancel_are_no_evidence() -> None:
    """A column of balances carried forward, out and back in, equals itself: nothing is found."""
    cells = ((51234, -51234, 7777, 7777), (64021, -64021, 8123, 8123), (70555, -70555, 9001, 9001))
    assert not [r for r in foot(Grid(cells)) if len(r.inputs) == 3]


def test_a_doubtful_numeral_is_read_as_the_sum_asks() -> None:
    """`304)` is read as -304 and may be +304: 4,687 + 304 - 582 = 4,409."""
    grid = Grid(
        ((5282, 4687), (-409, -304), (-566, -582), (4307, 4409)),
        hints=(Hints(), Hints(), Hints(), Hints(rule_above=1, total=True)),
        readings={(1, 1): (304,)},
    )
    (relation,) = [r for r in foot(grid) if r.axis is Axis.ROWS]
    assert relation.lines[1].readings == ((1, 1, 304),)


@given(
    st.lists(st.tuples(*[st.integers(10_000, 999_999)] * 3), min_size=2, max_size=6, unique=True),
    st.sampled_from([Hints(), Hints(rule_above=1), Hints(total=True)]),
)
def test_a_planted_total_is_found(addends: list[tuple[int, int, int]], hint: Hints) -> None:
    """Whatever the addends, the row that adds them up in three columns is found, as a sum that holds.

    Columns that repeat each other are no evidence twice, and are left out.
    """
    assume(all(len(set(row)) == 3 for row in addends))
    total = tuple(sum(column) for column in zip(*addends, strict=True))
    grid = Grid((*addends, total), hints=(*[Hints()] * len(addends), hint))
    assert any(r.result == len(addends) and not r.failing for r in foot(grid) if r.axis is Axis.ROWS)


@given(st.lists(st.lists(st.one_of(st.none(), st.integers(-9999, 9999)), min_size=3, max_size=3), max_size=12))
def test_any_grid_is_answered(cells: list[list[int | None]]) -> None:
    """No grid makes it fail; what is said to hold holds."""
    grid = Grid(tuple(map(tuple, cells)))
    for relation in foot(grid):
        for line in relation.holding:
            assert line.difference is not None
            assert 2 * abs(line.difference) <= line.slack


def test_rates_above_their_parts_are_added_up_where_nothing_is_taken_off() -> None:
    """
    Gross margin       24.2%  23.4%  24.0%  23.9%
    Administrative     21.5   19.7   21.1   19.8
    Operating margin    2.7    3.7    2.9    4.1
    """
    cells = ((242, 234, 240, 239), (215, 197, 211, 198), (27, 37, 29, 41))
    found = rows_of(foot(Grid(cells, signed=False)))
    assert found == rows_of(foot(Grid(cells, needed=160, signed=False))) == {(0, (1, 2), (1, 1))}
    assert rows_of(foot(Grid(cells))) == {(2, (0, 1), (1, -1))}
    assert rows_of(foot(Grid(cells, needed=400, signed=False))) == set()


@given(
    st.lists(st.lists(st.integers(1, 10**7), min_size=2, max_size=2), min_size=5, max_size=7),
    st.integers(0, 2**7 - 1),
)
def test_signs_of_a_long_run_are_found(addends: list[list[int]], pattern: int) -> None:
    """A row under five to seven others that is their sum with any signs, in two columns."""
    signs = [-1 if pattern >> at & 1 else 1 for at in range(len(addends))]
    total = [sum(sign * row[column] for sign, row in zip(signs, addends, strict=True)) for column in range(2)]
    assume(all(abs(value) > 10**5 for value in total))
    for column in range(2):
        values = [row[column] for row in addends]
        assume(len(set(values)) == len(values))
    whole = [*range(len(addends))]
    found = foot(Grid((*map(tuple, addends), tuple(total)), hints=(*[Hints()] * len(addends), Hints(rule_above=1))))
    told = [relation for relation in found if relation.axis is Axis.ROWS and relation.result == len(whole)]
    assert any(not relation.failing and len(relation.holding) == 2 for relation in told)


def _broken(first: int, hints: tuple[Hints, ...]) -> list[tuple[int, tuple[int, ...]]]:
    """The sums that fail of a lone column: common stock and earnings, goodwill, other adjustments, capital."""
    grid = Grid(((first,), (-9208,), (-65,), (37490,)), hints=hints)
    return [(relation.result, relation.inputs) for relation in foot(grid) if relation.failing]


def test_in_a_lone_column_a_slip_and_the_layout_tell_a_sum() -> None:
    """
    46,703
    (9,208)
       (65)
    -------
    37,490      46,763 would give it; of 46,241, no slip of 46,763, nothing is said, nor of either without the rule.
    """
    ruled = (*(Hints(section=1),) * 3, Hints(section=1, rule_above=1, total=True))
    assert _broken(46703, ruled) == [(3, (0, 1, 2))]
    assert _broken(46241, ruled) == []
    assert _broken(46703, ()) == []


def test_of_two_columns_one_is_enough_where_a_slip_explains_the_other() -> None:
    """Income is sales less two costs: 634 in one column; in the other 19,270 stands for 12,970. 15,840 does not."""

    def failing(cost: int) -> list[tuple[int, tuple[int, ...], tuple[int, ...]]]:
        found = foot(Grid(((4873, 37590), (1612, cost), (2627, 24290), (634, 330))))
        return [(relation.result, relation.inputs, relation.weights) for relation in found if relation.failing]

    assert failing(19270) == [(3, (0, 1, 2), (1, -1, -1))]
    assert failing(15840) == []
