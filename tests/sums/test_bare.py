"""Bare tables in, the relations that a reader of the table would name out. Each docstring tells the table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace

from tieout.sums.bare import relations_of
from tieout.sums.bare.cells import read_sheet
from tieout.sums.bare.sheet import _named_columns


def found(table: str, op: str) -> set[tuple[tuple[int, int], tuple[tuple[int, int], ...]]]:
    """(result, inputs) of the relations of one operation."""
    rows = list(csv.reader(io.StringIO(table)))
    return {
        ((one["result"][0], one["result"][1]), tuple((row, column) for row, column in one["inputs"]))
        for one in relations_of(rows)
        if one["op"] == op
    }


def down(column: int, result: int, *inputs: int) -> tuple[tuple[int, int], tuple[tuple[int, int], ...]]:
    """A relation of one column."""
    return (result, column), tuple((row, column) for row in inputs)


def along(row: int, result: int, *inputs: int) -> tuple[tuple[int, int], tuple[tuple[int, int], ...]]:
    """A relation of one row."""
    return (row, result), tuple((row, column) for column in inputs)


SALES = """\
,2001,2002,2003
Rubber,"1,204","1,391","1,377"
Metals,877,902,941
Corporate,38,41,57
Total,"2,119","2,334","2,375"
"""


def test_a_total_below_its_addends() -> None:
    """Three lines of business over a total, in three years; the years in the head are no addends."""
    assert found(SALES, "sum") == {down(column, 4, 1, 2, 3) for column in (1, 2, 3)}


def test_nothing_else_is_said_of_a_table_of_sums() -> None:
    assert {one["op"] for one in relations_of(list(csv.reader(io.StringIO(SALES))))} == {"sum"}


def test_one_digit_wrong_leaves_the_other_columns() -> None:
    """2,334 has become 2,344."""
    assert found(SALES.replace("2,334", "2,344"), "sum") == {down(column, 4, 1, 2, 3) for column in (1, 3)}


def test_a_total_above_its_addends() -> None:
    """Population,all,men,women: the total comes first, in every row."""
    table = "\n".join(
        f"{name},{men + women},{men},{women}"
        for name, men, women in (("North", 5121, 5388), ("South", 7740, 7811), ("East", 2093, 2250), ("West", 940, 871))
    )
    assert found(table, "sum") == {along(row, 1, 2, 3) for row in range(4)}


def test_totals_of_totals_add_up_the_subtotals() -> None:
    """Two groups with a subtotal each; the grand total is told by its subtotals, not by all their addends."""
    table = """\
Cash,151,212,187
Receivables,388,402,379
Current assets,539,614,566
Land,77,83,91
Plant,642,655,701
Fixed assets,719,738,792
Assets,1258,1352,1358
"""
    sums = found(table, "sum")
    for column in (1, 2, 3):
        assert {down(column, 2, 0, 1), down(column, 5, 3, 4), down(column, 6, 2, 5)} <= sums
        assert down(column, 6, 0, 1, 3, 4) not in sums


def test_rounded_addends_add_up_to_a_rounded_total() -> None:
    """Shares in percent that miss 100.0 by a tenth in one column, as shares do."""
    table = """\
,1990,1995,2000,2005
Coal,41.3,38.6,33.4,31.9
Gas,22.8,26.3,31.7,35.2
Wind,35.9,35.1,34.8,32.9
All sources,100.0,100.0,100.0,100.0
"""
    assert found(table, "sum") == {down(column, 4, 1, 2, 3) for column in range(1, 5)}


def test_multiples_of_three_round_to_multiples_of_three() -> None:
    """Counts that a statistics office rounded to threes, so that sums miss by three now and then."""
    rows = [(1203, 4512, 5718), (873, 3921, 4791), (2346, 852, 3198), (411, 684, 1095), (5724, 7107, 12834)]
    rows += [(1881, 933, 2811), (294, 402, 696), (3486, 5157, 8643), (729, 1125, 1851), (1692, 2283, 3975)]
    table = "\n".join(f"district {at},{a},{b},{c}" for at, (a, b, c) in enumerate(rows))
    assert found(table, "sum") == {along(row, 3, 1, 2) for row in range(len(rows))}


def test_a_range_goes_over_blank_rows() -> None:
    """Four addends with a blank row between them: the sum names the whole range, as a spreadsheet does."""
    table = """\
