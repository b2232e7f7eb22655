"""Comparatives of a later document against what the earlier one printed: agreeing, wrong, recast, restated."""

from __future__ import annotations

from tieout.check import check_documents
from tieout.core.report import Report
from tieout.source import load_text

EARLIER = """
                          CALDER MILLS, INC.
                 CONDENSED STATEMENTS OF OPERATIONS
              (In thousands, except per share amounts)

                                   Three Months Ended March 31,
                                      2004            2003
                                    --------        --------
Net sales                           $ 52,310        $ 49,875
Cost of sales                         38,114          36,902
                                    --------        --------
   Gross profit                       14,196          12,973
Selling expenses                       6,721           6,404
Administrative expenses                3,118           3,377
                                    --------        --------
   Income from operations              4,357           3,192
Interest expense                       1,143           1,208
                                    --------        --------
   Income before income taxes          3,214           1,984
Income tax provision                   1,125             694
                                    --------        --------
   Net income                       $  2,089        $  1,290
                                    ========        ========
Net income per diluted share        $   0.42        $   0.26
Diluted weighted average shares        4,974           4,962
"""

LATER = """
                          CALDER MILLS, INC.
                 CONDENSED STATEMENTS OF OPERATIONS
              (In thousands, except per share amounts)

                                   Three Months Ended March 31,
                                      2005            2004
                                    --------        --------
Net sales                           $ 55,127        $ 52,310
Cost of sales                         40,263          38,114
                                    --------        --------
   Gross profit                       14,864          14,196
Selling expenses                       6,958           6,721
Administrative expenses                3,201           3,118
                                    --------        --------
   Income from operations              4,705           4,357
Interest expense                       1,036           1,143
                                    --------        --------
   Income before income taxes          3,669           3,214
Income tax provision                   1,284           1,125
                                    --------        --------
   Net income                       $  2,385        $  2,089
                                    ========        ========
Net income per diluted share        $   0.48        $   0.42
Diluted weighted average shares        4,981           4,974
"""


def report_of(*texts: str) -> Report:
    return check_documents([load_text(text, f"{index}.txt") for index, text in enumerate(texts)])


def told(report: Report) -> list[tuple[str, str, int, str]]:
    return [
        (finding.severity, finding.code, finding.document, report.figure(finding.figure).figure.text)
        for finding in report.findings
        if finding.figure is not None
    ]


def prior_proofs(report: Report) -> list[str]:
    return [
        report.figure(proof.result).figure.text
        for proof in report.proofs
        if proof.rule == "T501" and proof.verdict != "contradicted"
    ]


def test_a_comparative_that_agrees_is_proved_by_the_earlier_document() -> None:
    report = report_of(EARLIER, LATER)
    assert told(report) == []
    assert len(prior_proofs(report)) == 12
    assert {proof.kind for proof in report.proofs if proof.rule == "T501"} == {"prior"}
    shares = next(each for each in report.documents[1].figures if each.figure.text == "4,974")
    assert shares.status == "proved"


def test_the_order_of_the_files_does_not_matter() -> None:
    report = report_of(LATER, EARLIER)
    assert {proof.result[0] for proof in report.proofs if proof.rule == "T501"} == {0}


def test_one_document_has_no_prior() -> None:
    assert prior_proofs(report_of(LATER)) == []


def test_documents_of_two_issuers_are_not_compared() -> None:
    other = LATER.replace("CALDER MILLS", "NORTON FORGE").replace("38,114", "38,141")
    assert not any(proof.rule == "T501" for proof in report_of(EARLIER, other).proofs)


LINE = "\nDepreciation and amortization          {}           {}\n"


def test_two_digits_transposed_in_a_comparative_are_an_error() -> None:
    """Depreciation of 1,771 copied as 1,717: no sum reaches it, and the earlier release says better."""
    report = report_of(EARLIER + LINE.format("1,771", "1,690"), LATER + LINE.format("1,915", "1,717"))
    assert told(report) == [("error", "T501", 1, "1,717")]
    finding = report.findings[0]
    assert finding.cause == "two digits transposed"
    assert finding.expected == 1771000
    assert "0.txt" in finding.message
    assert [report.figure(key).figure.text for key in finding.related] == ["1,771"]


def test_one_digit_wrong_is_laid_at_the_comparative() -> None:
    """4,974 thousand shares copied as 4,074: earnings per share and the earlier release accuse it together."""
    report = report_of(EARLIER, LATER.replace("4,974", "4,074"))
    assert [(severity, document, text) for severity, _, document, text in told(report)] == [("error", 1, "4,074")]


def test_a_comparative_that_differs_for_no_known_reason_is_a_warning() -> None:
    """A line that no sum reaches, alone in differing."""
    report = report_of(EARLIER + LINE.format("1,858", "1,690"), LATER + LINE.format("1,915", "1,634"))
    assert told(report) == [("warning", "T501", 1, "1,634")]


