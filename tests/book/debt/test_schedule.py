"""Loans, notes and revolving credits as issuers have them: what is paid, what is left, and what is not guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.book.actus import events
from tieout.book.debt.contract import Choice
from tieout.book.debt.rates import history_in
from tieout.book.debt.schedule import schedule_of
from tieout.core.errors import UsageError
from tieout.core.instrument import Extension, Fee, Instalments, Instrument, RateOption
from tieout.core.issuer import DebtEvent
from tieout.core.schedule import Payment

CLOSING = date(2003, 12, 18)
PRIME = "date,prime,LIBOR\n2003-12-01,4.00,1.20\n2004-07-01,4.25,1.40\n2004-08-11,4.50,1.60\n"


def loan(**terms: Any) -> Instrument:
    """A term loan of 1,200,000 with instalments of 100,000 from February, unless told otherwise."""
    plan = Instalments(amount=Decimal(100_000), first=date(2004, 2, 1), cycle="P1M")
    stated: dict[str, Any] = {"principal": Decimal(1_200_000), "closing": CLOSING, "maturity": date(2004, 6, 30), "instalments": (plan,)}
    return Instrument("loan", "term-loan", **(stated | terms))


def kinds(payments: tuple[Payment, ...], what: str) -> list[Payment]:
    """The payments of one kind."""
    return [one for one in payments if one.what == what]


def test_the_balloon_is_what_the_instalments_leave_and_an_extension_puts_it_off():
    """Five instalments by June 30, 2004; twelve, and nothing left, if it is extended by a year."""
    one = loan(extensions=(Extension(to=date(2005, 6, 30)),))
    asked = schedule_of(one, Choice()).payments
    assert [(pay.on, pay.principal) for pay in kinds(asked, "maturity")] == [(date(2004, 6, 30), 700_000)]
    extended = schedule_of(one, Choice(extend=True)).payments
    assert len(kinds(extended, "instalment")) == 12
    assert extended[-1].balance == 0
    assert kinds(extended, "maturity") == []


def test_interest_is_left_blank_where_no_document_says_how_it_is_counted():
    """A rate is stated, no day count and no cycle: principal runs, and the schedule says what is missing."""
    found = schedule_of(loan(rates=(RateOption(rate=Decimal(12)),)), Choice())
    assert kinds(found.payments, "interest") == []
    assert [one.split(" (")[0] for one in found.missing] == ["how often interest is paid", "how days are counted"]
    assumed = schedule_of(loan(rates=(RateOption(rate=Decimal(12)),)), Choice(interest_cycle="P1M", day_count="30/360"))
    assert assumed.missing == ()
    assert kinds(assumed.payments, "interest")[0].interest == 12_000


def test_a_floor_holds_until_the_index_rises_past_it():
    """Prime plus 4%, at least 8.25%: 4.00 and 4.25 give 8.25, 4.50 gives 8.50 from the day of the change."""
    history, _ = history_in(PRIME)
    one = loan(maturity=date(2004, 12, 18), rates=(RateOption(index="prime", spread=Decimal(4), floor=Decimal("8.25")),), instalments=())
    found = schedule_of(one, Choice(history=history, interest_cycle="P1M", day_count="A/360"))
    assert [(pay.on, pay.rate) for pay in kinds(found.payments, "rate")] == [(date(2004, 8, 11), Decimal("8.50"))]
    august = next(pay for pay in kinds(found.payments, "interest") if pay.on == date(2004, 8, 18))
    exact = Fraction(1_200_000) * (Fraction(24) * Fraction(825, 10_000) + Fraction(7) * Fraction(850, 10_000)) / 360
    assert august.interest == round(Decimal(exact.numerator) / Decimal(exact.denominator), 2)


def test_which_rate_is_elected_is_not_guessed_and_a_history_must_reach_back():
    """Prime plus 1% or LIBOR plus 3.25%, at the company's option."""
    rates = (RateOption(index="prime", spread=Decimal(1)), RateOption(index="LIBOR", spread=Decimal("3.25")))
    assumed = {"interest_cycle": "P3M", "day_count": "A/360"}
    assert "which rate is elected" in schedule_of(loan(rates=rates), Choice(**assumed)).missing[0]
    assert "what LIBOR was on 2003-12-18" in schedule_of(loan(rates=rates), Choice(option="LIBOR", **assumed)).missing[0]
    history, _ = history_in(PRIME)
    found = schedule_of(loan(rates=rates), Choice(option="libor", history=history, **assumed))
    assert found.payments[0].rate == Decimal("4.45")
    with pytest.raises(UsageError, match="it has prime, LIBOR"):
        schedule_of(loan(rates=rates), Choice(option="SOFR", **assumed))