Wages,4107,4391,4288
Rent,1250,1250,1310
,,,
Travel,366,412,293
Post,81,97,104
Costs,5804,6150,5995
"""
    assert found(table, "sum") == {down(column, 5, 0, 1, 2, 3, 4) for column in (1, 2, 3)}


def test_every_second_column_has_a_total_of_its_own() -> None:
    """Units and amounts of three shops take turns; each total adds up every second column."""
    table = "\n".join(
        f"{name},{a},{x},{b},{y},{c},{z},{a + b + c},{x + y + z}"
        for name, a, x, b, y, c, z in (
            ("Bolts", 1207, 48113, 934, 37204, 388, 15511),
            ("Nuts", 3418, 20467, 2873, 17229, 5190, 31138),
            ("Rods", 181, 93771, 252, 130242, 97, 50219),
            ("Pins", 772, 6551, 1023, 8692, 845, 7180),
            ("Caps", 2091, 14637, 1884, 13168, 2309, 16159),
        )
    )
    sums = found(table, "sum")
    assert {along(row, 7, 1, 3, 5) for row in range(5)} <= sums
    assert {along(row, 8, 2, 4, 6) for row in range(5)} <= sums


def test_a_row_of_zeros_keeps_the_sum_of_its_neighbours() -> None:
    """A district without anybody, whose total alone is printed, has the sum that the others have."""
    rows = ["North,5121,5388,10509", "South,7740,7811,15551", "Islands,,,0", "East,2093,2250,4343"]
    assert found("\n".join(rows), "sum") >= {along(row, 3, 1, 2) for row in range(4)}


def test_multiples_of_one_number_add_up_by_chance() -> None:
    """One to ten hours in minutes, wages and pages at a rate each: that three hours are one and two is no news."""
    table = "\n".join(f"{60 * hours},{720 * hours},{3600 * hours}" for hours in range(1, 11))
    assert found(table, "sum") == set()


def test_a_copied_column_is_no_sum() -> None:
    """Seat numbers repeated in a second column beside one of zeros: n = n + 0 says nothing."""
    table = "\n".join(f"{n},{n},0,{(7 * n) % 31 + 40}" for n in range(1, 31))
    assert found(table, "sum") == set()


def test_columns_in_fixed_proportion_are_one_witness() -> None:
    """Prices at one, two and three times a rate: each row says the same, so the rows do not add up as evidence."""
    table = "\n".join(f"{31 * k},{62 * k},{93 * k}" for k in (11, 14, 17, 19, 23, 26, 29, 31))
    assert found(table, "sum") == set()


def test_a_difference_is_told_beside_its_sum() -> None:
    """Sales less costs is a margin, in a table whose totals follow their addends."""
    table = """\
Domestic,6120,6474,6991
Export,3377,2986,3150
Sales,9497,9460,10141
Costs,7018,7225,7466
Margin,2479,2235,2675
"""
    assert found(table, "difference") == {down(column, 4, 2, 3) for column in (1, 2, 3)}
    assert {down(column, 2, 0, 1) for column in (1, 2, 3)} <= found(table, "sum")
    assert {down(column, 2, 3, 4) for column in (1, 2, 3)} <= found(table, "sum")


def test_a_label_makes_a_difference() -> None:
    """Budget, actual, variance along each row, without a total anywhere."""
    figures = ((5210, 4987), (877, 1031), (12400, 12655), (390, 214), (6618, 6601))
    table = "Item,Budget,Actual,Variance\n" + "\n".join(
        f"item {at},{budget},{actual},{budget - actual}" for at, (budget, actual) in enumerate(figures)
    )
    assert found(table, "difference") == {along(row, 3, 1, 2) for row in range(1, 6)}


def test_a_breakdown_is_no_difference() -> None:
    """A total over its two parts, in every block: nothing is left over."""
    table = """\
