"""Moments, day counts, cycles and business days."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tieout.book.actus import TermError
from tieout.book.actus.daycount import year_fraction
from tieout.book.actus.moments import Moment, moment
from tieout.book.actus.schedule import LIMIT, Shift, cycle, dates, period


def at(text: str) -> Moment:
    return moment("date", text)


def days(found: list[Moment]) -> list[str]:
    return [each.day.isoformat() for each in found]


def run(each: str, anchor: str, end: str, *, eom: bool = False, horizon: str | None = None) -> list[str]:
    until = at(horizon) if horizon else None
    return days(dates("cycle", at(anchor), cycle("cycle", each), at(end), until, eom))


@pytest.mark.parametrize(
    ("convention", "start", "end", "expected"),
    [
        ("A360", "2024-01-31", "2024-03-31", Fraction(60, 360)),
        ("A365", "2024-01-31", "2025-01-31", Fraction(366, 365)),
        ("AA", "2023-11-01", "2024-05-01", Fraction(61, 365) + Fraction(121, 366)),
        ("AA", "2022-07-01", "2025-07-01", Fraction(184, 365) + 2 + Fraction(181, 365)),
        ("30E360", "2024-01-30", "2024-03-31", Fraction(60, 360)),
        ("30E360", "2024-01-15", "2024-03-31", Fraction(75, 360)),
        ("30360", "2024-01-15", "2024-03-31", Fraction(76, 360)),
        ("30360", "2024-01-31", "2024-03-31", Fraction(60, 360)),
        ("30E360ISDA", "2024-02-29", "2024-03-31", Fraction(30, 360)),
        ("30E360ISDA", "2024-01-31", "2024-02-29", Fraction(30, 360)),
    ],
)
def test_a_day_count_gives_the_years_between_two_days(
    convention: str, start: str, end: str, expected: Fraction
) -> None:
    assert year_fraction(convention, at(start), at(end)) == expected


def test_the_last_of_february_is_no_thirtieth_where_it_is_the_maturity() -> None:
    end = at("2024-02-29")
    assert year_fraction("30E360ISDA", at("2024-01-31"), end, end) == Fraction(29, 360)


def test_simple_interest_of_four_years_and_four_and_a_half_months() -> None:
    """12 3/4% by 30/360 from 1 August 1999 to 18 December 2003 on 1,000: 558.52."""
    years = year_fraction("30360", at("1999-08-01"), at("2003-12-18"))
    assert round(1000 * Fraction("0.1275") * years, 2) == Fraction("558.52")


def test_the_end_of_a_day_counts_as_the_next() -> None:
    assert year_fraction("A365", at("2024-01-01"), at("2024-01-01T23:59:59")) == Fraction(1, 365)
    assert at("2024-01-01T24:00:00").iso() == "2024-01-01T23:59:59"


@pytest.mark.parametrize("given", ["2024-02-30", "yesterday", "2024-01-01T12:00:00", None, 20240101, "2024-1-1"])
def test_what_is_no_date_is_refused(given: object) -> None:
    with pytest.raises(TermError) as refused:
        moment("maturityDate", given)
    assert refused.value.field == "maturityDate"


def test_a_short_stub_stays_and_a_long_one_joins_the_period_before_it() -> None:
    assert run("P3ML1", "2024-01-15", "2024-12-01") == ["2024-01-15", "2024-04-15", "2024-07-15", "2024-10-15"]
    assert run("P3ML0", "2024-01-15", "2024-12-01") == ["2024-01-15", "2024-04-15", "2024-07-15"]
    assert run("P3ML0", "2024-01-15", "2024-10-15") == ["2024-01-15", "2024-04-15", "2024-07-15"]
    assert run("P3ML0", "2024-01-15", "2024-02-01") == ["2024-01-15"]


def test_a_horizon_cuts_a_schedule_and_changes_nothing_before_it() -> None:
    whole = run("P1ML0", "2024-01-31", "2030-01-15")
    assert run("P1ML0", "2024-01-31", "2030-01-15", horizon="2029-12-31") == whole
    assert run("P1ML0", "2024-01-31", "2030-01-15", horizon="2024-03-31") == whole[:3]


def test_the_31st_comes_back_after_february_and_the_30th_is_no_end_of_month() -> None:
    assert run("P1ML1", "2023-01-31", "2023-05-01") == ["2023-01-31", "2023-02-28", "2023-03-31", "2023-04-30"]
    assert run("P1ML1", "2023-01-30", "2023-05-01", eom=True) == [
        "2023-01-30",
        "2023-02-28",
        "2023-03-30",
        "2023-04-30",
    ]


def test_an_end_of_month_keeps_to_ends_of_months_where_terms_say_so() -> None:
    assert run("P1ML1", "2023-02-28", "2023-05-15", eom=True) == ["2023-02-28", "2023-03-31", "2023-04-30"]
    assert run("P1ML1", "2023-02-28", "2023-05-15") == ["2023-02-28", "2023-03-28", "2023-04-28"]
    assert run("P2WL1", "2023-02-28", "2023-03-20", eom=True) == ["2023-02-28", "2023-03-14"]


@pytest.mark.parametrize(
    ("convention", "due", "moved", "counted"),
    [
        ("NOS", "2024-06-29", "2024-06-29", "2024-06-29"),
        ("SCF", "2024-06-29", "2024-07-01", "2024-07-01"),
        ("CSF", "2024-06-29", "2024-07-01", "2024-06-29"),
        ("SCMF", "2024-06-29", "2024-06-28", "2024-06-28"),
        ("CSMF", "2024-06-29", "2024-06-28", "2024-06-29"),
        ("SCP", "2024-06-01", "2024-05-31", "2024-05-31"),
        ("CSP", "2024-06-01", "2024-05-31", "2024-06-01"),
        ("SCMP", "2024-06-01", "2024-06-03", "2024-06-03"),
        ("CSMP", "2024-06-02", "2024-06-03", "2024-06-02"),
    ],
)
def test_a_weekend_moves_as_the_convention_says(convention: str, due: str, moved: str, counted: str) -> None:
    shift = Shift("MF", convention)
    assert (shift.paid(at(due)), shift.reckoned(at(due))) == (at(moved), at(counted))
    assert Shift("NC", convention).paid(at(due)) == at(due)


@pytest.mark.parametrize("given", ["P0DL1", "P-1ML1", "-P1ML1", "1M-", "P1M", "PL1", "P1M5DL0", "P1ML2", "", None, 3])
def test_what_is_no_cycle_is_refused(given: object) -> None:
    with pytest.raises(TermError, match="cycleOfFee"):
        cycle("cycleOfFee", given)


def test_a_period_may_be_nothing_and_years_and_months_add_up() -> None:
    assert not period("settlementPeriod", "P0D")
    assert period("p", "P1Y6M").months == 18
    assert period("p", "P2W").days == 14


@pytest.mark.slow
def test_a_cycle_that_would_not_stop_is_stopped() -> None:
    with pytest.raises(TermError, match=f"more than {LIMIT:,} dates"):
        run("P1DL1", "2000-01-01", "2500-01-01")


def test_a_cycle_past_the_last_year_ends_and_moments_are_in_order() -> None:
    assert run("P9999YL1", "2000-01-01", "2500-01-01") == ["2000-01-01"]
    assert Moment(date(2000, 1, 1)) < Moment(date(2000, 1, 1), end=True) < Moment(date(2000, 1, 2))
