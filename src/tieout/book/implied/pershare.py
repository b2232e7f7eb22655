"""The measures of an issuer come in; the weighted shares and the charge before common stock that EPS pins down go out.

Earnings a share times weighted shares is what is left for common stockholders: of net income and of income from
continuing operations after the charge (preferred dividends, what a redemption costs above the carrying amount), of what is
discontinued all. So a line of discontinued operations gives the shares, and the others then give the charge.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from tieout.book.book import Book
from tieout.book.implied.measures import Print, Volume, of_whole
from tieout.book.implied.naming import concept_name
from tieout.book.implied.question import Question, Stated
from tieout.book.solve import Contradiction, propagated
from tieout.book.statements import is_finance, kind_of
from tieout.core.interval import Interval
from tieout.core.period import Period

_CHARGED: Final = {
    "NetIncomeLoss": "EarningsPerShareBasic",
    "IncomeLossFromContinuingOperations": "IncomeLossFromContinuingOperationsPerBasicShare",
}
_WHOLE: Final = {
    "IncomeLossFromDiscontinuedOperationsNetOfTax": "IncomeLossFromDiscontinuedOperationsNetOfTaxPerBasicShare",
    "CumulativeEffectOfChangeInAccountingPrincipleNetOfTax": "CumulativeEffectOfChangeInAccountingPrinciplePerBasicShare",
    "ExtraordinaryItemNetOfTax": "IncomeLossFromExtraordinaryItemsNetOfTaxPerBasicShare",
}
_SHARES: Final = ("WeightedAverageNumberOfSharesOutstandingBasic", "WeightedAverageNumberOfSharesOutstanding")
"""Basic, or without a word; a count for both is both."""
_PRINTED_CHARGE: Final = (
    "NetIncomeLossAvailableToCommonStockholdersBasic", "PreferredStockDividendsIncomeStatementImpact",
    "NetIncomeLossAttributableToNoncontrollingInterest", "ProfitLoss",
)  # fmt: skip
"""Where one of these is printed, what belongs to common stock is printed too, or is not net income less a charge alone."""
_PREFERRED: Final = re.compile(
    r"\bpreferred\s+(?:stock|shares?|units?|dividends?)\b|\b(?:applicable|available|attributable)\s+(?:to|for)\s+common\b|\baccretion\b"
    r"|\bparticipating\s+securities\b|\btwo-class\b",
    re.IGNORECASE,
)
_PARTICIPATING: Final = re.compile(
    r"\b(?:un|non-?)vested\b|\brestricted\s+(?:stock|shares?|units?)\b|\bparticipating\s+securit|\bundistributed\b|\btwo-class\b"
    r"|\bperformance\s+shares?\b",
    re.IGNORECASE,
)
_TWO_CLASS: Final = date(2008, 12, 15)
"""From then on unvested shares that receive dividends take their part of all earnings, which no statement needs to show."""
_CLASS: Final = re.compile(r"\bclass\s+[a-z]\b", re.IGNORECASE)
_CLEARLY: Final = 4
"""How many times its lower bound the upper bound of a charge may be."""


def pershare(book: Book, volume: Volume) -> Iterator[Question]:
    """A question for each document and period with earnings a share. O(prints of the concepts concerned)."""
    texts = [book.exhibits[document].document.text for document in volume.documents]
    preferred = any(_PREFERRED.search(text) for text in texts)
    participating = any(_PARTICIPATING.search(text) for text in texts)
    for document in volume.documents:
        odd = _classes_differ(book, document) or is_finance(book.exhibits[document])
        by_period = {} if odd else of_whole(volume, document)
        silent = not any(kind_of(table) == "balance sheet" for table in book.exhibits[document].tables)
        if silent and not preferred:
            continue  # a summary has no place where it would tell of preferred stock
        for period, found in by_period.items():
            if participating and period.end >= _TWO_CLASS:
                continue
            if period.start is not None and any(eps in found for eps in (*_CHARGED.values(), *_WHOLE.values())):
                question = _question(found, period, preferred)
                if question is not None:
                    yield question


def _classes_differ(book: Book, document: int) -> bool:
    """Whether classes of shares earn different amounts each: then no amount a share is that of all shares."""
    found: dict[tuple[object, ...], set[Decimal]] = defaultdict(set)
    for figure in book.exhibits[document].figures:
        if figure.place == "table" and figure.unit.endswith("/share") and figure.label and _CLASS.search(figure.label[-1]):
            found[figure.table, figure.label[:-1], figure.column].add(figure.number.value)
    return any(len(values) > 1 for values in found.values())


def _question(found: Mapping[str, Print], period: Period, preferred: bool) -> Question | None:
    question = Question()
    printed = next((name for concept in _SHARES if (name := _stated(question, found, concept))), None)
    shares = printed or question.unknown("shares", 0)
    charge = question.unknown("charge") if preferred else question.constant(0)
    pairs = 0
    for concept, eps in (*_CHARGED.items(), *_WHOLE.items()):
        income, each = _stated(question, found, concept), _stated(question, found, eps)
        if income is None or each is None:
            continue
        if _opposed(question.quantities[income].known, question.quantities[each].known):
            return None
        pairs += 1
        name = concept_name(concept)
        if concept in _CHARGED and preferred:
            left = question.unknown(f"left of {concept}")
            question.sum(f"{name} less the charge is what is left for common stock", left, income, f"-{charge}")
            question.product(f"{name} a share times weighted shares is what is left for common stock", left, each, shares)
        else:
            question.product(f"{name} a share times weighted shares is {name}", income, each, shares)
    if not pairs:
        return None
    if printed is None:
        if not preferred:
            question.taken.append("no document tells of preferred stock, or of a charge before common stock, though a balance sheet is printed")
        diluted = " and diluted" if _is_diluted(found) else ""
        question.ask(shares, f"weighted average shares, basic{diluted}", period, "shares", (2, 0, -period.end.toordinal(), period.days))
    net = found.get("NetIncomeLoss")
    alone = preferred and net is not None and not any(concept in found for concept in _PRINTED_CHARGE)
    if alone and net is not None and _is_charge(question, charge, net.stated):
        question.ask(
            charge, "charge to common stockholders (net income less what earnings a share are counted on)", period, "USD",
            (2, 1, -period.end.toordinal(), period.days), limit="sign",
        )  # fmt: skip
    return question


def _stated(question: Question, found: Mapping[str, Print], concept: str) -> str | None:
    one = found.get(concept)
    return question.printed(concept, one.stated) if one is not None and one.stated is not None and not one.nil else None


def _opposed(income: Interval, each: Interval) -> bool:
    """Whether one is a gain and the other a loss: then a sign is misread."""
    assert income.low is not None
    assert income.high is not None
    assert each.low is not None
    assert each.high is not None
    return (income.low > 0 and each.high < 0) or (income.high < 0 and each.low > 0)


def _is_diluted(found: Mapping[str, Print]) -> bool:
    """Whether the line is of basic and of diluted earnings a share at once."""
    basic, diluted = found.get("EarningsPerShareBasic"), found.get("EarningsPerShareDiluted")
    figures = [set(one.stated.figures) if one is not None and one.stated is not None else set() for one in (basic, diluted)]
    return bool(figures[0] & figures[1])


def _is_charge(question: Question, charge: str, net: Stated | None) -> bool:
    """Whether what is found may be told as a charge: at most half of net income, and clearly more than nothing.

    What rounding hardly excludes may as well be an amount a share that was rounded twice.
    """
    try:
        bounds = propagated(list(question.quantities.values()), question.relations)[charge].bounds
    except Contradiction:
        return True  # told when the question is answered
    if net is None or bounds.low is None or bounds.high is None:
        return False
    most = max(abs(end) for end in (net.bounds.low, net.bounds.high) if end is not None)
    least, largest = sorted((abs(bounds.low), abs(bounds.high)))
    return 2 * largest <= most and largest <= _CLEARLY * least
