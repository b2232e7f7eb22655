"""What a report says of a number is on one line, wherever the number was wrapped."""

from __future__ import annotations

from textwrap import dedent

from tieout.check import check_documents
from tieout.publish.findings.concise import render
from tieout.source import load_text


def test_a_number_wrapped_over_two_lines_is_quoted_on_one() -> None:
    """
    Net sales were $52.31
    million in the three months ended March 31, 2004. Gross profit was $14.169
    million in the three months ended March 31, 2004, and $12.973
    million in the three months ended March 31, 2003.

                                         (In thousands)
                                  Three Months Ended March 31,
                                          2004            2003
                                        --------        --------
    Net sales                           $ 52,310        $ 49,875
    Cost of sales                         38,114          36,902
                                        --------        --------
       Gross profit                     $ 14,196        $ 12,973
                                        ========        ========
    """
    text = dedent(test_a_number_wrapped_over_two_lines_is_quoted_on_one.__doc__ or "")
    report = check_documents([load_text(text)])
    assert any("$52.31 million" in proof.equation for proof in report.proofs)
    assert any("$14.169 million" in finding.message for finding in report.findings)
    said = [proof.equation for proof in report.proofs] + [finding.message for finding in report.findings]
    assert not [each for each in said if "\n" in each]
    assert "?" not in "".join(render(report))
