"""Changes that sentences tell, recomputed from the sentence, from the row behind it, or from the row that is named."""

from __future__ import annotations

from decimal import Decimal

from prove.release import proved, report_of, told


def test_a_percentage_follows_from_the_two_amounts_beside_it() -> None:
    """Net sales were $52,310,000, compared to $49,875,000, an increase of 5%; 6% would not follow."""
    said = "Net sales were $52,310,000, compared to $49,875,000 for the third quarter of 2003, an increase of {}."
    assert proved(report_of(said.format("5%")), "T301") == ["5%"]
    assert told(report_of(said.format("8%"))) == [("T301", "warning", "8%")]


def test_the_prior_side_is_the_row_of_the_table() -> None:
    """Net income rose 23.3% to $4,002,000: the table has 3,245 for 2003."""
    report = report_of("Net income rose 23.3% to $4,002,000 in the third quarter of 2004.")
    assert proved(report, "T301") == ["23.3%"]


def test_a_change_without_amounts_is_that_of_the_row_it_names() -> None:
    """Interest expense decreased by $259,000 from the third quarter of 2003, or 16.4%."""
    report = report_of("Interest expense decreased by $259,000 from the third quarter of 2003.")
    assert proved(report, "T302") == ["$259,000"]
    report = report_of("Selling expenses increased 4.9% in the third quarter of 2004.")
    assert proved(report, "T301") == ["4.9%"]


def test_a_row_found_by_its_name_never_accuses() -> None:
    """Selling expenses increased 7.9%: the row has 4.9%, but another measure may be meant."""
    report = report_of("Selling expenses increased 7.9% in the third quarter of 2004.")
    assert told(report) == []
    assert proved(report, "T301") == []


def test_basis_points_are_hundredths_of_the_percentages_compared() -> None:
    """The gross margin rose 112 basis points to 27.14% from 26.02%; 121 would not follow."""
    said = "Gross margin rose {} basis points to 27.14% in the third quarter of 2004 from 26.02% a year ago."
    assert proved(report_of(said.format(112)), "T302") == ["112 basis points"]
    report = report_of(said.format(121))
    assert proved(report, "T302") == []
    assert [(code, severity) for code, severity, _ in told(report)] == [("T302", "warning")]


def test_a_change_from_another_date_is_not_held_against_the_year_before() -> None:
    """Net income was $4,002,000, down 6% from the second quarter: the table's column is the third quarter of 2003."""
    report = report_of("Net income was $4,002,000, down 6% from the second quarter of 2004.")
    assert told(report) == []


def test_of_two_comparisons_either_may_be_meant() -> None:
    """Orders fell 4% to $1.19 billion, compared to $1.24 billion in June and $1.19 billion a year ago."""
    report = report_of(
        "Orders declined 4% to $1.19 billion at September 30, 2004, compared to $1.24 billion at June 30, 2004, "
        "and $1.19 billion at September 30, 2003."
    )
    assert told(report) == []
    assert proved(report, "T301") == ["4%"]


def test_a_percentage_of_the_amount_per_share_is_no_slip() -> None:
    """Earnings of $137.9 million or $2.23 a share, up 21.9% from $114.3 million or $1.83: the share rose 21.9%."""
    report = report_of(
        "Backlog was $137.9 million or $2.23 per share at September 30, 2004, an increase of 21.9% "
        "from $114.3 million or $1.83 per share at September 30, 2003."
    )
    assert told(report) == []


def test_amounts_in_even_millions_are_rounded_to_them() -> None:
    """$1,519,000,000 against $1,358,000,000 is 11.86%, yet 11.8% where both stand for millions."""
    report = report_of(
        "Orders were $1,519,000,000 in 2003, compared with $1,358,000,000 in 2002, an increase of 11.8%."
    )
    assert told(report) == []
    assert report.proofs[-1].tolerance > Decimal("0.05") or proved(report, "T301") == ["11.8%"]


