"""T401: earnings per share from the rows that belong to it, and what it does not hold against a statement."""

from __future__ import annotations

from prove.release import proved, report_of, told

STATEMENT = """
                         SAMPLE MILLS, INC.
                       STATEMENTS OF OPERATIONS
                (In thousands, except per share amounts)

                                              Year Ended December 31,
                                          2001         2002         2003
Income before accounting change       $  9,270     $  9,511     $ 11,427
Accounting change, net of tax                -            -         (375)
Net income                            $  9,270     $  9,511     $ 11,052
Basic earnings per share:
  Before accounting change            $   1.74     $   1.79     $   2.14
  Accounting change                          -            -        (0.07)
  Net income                          $   1.74     $   1.79     $   2.07
Weighted average shares, basic           5,328        5,311        5,340
"""


def test_earnings_before_an_accounting_change_have_an_amount_per_share_of_their_own() -> None:
    """2.14 is 11,427 by 5,340, not 11,052; net income gives 2.07."""
    report = report_of(tables=STATEMENT)
    assert told(report) == []
    assert {"2.14", "2.07"} <= {text.removeprefix("$ ").strip() for text in proved(report, "T401")}


def test_what_participating_securities_take_is_not_told() -> None:
    """In 2003 2.04 would be 1.4% less than 11,052 by 5,340, as much as shares with a part of the earnings may take."""
    report = report_of(tables=STATEMENT.replace("2.07", "2.04").replace("(0.07)", "(0.10)"))
    assert [finding for finding in told(report) if finding[0] == "T401"] == []


def test_a_larger_difference_is_told_where_other_years_agree() -> None:
    """3.07 is not 11,052 by 5,340."""
    assert told(report_of(tables=STATEMENT.replace("2.07", "3.07"))) != []


CONVERTIBLE = """
                         SAMPLE MILLS, INC.
                       STATEMENTS OF OPERATIONS
                (In thousands, except per share amounts)

                                              Year Ended December 31,
                                          2001         2002         2003
Net income                            $  9,270     $  9,511     $ 11,052
Earnings per share:
  Basic                               $   1.74     $   1.79     $   2.07
  Diluted                             $   1.69     $   1.74     $   1.93
Weighted average shares:
  Basic                                  5,328        5,311        5,340
  Diluted                                5,485        5,466        6,116
"""
NOTE = "Diluted earnings of 2003 include the shares of our convertible notes, whose interest is added back."


def test_what_convertible_notes_add_back_is_not_told() -> None:
    """11,052 by 6,116 is 1.81; with interest of 750 on the notes it is 1.93."""
    assert told(report_of(NOTE, tables=CONVERTIBLE)) == []


def test_where_nothing_converts_a_diluted_amount_is_net_income_by_shares() -> None:
    assert [code for code, *_ in told(report_of(tables=CONVERTIBLE))] == ["T401"]


def test_nothing_added_back_takes_a_diluted_amount_over_the_basic_one() -> None:
    """2.13 would be more than the basic 2.07, and 1.73 less than 11,052 by 6,116."""
    for wrong in ("2.13", "1.73"):
        report = report_of(NOTE, tables=CONVERTIBLE.replace("1.93", wrong))
        assert [code for code, *_ in told(report)] == ["T401"]
