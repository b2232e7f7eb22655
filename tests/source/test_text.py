from __future__ import annotations

from itertools import pairwise
from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from tieout.core.document import Block, Prose, WordLine, Words
from tieout.source.text import blocks_of


def cut(excerpt: str | None) -> tuple[str, tuple[Block, ...]]:
    text = dedent((excerpt or "").lstrip("\n"))
    return text, blocks_of(text)


def kinds(blocks: tuple[Block, ...]) -> list[str]:
    return [type(block).__name__ for block in blocks]


def layout(blocks: tuple[Block, ...]) -> tuple[WordLine, ...]:
    (block,) = (block for block in blocks if isinstance(block, Words))
    return block.lines


def words(line: WordLine) -> list[str]:
    return [word.text for word in line.words]


def test_paragraphs_with_figures_are_prose() -> None:
    """
    Harbor Mills had a good quarter. Sales rose to $1.2 million, and
    income to $300,000.

    The company has 1,200 employees in 14 states.  It will open
    two stores.
    """
    text, blocks = cut(test_paragraphs_with_figures_are_prose.__doc__)
    assert kinds(blocks) == ["Prose", "Prose"]
    assert text[blocks[0].start : blocks[0].end].endswith("income to $300,000.")
    assert isinstance(blocks[1], Prose)
    assert [text[start:end] for start, end in blocks[1].lines] == [
        "The company has 1,200 employees in 14 states.  It will open",
        "two stores.",
    ]


def test_a_table_between_paragraphs() -> None:
    """
    Sales rose in the quarter because the company sold more of its paper to printers abroad.

                           2004      2003
    Sales                $1,250    $1,100
    Costs                   800       700
                         ------    ------
    Profit               $  450    $  400
                         ======    ======

    Costs rose less than sales did because the company closed two of its stores in May.
    """
    text, blocks = cut(test_a_table_between_paragraphs.__doc__)
    assert kinds(blocks) == ["Prose", "Words", "Prose"]
    lines = layout(blocks)
    assert [words(line) for line in lines if line.words and not line.rule] == [
        ["2004", "2003"],
        ["Sales", "$1,250", "$1,100"],
        ["Costs", "800", "700"],
        ["Profit", "$", "450", "$", "400"],
    ]
    assert [line.rule for line in lines if line.rule] == [1, 2]
    for line in lines:
        for word in line.words:
            if not line.rule:
                assert text[word.start : word.end] == word.text
                assert text.splitlines()[word.line - 1][word.x0 : word.x1] == word.text


def test_heads_and_captions_belong_to_the_table() -> None:
    """
    The table that follows shows what the company sold in each of the last two quarters.

                          HARBOR MILLS
                    (in thousands of dollars)

                           Quarter ended
                              June 30,
                           2004      2003
    Sales                 1,250     1,100
    Costs                   800       700
    """
    _, blocks = cut(test_heads_and_captions_belong_to_the_table.__doc__)
    assert kinds(blocks) == ["Prose", "Words"]
    assert words(layout(blocks)[0]) == ["HARBOR MILLS"]


def test_tags_mark_columns() -> None:
    """
    <TABLE>
    <CAPTION>
                           2004      2003
    <S>                   <C>       <C>
    Sales                 1,250     1,100
    Costs                   800       700
    </TABLE>
    """
    _, blocks = cut(test_tags_mark_columns.__doc__)
    assert kinds(blocks) == ["Words"]
    marks = next(line for line in layout(blocks) if words(line)[:1] == ["<S>"])
    assert [(word.text, word.x0) for word in marks.words] == [("<S>", 0), ("<C>", 22), ("<C>", 32)]


def test_a_page_break_within_a_table() -> None:
    """
                           2004      2003
    Sales                 1,250     1,100
    Costs                   800       700
                      - 2 -
    Rent                     80        70
    Wages                   180       170
    """
    _, blocks = cut(test_a_page_break_within_a_table.__doc__)
    assert kinds(blocks) == ["Words"]
    assert [line.number for line in layout(blocks) if line.page_break] == [4]


