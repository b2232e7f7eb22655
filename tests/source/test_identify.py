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


def test_a_header_is_believed_before_the_text() -> None:
    """
    COMPANY CONFORMED NAME:   HARBOR MILLS INC /DE/
    CENTRAL INDEX KEY:        0000123456
    CONFORMED SUBMISSION TYPE: 10-Q
    FILED AS OF DATE:         19980511

    Net sales of Copper Lane, Inc. for the quarter ended March 27, 1998 rose.
    """
    found = identify(said(test_a_header_is_believed_before_the_text.__doc__))
    assert found == ("periodic-report", "HARBOR MILLS INC", "123456", date(1998, 5, 11))


@pytest.mark.parametrize(
    "line",
    [
        "PORTLAND, Maine, April 22, 2004 -- {}",
        "PORTLAND, Maine--(BUSINESS WIRE)--April 22, 2004--{}",
        "PORTLAND, Me. (April 22, 2004) - {}",
        "(Portland, Maine - April 22, 2004)  {}",
        "April 22, 2004 - PORTLAND, ME - {}",
        "Portland, Maine, April 22, 2004......{}",
        "PORTLAND, MAINE, APRIL 22, 2004 /PRNewswire/ -- {}",
        "PORTLAND, Maine   April 22, 2004   {}",
        "Portland, Maine, April 22, 2004- (NYSE: HBM) {}",
        "PORTLAND, Maine, 22 April 2004 \u2013 {}",
    ],
)
@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("Harbor Mills, Inc. today reported results for its first quarter.", "Harbor Mills, Inc."),
        ("Harbor Mills & Co. (NYSE: HBM), a maker of yarn, reported net income.", "Harbor Mills & Co."),
        ("The Harbor Mills Group, Inc. today announced its results.", "The Harbor Mills Group, Inc."),
        ("Harbor^\u00ae today announced its earnings. Harbor Corporation makes yarn.", "Harbor Corporation"),
        ("Leading yarn maker Harbor Mills Incorporated (NYSE: HBM) reported results.", "Harbor Mills Incorporated"),
        ("Harbor (Harbor Mills, Inc.; NASDAQ: HBM), a maker of yarn, reported results.", "Harbor Mills, Inc."),
        ("The Board of Directors of Harbor Mills, Inc. today reported earnings.", "Harbor Mills, Inc."),
        ("1st Harbor Bancorp, Inc. (OTC: HBB) reported results.", "1st Harbor Bancorp, Inc."),
    ],
)
def test_datelines_in_every_house_style(line: str, subject: str, name: str) -> None:
    """PORTLAND, Maine, April 22, 2004 -- Harbor Mills, Inc. today reported results for its first quarter."""
    assert identify(line.format(subject))[:4] == ("earnings-release", name, "", date(2004, 4, 22))


def test_a_name_without_its_form_is_completed_from_the_statements() -> None:
    """
    HARBOR MILLS REPORTS FIRST QUARTER RESULTS

    Sales of Harbor Mills rose.

                         HARBOR MILLS CORPORATION
                    CONSOLIDATED STATEMENTS OF INCOME
    """
    found = identify(said(test_a_name_without_its_form_is_completed_from_the_statements.__doc__))
    assert found[:2] == ("earnings-release", "HARBOR MILLS CORPORATION")


def test_neither_the_company_nor_a_company_bought_is_the_issuer() -> None:
    """
    Exhibit 99.2

    Quarterly supplement: results of the quarter

    The Company bought Copper Lane Corp. ("Copper Lane") in the first quarter. The Company's results for the
    quarter include those of Copper Lane.
    """
    assert identify(said(test_neither_the_company_nor_a_company_bought_is_the_issuer.__doc__))[1] == ""


def test_headings_that_lost_their_lines_are_no_name() -> None:
    """
    Quarterly Financial Results Average Assets Tangible Common Equity Harbor Mills Corp. and subsidiaries
    """
    assert identify(said(test_headings_that_lost_their_lines_are_no_name.__doc__))[1] == ""


