"""Units at a ratio that come out at more than the ratio gives: what would explain it, and what would not."""

from __future__ import annotations

from tieout.check import check_documents
from tieout.source import load_text

PAPER = """\
NORTHFIELD TOOL CORPORATION

NEW YORK, March 3, 2004 - Northfield Tool Corporation announced today the exchange of its notes. Each holder
received five warrants to purchase common stock for each $1,000 of New Notes issued. The company issued units
consisting of {principal} principal amount of New Notes and {warrants} Warrants.
"""


def message(principal: str, warrants: str) -> str:
    """What is told of the warrants; "" for nothing."""
    report = check_documents([load_text(PAPER.format(principal=principal, warrants=warrants))])
    return next((finding.message for finding in report.findings if finding.code == "T702"), "")


def test_a_surplus_of_units_is_explained_by_rounding_up_for_each_holder():
    """10,000,000 at five for each 1,000 make 50,000; 50,012 were issued: more than twelve holders, or no rounding at all."""
    said = message("$10,000,000", "50,012")
    assert "off by 12" in said
    assert "rounded up for each of at least 13 holders would give it" in said


def test_a_principal_printed_rounded_is_an_explanation_only_where_it_prints_so():
    """42,476,000 to the thousand: 212,381 warrants would need 42,476,200, which prints so; 212,401 would need 42,480,200."""
    assert message("$42,476,000", "212,381") == ""
    said = message("$42,476,000", "212,401")
    assert "a rounded $42,476,000 would not: it would have to be $42,480,200" in said


def test_fewer_units_than_the_ratio_gives_are_not_explained_away():
    """49,988 of 50,000."""
    said = message("$10,000,000", "49,988")
    assert "off by 12" in said
    assert "rounded up" not in said
