"""Exceptions that were cleared stay cleared through redrafts, and come back when what they were about changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tieout.check import check_documents, cleared, dispositions_in
from tieout.core.disposition import Disposition
from tieout.core.errors import UsageError
from tieout.core.report import Report
from tieout.publish.dispositions import skeletons
from tieout.source import load_text

DRAFT = """
SAMPLE MILLS REPORTS THIRD QUARTER RESULTS

DAYTON, Ohio, October 28, 2004 -- Sample Mills, Inc. today reported results for the third quarter ended
September 30, 2004.

                              SAMPLE MILLS, INC.
                  CONDENSED STATEMENTS OF OPERATIONS (UNAUDITED)
                  (In thousands, except per share amounts)

                                          Quarter Ended September 30,
                                            2004            2003
                                          --------        --------
Net sales                                 $ 52,310        $ 49,875
Cost of sales                               38,114          36,902
                                          --------        --------
   Gross profit                             14,196          12,937
Selling expenses                             6,721           6,404
Interest expense                             1,318           1,577
                                          --------        --------
   Income before income taxes                6,157           4,992
                                          ========        ========
"""
"""The gross profit of 2003 should read 12,973."""


def report_of(text: str = DRAFT) -> Report:
    return check_documents([load_text(text, "draft.txt")])


def made(report: Report) -> tuple[Disposition, ...]:
    """The dispositions that somebody signed for every exception of ``report``."""
    entries = dispositions_in("".join(skeletons(report)), "cleared.toml")
    return tuple(replace(each, reason="as filed", initials="JD", date=date(2004, 10, 28)) for each in entries)


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


def test_a_cleared_exception_is_no_error_and_is_shown_as_cleared() -> None:
    before = report_of()
    assert before.errors == 1
    after = cleared(before, made(before))
    assert (after.errors, after.findings, after.stale) == (0, (), ())
    assert [(one.finding.code, one.disposition.reason) for one in after.cleared] == [("T103", "as filed")]
    assert after.count("contradicted") == 0


def test_a_disposition_survives_a_redraft_that_moves_every_line() -> None:
    entries = made(report_of())
    redraft = DRAFT.replace("\nDAYTON", "\n\nFor immediate release. Call Jane Doe with questions.\n\nDAYTON")
    redraft = redraft.replace("                              SAMPLE MILLS, INC.\n", "\n\n\n      SAMPLE MILLS, INC.\n")
    redraft = redraft.replace("\nNet sales    ", "\n   Net sales ").replace("     $ 49,875", "          $ 49,875")
    moved = report_of(redraft)
    places = [[(one.figure.line, one.start) for one in each.documents[0].figures] for each in (report_of(), moved)]
    assert all(old[0] != new[0] and old[1] != new[1] for old, new in zip(*places, strict=True))
    after = cleared(moved, entries)
    assert codes(after) == []
    assert len(after.cleared) == 1


def test_it_survives_that_the_line_item_is_printed_once_more_before_it() -> None:
    more = "Gross profit was $12.9 million in the third quarter of 2003 and $14.2 million in the third quarter of 2004.\n\n"
    redraft = DRAFT.replace(
        "                              SAMPLE MILLS", f"{more}                              SAMPLE MILLS"
    )
    moved = report_of(redraft)
    entries = made(report_of())
    assert entries[0].figure not in {moved.figure(each.figure).fingerprint for each in moved.findings if each.figure}
    assert "T103" not in codes(cleared(moved, entries))


def test_it_comes_back_when_its_value_changes_and_the_entry_is_told_to_be_stale() -> None:
    entries = made(report_of())
    after = cleared(report_of(DRAFT.replace("12,937", "12,793")), entries)
    assert after.errors == 1
    (stale,) = after.stale
    assert stale.why == "the value is now 12793000: the exception is open again"


def test_it_comes_back_when_what_is_expected_changes() -> None:
    entries = made(report_of())
    other = DRAFT.replace("36,902", "37,478").replace("4,992", "4,416")
    after = cleared(report_of(other), entries)
    assert after.cleared == ()
    assert "open again" in after.stale[0].why


def test_an_entry_whose_exception_is_gone_is_told() -> None:
    entries = made(report_of())
    after = cleared(report_of(DRAFT.replace("12,937", "12,973")), entries)
    assert [stale.why for stale in after.stale] == ["there is no such exception any more"]


@pytest.mark.parametrize("missing", ["reason", "initials"])
def test_an_entry_that_nobody_signed_clears_nothing(missing: str) -> None:
    before = report_of()
    (entry,) = made(before)
    after = cleared(before, [replace(entry, **{missing: " "})])
    assert after.errors == 1
    assert "no reason or no initials" in after.stale[0].why


def test_one_entry_clears_one_exception() -> None:
    twice = check_documents([load_text(DRAFT, "a.txt"), load_text(DRAFT + "\n", "b.txt")])
    assert twice.errors == 2
    after = cleared(twice, made(report_of()))
    assert (after.errors, len(after.cleared)) == (1, 1)


def test_skeletons_leave_out_what_the_file_has_and_what_is_cleared() -> None:
    report = report_of()
    assert len(dispositions_in("".join(skeletons(report)), "x")) == 1
    entries = made(report)
    assert dispositions_in("".join(skeletons(report, entries)), "x") == ()
    assert dispositions_in("".join(skeletons(cleared(report, entries), entries)), "x") == ()


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("disposition = 3", "tables"),
        ("[[disposition]]\nreason = 'x'", "has no code"),
        ("[[disposition]]\ncode = 'T101'\nvalue = 12", "is to be in quotes"),
        ("[[disposition]]\ncode = 'T101'\ndate = 'spring'", "write the date as"),
        ("[[disposition", "not TOML"),
        ("a = " + "[" * 5000, "not TOML"),
        ("a = " + "9" * 5000, "not TOML"),
    ],
)
def test_a_file_that_is_no_file_of_dispositions_says_why(text: str, cause: str) -> None:
    with pytest.raises(UsageError, match=cause):
        dispositions_in(text, "cleared.toml")


@pytest.mark.parametrize("day", ["2004-10-28", '"2004-10-28"', "2004-10-28T09:00:00"])
def test_a_date_may_be_written_as_toml_or_in_quotes(day: str) -> None:
    (entry,) = dispositions_in(f"[[disposition]]\ncode = 'T101'\ndate = {day}", "x")
    assert entry.date == date(2004, 10, 28)
