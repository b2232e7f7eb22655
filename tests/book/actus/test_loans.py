"""Loans of each shape, on terms plain enough to reckon by hand."""

from __future__ import annotations

from decimal import Decimal

from book.actus.terms import INSTALMENTS, LOAN, paid, series, told, without
from tieout.book.actus import events


def test_pam_pays_interest_by_its_cycle_and_principal_at_maturity() -> None:
    """1,200 at 10%, 30/360, quarterly: 30 a quarter."""
    assert paid(LOAN) == told(
        "2024-01-15 IED -1200",
        "2024-04-15 IP 30",
        "2024-07-15 IP 30",
        "2024-10-15 IP 30",
        "2025-01-15 IP 30",
        "2025-01-15 MD 1200",
    )


def test_who_owes_sees_the_same_with_the_other_sign() -> None:
    mirrored = [(day, kind, -amount) for day, kind, amount in paid(LOAN)]
    assert paid(LOAN | {"contractRole": "RPL"}) == mirrored


def test_a_discount_is_less_paid_out_and_the_principal_stays() -> None:
    first = events(LOAN | {"premiumDiscountAtIED": "-24"})[0]
    assert (first["payoff"], first["notionalPrincipal"]) == (-1176, 1200)


def test_interest_is_capitalised_up_to_the_day_on_which_that_ends() -> None:
    """30 in April; 30.75 in July; then 10% of 1,260.75 a year."""
    assert paid(LOAN | {"capitalizationEndDate": "2024-07-15"})[1:] == told(
        "2024-04-15 IPCI 0",
        "2024-07-15 IPCI 0",
        "2024-10-15 IP 31.52",
        "2025-01-15 IP 31.52",
        "2025-01-15 MD 1260.75",
    )


def test_a_loan_without_a_cycle_of_interest_pays_it_at_maturity() -> None:
    plain = without(LOAN, "cycleAnchorDateOfInterestPayment", "cycleOfInterestPayment")
    assert paid(plain)[1:] == told("2025-01-15 IP 120", "2025-01-15 MD 1200")


FLOATING = LOAN | {
    "cycleAnchorDateOfRateReset": "2024-07-15",
    "cycleOfRateReset": "P3ML1",
    "marketObjectCodeOfRateReset": "prime",
    "rateSpread": "0.01",
}


def test_a_rate_that_is_reset_is_what_was_observed_and_the_spread() -> None:
    observed = series("prime", d2024_07_15="0.08", d2024_10_15="0.0450")
    rows = [event for event in events(FLOATING, observed) if event["eventType"] in {"RR", "IP"}]
    assert [str(row["nominalInterestRate"]) for row in rows if row["eventType"] == "RR"] == ["0.09", "0.055"]
    assert [row["payoff"] for row in rows if row["eventType"] == "IP"] == [30, 30, 27, Decimal("16.5")]


def test_a_rate_is_held_to_its_floor_its_cap_and_the_change_of_one_reset() -> None:
    observed = series("prime", d2024_07_15="0.02", d2024_10_15="0.30")
    floored = events(FLOATING | {"lifeFloor": "0.0625", "lifeCap": "0.12"}, observed)
    assert [str(row["nominalInterestRate"]) for row in floored if row["eventType"] == "RR"] == ["0.0625", "0.12"]
    slow = events(FLOATING | {"periodFloor": "-0.01", "periodCap": "0.02"}, observed)
    assert [str(row["nominalInterestRate"]) for row in slow if row["eventType"] == "RR"] == ["0.09", "0.11"]


def test_the_next_rate_where_it_is_known_takes_the_place_of_the_first_reset() -> None:
    observed = series("prime", d2024_10_15="0.04")
    rows = events(FLOATING | {"nextResetRate": "0.07"}, observed)
    resets = [(row["eventType"], str(row["nominalInterestRate"])) for row in rows if row["eventType"].startswith("RR")]
    assert resets == [("RRF", "0.07"), ("RR", "0.05")]


def test_a_fee_is_an_amount_or_a_rate_of_what_is_owed() -> None:
    """A quarter of 1% of 1,200 is 3."""
    each = LOAN | {"cycleAnchorDateOfFee": "2024-07-15", "cycleOfFee": "P3ML1", "feeRate": "5", "feeBasis": "A"}
    assert [amount for _, kind, amount in paid(each) if kind == "FP"] == [5, 5, 5]
    share = each | {"feeRate": "0.01", "feeBasis": "N"}
    assert [amount for _, kind, amount in paid(share) if kind == "FP"] == [6, 3, 3]


