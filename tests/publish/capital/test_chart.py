"""Pictures of schedules: they stand by themselves, and show the amounts that they are of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from xml.etree.ElementTree import fromstring

import pytest

from tieout.core.schedule import Payment, Schedule
from tieout.publish.capital.chart import balances_chart, maturities_chart

pytest.importorskip("pygal", reason="the extra `chart` is not installed")

LOAN = Schedule(
    "loan",
    'Loan <script>alert("1")</script>',
    "USD",
    (
        Payment(date(2003, 12, 18), "closing", Decimal(-900_000), balance=Decimal(900_000)),
        Payment(date(2004, 6, 30), "instalment", Decimal(300_000), balance=Decimal(600_000)),
        Payment(date(2006, 6, 30), "maturity", Decimal(600_000), balance=Decimal(0)),
    ),
)


@pytest.mark.parametrize("picture", [maturities_chart([LOAN], date(2003, 12, 31)), balances_chart([LOAN])], ids=["due", "balance"])
def test_a_picture_has_no_script_and_fetches_nothing(picture: bytes):
    """A title from a document is text; what an element would fetch has an address."""
    root = fromstring(picture)
    names = [str(one.tag).rpartition("}")[2] for one in root.iter()]
    assert "script" not in names
    assert not {"image", "foreignObject", "a"} & set(names)
    assert not [value for one in root.iter() for name, value in one.items() if name.endswith("href") or name.startswith("on")]
    assert b"<script" not in picture


def test_bars_are_what_falls_due_after_the_day():
    """300,000 in 2004 and 600,000 in 2006; from 2005 on the latter alone."""
    assert b"300,000" in maturities_chart([LOAN], date(2003, 12, 31))
    later = maturities_chart([LOAN], date(2005, 1, 1))
    assert b"600,000" in later
    assert b">2004<" not in later


def test_the_same_schedule_gives_the_same_bytes():
    """No clock and no random name is in it."""
    assert balances_chart([LOAN]) == balances_chart([LOAN])
