"""Money at call, undefined maturities, shares, cash and options, on terms plain enough to reckon by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from book.actus.terms import LOAN, paid, series, told, without
from tieout.book.actus import TermError, events

OPEN = without(LOAN, "maturityDate")
CALL = OPEN | {"contractType": "CLM", "xDayNotice": "P1M"}
DRAWN = OPEN | {"contractType": "UMP"}


def test_money_at_call_capitalises_interest_until_it_is_called_and_settles_after_notice() -> None:
    """The vectors count no interest after the call; 30 capitalised in April, two months of 1,230 until June."""
    happened = [{"time": "2024-06-15", "type": "XD", "value": "0"}]
    assert paid(CALL, None, happened, "2024-12-31")[1:] == told(
        "2024-04-15 IPCI 0",
        "2024-06-15 XD 0",
        "2024-07-15 IP 20.50",
        "2024-07-15 STD 1230",
    )


def test_money_at_call_earns_interest_up_to_its_settlement_economically() -> None:
    """In July 30.75 is capitalised as ever; what is settled holds it."""
    happened = [{"time": "2024-06-15", "type": "XD", "value": "0"}]
    rows = paid(CALL, None, happened, "2024-12-31", economic=True)
    assert rows[-3:] == told("2024-07-15 IPCI 0", "2024-07-15 IP 0", "2024-07-15 STD 1260.75")
    assert paid(CALL, None, happened, "2024-06-30", economic=True)[-1:] == told("2024-06-15 XD 0")


def test_drawings_and_repayments_move_what_is_owed() -> None:
    """1,200 for three months, then 1,700 for three with 30 capitalised, then 200 less."""
    happened = [
        {"time": "2024-04-15", "type": "PI", "value": "500"},
        {"time": "2024-07-15", "type": "PR", "value": "200"},
    ]
    rows = events(DRAWN, None, happened, "2024-10-01")
    assert [(row["eventType"], row["payoff"], row["notionalPrincipal"]) for row in rows] == [
        ("IED", -1200, 1200),
        ("PI", -500, 1700),
        ("IPCI", 0, 1730),
        ("PR", 200, 1530),
        ("IPCI", 0, Decimal("1573.25")),
    ]


def test_what_is_not_owed_cannot_be_paid_back() -> None:
    with pytest.raises(TermError, match="2024-04-15 5000 is paid back, more than is owed"):
        events(DRAWN, None, [{"time": "2024-04-15", "type": "PR", "value": "5000"}], "2024-10-01")


def test_nothing_is_drawn_before_the_loan_is_there() -> None:
    with pytest.raises(TermError, match="PI on 2024-01-02 is before initialExchangeDate 2024-01-15"):
        events(DRAWN, None, [{"time": "2024-01-02", "type": "PI", "value": "5"}], "2024-10-01")


def test_an_undefined_maturity_capitalises_on_the_day_asked_for_only_economically() -> None:
    assert [kind for _, kind, _ in paid(DRAWN, until="2024-07-15")] == ["IED", "IPCI"]
    assert [kind for _, kind, _ in paid(DRAWN, until="2024-07-15", economic=True)] == ["IED", "IPCI", "IPCI"]


SHARES: dict[str, Any] = {
    "contractType": "STK",
    "contractID": "shares",
    "contractRole": "RPA",
    "statusDate": "2023-12-31",
    "currency": "USD",
    "purchaseDate": "2024-02-01",
    "priceAtPurchaseDate": "500",
    "terminationDate": "2024-11-01",
    "priceAtTerminationDate": "530",
    "cycleAnchorDateOfDividendPayment": "2024-01-31",
    "cycleOfDividendPayment": "P6ML1",
    "marketObjectCodeOfDividends": "dividends",
}


def test_shares_are_bought_bear_dividends_and_are_sold() -> None:
    observed = series("dividends", d2024_01_31="9", d2024_07_31="12.5")
    assert paid(SHARES, observed) == told("2024-02-01 PRD -500", "2024-07-31 DV 12.50", "2024-11-01 TD 530")


def test_cash_is_there_when_it_is_looked_at() -> None:
    cash = {name: SHARES[name] for name in ("contractRole", "statusDate", "currency")}
    rows = events(
        cash | {"contractType": "CSH", "notionalPrincipal": "75"}, None, [{"time": "2024-02-01", "type": "AD"}]
    )
    assert [(row["eventType"], row["payoff"], row["notionalPrincipal"]) for row in rows] == [("AD", 0, 75)]


OPTION: dict[str, Any] = {
    "contractType": "OPTNS",
    "contractID": "option",
    "contractRole": "BUY",
    "statusDate": "2023-12-31",
    "currency": "USD",
    "purchaseDate": "2024-01-10",
    "priceAtPurchaseDate": "4",
    "maturityDate": "2024-06-28",
    "optionType": "C",
    "optionExerciseType": "E",
    "optionStrike1": "50",
    "settlementPeriod": "P2D",
    "calendar": "MF",
    "businessDayConvention": "CSF",
    "contractStructure": [{"object": {"marketObjectCode": "XYZ"}, "referenceType": "MOC", "referenceRole": "UDL"}],
}


@pytest.mark.parametrize(
    ("kind", "price", "worth"),
    [
        ("C", "57.25", "7.25"),
        ("C", "49", "0"),
        ("P", "41", "9"),
        ("P", "50", "0"),
        ("CP", "62", "12"),
        ("CP", "39", "1"),
    ],
)
def test_an_option_pays_what_exercise_at_maturity_gives(kind: str, price: str, worth: str) -> None:
    """28 June 2024 is a Friday; two days later is a Sunday, so it is settled on Monday."""
    collar = {"optionType": kind, "optionStrike2": "40"}
    rows = events(OPTION | collar, series("XYZ", d2024_06_28=price))
    assert [(row["eventDate"][:10], row["eventType"], row["payoff"]) for row in rows] == [
        ("2024-01-10", "PRD", -4),
        ("2024-06-28", "MD", 0),
        ("2024-06-28", "XD", 0),
        ("2024-07-01", "STD", Decimal(worth)),
    ]
    assert ("exerciseDate" in rows[-1]) == (Decimal(worth) > 0)


def test_an_american_option_can_be_exercised_before_maturity_and_a_european_one_cannot() -> None:
    happened = [{"time": "2024-03-28", "type": "XD"}]
    prices = series("XYZ", d2024_03_28="53")
    rows = paid(OPTION | {"optionExerciseType": "A"}, prices, happened)
    assert rows[1:] == told("2024-03-28 XD 0", "2024-04-01 STD 3")
    with pytest.raises(TermError, match="a European option is exercised at maturity only"):
        events(OPTION, prices, happened)
