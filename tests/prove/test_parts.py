"""Parts of a year over two documents: what adds up, what is never added, and a slip in one of them."""

from __future__ import annotations

from tieout.check import check_documents
from tieout.core.report import Report
from tieout.source import load_text

HALF = """
                          CALDER MILLS, INC.
                 CONDENSED STATEMENTS OF OPERATIONS
              (In thousands, except per share amounts)

                                            Six Months Ended
                                              December 31,
                                          2004            2003
                                        --------        --------
Net sales                               $104,882        $ 99,316
Cost of sales                             76,407          73,288
Selling expenses                          13,544          12,917
Administrative expenses                    6,246           6,581
Interest expense                           2,271           2,390
Income tax provision                       2,245           1,449
Net income                                 4,169           2,691
Depreciation and amortization              3,644           3,502
Capital expenditures                       5,120           4,877
Net income per diluted share            $   0.84        $   0.54
Diluted weighted average shares            4,970           4,964
"""

NINE = """
                          CALDER MILLS, INC.
                 CONDENSED STATEMENTS OF OPERATIONS
              (In thousands, except per share amounts)

                                   Three Months Ended       Nine Months Ended
                                        March 31,               March 31,
                                     2005       2004         2005        2004
                                   --------   --------     --------    --------
Net sales                          $ 55,127   $ 52,310     $160,009    $151,626
Cost of sales                        40,263     38,114      116,670     111,402
Selling expenses                      6,958      6,721       20,502      19,638
Administrative expenses               3,201      3,118        9,447       9,699
Interest expense                      1,036      1,143        3,307       3,533
Income tax provision                  1,284      1,125        3,529       2,574
Net income                            2,385      2,089        6,554       4,780
Depreciation and amortization         1,915      1,771        5,559       5,273
Capital expenditures                  2,408      2,216        7,528       7,093
Net income per diluted share       $   0.48   $   0.42     $   1.32    $   0.96
Diluted weighted average shares       4,981      4,974        4,974       4,967
"""


def report_of(*texts: str) -> Report:
    return check_documents([load_text(text, f"{index}.txt") for index, text in enumerate(texts)])


def added(report: Report) -> list[str]:
    return [
        report.figure(proof.result).figure.text.strip("$ ")
        for proof in report.proofs
        if proof.rule == "T502" and proof.verdict != "contradicted"
    ]


def test_a_half_and_a_quarter_are_nine_months_in_a_year_that_ends_in_june() -> None:
    report = report_of(HALF, NINE)
    assert not report.findings
    assert sorted(added(report)) == sorted(
        "160,009 151,626 116,670 111,402 20,502 19,638 9,447 9,699 3,307 3,533 3,529 2,574 6,554 4,780".split()
        + "5,559 5,273 7,528 7,093".split()
    )
    proof = next(each for each in report.proofs if each.rule == "T502")
    assert proof.kind == "prior"
    assert len(proof.inputs) == 2


def test_per_share_amounts_and_weighted_shares_are_never_added() -> None:
    """0.84 and 0.48 happen to be 1.32, which proves nothing."""
    report = report_of(HALF, NINE)
    units = {report.figure(proof.result).figure.unit for proof in report.proofs if proof.rule == "T502"}
    assert units == {"USD"}


def test_a_slip_in_the_year_to_date_is_a_warning() -> None:
    """Capital expenditures of 7,528 in nine months printed as 7,582; no sum of the table reaches them."""
    report = report_of(HALF, NINE.replace("7,528", "7,582"))
    assert [
        (each.severity, each.code, report.figure(each.figure).figure.text) for each in report.findings if each.figure
    ] == [("warning", "T502", "7,582")]
    assert report.findings[0].cause == "two digits transposed"


def test_a_half_that_was_recast_since_is_not_held_against_the_nine_months() -> None:
    """Most lines of the half stand on another basis: nothing is proved by them and nothing is accused."""
    half = HALF
    for printed, recast in (("99,316", "91,204"), ("73,288", "68,111"), ("12,917", "11,640"), ("6,581", "6,220")):
        half = half.replace(printed, recast)
    report = report_of(half, NINE)
    assert not any(finding.severity in ("error", "warning") for finding in report.findings)


def test_four_quarters_are_a_year() -> None:
    """Each quarter in a release of its own, 13 or 14 weeks long; the year has 53."""
    quarter = """
                          CALDER MILLS, INC.
                           (In thousands)
                                        {weeks} Weeks Ended
                                        {end}
                                        ---------------
Net sales                                     $ {sales}
Cost of sales                                   {cost}
Interest expense                                 {interest}
Net income                                       {net}
"""
    rows = (
        ("13", "May 1, 2004", "52,310", "38,114", "1,143", "2,089"),
        ("13", "July 31, 2004", "50,118", "36,990", "1,120", "1,976"),
        ("13", "October 30, 2004", "49,276", "36,415", "1,131", "1,853"),
        ("14", "February 5, 2005", "61,902", "44,870", "1,204", "3,316"),
        ("53", "February 5, 2005", "213,606", "156,389", "4,598", "9,234"),
    )
    names = ("weeks", "end", "sales", "cost", "interest", "net")
    report = report_of(*(quarter.format(**dict(zip(names, row, strict=True))) for row in rows))
    assert sorted(added(report)) == ["156,389", "213,606", "4,598", "9,234"]
    assert all(len(proof.inputs) == 4 for proof in report.proofs if proof.rule == "T502")