def test_a_page_number_is_no_paragraph() -> None:
    """
    Sales rose in the quarter to more than they had ever been before in such a quarter.
                                     - 2 -
    The owners of the company were glad of that and went home for the rest of the year.
    """
    text, blocks = cut(test_a_page_number_is_no_paragraph.__doc__)
    assert kinds(blocks) == ["Prose", "Prose"]
    assert not any("- 2 -" in text[block.start : block.end] for block in blocks)


def test_tabs_stand_for_columns_of_eight() -> None:
    """Item, 2004 and 2003, parted by tabs"""
    text = "Item\t2004\t2003\nSales\t1,250\t1,100\nCosts\t800\t700\n"
    (block,) = blocks_of(text)
    assert isinstance(block, Words)
    sales = block.lines[1].words
    assert [(word.text, word.x0, word.x1) for word in sales] == [("Sales", 0, 5), ("1,250", 8, 13), ("1,100", 16, 21)]
    assert [text[word.start : word.end] for word in sales] == ["Sales", "1,250", "1,100"]


def test_line_ends_of_other_systems() -> None:
    """Sales and costs in lines that end in CR LF"""
    lines = ["                       2004      2003", "Sales                 1,250     1,100"]
    lines.append("Costs                   800       700")
    for end in ("\n", "\r\n", "\r"):
        text = end.join([*lines, ""])
        (block,) = blocks_of(text)
        assert isinstance(block, Words)
        assert [words(line) for line in block.lines][1:] == [["Sales", "1,250", "1,100"], ["Costs", "800", "700"]]
        assert all(text[word.start : word.end] == word.text for line in block.lines for word in line.words)


def test_nothing_is_nothing() -> None:
    """(an empty page)"""
    assert blocks_of("") == ()
    assert blocks_of("\n  \n\f\n") == ()


LINE = st.one_of(
    st.just(""),
    st.text(alphabet="Aa1 ,.$()-=%<>\t\f", max_size=60),
    st.sampled_from(
        [
            "Sales                 1,250     1,100",
            "                       2004      2003",
            "                      ------    ------",
            "<TABLE>",
            "</TABLE>",
            "<S>                   <C>       <C>",
            "The company sold more of its paper to printers abroad than it did in the year before.",
            "                                 - 2 -",
        ]
    ),
)


@given(st.lists(LINE, max_size=30), st.sampled_from(["\n", "\r\n"]))
def test_blocks_lie_in_order_and_words_at_their_places(lines: list[str], end: str) -> None:
    """Sales     1,250     1,100 among rules, tags, page numbers and prose, in any order"""
    text = end.join(lines)
    blocks = blocks_of(text)
    for block in blocks:
        assert 0 <= block.start <= block.end <= len(text)
        if isinstance(block, Words):
            for line in block.lines:
                for word in line.words:
                    assert block.start <= word.start <= word.end <= block.end
                    if not line.rule and not word.text.startswith("<"):
                        assert text[word.start : word.end].replace("\t", " ") == word.text
    for before, after in pairwise(blocks):
        assert before.end <= after.start


def test_what_edgar_sets_before_a_submission_is_no_content() -> None:
    """
    -----BEGIN PRIVACY-ENHANCED MESSAGE-----
    Proc-Type: 2001,MIC-CLEAR

    <SEC-DOCUMENT>0000000000-96-000001.txt : 19960724
    <SEC-HEADER>0000000000-96-000001.hdr.sgml : 19960724
    PUBLIC DOCUMENT COUNT:          3
    FILED AS OF DATE:               19960712
    \tSTANDARD INDUSTRIAL CLASSIFICATION:\t7373
    </SEC-HEADER>
    The company had 1,204 owners in the year.
    """
    text, blocks = cut(test_what_edgar_sets_before_a_submission_is_no_content.__doc__)
    assert [text[block.start : block.end] for block in blocks] == ["The company had 1,204 owners in the year."]


def test_justified_text_that_ends_in_a_figure_is_prose() -> None:
    """
    In  1994,  interest  and other income, net,  decreased  to  22
    million in expense from 30 million of income in 1993, for a  $52
    million  change  that came from the costs of the notes and of the
    hedges that the company held against them in the spring of 1994.
    """
    _, blocks = cut(test_justified_text_that_ends_in_a_figure_is_prose.__doc__)
    assert kinds(blocks) == ["Prose"]
