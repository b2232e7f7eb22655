"""What an announcement, an agreement or a certificate provides, from sentences of our own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tieout.core.term import Provisions
from tieout.read.exhibit import read_exhibit
from tieout.read.terms import provisions_of, with_provisions
from tieout.read.terms.grammar import rules
from tieout.source.load import load_text


def provisions(text: str) -> Provisions:
    return provisions_of(read_exhibit(load_text(text)))


def told(text: str) -> dict[str, set[str]]:
    """The terms by subject: "name value of"."""
    read = provisions(text)
    rows: dict[str, set[str]] = {subject.key: set() for subject in read.subjects}
    for term in read.terms:
        value = f"{term.value:f}" if isinstance(term.value, Decimal) else str(term.value)
        rows[term.subject].add(f"{term.name} {value} {term.of}".strip())
    return rows


def acts(text: str) -> dict[str, tuple[str, str, str]]:
    return {one.key: (one.kind, one.act, one.parent) for one in provisions(text).subjects}


REFINANCING = """
The mill completed a new $40,000,000 secured credit facility, which consists of a $25,000,000 revolving credit
facility expiring on May 31, 2007, and a $15,000,000 term loan. Loans under the revolving credit facility bear interest at
either the prime rate plus 1% or LIBOR plus 3 1/4%, as the mill elects. The revolving loans are limited to 85% of eligible
accounts receivable plus 60% of eligible inventories. The term loan is payable in 40 monthly installments of $250,000
each, commencing on July 1, 2004. All loans under the credit facility are secured by first priority liens on substantially
all of the mill's assets.
"""


def test_a_facility_and_its_parts() -> None:
    assert acts(REFINANCING) == {
        "secured-credit-facility": ("facility", "created", ""),
        "revolving-credit-facility": ("revolver", "created", "secured-credit-facility"),
        "term-loan": ("term-loan", "created", "secured-credit-facility"),
    }


def test_each_part_has_its_own_terms() -> None:
    assert told(REFINANCING) == {
        "secured-credit-facility": {
            "commitment 40000000",
            "secured yes",
            "lien first substantially all of the mill's assets",
        },
        "revolving-credit-facility": {
            "commitment 25000000",
            "maturity 2007-05-31",
            "spread 1 prime",
            "spread 3.25 LIBOR",
            "advance-rate 85 eligible accounts receivable",
            "advance-rate 60 eligible inventories",
        },
        "term-loan": {
            "principal 15000000",
            "instalment-count 40",
            "instalment-cycle P1M",
            "instalment-amount 250000",
            "instalment-first 2004-07-01",
        },
    }


def test_terms_stand_at_their_figures() -> None:
    document = load_text(REFINANCING)
    terms = provisions_of(read_exhibit(document)).terms
    printed = {term.name + term.of: document.text[term.start : term.end] for term in terms}
    assert printed["spreadLIBOR"] == "3 1/4%"
    assert printed["instalment-first"] == "July 1, 2004"
    assert [term.line for term in terms if term.name == "maturity"] == [3]


def test_rate_options_stand_apart_and_a_plan_together() -> None:
    terms = provisions(REFINANCING).terms
    spreads = {term.of: term.group for term in terms if term.name == "spread"}
    assert spreads["prime"] != spreads["LIBOR"]
    assert len({term.group for term in terms if term.name.startswith("instalment")}) == 1


def test_a_floor_belongs_to_its_option_and_a_fee_to_its_occasions() -> None:
    """The $8,000,000 term loan bears interest at the prime rate plus 4%, subject to a minimum of 8.25%, and requires the
    company to pay a fee equal to 1.5% of the outstanding principal on the closing date and on each anniversary of the closing
    date.
    """
    read = provisions(test_a_floor_belongs_to_its_option_and_a_fee_to_its_occasions.__doc__ or "")
    groups = {term.name: term.group for term in read.terms}
    assert groups["floor"] == groups["spread"] > 0
    assert {(term.value, term.of) for term in read.terms if term.name == "fee-rate"} == {
        (Decimal("1.5"), "closing"),
        (Decimal("1.5"), "anniversary"),
    }


def test_a_title_tells_rate_rank_and_maturity() -> None:
    """The company issued $30 million of its 11 3/8% Senior Subordinated Notes due August 1, 2009 (the "New Notes"). The New
    Notes are redeemable at any time at 101% of principal amount. Interest on the New Notes accrues from May 5, 2001 and is
    payable semiannually on February 1 and August 1.
    """
    assert told(test_a_title_tells_rate_rank_and_maturity.__doc__ or "") == {
        "11-3-8-senior-subordinated-notes-due-august-1-2009": {
            "principal 30000000",
            "rate 11.375",
            "ranking senior subordinated",
            "maturity 2009-08-01",
            "redemption-price 101 any time",
            "interest-from 2001-05-05",
            "interest-cycle P6M",
            "interest-date --02-01",
            "interest-date --08-01",
        }
    }


def test_old_notes_and_new_notes_of_one_rank_are_two() -> None:
    """Holders of its outstanding 12% Senior Notes (the "Old Notes") received units consisting of new 9% Senior Notes due
    March 1, 2010 (the "New Notes") and five warrants (the "Warrants") to purchase common stock for each $1,000 of New Notes
    issued. About $9,000,000 principal amount, or 97.5%, of the Old Notes outstanding participated in the exchange offer.
    Each Warrant entitles the holder to purchase one share of common stock at a price of $2.25 per share.
    """
    text = test_old_notes_and_new_notes_of_one_rank_are_two.__doc__ or ""
    rows = told(text)
    assert rows["12-senior-notes"] == {"rate 12", "ranking senior", "tendered 9000000", "participation 97.5"}
    assert rows["warrants"] == {"per 5 1000 principal", "shares-per-warrant 1", "strike 2.25"}
    assert acts(text)["9-senior-notes-due-march-1-2010"] == ("note", "issued", "units")
    approximate = {term.name for term in provisions(text).terms if term.approximate}
    assert approximate == {"tendered"}


def test_a_repurchase_and_its_claim() -> None:
    """The company repurchased its $6,000,000 senior, unsecured note for a purchase price of $4,100,000. The agreement governing
    the purchase of the note provides that the claim will be reinstated if the price has to be returned.
    """
    text = test_a_repurchase_and_its_claim.__doc__ or ""
    assert acts(text) == {"senior-unsecured-note": ("note", "repurchased", "")}
    assert told(text)["senior-unsecured-note"] == {
        "principal 6000000",
        "ranking senior",
        "secured no",
        "repurchase-price 4100000",
        "reinstatement yes",
    }


def test_what_is_said_of_several_series() -> None:
    """The company sold $300,000,000 aggregate principal amount of its 4.000% Senior Notes due 2026 (the "2026 Notes") and
    $200,000,000 aggregate principal amount of its 4.500% Senior Notes due 2029 (the "2029 Notes" and, together with the 2026
    Notes, the "Notes"). The 2026 Notes and the 2029 Notes will mature on March 1, 2026 and June 15, 2029, respectively. The
    Notes are senior unsecured obligations of the company.
    """
    rows = told(test_what_is_said_of_several_series.__doc__ or "")
    assert rows["4-000-senior-notes-due-2026"] == {
        "principal 300000000",
        "rate 4.000",
        "ranking senior",
        "maturity 2026-03-01",
        "secured no",
    }
    assert rows["4-500-senior-notes-due-2029"] == {
        "principal 200000000",
        "rate 4.500",
        "ranking senior",
        "maturity 2029-06-15",
        "secured no",
    }


def test_definitions_of_an_agreement() -> None:
    """
                              CREDIT AGREEMENT

    CREDIT AGREEMENT dated as of June 15, 2004, among Sterling Tube Company (the "Borrower") and National Bank.

    "Applicable Margin" means, with respect to any Eurodollar Loan, 1.75% per annum and, with respect to any Base Rate Loan,
    0.75% per annum.

    "Commitment Amount" means EUR 20,000,000.

    "Maturity Date" means June 15, 2009.

    The Borrower shall pay a commitment fee at the rate of three-eighths of 1% per annum on the average daily unused amount
    of the Commitment Amount.

    By: /s/ Harold B. Finch
    Name: Harold B. Finch
    Title: Vice President and Treasurer
    """
    text = test_definitions_of_an_agreement.__doc__ or ""
    assert told(text) == {
        "credit-agreement": {
            "closing 2004-06-15",
            "spread 1.75 eurodollar",
            "spread 0.75 base rate",
            "commitment 20000000",
            "maturity 2009-06-15",
            "fee-rate 0.375 unused",
            "fee-basis the average daily unused amount of the commitment amount unused",
            "signer Harold B. Finch Vice President and Treasurer",
        }
    }
    assert {term.unit for term in provisions(text).terms if term.name == "commitment"} == {"EUR"}


CERTIFICATE = """
                        CERTIFICATE OF RETIREMENT OF STOCK

          NORTHERN TOOL CORPORATION, a corporation organized and existing under the General Corporation Law of the
