from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tieout.read.calendar import Calendar
from tieout.read.prose import ProseReading, read_prose
from tieout.source.load import load, load_text

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"


def seed(number: str) -> ProseReading:
    found = sorted(SEEDS.glob(f"{number}_*.txt")) if SEEDS.is_dir() else []
    if not found:
        pytest.skip("the seeds are not beside the repository")
    document = load(str(found[0]))
    return read_prose(document, Calendar.infer(document.text, document.date), 3)


@pytest.mark.parametrize(("number", "count"), [("003", 85), ("004", 30)])
def test_every_number_of_a_release_is_told_of(number: str, count: int) -> None:
    reading = seed(number)
    assert len(reading.figures) == count
    untold = [
        figure.text
        for figure, claim in zip(reading.figures, reading.claims, strict=True)
        if not claim.measure or claim.period is None
    ]
    # The rate of a note has no period of its own.
    assert untold in ([], ["12%"])


def test_the_terms_of_an_announcement() -> None:
    reading = seed("002")
    told = {
        (one.form, reading.figures[one.result].text, tuple(reading.figures[i].text for i in one.inputs), one.divisor)
        for one in reading.said
    }
    assert told == {
        ("sum", "$37,000,000", ("$23,500,000", "$13,500,000"), 1),
        ("product", "$13,500,000", ("45", "$300,000"), 1),
        ("product", "$42,476,000", ("$27,254,000", "$1,558.52"), 1000),
        ("product", "424,781", ("$42,476,000", "ten"), 1000),
        ("product", "3,467", ("$347,000", "ten"), 1000),
    }


def test_the_shares_of_a_certificate() -> None:
    reading = seed("000")
    assert [one.form for one in reading.said] == ["same", "same", "product"]


def test_figures_stand_in_order_and_their_text_is_the_slice() -> None:
    """Sales were $9,000, or $.11 per share, up 4% from $8,654."""
    document = load_text("Sales were $9,000, or $.11 per share, up 4% from $8,654.\n")
    reading = read_prose(document, Calendar(date=date(2005, 1, 1)), None)
    assert [figure.text for figure in reading.figures] == ["$9,000", "$.11", "4%", "$8,654"]
    assert all(document.text[one.start : one.end] == one.text for one in reading.figures)


PIECES = [*"0123456789$%,. \n()-", "rose ", "to ", "from ", "2004 ", "quarter ", "loss of ", "million", "compared to "]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=80))
def test_any_prose_is_read(pieces: list[str]) -> None:
    document = replace(load_text("".join(pieces)), issuer="Acme")
    reading = read_prose(document, Calendar(date=date(2005, 1, 1)), None)
    assert len(reading.figures) == len(reading.claims)
    for claim in reading.claims:
        assert -1 <= claim.current < len(reading.figures)
        assert -1 <= claim.prior < len(reading.figures)


def test_the_number_of_a_product_or_a_law_is_no_figure() -> None:
    """ALKS 4230 and SB 901 are names; "USD 500" and a count in a line of capitals are figures."""
    assert _numbers("Enrolment in the ALKS 4230 study goes on, and SB 901 costs were booked.") == []
    assert _numbers("THE CHAIN NOW OPERATES 445 STORES IN OHIO AND OTHER STATES.") == ["445"]


def _numbers(text: str) -> list[str]:
    document = load_text(text)
    return [figure.text for figure in read_prose(document, Calendar(), None).figures]
