"""What holds of any terms: everything lent comes back, events are in order, an earlier end tells less of the same."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from book.actus.terms import without
from tieout.book.actus import TermError, events
from tieout.book.actus.fields import FIELDS

DAYS = st.dates(date(1995, 1, 1), date(2030, 12, 31))
TINY = Decimal("1e-15")


@st.composite
def loans(draw: st.DrawFn) -> dict[str, Any]:
    """A loan in instalments of some type, some start, some cycles and some rate."""
    started = draw(DAYS)
    months = draw(st.sampled_from([1, 2, 3, 6, 12]))
    number = draw(st.integers(2, 12))
    stub = draw(st.sampled_from("01"))
    first = started + timedelta(days=draw(st.integers(0, 200)))
    rate = draw(st.decimals(0, Decimal("0.2"), places=4))
    kind = draw(st.sampled_from(["LAM", "NAM", "ANN"]))
    terms = {
        "contractType": kind,
        "contractRole": draw(st.sampled_from(["RPA", "RPL"])),
        "statusDate": (started - timedelta(days=1)).isoformat(),
        "currency": "USD",
        "initialExchangeDate": started.isoformat(),
        "maturityDate": (first + timedelta(days=31 * months * number + draw(st.integers(0, 40)))).isoformat(),
        "notionalPrincipal": str(draw(st.integers(1, 10**9))),
        "nominalInterestRate": str(rate),
        "dayCountConvention": draw(st.sampled_from(["A360", "A365", "AA", "30E360", "30360", "30E360ISDA"])),
        "cycleAnchorDateOfPrincipalRedemption": first.isoformat(),
        "cycleOfPrincipalRedemption": f"P{months}ML{stub}",
        "cycleAnchorDateOfInterestPayment": first.isoformat(),
        "cycleOfInterestPayment": f"P{months}ML{stub}",
        "calendar": draw(st.sampled_from(["NC", "MF"])),
        "businessDayConvention": draw(st.sampled_from(["NOS", "SCF", "SCMF", "CSF", "CSMP", "SCP"])),
        "endOfMonthConvention": draw(st.sampled_from(["SD", "EOM"])),
    }
    if kind != "ANN" or draw(st.booleans()):
        terms["nextPrincipalRedemptionPayment"] = str(draw(st.integers(1, 10**9)))
    return terms


def sign(terms: dict[str, Any]) -> int:
    return 1 if terms["contractRole"] == "RPA" else -1


@given(loans())
def test_everything_that_was_lent_comes_back(terms: dict[str, Any]) -> None:
    rows = events(terms)
    principal = sum(row["payoff"] for row in rows if row["eventType"] in {"PR", "MD"})
    assert abs(principal - sign(terms) * Decimal(terms["notionalPrincipal"])) < TINY * 10
    assert rows[-1]["eventType"] == "MD"
    assert rows[-1]["notionalPrincipal"] == rows[-1]["accruedInterest"] == 0


@given(loans())
def test_events_are_in_order_and_principal_never_changes_sides(terms: dict[str, Any]) -> None:
    rows = events(terms)
    assert [row["eventDate"] for row in rows] == sorted(row["eventDate"] for row in rows)
    assert all(row["notionalPrincipal"] * sign(terms) >= 0 for row in rows)


@given(loans(), DAYS)
def test_an_earlier_end_tells_the_beginning_of_the_same(terms: dict[str, Any], until: date) -> None:
    whole, part = events(terms), events(terms, None, None, until.isoformat())
    assert part == whole[: len(part)]
    assert all(row["eventDate"][:10] <= until.isoformat() for row in part)
    assert all(row["eventDate"][:10] > until.isoformat() for row in whole[len(part) :])


@given(loans())
def test_level_payments_are_level_and_the_last_leaves_nothing(terms: dict[str, Any]) -> None:
    level = without(terms, "nextPrincipalRedemptionPayment") | {"contractType": "ANN"}
    by_day: dict[str, Decimal] = {}
    for row in events(level):
        if row["eventType"] in {"PR", "IP", "MD"}:
            by_day[row["eventDate"]] = by_day.get(row["eventDate"], Decimal(0)) + row["payoff"]
    payments = list(by_day.values())
    assert max(payments) - min(payments) < TINY * 10


@given(loans())
def test_the_two_parties_see_the_same_with_opposite_signs(terms: dict[str, Any]) -> None:
    other = terms | {"contractRole": "RPL" if terms["contractRole"] == "RPA" else "RPA"}
    assert [str(row["payoff"]) for row in events(terms)] == [mirrored(row["payoff"]) for row in events(other)]


def mirrored(amount: Decimal) -> str:
    """The amount with the other sign, all its digits kept, as arithmetic with Decimals would not."""
    return str(amount.copy_negate() if amount else amount)


JUNK = st.sampled_from(
    [None, "", 0, -1, "1e30", "P1DL1", "P9999YL1", "1000-01-01", "9999-12-30", "0001-01-01", "EOM", [], {}, [1]]
)


@given(loans(), st.dictionaries(st.sampled_from(sorted(FIELDS["ANN"])), JUNK, max_size=3))
def test_whatever_the_terms_they_run_or_are_refused(terms: dict[str, Any], junk: dict[str, Any]) -> None:
    with suppress(TermError):
        assert isinstance(events(terms | junk, None, None, "2040-12-31"), list)