def test_two_lines_that_changed_places_are_both_told() -> None:
    """Selling and administrative expenses of 2004 stand on each other's lines: every total still foots."""
    turned = LATER.replace("6,958           6,721", "6,958           3,118").replace(
        "3,201           3,118", "3,201           6,721"
    )
    assert {(code, text) for _, code, _, text in told(report_of(EARLIER, turned))} == {
        ("T501", "3,118"),
        ("T501", "6,721"),
    }


RECAST = (
    LATER.replace("52,310", "47,822")
    .replace("38,114", "35,240")
    .replace("14,196", "12,582")
    .replace("6,721", "5,904")
    .replace("3,118", "2,955")
    .replace("4,357", "3,723")
    .replace("3,214", "2,580")
    .replace("1,125", "  903")
    .replace(
        "   Net income                       $  2,385        $  2,089",
        """\
   Income from continuing operations     2,385           1,677
Income from discontinued operations         --             412
                                    --------        --------
   Net income                       $  2,385        $  2,089""",
    )
)


def test_a_recast_for_discontinued_operations_is_a_note_and_no_error() -> None:
    """A business is sold: its lines leave the comparative, net income stays."""
    report = report_of(EARLIER, RECAST)
    assert [(severity, code, document) for severity, code, document, _ in told(report)] == [("note", "T504", 1)]
    assert "as recast" in report.findings[0].message
    assert report.errors == 0


def test_what_one_line_loses_another_gains_is_reclassified() -> None:
    """Selling expenses of 240 now stand among administrative expenses."""
    moved = LATER.replace("6,721", "6,481").replace("3,118", "3,358")
    report = report_of(EARLIER, moved)
    assert [(severity, code) for severity, code, _, _ in told(report)] == [("note", "T504")]
    assert "reclassified" in report.findings[0].message


def test_a_restatement_is_named_and_is_no_error() -> None:
    """The later document corrects the cost of sales of 2004 and says so."""
    corrected = (
        LATER.replace("38,114", "38,614")
        .replace("14,196", "13,696")
        .replace("4,357", "3,857")
        .replace("3,214", "2,714")
        .replace("1,125", "  950")
        .replace("2,089", "1,764")
        .replace("0.42", "0.35")
        + "\nResults of the first quarter of 2004 have been restated to correct the valuation of inventories.\n"
    )
    report = report_of(EARLIER, corrected)
    assert [(severity, code) for severity, code, _, _ in told(report)] == [("note", "T504")]
    assert "restated" in report.findings[0].message


def test_restated_articles_restate_no_figure() -> None:
    """An exhibit list names the company's restated articles: a slip in a comparative is told all the same."""
    exhibits = "\n3.1  Amended and Restated Bylaws\n3.2  Amendment to the Restated Articles of Incorporation\n"
    report = report_of(EARLIER + LINE.format("1,771", "1,690"), LATER + LINE.format("1,915", "1,717") + exhibits)
    assert told(report) == [("error", "T501", 1, "1,717")]


def test_a_split_of_the_shares_is_a_note() -> None:
    """Two for one: twice the shares, half the earnings per share."""
    split = LATER.replace("$   0.48        $   0.42", "$   0.24        $   0.21").replace(
        "4,981           4,974", "9,962           9,948"
    )
    report = report_of(EARLIER, split)
    assert [(severity, code) for severity, code, _, _ in told(report)] == [("note", "T504")]
    assert "split" in report.findings[0].message


def test_adjusted_figures_are_not_held_against_reported_ones() -> None:
    """The same labels under another basis."""
    adjusted = LATER.replace("CONDENSED STATEMENTS OF OPERATIONS", "ADJUSTED (NON-GAAP) RESULTS").replace(
        "38,114", "38,141"
    )
    assert not any(proof.rule == "T501" for proof in report_of(EARLIER, adjusted).proofs)


def test_the_same_digits_at_another_scale_accuse_nobody() -> None:
    """The later release forgets to say "in thousands"."""
    report = report_of(EARLIER, LATER.replace("(In thousands, except per share amounts)", ""))
    assert not any(finding.code.startswith("T5") for finding in report.findings)


def test_quarters_of_thirteen_weeks_that_end_on_other_days_are_one_period() -> None:
    """The fiscal year ends on the Saturday nearest to January 31."""
    earlier = EARLIER.replace("Three Months Ended March 31,", "     13 Weeks Ended         ").replace(
        "   2004            2003   ", "May 1, 2004     May 3, 2003"
    )
    later = LATER.replace("Three Months Ended March 31,", "     13 Weeks Ended         ").replace(
        "   2005            2004   ", "Apr. 30, 2005   May 1, 2004"
    )
    assert len(prior_proofs(report_of(earlier, later))) == 12
