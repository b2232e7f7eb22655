"""What a sentence recalls of a period that only an earlier document's table has."""

from __future__ import annotations

from tieout.check import check_documents
from tieout.core.report import Report
from tieout.source import load_text

AUTUMN = """
                          CALDER MILLS, INC.
                 CONDENSED STATEMENTS OF OPERATIONS
                          (In thousands)

                                  Three Months Ended December 31,
                                      2004            2003
                                    --------        --------
Net sales                           $ 58,204        $ 54,631
Cost of sales                         42,090          40,017
                                    --------        --------
   Gross profit                     $ 16,114        $ 14,614
                                    ========        ========
"""

SPRING = """
                          CALDER MILLS, INC.

Gross profit of the quarter ended March 31, 2005 was $14,864,000. {}

                 CONDENSED STATEMENTS OF OPERATIONS
                          (In thousands)

                                  Three Months Ended March 31,
                                      2005            2004
                                    --------        --------
Net sales                           $ 55,127        $ 52,310
Cost of sales                         40,263          38,114
                                    --------        --------
   Gross profit                     $ 14,864        $ 14,196
                                    ========        ========
"""


def report_of(sentence: str) -> Report:
    texts = AUTUMN, SPRING.format(sentence)
    return check_documents([load_text(text, f"{index}.txt") for index, text in enumerate(texts)])


def recalled(report: Report) -> list[str]:
    return [report.figure(proof.result).figure.text for proof in report.proofs if proof.rule == "T505"]


def test_a_figure_of_the_quarter_before_is_proved_by_the_release_before() -> None:
    report = report_of("Net sales were $58,204,000 in the quarter ended December 31, 2004.")
    assert recalled(report) == ["$58,204,000"]
    assert next(proof for proof in report.proofs if proof.rule == "T505").kind == "prior"


def test_the_line_item_must_be_named_and_the_digits_agree() -> None:
    assert recalled(report_of("Cost of sales was $58,204,000 in the quarter ended December 31, 2004.")) == []
    assert recalled(report_of("Net sales were $58,240,000 in the quarter ended December 31, 2004.")) == []


def test_a_figure_of_another_quarter_is_not_proved() -> None:
    assert recalled(report_of("Net sales were $58,204,000 in the quarter ended September 30, 2004.")) == []
