from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tieout.read.sentences import is_heading, sentences
from tieout.source.load import load_text


def split(text: str) -> list[str]:
    document = load_text(text)
    passages = sentences(document.text, document.blocks)
    return [" ".join(passages.view[one.start : one.end].split()) for one in passages.sentences]


def test_abbreviations_initials_and_decimals_do_not_end_a_sentence() -> None:
    """Acme Corp. of the U.S. earned $.11 vs. $.09, said Jane Q. Doe, No. 2 at Acme. Sales rose."""
    text = "Acme Corp. of the U.S. earned $.11 vs. $.09, said Jane Q. Doe, No. 2 at Acme. Sales rose."
    assert split(text) == [text.removesuffix(" Sales rose."), "Sales rose."]


def test_a_company_name_can_end_a_sentence() -> None:
    """The buyer is Acme, Inc. The price was not told."""
    assert len(split("The buyer is Acme, Inc. The price was not told.")) == 2


def test_a_page_break_does_not_break_a_sentence() -> None:
    """The holders of the old notes received five warrants for each

                         -2-

    Acme Corporation
    March 3, 2003
    Page 3

    $500 of new notes that they took. The offer ended."""
    text = (
        "The holders of the old notes that were then outstanding received five warrants for each\n\n\n"
        "                         -2-\n\n\n"
        "Acme Corporation\nMarch 3, 2003\nPage 3\n\n"
        "$500 of new notes that they took in the exchange. The offer ended.\n"
    )
    found = split(text)
    assert "for each $500 of new notes that they took in the exchange." in " ".join(found)
    assert any(one.endswith("in the exchange.") and one.startswith("The holders") for one in found)


def test_bullets_and_headings_are_sentences_of_their_own() -> None:
    """Net Sales
    Net sales rose to $5 million because volumes went up at both plants this year."""
    text = "Net Sales\nNet sales rose to $5 million because volumes went up at both of the plants this year.\n"
    assert split(text)[0] == "Net Sales"
    assert is_heading("Net Sales")
    assert not is_heading("Net sales rose to a record.")


def test_offsets_are_exact() -> None:
    """First sentence here. Second one there."""
    document = load_text("First sentence here. Second one there.")
    passages = sentences(document.text, document.blocks)
    assert [document.text[one.start : one.end] for one in passages.sentences] == [
        "First sentence here.",
        "Second one there.",
    ]


@given(st.text(alphabet='Ab. \n-1$,"(', max_size=300))
def test_sentences_lie_in_order_and_inside(text: str) -> None:
    document = load_text(text)
    passages = sentences(document.text, document.blocks)
    assert len(passages.view) == len(document.text)
    for one in passages.sentences:
        assert 0 <= one.start < one.end <= len(text)


def test_dashes_that_open_list_items_open_sentences() -> None:
    """-- Reserves totaled $19.1 million. / -- Charge-offs were $875,000 -- a record -- in 2007. / -- Assets grew 3%"""
    text = (
        "It reported:\n  -- Reserves totaled $19.1 million.\n  -- Charge-offs were $875,000\n  -- a record -- in 2007\n"
        "  -- Assets grew 3%\n"
    )
    assert split(text) == [
        "It reported:",
        "Reserves totaled $19.1 million.",
        "Charge-offs were $875,000 -- a record -- in 2007",
        "Assets grew 3%",
    ]
