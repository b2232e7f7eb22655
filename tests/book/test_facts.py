from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from book.excerpts import book_of, prose, rows
from tieout.book.signs import turned
from tieout.book.statements import standing_of
from tieout.check import check
from tieout.check.check import check_documents
from tieout.core.period import Period
from tieout.source.load import load_text


@pytest.mark.parametrize(
    ("concept", "label", "pattern", "expected"),
    [
        ("NetIncomeLoss", "Net loss", "-", False),
        ("NetIncomeLoss", "Net loss", "+", True),
        ("NetIncomeLoss", "Net loss", "+-", False),
        ("NetIncomeLoss", "Net income (loss)", "-", False),
        ("NetIncomeLoss", "Net loss (income)", "-", True),
        ("NetIncomeLoss", "Loss before income taxes", "+", True),
        ("InterestExpense", "Interest expense", "-", True),
        ("InterestExpense", "Interest expense", "+", False),
        ("IncomeTaxExpenseBenefit", "Income tax provision (benefit)", "-", False),
        ("IncomeTaxExpenseBenefit", "Income tax benefit (provision)", "+-", True),
        ("IncomeTaxExpenseBenefit", "Income tax benefit", "+", True),
        ("IncomeTaxExpenseBenefit", "Income tax benefit", "-", False),
        ("OtherNonoperatingIncomeExpense", "Other expense, net", "+", True),
        ("OtherNonoperatingIncomeExpense", "Other income (expense), net", "-", False),
        ("ProvisionForCreditLosses", "Provision for credit losses", "+", False),
        ("NetCashProvidedByUsedInInvestingActivities", "Net cash used in investing activities", "+", True),
        ("NetCashProvidedByUsedInInvestingActivities", "Net cash used in investing activities", "-", False),
    ],
)
def test_the_sign_of_the_meaning(concept: str, label: str, pattern: str, expected: bool) -> None:
    assert turned(concept, label, pattern, undone=False) is expected


def test_what_is_added_back_has_the_sign_that_its_label_tells_or_none() -> None:
    assert turned("GainsLossesOnExtinguishmentOfDebt", "Gain on repurchase of notes", "-", undone=True) is True
    assert turned("GainLossOnDispositionOfAssets", "Loss on sale of assets", "+", undone=True) is True
    assert turned("GainLossOnDispositionOfAssets", "Gain (loss) on sale of assets", "+", undone=True) is None
    assert turned("GainLossOnDispositionOfAssets", "(Gain) loss on sale of assets", "-", undone=True) is True


def test_an_income_statement() -> None:
    """
                           HARBOR MILLS COMPANY
                   Consolidated Statements of Operations
                  (in thousands, except per share amounts)

                                            Three Months Ended March 31,
                                            ----------------------------
                                               2004        2003   Change
                                             --------    --------   ----
    Net sales                                $ 12,340    $ 11,250   9.7%
    Cost of sales                               9,420       8,400  12.1%
                                             --------    --------
        Gross profit                            2,920       2,850   2.5%
    Interest expense                           (3,140)     (2,960)  6.1%
                                             --------    --------
        Loss before income taxes                 (220)       (110)
    Income tax benefit                            (64)        (32)
                                             --------    --------
        Net loss                             $   (156)   $    (78)
                                             ========    ========
    Basic and diluted net loss per share     $   (.03)   $   (.02)
    """
    found = rows(book_of(test_an_income_statement))
    pretax = "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest"
    assert found == {
        "Net sales": ["Revenues 12340000", "Revenues 11250000", ""],
        "Cost of sales": ["CostOfRevenue 9420000", "CostOfRevenue 8400000", ""],
        "Gross profit": ["GrossProfit 2920000", "GrossProfit 2850000", ""],
        "Interest expense": ["InterestExpense 3140000", "InterestExpense 2960000", ""],
        "Loss before income taxes": [f"{pretax} -220000", f"{pretax} -110000"],
        "Income tax benefit": ["IncomeTaxExpenseBenefit -64000", "IncomeTaxExpenseBenefit -32000"],
        "Net loss": ["NetIncomeLoss -156000", "NetIncomeLoss -78000"],
        "Basic and diluted net loss per share": [
            "EarningsPerShareBasic -0.03 + EarningsPerShareDiluted -0.03",
            "EarningsPerShareBasic -0.02 + EarningsPerShareDiluted -0.02",
        ],
    }


def test_a_statement_of_cash_flows_tells_changes_and_points_in_time() -> None:
    """
                           HARBOR MILLS COMPANY
                   Consolidated Statements of Cash Flows
                              (in thousands)

                                            Three Months Ended March 31,
                                            ----------------------------
                                               2004        2003
                                             --------    --------
    Operating activities:
        Net income                           $  1,340    $  1,250
        Depreciation and amortization             420         400
        Inventories                              (310)        120
        Accounts payable                           80         (60)
                                             --------    --------
          Net cash provided by operating
            activities                          1,530       1,710
    Investing activities:
        Capital expenditures                     (640)       (590)
                                             --------    --------
          Net cash used in investing
            activities                           (640)       (590)
    Cash at beginning of period                   210         180
    Cash at end of period                       1,100       1,300
    """
    book = book_of(test_a_statement_of_cash_flows_tells_changes_and_points_in_time)
    found = rows(book)
    assert found["Operating activities > Inventories"] == [
        "IncreaseDecreaseInInventories 310000",
        "IncreaseDecreaseInInventories -120000",
    ]
    assert found["Operating activities > Accounts payable"][0] == "IncreaseDecreaseInAccountsPayable 80000"
    assert (
        found["Investing activities > Capital expenditures"][0] == "PaymentsToAcquirePropertyPlantAndEquipment 640000"
    )
    periods = {
        (figure.label[-1], fact.period)
        for key, facts in book.facts.items()
        for fact in facts
        if (figure := book.figure(key)).column == 0 and figure.label[-1].startswith("Cash at")
    }
    assert periods == {
        ("Cash at beginning of period", Period(None, date(2003, 12, 31))),
        ("Cash at end of period", Period(None, date(2004, 3, 31))),
    }


