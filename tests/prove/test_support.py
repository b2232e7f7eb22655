"""Figures tied to records: by line item, period and scale; a record that differs accuses, and only where it is sure."""

from __future__ import annotations

from prove.release import LEAD, TABLES
from tieout.check import check_documents
from tieout.core.ledger import Assignment
from tieout.core.report import Report
from tieout.source import load, load_text

LEDGER = """\
Account,Description,Quarter ended 9/30/2004,Quarter ended 9/30/2003,Line item
4010,Sales,"-52,310,120.40","-49,875,211.00",Net sales
5010,Materials,"30,000,480.10","29,000,002.00",Cost of sales
5020,Wages,"8,113,611.00","7,901,950.00",Cost of sales
6010,Selling,"6,720,777.00","6,404,100.00",Selling expenses
7010,Interest,"1,318,004.00","1,577,020.00",Interest expense
8010,Income taxes,"2,155,010.00","1,747,000.00",Income taxes
"""


def tied(
    ledger: str = LEDGER,
    *sentences: str,
    tables: str = TABLES,
    name: str = "tb.csv",
    mapping: tuple[Assignment, ...] = (),
) -> Report:
    """The report on the release, tied to one record."""
    draft = load_text(LEAD + "\n\n".join(sentences) + "\n\n" + tables, "release.txt")
    return check_documents([draft], support=[load(name, ledger.encode())], mapping=mapping)


def supported(report: Report) -> list[str]:
    return [checked.figure.text for checked in report.documents[0].figures if checked.status == "supported"]


def told(report: Report) -> list[tuple[str, str, str]]:
    """Code, severity and figure of what support finds."""
    return [
        (finding.code, finding.severity.value, report.figure(finding.figure).figure.text)
        for finding in report.findings
        if finding.code.startswith("T8") and finding.figure
    ]


def test_accounts_of_a_line_item_are_added_up() -> None:
    report = tied()
    assert supported(report) == [
        "52,310", "49,875", "38,114", "36,902", "6,721", "6,404", "1,318", "1,577", "2,155", "1,747",
    ]  # fmt: skip
    assert told(report) == []
    (proof,) = [one for one in report.proofs if one.kind == "support" and one.stated == 38_114_000]
    assert proof.rule == "T802"
    assert proof.equation.endswith("$38,114,091.10, 2 accounts of Cost of sales at tb!C3, tb!C4 of tb.csv")
    assert [str(report.figure(key).at) for key in proof.inputs] == ["tb!C3", "tb!C4"]


def test_a_sentence_that_repeats_a_supported_figure_is_supported_with_it() -> None:
    report = tied(LEDGER, "Net sales were $52.3 million in the third quarter of 2004.")
    assert supported(report)[0] == "$52.3 million"


def test_a_changed_account_shows_as_the_figures_that_rest_on_it_and_no_others() -> None:
    report = tied(
        LEDGER.replace("52,310,120.40", "52,810,120.40"), "Net sales rose to $52,310,000 in the third quarter of 2004."
    )
    assert told(report) == [("T802", "error", "$52,310,000"), ("T802", "error", "52,310")]
    (_, finding) = [one for one in report.findings if one.code == "T802"]
    assert finding.expected == 52_810_000
    assert finding.cause == "one digit wrong"


def test_equality_of_value_alone_supports_nothing() -> None:
    report = tied(LEDGER.replace(",Net sales", ",Rental income").replace("4010,Sales,", "4010,Rentals,"))
    assert "52,310" not in supported(report)
    assert told(report) == []


def test_another_period_supports_nothing_and_accuses_nobody() -> None:
    report = tied(LEDGER.replace("9/30/2004", "6/30/2004").replace("9/30/2003", "6/30/2003"))
    assert supported(report) == []
    assert told(report) == []


def test_within_rounding_is_support_and_a_unit_beyond_is_told_as_such() -> None:
    report = tied(LEDGER.replace("52,310,120.40", "52,310,499.00"))
    assert "52,310" in supported(report)
    assert told(report) == []
    report = tied(LEDGER.replace("52,310,120.40", "52,311,100.00"))
    assert "52,310" in supported(report)
    assert told(report) == [("T802", "note", "52,310")]


def test_a_ledger_whose_scale_is_not_said_gives_one_warning_and_no_error() -> None:
    small = LEDGER.split("\n", maxsplit=1)[0] + "\n" + "\n".join(
        f"{number},{name},{now},{before},{line}"
        for number, name, now, before, line in (
            (4010, "Sales", -52310, -49875, "Net sales"), (5010, "Costs", 38114, 36902, "Cost of sales"),
            (6010, "Selling", 6721, 6404, "Selling expenses"), (7010, "Interest", 1318, 1577, "Interest expense"),
        )
    )  # fmt: skip
    report = tied(small)
    assert supported(report) == []
    assert [severity for _, severity, _ in told(report)] == ["warning", "warning"]
    assert "in thousands" in report.findings[0].message
    report = tied("Trial balance (in thousands)\n" + small)
    assert supported(report)[:4] == ["52,310", "49,875", "38,114", "36,902"]


def test_a_mapping_adds_totals_over_ranges_of_accounts() -> None:
    report = tied(mapping=(Assignment("4000", "5999", "Gross profit"), Assignment("4000", "8999", "Net income")))
    assert {"14,196", "12,973", "4,002", "3,245"} <= set(supported(report))