def test_a_prepayment_lowers_what_is_owed_and_its_interest() -> None:
    happened = [{"time": "2024-07-15", "type": "PP", "value": "400"}]
    assert paid(LOAN, None, happened)[2:] == told(
        "2024-07-15 PP 400",
        "2024-07-15 IP 30",
        "2024-10-15 IP 20",
        "2025-01-15 IP 20",
        "2025-01-15 MD 800",
    )


def test_who_buys_a_loan_pays_the_price_and_the_interest_accrued_and_sees_nothing_earlier() -> None:
    """Two months after April: 20 of interest."""
    bought = LOAN | {"purchaseDate": "2024-06-15", "priceAtPurchaseDate": "1150"}
    assert paid(bought)[:2] == told("2024-06-15 PRD -1170", "2024-07-15 IP 30")


def test_interest_of_the_day_of_a_purchase_is_the_seller_s() -> None:
    bought = LOAN | {"purchaseDate": "2024-07-15", "priceAtPurchaseDate": "1150"}
    assert paid(bought)[:2] == told("2024-07-15 PRD -1150", "2024-10-15 IP 30")


def test_who_takes_over_a_debt_is_given_its_accrued_interest_economically() -> None:
    """The standard takes the 20 off the price."""
    taken = LOAN | {"contractRole": "RPL", "purchaseDate": "2024-06-15", "priceAtPurchaseDate": "1150"}
    assert paid(taken, economic=True)[0] == ("2024-06-15", "PRD", Decimal("1170.00"))
    assert paid(taken)[0] == ("2024-06-15", "PRD", Decimal("1130.00"))


def test_interest_runs_from_its_last_date_economically_where_terms_do_not_say_what_has_accrued() -> None:
    """Looked at in June: 30 in July, of which the vectors would know only a month."""
    running = LOAN | {"statusDate": "2024-06-15"}
    assert paid(running, economic=True)[0] == ("2024-07-15", "IP", Decimal("30.00"))
    assert paid(running)[0] == ("2024-07-15", "IP", Decimal("10.00"))
    assert paid(running | {"accruedInterest": "20"})[0] == ("2024-07-15", "IP", Decimal("30.00"))


def test_looking_at_a_loan_does_not_change_its_interest() -> None:
    """By 30/360 from 15 January to 31 March and on to 15 April are 76 and 15 days, in one piece 90."""
    looked = events(LOAN, None, [{"time": "2024-03-31", "type": "AD"}])
    assert [row["payoff"] for row in looked if row["eventType"] == "IP"] == [30, 30, 30, 30]


def test_who_sells_a_loan_receives_the_price_and_the_interest_accrued_and_sees_nothing_later() -> None:
    sold = LOAN | {"terminationDate": "2024-06-15", "priceAtTerminationDate": "1150"}
    assert paid(sold)[-2:] == told("2024-04-15 IP 30", "2024-06-15 TD 1170")


def test_interest_follows_a_scaled_index_and_principal_does_not_where_only_interest_is_scaled() -> None:
    indexed = LOAN | {
        "scalingEffect": "IOO",
        "marketObjectCodeOfScalingIndex": "cpi",
        "scalingIndexAtContractDealDate": "100",
        "cycleAnchorDateOfScalingIndex": "2024-07-15",
        "cycleOfScalingIndex": "P1YL1",
    }
    amounts = [amount for _, _, amount in paid(indexed, series("cpi", d2024_07_15="110"))]
    assert amounts == [-1200, 30, 30, 0, 33, 33, 1200]


def test_lam_pays_equal_principal_and_interest_on_what_is_left() -> None:
    assert paid(without(INSTALMENTS, "maturityDate"))[1:] == told(
        "2024-04-15 PR 300",
        "2024-04-15 IP 30",
        "2024-07-15 PR 300",
        "2024-07-15 IP 22.50",
        "2024-10-15 PR 300",
        "2024-10-15 IP 15",
        "2025-01-15 IP 7.50",
        "2025-01-15 MD 300",
    )


def test_lam_without_an_instalment_divides_the_principal_over_its_dates() -> None:
    assert paid(without(INSTALMENTS, "nextPrincipalRedemptionPayment")) == paid(INSTALMENTS)


