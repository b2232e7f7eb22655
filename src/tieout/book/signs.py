"""A label with its concept and the signs printed in its row comes in; whether the meaning's sign is turned goes out.

Labels name a direction ("net loss", "tax benefit"), often with the other one in parentheses; then the word outside is
the one that is printed plain. A row of one sign under a label of one direction means that direction, whichever way
it is printed: deductions stand in parentheses in one statement and plain in the next.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_TWO_SIDED: Final = re.compile(
    r"IncomeLoss|GainLoss|GainsLosses|ProfitLoss|Income(?:Statement)?$|IncomeExpense|ExpenseIncome|Benefit$|ProvidedByUsedIn"
    r"|IncreaseDecrease|EffectOf|EarningsPerShare|PerBasicShare|PerDilutedShare|PerShare$|FundsFromOperations|^EBIT|EBITDA|EBITA$"
    r"|FreeCashFlow|^NetDebt|WorkingCapital|Extraordinary|Comprehensive|RetainedEarnings|StockholdersEquity$|NoncontrollingInterest$"
    r"|NetOperatingIncome|PreprovisionNetRevenue|^Adjusted(?:NetIncome|OperatingIncome|Income)|^Provision|WriteOffsNet"
    r"|ProceedsFromPayments|ProceedsFromRepayments|PaymentsForProceeds|TangibleCommonEquity$|TangibleEquity$|BookValue|NetIncome"
    r"|InterestIncomeExpense|InvestmentIncomeNet|NetInvestmentIncome|OperatingCapital|MinorityInterest$|IncomeTaxExpense"
    r"|DebtSecuritiesAvailable\w+Gain|NoncashIncomeExpense|MortgageBankingIncome"
)
_TAX: Final = re.compile(r"IncomeTaxExpense|TaxEffect")
_SPENDS: Final = re.compile(
    r"InterestIncomeExpense|OtherNonoperating|OtherOperatingIncomeExpense|NonoperatingIncomeExpense"
)
_TURNS: Final = re.compile(
    r"^GainLoss|^GainsLosses|^CumulativeEffect|^Extraordinary|DiscontinuedOperation|EquityMethod|^ForeignCurrencyTrans"
    r"|RealizedInvestment|RealizedGainLoss|OtherNonoperating|InvestmentIncomeNet|NoncontrollingInterest$|^NonoperatingIncome"
)
_CONTRA: Final = re.compile(r"^Accumulated|Treasury|Allowance|Unearned")
_WORDS: Final = re.compile(
    r"(?P<down>\b(?:loss(?:es)?|deficit|deficiency|used|decrease|outflow)\b)"
    r"|(?P<up>\b(?:income|earnings|profits?|gains?|provided|increase|inflow)\b)"
)
_SPENT: Final = re.compile(
    r"(?P<down>\b(?:loss(?:es)?|expenses?|costs?|charges?)\b)|(?P<up>\b(?:income|earnings|gains?)\b)"
)
_NO_WORD: Final = re.compile(
    r"\bincome tax(?:es)?\b|\b(?:loan|credit|lease|insurance) (?:and \w+ )?loss(?:es)?\b|\bloss adjustment\b|\bcomprehensive income\b"
)
_ASIDE: Final = re.compile(r"\(([^()]*)\)?")
_EITHER: Final = re.compile(r"^\s*(?:/|or\b|and\b|,)\s*(?:\w+\s+)?$")


def is_two_sided(concept: str) -> bool:
    """Whether amounts of a concept are naturally of either sign; others are printed negative to be taken off."""
    return _two_sided(concept)


def turned(concept: str, label: str, pattern: str, undone: bool, at_date: bool = False) -> bool | None:
    """Whether the sign of what is printed must be turned to get the sign of the meaning; None where nobody can tell.

    ``pattern`` has the signs of the row's amounts: "+", "-", "+-" or "". ``undone`` says that the row stands where
    results are added back or taken off, so that a result without a direction in its label may have any sign; ``at_date``
    that the amount is one at a date.
    """
    if concept.startswith("ProvisionFor"):
        return False
    if not _two_sided(concept):
        # An asset that is less than nothing is a line of another table: a change, a deferred tax.
        return None if at_date and "-" in pattern and not _is(_CONTRA, concept) else pattern == "-"
    if concept.endswith("WriteOffsNet") and "(charge" in label.lower():
        return True
    kind = "tax" if _is(_TAX, concept) else "spends" if _is(_SPENDS, concept) else ""
    way, other = _direction(label, kind)
    if undone and _is(_TURNS, concept):
        if way == 0 or (way > 0 and other):
            return None
        if way > 0:
            return pattern == "-"
    if way < 0:
        return True if other else pattern == "+" or (kind == "spends" and pattern == "+-")
    return False


@lru_cache(maxsize=4096)
def _two_sided(concept: str) -> bool:
    return _TWO_SIDED.search(concept) is not None and not concept.startswith("CommonStockDividends")


@lru_cache(maxsize=8192)
def _is(pattern: re.Pattern[str], concept: str) -> bool:
    return pattern.search(concept) is not None


@lru_cache(maxsize=32768)
def _direction(label: str, kind: str) -> tuple[int, bool]:
    """+1 or -1 for the direction that a label names outside parentheses, 0 for none; and whether it names both."""
    words = _SPENT if kind == "spends" else _WORDS
    small = label.lower()
    if kind != "tax":
        small = _NO_WORD.sub(" ", small)
    inside = " ".join(match[1] for match in _ASIDE.finditer(small))
    outside = _ASIDE.sub(" ", small)
    if kind == "tax":
        return _taxed(outside, inside)
    first = words.search(outside)
    if first is None:
        return 0, False
    way = -1 if first["down"] else 1
    against = "up" if way < 0 else "down"
    other = any(match[against] for match in words.finditer(inside))
    following = next((match for match in words.finditer(outside, first.end()) if match[against]), None)
    if following is not None and _EITHER.match(outside[first.end() : following.start()]):
        other = True
    return way, other


def _taxed(outside: str, inside: str) -> tuple[int, bool]:
    """As ``_direction``, for income taxes: an expense is up, a benefit down."""
    down, up = (
        re.search(words, outside) for words in (r"\b(?:benefits?|credits?|recovery)\b", r"\b(?:provision|expense)\b")
    )
    if down and up:
        return 1, True
    other = re.search(r"\b(?:provision|expense)\b" if down else r"\b(?:benefits?|credits?|recovery)\b", inside)
    return (-1 if down else 1), other is not None