All,9497,9460,10141
Men,6120,6474,6991
Women,3377,2986,3150
"""
    assert found(table, "difference") == set()
    assert found(table, "sum") == {down(column, 0, 1, 2) for column in (1, 2, 3)}


def test_an_average_beside_its_numbers() -> None:
    """Four marks and their mean to two decimals, a row a pupil."""
    marks = ((61, 77, 85, 70), (48, 55, 90, 62), (93, 71, 66, 88), (39, 58, 47, 73), (82, 64, 95, 51))
    table = "pupil,first,second,third,fourth,average\n" + "\n".join(
        f"{at},{','.join(map(str, row))},{100 * sum(row) // 4 // 100}.{100 * sum(row) // 4 % 100:02}"
        for at, row in zip("ABCDE", marks, strict=True)
    )
    assert found(table, "average") == {along(row, 5, 1, 2, 3, 4) for row in range(1, 6)}


def test_a_division_names_its_dividend_first() -> None:
    """Sales per store, to three decimals."""
    table = """\
Sales,Stores,Per store
48213,127,379.630
39077,94,415.713
61540,203,303.153
27865,71,392.465
55102,166,331.940
"""
    assert found(table, "division") == {along(row, 2, 0, 1) for row in range(1, 6)}


def test_a_change_goes_from_the_first_to_the_second() -> None:
    """Two years and the change in percent."""
    table = """\
Last year,This year,Change
48213,52178,8.22%
39077,37214,-4.77%
61540,70391,14.38%
27865,28003,0.50%
55102,49876,-9.48%
"""
    assert found(table, "change") == {along(row, 2, 0, 1) for row in range(1, 6)}


def test_decimal_commas_are_read_as_such() -> None:
    """1.204,5 is twelve hundred and four and a half where the table writes so."""
    table = """\
"1.204,5";"877,25";"2.081,75"
"311,5";"42,75";"354,25"
"7.940,1";"86,3";"8.026,4"
""".replace(";", ",")
    assert found(table, "sum") == {along(row, 2, 0, 1) for row in range(3)}


def test_a_number_of_ten_thousand_digits_is_left_alone() -> None:
    assert found("1" * 10000 + ",2,3\n" + SALES, "sum") == {down(column, 5, 2, 3, 4) for column in (1, 2, 3)}


def test_ragged_rows_are_tables_too() -> None:
    """Rows of different length, a row without cells, a note under the table."""
    table = "unaudited\n\n" + SALES + "see notes,,,,,,\n"
    assert found(table, "sum") == {down(column, 6, 3, 4, 5) for column in (1, 2, 3)}


def test_tables_without_numbers_have_no_relations() -> None:
    assert relations_of([]) == []
    assert relations_of([[]]) == []
    assert relations_of([["", "x"], ["--"]]) == []
    assert relations_of([["1"], ["2"], ["3"]]) == []


def test_a_row_of_many_thousand_columns_costs_no_more_than_its_cells() -> None:
    """Found by the fuzzer: 8,000 cells on one line under three heads took a second for each thousand, squared."""

    class Counting(tuple[int | None, ...]):
        """A row that counts how often it is gone through."""

        __slots__ = ()

        times = 0

        def __iter__(self) -> Iterator[int | None]:
            Counting.times += 1
            return super().__iter__()

    rows = [["Sales", "Stores", "Average"], [str(number) for number in range(1000, 3000)]]
    sheet = read_sheet(rows)
    counted = replace(sheet, values=tuple(Counting(row) for row in sheet.values))
    assert _named_columns(rows, counted, re.compile("average", re.IGNORECASE)) == {2}
    assert Counting.times <= 2
