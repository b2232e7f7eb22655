"""T101 to T104: when a sum in a table that fails is told."""

from __future__ import annotations

from prove.release import report_of, told

RATES = """
                         EFFECTIVE TAX RATES

                               2001     2002     2003     2004     2005
                             ------   ------   ------   ------   ------
Statutory rate                31.25%   32.14%   33.05%   32.71%   34.82%
State taxes                    2.17%    2.43%    1.92%    2.38%    2.26%
Adjustments                    1.13%    1.26%    1.47%    1.19%    1.35%
                             ------   ------   ------   ------   ------
Effective rate                34.55%   35.83%   36.44%   36.28%   38.43%
                             ======   ======   ======   ======   ======
"""

BLANKS = """
                      PROVISION FOR CREDIT LOSSES
                            (In thousands)

                             2001        2002        2003        2004
                           --------    --------    --------    --------
Commercial loans            $ 1,172     $ 1,362     $ 2,229     $ 5,206
Consumer loans                  823         916         641         892
Securities                      147                     425
Other assets                    314         219                     504
                           --------    --------    --------    --------
Total provision             $ 2,456     $ 2,497     $ 3,295     $ 6,602
                           ========    ========    ========    ========
"""


def test_rates_that_add_up_on_all_lines_but_one_are_told_of_a_slip() -> None:
    """36.44% printed as 36.84%; it is a warning, since rates need not add up."""
    assert told(report_of(tables=RATES)) == []
    findings = told(report_of(tables=RATES.replace("36.44", "36.84")))
    assert [finding[:2] for finding in findings] == [("T101", "warning")]


def test_rates_that_miss_by_no_slip_are_not_told() -> None:
    """In 2003 a charge that the table does not show takes 4.91 points more."""
    assert told(report_of(tables=RATES.replace("36.44", "41.35"))) == []


def test_a_blank_is_nothing_where_other_blanks_are() -> None:
    """Other assets are blank in 2003, securities in 2002 and 2004, and those add up: 425 printed as 485 is told."""
    assert told(report_of(tables=BLANKS)) == []
    assert [finding[0] for finding in told(report_of(tables=BLANKS.replace("425", "485")))] == ["T101"]


def test_a_blank_may_be_an_addend_that_is_not_shown() -> None:
    """3,295 printed as 3,914: what is blank may have been 619."""
    assert told(report_of(tables=BLANKS.replace("3,295", "3,914"))) == []


TWO_ROWS = """
                      SALES BY REGION
                      (In thousands)

                      East        West       Total
                    --------    --------    --------
Machines            $ 34,102    $ 18,245    $ 52,347
Parts                 12,918       9,406      22,324
"""

PLAIN = """
                      CURRENT ASSETS
                      (In thousands)

                                 2004        2003
                               --------    --------
Cash                           $    203    $    984
Receivables                         418         127
Inventories                         377         415
                               --------    --------
Total current assets           $    998    $  1,526
                               ========    ========
"""


def test_of_two_rows_one_that_adds_up_shows_that_the_other_should() -> None:
    """9,406 printed as 9,466; what no slip explains (9,406 as 7,153) is told by nothing."""
    assert told(report_of(tables=TWO_ROWS)) == []
    assert [finding[:2] for finding in told(report_of(tables=TWO_ROWS.replace("9,406", "9,466")))] == [("T102", "warning")]
    assert told(report_of(tables=TWO_ROWS.replace("9,406", "7,153"))) == []


def test_a_plain_sum_of_a_year_is_enough_for_a_warning() -> None:
    """418 printed as 731: no slip explains it, and the other year has 17 bits for the sum: few, and enough."""
    assert told(report_of(tables=PLAIN)) == []
    assert [finding[:2] for finding in told(report_of(tables=PLAIN.replace("418", "731")))] == [("T101", "warning")]