State of Delaware, DOES HEREBY CERTIFY:

          FIRST: That the Corporation acquired an aggregate of Two Hundred Ten (210) shares of the Corporation's $3
Cumulative Preferred Stock, Series C, par value $50 per share, which shares upon their acquisition became retired shares.

          SECOND: That the Certificate of Incorporation of the Corporation prohibits the reissue of the shares of $3
Cumulative Preferred Stock, Series C, when so retired; and pursuant to the provisions of Section 243 of the General
Corporation Law of the State of Delaware, upon the effective date of the filing of this certificate, the Certificate of
Incorporation shall be amended so as to effect a reduction in the authorized number of shares of the $3 Cumulative
Preferred Stock, Series C, to the extent of Two Hundred Ten (210) shares, being the total number of shares retired, with an
aggregate par value of $10,500.

          IN WITNESS WHEREOF, the Corporation has caused this certificate to be signed by Ada B. Stone, its President,
and attested to by John Q. Reed, its Assistant Secretary, this 9th day of March, 1996.
"""


def test_a_certificate_of_retirement() -> None:
    assert told(CERTIFICATE) == {
        "3-cumulative-preferred-stock-series-c": {
            "class $3 Cumulative Preferred Stock, Series C",
            "series C",
            "par-value 50",
            "shares-acquired 210",
            "shares-retired 210",
            "retired-par-total 10500",
            "reissue-prohibited yes",
            "authorised-reduced-by 210",
            "other yes retired on acquisition",
        },
        "certificate-of-incorporation": {
            "statute Section 243 of the General Corporation Law of the State of Delaware",
            "effective on filing",
            "signer Ada B. Stone President",
            "attester John Q. Reed Assistant Secretary",
            "signed 1996-03-09",
        },
    }


def test_what_is_not_understood_is_listed_and_not_guessed() -> None:
    """The 8% Senior Notes due 2012 carry a ratchet of $125,000 for each notch of their rating, and interest accrues."""
    read = provisions(test_what_is_not_understood_is_listed_and_not_guessed.__doc__ or "")
    assert {term.name for term in read.terms} == {"rate", "ranking", "maturity"}
    assert len(read.unread) == 1
    assert read.unread[0].line == 1


@pytest.mark.parametrize(
    "text",
    [
        "The plant is a large facility. On May 3, 2004, the court issued its decision on the facility.",
        "The options mature on May 3, 2004. See Note 5 and the notes to financial statements.",
        "The dividend of $0.12 per share will be paid on August 1, 2008, to holders of record.",
        "Options to purchase 4,000,000 shares of common stock were granted.",
    ],
)
def test_words_that_debt_shares_with_other_things(text: str) -> None:
    assert provisions(text).terms == ()


def test_provisions_are_kept_with_the_exhibit() -> None:
    exhibit = with_provisions(read_exhibit(load_text(REFINANCING)))
    assert provisions_of(exhibit) is exhibit.provisions
    assert len(exhibit.provisions.subjects) == 3


def test_grids_tell_the_least_and_the_most() -> None:
    """A pricing grid of HTML: margins by index, in basis points."""
    rows = "".join(
        f"<tr><td>{level}</td><td>{one} bps</td><td>{other} bps</td></tr>"
        for level, one, other in (
            ("Level I", "12.5", "112.5"),
            ("Level II", "25.0", "125.0"),
            ("Level III", "50.0", "150.0"),
        )
    )
    text = (
        "<html><body><p>On May 1, 2015, the company entered into a term loan agreement. The margins are these:</p>"
        "<table><tr><td>Rating</td><td>ABR Spread</td><td>Eurocurrency Spread</td></tr>"
        + rows
        + "</table></body></html>"
    )
    assert told(text)["term-loan-agreement"] == {
        "closing 2015-05-01",
        "spread 0.125 base rate/low",
        "spread 0.5 base rate/high",
        "spread 1.125 Eurocurrency/low",
        "spread 1.5 Eurocurrency/high",
    }


def test_an_amendment_of_an_agreement() -> None:
    """On September 30, 2008, the company entered into Amendment No. 2 to its Credit Agreement, dated as of July 1, 2005. The
    Amendment increases the revolving commitments from $100 million to $125 million, extends the maturity date from July 1,
    2010 to July 1, 2012, and increases the applicable margin for LIBOR loans to 2.00%.
    """
    rows = told(test_an_amendment_of_an_agreement.__doc__ or "")
    assert rows["credit-agreement"] == {"closing 2008-09-30 amendment", "closing 2005-07-01"}
    assert rows["revolving-commitments"] == {
        "commitment 100000000 before",
        "commitment 125000000",
        "maturity 2012-07-01",
        "spread 2.00 LIBOR",
    }


def test_liens_of_two_ranks_on_two_pools() -> None:
    """The company amended its asset-based revolving credit facility. The facility is secured by a first-priority lien on
    receivables and inventory and a second-priority lien on the other assets of the company.
    """
    assert told(test_liens_of_two_ranks_on_two_pools.__doc__ or "") == {
        "asset-based-revolving-credit-facility": {
            "secured yes",
            "lien first receivables and inventory",
            "lien second the other assets of the company",
        }
    }


def test_one_half_of_one_percent() -> None:
    """The loan agreement provides for a $9 million term loan. The term loan bears interest at the base rate plus one-half of
    one percent (0.50%). A facility fee of 3/8 of 1% is payable on the commitments. The bank may lend Two Million Dollars
    ($2,000,000) more.
    """
    rows = told(test_one_half_of_one_percent.__doc__ or "")
    assert rows["term-loan"] == {"principal 9000000", "spread 0.50 base rate"}
    assert "fee-rate 0.375 facility" in rows["loan-agreement"]


def test_what_was_bought_back_is_not_the_size_of_the_issue() -> None:
    """The company repurchased $8,264,000 principal amount of its 12% senior subordinated notes during the quarter."""
    read = provisions(test_what_was_bought_back_is_not_the_size_of_the_issue.__doc__ or "")
    assert {(term.name, term.value, term.of) for term in read.terms if term.unit == "USD"} == {
        ("principal", Decimal(8264000), "repurchased")
    }
    assert read.subjects[0].act == "outstanding"


ARTICLES = """
                     RESTATED ARTICLES OF INCORPORATION
                                 OF
                        CASCADE INSTRUMENTS, INC.

     Pursuant to RCW 23B.10.070, the corporation adopts these Restated Articles of Incorporation.

     3.1 Authorized Capital. This corporation shall have authority to issue shares of two classes, as follows:

     (a) 100,000,000 shares of Common Stock, par value $.001 per share.

     (b) 10,000,000 shares of Preferred Stock, without par value.

     3.2 Holders of Series A Preferred Stock shall be entitled to receive dividends at the rate of $.80 per share per annum.
