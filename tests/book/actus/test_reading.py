"""Terms that cannot be: a message that names the field, and nothing computed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from book.actus.terms import INSTALMENTS, LOAN, series, without
from tieout.book.actus import TermError, events
from tieout.book.actus.fields import FIELDS


def refused(terms: Any, *more: Any, **options: Any) -> TermError:
    with pytest.raises(TermError) as caught:
        events(terms, *more, **options)
    return caught.value


@pytest.mark.parametrize(
    ("field", "given", "says"),
    [
        ("maturityDate", "2024-01-15", "is not after initialExchangeDate"),
        ("maturityDate", "2024-13-01", "there is no day"),
        ("contractRole", "BANK", "known are RPA"),
        ("dayCountConvention", "30/365", "unknown: '30/365'"),
        ("businessDayConvention", "FOLLOWING", "known are NOS"),
        ("calendar", "NYC", "known are NC, MF"),
        ("endOfMonthConvention", "LAST", "known are SD, EOM"),
        ("cycleOfInterestPayment", "P-3ML1", "negative"),
        ("cycleAnchorDateOfInterestPayment", "2026-01-15", "is after maturityDate"),
        ("notionalPrincipal", "12OO", "is not a number"),
        ("notionalPrincipal", "-1200", "is negative"),
        ("notionalPrincipal", "1" * 61, "more digits"),
        ("notionalPrincipal", "1e999999999", "is not a number"),
        ("nominalInterestRate", float("nan"), "is not a number"),
        ("nominalInterestRate", None, "is missing"),
        ("cycleOfRateReset", "P1ML1", "marketObjectCodeOfRateReset: is missing"),
        ("cycleOfFee", "P1ML1", "feeRate: is missing"),
        ("purchaseDate", "2023-01-01", "is before initialExchangeDate"),
        ("purchaseDate", "2026-01-01", "is after maturityDate"),
        ("prepaymentEffect", "A", "is not passed over"),
        ("nextPrincipalRedemptionPayment", "5", "is no term of a PAM"),
    ],
)
def test_a_bad_term_is_named(field: str, given: object, says: str) -> None:
    wrong = refused(LOAN | {field: given})
    assert field in str(wrong) or "marketObject" in str(wrong) or "feeRate" in str(wrong)
    assert says in str(wrong)


def test_everything_that_is_wrong_is_told_at_once() -> None:
    wrong = refused(LOAN | {"dayCountConvention": "30/365", "currency": None, "maturityDate": "soon"})
    assert {field for field, _ in wrong.problems} == {"currency", "dayCountConvention", "maturityDate"}


@pytest.mark.parametrize("terms", [{}, None, [], "PAM", {"contractType": "SWAPS"}, {"contractType": ["PAM"]}])
def test_what_is_no_contract_is_refused(terms: object) -> None:
    assert refused(terms).field in {"terms", "contractType"}


@pytest.mark.parametrize("kind", FIELDS)
def test_no_type_runs_on_nothing(kind: str) -> None:
    assert "is missing" in str(refused({"contractType": kind}))


def test_a_number_is_taken_as_it_prints() -> None:
    """0.1 as JSON reads it is one tenth."""
    as_float = events(LOAN | {"nominalInterestRate": 0.1, "notionalPrincipal": 1200})
    assert as_float == events(LOAN | {"nominalInterestRate": Decimal("0.10"), "notionalPrincipal": " 1200 "})


def test_a_value_that_was_not_observed_is_missing_and_not_carried_forward() -> None:
    floating = LOAN | {
        "cycleAnchorDateOfRateReset": "2024-04-15",
        "cycleOfRateReset": "P3ML1",
        "marketObjectCodeOfRateReset": "prime",
    }
    assert "nothing is observed of 'prime'" in str(refused(floating))
    observed = series("prime", d2024_04_15="0.08")
    assert "no value of 'prime' on 2024-07-15" in str(refused(floating, observed))
    assert len(events(floating, observed, None, "2024-07-14")) == 3


def test_a_series_says_one_thing_of_a_day() -> None:
    twice = {"prime": {"data": [{"timestamp": "2024-04-15", "value": "1"}, {"timestamp": "2024-04-15", "value": "2"}]}}
    assert "has two values on 2024-04-15" in str(refused(LOAN, twice))


@pytest.mark.parametrize(
    "happened", ["XD", [{"type": "XD", "time": "2024-05-01"}], [7], [{"type": "PP", "time": "May"}]]
)
def test_what_cannot_happen_is_refused(happened: Any) -> None:
    assert refused(LOAN, None, happened).field == "eventsObserved"


def test_a_contract_without_end_needs_an_end_to_look_to() -> None:
    open_ended = without(LOAN, "maturityDate") | {"contractType": "UMP"}
    assert refused(open_ended).field == "until"
    assert events(open_ended, None, None, "2024-02-01")[0]["eventType"] == "IED"


def test_instalments_that_never_pay_back_need_a_maturity() -> None:
    endless = without(INSTALMENTS, "maturityDate") | {"contractType": "NAM", "nextPrincipalRedemptionPayment": "20"}
    assert "does not cover the interest" in str(refused(endless))
    nothing = without(INSTALMENTS, "maturityDate", "nextPrincipalRedemptionPayment")
    assert "nextPrincipalRedemptionPayment" in str(refused(nothing))
    assert "100,000 instalments" in str(
        refused(without(INSTALMENTS, "maturityDate") | {"nextPrincipalRedemptionPayment": "0.012"})
    )


def test_arrays_of_a_lax_are_equally_long_and_rise() -> None:
    lax = without(LOAN, "maturityDate", "cycleAnchorDateOfInterestPayment", "cycleOfInterestPayment") | {
        "contractType": "LAX",
        "arrayCycleAnchorDateOfPrincipalRedemption": ["2024-04-15", "2024-10-15"],
        "arrayCycleOfPrincipalRedemption": ["P3ML1", "P3ML1"],
        "arrayNextPrincipalRedemptionPayment": ["100", "700"],
        "arrayIncreaseDecrease": ["INC", "DEC"],
    }
    assert "1 values for 2 anchor dates" in str(refused(lax | {"arrayNextPrincipalRedemptionPayment": ["100"]}))
    assert "do not rise" in str(
        refused(lax | {"arrayCycleAnchorDateOfPrincipalRedemption": ["2024-10-15", "2024-04-15"]})
    )
    assert "known are INC, DEC" in str(refused(lax | {"arrayIncreaseDecrease": ["INC", "OUT"]}))
    assert "do not pay back" in str(refused(lax | {"arrayIncreaseDecrease": ["INC", "INC"]}))


@pytest.mark.slow
def test_terms_that_would_give_too_many_events_are_refused_before_they_run() -> None:
    daily = INSTALMENTS | {
        "maturityDate": "2250-01-15",
        "cycleOfPrincipalRedemption": "P1DL1",
        "cycleOfInterestPayment": "P1DL1",
    }
    assert "more than 100,000" in str(refused(daily))


def test_fixing_days_are_refused_where_the_money_is_followed() -> None:
    """The vectors give the value of the day of the reset whatever the fixing days are."""
    fixed = LOAN | {"fixingDays": "P2D"}
    assert events(fixed) == events(LOAN)
    assert refused(fixed, economic=True).field == "fixingDays"