def test_fees_at_closing_and_on_each_anniversary_are_of_what_is_owed_then():
    """1.875% at closing and on every anniversary, after that day's instalments."""
    one = loan(maturity=date(2005, 12, 31), fees=(Fee("closing", Decimal("1.875")), Fee("anniversary", Decimal("1.875"))))
    fees = [pay for pay in schedule_of(one, Choice()).payments if pay.fee is not None]
    assert [(pay.on, pay.fee) for pay in fees] == [(CLOSING, 22_500), (date(2004, 12, 18), Decimal("1875.00"))]


def test_a_plan_ends_when_it_says_and_another_may_follow():
    """Four instalments of 100,000, then two half-yearly ones of 50,000: 700,000 are left at maturity, long after."""
    first = Instalments(amount=Decimal(100_000), first=date(2004, 2, 1), cycle="P1M", count=4)
    then = Instalments(percent=Decimal(5), first=date(2004, 12, 1), last=date(2005, 6, 1), cycle="P6M")
    found = schedule_of(loan(maturity=date(2006, 6, 30), instalments=(first, then)), Choice())
    paid = [(pay.on, pay.principal) for pay in kinds(found.payments, "instalment")]
    assert paid[3:] == [(date(2004, 5, 1), 100_000), (date(2004, 12, 1), 60_000), (date(2005, 6, 1), 60_000)]
    assert kinds(found.payments, "maturity")[0].principal == 680_000


def test_what_is_repaid_early_shortens_the_plan():
    """1,200,000 in hundred thousands; 850,000 are repaid on the day of the third instalment, and 50,000 are left for the fourth."""
    repaid = DebtEvent(date(2004, 4, 1), "repay", "loan", principal=Decimal(850_000))
    payments = schedule_of(loan(maturity=date(2005, 6, 30)), Choice(events=(repaid,))).payments
    told = [(pay.on, pay.what, pay.principal) for pay in payments[3:]]
    assert told == [
        (date(2004, 4, 1), "instalment", 100_000),
        (date(2004, 4, 1), "prepayment", 850_000),
        (date(2004, 5, 1), "instalment", 50_000),
    ]


def test_rates_that_are_elected_one_after_another_are_not_run_as_one():
    """Prime at closing, LIBOR a year later: no interest is counted, unless one is chosen for all of it."""
    rates = (RateOption(index="prime", spread=Decimal(1)), RateOption(index="LIBOR", spread=Decimal("3.25")))
    history, _ = history_in(PRIME)
    elected = tuple(DebtEvent(day, "elect", "loan", option=option) for day, option in ((CLOSING, "prime"), (date(2004, 3, 1), "LIBOR")))
    given = {"history": history, "day_count": "A/360", "interest_cycle": "P1M"}
    one = loan(maturity=date(2004, 12, 30), rates=rates)
    found = schedule_of(one, Choice(events=elected, **given))
    assert "several elections" in found.missing[0]
    assert kinds(found.payments, "interest") == []
    assert kinds(schedule_of(one, Choice(events=elected[:1], **given)).payments, "interest")


