"""The measures of an issuer come in; line items that others determine by what their names mean go out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from tieout.book.book import Book
from tieout.book.implied.measures import MONEY, Measure, Print, Volume, of_whole
from tieout.book.implied.naming import importance, measure_name
from tieout.book.implied.question import Question
from tieout.core.period import Period

_PRETAX: Final = "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest"
_EQUITY: Final = "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest"
_LESS: Final = (
    ("Liabilities", "total liabilities", "Assets", _EQUITY),
    ("Liabilities", "total liabilities", "Assets", "StockholdersEquity"),
    ("OperatingExpenses", "expenses between gross profit and income from operations", "GrossProfit", "OperatingIncomeLoss"),
    ("NonoperatingIncomeExpense", "other income less other expense, between income from operations and income before income taxes", _PRETAX, "OperatingIncomeLoss"),
    ("IncomeTaxExpenseBenefit", "income taxes", _PRETAX, "IncomeLossFromContinuingOperations"),
    ("NetIncomeLossAttributableToNoncontrollingInterest", "net income of noncontrolling interests", "ProfitLoss", "NetIncomeLoss"),
    ("InterestBearingDepositLiabilities", "interest-bearing deposits", "Deposits", "NoninterestBearingDepositLiabilities"),
)  # fmt: skip
"""What is asked for, its name, and the two line items that it is the difference of."""
_BETWEEN: Final = re.compile(
    r"minority|noncontrolling|non-controlling|redeemable|mezzanine|temporary equity|convertible preferred|trust preferred|subject to redemption",
    re.IGNORECASE,
)
"""Labels of what stands between liabilities and equity."""


def identities(book: Book, volume: Volume) -> Iterator[Question]:
    """A question for each line item that is not printed and is the difference of two that are. O(prints)."""
    for document in volume.documents:
        between = any(_BETWEEN.search(row.label) for table in book.exhibits[document].tables for row in table.rows)
        for period, found in of_whole(volume, document).items():
            for concept, name, whole, part in _LESS:
                if concept in found or whole not in found or part not in found:
                    continue
                if concept == "Liabilities" and (between or (part == "StockholdersEquity" and _EQUITY in found)):
                    continue
                question = _difference(found[whole], found[part], name, period, importance(concept))
                if question is not None:
                    yield question


def _difference(whole: Print, part: Print, name: str, period: Period, place: int) -> Question | None:
    if whole.stated is None or part.stated is None or whole.nil or part.nil:
        return None
    question = Question()
    question.printed("whole", whole.stated)
    question.printed("part", part.stated)
    rest = question.unknown("rest")
    question.sum("what is left of the one after the other", rest, "whole", "-part")
    question.ask(rest, name, period, "USD", (3, place, name, -period.end.toordinal(), period.days))
    return question


def segments(volume: Volume) -> Iterator[Question]:
    """The one part of the issuer that a document leaves out, where the same line item shows all parts for another period."""
    totals: dict[tuple[int, str, Period], dict[str, Print]] = defaultdict(dict)
    units: dict[str, str] = {}
    for measure, prints in volume.prints.items():
        if not measure.basis and measure.unit in MONEY:
            units[measure.concept] = measure.unit
            for one in prints:
                if one.stated is not None:
                    totals[one.document, measure.concept, one.period][measure.segment] = one
    whole: dict[tuple[int, str], set[frozenset[str]]] = defaultdict(set)
    for (document, concept, _), found in totals.items():
        if _adds_up(found):
            whole[document, concept].add(frozenset(found))
    for (document, concept, period), found in totals.items():
        for every in whole.get((document, concept), ()):
            missing = every - set(found)
            if len(missing) == 1 and "" in found and set(found) < every and len(every) > 2:
                yield _missing(found, Measure(concept, next(iter(missing)), "", units[concept]), period)


def _adds_up(found: Mapping[str, Print]) -> bool:
    """Whether the parts, two at least, make the whole."""
    if "" not in found or len(found) < 3:
        return False
    total = found[""].stated
    parts = [one.stated for segment, one in found.items() if segment]
    if total is None:
        return False
    rest = total.bounds
    for each in parts:
        if each is None:
            return False
        rest = rest - each.bounds
    return rest.low is not None and rest.high is not None and rest.low <= 0 <= rest.high


def _missing(found: Mapping[str, Print], measure: Measure, period: Period) -> Question:
    question = Question()
    names = []
    for segment, one in found.items():
        assert one.stated is not None
        names.append(question.printed(f"part {segment}", one.stated))
    rest = question.unknown("rest")
    others = [f"-{name}" for segment, name in zip(found, names, strict=True) if segment]
    question.sum("consolidated less the other segments", rest, "part ", *others)
    name = measure_name(measure.concept, measure.segment, "")
    question.ask(rest, name, period, measure.unit, (3, importance(measure.concept), name, -period.end.toordinal(), period.days))
    return question
