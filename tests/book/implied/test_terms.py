"""What loans, notes and warrants provide, worked out to the amounts that no document prints."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from book.implied.excerpts import exhibit, follows, providing
from tieout.book.build import build
from tieout.book.implied import Implications, implied
from tieout.core.exhibit import Exhibit
from tieout.core.implied import Implied

LOAN = """
    ACME TOOL CORPORATION
    Dover, Delaware, December 18, 2003 - Acme Tool Corporation today closed a term-loan of $11,500,000. A fee of 1.875% of the
    outstanding principal amount is due at closing. It is repaid by monthly installments of $96,000 from January 1, 2004
    through June 1, 2006, and the rest is due on June 30, 2006. The company may extend it to June 30, 2007, on the same terms.
"""
LOAN_TERMS = (
    "principal=$11,500,000; instalment-amount=$96,000; instalment-cycle=monthly|P1M; instalment-first=January 1, 2004|2004-01-01;"
    "instalment-last=June 1, 2006|2006-06-01; maturity=June 30, 2006|2006-06-30; extension=June 30, 2007|2007-06-30;"
    "fee-rate/closing=1.875%; fee-basis=outstanding principal amount|the outstanding principal amount"
)


def made(*exhibits: Exhibit) -> Implications:
    return implied(build(exhibits))


def one(of: Implications, name: str) -> Implied:
    return next(each for each in of.implied if each.name.startswith(name))


def test_the_balloon_of_a_loan_with_and_without_its_extension():
    """30 instalments leave 8,620,000; 42, where it is extended, 7,468,000."""
    found = made(providing(LOAN, ("term-loan", "term-loan", "created", LOAN_TERMS)))
    assert follows(found) == {
        "balloon of the term loan 2006-06-30": "$8,620,000",
        "balloon, if extended, of the term loan 2007-06-30": "$7,468,000",
        "closing fee of the term loan 2003-12-18": "$215,625",
    }
    assert [str(ground) for ground in one(found, "balloon of").because] == [
        "30 monthly instalments from 2004-01-01 (deal.txt:3)",
        "principal less the instalments that fall due before (deal.txt:2)",
        "what is unpaid falls due on 2006-06-30 (deal.txt:4)",
    ]


def test_an_extension_on_terms_to_be_agreed_says_nothing():
    """The document does not say that instalments go on."""
    text = LOAN.replace(", on the same terms", ", on terms to be agreed")
    assert "balloon, if extended" not in " ".join(follows(made(providing(text, ("term-loan", "term-loan", "created", LOAN_TERMS)))))


def test_anniversary_fees_are_counted_on_what_is_left():
    """1.875% of 11,500,000 less twelve instalments, a year after the document's day, which is told to be taken as closing."""
    terms = LOAN_TERMS.replace("fee-rate/closing", "fee-rate/anniversary")
    found = one(made(providing(LOAN, ("term-loan", "term-loan", "created", terms))), "anniversary fee")
    assert (found.period.end, found.low, found.high) == (date(2004, 12, 18), 194025, 194025)
    assert "closed on the day of the document, 2003-12-18" in [ground.said for ground in found.because]


EXCHANGE = """
    ACME TOOL CORPORATION
    Dover, Delaware, December 18, 2003 - Acme Tool Corporation exchanged its old-notes of 12.75% at $1,558.52 for each $1,000.
    Approximately $27,254,000 principal amount, or 99.4%, of the old notes were tendered. It issued new-notes
    of $42,476,000 principal amount with ten warrants for each $1,000, at $3.50 a share, from August 1, 2005, with interest at
    12% every three months. For $235,000 of interest it issued 103,731 shares. It bought its $7,500,000 senior-note for
    $5,810,000; the claim is reinstated if the price must be returned.
"""
EXCHANGED = (
    ("old-notes", "note", "exchanged", "rate=12.75%; exchange-ratio/per 1,000 of principal=$1,558.52; tendered=$27,254,000; participation=99.4%"),
    ("new-notes", "note", "issued", "principal=$42,476,000; rate=12%; ranking=senior|senior subordinated; interest-cycle=three months|P3M"),
    ("warrants", "warrant", "issued", "per/1000 of principal=ten|10; strike=$3.50; detachable-from=August 1, 2005|2005-08-01"),
    ("senior-note", "note", "repurchased", "principal=$7,500,000; repurchase-price=$5,810,000; reinstatement=reinstated|yes; interest-paid=$235,000"),
    ("common-stock", "common", "issued", "shares-issued=103,731"),
)  # fmt: skip


