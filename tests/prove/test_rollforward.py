"""Balances that close one period and open the next: in one table, over two documents, against the balance sheet."""

from __future__ import annotations

from tieout.check import check_documents
from tieout.core.report import Report
from tieout.source import load_text

FLOWS = """
                          CALDER MILLS, INC.
                 CONDENSED STATEMENTS OF CASH FLOWS
                          (In thousands)

                                              Year Ended December 31,
                                            2004       2003       2002
                                           ------     ------     ------
Net cash provided by operations             9,114      8,207      7,730
Net cash used by investing activities      (4,388)    (5,016)    (4,102)
Net cash used by financing activities      (3,935)    (3,377)    (2,864)
                                           ------     ------     ------
Net increase (decrease) in cash               791       (186)       764
Cash and cash equivalents at
 beginning of year                          3,151      3,337      2,573
                                           ------     ------     ------
Cash and cash equivalents at end of year   $3,942     $3,151     $3,337
                                           ======     ======     ======
"""

NEXT = """
                          CALDER MILLS, INC.
                       CONDENSED BALANCE SHEETS
                          (In thousands)

                                        March 31,     December 31,
                                          2005            2004
                                        --------        --------
Cash and cash equivalents               $  4,417        $  3,942
Accounts receivable                       31,260          29,804
Inventories                               27,118          26,655
                                        --------        --------
   Total current assets                 $ 62,795        $ 60,401
                                        ========        ========
"""


def report_of(*texts: str) -> Report:
    return check_documents([load_text(text, f"{index}.txt") for index, text in enumerate(texts)])


def joined(report: Report) -> set[tuple[str, str, str]]:
    return {
        (report.figure(proof.result).figure.text, report.figure(proof.inputs[0]).figure.text, proof.kind)
        for proof in report.proofs
        if proof.rule == "T503"
    }


def test_an_opening_balance_is_the_closing_balance_of_the_year_before() -> None:
    assert joined(report_of(FLOWS)) == {("3,151", "3,151", "internal"), ("3,337", "3,337", "internal")}


def test_a_closing_balance_is_the_balance_sheet_of_that_day() -> None:
    proofs = [proof for proof in report_of(FLOWS, NEXT).proofs if proof.rule == "T503" and proof.kind == "prior"]
    assert len(proofs) == 1
    assert proofs[0].stated == 3942000


def test_a_balance_that_does_not_join_is_laid_at_the_slip() -> None:
    """3,337 at the beginning of 2003 printed as 3,373: the movements and the year before say better."""
    report = report_of(FLOWS.replace("3,151      3,337      2,573", "3,151      3,373      2,573"))
    told = [report.figure(finding.figure).figure.text for finding in report.findings if finding.figure]
    assert told == ["3,373"]


def test_balances_of_other_days_are_not_joined() -> None:
    """A quarter opens on the last day of the year, not on the quarter's day of the year before."""
    quarter = FLOWS.replace("Year Ended December 31,", "Three Months Ended March 31,")
    assert joined(report_of(quarter)) == set()
