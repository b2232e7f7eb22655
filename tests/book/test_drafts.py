"""Two prints of one release: they are one document, prove nothing of each other and do not contradict each other."""

from __future__ import annotations

from tieout.check import check_documents
from tieout.core.report import Report
from tieout.source import load_text

RELEASE = """
                          HOLLIN WORKS, INC.
                 CONDENSED STATEMENTS OF OPERATIONS
              (In thousands, except per share amounts)

                                   Three Months Ended March 31,
                                      2005            2004
                                    --------        --------
Net sales                           $ 61,274        $ 57,018
Cost of sales                         44,390          41,655
                                    --------        --------
   Gross profit                       16,884          15,363
Selling expenses                       7,912           7,446
Administrative expenses                3,845           3,629
                                    --------        --------
   Income from operations              5,127           4,288
Interest expense                       1,208           1,374
                                    --------        --------
   Income before income taxes          3,919           2,914
Income tax provision                   1,372           1,020
                                    --------        --------
   Net income                       $  2,547        $  1,894
                                    ========        ========
Depreciation and amortization          2,236           2,417
"""

BEFORE = """
                          HOLLIN WORKS, INC.
                 CONDENSED STATEMENTS OF OPERATIONS
              (In thousands, except per share amounts)

                                   Three Months Ended March 31,
                                      2004            2003
                                    --------        --------
Net sales                           $ 57,018        $ 53,111
Cost of sales                         41,655          38,924
                                    --------        --------
   Gross profit                       15,363          14,187
Selling expenses                       7,446           7,093
Administrative expenses                3,629           3,517
Depreciation and amortization          2,417           2,502
"""

PAGE = """<p>HOLLIN WORKS, INC.</p><p>Condensed Statements of Operations</p>
<p>(In thousands, except per share amounts)</p><table>
<tr><td></td><td colspan=2>Three Months Ended March 31,</td></tr><tr><td></td><td>2005</td><td>2004</td></tr>
<tr><td>Net sales</td><td>61,274</td><td>57,018</td></tr>
<tr><td>Cost of sales</td><td>44,390</td><td>41,655</td></tr>
<tr><td>Gross profit</td><td>16,884</td><td>15,363</td></tr>
<tr><td>Selling expenses</td><td>7,912</td><td>7,446</td></tr>
<tr><td>Administrative expenses</td><td>3,845</td><td>3,629</td></tr>
<tr><td>Depreciation and amortization</td><td>2,236</td><td>2,417</td></tr>
</table>"""


def report_of(*texts: str) -> Report:
    return check_documents([load_text(text, f"{index}.txt") for index, text in enumerate(texts)])


def across(report: Report) -> list[tuple[str, str]]:
    """Rule and print of each proof that takes in two documents."""
    return [
        (proof.rule, report.figure(proof.result).figure.text)
        for proof in report.proofs
        if len({key[0] for key in (proof.result, *proof.inputs)}) > 1
    ]


def test_two_drafts_prove_nothing_of_each_other() -> None:
    redrafted = RELEASE.replace("HOLLIN WORKS, INC.\n", "HOLLIN WORKS, INC.\nDraft of April 20, 2005\n")
    assert across(report_of(RELEASE, redrafted)) == []


def test_a_figure_that_changed_between_two_drafts_is_no_contradiction() -> None:
    report = report_of(RELEASE, RELEASE.replace("2,236", "2,263"))
    assert across(report) == []
    assert report.findings == ()
    figures = [figure for document in report.documents for figure in document.figures]
    assert [each.status for each in figures if each.figure.text in ("2,236", "2,263")] == ["unproved", "unproved"]


def test_a_page_and_its_text_are_one_document() -> None:
    report = report_of(PAGE, "\n".join(line for line in RELEASE.splitlines() if "ncome" not in line))
    assert report.documents[0].origin is not None
    assert [len(document.figures) > 10 for document in report.documents] == [True, True]
    assert across(report) == []


def test_each_draft_is_tied_to_the_release_before_it() -> None:
    """Depreciation of 2,417 a year before: the first draft has it as 2,471, the second is right."""
    report = report_of(BEFORE, RELEASE.replace("2,417", "2,471"), RELEASE)
    tied = [proof for proof in report.proofs if proof.rule == "T501" and proof.verdict == "exact"]
    assert {proof.result[0] for proof in tied} == {1, 2}
    assert {proof.inputs[0][0] for proof in tied} == {0}
    assert [(each.code, each.document) for each in report.findings] == [("T501", 1)]


def test_the_release_of_another_quarter_is_another_document() -> None:
    assert across(report_of(BEFORE, RELEASE)) != []


ROLLED = """
                 ALLOWANCE FOR DOUBTFUL ACCOUNTS
                        (In thousands)

                                      Year Ended December 31,
                                            {year}
                                    ------------------------
Balance, beginning of year                  {opening}
Charged to expense                           1,318
Written off                                 (1,046)
                                    ------------------------
Balance, end of year                        {closing}
"""


def test_a_balance_is_not_borne_out_by_another_draft() -> None:
    """One draft opens with the balance at which another closes, both of one issuer and day."""
    draft = RELEASE.replace("Three Months Ended March 31,", "  Year Ended December 31,    ")
    one = draft + ROLLED.format(year="2005", opening="72,345", closing="72,617")
    other = draft + ROLLED.format(year="2004", opening="72,073", closing="72,345")
    assert across(report_of(one, other)) == []
    assert ("T503", "72,345") in across(report_of(one, other.replace("2005", "2003")))
