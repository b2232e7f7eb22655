"""Sentences over a table: what repeats it is proved, what only looks like it is not."""

from __future__ import annotations

from prove.release import TABLES, proved, report_of, told


def test_amounts_told_in_full_and_in_millions_are_those_of_the_table() -> None:
    """Net sales were $52,310,000, compared to $49.9 million in the third quarter of 2003."""
    report = report_of("Net sales were $52,310,000, compared to $49.9 million in the third quarter of 2003.")
    assert proved(report, "T202") == ["$52,310,000", "$49.9 million"]


def test_eps_is_the_diluted_earnings_per_share_of_the_table() -> None:
    """EPS was $0.41 for the third quarter of 2004, in line with what the company had told its shareholders in July."""
    report = report_of(
        "EPS was $0.41 for the third quarter of 2004, in line with what the company had told its shareholders in July."
    )
    assert proved(report, "T202") == ["$0.41"]


def test_a_company_that_earned_has_net_income() -> None:
    """The company earned $4.0 million in the third quarter of 2004."""
    report = report_of("The company earned $4.0 million in the third quarter of 2004.")
    assert proved(report, "T202") == ["$4.0 million"]


def test_equal_digits_of_another_line_item_prove_nothing() -> None:
    """A pre-tax gain of $1,318,000 is not the interest expense of $1,318,000."""
    report = report_of("The quarter included a pre-tax gain of $1,318,000 from the sale of a warehouse.")
    assert proved(report, "T202") == []


def test_equal_digits_of_another_period_prove_nothing() -> None:
    """Net sales were $49,875,000 for the third quarter of 2004: that is the figure of 2003."""
    report = report_of("Net sales were $49,875,000 for the third quarter of 2004.")
    assert proved(report, "T202") == []


def test_what_is_expected_is_not_proved_by_what_was() -> None:
    """Management expects net sales of $52.3 million next year."""
    report = report_of("Management expects net sales of approximately $52.3 million in fiscal 2005.")
    assert proved(report, "T202") == []


def test_a_heading_repeats_the_sentence_under_it() -> None:
    """A backlog of $118.4 million in a headline and in the text, and in no table."""
    report = report_of(
        "The backlog at September 30, 2004 was $118.4 million.",
        "As of September 30, 2004, backlog of $118.4 million included two orders from one customer.",
    )
    assert proved(report, "T203") == ["$118.4 million"]


def test_a_running_head_proves_nothing_of_itself() -> None:
    """Sample Mills reports a backlog of $118.4 million, at the head of pages 2 and 3."""
    head = "Sample Mills reports for the third quarter of 2004 a backlog of $118.4 million -- page {}."
    assert proved(report_of(head.format(2), "The plant was closed.", head.format(3)), "T203") == []


def test_small_percentages_said_twice_prove_nothing() -> None:
    """Two sentences that both say 2% of one thing need not be one fact."""
    report = report_of("Freight costs rose 2% in the third quarter of 2004.", "Freight costs rose 2%, he said.")
    assert proved(report, "T203") == []


def test_a_sentence_whose_other_figure_agrees_is_held_against_the_row() -> None:
    """Net sales were $52,130,000, compared to $49,875,000: 2003 agrees with the table, 2004 is transposed."""
    report = report_of("Net sales were $52,130,000, compared to $49,875,000 for the third quarter of 2003.")
    assert told(report) == [("T202", "error", "$52,130,000")]


def test_a_figure_one_slip_from_its_row_is_a_warning() -> None:
    """Gross profit of $14,169,000 for the third quarter of 2004: the row that is named has 14,196."""
    report = report_of("Gross profit was $14,169,000 for the third quarter of 2004, he said.")
    assert told(report) == [("T202", "warning", "$14,169,000")]
    assert report.findings[0].cause == "two digits transposed"


def test_a_balance_printed_in_parts_is_not_the_part_that_is_current() -> None:
    """Tooling advances of $7,591,000: 2,591 of them are current, and 5,000 fall due later."""
    parts = """
                                            September 30,   June 30,
                                                2004          2004
    Other Current Assets (in thousands)
    Tooling advances                          $  2,591      $  4,752
    Other                                        1,267         1,134
                                              --------      --------
         Total other current assets           $  3,858      $  5,886
                                              ========      ========

    Other Assets (in thousands)
    {}                $  5,000      $  2,080
    Capitalized software                         1,010           980
                                              --------      --------
         Total other assets                   $  6,010      $  3,060
                                              ========      ========
    """
    said = "As of September 30, 2004, tooling advances were $7,591,000."
    assert told(report_of(said, tables=parts.format("Long-term tooling advances"))) == []
    assert told(report_of(said, tables=parts.format("Goodwill and trademarks   "))) == [("T202", "warning", "$7,591,000")]


