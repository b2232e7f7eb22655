from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.read.amounts import amounts
from tieout.read.dates import lowered, tokens
from tieout.read.printed import Amount
from tieout.read.words import word_value


def read(text: str, scale: int | None = None) -> list[Amount]:
    small = lowered(text)
    times = [(token.start, token.end) for token in tokens(small) if token.kind != "ended"]
    return amounts(small, 0, len(small), times, scale)


def told(text: str, scale: int | None = None) -> list[tuple[str, str, int | None, str]]:
    return [
        (text[one.start : one.end], f"{one.number.value:f}", one.number.decimals, one.unit) for one in read(text, scale)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a $37,000,000 secured credit facility", ("$37,000,000", "37000000", None, "USD")),
        ("loans of $37.5 million", ("$37.5 million", "37500000", -5, "USD")),
        ("or 65 cents per diluted common share", ("65 cents", "0.65", 2, "USD/share")),
        ("or $1.36 per diluted share", ("$1.36", "1.36", 2, "USD/share")),
        ("its 12\n3/4% Senior Notes", ("12\n3/4%", "12.75", None, "percent")),
        ("fell -5.2%", ("-5.2%", "-5.2", 1, "percent")),
        ("fell \u22125.2%", ("\u22125.2%", "-5.2", 1, "percent")),
        ("by 25 basis points", ("25 basis points", "25", 0, "basis points")),
        ("gave 103,731 shares", ("103,731", "103731", 0, "shares")),
        ("and 3,467 Warrants", ("3,467", "3467", None, "pure")),
        ("ten warrants", ("ten", "10", None, "pure")),
        ("earned $.11 a share", ("$.11", "0.11", 2, "USD/share")),
        ("a loss of (156,000)", ("(156,000)", "-156000", None, "pure")),
        ("net loss of $(0.05) per share", ("$(0.05)", "-0.05", 2, "USD/share")),
        ("was \u20ac5.2 million", ("\u20ac5.2 million", "5200000", -5, "EUR")),
        ("covered 1.5x", ("1.5x", "1.5", 1, "pure")),
        ("decreased to negative $301,000", ("$301,000", "-301000", -3, "USD")),
        ("twelve percent", ("twelve percent", "12", None, "percent")),
        ("diluted E.P.S. of $0.31", ("$0.31", "0.31", 2, "USD/share")),
        ("a charge of $0.24 on diluted EPS", ("$0.24", "0.24", 2, "USD/share")),
        ("fees of $0.24 on orders", ("$0.24", "0.24", 2, "USD")),
        ("par value $100 per share", ("$100", "100", None, "USD/share")),
        ("an aggregate par value of $45,000", ("$45,000", "45000", None, "USD")),
        ("issued is 900,000,000 and the number of shares is 5,000", ("900,000,000", "900000000", None, "pure")),
    ],
)
def test_a_number_in_prose(text: str, expected: tuple[str, str, int | None, str]) -> None:
    assert told(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Section 243 and Rule 425",
        "Sections 902 and 301.5 of the Code",
        "on Form 10-K under FAS 123, Exhibit 99.1",
        "at 10:30 a.m. on Tuesday",
        "Series 4 stock",
        "call (212) 555-0100 or 1-800-555-0199",
        "see www.example.com/5",
        "40 East 52nd Street, New York, NY 10022",
        "(1) the completion and (2) the repurchase",
        "COVID-19 and the S&P 500",
        "for the three months ended June 30, 2005",
        "30 to 89 days past due",
        "a 2-for-1 split",
        "conference ID 8395599",
        "EX-99.1 2 release.htm",
        "call (412) 555 - 0154",
        "on pages 12 - 17 and in Table 7",
    ],
)
def test_no_figure(text: str) -> None:
    assert told(text) == []


def test_words_and_digits_are_two_figures() -> None:
    """Four Hundred Fifty (450) shares"""
    assert told("Four Hundred Fifty (450) shares") == [
        ("Four Hundred Fifty", "450", None, "shares"),
        ("(450)", "450", 0, "shares"),
    ]


def test_a_range_shares_scale_and_unit() -> None:
    """between $1.2 and $1.4 billion, or 10 to 12%"""
    assert [(value, unit) for _, value, _, unit in told("between $1.2 and $1.4 billion, or 10 to 12%")] == [
        ("1200000000", "USD"),
        ("1400000000", "USD"),
        ("10", "percent"),
        ("12", "percent"),
    ]


def test_precision_of_whole_dollars_is_that_of_the_tables() -> None:
    """$42,476,000 beside tables in thousands stands for plus or minus 500; beside none as well."""
    assert told("of $42,476,000 in all", 3)[0][2] == -3
    assert told("of $42,476,000 in all", 6)[0][2] == -3
    assert told("of $42,476,000 in all")[0][2] == -3
    assert told("of $40,000,000 in all", 6)[0][2] == -6


def test_dollars_and_cents_after_per_share_are_per_share() -> None:
    """earnings per share grew 24% to $0.46, from $0.37"""
    assert [one[3] for one in told("earnings per share grew 24% to $0.46, from $0.37")] == [
        "percent",
        "USD/share",
        "USD/share",
    ]


def test_approximately_is_noted() -> None:
    """approximately $27,254,000"""
    assert read("approximately $27,254,000")[0].approximate
    assert not read("exactly $27,254,000")[0].approximate


def test_apposition_in_parentheses_is_positive_with_the_other_reading() -> None:
    """$44.2 million ($0.89 per share) and 5.0 million (12%)"""
    figures = read("$44.2 million ($0.89) and $5.0 million (12%)")
    assert [str(one.number.value) for one in figures[1::2]] == ["0.89", "12"]
    assert figures[3].readings == (Decimal(-12),)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("forty-five", 45),
        ("one million two hundred thousand", 1_200_000),
        ("one hundred and ten thousand four hundred", 110_400),
        ("two three", None),
        ("hundred", None),
        ("thirty twenty", None),
    ],
)
def test_number_words(words: str, value: int | None) -> None:
    assert word_value(words) == value


@given(st.integers(0, 10**9), st.sampled_from(["", " million", "%", " cents"]))
def test_any_number_is_read_back(value: int, suffix: str) -> None:
    text = f"it was ${value:,}{suffix}." if suffix in ("", " million") else f"it was {value:,}{suffix}."
    (figure,) = read(text)
    factor = {" million": Decimal(10**6), " cents": Decimal("0.01")}.get(suffix, Decimal(1))
    assert figure.number.value == value * factor


@given(st.text(alphabet="0123456789,.$%()- \nmilonce", max_size=200))
def test_any_text_is_read(text: str) -> None:
    for one in read(text):
        assert 0 <= one.start < one.end <= one.after <= len(text)


@pytest.mark.parametrize("text", ["9" * 200_000, "$" * 50_000, "1,234" * 40_000, "one " * 50_000, "-" * 200_000])
def test_no_text_takes_long(text: str) -> None:
    start = time.monotonic()
    read(text)
    assert time.monotonic() - start < 20


def test_a_scale_on_the_next_line_of_an_indented_text_is_read() -> None:
    """collections of $42.2 / million, the second word far from the margin."""
    assert [str(one.number.value) for one in amounts("collections of $42.2\n" + " " * 26 + "million", 0, 54)] == [
        "4.22E+7"
    ]
