"""What a release announces as completed, from sentences of our own."""

from __future__ import annotations

from tieout.read.exhibit import read_exhibit
from tieout.read.terms import provisions_of
from tieout.source.load import load_text

REFINANCED = """
DENVER, March 9, 2011 - Alder Mills, Inc. announced today that it completed a refinancing of its debt. The refinancing
involved the completion of a new $40,000,000 secured credit facility and the repurchase of its $7,500,000 senior note. The secured
credit facility consists of a $25,000,000 revolving credit facility and a $15,000,000 term loan.
"""


def closings(text: str) -> dict[str, tuple[str, int]]:
    """The day and the line of each closing, by subject."""
    terms = provisions_of(read_exhibit(load_text(text))).terms
    return {one.subject: (str(one.value), one.line) for one in terms if one.name == "closing"}


def test_what_is_made_closes_on_the_day_of_the_release_and_what_is_bought_back_does_not() -> None:
    day = ("2011-03-09", 2)
    assert closings(REFINANCED) == {
        "secured-credit-facility": day,
        "revolving-credit-facility": day,
        "term-loan": day,
    }


def test_only_what_is_named_closes() -> None:
    """DENVER, March 9, 2011 - Alder Mills, Inc. today announced that it has closed its offering of $350 million of 7.75% notes due
    2019. On May 4, 2010, the company entered into a credit agreement. It obtained a $5 million term loan.
    """
    found = closings(test_only_what_is_named_closes.__doc__ or "")
    assert {key: day for key, (day, _) in found.items()} == {
        "7-75-notes-due-2019": "2011-03-09",
        "credit-agreement": "2010-05-04",
    }


def test_what_is_planned_or_only_told_does_not_close() -> None:
    """DENVER, March 9, 2011 - Alder Mills, Inc. today announced that it has issued a notice of redemption for its 5% notes due
    2012. It announced today that it expects that it completed most of a refinancing. It sold 6% notes due 2019.
    """
    assert closings(test_what_is_planned_or_only_told_does_not_close.__doc__ or "") == {}