def test_the_adviser_in_the_contacts_is_not_the_issuer() -> None:
    """
    CONTACT:                            John Doe
    Harbor Mills, Inc.                  COPPER LANE ASSOCIATES, INC.
    (207) 555-0100                      (212) 555-0100

             HARBOR MILLS ANNOUNCES ITS RESULTS FOR THE YEAR

    The year was good for Harbor Mills.
    """
    assert identify(said(test_the_adviser_in_the_contacts_is_not_the_issuer.__doc__))[1] == "Harbor Mills, Inc."


@pytest.mark.parametrize("owned", ["net loss of a subsidiary", "net income"])
def test_an_annual_report_in_an_exhibit(owned: str) -> None:
    """EXHIBIT 13.1, FINANCIAL HIGHLIGHTS: no date of its own, whatever years it tells of."""
    text = (
        f"EXHIBIT 13.1\n\n FINANCIAL HIGHLIGHTS\n\n{owned} for the year ended June 30, 1997 per common share\n\n"
        "June 30, 1997\n\nTo the Board of Directors and Stockholders of Harbor Mills Corporation:\n"
    )
    assert identify(text) == ("periodic-report", "Harbor Mills Corporation", "", None)


def test_a_report_is_dated_by_its_signature() -> None:
    """
    FORM 10-Q
    For the quarterly period ended June 30, 2004

    HARBOR MILLS, INC.
    (Exact name of registrant as specified in its charter)

    Sales for the quarter ended June 30, 2004 rose.

    The registrant has caused this report to be signed on its behalf.

    Date: August 9, 2004          By: J. Doe
    """
    found = identify(said(test_a_report_is_dated_by_its_signature.__doc__))
    assert found == ("periodic-report", "HARBOR MILLS, INC.", "", date(2004, 8, 9))


def test_the_years_first_release_with_last_years_number() -> None:
    """
    PORTLAND, Maine, January 20, 2004 -- Harbor Mills, Inc. reported results for the quarter ended December 31, 2004.
    """
    assert identify(said(test_the_years_first_release_with_last_years_number.__doc__))[3] == date(2005, 1, 20)


def test_an_outlook_does_not_move_the_date() -> None:
    """
    PORTLAND, Maine, January 20, 2004 -- Harbor Mills, Inc. announced its outlook for results for the year ending
    December 31, 2004.
    """
    assert identify(said(test_an_outlook_does_not_move_the_date.__doc__))[3] == date(2004, 1, 20)


def test_the_end_of_a_quarter_is_not_the_date() -> None:
    """
    Harbor Mills, Inc.
    Results of the quarter ended March 31, 2004

                            March 31, 2004
    Total assets                     1,200
    """
    assert identify(said(test_the_end_of_a_quarter_is_not_the_date.__doc__))[1::2] == ("Harbor Mills, Inc.", None)


def test_a_release_on_a_report_is_a_release() -> None:
    """
    Harbor Mills Reports Results

    PORTLAND, Maine, April 22, 2004 -- Harbor Mills, Inc. reported results for its first quarter. They are told in
    its Quarterly Report on Form 10-Q.
    """
    assert identify(said(test_a_release_on_a_report_is_a_release.__doc__))[0] == "earnings-release"