def test_one_change_that_does_not_hold_among_many_that_do_is_told() -> None:
    """Five lines of a release tell the change from the year before; only that of income taxes does not follow."""
    lines = [
        "Net sales increased 4.9% to $52,310,000 in the third quarter of 2004.",
        "Gross profit increased 9.4% to $14,196,000 in the third quarter of 2004.",
        "Selling expenses increased 4.9% to $6,721,000 in the third quarter of 2004.",
        "Interest expense decreased 16.4% to $1,318,000 in the third quarter of 2004.",
    ]
    odd = "Income taxes increased 32.4% to $2,155,000 in the third quarter of 2004."
    assert told(report_of(*lines, odd)) == [("T301", "warning", "32.4%")]
    assert told(report_of(*lines[:2], odd)) == []
    part = "Recurring income taxes increased 32.4% to $2,155,000 in the third quarter of 2004."
    assert told(report_of(*lines, part)) == []


def test_a_change_with_a_base_of_its_own_is_not_held_against_the_year_before() -> None:
    """Up 23.4% from a year ago and up 32.4% sequentially: no table has the second quarter."""
    lines = [
        "Net sales increased 4.9% to $52,310,000 in the third quarter of 2004.",
        "Gross profit increased 9.4% to $14,196,000 in the third quarter of 2004.",
        "Selling expenses increased 4.9% to $6,721,000 in the third quarter of 2004.",
        "Interest expense decreased 16.4% to $1,318,000 in the third quarter of 2004.",
    ]
    said = "Income taxes were $2,155,000 in the third quarter of 2004, up 23.4% from a year ago and up 32.4% {}."
    for base in ("sequentially", "from the previous quarter", "quarter over quarter"):
        report = report_of(*lines, said.format(base))
        assert told(report) == []
        assert "23.4%" in proved(report, "T301")


def test_one_digit_is_enough_where_the_row_is_named_in_full_and_moves_that_way() -> None:
    """Net sales rose 5%: 52,310 after 49,875. They did not fall 5%."""
    assert proved(report_of("Net sales increased 5% in the third quarter of 2004."), "T301") == ["5%"]
    assert proved(report_of("Net sales decreased 5% in the third quarter of 2004."), "T301") == []


def test_an_amount_and_its_percentage_are_one_change() -> None:
    """A $317,000, or 4.9% increase in selling expenses: 6,721 less 6,404."""
    report = report_of(
        "Results for the third quarter of 2004 include a $317,000, or 4.9% increase in selling expenses."
    )
    assert proved(report, "T301") == ["4.9%"]
    assert proved(report, "T302") == ["$317,000"]


def test_a_measure_named_adjusted_changes_on_its_own_basis() -> None:
    """Adjusted EBITDA margin up 170 basis points to 21.1% from 19.4%; a change that is organic is of something else."""
    report = report_of(
        "Adjusted EBITDA margin increased 170 basis points to 21.1% in the third quarter of 2004, compared to 19.4% a year ago."
    )
    assert proved(report, "T302") == ["170 basis points"]
    assert told(report_of("Net sales were $52.3 million, an increase of 4.9%; organic growth of 9.1%.")) == []


LOANS = """
                              SELECTED BALANCES
                                (In thousands)

                                          September 30,   September 30,
                                              2004            2003
Loans outstanding                         $ 245,800       $ 238,900
Deposits outstanding                        312,450         301,118
"""


def test_a_change_told_twice_is_not_the_one_that_a_row_shows_the_other_way() -> None:
    """Loans fell $7,300,000, or 3%, to $245,800,000: the row's 3% is a rise over the year, of 6,900."""
    report = report_of("Loans outstanding decreased $7,300,000, or 3%, to $245,800,000.", tables=LOANS)
    assert told(report) == []
    assert proved(report, "T301") == []


def test_two_changes_and_one_pair_of_sides() -> None:
    """The estimate fell by $1.0 million and its reserve by $700,000: from $2.6 million to $900,000 is both together."""
    report = report_of(
        "The Company reduced its estimate of the tax by $1.0 million and adjusted the reserve on benefits by $700,000, "
        "resulting in the reduction of its provision from $2.6 million to $900,000."
    )
    assert told(report) == []
