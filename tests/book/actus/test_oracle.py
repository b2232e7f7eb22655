"""QuantLib as the second opinion: day counts, schedules and cash flows on random dates and terms, with no difference."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import accumulate, pairwise
from operator import mul
from random import Random
from typing import Any

import pytest

from tieout.book.actus import events
from tieout.book.actus.daycount import CONVENTIONS, year_fraction
from tieout.book.actus.moments import Moment
from tieout.book.actus.schedule import Shift, cycle, dates

ql = pytest.importorskip("QuantLib", reason="needs QuantLib, which requirements/dev.txt installs")

SEED = 20031218
FEW, MANY = 200, 10_000
CENT = 0.01
BUSINESS_DAY = {"F": "Following", "MF": "ModifiedFollowing", "P": "Preceding", "MP": "ModifiedPreceding"}
SHIFTS = ("NOS", *(f"{first}{rule}" for first in ("SC", "CS") for rule in BUSINESS_DAY))


def theirs(day: date) -> Any:
    return ql.Date(day.day, day.month, day.year)


def ours(day: Any) -> date:
    return date(day.year(), day.month(), day.dayOfMonth())


def some_day(random: Random) -> date:
    """Any day of fifty years, ends of months far more often than they come."""
    day = date(1990, 1, 1) + timedelta(days=random.randrange(18_000))
    if random.random() < 0.3:
        day = day.replace(day=1) - timedelta(days=random.choice([1, 1, 2, 3]))
    return day


def counter(convention: str, maturity: date) -> Any:
    return {
        "AA": lambda: ql.ActualActual(ql.ActualActual.ISDA),
        "A360": ql.Actual360,
        "A365": ql.Actual365Fixed,
        "30E360": lambda: ql.Thirty360(ql.Thirty360.EurobondBasis),
        "30360": lambda: ql.Thirty360(ql.Thirty360.BondBasis),
        "30E360ISDA": lambda: ql.Thirty360(ql.Thirty360.ISDA, theirs(maturity)),
    }[convention]()


def unadjusted(start: date, end: date, months: int, days: int, end_of_month: bool) -> list[date]:
    tenor = ql.Period(months, ql.Months) if months else ql.Period(days, ql.Days)
    none = ql.Unadjusted
    made = ql.Schedule(
        theirs(start), theirs(end), tenor, ql.NullCalendar(), none, none, ql.DateGeneration.Forward, end_of_month
    )
    return [ours(day) for day in made]


def long_stub(found: list[date], months: int, days: int, end_of_month: bool) -> list[date]:
    """The last date but one falls away where no whole period leads from it to the end."""
    longer = unadjusted(found[0], found[-1] + timedelta(days=2 * (31 * months + days)), months, days, end_of_month)
    return found if found[-1] in longer else [*found[:-2], found[-1]] if len(found) > 2 else found


def terms_of_time(random: Random) -> tuple[date, date, int, int, str, bool]:
    start = some_day(random)
    months, days = random.choice([(1, 0), (2, 0), (3, 0), (6, 0), (12, 0), (0, 7), (0, 14), (0, 27), (0, 91)])
    end = start + timedelta(days=random.randrange(1, 24 * (31 * months + days)))
    period = f"P{months}M" if months else f"P{days}D"
    return start, end, months, days, f"{period}L{random.choice('01')}", random.random() < 0.5


def check_day_counts(number: int) -> None:
    random = Random(SEED)
    for _ in range(number):
        start, end = sorted((some_day(random), some_day(random)))
        maturity = random.choice([end, some_day(random)])
        for convention in CONVENTIONS:
            mine = year_fraction(convention, Moment(start), Moment(end), Moment(maturity))
            yours = counter(convention, maturity).yearFraction(theirs(start), theirs(end))
            assert abs(float(mine) - yours) < 1e-12, (
                f"{convention} from {start} to {end}, maturity {maturity}: {mine} and {yours}"
            )


def check_schedules(number: int) -> None:
    random = Random(SEED)
    weekends = ql.WeekendsOnly()
    for _ in range(number):
        start, end, months, days, each, end_of_month = terms_of_time(random)
        expected = unadjusted(start, end, months, days, end_of_month)
        if each.endswith("0"):
            expected = long_stub(expected, months, days, end_of_month)
        due = [*dates("cycle", Moment(start), cycle("cycle", each), Moment(end), None, end_of_month), Moment(end)]
        assert [moment.day for moment in due] == expected, f"{each} from {start} to {end}, end of month {end_of_month}"
        for ours_is, theirs_is in BUSINESS_DAY.items():
            moved = [Shift("MF", f"SC{ours_is}").paid(moment).day for moment in due]
            assert moved == [ours(weekends.adjust(theirs(day), getattr(ql, theirs_is))) for day in expected]


def some_loan(random: Random) -> tuple[dict[str, Any], list[date], list[str]]:
    """A loan that begins on a business day, the dates QuantLib gives it, and the rate of each of its periods."""
    start, end, months, days, each, end_of_month = terms_of_time(random)
    start += timedelta(days=7 - start.weekday() if start.weekday() > 4 else 0)
    end = max(end, start + timedelta(days=5))
    due = unadjusted(start, end, months, days, end_of_month)
    if each.endswith("0"):
        due = long_stub(due, months, days, end_of_month)
    terms = {
        "contractType": "PAM",
        "contractRole": "RPA",
        "statusDate": (start - timedelta(days=1)).isoformat(),
        "currency": "USD",
        "initialExchangeDate": start.isoformat(),
        "maturityDate": end.isoformat(),
        "notionalPrincipal": str(random.randrange(1_000, 100_000_000)),
        "nominalInterestRate": f"0.{random.randrange(2000):04d}",
        "dayCountConvention": random.choice(CONVENTIONS),
        "cycleAnchorDateOfInterestPayment": start.isoformat(),
        "cycleOfInterestPayment": each,
        "endOfMonthConvention": "EOM" if end_of_month else "SD",
        "calendar": "MF",
        "businessDayConvention": random.choice(SHIFTS),
    }
    regular = len(due) > 2 and unadjusted(due[1], end, months, days, end_of_month)[: len(due) - 2] == due[1:-1]
    if regular:
        terms |= {
            "contractType": random.choice(["PAM", "LAM", "NAM", "ANN"]),
            "cycleAnchorDateOfPrincipalRedemption": due[1].isoformat(),
            "cycleOfPrincipalRedemption": each,
            "nextPrincipalRedemptionPayment": str(int(terms["notionalPrincipal"]) // random.randrange(1, 40) + 1),
        }
    for name in {"PAM": ("OfPrincipalRedemption", "nextPrincipal"), "ANN": ("nextPrincipal",)}.get(
        terms["contractType"], ()
    ):
        terms = {key: value for key, value in terms.items() if name not in key}
    rates = [terms["nominalInterestRate"]] * (len(due) - 1)
    if regular and terms["contractType"] != "ANN" and random.random() < 0.4:
        rates[1:] = [f"0.{random.randrange(1000, 2000)}" for _ in due[2:]]
        terms |= {
            "cycleAnchorDateOfRateReset": due[1].isoformat(),
            "cycleOfRateReset": each,
            "marketObjectCodeOfRateReset": "index",
            "rateSpread": "0.05",
            "rateMultiplier": "0.5",
        }
    return terms, due, rates


def observed(due: list[date], rates: list[str]) -> dict[str, Any]:
    """The index that, at half and 0.05 more, gives the rates."""
    points = zip(due[1:], rates[1:], strict=False)
    return {
        "index": {
            "data": [{"timestamp": f"{day}", "value": 2 * Fraction(rate) - Fraction(1, 10)} for day, rate in points]
        }
    }


def expected_flows(terms: dict[str, Any], due: list[date], rates: list[float]) -> dict[date, float]:
    """What the party receives on each day, by QuantLib's days, year fractions and coupons."""
    convention, weekends = terms["businessDayConvention"], ql.WeekendsOnly()
    rule = getattr(ql, BUSINESS_DAY[convention[2:]]) if convention != "NOS" else ql.Unadjusted
    counted = [weekends.adjust(theirs(day), rule) if convention.startswith("S") else theirs(day) for day in due]
    count = counter(terms["dayCountConvention"], date.fromisoformat(terms["maturityDate"]))
    years = [count.yearFraction(first, second) for first, second in pairwise(counted)]
    left = principals(terms, rates, years)
    leg = ql.FixedRateLeg(ql.Schedule(counted), count, left[:-1], rates, rule, paymentCalendar=weekends)
    flows: dict[date, float] = {}
    for coupon, before, after in zip(leg, left, left[1:], strict=False):
        day = ours(coupon.date())
        flows[day] = flows.get(day, 0.0) + coupon.amount() + before - after
    return flows


