"""Concepts, segments and documents come in; the words by which an analyst knows them go out."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from tieout.book.book import Book
from tieout.book.vocabulary import concepts_in
from tieout.core.finding import Key
from tieout.core.period import Period

_NAMES: Final = {
    "Revenues": "revenues (net sales)",
    "CostOfRevenue": "cost of sales",
    "GrossProfit": "gross profit",
    "SellingGeneralAndAdministrativeExpense": "selling, general and administrative expenses",
    "OperatingIncomeLoss": "income from operations",
    "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest": "income before income taxes",
    "IncomeTaxExpenseBenefit": "income taxes",
    "IncomeLossFromContinuingOperations": "income from continuing operations",
    "IncomeLossFromDiscontinuedOperationsNetOfTax": "income from discontinued operations",
    "NetIncomeLoss": "net income",
    "NetIncomeLossAvailableToCommonStockholdersBasic": "net income for common stockholders",
    "PreferredStockDividendsIncomeStatementImpact": "preferred dividends",
    "ProfitLoss": "net income before noncontrolling interests",
    "IncomeLossBeforeExtraordinaryItemsAndCumulativeEffectOfChangeInAccountingPrinciple":
        "income before extraordinary items and cumulative effect of a change in accounting principle",
    "CumulativeEffectOfChangeInAccountingPrincipleNetOfTax": "cumulative effect of a change in accounting principle",
    "GainsLossesOnExtinguishmentOfDebt": "gain on extinguishment of debt",
    "DepreciationDepletionAndAmortization": "depreciation and amortization",
    "EBITDA": "EBITDA",
    "InterestAndDividendIncomeOperating": "interest and dividend income",
    "InterestIncomeExpenseNet": "net interest income",
    "InterestIncomeExpenseAfterProvisionForLoanLoss": "net interest income after provision for loan losses",
    "NetCashProvidedByUsedInOperatingActivities": "net cash provided by operating activities",
    "NetCashProvidedByUsedInInvestingActivities": "net cash provided by investing activities",
    "NetCashProvidedByUsedInFinancingActivities": "net cash provided by financing activities",
    "PaymentsToAcquirePropertyPlantAndEquipment": "capital expenditures",
    "InterestExpense": "interest expense",
    "LaborAndRelatedExpense": "compensation and benefits",
    "OccupancyNet": "occupancy expense",
    "InvestmentIncomeInterest": "interest income",
    "DebtSecuritiesAvailableForSaleRealizedGainLoss": "gain on sales of securities",
    "ResearchAndDevelopmentExpense": "research and development expenses",
}  # fmt: skip
"""The line items that matter most, in the order in which they are told after net income."""
_ORDER: Final = {concept: place for place, concept in enumerate(dict.fromkeys(("NetIncomeLoss", *_NAMES)))}
_LABELLED: Final = re.compile(r"[A-Z]{2,}(?=[A-Z][a-z]|$)|[A-Z]?[a-z]+|\d+")


def concept_name(concept: str) -> str:
    """A concept in words: "net income"; one without a usual name by the words that its own is made of."""
    if concept in _NAMES:
        return _NAMES[concept]
    words = [word if word.isupper() else word.lower() for word in _LABELLED.findall(concept.partition("@")[0])]
    return " ".join(words)


def measure_name(concept: str, segment: str, basis: str) -> str:
    """A measure in words: "net sales, Rubber Group (adjusted)"."""
    name = concept_name(concept) + (f", {segment}" if segment else "")
    return f"{name} ({basis})" if basis else name


def importance(concept: str) -> int:
    """The place of a concept among all: net income first, then the line items of statements from top to bottom."""
    return _ORDER.get(concept, len(_ORDER))


@cache
def flows() -> frozenset[str]:
    """The concepts that are amounts of a period, and add up over periods."""
    groups = ("flow", "cash flow", "paid")
    return frozenset(
        concept.removeprefix("-") for group in groups for finance in (False, True) for concept in concepts_in(group, finance).values()
    )


def place_of(book: Book, key: Key) -> str:
    """Where a figure is printed: "003.txt:121"."""
    return f"{book.exhibits[key[0]].document.name}:{book.figure(key).line}"


def spelled(period: Period) -> str:
    """A period in words: "quarter to 2004-03-31", "half to 2004-06-30", "2004-05-31" for an instant."""
    return str(period.end) if period.start is None else f"{period.length} to {period.end}"