@given(st.integers(1, 40), st.integers(1, 60), st.integers(3, 40), st.sampled_from(("P1M", "P3M")), st.integers(1, 1500))
def test_a_plan_to_maturity_is_the_standards_linear_amortizer(thousands: int, amount: int, months: int, cycle: str, rate: int):
    """The same principal, balance and interest on every day as ACTUS gives for a LAM with these terms."""
    end = date(2004 + (months + 3) // 12, (months + 3) % 12 + 1, 15)
    plan = Instalments(amount=Decimal(amount * 1000), first=date(2004, 2, 1), cycle=cycle)
    one = loan(
        principal=Decimal(thousands * 1000), instalments=(plan,), maturity=end, day_count="A/360", interest_cycle="P1M",
        rates=(RateOption(rate=Decimal(rate) / 100),),
    )  # fmt: skip
    terms = {
        "contractType": "LAM", "contractID": "loan", "contractRole": "RPL", "currency": "USD", "statusDate": "2003-12-17T00:00:00",
        "initialExchangeDate": "2003-12-18T00:00:00", "maturityDate": f"{end}T00:00:00", "notionalPrincipal": str(thousands * 1000),
        "nominalInterestRate": str(Decimal(rate) / 10_000), "dayCountConvention": "A360", "cycleOfInterestPayment": "P1ML1",
        "cycleAnchorDateOfInterestPayment": "2003-12-18T00:00:00", "cycleOfPrincipalRedemption": f"{cycle}L1",
        "cycleAnchorDateOfPrincipalRedemption": "2004-02-01T00:00:00", "nextPrincipalRedemptionPayment": str(amount * 1000),
    }  # fmt: skip
    cents = Decimal("0.01")
    theirs = [
        (event["eventDate"][:10], (-event["payoff"]).quantize(cents), abs(event["notionalPrincipal"]).quantize(cents))
        for event in events(terms, economic=True)
        if event["payoff"].quantize(cents)
    ]
    ours = [
        (pay.on.isoformat(), pay.interest if pay.interest is not None else pay.principal, pay.balance)
        for pay in schedule_of(one, Choice()).payments
    ]
    assert sorted(ours) == sorted(theirs)


def test_a_note_pays_interest_on_the_days_that_it_names():
    """12% notes from December 18, payable each February 1, May 1, August 1 and November 1, 30/360."""
    note = Instrument(
        "note", "note", principal=Decimal(42_476_000), closing=CLOSING, maturity=date(2009, 8, 1), interest_cycle="P3M",
        interest_dates=("02-01", "05-01", "08-01", "11-01"), day_count="30/360", rates=(RateOption(rate=Decimal(12)),),
    )  # fmt: skip
    interest = kinds(schedule_of(note, Choice(until=date(2004, 5, 1))).payments, "interest")
    assert [(pay.on, pay.interest) for pay in interest] == [
        (date(2004, 2, 1), Decimal("608822.67")),
        (date(2004, 5, 1), Decimal("1274280.00")),
    ]


def test_notes_that_are_repurchased_or_redeemed_owe_that_much_less():
    """8,264,000 of 42,476,000 bought in the fourth quarter."""
    note = Instrument("note", "note", principal=Decimal(42_476_000), closing=CLOSING, maturity=date(2009, 8, 1))
    bought = DebtEvent(date(2004, 11, 15), "repurchase", "note", principal=Decimal(8_264_000), paid=Decimal(8_000_000))
    found = schedule_of(note, Choice(events=(bought,)))
    assert found.balance_on(date(2004, 12, 31)) == 34_212_000
    assert kinds(found.payments, "maturity")[0].principal == 34_212_000


def test_a_day_that_is_known_only_as_one_of_a_quarter_is_told():
    """Bought "on some day from October 1 to December 31": the balance of December 31 is right, and the schedule says so."""
    note = Instrument("note", "note", principal=Decimal(1_000_000), closing=CLOSING, maturity=date(2009, 8, 1))
    bought = DebtEvent(date(2004, 12, 31), "repurchase", "note", principal=Decimal(400_000), note="on some day from 2004-10-01 to 2004-12-31")
    found = schedule_of(note, Choice(events=(bought,)))
    assert "the day of the repurchase of 400,000: on some day from 2004-10-01 to 2004-12-31; the last of them is taken" in found.missing


def test_a_revolving_credit_follows_its_drawings_and_ends():
    """10 million drawn, 4 repaid: 6 fall due. Without any drawing known its balance is not guessed."""
    credit = Instrument("revolver", "revolver", commitment=Decimal(23_500_000), closing=CLOSING, maturity=date(2006, 6, 30))
    with pytest.raises(UsageError, match="no drawings are known"):
        schedule_of(credit, Choice())
    events = (
        DebtEvent(date(2004, 1, 5), "draw", "revolver", principal=Decimal(10_000_000)),
        DebtEvent(date(2005, 1, 5), "repay", "revolver", principal=Decimal(4_000_000)),
    )
    found = schedule_of(credit, Choice(events=events))
    assert found.balance_on(date(2005, 6, 30)) == 6_000_000
    assert (found.payments[-1].on, found.payments[-1].principal) == (date(2006, 6, 30), 6_000_000)


@pytest.mark.parametrize("missing", ["closing", "maturity", "principal"])
def test_what_cannot_be_run_says_which_field_is_missing(missing: str):
    """A loan without the day, the end, the amount."""
    with pytest.raises(UsageError, match=f"instrument.loan has no {missing}"):
        schedule_of(loan(**{missing: None}), Choice())


@given(st.integers(1, 40), st.integers(1, 60_000), st.integers(6, 60), st.sampled_from(("P1M", "P3M", "P6M")))
def test_principal_is_repaid_once_and_whole(thousands: int, amount: int, months: int, cycle: str):
    """Instalments and what is left at maturity come to the principal, and no balance is less than nothing."""
    plan = Instalments(amount=Decimal(amount), first=date(2004, 2, 1), cycle=cycle)
    end = date(2004 + months // 12, months % 12 + 1, 28)
    one = loan(principal=Decimal(thousands * 1000), instalments=(plan,), maturity=max(end, date(2004, 3, 1)))
    payments = schedule_of(one, Choice()).payments
    assert sum(pay.principal for pay in payments[1:] if pay.principal) == thousands * 1000
    assert all(pay.balance >= 0 for pay in payments)
    assert payments[-1].balance == 0