Each share of Series A Preferred Stock is convertible into two shares of Common Stock. In the event of any liquidation, the
holders of the Series A Preferred Stock shall be entitled to receive $10.00 per share.

     These Restated Articles shall become effective on May 2, 1994.

     DATED this 14th day of April, 1994.

                                   By  Thomas R. Vale
                                       Thomas R. Vale, Secretary
"""


def test_articles_of_incorporation() -> None:
    rows = told(ARTICLES)
    assert rows["common-stock"] == {"class Common Stock", "authorised 100000000", "par-value 0.001"}
    assert rows["preferred-stock"] == {"class Preferred Stock", "authorised 10000000", "par-value none"}
    assert rows["series-a-preferred-stock"] == {
        "class Series A Preferred Stock",
        "series A",
        "dividend-rate 0.80",
        "conversion-rate 2",
        "liquidation-preference 10.00",
    }
    assert rows["restated-articles-of-incorporation"] == {
        "statute RCW 23B.10.070",
        "effective 1994-05-02",
        "signed 1994-04-14",
        "signer Thomas R. Vale Secretary",
    }


def test_a_split_and_a_change_of_the_authorised_number() -> None:
    """The corporation filed a certificate of amendment of its certificate of incorporation to increase the number of authorized
    shares of common stock from 50,000,000 to 80,000,000. It effected a one-for-five reverse stock split of its common stock. The
    number of outstanding shares of common stock was reduced from 40,000,000 to 8,000,000.
    """
    rows = told(test_a_split_and_a_change_of_the_authorised_number.__doc__ or "")
    assert rows["common-stock"] >= {"authorised 50000000 before", "authorised 80000000 after", "reverse-split 1:5"}
    assert not any("40000000" in row for row in rows["common-stock"])


def test_a_report_is_not_signed_for_what_it_tells_of() -> None:
    """
    Item 1.01 Entry into a Material Definitive Agreement.

    On May 4, 2015, the company entered into a credit agreement.

    Pursuant to the requirements of the Securities Exchange Act of 1934, the registrant has duly caused this report to be signed.

    By: /s/ Harold B. Finch
    Name: Harold B. Finch
    Title: Treasurer
    """
    rows = told(test_a_report_is_not_signed_for_what_it_tells_of.__doc__ or "")
    assert rows == {"credit-agreement": {"closing 2015-05-04"}}


def test_every_rule_is_written_in_words_that_the_grammar_knows() -> None:
    """A rule that misspells a macro or a key fails here, not when a document happens to reach it."""
    assert len(rules()) > 150
    assert {rule.reads for rule in rules()} <= {"", "cycle", "rank", "ranking", "words", "ratio", "split", "reverse"}
    assert all(rule.name or rule.act for rule in rules())


def test_thresholds_and_strangers_give_no_terms() -> None:
    """On May 4, 2015, the company issued $300 million aggregate principal amount of 5.25% Senior Notes due 2023. It may not incur
    indebtedness in an aggregate principal amount of more than $50 million. A default on debt in a principal amount exceeding
    $10,000,000 is a default. The merger agreement terminates on December 31, 2015. The swap agreement fixes interest at 3.45%
    on a notional principal amount of $100 million. A note receivable of $4 million from a former officer bears interest at 6%
    and matures on July 1, 2018. The last reported sale price of the common stock was $33.52 per share. The notes are issued in
    denominations of $2,000. The bank's loans grew by $30 million. Certain lenders received fees of $2.5 million.
    """
    assert told(test_thresholds_and_strangers_give_no_terms.__doc__ or "") == {
        "5-25-senior-notes-due-2023": {
            "closing 2015-05-04",
            "principal 300000000",
            "rate 5.25",
            "ranking senior",
            "maturity 2023",
        }
    }
