"""What a revolving credit allows on a day: the borrowing base, the lesser of it and the commitment, and what is taken off."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tieout.book.debt.availability import availability
from tieout.book.debt.rates import history_in
from tieout.core.errors import UsageError
from tieout.core.instrument import Advance, Instrument

CREDIT = Instrument(
    "revolver", "revolver", commitment=Decimal(23_500_000), closing=date(2003, 12, 18), maturity=date(2006, 6, 30),
    advances=(Advance("eligible accounts receivable", Decimal(88)), Advance("eligible inventories", Decimal(65))),
)  # fmt: skip
DAY = date(2004, 3, 31)


def given(receivable: int, inventories: int, **more: int) -> dict[str, Decimal]:
    """Amounts of a day by the names that the command line takes."""
    named = {"eligible-accounts-receivable": receivable, "eligible-inventories": inventories}
    return {name.replace("_", "-"): Decimal(amount) for name, amount in (named | more).items()}


def test_the_lesser_of_base_and_commitment_less_what_is_out():
    """88% of 16 million and 65% of 7.5 million make 18,955,000; 12.4 million of loans and letters of 250,000 leave 6,305,000."""
    found = availability(CREDIT, DAY, given(16_000_000, 7_500_000, loans=12_400_000, letters_of_credit=250_000))
    assert (found.base, found.limit, found.available, found.overadvance) == (18_955_000, 18_955_000, 6_305_000, 0)
    assert availability(CREDIT, DAY, given(30_000_000, 7_500_000)).available == 23_500_000


def test_more_outstanding_than_may_be_is_an_overadvance():
    """A base of 8.8 million against loans of 9 million and reserves of 100,000."""
    found = availability(CREDIT, DAY, given(10_000_000, 0, loans=9_000_000, reserves=100_000))
    assert (found.available, found.overadvance) == (0, 300_000)


@pytest.mark.parametrize(
    ("on", "amounts", "message"),
    [
        (DAY, {"loans": Decimal(1)}, "--set eligible-accounts-receivable=AMOUNT, --set eligible-inventories=AMOUNT"),
        (DAY, given(1, 1, loan=1), "revolver has no loan; --set takes eligible-accounts-receivable"),
        (DAY, given(-1, 1), "is less than nothing"),
        (date(2003, 12, 17), given(1, 1), "was made on 2003-12-18"),
        (date(2006, 6, 30), given(1, 1), "ended on 2006-06-30"),
    ],
)
def test_nothing_is_computed_from_a_guess(on: date, amounts: dict[str, Decimal], message: str):
    """An amount that is missing, unknown or negative; a day outside the life of the credit."""
    with pytest.raises(UsageError, match=message):
        availability(CREDIT, on, amounts)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("date,prime\n2004-01-01,4.00\n2004-02-01,\n", "3: prime: has a gap"),
        ("date,prime\n2004-02-01,4.00\n2004-01-01,4.25\n", "3: date: 2004-01-01 does not come after 2004-02-01"),
        ("date,prime\n2004-02-30,4.00\n", "2: date: '2004-02-30' is no day"),
        ("date,prime\n2004-02-01,four\n", "2: prime: 'four' is no rate"),
        ("prime\n4.00\n", "1: the first line is to name the columns"),
        ("date,prime\n", "holds no rates"),
    ],
)
def test_a_rate_history_with_a_gap_or_out_of_order_is_refused(text: str, message: str):
    """One line is wrong; the message has its number and the column."""
    _, problems = history_in(text)
    assert any(message in one.told("rates.csv") for one in problems)


def test_a_rate_holds_from_its_day_until_the_next():
    """Nothing is known before the first day."""
    history, problems = history_in("date,prime,LIBOR\n2004-01-01,4.00%,1.10\n2004-07-01,4.25,1.30\n")
    assert problems == ()
    assert [history.on("prime", day) for day in (date(2003, 12, 31), date(2004, 6, 30), date(2004, 7, 1))] == [None, 4, Decimal("4.25")]
