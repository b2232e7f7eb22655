"""Bounds by all relations together: a solver proposes, exact fractions decide."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tieout.book.solve import propagated
from tieout.book.solve.linear import narrowed
from tieout.core.interval import Interval
from tieout.core.system import Linear, Product, Quantity

pytest.importorskip("scipy", reason="pip install 'tieout[infer]'")


def known(name: str, low: int | Fraction | None, high: int | Fraction | None) -> Quantity:
    return Quantity(name, "", Interval(None if low is None else Fraction(low), None if high is None else Fraction(high)))


def equal(*parts: tuple[int, str]) -> Linear:
    return Linear(tuple((Fraction(weight), name) for weight, name in parts), "as defined")


def test_a_sum_and_a_difference_give_both_parts():
    """x + y is 100, x - y is 20, each to the unit: x is 59.5 to 60.5, of which bounds handed along know nothing."""
    half = Fraction(1, 2)
    quantities = [known("sum", 100 - half, 100 + half), known("gap", 20 - half, 20 + half), known("x", None, None), known("y", None, None)]
    relations = [equal((1, "x"), (1, "y"), (-1, "sum")), equal((1, "x"), (-1, "y"), (-1, "gap"))]
    within = propagated(quantities, relations)
    assert within["x"].bounds == Interval()
    found = narrowed("x", relations, within)
    assert (found.bounds, found.because) == (Interval(Fraction(119, 2), Fraction(121, 2)), (0, 1))


def test_a_product_with_a_printed_factor_is_two_bounds():
    """0.10 a share (to the cent) on n shares and 0.30 on the same together make 2,000,000: n is 4.878 to 5.128 million."""
    quantities = [
        known("a", Fraction(95, 1000), Fraction(105, 1000)), known("b", Fraction(295, 1000), Fraction(305, 1000)),
        known("all", 2_000_000, 2_000_000), known("n", 0, None), known("of a", None, None), known("of b", None, None),
    ]  # fmt: skip
    relations = [
        Product("of a", "a", "n", "amount a share"), Product("of b", "b", "n", "amount a share"),
        equal((1, "of a"), (1, "of b"), (-1, "all")),
    ]  # fmt: skip
    found = narrowed("n", relations, propagated(quantities, relations)).bounds
    assert (found.low, found.high) == (Fraction(2_000_000 * 1000, 410), Fraction(2_000_000 * 1000, 390))


amounts = st.integers(-(10**9), 10**9)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(amounts, min_size=3, max_size=5),
    st.lists(st.lists(st.integers(-2, 2), min_size=3, max_size=5), min_size=1, max_size=4),
    st.lists(st.integers(0, 10**6), min_size=5, max_size=5),
)
def test_what_is_true_is_never_left_out(true: list[int], rows: list[list[int]], slack: list[int]) -> None:
    """Whatever the solver says: amounts that satisfy all relations stay within the bounds."""
    quantities = [known(f"q{at}", value - slack[at], value + slack[-at - 1]) for at, value in enumerate(true)]
    relations = []
    for number, row in enumerate(rows):
        terms = [(weight, f"q{at}") for at, weight in enumerate(row[: len(true)]) if weight]
        rest = sum(weight * true[at] for at, weight in enumerate(row[: len(true)]))
        quantities.append(known(f"rest{number}", rest, rest))
        relations.append(equal(*terms, (-1, f"rest{number}")))
    within = propagated(quantities, relations)
    for at, value in enumerate(true):
        before = within[f"q{at}"].bounds
        found = narrowed(f"q{at}", relations, within).bounds
        assert found.holds(Fraction(value))
        assert found == found.meet(before)
