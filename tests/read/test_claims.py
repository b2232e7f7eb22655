from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tieout.core.claim import Claim
from tieout.core.fact import Figure
from tieout.read.calendar import Calendar
from tieout.read.exhibit import read_exhibit
from tieout.read.prose import ProseReading, read_prose
from tieout.source.load import load_text

CALENDAR = Calendar(date=date(2005, 4, 5))


def read(text: str) -> ProseReading:
    return read_prose(replace(load_text(text), issuer="Acme Corp."), CALENDAR, 3)


def claims(text: str) -> dict[str, Claim]:
    reading = read(text)
    return {figure.text: claim for figure, claim in zip(reading.figures, reading.claims, strict=True)}


def sides(reading: ProseReading, claim: Claim) -> tuple[str, str]:
    def text(index: int) -> str:
        return reading.figures[index].text if index >= 0 else ""

    return text(claim.current), text(claim.prior)


def change(text: str) -> tuple[str, int, tuple[str, str]]:
    reading = read(text)
    claim = next(one for one in reading.claims if one.role.endswith("change"))
    return claim.role, claim.direction, sides(reading, claim)


def test_who_what_when_and_how_much() -> None:
    """The Metals Group reported a loss from operations of $656,000 for the fourth quarter of 2004, compared to a loss of
    $361,000 for the fourth quarter of 2003."""
    told = claims(
        "The Metals Group reported a loss from operations of $656,000 for the fourth quarter of 2004, compared to a loss of"
        " $361,000 for the fourth quarter of 2003."
    )
    now, then = told["$656,000"], told["$361,000"]
    assert (now.subject, now.measure, now.sign, now.comparative) == ("Metals Group", "loss from operations", -1, False)
    assert (then.subject, then.measure, then.sign, then.comparative) == (
        "Metals Group",
        "loss from operations",
        -1,
        True,
    )
    assert (str(now.period), str(then.period)) == ("2004-10-01..2004-12-31", "2003-10-01..2003-12-31")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sales for 2004 were $90,000, compared to $80,000 for 2003, an increase of 12%.",
            ("percent change", 1, ("$90,000", "$80,000")),
        ),
        ("Sales increased by 4% to $90,000 from $86,000.", ("percent change", 1, ("$90,000", "$86,000"))),
        ("Sales increased 13% to $90,000 in 2004.", ("percent change", 1, ("$90,000", ""))),
        ("Sales were $90,000, up 29% from $70,000 a year ago.", ("percent change", 1, ("$90,000", "$70,000"))),
        ("Sales decreased $5,000, or 5.2%, to $90,000.", ("change", -1, ("$90,000", ""))),
        (
            "Income rose 52% to a record $90,000, or $0.46 per diluted share, from $59,000, or $0.31 per diluted share.",
            ("percent change", 1, ("$90,000", "$59,000")),
        ),
        (
            "The margin was 3.26%, a decrease of 49 basis points from 3.75% in the preceding quarter.",
            ("point change", -1, ("3.26%", "3.75%")),
        ),
        ("Sales of $90,000 declined 4% compared to $94,000 in 2003.", ("percent change", -1, ("$90,000", "$94,000"))),
        ("Sales were $90,000 in 2004, $5,000 higher than 2003.", ("change", 1, ("$90,000", ""))),
        ("The company increased its dividend 10% to $.11.", ("percent change", 1, ("$.11", ""))),
    ],
)
def test_changes_are_linked_to_their_sides(text: str, expected: tuple[str, int, tuple[str, str]]) -> None:
    assert change(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Loans declined 4% to $90,000 at June 30, 2004, compared to $94,000 at March 31, 2004, and $91,000 at June 30, 2003.",
        "Sales rose 4%, and the gain of $5,000 came from the sale of a building.",
    ],
)
def test_a_link_that_could_be_two_is_left_out(text: str) -> None:
    assert change(text)[2][1] == ""


def test_segments_of_one_sentence_keep_their_own() -> None:
    """Sales of the Rubber Group decreased by 16% to $21,000, while sales of the Metals Group increased by 22% to $3,000."""
    told = claims(
        "Sales of the Rubber Group decreased by 16% to $21,000, while sales of the Metals Group increased by 22% to $3,000."
    )
    assert [(told[text].subject, told[text].direction) for text in ("16%", "22%")] == [
        ("Rubber Group", -1),
        ("Metals Group", 1),
    ]


def test_per_share_is_another_form_of_the_same_measure() -> None:
    """Net income was $8,000, or 65 cents per diluted share, in 2004."""
    told = claims("Net income was $8,000, or 65 cents per diluted share, in 2004.")
    assert told["65 cents"].measure == "Net income per diluted share"
    assert told["65 cents"].period == told["$8,000"].period


def test_respectively() -> None:
    """Losses for the fourth quarters of 2004 and 2003 included charges of $667,000 and $2,588,000, respectively."""
    told = claims(
        "Losses for the fourth quarters of 2004 and 2003 included charges of $667,000 and $2,588,000, respectively."
    )
    assert [str(told[text].period) for text in ("$667,000", "$2,588,000")] == [
        "2004-10-01..2004-12-31",
        "2003-10-01..2003-12-31",
    ]


def test_two_measures_told_at_once_are_nobodys() -> None:
    """Returns on assets and equity were 0.76% and 7.50%, respectively."""
    told = claims("Returns on assets and equity were 0.76% and 7.50%, respectively.")
    assert (told["0.76%"].measure, told["7.50%"].measure) == ("", "")