def test_lam_leaves_a_balloon_where_instalments_are_small() -> None:
    assert paid(INSTALMENTS | {"nextPrincipalRedemptionPayment": "100"})[-1:] == told("2025-01-15 MD 900")


def test_interest_can_be_counted_on_the_principal_of_an_earlier_day() -> None:
    """NTIED: on 1,200 to the end."""
    level = INSTALMENTS | {"interestCalculationBase": "NTIED"}
    assert [amount for _, kind, amount in paid(level) if kind == "IP"] == [30, 30, 30, 30]


def test_nam_pays_interest_out_of_its_instalment() -> None:
    held = INSTALMENTS | {"contractType": "NAM"}
    assert paid(held)[1:5] == told(
        "2024-04-15 PR 270", "2024-04-15 IP 30", "2024-07-15 PR 276.75", "2024-07-15 IP 23.25"
    )


def test_nam_adds_to_the_principal_what_the_instalment_does_not_cover() -> None:
    rows = events(INSTALMENTS | {"contractType": "NAM", "nextPrincipalRedemptionPayment": "20"})
    assert [row["notionalPrincipal"] for row in rows if row["eventType"] == "PR"] == [
        1210,
        Decimal("1220.25"),
        Decimal("1230.75625"),
    ]


def test_ann_sets_level_payments_that_leave_nothing() -> None:
    """1,200 over four quarters at 2.5% a quarter: 318.98 each."""
    level = without(INSTALMENTS, "nextPrincipalRedemptionPayment") | {"contractType": "ANN"}
    by_day: dict[str, Decimal] = {}
    for event in events(level)[1:]:
        by_day[event["eventDate"][:10]] = by_day.get(event["eventDate"][:10], Decimal(0)) + event["payoff"]
    assert {day: amount.quantize(Decimal("0.01")) for day, amount in by_day.items()} == {
        "2024-04-14": Decimal("0.00"),
        "2024-04-15": Decimal("318.98"),
        "2024-07-15": Decimal("318.98"),
        "2024-10-15": Decimal("318.98"),
        "2025-01-15": Decimal("318.98"),
    }


def test_ann_amortised_over_a_longer_time_than_it_runs_leaves_a_balloon() -> None:
    """Eight payments of 167.36 would do; after three of them the other five are worth 777.53."""
    terms = without(INSTALMENTS, "nextPrincipalRedemptionPayment") | {
        "contractType": "ANN",
        "amortizationDate": "2026-01-15",
    }
    rows = paid(terms)
    assert rows[2][2] + rows[3][2] == Decimal("167.36")
    assert rows[-1] == ("2025-01-15", "MD", Decimal("777.53"))


LAX = without(LOAN, "maturityDate", "cycleAnchorDateOfInterestPayment", "cycleOfInterestPayment") | {
    "contractType": "LAX",
    "arrayCycleAnchorDateOfInterestPayment": "2024-04-15",
    "arrayCycleOfInterestPayment": "P3ML1",
    "arrayCycleAnchorDateOfPrincipalRedemption": ["2024-04-15", "2024-10-15"],
    "arrayCycleOfPrincipalRedemption": ["P3ML1", "P3ML1"],
    "arrayNextPrincipalRedemptionPayment": ["100", "700"],
    "arrayIncreaseDecrease": ["INC", "DEC"],
}


def test_lax_steps_up_and_then_down_and_ends_when_all_is_paid_back() -> None:
    assert paid(LAX)[1:] == told(
        "2024-04-15 PI -100",
        "2024-04-15 IP 30",
        "2024-07-15 PI -100",
        "2024-07-15 IP 32.50",
        "2024-10-15 PR 700",
        "2024-10-15 IP 35",
        "2025-01-15 IP 17.50",
        "2025-01-15 MD 700",
    )


def test_lax_takes_a_rate_of_each_stretch_fixed_or_over_what_is_observed() -> None:
    rates = {
        "arrayCycleAnchorDateOfRateReset": ["2024-04-15", "2024-10-15"],
        "arrayRate": ["0.06", "0.02"],
        "arrayFixedVariable": ["FIX", "VAR"],
        "marketObjectCodeOfRateReset": "prime",
    }
    rows = events(LAX | rates, series("prime", d2024_10_15="0.05"))
    assert [
        (row["eventType"], str(row["nominalInterestRate"])) for row in rows if row["eventType"].startswith("RR")
    ] == [
        ("RRF", "0.06"),
        ("RR", "0.07"),
    ]
