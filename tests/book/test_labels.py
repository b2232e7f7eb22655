from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.book.labels import key_of, normalise

SAME = [
    ("Total net sales", "Net sales"),
    ("Income (loss) from continuing operations", "Loss from continuing operations"),
    ("Total income (loss) from operations", "Income from operations"),
    ("Net (loss) income", "Net earnings"),
    ("Operating profit", "Operating loss"),
    ("Selling, general & administrative expenses . . . .", "Selling, general, and administrative expense"),
    ("Non-interest income:", "Noninterest income"),
    ("Shareholders’ equity", "Stockholders' equity"),
    ("Income taxes (note 4)", "Income tax (a)"),
    ("Inventories(1)", "Inventory"),
    ("Other comprehensive income/(loss)", "Other comprehensive income (loss)"),
    ("Provision (benefit) for income taxes", "Provision for income taxes"),
    ("Net cash provided by (used in) operating activities", "Net cash provided by operating activities"),
    ("Property, plant and equipment, net [2]", "Property, plant & equipment - net"),
    ("Earnings per share", "(Loss) per share"),
    ("Revenue as reported3", "Revenue, as reported"),
    ("Deposits (in thousands)", "Deposits"),
    ("SG&A", "Selling, general and administrative expenses"),
]

OTHER = [
    ("Net sales", "Net sales growth"),
    ("Interest expense", "Interest income"),
    ("Basic", "Diluted"),
    ("Current liabilities", "Long-term liabilities"),
    ("Other assets", "Total other assets"),
    ("Gross profit", "Gross margin percentage"),
    ("Retained earnings", "Net earnings"),
    ("Gain on sale of assets", "Loss on sale of assets"),
    ("Net loan losses", "Net loan income"),
    ("Income before taxes", "Income taxes"),
    ("Tier 1 capital", "Tier 2 capital"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_line_item_under_two_spellings(one: str, other: str) -> None:
    """Total net sales ... 24,392   /   Net sales ... 24,392"""
    assert normalise(one) == normalise(other) != ""
    assert key_of(one, ()) == key_of(other, ()) != ""


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_labels_that_only_look_alike(one: str, other: str) -> None:
    """Net sales ... 24,392   /   Net sales growth ... 4.5"""
    assert normalise(one) != normalise(other)


def test_a_segment_is_named_by_its_section() -> None:
    """
    Net sales:
      Rubber Group         21,219
    Add back depreciation included in income from operations:
      Rubber Group          1,766
    """
    sales = key_of("Rubber Group", ("Net sales:",))
    added = key_of("Rubber Group", ("Add back depreciation included in income from operations:",))
    assert sales == "net sale rubber group"
    assert added == "depreciation rubber group"
    assert key_of("Rubber Group", ()) == ""


def test_basic_and_diluted_stay_apart() -> None:
    """
    Basic earnings per share:
      Income from continuing operations   0.76
    Diluted earnings per share:
      Income from continuing operations   0.75
    """
    label = "Income from continuing operations"
    basic = key_of(label, ("Basic earnings per share:",))
    assert basic != key_of(label, ("Diluted earnings per share:",))
    assert basic != key_of(label, ())
    assert key_of("Diluted", ("Earnings per share",)) != key_of("Diluted", ("Weighted average shares",))


@pytest.mark.parametrize("label", ["", "Total", "Subtotal", "-", "(1)", "Balance at end of period", "2004"[:0]])
def test_labels_that_name_nothing(label: str) -> None:
    """24,392   (a total without a label)"""
    assert key_of(label, ()) == ""


@given(st.text(max_size=60))
def test_normalise_changes_nothing_twice(label: str) -> None:
    """Any text at all."""
    once = normalise(label)
    assert normalise(once) == once


PIECES = "Total net Loss (loss) losses earnings from before operations operating per share on other - & % (1) the non pre tax profit abcd12 7 interest, taxes: sales' ...".split()


@given(st.lists(st.sampled_from(PIECES), max_size=8), st.sampled_from([" ", "", "-", "/"]))
def test_normalise_changes_nothing_twice_in_labels(pieces: list[str], joint: str) -> None:
    """Total net (loss) from operations per share (1)"""
    once = normalise(joint.join(pieces))
    assert normalise(once) == once
    assert once == once.strip().lower()
