"""Whatever the cells: no exception, only cells that exist; a planted sum is found, scrambled digits give none."""

from __future__ import annotations

import random
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tieout.sums.bare import relations_of

CELLS = st.one_of(
    st.text(max_size=12),
    st.integers(-(10**9), 10**9).map(str),
    st.decimals(-1000, 1000, places=2).map(str),
    st.sampled_from(
        ["", "-", "--", "n/a", "(304)", "12%", "$ 5", "1.234,5", "0", "0.0", "100", "Total", "1e5", "٣", "²"]
    ),
)
FIGURES = st.integers(1000, 9_999_999)


def drawn(seed: int, count: int, length: int) -> list[list[int]]:
    """Lists of figures as dice give them; hypothesis alone likes a thousand thousands."""
    dice = random.Random(seed)
    return [[dice.randint(1000, 9_999_999) for _ in range(length)] for _ in range(count)]


def value(cell: str) -> Fraction:
    return Fraction(cell.replace(",", ""))


@given(st.lists(st.lists(CELLS, max_size=7), max_size=12))
def test_any_cells_give_relations_between_cells_with_numbers(rows: list[list[str]]) -> None:
    for one in relations_of(rows):
        cells = [one["result"], *one["inputs"]]
        assert all(0 <= row < len(rows) and column >= 0 for row, column in cells)
        assert len({tuple(cell) for cell in cells}) == len(cells)
        row, column = one["result"]
        assert any(character.isdigit() for character in rows[row][column])


@given(st.integers(0, 2**32), st.integers(3, 8), st.integers(0, 3), st.integers(2, 4))
def test_a_planted_sum_is_found(seed: int, width: int, start: int, length: int) -> None:
    """Figures of four to seven digits at random, and somewhere among them the sum of those right above it."""
    columns = drawn(seed, width, 5)
    stop = min(start + length, 5)
    start = stop - length
    tall = [(*column[:stop], sum(column[start:stop]), *column[stop:]) for column in columns]
    rows = [[str(column[at]) for column in tall] for at in range(6)]
    expected = [
        {"op": "sum", "result": [stop, line], "inputs": [[at, line] for at in range(start, stop)]}
        for line in range(len(columns))
    ]
    told = [one for one in relations_of(rows) if one["op"] == "sum"]
    assert all(one in told for one in expected)


@given(st.integers(0, 2**32), st.integers(6, 12))
def test_random_figures_give_no_relation(seed: int, height: int) -> None:
    assert relations_of([[str(figure) for figure in row] for row in drawn(seed, height, 4)]) == []


@given(st.lists(st.tuples(FIGURES, FIGURES, FIGURES), min_size=4, max_size=9, unique=True), st.integers(0, 3))
def test_sums_and_differences_come_out_right(figures: list[tuple[int, int, int]], places: int) -> None:
    """What is printed as exact digits adds up exactly, whatever the sign and the place of the decimal mark."""

    def cell(number: int) -> str:
        digits = f"{number:0{places + 1}}"
        return f"{digits[:-places]}.{digits[-places:]}" if places else digits

    rows = [[cell(a), cell(b), cell(c), cell(a + b + c)] for a, b, c in figures]
    told = relations_of(rows)
    assert {tuple(one["result"]) for one in told if one["op"] == "sum"} == {(row, 3) for row in range(len(rows))}
    for one in told:
        amounts = [value(rows[row][column]) for row, column in one["inputs"]]
        row, column = one["result"]
        if one["op"] == "sum":
            assert sum(amounts) == value(rows[row][column])
        if one["op"] == "difference":
            assert amounts[0] - sum(amounts[1:]) == value(rows[row][column])


@given(st.lists(st.tuples(FIGURES, FIGURES, FIGURES), min_size=3, max_size=6))
def test_a_turned_table_has_the_same_sums(figures: list[tuple[int, int, int]]) -> None:
    rows = [[str(a), str(b), str(c), str(a + b + c)] for a, b, c in figures]
    turned = [list(column) for column in zip(*rows, strict=True)]
    straight = {(tuple(one["result"]), len(one["inputs"])) for one in relations_of(rows) if one["op"] == "sum"}
    sideways = {(tuple(one["result"][::-1]), len(one["inputs"])) for one in relations_of(turned) if one["op"] == "sum"}
    assert straight == sideways != set()