def test_a_reconciliation_to_ebitda_keeps_the_gain_a_gain() -> None:
    """
                           HARBOR MILLS COMPANY
                   Reconciliation of net income to EBITDA
                              (in thousands)

                                            Year Ended December 31,
                                               2004        2003
                                             --------    --------
    Net income                               $  1,340    $  1,250
    Add:
        Depreciation and amortization             420         400
        Interest expense                          310         290
        Gain on repurchase of debt               (530)       (120)
        Income tax provision (benefit)            (64)         32
                                             --------    --------
    EBITDA                                   $  1,476    $  1,852
    """
    found = rows(book_of(test_a_reconciliation_to_ebitda_keeps_the_gain_a_gain))
    assert found["Add > Gain on repurchase of debt"] == [
        "GainsLossesOnExtinguishmentOfDebt 530000",
        "GainsLossesOnExtinguishmentOfDebt 120000",
    ]
    assert found["Add > Income tax provision (benefit)"] == [
        "IncomeTaxExpenseBenefit -64000",
        "IncomeTaxExpenseBenefit 32000",
    ]
    assert found["EBITDA"] == ["EBITDA 1476000", "EBITDA 1852000"]


def test_columns_of_other_bases_say_so_and_adjustments_are_no_facts() -> None:
    """
                           HARBOR MILLS COMPANY
               Quarter ended March 31, 2004 (in thousands)

                                  As
                               Reported  Adjustments   Pro Forma
                               --------  -----------   ---------
    Net sales                  $ 12,340    $    120    $ 12,460
    Cost of sales                 9,420         (20)      9,400
    """
    found = rows(book_of(test_columns_of_other_bases_say_so_and_adjustments_are_no_facts))
    assert found["Net sales"] == ["Revenues 12340000", "", "Revenues (pro forma) 12460000"]


@pytest.mark.parametrize(
    ("head", "other", "name"),
    [
        (("Three Months Ended", "March 31,", "2004"), False, ""),
        (("HARBOR MILLS, INC. AND SUBSIDIARIES", "BALANCE SHEETS", "(In thousands)", "March 31, 2004"), False, ""),
        (("Q4 FY26",), False, ""),
        (("% Change",), True, ""),
        (("4Q20 vs", "4Q19"), True, ""),
        (("March 31, 2004", "March 31,", "2003"), True, ""),
        (("Fiscal 2005", "Outlook"), True, ""),
        (("Average", "Balance"), True, ""),
        (("Rope",), False, "Rope"),
    ],
)
def test_what_heads_of_columns_say(head: tuple[str, ...], other: bool, name: str) -> None:
    standing = standing_of(head)
    assert (standing.other, standing.name) == (other, name)


def test_sentences_give_facts_with_the_sign_that_their_words_tell() -> None:
    """
                           HARBOR MILLS COMPANY

    Harbor Mills had a net loss of $156,000, or 3 cents per diluted share, for the first quarter of 2004,
    compared to a net loss of $169,000, or 4 cents per diluted share, for the first quarter of 2003.

    Net sales for the first quarter of 2004 were $33,006,000, an increase of 2%. Excluding currency
    effects on a constant currency basis, net sales for the first quarter of 2004 were $31,500,000.
    """
    found = prose(book_of(test_sentences_give_facts_with_the_sign_that_their_words_tell))
    assert found["$156,000"] == "NetIncomeLoss -156000"
    assert found["$169,000"] == "NetIncomeLoss -169000"
    assert found["3 cents"] == "EarningsPerShareDiluted -0.03"
    assert found["$33,006,000"] == "Revenues 33006000"
    assert found["2%"] == ""
    assert found["$31,500,000"] == ""


RELEASE = """
                       HARBOR MILLS COMPANY
              Statements of Operations (in thousands)

{gap}                                 Quarter Ended March 31,
{gap}                                    2004        2003
{gap}                                  --------    --------
Net sales{gap}                         $ 12,340    $ 11,250
Cost of sales{gap}                        9,420       8,400
Gross profit{gap}                         2,920       2,850
"""


def test_fingerprints_survive_reflow() -> None:
    prints = [
        [checked.fingerprint for checked in check_documents([load_text(RELEASE.format(gap=gap))]).documents[0].figures]
        for gap in ("", "      ")
    ]
    assert prints[0] == prints[1]
    assert prints[0][0] == "Revenues||2004-01-01..2004-03-31|1"


def test_the_report_shows_concepts_and_a_doubtful_numeral_is_told_as_decided(shared: Path) -> None:
    """The seeds: `304)` is +304,000, a gain of the Metals Group in the first quarter of 2003."""
    report = check([str(next((shared / "seeds").glob("004*")))])
    doubtful = next(row for row in report.facts if row.line == 204 and row.text == "304)")
    assert (doubtful.concept, doubtful.segment, doubtful.value) == ("EBITDA", "Metals Group", Decimal(304000))
    known = [row for row in report.facts if row.place == "table" and row.concept]
    assert len(known) >= 74
