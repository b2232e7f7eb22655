"""The measures of an issuer come in; what its years, halves and quarters leave for the parts that are not printed goes out.

A measure that adds up over time is a sum from one day to another. Printed periods lead from day to day, forwards and
backwards; every way that leads from the first day of a period to its last gives its amount: a year less its fourth and
its first quarter is the second and third.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tieout.book.implied.basis import Bases
from tieout.book.implied.measures import MONEY, Measure, Print, Volume
from tieout.book.implied.naming import flows, importance, measure_name, spelled
from tieout.book.implied.question import Question
from tieout.core.implied import Ground, Refused
from tieout.core.period import Period

_PARTS: Final = ("quarter", "half", "nine months", "year")
_TOLD: Final = ("quarter", "half", "nine months")
_STEPS: Final = 4
"""The longest way: a year less three quarters."""
_SPAN: Final = 385
"""Days over which a way may lead: those of one fiscal year."""
_WEEK: Final = 7
_NOT_ADDED: Final = re.compile(r"Average|Balance|Backlog|Outstanding|Rate|Margin|Per(?:Basic|Diluted)?Share|Ratio|Allowance|IncludingExchangeRateEffect")
"""Concepts among flows that do not add up."""
_NEVER_LESS: Final = frozenset(
    ("Revenues", "CostOfRevenue", "SellingGeneralAndAdministrativeExpense", "ResearchAndDevelopmentExpense", "InterestExpense",
     "DepreciationDepletionAndAmortization", "PaymentsToAcquirePropertyPlantAndEquipment", "InterestAndDividendIncomeOperating")
)  # fmt: skip
"""Concepts that are never less than nothing: what would be, rests on a number that is misread."""


@dataclass(frozen=True, slots=True)
class Step:
    """A printed period as a step from one day to another; ``sign`` is -1 where it is taken backwards."""

    print: Print
    sign: int


Way = tuple[Step, ...]


def parts(volume: Volume, bases: Bases, *, assumed: bool) -> Iterator[Question | Refused]:
    """A question for each part of a year that other periods determine; a refusal where they are not measured alike.

    ``assumed`` takes all documents to measure alike, and says so. O(measures times the ways through a year).
    """
    days = _Days(volume)
    for measure, prints in sorted(volume.prints.items(), key=lambda item: _rank(item[0])):
        if measure.unit in MONEY and measure.concept in flows() and not _NOT_ADDED.search(measure.concept):
            yield from _of_measure(volume, bases, measure, prints, days, assumed)


def _rank(measure: Measure) -> tuple[int | str, ...]:
    return importance(measure.concept), measure.concept, measure.segment, measure.basis


class _Days:
    """The first days of periods, those that lie within a week of each other as one."""

    def __init__(self, volume: Volume) -> None:
        found: set[date] = set()
        for prints in volume.prints.values():
            for one in prints:
                if one.period.start is not None:
                    found |= {one.period.start, one.period.end + timedelta(days=1)}
        self.firsts: list[date] = []
        self._number: dict[date, int] = {}
        for day in sorted(found):
            if not self.firsts or (day - self.firsts[-1]).days > _WEEK:
                self.firsts.append(day)
            self._number[day] = len(self.firsts) - 1

    def ends(self, period: Period) -> tuple[int, int]:
        """The numbers of its first day, and of the day after its last."""
        assert period.start is not None
        return self._number[period.start], self._number[period.end + timedelta(days=1)]

    def period(self, start: int, end: int) -> Period:
        return Period(self.firsts[start], self.firsts[end] - timedelta(days=1))


def _of_measure(
    volume: Volume, bases: Bases, measure: Measure, prints: Sequence[Print], days: _Days, assumed: bool
) -> Iterator[Question | Refused]:
    steps: dict[int, list[tuple[int, Step]]] = defaultdict(list)
    for one in prints:
        if one.period.length in _PARTS and one.stated is not None and not one.nil:
            start, end = days.ends(one.period)
            steps[start].append((end, Step(one, 1)))
            steps[end].append((start, Step(one, -1)))
    open_parts: dict[tuple[int, int], list[Way]] = {}
    for start in sorted(steps):
        ways: dict[int, list[Way]] = defaultdict(list)
        for end, way in _ways(start, steps, days):
            if end > start:
                ways[end].append(way)
        for end, found in ways.items():
            period = days.period(start, end)
            if period.length in _TOLD and not _told_already(volume, measure, period, found):
                open_parts[start, end] = sorted(found, key=_plainness)
    for part, found in open_parts.items():
        if not _adds_up(part, open_parts, steps):
            yield from _asked(bases, measure, days.period(*part), found, assumed)


def _ways(start: int, steps: dict[int, list[tuple[int, Step]]], days: _Days) -> Iterator[tuple[int, Way]]:
    """Every way from ``start`` that comes to no day twice and stays within a year."""
    waiting: list[tuple[tuple[int, ...], Way]] = [((start,), ())]
    while waiting:
        seen, way = waiting.pop()
        if way:
            yield seen[-1], way
        if len(way) == _STEPS:
            continue
        for end, step in steps[seen[-1]]:
            if end not in seen and (days.firsts[max(*seen, end)] - days.firsts[min(*seen, end)]).days <= _SPAN:
                waiting.append(((*seen, end), (*way, step)))


def _told_already(volume: Volume, measure: Measure, period: Period, ways: Sequence[Way]) -> bool:
    """Whether the period is printed, or is made of printed ones: adding up is no news."""
    if any(all(step.sign > 0 for step in way) for way in ways):
        return True
    return any(True for _ in volume.find(measure.concept, measure.segment, period))


def _adds_up(
    part: tuple[int, int], open_parts: dict[tuple[int, int], list[Way]], steps: dict[int, list[tuple[int, Step]]]
) -> bool:
    """Whether a part is a smaller one and a printed period beside it, and needs no fewer documents than that."""
    start, end = part
    smaller = [(middle, end) for middle, step in steps[start] if step.sign > 0 and middle < end]
    smaller += [(start, middle) for middle, step in steps[end] if step.sign < 0 and middle > start]
    needs = _plainness(open_parts[part][0])[0]
    return any(needs >= _plainness(open_parts[other][0])[0] for other in smaller if other in open_parts)


def _asked(bases: Bases, measure: Measure, period: Period, ways: Sequence[Way], assumed: bool) -> Iterator[Question | Refused]:
    name = measure_name(measure.concept, measure.segment, measure.basis)
    bars = [bases.bar({step.print.document for step in way}, measure) for way in ways]
    allowed = [way for way, bar in zip(ways, bars, strict=True) if bar is None]
    if allowed:
        basis = bases.without(allowed[0][0].print.document, measure)
        yield _question(measure, name, period, allowed, () if basis is None else (str(basis),))
    elif assumed:
        yield _question(
            measure, name, period, ways[:1], (f"taken for granted that the documents measure alike, though {bars[0]}",)
        )
    elif bars[0] is not None:
        yield Refused(name, period, measure.unit, (bars[0], Ground(_spelled(ways[0]), tuple(_places(ways[0])))))


def _plainness(way: Way) -> tuple[int, int, int]:
    """Fewest documents first, then fewest steps, then the latest documents."""
    documents = {step.print.document for step in way}
    return len(documents), len(way), -sum(documents)


def _question(measure: Measure, name: str, period: Period, ways: Sequence[Way], taken: Sequence[str]) -> Question:
    question = Question()
    question.taken += taken
    target = question.unknown("target", 0 if measure.concept in _NEVER_LESS else None)
    for number, way in enumerate(ways):
        terms = []
        for step in sorted(way, key=lambda step: -step.sign):
            assert step.print.stated is not None
            printed = question.printed(f"{number} {step.print.document} {step.print.period}", step.print.stated)
            terms.append(printed if step.sign > 0 else f"-{printed}")
        question.sum(_spelled(way), target, *terms)
    question.ask(target, name, period, measure.unit, (1, *_rank(measure), -period.end.toordinal(), period.days))
    return question


def _spelled(way: Way) -> str:
    """ "year to 2004-12-31 less quarter to 2004-12-31"."""
    plus = [spelled(step.print.period) for step in way if step.sign > 0]
    minus = [spelled(step.print.period) for step in way if step.sign < 0]
    return " plus ".join(plus) + "".join(f" less {each}" for each in minus)


def _places(way: Way) -> Iterator[str]:
    for step in sorted(way, key=lambda step: -step.sign):
        if step.print.stated is not None:
            yield step.print.stated.source
