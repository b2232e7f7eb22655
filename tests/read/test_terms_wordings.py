"""Wordings of provisions that documents of many issuers share, and what looks like one and is none; sentences of our own."""

from __future__ import annotations

from decimal import Decimal

from tieout.read.exhibit import read_exhibit
from tieout.read.terms import provisions_of
from tieout.source.load import load_text


def told(text: str | None) -> set[str]:
    """The terms of all subjects: "name value of"."""
    terms = provisions_of(read_exhibit(load_text(text or ""))).terms
    rows = {(one.name, f"{one.value:f}" if isinstance(one.value, Decimal) else str(one.value), one.of) for one in terms}
    return {" ".join(row).strip() for row in rows}


def subject_of(text: str | None, name: str, value: object) -> str:
    terms = provisions_of(read_exhibit(load_text(text or ""))).terms
    return next(one.subject for one in terms if (one.name, str(one.value)) == (name, value))


def test_limits_within_a_facility() -> None:
    """On May 4, 2012, the mill entered into a $150 million revolving credit facility. The revolving credit facility includes
    letters of credit in an amount not to exceed $30 million. Up to $10 million of the facility may be used for swing line loans.
    """
    rows = told(test_limits_within_a_facility.__doc__)
    assert {row for row in rows if "sublimit" in row or "commitment" in row} == {
        "commitment 150000000",
        "sublimit 30000000 letters of credit",
        "sublimit 10000000 swing line",
    }


def test_an_amendment_changes_the_size_and_a_limit() -> None:
    """The mill amended its revolving credit facility on March 1, 2011. The amendment reduced the commitments by $50 million to
    $200 million and reduced the letter of credit sublimit to $40 million.
    """
    assert told(test_an_amendment_changes_the_size_and_a_limit.__doc__) == {
        "closing 2011-03-01 amendment",
        "commitment 200000000 after",
        "sublimit 40000000 letter of credit",
    }


def test_balances() -> None:
    """The mill has a revolving credit facility of $60 million, of which $4.2 million was drawn. The mill repaid all $98.5 million
    outstanding under, and terminated, its term loan. The outstanding principal balance of the senior notes was $25 million at
    June 30, 2012.
    """
    rows = told(test_balances.__doc__)
    assert {row for row in rows if row.startswith("outstanding")} == {
        "outstanding 4200000",
        "outstanding 98500000",
        "outstanding 25000000",
    }


def test_margins_by_definition() -> None:
    """On May 4, 2012, the mill entered into a revolving credit facility. The margin on LIBOR borrowings ranges from 0.4% to 1.0%.
    The margin is 0.25% for base rate loans. Overdue amounts under the revolving credit facility bear interest at the base rate
    plus 3.25%.
    """
    rows = told(test_margins_by_definition.__doc__)
    assert {row for row in rows if row.startswith(("spread", "default"))} == {
        "spread 0.4 LIBOR/low",
        "spread 1.0 LIBOR/high",
        "spread 0.25 base rate",
        "default-rate 3.25",
    }


def test_a_make_whole_is_no_spread() -> None:
    """The mill issued $200 million of its 5.5% notes due 2020. The mill may redeem the notes at a make-whole price based on the
    Treasury rate plus 50 basis points.
    """
    rows = told(test_a_make_whole_is_no_spread.__doc__)
    assert "make-whole 0.5" in rows
    assert not any(row.startswith("spread") for row in rows)


def test_what_is_no_size_and_no_maturity() -> None:
    """The mill has a $90 million credit agreement. Each borrowing under the credit agreement shall be in an aggregate principal
    amount of $5,000,000 or a multiple of $1,000,000. The mill may incur other debt under the credit agreement in an aggregate
    principal amount not to exceed $40 million. A shelf registration statement covers $750 million of debt securities. Swaps with
    a notional principal amount of $100 million mature on June 30, 2013. A claim arises from an obligation secured by real estate.
    """
    assert told(test_what_is_no_size_and_no_maturity.__doc__) == {"commitment 90000000"}


