from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.core.period import Period
from tieout.read.calendar import Calendar
from tieout.read.dates import lowered
from tieout.read.mentions import find_mentions, find_periods
from tieout.read.periods import combine_heads, parse_period, relative_period

DECEMBER = Calendar(date=date(2005, 4, 5))
JUNE = Calendar(end_month=6, date=date(2006, 2, 1))
RETAIL = Calendar(end_month=1, offset=1, date=date(2024, 11, 22), ends=(date(2024, 11, 2), date(2023, 10, 28)))


def spans(text: str, calendar: Calendar = DECEMBER) -> list[tuple[str, str]]:
    return [(text[start:end], str(period)) for start, end, period in find_periods(text, calendar)]


@pytest.mark.parametrize(
    ("phrase", "calendar", "period"),
    [
        ("first quarter of 2004", DECEMBER, "2004-01-01..2004-03-31"),
        ("QUARTERS ENDED MARCH 31 2004", DECEMBER, "2004-01-01..2004-03-31"),
        ("Three Months Ended September 30, 2004 (unaudited)", DECEMBER, "2004-07-01..2004-09-30"),
        ("three months\n   ended March 3, 2023", DECEMBER, "2022-12-04..2023-03-03"),
        ("third fiscal quarter of 2006", JUNE, "2006-01-01..2006-03-31"),
        ("first nine months of fiscal 2006", JUNE, "2005-07-01..2006-03-31"),
        ("fiscal 2006", JUNE, "2005-07-01..2006-06-30"),
        ("Q2 FY06", JUNE, "2005-10-01..2005-12-31"),
        ("4Q05", DECEMBER, "2005-10-01..2005-12-31"),
        ("1H23", DECEMBER, "2023-01-01..2023-06-30"),
        ("2004", DECEMBER, "2004-01-01..2004-12-31"),
        ("13-week fiscal quarter ended November 2,\n2024", RETAIL, "2024-08-04..2024-11-02"),
        ("third quarter of fiscal 2024", RETAIL, "2024-08-03..2024-11-02"),
        ("52 weeks ended January 1, 2005", DECEMBER, "2004-01-04..2005-01-01"),
        ("at Sept. 30, 2004", DECEMBER, "2004-09-30"),
        ("6/30/04", DECEMBER, "2004-06-30"),
        ("second half of 2003", DECEMBER, "2003-07-01..2003-12-31"),
        ("June 2004 quarter", DECEMBER, "2004-04-01..2004-06-30"),
        ("1992 fourth quarter", DECEMBER, "1992-10-01..1992-12-31"),
        ("first quarter of last year", DECEMBER, "2004-01-01..2004-03-31"),
    ],
)
def test_a_phrase_names_one_period(phrase: str, calendar: Calendar, period: str) -> None:
    assert [found for _, found in spans(phrase, calendar)] == [period]


def test_one_length_and_two_years() -> None:
    """Losses for the fourth quarters of 2004 and 2003 included charges."""
    assert spans("Losses for the fourth quarters of 2004 and 2003 included charges.") == [
        ("fourth quarters of 2004", "2004-10-01..2004-12-31"),
        ("2003", "2003-10-01..2003-12-31"),
    ]


def test_two_lengths_and_one_date() -> None:
    """Results for the quarter and year ended December 31, 2004."""
    assert [period for _, period in spans("the quarter and year ended December 31, 2004")] == [
        "2004-10-01..2004-12-31",
        "2004-01-01..2004-12-31",
    ]


def test_the_date_corrects_the_named_quarter() -> None:
    """Revenue for the third quarter of fiscal 2020, ended March 29, 2020."""
    assert [period for _, period in spans("third quarter of fiscal 2020, ended March 29, 2020", JUNE)] == [
        "2019-12-30..2020-03-29"
    ]


@pytest.mark.parametrize(
    "text",
    ["Notes due August 1, 2009", "the Reform Act of 1995", "1,995 shares", "loans of $2,004", "you may 3 times"],
)
def test_no_period(text: str) -> None:
    assert spans(text) == []


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("the same quarter a year ago", "year"),
        ("in the same prior year period", "year"),
        ("the prior year", "year"),
        ("a year earlier", "year"),
        ("year-ago quarter", "year"),
        ("the preceding quarter", "quarter"),
        ("linked quarter", "quarter"),
        ("the comparable 2003 period", "same"),
        ("for the nine months", "length"),
    ],
)
def test_relative_phrases(phrase: str, kind: str) -> None:
    assert [mention.kind for mention in find_mentions(lowered(phrase), DECEMBER)] == [kind]


def test_relative_period_steps_back_from_the_one_given() -> None:
    quarter = Period.months(3, date(2005, 3, 31))
    assert str(relative_period("the same quarter a year ago", quarter)) == "2004-01-01..2004-03-31"
    assert str(relative_period("the preceding quarter", quarter)) == "2004-10-01..2004-12-31"
    assert relative_period("the competition", quarter) is None


@pytest.mark.parametrize(
    ("pieces", "instant", "period"),
    [
        (("QUARTER ENDED", "DECEMBER 31", "2004"), None, "2004-10-01..2004-12-31"),
        (("2004", "Fourth Quarter"), None, "2004-10-01..2004-12-31"),
        (("Sept 30, 2006", "Quarter Ended"), None, "2006-07-01..2006-09-30"),
        (("DECEMBER 31", "2004"), True, "2004-12-31"),
        (("DECEMBER 31", "2004"), False, "None"),
        (("2004",), True, "2004-12-31"),
        (("Year-to-Date", "March 31,", "2005"), None, "2005-01-01..2005-03-31"),
        (("% Change",), None, "None"),
    ],
)
def test_heads_are_read_together(pieces: tuple[str, ...], instant: bool | None, period: str) -> None:
    assert str(combine_heads(pieces, DECEMBER, instant)) == period


@pytest.mark.parametrize(
    ("text", "today", "expected"),
    [
        ("Results for the year ended June 30, 2004.", date(2004, 8, 1), (6, 0)),
        ("Third quarter results. For the quarter ended December 31, 2005 income rose.", date(2006, 1, 20), (3, 0)),
        ("for the three months and nine months ended June 30, 2005", date(2005, 8, 9), (9, 0)),
        ("third quarter of fiscal 2024. The 39-week period ended November 2, 2024", date(2024, 11, 22), (1, 1)),
        ("third quarter of fiscal 2025, ended October 27, 2024", date(2024, 11, 20), (1, 0)),
        ("First quarter results. ROE for the trailing 12 months ended March 31, 2020", date(2020, 4, 29), (12, 0)),
        ("Income rose.", date(2005, 1, 1), (12, 0)),
    ],
)
def test_the_calendar_is_read_off_the_text(text: str, today: date, expected: tuple[int, int]) -> None:
    calendar = Calendar.infer(text, today)
    assert (calendar.end_month, calendar.offset) == expected


@given(st.text(alphabet="0123456789 ,/-'QHyearquartendmhsixMay30fist", max_size=200))
def test_any_text_is_read_and_spans_lie_in_order(text: str) -> None:
    for start, end, _ in find_periods(text, DECEMBER):
        assert 0 <= start < end <= len(text)
    parse_period(text, JUNE)
    Calendar.infer(text, date(2005, 1, 1))