def test_a_comparative_without_a_time_has_that_of_its_paragraph() -> None:
    """Sales for 2004 were $9,000, compared to $8,000 for 2003. Profit of the Rubber Group fell to $500 from $600."""
    told = claims(
        "Sales for 2004 were $9,000, compared to $8,000 for 2003. Profit of the Rubber Group fell to $500 from $600."
    )
    assert (str(told["$500"].period), str(told["$600"].period)) == ("2004-01-01..2004-12-31", "2003-01-01..2003-12-31")


def test_beside_a_quarter_a_bare_year_is_its_quarter() -> None:
    """Sales in the first quarter of 2004 were $9,000 versus $8,000 in 2003."""
    told = claims("Sales in the first quarter of 2004 were $9,000 versus $8,000 in 2003.")
    assert str(told["$8,000"].period) == "2003-01-01..2003-03-31"


def test_the_basis_is_noted() -> None:
    """On a non-GAAP basis, net income was $9,000 in 2004. Excluding a gain, profit was $5,000."""
    told = claims(
        "On a non-GAAP basis, net income was $9,000 in 2004. Excluding a gain, profit was $5,000. Sales were $7,000."
    )
    assert "non-gaap" in told["$9,000"].basis
    assert "excluding" in told["$5,000"].basis
    assert told["$7,000"].basis == ""


def test_a_share_of_a_whole() -> None:
    """Bad loans were $80,000, or 5.53% of total loans, at June 30, 2004."""
    reading = read("Bad loans were $80,000, or 5.53% of total loans, at June 30, 2004.")
    claim = reading.claims[1]
    assert claim.role == "share"
    assert reading.figures[claim.current].text == "$80,000"


def test_expectations_are_no_claims() -> None:
    """We expect revenue to be $9,000 in 2005."""
    assert claims("We expect revenue to be $9,000 in 2005.")["$9,000"].measure == ""


@pytest.mark.parametrize(
    ("measure", "sign"),
    [
        ("net loss", -1),
        ("loss from operations", -1),
        ("provision for loan losses", 1),
        ("income (loss) before taxes", 1),
    ],
)
def test_words_that_make_a_number_negative(measure: str, sign: int) -> None:
    assert claims(f"The {measure} was $5,000 in 2004.")["$5,000"].sign == sign


def test_this_represents() -> None:
    """Revenue was $79,000 in 2004. This represents a 21% decrease compared to revenue of $100,000 in 2003."""
    assert change(
        "Revenue was $79,000 in 2004. This represents a 21% decrease compared to revenue of $100,000 in 2003."
    ) == (
        "percent change",
        -1,
        ("$79,000", "$100,000"),
    )


def test_every_figure_has_a_claim_and_a_place() -> None:
    """Sales were $9,000.
    Costs were $8,000."""
    reading = read("Sales were $9,000.\nCosts were $8,000.\n")
    assert [claim.figure for claim in reading.claims] == [0, 1]
    places: list[tuple[int, int, str]] = [(one.line, one.column_at, one.place) for one in reading.figures]
    assert places == [(1, 12, "prose"), (2, 12, "prose")]
    assert all(isinstance(one, Figure) and one.sentence >= 0 for one in reading.figures)


def test_items_of_a_list_are_of_the_time_that_the_line_over_them_gives() -> None:
    """
    For the quarter ended March 31, 2020:
    • the provision for loan losses was $5.4 million;
    • net income was $1.2 million.

    For the nine months ended March 31, 2020:
    • the provision for loan losses was $5.8 million.

    Net charge-offs were $2.1 million.
    """
    text = test_items_of_a_list_are_of_the_time_that_the_line_over_them_gives.__doc__ or ""
    exhibit = read_exhibit(load_text(text, "sample.txt"))
    lengths = [figure.period.length if figure.period else "" for figure in exhibit.figures]
    assert lengths[:3] == ["quarter", "quarter", "nine months"]
    assert lengths[3] != "nine months"


def test_comparatives_in_order() -> None:
    """Sales rose to $499.0 million and income to $107.9 million, compared to $440.3 million and $83.6 million respectively."""
    reading = read(
        "Net sales increased to $499.0 million and operating income increased to $107.9 million, compared to $440.3 million and"
        " $83.6 million, respectively, for fiscal 2003."
    )
    told = {figure.text: claim for figure, claim in zip(reading.figures, reading.claims, strict=True)}
    assert told["$440.3 million"].measure == "Net sales"
    assert told["$83.6 million"].measure == "operating income"
    assert sides(reading, told["$499.0 million"]) == ("$499.0 million", "$440.3 million")
    assert told["$440.3 million"].period == told["$83.6 million"].period is not None


@pytest.mark.parametrize(
    ("said", "measure"),
    [
        ("Services Revenue Reaches All-Time High of $12.5 Billion", "Services Revenue"),
        ("Strong demand drove record earnings per share of $3.03.", "earnings per share"),
        ("Net loans were relatively unchanged at $1.24 billion.", "Net loans"),
        ("The company generated $44.6 million of cash flow from operations.", "cash flow from operations"),
        ("Without these items, operating income totaled $20.5 million.", "operating income"),
        ("The company repurchased 247,237 shares of its stock for $10.2 million.", "share repurchases"),
        ("The company's $11.7 million, five-year facility was renewed.", ""),
    ],
)
def test_the_measure_of_an_amount(said: str, measure: str) -> None:
    assert list(claims(said).values())[-1].measure == measure
