"""Terms to build examples on, as plain as can be, and the ways in which tests look at events."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tieout.book.actus import events

LOAN: dict[str, Any] = {
    "contractType": "PAM",
    "contractID": "loan",
    "contractRole": "RPA",
    "statusDate": "2023-12-31",
    "currency": "USD",
    "initialExchangeDate": "2024-01-15",
    "maturityDate": "2025-01-15",
    "notionalPrincipal": "1200",
    "nominalInterestRate": "0.10",
    "dayCountConvention": "30360",
    "cycleAnchorDateOfInterestPayment": "2024-04-15",
    "cycleOfInterestPayment": "P3ML1",
}

INSTALMENTS = LOAN | {
    "contractType": "LAM",
    "cycleAnchorDateOfPrincipalRedemption": "2024-04-15",
    "cycleOfPrincipalRedemption": "P3ML1",
    "nextPrincipalRedemptionPayment": "300",
}


def without(terms: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in terms.items() if name not in names}


def paid(terms: dict[str, Any], *more: Any, **options: Any) -> list[tuple[str, str, Decimal]]:
    """The events as (day, type, payoff), payoffs to the cent."""
    cent = Decimal("0.01")
    return [
        (event["eventDate"][:10], event["eventType"], event["payoff"].quantize(cent))
        for event in events(terms, *more, **options)
    ]


def told(*lines: str) -> list[tuple[str, str, Decimal]]:
    """The same written as lines: ``2024-04-15 IP 30``."""
    return [(day, kind, Decimal(amount).quantize(Decimal("0.01"))) for day, kind, amount in map(str.split, lines)]


def series(code: str, **values: str) -> dict[str, Any]:
    """Observed data of one code: ``series("prime", d2024_04_15="0.08")``."""
    points = [{"timestamp": day[1:].replace("_", "-"), "value": value} for day, value in values.items()]
    return {code: {"identifier": code, "data": points}}
