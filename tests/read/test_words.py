"""Number words as contracts write them."""

from __future__ import annotations

import pytest

from tieout.read.words import NUMBER_WORDS, word_value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("consisting of twenty-three thousand, one hundred two shares", [23102]),
        ("one million, two hundred thousand dollars", [1200000]),
        ("two million, three million", [2000000, 3000000]),
        ("five thousand, six thousand", [5000, 6000]),
        ("four, five or six", [4, 5, 6]),
    ],
)
def test_a_comma_after_a_power_goes_on_with_the_number(text: str, values: list[int]) -> None:
    assert [word_value(found[0]) for found in NUMBER_WORDS.finditer(text)] == values