def test_a_name_with_a_figure_in_it() -> None:
    """On May 4, 2015, the mill entered into a 364-day revolving credit agreement (the "364-Day Credit Agreement"). It replaces the
    mill's previous 364-day credit agreement, which was to terminate on May 5, 2015. The 364-Day Credit Agreement matures on May 2, 2016.
    """
    text = test_a_name_with_a_figure_in_it.__doc__
    assert subject_of(text, "maturity", "2016-05-02") == subject_of(text, "closing", "2015-05-04")
    assert subject_of(text, "maturity", "2015-05-05") != subject_of(text, "closing", "2015-05-04")


def test_a_name_with_a_word_of_its_own() -> None:
    """On May 4, 2015, the mill entered into a $50 million revolving credit facility (the "ABL Facility") and a $20 million term
    loan. At closing the mill borrowed $5 million under the ABL Facility.
    """
    text = test_a_name_with_a_word_of_its_own.__doc__
    assert subject_of(text, "outstanding", "5000000") == subject_of(text, "commitment", "50000000")


def test_notes_under_a_supplement_close_with_the_supplement() -> None:
    """The mill's 5.5% notes due 2020 are senior. The notes were issued under a base indenture, dated as of June 1, 2005, as
    supplemented by a first supplemental indenture, dated as of March 9, 2011, relating to the notes.
    """
    rows = told(test_notes_under_a_supplement_close_with_the_supplement.__doc__)
    assert {row for row in rows if row.startswith("closing")} == {"closing 2011-03-09"}


def test_a_change_that_is_proposed_is_not_made() -> None:
    """The board approved an amendment of the certificate of incorporation, subject to approval by stockholders, that would increase
    the authorized shares of common stock from 50,000,000 to 75,000,000.
    """
    assert not any(row.startswith("authorised") for row in told(test_a_change_that_is_proposed_is_not_made.__doc__))


def test_by_laws_are_not_the_certificate() -> None:
    """The mill amended its certificate of incorporation, effective May 4, 2011. On June 8, 2011, the mill adopted amended and
    restated bylaws, effective July 1, 2011.
    """
    text = test_by_laws_are_not_the_certificate.__doc__
    assert subject_of(text, "effective", "2011-05-04") == "certificate-of-incorporation"
    assert subject_of(text, "effective", "2011-07-01") == "amended-and-restated-bylaws"


def test_a_name_alone_is_no_term() -> None:
    """Interest on our senior secured notes averaged less than last year. Our 6% notes due 2012 were repaid."""
    assert told(test_a_name_alone_is_no_term.__doc__) == {"rate 6", "maturity 2012"}


AGREEMENT = """
CREDIT AGREEMENT

THIS CREDIT AGREEMENT is dated as of May 4, 2005 between Alder Mills, Inc. and Oak Bank.

1.1 REVOLVING LOAN CREDIT LIMIT shall mean $10,000,000.

The duration of each Interest Period shall be one, two or three months, as the Borrower may select. Overdue principal of the Loans
shall bear interest at 2% per annum above the rate otherwise required to be paid. If the outstanding Loans exceed the limit, the
Borrower shall repay such excess in five equal monthly installments.

By:  /s/ Ada
     Stone

Title: President

By:  Alder Holdings Corporation
     a Delaware corporation, its General Partner
"""


def test_an_agreement_defines_its_terms() -> None:
    assert told(AGREEMENT) == {
        "closing 2005-05-04",
        "commitment 10000000",
        "interest-cycle P1M interest period",
        "interest-cycle P2M interest period",
        "interest-cycle P3M interest period",
        "default-rate 2",
        "signer Ada Stone President",
    }


def test_a_lease_signs_for_no_loan() -> None:
    """
    LEASE AGREEMENT

    This agreement is made on May 4, 2005. The tenant may use the facilities of the building.

    By: /s/ Ada Stone
    Name: Ada Stone
    Title: President
    """
    assert told(test_a_lease_signs_for_no_loan.__doc__) == set()
