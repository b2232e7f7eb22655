from __future__ import annotations

import re
from collections import Counter

import pytest

from tieout.book.concepts import concept_of, total_of
from tieout.book.labels import normalise
from tieout.book.vocabulary import FILES, data


def concepts(label: str, *path: str, unit: str = "USD", statement: str = "", instant: bool = False) -> tuple[str, ...]:
    meaning = concept_of(label, path, unit, statement, False, instant)
    return meaning.concepts if meaning else ()


PRETAX = "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest"


@pytest.mark.parametrize(
    ("label", "concept"),
    [
        ("Net sales", "Revenues"),
        ("Total revenues, net", "Revenues"),
        ("Cost of goods sold", "CostOfRevenue"),
        ("Gross profit", "GrossProfit"),
        ("Selling, general & administrative expenses", "SellingGeneralAndAdministrativeExpense"),
        ("Loss from operations", "OperatingIncomeLoss"),
        ("Interest expense", "InterestExpense"),
        ("Loss before income taxes", PRETAX),
        ("Income from continuing operations before taxes", PRETAX),
        ("Benefit from income taxes", "IncomeTaxExpenseBenefit"),
        ("Earnings (loss) from continuing operations", "IncomeLossFromContinuingOperations"),
        ("Net loss", "NetIncomeLoss"),
        ("Depreciation and amortization", "DepreciationDepletionAndAmortization"),
        ("Capital expenditures", "PaymentsToAcquirePropertyPlantAndEquipment"),
        ("Net cash used in operating activities", "NetCashProvidedByUsedInOperatingActivities"),
        ("Earnings before interest, taxes, depreciation, and amortization (EBITDA)", "EBITDA"),
        ("Adjusted EBITDA", "AdjustedEBITDA"),
        ("Free cash flow", "FreeCashFlow"),
    ],
)
def test_a_label_names_its_concept(label: str, concept: str) -> None:
    assert concepts(label) == (concept,)


@pytest.mark.parametrize(
    "label",
    ["Net sales growth", "Other", "Rubber Group", "Average total assets", "Cost of sales increase", "Total", ""],
)
def test_a_label_that_names_another_thing_or_nothing_has_no_concept(label: str) -> None:
    assert concepts(label) == ()


def test_the_unit_of_a_figure_keeps_concepts_of_other_units_away() -> None:
    assert concepts("Gross profit", unit="percent") == ()
    assert concepts("Net income", unit="pure") == ()
    assert concepts("Gross margin", unit="percent") == ("GrossMargin",)
    assert concepts("Gross margin") == ("GrossProfit",)
    assert concepts("Net income", unit="USD/share") == ("EarningsPerShare",)


def test_per_share_amounts_take_basic_and_diluted_from_label_or_heading() -> None:
    share = "USD/share"
    assert concepts("Diluted", "Earnings per share:", unit=share) == ("EarningsPerShareDiluted",)
    both = ("EarningsPerShareBasic", "EarningsPerShareDiluted")
    assert concepts("Net income (loss)", "Basic and diluted income per share", unit=share) == both
    assert concepts("Net loss per common share - basic and diluted", unit=share) == both
    assert concepts("Discontinued operations", "Diluted income per share", unit=share) == (
        "IncomeLossFromDiscontinuedOperationsNetOfTaxPerDilutedShare",
    )
    assert concepts("Adjusted diluted EPS", unit=share) == ("AdjustedEarningsPerShareDiluted",)
    assert concepts("Cash dividends declared per common share", unit=share) == ("CommonStockDividendsPerShareDeclared",)
    assert concepts("Restructuring charges per share", unit=share) == ()
    assert concepts("High", "Common stock price per share", unit=share) == ()