def test_a_figure_far_from_its_row_may_be_of_something_else() -> None:
    """Gross profit of $15,204,000 is no slip of 14,196; nor is that of a part, or of another period."""
    for said in (
        "Gross profit was $15,204,000 for the third quarter of 2004, he said.",
        "Gross profit of the Northern Division was $14,169,000 for the third quarter of 2004, he said.",
        "Gross profit was $14,169,000 for the nine months ended September 30, 2004, he said.",
        "Gross profit was approximately $14,169,000 for the third quarter of 2004, he said.",
        "Gross profit, excluding a charge, was $14,169,000 for the third quarter of 2004, he said.",
    ):
        assert told(report_of(said)) == []


def test_a_fact_is_found_whatever_its_label() -> None:
    """A profit before taxes of $6,157,000, where the table says income before income taxes."""
    report = report_of("Pre-tax income was $6.2 million in the third quarter of 2004.")
    assert proved(report, "T202") == ["$6.2 million"]


def test_items_of_a_list_name_their_line_and_have_the_times_of_the_line_over_them() -> None:
    """Third quarter 2004 compared with third quarter 2003, over an item: net income $4.0 million, up from $3.2 million."""
    report = report_of(
        "Third quarter 2004 compared with third quarter 2003:",
        "• Net income was $4,002,000, compared to $3,245,000;",
        "• Diluted EPS $0.41, the most in any quarter of the last ten years;",
    )
    assert proved(report, "T202") == ["$4,002,000", "$3,245,000", "$0.41"]


def test_terms_without_a_measure_are_one_by_the_words_around_them() -> None:
    """An $11,500,000 secured loan at the start, and the same loan a page later; a lease of the same size is another."""
    first = "The mill borrowed $11,500,000 under its new secured term loan with two local banks."
    again = "Interest on the $11,500,000 secured term loan with the banks is due each quarter."
    other = "A lawsuit over a burst dam in Ohio asks for $11,500,000 in damages."
    assert proved(report_of(first, "The plant was closed for a week in July.", again), "T203") == ["$11,500,000"]
    assert proved(report_of(first, "The plant was closed for a week in July.", other), "T203") == []


def test_the_same_amount_of_another_period_is_not_told_twice() -> None:
    """An impairment charge of $2,588,000 in a quarter and one of $2,588,000 in a year are two facts."""
    report = report_of(
        "Discontinued operations in the third quarter of 2003 included a pre-tax impairment charge of $2,588,000 on plant.",
        "Nothing else was written down.",
        "Discontinued operations in the year 2003 included a pre-tax impairment charge of $2,588,000 on plant.",
    )
    assert proved(report, "T203") == []


def test_names_with_numbers_are_not_told_twice() -> None:
    """Office 365 is a product however often it is named."""
    report = report_of(
        "The mill moved its order entry to Office 365 for all plants in Ohio last spring.",
        "Nothing else changed in the way that orders are taken and shipped.",
        "The move of order entry for all plants in Ohio to Office 365 is complete.",
    )
    assert proved(report, "T203") == []


def test_earnings_per_share_a_slip_from_the_one_that_is_meant_are_told() -> None:
    """The text says $0.31 a diluted share, the statement 0.41: two digits, but one meaning, for one period."""
    report = report_of("Earnings per diluted share were $0.31 for the third quarter of 2004.")
    assert told(report) == [("T202", "warning", "$0.31")]
    assert told(report_of("Earnings per diluted share were $0.41 for the third quarter of 2004.")) == []


def test_an_amount_in_millions_is_held_against_the_row_as_it_is_rounded() -> None:
    """Sales of 52,310 are 52.3 in millions: 53.2 is a transposition of that, though none of 52.310."""
    report = report_of("Net sales were $53.2 million for the third quarter of 2004, he said.")
    assert told(report) == [("T202", "warning", "$53.2 million")]
    assert told(report_of("Net sales were $52.3 million for the third quarter of 2004, he said.")) == []


def test_adjusted_earnings_per_share_are_found_by_their_name_on_the_basis_it_says() -> None:
    """Adjusted earnings per share of 1.56 told as 1.16; without the word the claim is of another basis."""
    adjusted = TABLES.replace(
        "Diluted earnings per share                $   0.41        $   0.33",
        "Adjusted earnings per share               $   1.56        $   1.42",
    )
    said = "Adjusted earnings per share were ${} for the third quarter of 2004."
    assert told(report_of(said.format("1.16"), tables=adjusted)) == [("T202", "warning", "$1.16")]
    assert told(report_of(said.format("1.56"), tables=adjusted)) == []
    assert told(report_of(said.format("1.16").replace("Adjusted e", "E"), tables=adjusted)) == []
