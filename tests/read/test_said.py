from __future__ import annotations

from datetime import date

from tieout.core.claim import SaidRelation
from tieout.read.calendar import Calendar
from tieout.read.prose import read_prose
from tieout.source.load import load_text


def said(text: str) -> list[tuple[str, str, tuple[str, ...], int]]:
    reading = read_prose(load_text(text), Calendar(date=date(2005, 4, 5)), None)

    def name(relation: SaidRelation) -> str:
        return reading.figures[relation.result].text if relation.result >= 0 else ""

    return [
        (one.form, name(one), tuple(reading.figures[i].text for i in one.inputs), one.divisor) for one in reading.said
    ]


def test_words_against_digits() -> None:
    """It retired four hundred fifty (450) shares and lent Five Hundred Thousand Dollars ($500,000.00)."""
    assert said("It retired four hundred fifty (450) shares and lent Five Hundred Thousand Dollars ($500,000.00).") == [
        ("same", "(450)", ("four hundred fifty",), 1),
        ("same", "($500,000.00)", ("Five Hundred Thousand Dollars",), 1),
    ]


def test_words_against_other_digits_are_still_a_pair() -> None:
    """The option covers twenty-five thousand (52,000) shares."""
    assert said("The option covers twenty-five thousand (52,000) shares.") == [
        ("same", "(52,000)", ("twenty-five thousand",), 1)
    ]


def test_a_facility_consists_of_its_parts() -> None:
    """The $37,000,000 facility consists of a $23,500,000 revolver and a $13,500,000 term loan."""
    assert said("The $37,000,000 credit facility consists of a $23,500,000 revolver and a $13,500,000 term loan.") == [
        ("sum", "$37,000,000", ("$23,500,000", "$13,500,000"), 1)
    ]


def test_including_is_no_sum() -> None:
    """Costs of $9 million included $5 million of rent and $3 million of wages."""
    assert said("Costs of $9 million, including $5 million of rent and $3 million of wages, were paid.") == []


def test_primarily_is_no_sum() -> None:
    """Assets of $9 million consist primarily of cash of $5 million and land of $3 million."""
    assert said("Assets of $9 million consist primarily of cash of $5 million and land of $3 million.") == []


def test_instalments_of_a_loan_named_before() -> None:
    """The bank made a $13,500,000 term loan. The term loan is payable in 45 monthly installments of $300,000 each."""
    assert said(
        "The bank made a $13,500,000 term loan. The term loan is payable in 45 monthly installments of $300,000 each."
    ) == [("product", "$13,500,000", ("45", "$300,000"), 1)]


def test_instalments_with_a_balloon_prove_nothing() -> None:
    """The bank made a $15,000,000 term loan. The term loan is payable in 45 monthly installments of $300,000 each, with the
    balance due at maturity."""
    assert said(
        "The bank made a $15,000,000 term loan. The term loan is payable in 45 monthly installments of $300,000 each, with"
        " the balance due at maturity."
    ) == [("product", "", ("45", "$300,000"), 1)]


def test_shares_times_par_value() -> None:
    """The 450 shares retired have a par value of $100 per share, and an aggregate par value of $45,000."""
    assert said(
        "The 450 shares retired have a par value of $100 per share, and an aggregate par value of $45,000."
    ) == [("product", "$45,000", ("450", "$100"), 1)]


def test_shares_times_price() -> None:
    """It bought 200,000 shares at an average price of $25.50 per share, for a total cost of $5.1 million."""
    assert said(
        "It bought 200,000 shares at an average price of $25.50 per share, for a total cost of $5.1 million."
    ) == [("product", "$5.1 million", ("200,000", "$25.50"), 1)]


def test_a_ratio_binds_nouns_over_sentences() -> None:
    """Holders of the 9% notes (the "Prior Notes") received 11% notes (the "Exchange Notes"), or $1,200 for each $1,000 of Prior
    Notes, and four warrants for each $1,000 of Exchange Notes. Some $5,000,000 principal amount of Prior Notes was exchanged.
    The company issued $6,000,000 principal amount of Exchange Notes and 24,000 warrants."""
    found = said(
        'Holders of the 9% notes (the "Prior Notes") received 11% notes (the "Exchange Notes"), or $1,200 for each $1,000 of'
        " Prior Notes, and four warrants for each $1,000 of Exchange Notes. Some $5,000,000 principal amount of Prior Notes"
        " was exchanged. The company issued $6,000,000 principal amount of Exchange Notes and 24,000 warrants."
    )
    assert ("product", "$6,000,000", ("$5,000,000", "$1,200"), 1000) in found
    assert ("product", "24,000", ("$6,000,000", "four"), 1000) in found


def test_fractions_of_a_percent_in_words() -> None:
    """The margin is one and one-quarter of one percent (1.25%), or three quarters of one per cent (0.75%)."""
    text = "The margin is one and one-quarter of one percent (1.25%), or three quarters of one per cent (0.75%)."
    assert said(text) == [
        ("same", "(1.25%)", ("one and one-quarter of one percent",), 1),
        ("same", "(0.75%)", ("three quarters of one per cent",), 1),
    ]
    reading = read_prose(load_text(text), Calendar(date=date(2005, 4, 5)), None)
    assert [str(figure.number.value) for figure in reading.figures] == ["1.25", "1.25", "0.75", "0.75"]


def test_digits_in_parentheses_after_their_words_are_not_negative() -> None:
    """A fee of fifteen (15) basis points."""
    reading = read_prose(load_text("It pays a fee of fifteen (15) basis points."), Calendar(date=date(2005, 4, 5)), None)
    assert [str(figure.number.value) for figure in reading.figures] == ["15", "15"]


def test_cents_after_dollars_in_words_are_not_all_that_the_digits_repeat() -> None:
    """Instalments of forty-one dollars and thirty-three cents ($41.33)."""
    assert said("It pays instalments of forty-one dollars and thirty-three cents ($41.33) a month.") == []
