"""Identities of statements: proved by their names, accused only where another column keeps them."""

from __future__ import annotations

from tieout.check import check_documents
from tieout.core.report import Report
from tieout.source import load_text

BALANCE = """
                         SAMPLE MILLS, INC.
                    CONSOLIDATED BALANCE SHEETS
                           (In thousands)

                                          June 30,        June 30,
                                            2004            2003

Cash and cash equivalents                 $ 10,118        $  9,254
Other assets                                 2,007           1,806
Goodwill                                    40,020          39,981
Total assets                              $ 58,641        $ 57,702

Total liabilities                         $ 44,175        $ 43,117
Total stockholders' equity                  14,466          14,585
Total liabilities and equity              $ 58,641        $ 57,702
"""


def report_of(text: str) -> Report:
    return check_documents([load_text(text, "sample.txt")])


def codes(report: Report, text: str) -> set[str]:
    return {
        report.proofs[index].rule
        for checked in report.documents[0].figures
        if checked.figure.text == text
        for index in checked.proofs
    }


def test_assets_are_liabilities_and_equity() -> None:
    """Total assets 58,641 stand eight lines over liabilities and equity of 58,641: no sum binds them, their names do."""
    report = report_of(BALANCE)
    assert "T105" in codes(report, "58,641")
    assert report.findings == ()


def test_a_sheet_that_does_not_balance_is_accused_by_the_year_that_does() -> None:
    """Total assets of 2004 printed 58,461."""
    report = report_of(BALANCE.replace("58,641", "58,461", 1))
    assert [(finding.severity, finding.cause) for finding in report.findings] == [("error", "two digits transposed")]
    assert report.findings[0].expected == 58_641_000


def test_a_line_between_acquits() -> None:
    """In 2004 a loss of an associate, 12, stands between taxes and net income: nothing is wrong."""
    report = report_of(
        """
                         SAMPLE MILLS, INC.
                    STATEMENTS OF INCOME (In thousands)

                                     Year Ended June 30,
                                       2004        2003

Income before income taxes          $ 3,468     $ 2,871
Income tax expense                    1,221       1,004
Equity in loss of associate             (12)          -
Net income                          $ 2,235     $ 1,867
"""
    )
    assert report.findings == ()
    assert {checked.status for checked in report.documents[0].figures if checked.figure.text == "1,867"} == {"proved"}


def test_a_change_in_cash_before_exchange_rates_is_not_held_to_the_one_after() -> None:
    """In 2003 exchange rates took 5, which stands under the change in cash and is no part of it."""
    report = report_of(
        """
                         SAMPLE MILLS, INC.
                    STATEMENTS OF CASH FLOWS (In thousands)

                                              Year Ended June 30,
                                               2004        2003

Net cash provided by operating activities   $  9,843    $ 11,075
Net cash used in financing activities         (3,955)       (731)
Net cash used in investing activities         (6,585)     (9,145)
Net change in cash                              (697)      1,199
Effect of exchange rate changes on cash            -          (5)
Cash at beginning of year                      4,846       3,652
Cash at end of year                         $  4,149    $  4,846
"""
    )
    assert report.findings == ()
    assert codes(report, "1,199")