def test_a_release_on_something_else_is_other() -> None:
    """
    PORTLAND, Maine, April 22, 2004 -- Harbor Mills, Inc. today completed its acquisition of Copper Lane Corp.
    """
    assert identify(said(test_a_release_on_something_else_is_other.__doc__))[:2] == ("other", "Harbor Mills, Inc.")


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("Item 2.02 Results of Operations and Financial Condition", "earnings-release"),
        ("Item 12. Results of Operations", "earnings-release"),
        ("Item 2.03 Creation of a Direct Financial Obligation", "refinancing"),
        ("Item 5.03 Amendments to Articles of Incorporation", "charter"),
        ("Item 5.02 Departure of Directors", "other"),
    ],
)
def test_a_current_report_is_what_its_item_says(item: str, kind: str) -> None:
    """FORM 8-K, Date of Report, HARBOR MILLS, INC., Item 2.02 ..."""
    text = (
        "FORM 8-K\n\nDate of Report (Date of earliest event reported): May 3, 2004\n\n"
        f"HARBOR MILLS, INC.\n-----------\n(Exact name of registrant as specified in its charter)\n\n{item}\n"
    )
    assert identify(text) == (kind, "HARBOR MILLS, INC.", "", date(2004, 5, 3))


def test_registrants_in_a_column() -> None:
    """
    FORM 8-K
    Commission        Exact Name of Registrant          State of
    File Number       as specified in its charter       Incorporation
    001-00001         HARBOR MILLS CORPORATION          Maine
    """
    assert identify(said(test_registrants_in_a_column.__doc__))[1] == "HARBOR MILLS CORPORATION"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "CREDIT AGREEMENT\n\nbetween\n\nHARBOR\nMILLS, INC.,\nas\nBorrower\nand\nFIRST BANK, N.A.",
            "HARBOR MILLS, INC.",
        ),
        (
            'LOAN AGREEMENT by and between First Bank and Trust Company ("Lender") and Harbor Mills, LLC ("Borrower")',
            "Harbor Mills, LLC",
        ),
        (
            (
                "CREDIT AGREEMENT dated as of May 1, 1998, by and between THE OLD\n"
                'HARBOR MILLS, INC., a Maine corporation ("Borrower"), and FIRST BANK, N.A.'
            ),
            "THE OLD HARBOR MILLS, INC.",
        ),
        (
            "CREDIT AGREEMENT\n\namong\n\nHarbor Mills Company Limited and\nThe Banks Listed",
            "Harbor Mills Company Limited",
        ),
        (
            'CREDIT AGREEMENT\nthe undersigned, Harbor Bancorp, Inc., a Maine corporation (the "Company") and you',
            "Harbor Bancorp, Inc.",
        ),
    ],
)
def test_an_agreement_is_its_borrowers(text: str, name: str) -> None:
    """CREDIT AGREEMENT between HARBOR MILLS, INC., as Borrower, and FIRST BANK, N.A."""
    assert identify(text)[:2] == ("agreement", name)


def test_an_agreement_is_of_the_day_it_is_dated_as_of() -> None:
    """
    CREDIT AGREEMENT
    dated as of
    January 21, 1997
    among
    Harbor Mills Corp.
    The Banks, for loans that end on March 31, 2001
    """
    assert identify(said(test_an_agreement_is_of_the_day_it_is_dated_as_of.__doc__))[1:] == (
        "Harbor Mills Corp.",
        "",
        date(1997, 1, 21),
    )


def test_a_certificate_is_of_the_day_it_was_signed() -> None:
    """
    CERTIFICATE OF AMENDMENT
    OF
    RESTATED ARTICLES OF INCORPORATION
    OF
    HARBOR MILLS, INC.

    The amendment was approved by the Board at its meeting held on August 4, 1998.

    Executed at Portland, Maine on March 31, 1999.
    """
    found = identify(said(test_a_certificate_is_of_the_day_it_was_signed.__doc__))
    assert found == ("charter", "HARBOR MILLS, INC.", "", date(1999, 3, 31))


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


def test_a_city_a_day_and_a_dash_are_a_dateline_whatever_the_verb() -> None:
    """
                        HARBOR MILLS, INC.

    PORTLAND, May 17, 2004 -- Harbor Mills, Inc. sold more and lost less in the first quarter of 2004.
    """
    assert identify(said(test_a_city_a_day_and_a_dash_are_a_dateline_whatever_the_verb.__doc__))[3] == date(2004, 5, 17)
