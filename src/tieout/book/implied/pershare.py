"""The measures of an issuer come in; the weighted shares and the charge before common stock that EPS pins down go out.

Earnings a share times weighted shares is what is left for common stockholders: of net income and of income from
continuing operations after the charge (preferred dividends, what a redemption costs above the carrying amount), of what is
discontinued all. So a line of discontinued operations gives the shares, and the others then give the charge.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from tieout.book.book import Book
from tieout.book.implied.measures import Print, Volume
from tieout.book.implied.naming import concept_name
from tieout.book.implied.question import Question
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
_SHARES: Final = "WeightedAverageNumberOfSharesOutstandingBasic"
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
_CLASS: Final = re.compile(r"\bclass\s+[a-z]\b", re.IGNORECASE)
_HALF: Final = Fraction(1, 2)


def pershare(book: Book, volume: Volume) -> Iterator[Question]:
    """A question for each document and period with earnings a share. O(prints of the concepts concerned)."""
    texts = [book.exhibits[document].document.text for document in volume.documents]
    preferred = any(_PREFERRED.search(text) for text in texts)
    for document in volume.documents:
        by_period = {} if _classes_differ(book, document) else _prints(volume, document)
        for period, found in by_period.items():
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


def _prints(volume: Volume, document: int) -> Mapping[Period, dict[str, Print]]:
    """What a document states for the issuer as a whole, as first reported: period -> concept -> print."""
    found: dict[Period, dict[str, Print]] = {}
    for measure, prints in volume.prints.items():
        if not measure.segment and not measure.basis:
            for one in prints:
                if one.document == document:
                    found.setdefault(one.period, {})[measure.concept] = one
    return found


def _question(found: Mapping[str, Print], period: Period, preferred: bool) -> Question | None:
    question = Question()
    printed = _stated(question, found, _SHARES)
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
            question.taken.append("no document tells of preferred stock, or of a charge before common stock")
        diluted = " and diluted" if _is_diluted(found) else ""
        question.ask(shares, f"weighted average shares, basic{diluted}", period, "shares", (2, 0, -period.end.toordinal(), period.days))
    if preferred and not any(concept in found for concept in _PRINTED_CHARGE) and "NetIncomeLoss" in found:
        net = found["NetIncomeLoss"].stated
        question.ask(
            charge, "charge to common stockholders (net income less what earnings a share are counted on)", period, "USD",
            (2, 1, -period.end.toordinal(), period.days), limit="sign",
        )  # fmt: skip
        if net is not None and not _is_lesser(question, charge, net.bounds):
            question.asked.pop()
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


def _is_lesser(question: Question, charge: str, net: Interval) -> bool:
    """Whether the charge is at most half of net income: more is rather another line than a charge."""
    from tieout.book.solve import Contradiction, propagated

    try:
        bounds = propagated(list(question.quantities.values()), question.relations)[charge].bounds
    except Contradiction:
        return True  # told when the question is answered
    size = max(abs(net.low or 0), abs(net.high or 0))
    return bounds.low is not None and bounds.high is not None and max(abs(bounds.low), abs(bounds.high)) <= size * _HALF