def test_a_loss_where_the_books_have_a_profit_is_not_supported() -> None:
    """The other figures of the line item tell which sign is which; two that disagree tell nothing."""
    head = "Account,Description,Quarter ended 9/30/2004,Quarter ended 9/30/2003,Line item\n"
    tables = TABLES.replace("$  3,245", "$ (3,245)")

    def linked(before: str, *sentences: str) -> set[str]:
        report = tied(f'{head}9000,Result,"-4,002,100","{before}",Net income\n', *sentences, tables=tables)
        return {report.figure(proof.result).figure.text for proof in report.proofs if proof.kind == "support"}

    assert linked("3,245,200") == {"4,002", "(3,245)"}
    assert linked("-3,245,200") == set()
    said = "In the third quarter of 2004 net income was $4,002,000."
    assert linked("-3,245,200", said) == {"$4,002,000", "4,002"}


def test_an_account_that_nobody_mapped_supports_but_never_accuses() -> None:
    plain = LEDGER.replace(",Interest expense", ",").replace("7010,Interest,", "7010,Interest expense,")
    assert "1,318" in supported(tied(plain))
    assert told(tied(plain.replace("1,318,004", "1,813,004"))) == []


FILING = TABLES.replace("Net sales  ", "Net revenues ").replace("RELEASE", "FORM 10-Q")


def test_a_filing_supports_by_concept_where_labels_differ() -> None:
    report = tied(FILING, name="10q.txt")
    assert "52,310" in supported(report)
    (proof,) = [one for one in report.proofs if one.kind == "support" and one.stated == 52_310_000]
    assert proof.rule == "T801"
    assert proof.equation == "52,310 (line 17) = 52,310 (line 9 of 10q.txt)"


def test_one_figure_that_differs_from_a_filing_among_many_that_agree_is_an_error() -> None:
    report = tied(FILING.replace("6,721", "6,271"), name="10q.txt")
    assert ("T801", "error", "6,721") in told(report)
    assert supported(report)


def test_a_draft_that_says_it_restates_is_not_accused_by_what_was_filed() -> None:
    report = tied(
        FILING.replace("6,721", "6,271"), "The results have been restated to correct an error.", name="10q.txt"
    )
    assert [severity for _, severity, _ in told(report)] == ["note"]


def test_a_split_of_the_shares_is_no_error() -> None:
    shares = "Basic earnings per share                      0.42            0.34\n"
    more = "Weighted average shares outstanding              9,761           9,833\n"
    draft = TABLES.rstrip("\n").removesuffix("========        ========") + "                    \n" + shares + more
    filed = draft.replace("0.41 ", "0.82 ").replace("0.42 ", "0.84 ").replace("9,761 ", "4,880 ")
    report = tied(filed, tables=draft, name="10q.txt")
    assert [severity for code, severity, _ in told(report) if code == "T801" and severity == "error"] == []


def test_what_a_filing_only_expects_records_nothing() -> None:
    outlook = """
                                     Outlook
                                  (In thousands)
                                      Year Ended
                                     December 31, 2004
                                     -----------------
Net sales                                $ 210,000
Selling expenses                            26,000
"""
    draft = TABLES + outlook.replace("210,000", "205,000")
    report = tied(TABLES + outlook, tables=draft, name="10q.txt")
    assert told(report) == []
    assert "26,000" not in supported(report)


def test_records_are_shown_as_support_and_not_as_documents_to_be_proved() -> None:
    report = tied()
    assert [document.path for document in report.documents] == ["release.txt"]
    assert [(document.path, document.role) for document in report.support] == [("tb.csv", "support")]
    assert all(finding.document == 0 for finding in report.findings)
    assert all(proof.result[0] == 0 for proof in report.proofs)


SHEET = """
                              SAMPLE MILLS, INC.
                        CONDENSED BALANCE SHEETS
                             (In thousands)

                                       September 30,    December 31,
                                           2004            2003
                                         --------        --------
Cash and cash equivalents                $  3,373        $  2,910
Accounts receivable                        21,408          20,115
Inventories                                18,902          17,664
                                         --------        --------
   Total current assets                  $ 43,683        $ 40,689
                                         ========        ========
Accounts payable                         $ 12,045        $ 11,200
"""
CLOSING = """\
Adjusted trial balance at September 30 2004,,,,
Account No.,Account Name,Debit,Credit,FS Line
1010,Cash,"3,373,204.50",,Cash and cash equivalents
1210,Receivables,"21,508,000.00",,Accounts receivable
1290,Allowance,,"100,400.00",Accounts receivable
1310,Inventories,"18,902,250.75",,Inventories
2010,Payables,,"12,045,001.00",Accounts payable
4010,Sales,,"154,100,000.00",Net sales
7010,Interest,"1,318,004.00",,Interest expense
"""


def test_a_trial_balance_at_a_date_supports_the_balance_sheet_and_accuses_no_quarter() -> None:
    """Sales to date are no sales of the quarter; interest agrees, so it is supported."""
    report = tied(CLOSING, tables=TABLES + SHEET)
    assert {"3,373", "21,408", "18,902", "12,045", "1,318"} <= set(supported(report))
    assert not {"52,310", "2,910", "11,200"} & set(supported(report))
    assert told(report) == []


def test_a_balance_that_differs_from_the_closing_balance_is_an_error() -> None:
    report = tied(CLOSING.replace("100,400.00", "300,400.00"), tables=TABLES + SHEET)
    assert told(report) == [("T802", "error", "21,408")]
