"""EX-27 schedules: tags are rows, the multiplier and the period are those that the schedule says."""

from __future__ import annotations

from source.filings import SCHEDULE, STATEMENTS, submission
from tieout.book.build import build
from tieout.core.exhibit import Exhibit
from tieout.core.fact import Figure
from tieout.core.number import plain
from tieout.read.exhibit import read_exhibit
from tieout.source import load_all, load_text


def read(text: str) -> Exhibit:
    return read_exhibit(load_text(text))


def tagged(exhibit: Exhibit, tag: str) -> list[Figure]:
    return [figure for figure in exhibit.figures if figure.label == (tag,)]


def test_amounts_are_multiplied_and_those_of_a_share_are_not() -> None:
    """<MULTIPLIER> 1,000, <TOTAL-ASSETS> 98,645, <EPS-BASIC> .57"""
    exhibit = read(SCHEDULE)
    assert exhibit.schedule
    (assets,), (share,) = tagged(exhibit, "TOTAL-ASSETS"), tagged(exhibit, "EPS-BASIC")
    assert (plain(assets.number.value), assets.number.decimals, assets.unit) == ("98645000", -3, "USD")
    assert (plain(share.number.value), share.number.decimals, share.unit) == ("0.57", 2, "USD/share")
    assert str(share.period) == "2000-01-01..2000-03-31"


def test_a_loss_is_negative_and_a_zero_is_nil() -> None:
    """<NET-INCOME> (2,832), <EXTRAORDINARY> 0"""
    exhibit = read(SCHEDULE.replace("<NET-INCOME>                                     2,832", "<NET-INCOME> (2,832)"))
    assert plain(tagged(exhibit, "NET-INCOME")[0].number.value) == "-2832000"
    assert tagged(exhibit, "EXTRAORDINARY")[0].nil


def test_columns_have_periods_of_their_own() -> None:
    """A year beside six months, as restated schedules have them; without a length a column has its day only."""
    exhibit = read(
        "<MULTIPLIER> 1\n<PERIOD-TYPE> YEAR 6-MOS OTHER\n<PERIOD-END> DEC-31-1999 JUN-30-2000 SEP-30-2000\n"
        "<TOTAL-ASSETS> 98,645 99,310 99,777\n<SALES> 9,310 4,300 2,100\n<NET-INCOME> 310 (30) 21\n<CASH> 12 13 14\n"
    )
    assert [str(column.period) for column in exhibit.tables[0].columns] == [
        "1999-01-01..1999-12-31",
        "2000-01-01..2000-06-30",
        "2000-09-30",
    ]
    facts = build([exhibit]).facts
    meant = {
        (fact.concept, str(fact.period))
        for index, figure in enumerate(exhibit.figures)
        if figure.label[0] in ("TOTAL-ASSETS", "NET-INCOME")
        for fact in facts.get((0, index), ())
    }
    assert meant == {
        ("Assets", "1999-12-31"),
        ("Assets", "2000-06-30"),
        ("Assets", "2000-09-30"),
        ("NetIncomeLoss", "1999-01-01..1999-12-31"),
        ("NetIncomeLoss", "2000-01-01..2000-06-30"),
    }


def test_a_letter_about_a_schedule_is_none() -> None:
    """A document of type EX-27 that is text, and statements of any type."""
    letter = "The Financial Data Schedule was filed with the report for 1999 and is not repeated here.\n"
    documents = load_all("q.txt", submission(("10-Q", STATEMENTS), ("EX-27", letter)).encode()).documents
    assert not any(read_exhibit(document).schedule for document in documents)
