"""The name of a contract type comes in; which terms belong to it, which it needs, and how each is read go out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tieout.book.actus import exact, moments, schedule
from tieout.book.actus.daycount import CONVENTIONS
from tieout.book.actus.errors import TermError

Reader = Callable[[str, object], object]

SIGNS = {"RPA": 1, "RPL": -1, "BUY": 1, "SEL": -1, "LG": 1, "ST": -1}


@dataclass(frozen=True, slots=True)
class Field:
    """Where in ``Terms`` a term goes (``""``: it identifies, and goes nowhere), and how it is read."""

    attribute: str
    read: Reader


def word(_: str, given: object) -> str:
    """Text as it is; what only identifies may be anything."""
    return str(given).strip()


def one_of(*names: str) -> Reader:
    """A reader of one of so many words, and of nothing else."""

    def read(field: str, given: object) -> str:
        found = given.strip().upper() if isinstance(given, str) else ""
        if found not in names:
            raise TermError(field, f"unknown: {given!r}; known are {', '.join(names)}")
        return found

    return read


def date(field: str, given: object) -> moments.Moment:
    """A date of a contract."""
    return moments.moment(field, given)


IDENTITY = {name: Field("", word) for name in ("contractDealDate", "creatorID", "counterpartyID", "marketObjectCode")}

COMMON = IDENTITY | {
    "contractType": Field("contract_type", word),
    "contractID": Field("contract", word),
    "contractRole": Field("role", one_of(*SIGNS)),
    "currency": Field("currency", word),
    "statusDate": Field("status_date", date),
    "calendar": Field("calendar", one_of(*schedule.CALENDARS)),
    "businessDayConvention": Field("convention", one_of(*schedule.BUSINESS_DAY)),
    "endOfMonthConvention": Field("month_ends", one_of(*schedule.END_OF_MONTH)),
}
TRADE = {
    "purchaseDate": Field("purchase", date),
    "priceAtPurchaseDate": Field("purchase_price", exact.number),
    "terminationDate": Field("termination", date),
    "priceAtTerminationDate": Field("termination_price", exact.number),
}
PRINCIPAL = {
    "initialExchangeDate": Field("initial_exchange", date),
    "notionalPrincipal": Field("notional", exact.number),
    "premiumDiscountAtIED": Field("premium", exact.number),
    "nominalInterestRate": Field("rate", exact.number),
    "accruedInterest": Field("accrued_interest", exact.number),
    "dayCountConvention": Field("day_count", one_of(*CONVENTIONS)),
    "feeRate": Field("fee_rate", exact.number),
    "feeBasis": Field("fee_basis", one_of("A", "N")),
    "feeAccrued": Field("fee_accrued", exact.number),
}
RESETS = {
    "marketObjectCodeOfRateReset": Field("market", word),
    "rateMultiplier": Field("multiplier", exact.number),
    "rateSpread": Field("spread", exact.number),
    "nextResetRate": Field("next_rate", exact.number),
    "fixingDays": Field("fixing", schedule.period),
    "fixingPeriod": Field("fixing", schedule.period),
    "periodFloor": Field("period_floor", exact.number),
    "periodCap": Field("period_cap", exact.number),
    "lifeFloor": Field("life_floor", exact.number),
    "lifeCap": Field("life_cap", exact.number),
}
SCALING = {
    "scalingEffect": Field("scaling_effect", one_of("OOO", "IOO", "ONO", "INO")),
    "marketObjectCodeOfScalingIndex": Field("scaling_market", word),
    "scalingIndexAtContractDealDate": Field("scaling_start", exact.number),
    "notionalScalingMultiplier": Field("notional_scaling", exact.number),
    "interestScalingMultiplier": Field("interest_scaling", exact.number),
}
MATURITY = {"maturityDate": Field("maturity", date)}
CAPITALIZATION = {"capitalizationEndDate": Field("capitalization_end", date)}
INSTALMENTS = {
    "nextPrincipalRedemptionPayment": Field("next_redemption", exact.number),
    "interestCalculationBase": Field("interest_base", one_of("NT", "NTIED", "NTL")),
    "interestCalculationBaseAmount": Field("base_amount", exact.number),
}
NOTICE = {"xDayNotice": Field("notice", schedule.period)}
DIVIDENDS = {"marketObjectCodeOfDividends": Field("dividend_market", word)}
NOMINAL = {"notionalPrincipal": Field("notional", exact.number)}
OPTION = {
    "optionType": Field("option_type", one_of("C", "P", "CP")),
    "optionExerciseType": Field("exercise_type", one_of("E", "A")),
    "optionStrike1": Field("strike", exact.number),
    "optionStrike2": Field("second_strike", exact.number),
    "settlementPeriod": Field("settlement", schedule.period),
    "deliverySettlement": Field("delivery", one_of("S")),
    "exerciseDate": Field("exercise_date", date),
    "exerciseAmount": Field("exercise_amount", exact.number),
    "contractStructure": Field("structure", word),
}

LOAN = COMMON | TRADE | PRINCIPAL | RESETS | SCALING | MATURITY | CAPITALIZATION
AMORTIZING = LOAN | INSTALMENTS

FIELDS: dict[str, dict[str, Field]] = {
    "PAM": LOAN,
    "LAM": AMORTIZING,
    "NAM": AMORTIZING,
    "ANN": AMORTIZING | {"amortizationDate": Field("amortization", date)},
    "LAX": LOAN,
    "CLM": COMMON | TRADE | PRINCIPAL | RESETS | MATURITY | NOTICE,
    "UMP": COMMON | TRADE | PRINCIPAL | RESETS | NOTICE,
    "STK": COMMON | TRADE | DIVIDENDS | NOMINAL,
    "OPTNS": COMMON | TRADE | MATURITY | OPTION,
    "CSH": COMMON | NOMINAL,
}
_LOAN_CYCLES = ("InterestPayment", "RateReset", "Fee")
_AMORTIZING_CYCLES = (*_LOAN_CYCLES, "ScalingIndex", "PrincipalRedemption", "InterestCalculationBase")

CYCLES: dict[str, tuple[str, ...]] = {
    "PAM": (*_LOAN_CYCLES, "ScalingIndex"),
    "LAM": _AMORTIZING_CYCLES,
    "NAM": _AMORTIZING_CYCLES,
    "ANN": _AMORTIZING_CYCLES,
    "LAX": ("Fee", "ScalingIndex"),
    "CLM": _LOAN_CYCLES,
    "UMP": _LOAN_CYCLES,
    "STK": ("DividendPayment",),
    "OPTNS": (),
    "CSH": (),
}
"""Each comes as two terms: ``cycleAnchorDateOf...`` and ``cycleOf...``."""

_ALWAYS = ("contractRole", "currency", "statusDate")
_LENT = (*_ALWAYS, "initialExchangeDate", "notionalPrincipal", "dayCountConvention")

NEEDED: dict[str, tuple[str, ...]] = {
    "PAM": (*_LENT, "nominalInterestRate", "maturityDate"),
    "LAM": (*_LENT, "nominalInterestRate", "cycleOfPrincipalRedemption"),
    "NAM": (*_LENT, "nominalInterestRate", "cycleOfPrincipalRedemption", "nextPrincipalRedemptionPayment"),
    "ANN": (*_LENT, "nominalInterestRate", "cycleOfPrincipalRedemption"),
    "LAX": (*_LENT, "nominalInterestRate", "arrayCycleAnchorDateOfPrincipalRedemption"),
    "CLM": (*_LENT, "nominalInterestRate"),
    "UMP": _LENT,
    "STK": _ALWAYS,
    "OPTNS": (*_ALWAYS, "maturityDate", "optionType", "optionExerciseType", "optionStrike1", "contractStructure"),
    "CSH": (*_ALWAYS, "notionalPrincipal"),
}
ARRAYS = {
    "InterestPayment": (None, None),
    "PrincipalRedemption": ("arrayNextPrincipalRedemptionPayment", "arrayIncreaseDecrease"),
    "RateReset": ("arrayRate", "arrayFixedVariable"),
}
"""The arrays of a LAX: beside anchors and cycles, the amount and the kind of each stretch."""
