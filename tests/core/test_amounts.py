"""Amounts read as people write them, whatever their size and unit."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.core.amounts import amount, count, grouped


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("-1796000", "USD", "-$1,796,000"),
        ("0.11", "USD/share", "$0.11 a share"),
        ("-0.30", "USD/share", "-$0.30 a share"),
        ("12.5", "percent", "12.5%"),
        ("11960371", "shares", "11,960,371 shares"),
        ("3.50", "pure", "3.5"),
        ("1000", "EUR", "1,000 EUR"),
        ("0", "USD", "$0"),
        ("1E+6", "USD", "$1,000,000"),
    ],
)
def test_an_amount_has_its_sign_first_and_its_unit(value: str, unit: str, expected: str) -> None:
    assert amount(Decimal(value), unit) == expected


def test_a_quotient_is_cut_where_nobody_reads_on() -> None:
    """3,414 / 27,806 = 12.27792562...%"""
    assert amount(Decimal(341400) / Decimal(27806), "percent") == "12.2779%"
    assert grouped(Decimal(1) / Decimal(30000)) == "0.000033"


def test_a_number_of_ten_thousand_digits_is_printed_not_choked_on() -> None:
    assert grouped(Decimal(10) ** 300).count(",") == 100


def test_one_is_singular() -> None:
    assert count(1, "error") == "1 error"
    assert count(1200, "figure") == "1,200 figures"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**15), max_value=10**15))
def test_nothing_is_lost_that_was_printed(value: Decimal) -> None:
    assert Decimal(grouped(value).replace(",", "")) == value