def test_what_was_not_tendered_is_left_of_the_share_that_was():
    """Each printed number stands once in the bounds: 27,254,000 ± 500 times 1/0.994 - 1."""
    found = made(providing(EXCHANGE, *EXCHANGED))
    assert follows(found)["not tendered, still outstanding: old notes"] == "$150,723.22 to $178,313.29"
    assert follows(found)["outstanding before the exchange: old notes"] == "$27,404,223.22 to $27,432,813.29"
    assert not [each.name for each in found.implied if each.name.startswith("all of")]


def test_interest_that_became_principal_and_how_long_it_ran():
    """55.852% of what was tendered; at 12.75% simple that is 4.38 years."""
    found = follows(made(providing(EXCHANGE, *EXCHANGED)))
    assert found["years of simple interest in arrears: old notes"] == "4.3805 to 4.3806"
    assert found["accrued interest that the exchange made principal: old notes"].startswith("$15,221,")
    assert found["interest every 3 months: new notes"] == "$1,274,265 to $1,274,295"


def test_from_when_and_how_interest_was_counted_is_found_by_trying():
    """The paper says neither; of all days of twelve years and the conventions in use, three print $1,558.52."""
    said = one(made(providing(EXCHANGE, *EXCHANGED)), "years of simple interest in arrears").because[-1].said
    assert said.startswith("up to 2003-12-18, 3 of 109,775 days and conventions that were tried print it: simple interest, 30/360, from 1999-08-01")
    other = EXCHANGE.replace("1,558.52", "2,900.01")
    terms = [(*first, last.replace("1,558.52", "2,900.01")) for *first, last in EXCHANGED]
    said = one(made(providing(other, *terms)), "years of simple interest in arrears").because[-1].said
    assert said.startswith("no day and convention of")


def test_a_note_bought_below_principal_is_no_gain_while_its_claim_can_revive():
    """7,500,000 less 5,810,000, each to the thousand, and the clause is told."""
    found = one(made(providing(EXCHANGE, *EXCHANGED)), "bought below principal, a gain only once")
    assert (found.low, found.high) == (1_689_000, 1_691_000)
    assert "reinstated" in found.because[-1].said


def test_the_price_of_shares_that_paid_interest():
    """235,000 / 103,731."""
    assert follows(made(providing(EXCHANGE, *EXCHANGED)))["price at which shares paid interest"] == "$2.2606 a share to $2.2703 a share"


LATER = """
    ACME TOOL CORPORATION
    Dover, Delaware, April 5, 2005 - Income of Acme Tool Corporation for the fourth quarter of 2004 included a pre-tax gain of
    $5,346,000 from the repurchase of $8,264,000 principal amount of its 12% notes.
"""


def test_warrants_go_with_the_notes_that_are_bought_back():
    """Ten for each 1,000 of 8,264,000, while they trade only with their note."""
    later = providing(
        LATER,
        ("notes", "note", "outstanding", "principal/repurchased=$8,264,000; rate=12%; ranking=12%|senior subordinated"),
        path="later.txt",
    )
    first = providing(EXCHANGE, *EXCHANGED)
    assert one(made(first, later), "warrants attached").low == 82_635
    loose = providing(EXCHANGE, *((*each[:3], each[3].replace("August 1, 2005|2005-08-01", "August 1, 2005|2004-08-01")) for each in EXCHANGED))
    assert not [each for each in made(loose, later).implied if each.name.startswith("warrants attached")]


def test_fixed_rates_bound_the_interest_of_the_quarter_after_closing():
    """42,475,500 at 12% for 91 days of at most 366 is the least that the quarter cost."""
    quarter = exhibit(
        """
        ACME TOOL CORPORATION
        Dover, Delaware, April 28, 2004

               CONSOLIDATED STATEMENTS OF OPERATIONS
                         (in thousands)

                                  Quarter Ended
                                    March 31,
                                 2004       2003
                              -------------------
        Net sales             $  33,006  $ 32,383
        Interest expense          2,147     1,780
        """,
        "quarter.txt",
    )
    deal = [each if each[0] != "new-notes" else (*each[:3], each[3] + "; maturity=August 1, 2005|2009-08-01") for each in EXCHANGED]
    found = made(providing(EXCHANGE, *deal), quarter)
    least, rest = one(found, "interest that fixed rates"), one(found, "interest expense that is left")
    assert least.low == Decimal(42_475_500 * 12 * 91 // 366) / 100
    assert (least.high, rest.low) == (None, None)
    assert rest.high == Decimal(2147500) - least.low
