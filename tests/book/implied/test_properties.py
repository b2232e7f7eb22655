"""For any issuer with true amounts, printed rounded: every interval that is implied holds what is true."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from hypothesis import given, settings
from hypothesis import strategies as st

from book.implied.excerpts import book
from tieout.book.implied import implied

TABLE = """
    ACME TOOL CORPORATION
    Cleveland, Ohio, {day}

                     ACME TOOL CORPORATION
               CONSOLIDATED STATEMENTS OF OPERATIONS
                 (in thousands, except per share data)

    {heads}
                                                  --------------------------
    Net sales                                     {sales}
    Cost of sales                                 {cost}
                                                  --------------------------
    Gross profit                                  {gross}
    Income (loss) from continuing operations      {going}
    Income (loss) from discontinued operations    {gone}
                                                  --------------------------
    Net income (loss)                             {net}
                                                  ==========================

    Basic and diluted income (loss) per share of common stock:
      Continuing operations                       {going_each}
      Discontinued operations                     {gone_each}
      Net income (loss)                           {net_each}

    The company has preferred stock outstanding.
"""
NAMES = {
    "revenues (net sales)": "sales",
    "cost of sales": "cost",
    "gross profit": "gross",
    "income from continuing operations": "going",
    "income from discontinued operations": "gone",
    "net income": "net",
    "charge to common stockholders (net income less what earnings a share are counted on)": "charge",
    "weighted average shares, basic and diluted": "shares",
}
ENDS = {"2004-01-01": {"2004-03-31": (0,), "2004-09-30": (0, 1, 2)}, "2004-04-01": {"2004-09-30": (1, 2), "2004-12-31": (1, 2, 3)}}


@dataclass(frozen=True)
class Quarter:
    """What a quarter truly came to, in dollars."""

    sales: int
    cost: int
    going: int
    gone: int
    charge: int

    @property
    def gross(self) -> int:
        return self.sales - self.cost

    @property
    def net(self) -> int:
        return self.going + self.gone


def total(quarters: list[Quarter], name: str) -> int:
    return sum(getattr(quarter, name) for quarter in quarters)


def rounded(value: Fraction) -> int:
    """Half away from nothing, as statements are printed."""
    return floor(abs(value) + Fraction(1, 2)) * (1 if value >= 0 else -1)


def money(value: int) -> str:
    thousands = rounded(Fraction(value, 1000))
    return f"({-thousands:,})" if thousands < 0 else f"{thousands:,}" if thousands else "--"


def each(value: int, shares: int) -> str:
    cents = rounded(Fraction(value * 100, shares))
    text = f"{abs(cents) // 100}.{abs(cents) % 100:02}"
    return f"({text})" if cents < 0 else text


def page(day: str, heads: str, spans: list[tuple[list[Quarter], int]]) -> str:
    """A release of the spans, each with its weighted shares, side by side."""

    def row(name: str) -> str:
        return "  ".join(f"{money(total(quarters, name)):>10}" for quarters, _ in spans)

    def per(name: str, charged: int) -> str:
        return "  ".join(f"{each(total(q, name) - charged * total(q, 'charge'), shares):>10}" for q, shares in spans)

    rows = {name: row(name) for name in ("sales", "cost", "gross", "going", "gone", "net")}
    shares = {"going_each": per("going", 1), "gone_each": per("gone", 0), "net_each": per("net", 1)}
    return TABLE.format(day=day, heads=heads, **rows, **shares)


quarters = st.builds(
    Quarter,
    st.integers(20_000_000, 40_000_000), st.integers(15_000_000, 19_000_000), st.integers(-2_000_000, 4_000_000),
    st.integers(-3_000_000, -1_000), st.integers(0, 400_000),
)  # fmt: skip
FOURTH = "                                             Quarter Ended   Year Ended\n" + " " * 49 + "Dec. 31,       Dec. 31,\n" + " " * 51 + "2004         2004"
FIRST = "                                             Quarter Ended\n" + " " * 50 + "March 31,\n" + " " * 52 + "2004"


@settings(max_examples=40, deadline=None)
@given(st.lists(quarters, min_size=4, max_size=4), st.integers(3_000_000, 6_000_000), st.integers(3_000_000, 6_000_000))
def test_what_is_true_is_never_left_out(year: list[Quarter], shares: int, weighted: int) -> None:
    fourth = page("March 2, 2005", FOURTH, [(year[3:], shares), (year, weighted)])
    first = page("April 28, 2004", FIRST, [(year[:1], shares)])
    made = implied(book(fourth, first), thorough=True)
    checked = 0
    for one in made.implied:
        name = NAMES.get(one.name)
        assert one.period is not None
        if name is None:
            continue
        start, end = str(one.period.start), str(one.period.end)
        if name == "shares":
            true = {("2004-10-01", "2004-12-31"): shares, ("2004-01-01", "2004-12-31"): weighted, ("2004-01-01", "2004-03-31"): shares}[start, end]
        elif name == "charge":
            spans = {("2004-10-01", "2004-12-31"): (3,), ("2004-01-01", "2004-12-31"): (0, 1, 2, 3), ("2004-01-01", "2004-03-31"): (0,)}
            true = total([year[at] for at in spans[start, end]], name)
        else:
            true = total([year[at] for at in ENDS[start][end]], name)
        assert one.low is not None
        assert one.high is not None
        assert one.low <= true <= one.high, one
        checked += 1
    assert checked >= 3, "sales, cost and gross profit of nine months at least"
