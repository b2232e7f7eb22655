"""Trial balances are told from other grids, and read as accounts with debits positive."""

from __future__ import annotations

import textwrap
from decimal import Decimal

import pytest

from tieout.core.exhibit import Exhibit
from tieout.read.exhibit import read_exhibit
from tieout.source import load


def exhibit(text: str) -> Exhibit:
    return read_exhibit(load("tb.csv", textwrap.dedent(text).strip().encode()))


def balances(found: Exhibit) -> dict[str, list[tuple[str, Decimal]]]:
    """Account -> (period, amount with its sign) of each of its columns."""
    return {
        account.number or account.name: [
            (str(found.figures[at].period), sign * found.figures[at].number.value) for at, sign in account.amounts
        ]
        for account in found.accounts
    }


def test_debits_and_credits() -> None:
    """
    Adjusted trial balance at December 31 2004,,,
    Account No.,Account Name,Debit,Credit
    1010,Cash,"1,204.50",
    4010,Sales,,"98,000.00"
    ,Total,"1,204.50","98,000.00"
    """
    found = exhibit(test_debits_and_credits.__doc__ or "")
    assert balances(found) == {
        "1010": [("2004-12-31", Decimal("1204.50"))],
        "4010": [("2004-12-31", Decimal("-98000.00"))],
    }


def test_a_column_names_line_items_and_several_of_them() -> None:
    """
    GL Account,Description,Quarter ended 12/31/2004,FS Line
    4010,Sales rubber,-21219,Net sales; Net sales > Rubber Group
    4020,Sales metals,-3173,Net sales
    """
    found = exhibit(test_a_column_names_line_items_and_several_of_them.__doc__ or "")
    assert [account.lines for account in found.accounts] == [("Net sales", "Net sales > Rubber Group"), ("Net sales",)]
    assert balances(found)["4010"] == [("2004-10-01..2004-12-31", Decimal(-21219))]


def test_adjusted_balances_go_before_unadjusted_ones() -> None:
    """
    Year ended December 31 2004,,,,
    Account,Name,Unadjusted,Adjustments,Adjusted,Budget
    4010,Sales,-100,-20,-120,-500
    """
    found = exhibit(test_adjusted_balances_go_before_unadjusted_ones.__doc__ or "")
    assert balances(found) == {"4010": [("2004-01-01..2004-12-31", Decimal(-120))]}


def test_two_columns_of_one_period_are_nobodys() -> None:
    """
    Year ended December 31 2004,,
    Account,Name,Ohio Inc.,Texas Inc.
    4010,Sales,-100,-20
    """
    found = exhibit(test_two_columns_of_one_period_are_nobodys.__doc__ or "")
    assert [figure.period for figure in found.figures] == [None, None]


def test_amounts_in_thousands_are_in_base_units() -> None:
    """
    Trial balance (in thousands),,
    Account,Name,Year ended 12/31/2004
    4010,Sales,-24392
    """
    assert balances(exhibit(test_amounts_in_thousands_are_in_base_units.__doc__ or ""))["4010"][0][1] == -24_392_000


@pytest.mark.parametrize("head", ["", "Item"])
def test_a_schedule_is_a_table_and_no_trial_balance(head: str) -> None:
    found = exhibit(
        f"{head},Year ended 12/31/2004,Year ended 12/31/2003\nNet sales,110353000,113231000\nCost of sales,98304000,99773000\n"
    )
    assert found.accounts == ()
    assert [(figure.label[-1], figure.number.value) for figure in found.figures][:2] == [
        ("Net sales", 110_353_000), ("Net sales", 113_231_000),
    ]  # fmt: skip
