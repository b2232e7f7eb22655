"""T201: a line item that two tables print, and when two prints that differ are told."""

from __future__ import annotations

from prove.release import TABLES, report_of, told

STATEMENT = """
                              SAMPLE MILLS, INC.
                       CONDENSED STATEMENTS OF OPERATIONS
                                (In thousands)

                              Quarter Ended September 30, 2004
Net sales                                 $ 52,310
Cost of sales                               38,114
Restructuring charges                        5,831
Selling expenses                             6,720
Operating income                          $  1,645
"""

OTHER = """
                          RECONCILIATION TO EBITDA
                                (In thousands)

                              Quarter Ended September 30, 2004
Operating income                          $  1,645
Depreciation                                 2,118
{label}                        {amount}
EBITDA                                    $  9,594
"""


def test_a_lone_pair_a_slip_apart_is_a_warning() -> None:
    """5,831 in the statement, 5,381 in the reconciliation: four digits are no slip apart by chance."""
    report = report_of(tables=STATEMENT + OTHER.format(label="Restructuring charges", amount="5,381"))
    assert [finding[:2] for finding in told(report) if finding[0] == "T201"] == [("T201", "warning")]


def test_a_lone_pair_that_differs_otherwise_is_not_told() -> None:
    """A reconciliation may add back a part: 1,204 of 5,831."""
    report = report_of(tables=STATEMENT + OTHER.format(label="Restructuring charges", amount="1,204"))
    assert [finding for finding in told(report) if finding[0] == "T201"] == []


def test_round_amounts_a_digit_apart_are_not_told() -> None:
    """5,000 and 6,000 differ in one digit, and have no more than one to differ in."""
    tables = STATEMENT.replace("5,831", "5,000") + OTHER.format(label="Restructuring charges", amount="6,000")
    assert [finding for finding in told(report_of(tables=tables)) if finding[0] == "T201"] == []


MILLIONS = """
                               SAMPLE HIGHLIGHTS
                                (In millions)

                                          Quarter Ended September 30,
                                            2004            2003
Gross profit                              $ {now}          $ 13.0
"""


def test_a_summary_in_millions_is_held_against_the_statement_in_thousands() -> None:
    """Gross profit of 14,196 is 14.2 in millions: 12.4 is a transposition; 14.1, cut off and not rounded, is no slip."""
    fits, slips, cut = (report_of(tables=MILLIONS.format(now=now) + TABLES) for now in ("14.2", "12.4", "14.1"))
    assert [finding for finding in told(fits) + told(cut) if finding[0] == "T201"] == []
    assert [finding[:2] for finding in told(slips) if finding[0] == "T201"] == [("T201", "warning")]


SUMMARY = """
                               OPERATING SUMMARY

                                          Quarter Ended September 30,
                                            2004            2003
Earnings per diluted share                $ {now}          $ 0.33
"""


def test_earnings_per_share_are_one_line_item_whatever_they_are_called() -> None:
    """The statement has diluted earnings per share of 0.41, the summary, under other words, 0.14."""
    slips, fits = (report_of(tables=SUMMARY.format(now=now) + TABLES) for now in ("0.14", "0.41"))
    assert [finding[:2] for finding in told(slips) if finding[0] == "T201"] == [("T201", "warning")]
    assert told(fits) == []


def test_a_net_amount_attributable_to_the_parent_is_another_line_item() -> None:
    """Net income of 4,002 and, of it, 4,022 attributable to the company: that one means the other is no claim of ours."""
    other = OTHER.format(label="Net income attributable to Sample Mills", amount="4,022")
    assert [finding for finding in told(report_of(tables=TABLES + other)) if finding[0] == "T201"] == []
