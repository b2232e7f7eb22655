"""Inline XBRL: the tags of numbers are kept beside the reading, and reading does not see them."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from source.tagged import HEADER, number, page
from tieout.core.tag import Tag
from tieout.read.exhibit import read_exhibit
from tieout.source import load_text


def tags(body: str) -> tuple[Tag, ...]:
    return load_text(f"<html><body>{HEADER}<div>{body}</div><table><tr><td>1</td></tr></table></body></html>").tags


def test_a_tag_says_value_scale_unit_and_period_of_the_characters_that_it_wraps() -> None:
    """<ix:nonFraction name="us-gaap:Revenues" scale="6" contextRef="now" unitRef="usd"> 52,310 </ix:nonFraction>"""
    document = load_text(page())
    tag = document.tags[0]
    assert (tag.name, tag.concept, tag.value, tag.scale) == ("us-gaap:Revenues", "Revenues", Decimal(52310) * 10**6, 6)
    assert (tag.unit, str(tag.period), tag.members) == ("USD", "2023-01-01..2023-03-31", ())
    assert document.origin is not None
    assert document.origin.text[tag.start : tag.end] == "52,310"


@pytest.mark.parametrize(
    ("text", "more", "scale", "value"),
    [
        ("1,204", ' sign="-"', 3, "-1204000"),
        ("12.5", "", -2, "0.125"),
        ("&#8212;", "", 6, "0"),
        ("<b>1</b>,250", "", 0, "1250"),
        ("&#160;7&#160;", "", 0, "7"),
        ("ten", "", 0, None),
    ],
)
def test_the_value_is_what_the_tag_makes_of_the_print(text: str, more: str, scale: int, value: str | None) -> None:
    """1,204 with sign="-" and scale="3"; 12.5 with scale="-2"; a dash; digits in two fonts; a word."""
    (tag,) = tags(number(text, "Revenues", scale=scale, more=more))
    assert (None if tag.value is None else f"{tag.value.normalize():f}") == value


def test_a_comma_may_be_the_point() -> None:
    """format="ixt:num-comma-decimal": 1.204,5 is 1204.5"""
    body = number("1.204,5", "Revenues", scale=0).replace("num-dot-decimal", "num-comma-decimal")
    assert tags(body)[0].value == Decimal("1204.5")


def test_units_members_and_instants() -> None:
    """A unit of dollars over shares, a context of a segment at a date, one tag within another."""
    inner = number("0.57", "EarningsPerShareBasic", unit="eps", scale=0)
    outer = number(inner, "EarningsPerShareDiluted", "mills", unit="eps", scale=0)
    one, two = tags(outer)
    assert {one.name, two.name} == {"us-gaap:EarningsPerShareBasic", "us-gaap:EarningsPerShareDiluted"}
    assert one.unit == two.unit == "USD/share"
    segment = one if one.concept == "EarningsPerShareDiluted" else two
    assert (str(segment.period), segment.members) == ("2023-03-31", ("us-gaap:SegmentAxis=cm:Mills",))


def test_hidden_tags_and_those_without_a_context_are_no_witnesses() -> None:
    """A tag whose context is nowhere; one in ix:hidden, which shows nothing."""
    assert tags(number("52,310", "Revenues", "nowhere")) == ()


def test_reading_is_the_same_without_the_tags() -> None:
    """The page, and the page with the inline tags and their header taken out."""
    tagged = page("Net sales rose to $52,310 million.")
    bare = re.sub(r"</?ix:[^>]*>", "", re.sub(r"<ix:header>[\s\S]*</ix:header>", "", tagged))
    one, other = (read_exhibit(load_text(text)) for text in (tagged, bare))
    assert other.document.tags == ()
    assert [(f.text, f.number, f.unit, f.period, f.label) for f in one.figures] == [
        (f.text, f.number, f.unit, f.period, f.label) for f in other.figures
    ]


@given(st.integers(0, 3500), st.integers(0, 600))
def test_broken_tags_never_break_the_page(start: int, length: int) -> None:
    """Any stretch of a tagged page left out."""
    text = page()
    kept = text[:start] + text[start + length :]
    for tag in load_text(kept).tags:
        assert 0 <= tag.start < tag.end <= len(kept)
