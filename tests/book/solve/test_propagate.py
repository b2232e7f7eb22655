"""What follows from what is printed: bounds that are exact, and never leave out what is true."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.book.solve import Contradiction, propagated
from tieout.core.interval import Interval
from tieout.core.number import Number
from tieout.core.system import Linear, Product, Quantity


def printed(name: str, value: str, decimals: int | None) -> Quantity:
    """A quantity that is printed, to so many decimals."""
    return Quantity(name, "USD", Interval.of(Number(Decimal(value), decimals)))


def unknown(name: str, low: int | None = None) -> Quantity:
    """One that is not printed."""
    return Quantity(name, "USD", Interval(None if low is None else Fraction(low)))


def sums(*parts: tuple[int, str]) -> Linear:
    """Σ weight · quantity = 0."""
    return Linear(tuple((Fraction(weight), name) for weight, name in parts), "as defined")


def test_the_balloon_is_what_the_instalments_leave():
    """$13,500,000 less 29 instalments of $300,000, all exact."""
    found = propagated(
        [printed("principal", "13500000", None), printed("instalment", "300000", None), unknown("balloon")],
        [sums((1, "principal"), (-29, "instalment"), (-1, "balloon"))],
    )["balloon"]
    assert (found.bounds, found.because) == (Interval.at(4_800_000), (0,))


def test_a_part_and_its_rounded_share_bound_what_is_left():
    """$27,254,000 to the thousand were 99.4% to the tenth: 151 to 178 thousand are left.

    What is left is the part times (1/share - 1), in which each printed number stands once: the bounds cannot be closer. Told as
    a whole less the part they are wider, since the whole forgets how it was bounded, and still hold.
    """
    quantities = [printed("tendered", "27254000", -3), printed("share", "0.994", 3)]
    quantities += [printed("one", "1", None), *(unknown(name, 0) for name in ("times", "rest of one", "rest", "whole", "left"))]
    relations: list[Linear | Product] = [
        Product("one", "share", "times", "participation"),
        sums((1, "times"), (-1, "one"), (-1, "rest of one")),
        Product("rest", "tendered", "rest of one", "participation"),
        Product("tendered", "whole", "share", "participation"),
        sums((1, "whole"), (-1, "tendered"), (-1, "left")),
    ]
    found = propagated(quantities, relations)
    low, high = found["rest"].bounds.low, found["rest"].bounds.high
    assert low is not None
    assert high is not None
    assert (round(low), round(high)) == (150_723, 178_313)
    assert found["rest"].because == (0, 1, 2)
    wide = found["left"].bounds
    assert wide.low is not None
    assert wide.low < low


def test_amounts_that_cannot_be_are_told_with_the_relations_that_say_so():
    """100 and 50 make 151, to the unit: between 149 and 151 they may; 153 they cannot."""
    parts = [printed("a", "100", 0), printed("b", "50", 0)]
    relation = sums((1, "a"), (1, "b"), (-1, "total"))
    assert propagated([*parts, printed("total", "151", 0)], [relation])["a"].bounds.low == 100
    with pytest.raises(Contradiction) as told:
        propagated([*parts, printed("total", "153", 0)], [relation])
    assert told.value.because == (0,)


def test_a_divisor_that_may_be_nothing_bounds_nothing():
    """Income over earnings a share of 0.00, which may be anything from -0.005 to 0.005."""
    found = propagated(
        [printed("income", "5", 0), printed("eps", "0.00", 2), unknown("shares", 0)],
        [Product("income", "eps", "shares", "earnings per share")],
    )
    assert found["shares"].bounds.high is None


amounts = st.integers(-50, 50)


@given(st.lists(amounts, min_size=3, max_size=6), st.lists(st.lists(st.integers(-3, 3), min_size=3, max_size=6), max_size=5), st.data())
def test_what_is_true_is_never_left_out(true: list[int], rows: list[list[int]], data: st.DataObject):
    """True amounts, printed with any roundings or not at all, and any relations that they satisfy (a rest makes them do so)."""
    quantities = []
    for number, amount in enumerate(true):
        low, high = data.draw(st.integers(0, 5)), data.draw(st.integers(0, 5))
        known = Interval(Fraction(amount - low), Fraction(amount + high)) if data.draw(st.booleans()) else Interval()
        quantities.append(Quantity(f"q{number}", "USD", known))
    relations: list[Linear | Product] = []
    for index, row in enumerate(rows):
        terms = [(Fraction(weight), f"q{at}") for at, weight in enumerate(row[: len(true)]) if weight]
        rest = sum(weight * true[at] for at, weight in enumerate(row[: len(true)]))
        quantities.append(Quantity(f"rest{index}", "USD", Interval.at(rest)))
        relations.append(Linear((*terms, (Fraction(-1), f"rest{index}")), "drawn"))
    quantities.append(Quantity("product", "USD"))
    relations.append(Product("product", "q0", "q1", "drawn"))
    found = propagated(quantities, relations)
    for number, amount in enumerate(true):
        assert found[f"q{number}"].bounds.holds(Fraction(amount))
    assert found["product"].bounds.holds(Fraction(true[0] * true[1]))