def principals(terms: dict[str, Any], rates: list[float], years: list[float]) -> list[float]:
    """What is owed after each date, the last of which leaves nothing."""
    kind, owed = terms["contractType"], float(terms["notionalPrincipal"])
    payment = float(terms.get("nextPrincipalRedemptionPayment", 0))
    if kind == "ANN":
        discounts = list(accumulate((1 / (1 + rates[0] * each) for each in years), mul))
        payment = owed / sum(discounts)
    found = [owed]
    for rate, each in zip(rates, years[:-1], strict=False):
        if kind != "PAM":
            owed -= min(owed, payment if kind == "LAM" else payment - owed * rate * each)
        found.append(owed)
    return [*found, 0.0]


def check_cash_flows(number: int) -> dict[str, int]:
    random, done = Random(SEED), dict.fromkeys(("PAM", "LAM", "NAM", "ANN"), 0)
    while sum(done.values()) < number:
        terms, due, rates = some_loan(random)
        mine: dict[date, float] = {}
        for event in events(terms, observed(due, rates)):
            if event["eventType"] in {"IP", "PR", "MD"}:
                day = date.fromisoformat(event["eventDate"][:10])
                mine[day] = mine.get(day, 0.0) + float(event["payoff"])
        yours = expected_flows(terms, due, [float(rate) for rate in rates])
        assert {day for day, amount in mine.items() if amount} <= yours.keys(), terms
        for day, amount in yours.items():
            assert abs(mine.get(day, 0.0) - amount) < CENT / 10, f"{day}: {mine.get(day)} and {amount} of {terms}"
        done[terms["contractType"]] += 1
    return done


def test_day_counts_are_those_of_quantlib() -> None:
    check_day_counts(FEW)


def test_schedules_are_those_of_quantlib() -> None:
    check_schedules(FEW)


def test_cash_flows_are_those_of_quantlib() -> None:
    assert min(check_cash_flows(FEW).values()) > FEW // 20


@pytest.mark.slow
def test_ten_thousand_day_counts_schedules_and_loans_are_those_of_quantlib() -> None:
    check_day_counts(MANY)
    check_schedules(MANY)
    assert min(check_cash_flows(MANY).values()) > MANY // 20
