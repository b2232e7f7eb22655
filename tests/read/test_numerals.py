from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.core.table import Numeral
from tieout.read.numerals import MAX_DIGITS, numeral_at, parse_cell

AMOUNTS = st.decimals(min_value=-(10**11), max_value=10**11, allow_nan=False, allow_infinity=False, places=2)
WHOLE = st.integers(min_value=-(10**12), max_value=10**12)
POSITIVE = st.integers(min_value=1, max_value=10**12)
MINUS = ("-", "\u2212", "\u2013", "\u2014", "\u2011")


def cell(text: str, base: int = 0) -> Numeral:
    numeral = parse_cell(text, base)
    assert numeral is not None, text
    return numeral


def value(text: str) -> Decimal:
    numeral = cell(text)
    return Decimal(numeral.digits).scaleb(-numeral.places)


def in_parentheses(amount: Decimal | int) -> str:
    return f"({-amount:,})" if amount < 0 else f"{amount:,}"


@given(WHOLE)
def test_house_style_parentheses(amount: int) -> None:
    """1,250     (1,100)"""
    text = in_parentheses(amount)
    assert value(text) == amount
    assert cell(text).text == text


@given(WHOLE, st.sampled_from(["", " ", "    "]))
def test_house_style_currency_before_the_parenthesis(amount: int, gap: str) -> None:
    """$ (1,100)     $1,250     $     7"""
    numeral = cell(f"${gap}{in_parentheses(amount)}")
    assert (numeral.digits, numeral.unit) == (amount, "USD")
    assert numeral.text == in_parentheses(amount)


@given(POSITIVE, st.sampled_from(["($", "( $ ", "($ "]))
def test_house_style_currency_inside_the_parentheses(amount: int, opening: str) -> None:
    """($1,100)     ( $ 1,100)"""
    numeral = cell(f"{opening}{amount:,})")
    assert (numeral.digits, numeral.unit, numeral.other) == (-amount, "USD", ())


@given(POSITIVE, st.sampled_from(MINUS), st.sampled_from(["{m}{a}", "{m} {a}", "${m}{a}", "{m}${a}", "{m} $ {a}"]))
def test_house_style_minus_signs(amount: int, minus: str, style: str) -> None:
    """-1,100     - 1,100     $-1,100     -$1,100"""
    assert cell(style.format(m=minus, a=f"{amount:,}")).digits == -amount


@given(AMOUNTS)
def test_house_style_cents(amount: Decimal) -> None:
    """1,250.75     (.05)     0.42"""
    text = in_parentheses(amount) if amount else "0.00"
    numeral = cell(text)
    assert (value(text), numeral.places) == (amount, 2)
    short = text.replace("0.", ".", 1) if text.lstrip("(").startswith("0.") else text
    assert value(short) == amount


@given(st.integers(-9999, 9999), st.sampled_from(["{}%", "{} %", "{}   %"]))
def test_house_style_percent(tenths: int, style: str) -> None:
    """8.5%     (10.0)%     (10.0%)"""
    amount = Decimal(tenths).scaleb(-1)
    text = f"({-amount})" if amount < 0 else f"{amount}"
    printed = [style.format(text)]
    if amount < 0:
        printed.append(f"({-amount}%)")
    for one in printed:
        assert value(one) == amount
        assert (cell(one).unit, cell(one).flaw) == ("percent", "")


@given(POSITIVE)
def test_no_commas(amount: int) -> None:
    """1250     (1100)"""
    assert value(str(amount)) == amount
    assert value(f"({amount})") == -amount


@given(st.integers(0, 999), st.sampled_from([2, 4, 8, 16, 32, 64]), st.data())
def test_eighths_and_quarters_are_exact(whole: int, below: int, data: st.DataObject) -> None:
    """12 3/4     9 5/8"""
    above = data.draw(st.integers(1, below - 1))
    numeral = cell(f"{whole} {above}/{below}")
    assert Decimal(numeral.digits).scaleb(-numeral.places) == whole + Decimal(above) / below
    assert numeral.fraction


@given(POSITIVE, st.sampled_from(["({}", "( {}", "$({}", "{})", "$ {} )"]))
def test_a_lost_parenthesis_is_minus_first_and_plus_second(amount: int, style: str) -> None:
    """(304     22)"""
    numeral = cell(style.format(f"{amount:,}"))
    assert (numeral.digits, numeral.other) == (-amount, (amount,))
    assert numeral.flaw


@given(st.text(alphabet="0123456789,.()$-% x*/ab", max_size=30), st.integers(0, 1000))
def test_what_is_read_is_there(text: str, base: int) -> None:
    """Whatever stands in a cell, a numeral's text is the characters at its place."""
    for numeral in (parse_cell(text, base), numeral_at(text, 0, base)):
        if numeral is not None:
            assert text[numeral.start - base : numeral.end - base] == numeral.text


@pytest.mark.parametrize("text", ["-", "--", "---", "\u2014", "$ -", "$    --", "nil", "None", "(-)", "- %"])
def test_nil(text: str) -> None:
    """-     $ --     nil"""
    numeral = cell(text)
    assert (numeral.nil, numeral.digits) == (True, 0)


def test_a_printed_zero_is_no_nil() -> None:
    """0"""
    assert not cell("0").nil
    assert not cell("$.00").nil


@pytest.mark.parametrize(
    ("text", "digits", "places", "unit"),
    [
        ("1.25x", 125, 2, "times"),
        ("85\u00a2", 85, 0, "cents"),
        ("25 bps", 25, 0, "basis points"),
        ("US$1,250", 1250, 0, "USD"),
        ("\u20ac 310", 310, 0, "EUR"),
        ("12\u00bd", 125, 1, ""),
        ("1 ,250", 1250, 0, ""),
        ("+75", 75, 0, ""),
    ],
)
def test_units_and_signs(text: str, digits: int, places: int, unit: str) -> None:
    """1.25x     85 cents     25 bps     12 1/2"""
    numeral = cell(text)
    assert (numeral.digits, numeral.places, numeral.unit) == (digits, places, unit)


@pytest.mark.parametrize("mark", ["(a)", "(1)", "*", "**", "\u2020", "[2]", " (1)", "(a), (b)"])
def test_footnote_marks_are_left_out(mark: str) -> None:
    """101,250(2)     88*"""
    numeral = cell(f"1,250{mark}")
    assert (numeral.digits, numeral.text) == (1250, "1,250")


@pytest.mark.parametrize("text", ["", "Net sales", "3rd", "12-31-04", "1,25", "10-K", "1/2/04", "..", "$", "()", "A1"])
def test_other_text_is_no_numeral(text: str) -> None:
    """10-K     3rd     12-31-04"""
    assert parse_cell(text) is None


def test_an_endless_number_is_an_identifier() -> None:
    """0000012345678901234567890123456789"""
    assert parse_cell("1" * MAX_DIGITS) is not None
    assert parse_cell("1" * (MAX_DIGITS + 1)) is None


def test_a_numeral_in_running_text() -> None:
    """Sales were $ (1,100) in all."""
    text = "Sales were $ (1,100) in all."
    numeral = numeral_at(text, text.index("$"), 100)
    assert numeral is not None
    assert (numeral.digits, numeral.unit, numeral.start, numeral.end) == (-1100, "USD", 113, 120)