def test_counts_of_shares() -> None:
    assert concepts("Diluted", "Weighted average shares outstanding", unit="shares") == (
        "WeightedAverageNumberOfDilutedSharesOutstanding",
    )
    assert concepts("Weighted average number of common shares outstanding, basic and diluted", unit="shares") == (
        "WeightedAverageNumberOfSharesOutstandingBasic",
        "WeightedAverageNumberOfDilutedSharesOutstanding",
    )
    assert concepts("Common stock equivalents", "Weighted average shares outstanding", unit="shares") == (
        "WeightedAverageNumberDilutedSharesOutstandingAdjustment",
    )
    assert concepts("Common shares outstanding", unit="shares") == ("CommonStockSharesOutstanding",)


def test_the_same_label_means_another_thing_in_another_statement() -> None:
    assert concepts("Inventories", statement="balance sheet") == ("InventoryNet",)
    assert concepts("Inventories", statement="cash flow") == ("IncreaseDecreaseInInventories",)
    assert concepts("Income taxes", statement="income statement") == ("IncomeTaxExpenseBenefit",)
    assert concepts("Income taxes", statement="balance sheet") == ("AccruedIncomeTaxesCurrent",)
    assert concepts("Income taxes", "Cash paid during the year for:", statement="cash flow") == ("IncomeTaxesPaidNet",)
    assert concepts("Income taxes", instant=True) == ()


def test_a_heading_decides_what_a_bare_label_means() -> None:
    assert concepts("Other", "Current assets", statement="balance sheet") == ("OtherAssetsCurrent",)
    assert concepts("Deferred income taxes", "Current assets", statement="balance sheet") == (
        "DeferredIncomeTaxAssetsNet",
    )
    assert concepts("Deferred income taxes", "Current liabilities", statement="balance sheet") == (
        "DeferredIncomeTaxLiabilitiesNet",
    )


@pytest.mark.parametrize(
    "heading",
    [
        "Stock-based compensation included in:",
        "Average balances",
        "Depreciation and amortization expense",
        "Domestic Widgets",
        "Adjusted (non-GAAP)",
        "Percent of sales",
    ],
)
def test_under_a_heading_of_something_else_a_label_is_not_the_measure_itself(heading: str) -> None:
    assert concepts("Cost of revenue", heading) == ()


def test_what_sums_up_a_parted_heading_is_its_measure() -> None:
    assert concepts("Total stock-based compensation", "Stock-based compensation") == ("ShareBasedCompensation",)
    total = total_of(("Net sales",), "USD")
    assert total is not None
    assert total.concepts == ("Revenues",)
    assert total_of(("Net sales",), "percent") is None


def test_words_of_basis_are_told_apart_from_the_measure() -> None:
    for label, concept, basis in [
        ("EBITDA from continuing operations", "EBITDA", ("continuing",)),
        ("Pro forma net sales", "Revenues", ("pro forma",)),
        ("GAAP operating income", "OperatingIncomeLoss", ()),
        ("Non-GAAP research and development", "ResearchAndDevelopmentExpense", ("adjusted",)),
        ("Income from continuing operations", "IncomeLossFromContinuingOperations", ()),
    ]:
        meaning = concept_of(label, (), "USD")
        assert meaning is not None, label
        assert (meaning.concepts, meaning.basis) == ((concept,), basis)


def groups() -> list[tuple[str, str, dict[str, str]]]:
    found = []
    for name in (*FILES, "finance"):
        for group, labels in data(name).items():
            found.append((name, group, labels))
    found.extend(("under", heading, labels) for heading, labels in data("under").items())
    return found


@pytest.mark.parametrize(("name", "group", "labels"), groups())
def test_the_vocabulary_is_in_plain_form_and_names_each_label_once(
    name: str, group: str, labels: dict[str, str]
) -> None:
    seen: Counter[str] = Counter()
    for concept, line in labels.items():
        assert re.fullmatch(r"[A-Z]\w+(?:@[A-Z]\w+)?", concept), concept
        for label in line.split(" | "):
            bare = label.removeprefix("-")
            assert normalise(bare) == bare, f"{name}.json, {concept}: write {normalise(bare)!r} for {bare!r}"
            seen[bare] += 1
    assert [label for label, times in seen.items() if times > 1] == []
