from __future__ import annotations

from datetime import date
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.source.identify import identify


def said(excerpt: str | None) -> str:
    return dedent((excerpt or "").lstrip("\n"))


def test_an_earnings_release_with_its_dateline() -> None:
    """
    PORTLAND, Maine, April 22, 2004 -- Harbor Mills, Inc. (NYSE: HBM) today reported net income of $1.2 million
    for the first quarter of 2004, which ended March 31, 2004. Net sales were a record. Earnings for the quarter
    came to 12 cents per share.
    """
    found = identify(said(test_an_earnings_release_with_its_dateline.__doc__))
    assert found == ("earnings-release", "Harbor Mills, Inc.", "", date(2004, 4, 22))


def test_the_date_is_that_of_the_dateline() -> None:
    """
    Results for the quarter that ended December 31, 2003

    AUSTIN, Texas, Feb. 5, 2004 (WIRE) -- Copper Lane Corporation announced its results for the year.
    """
    _, issuer, _, day = identify(said(test_the_date_is_that_of_the_dateline.__doc__))
    assert (issuer, day) == ("Copper Lane Corporation", date(2004, 2, 5))


def test_a_header_names_the_filer() -> None:
    """
    COMPANY CONFORMED NAME:   HARBOR MILLS INC
    CENTRAL INDEX KEY:        0000123456

    Certificate of Amendment
    signed this 3rd day of March, 2003
    """
    found = identify(said(test_a_header_names_the_filer.__doc__))
    assert found == ("charter", "HARBOR MILLS INC", "123456", date(2003, 3, 3))


def test_a_quarterly_report_names_its_registrant() -> None:
    """
                         HARBOR MILLS, INC.
              (Exact name of registrant as specified in its charter)

    FORM 10-Q
    Quarterly report for the quarter ended June 30, 2004
    """
    kind, issuer, _, _ = identify(said(test_a_quarterly_report_names_its_registrant.__doc__))
    assert (kind, issuer) == ("periodic-report", "HARBOR MILLS, INC.")


def test_a_refinancing() -> None:
    """
    January 5, 2005. Harbor Mills Corporation announces an exchange offer for its senior notes. Its senior
    subordinated notes will be paid from a term loan under a new credit facility.
    """
    kind, issuer, _, day = identify(said(test_a_refinancing.__doc__))
    assert (kind, issuer, day) == ("refinancing", "Harbor Mills Corporation", date(2005, 1, 5))


def test_an_agreement() -> None:
    """
    LOAN AGREEMENT made by and between Harbor Mills, Inc. and the bank
    """
    assert identify(said(test_an_agreement.__doc__))[:2] == ("agreement", "Harbor Mills, Inc.")


@pytest.mark.parametrize("text", ["", "A letter to friends.\n", "12 apples, 14 pears\n"])
def test_what_is_not_said_is_not_guessed(text: str) -> None:
    """A letter to friends."""
    assert identify(text) == ("other", "", "", None)


def test_a_day_that_no_month_has_is_no_date() -> None:
    """
    Signed on February 30, 2004.
    """
    assert identify(said(test_a_day_that_no_month_has_is_no_date.__doc__))[3] is None


@given(st.dates(date(1990, 1, 1), date(2039, 12, 31)), st.sampled_from(["%B %d, %Y", "%b. %d, %Y", "%B %d %Y"]))
def test_any_date_in_any_style(day: date, style: str) -> None:
    """Issued on April 22, 2004.     Issued on Apr. 22, 2004."""
    assert identify(f"Issued on {day.strftime(style)} in Portland.")[3] == day


@given(st.text(alphabet="AaZz .,()-\n\u201412", max_size=300))
def test_any_text_has_a_kind(text: str) -> None:
    """Whatever stands there, the answer is whole."""
    kind, issuer, cik, _ = identify(text)
    assert kind
    assert issuer == " ".join(issuer.split())
    assert cik == ""
