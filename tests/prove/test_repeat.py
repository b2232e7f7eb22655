"""T201: a line item that two tables print, and when two prints that differ are told."""

from __future__ import annotations

from prove.release import report_of, told

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
