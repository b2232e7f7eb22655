"""A press release made up for the tests of rules over sentences, and short ways to ask what was found in it."""

from __future__ import annotations

from tieout.check import check_documents
from tieout.core.finding import Verdict
from tieout.core.report import Report
from tieout.source import load_text

LEAD = """
SAMPLE MILLS REPORTS THIRD QUARTER RESULTS

DAYTON, Ohio, October 28, 2004 -- Sample Mills, Inc. today reported results for the third quarter ended
September 30, 2004.

"""

TABLES = """
                              SAMPLE MILLS, INC.
                  CONDENSED STATEMENTS OF OPERATIONS (UNAUDITED)
                  (In thousands, except per share amounts)

                                          Quarter Ended September 30,
                                            2004            2003
                                          --------        --------
Net sales                                 $ 52,310        $ 49,875
Cost of sales                               38,114          36,902
                                          --------        --------
   Gross profit                             14,196          12,973
Selling expenses                             6,721           6,404
Interest expense                             1,318           1,577
                                          --------        --------
   Income before income taxes                6,157           4,992
Income taxes                                 2,155           1,747
                                          --------        --------
   Net income                             $  4,002        $  3,245
                                          ========        ========
Diluted earnings per share                $   0.41        $   0.33
                                          ========        ========
"""


def report_of(*sentences: str, tables: str = TABLES, lead: str = LEAD) -> Report:
    """The report on a release that says ``sentences`` over ``tables``."""
    return check_documents([load_text(lead + "\n\n".join(sentences) + "\n\n" + tables, "release.txt")])


def told(report: Report) -> list[tuple[str, str, str]]:
    """Code, severity and figure of each finding."""
    return [
        (finding.code, finding.severity.value, _text(report, finding.figure) if finding.figure else "")
        for finding in report.findings
    ]


def proved(report: Report, rule: str) -> list[str]:
    """The figures that proofs of ``rule`` give, in order."""
    return [
        _text(report, proof.result)
        for proof in report.proofs
        if proof.rule == rule and proof.verdict is not Verdict.CONTRADICTED
    ]


def _text(report: Report, key: tuple[int, int]) -> str:
    return " ".join(report.figure(key).figure.text.split())
