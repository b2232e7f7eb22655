"""Quarters that are not printed, from those that are; and when nothing may be taken from anything."""

from __future__ import annotations

from book.implied.excerpts import book, implies
from tieout.book.implied import implied

YEAR = """
    ACME TOOL CORPORATION
    Cleveland, Ohio, March 2, 2005

                     ACME TOOL CORPORATION
               CONSOLIDATED STATEMENTS OF OPERATIONS
                 (in thousands, except per share data)

                                 Quarter Ended         Year Ended
                                  December 31,         December 31,
                                2004      2003       2004      2003
                              ---------------------------------------
    Net sales                 $ 31,204  $ 28,950  $ 120,411  $ 110,307
    Cost of sales               24,117    22,806     93,250     86,442
                              ---------------------------------------
    Gross profit                 7,087     6,144     27,161     23,865
    {line}
    Net income                $  2,119  $  1,733  $   8,026  $   6,914
"""
PLAIN = YEAR.replace("{line}\n    ", "")
QUARTER = """
    ACME TOOL CORPORATION
    Cleveland, Ohio, April 28, 2004

                     ACME TOOL CORPORATION
               CONSOLIDATED STATEMENTS OF OPERATIONS
                 (in thousands, except per share data)

                                  Quarter Ended
                                    March 31,
                                 2004       2003
                              -------------------
    Net sales                 $  29,318  $ 26,007
    Cost of sales                22,655    20,533
                              -------------------
    Gross profit                  6,663     5,474
    Net income                $   1,958  $  1,617
"""


def test_a_year_less_its_last_quarter_is_nine_months():
    """8,026 less 2,119, each to the thousand."""
    found = implies(PLAIN)
    assert found["net income 2004-01-01..2004-09-30"] == "$5,906,000 to $5,908,000"
    assert found["revenues (net sales) 2003-01-01..2003-09-30"] == "$81,356,000 to $81,358,000"


def test_documents_together_leave_the_second_and_third_quarter():
    """8,026 - 2,119 - 1,958 = 3,949, by three roundings; the line of each is told."""
    made = implied(book(PLAIN, QUARTER))
    found = next(one for one in made.implied if one.name == "net income" and str(one.period) == "2004-04-01..2004-09-30")
    assert (found.low, found.high) == (3_947_500, 3_950_500)
    assert str(found.because[0]) == "year to 2004-12-31 less quarter to 2004-03-31 less quarter to 2004-12-31 (1.txt:16, 2.txt:16)"
    assert made.refused == ()


def test_what_is_printed_or_adds_up_from_what_is_printed_is_no_news():
    """With nine months in a third document, nothing is left of the year but the second and third quarter."""
    third = QUARTER.replace("Quarter Ended", "Nine Months Ended").replace("March 31", "September 30").replace("April", "October")
    third = third.replace("29,318", "89,207").replace("22,655", "69,133").replace("6,663", "20,074").replace("1,958", "5,907")
    found = implies(PLAIN, QUARTER, third)
    assert "net income 2004-01-01..2004-09-30" not in found
    assert "net income 2004-04-01..2004-12-31" not in found
    assert found["net income 2004-04-01..2004-09-30"] == "$3,948,000 to $3,950,000"


def test_operations_that_a_later_document_takes_out_are_not_taken_from_sales_that_include_them():
    """Net income is the same either way; sales are not, and the refusal says where the later document tells so."""
    later = YEAR.replace("{line}", "Loss from discontinued operations  (311)  (507)   (1,502)   (1,144)")
    made = implied(book(later, QUARTER))
    told = {(one.name, str(one.period)) for one in made.implied}
    assert ("net income", "2004-04-01..2004-09-30") in told
    assert ("revenues (net sales)", "2004-01-01..2004-09-30") in told
    assert ("revenues (net sales)", "2004-04-01..2004-09-30") not in told
    refused = {(one.name, str(one.period)): one.because for one in made.refused}
    because = refused["revenues (net sales)", "2004-04-01..2004-09-30"]
    assert str(because[0]) == "1.txt classifies as discontinued operations what 2.txt still includes (1.txt:16)"


def test_documents_are_taken_to_measure_alike_when_one_says_so():
    """--assume same-basis: 120,411 - 31,204 - 29,318 = 59,889, and that it is an assumption."""
    later = YEAR.replace("{line}", "Loss from discontinued operations  (311)  (507)   (1,502)   (1,144)")
    made = implied(book(later, QUARTER), assume_same_basis=True)
    found = next(one for one in made.implied if one.name.startswith("revenues") and str(one.period) == "2004-04-01..2004-09-30")
    assert (found.low, found.high) == (59_887_500, 59_890_500)
    assert any("taken for granted" in ground.said for ground in found.because)
    assert made.refused == ()


def test_a_figure_that_two_prints_tell_differently_gives_nothing():
    """A sentence has 8,206 where the table has 8,026: which is right is not known."""
    told = PLAIN.replace("March 2, 2005\n", "March 2, 2005\n\n    Net income for the year ended December 31, 2004 was $8,206,000.\n")
    assert "net income 2004-01-01..2004-09-30" not in implies(told)


def test_a_figure_that_is_accused_gives_nothing():
    """The check found 8,026 to be wrong."""
    made = book(PLAIN)
    wrong = next((0, at) for at, figure in enumerate(made.exhibits[0].figures) if figure.text.endswith("8,026"))
    names = {f"{one.name} {one.period}" for one in implied(made, {wrong}).implied}
    assert "net income 2004-01-01..2004-09-30" not in names
    assert "net income 2003-01-01..2003-09-30" in names


def test_tables_whose_scale_is_missed_give_nothing():
    """A table does not say that it is in thousands; a sentence shows that it is."""
    told = PLAIN.replace("(in thousands, except per share data)", "(unaudited)")
    told = told.replace("March 2, 2005\n", "March 2, 2005\n\n    Net sales for the year ended December 31, 2004 were $120,411,000.\n")
    assert not [name for name in implies(told) if name.startswith(("net income", "cost of sales"))]


def test_what_is_expected_is_nothing_to_take_from():
    """An outlook for the year, in the release of its third quarter: the fourth quarter is not implied by it."""
    third = QUARTER.replace("Quarter Ended", "Nine Months Ended").replace("March 31", "September 30").replace("April", "October")
    outlook = """
                     FULL YEAR 2004
    Net sales                  $ 120,000
    Gross profit                  27,000
"""
    third = third.replace("October 28, 2004\n", "October 28, 2004 - Acme Tool Corporation reported its results today.\n")
    assert implies(third + outlook) == {}


def test_sales_are_never_less_than_nothing():
    """A year of 12,041 where its last quarter has 31,204: something is misread, and nothing follows."""
    found = implies(PLAIN.replace("120,411", "12,041"))
    assert "revenues (net sales) 2004-01-01..2004-09-30" not in found
    assert "revenues (net sales) 2003-01-01..2003-09-30" in found
