"""T101 on a list that stands in two places: what it comes to in one, it comes to in the other."""

from __future__ import annotations

import pytest

from prove.release import report_of, told

LISTS = """
                      RECONCILIATION OF ADJUSTED EARNINGS
                   (In thousands, except per share amounts)

                                                 Quarter Ended September 30,
                                                   2004            2003
                                                 --------        --------
Net earnings                                     $ 14,102        $ 13,245
Plant closing costs                                 2,318           1,406
Gain on sale of land                                 (974)           (553)
Tax effect of these items                            (511)           (322)
Adjusted earnings                                $ 14,935        $ 13,776

Net earnings per diluted share                   $   1.41        $   1.32
Plant closing costs                                  0.23            0.14
Gain on sale of land                                (0.10)          (0.05)
Tax effect of these items                           (0.05)          (0.03)
Adjusted earnings per diluted share              $   1.49        $   1.38
"""


def test_lists_that_add_up_are_left_alone() -> None:
    assert told(report_of(tables=LISTS)) == []


@pytest.mark.parametrize(("printed", "slip"), [("0.23 ", "0.73 "), ("(0.03)", "(0.08)")])
def test_a_list_per_share_is_held_to_the_same_list_in_dollars(printed: str, slip: str) -> None:
    """One column is left of a short sum once the other is wrong; the list in dollars shows that it is meant. A warning."""
    findings = told(report_of(tables=LISTS.replace(printed, slip)))
    assert [finding[:2] for finding in findings] == [("T101", "warning")]


def test_a_list_with_a_line_more_is_another_list() -> None:
    """0.23 printed as 0.73 under a line that the dollars do not have: nothing says what the list comes to."""
    longer = LISTS.replace("0.23 ", "0.73 ").replace(
        "Net earnings per diluted share                   $   1.41        $   1.32\n",
        "Net earnings per diluted share                   $   1.41        $   1.32\n"
        "Participating securities                            --             (0.02)\n",
    )
    assert told(report_of(tables=longer)) == []


def test_what_no_slip_explains_is_not_told() -> None:
    """1.49 printed as 1.26 in 2004: the list per share may leave something out."""
    assert told(report_of(tables=LISTS.replace("1.49 ", "1.26 "))) == []
