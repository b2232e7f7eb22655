"""T402 and T301 in tables: margins in rows, shares in columns, columns of change; and shares that sentences tell."""

from __future__ import annotations

from prove.release import TABLES, proved, report_of, told

MARGINS = """
                        SELECTED SEGMENT DATA
                          (In thousands)

                        2001       2002       2003       2004
                      --------   --------   --------   --------
Net sales             $ 41,207   $ 44,618   $ 49,875   $ 52,310
Operating income         3,379      4,060      4,738      5,545
Operating margin          8.2%       9.1%       9.5%      10.6%
"""

SHARES = """
                        STATEMENTS OF OPERATIONS
                     (In thousands, except percentages)

                              Year Ended December 31, 2003
                                 Amount      % of Sales
                                --------     ----------
Net sales                       $ 52,310        100.0%
Cost of sales                     38,114         72.9
                                --------     ----------
   Gross profit                   14,196         27.1
Selling expenses                   6,721         12.8
Administrative expenses            3,118          6.0
                                --------     ----------
   Income from operations       $  4,357          8.3%
                                ========     ==========
"""

CHANGES = """
                        SALES BY REGION
                         (In thousands)

                     Year Ended December 31,
                       2003          2002       % Change
                     --------      --------     --------
Northeast            $ 14,312      $ 12,958        10.4%
Southeast              11,760        12,444        (5.5)
Midwest                 9,845         9,125         7.9
Mountain                4,218         5,037       (16.3)
Pacific                 7,903         6,871        15.0
Canada                  3,366         3,201         5.2
"""


def test_a_margin_row_is_one_row_by_another() -> None:
    report = report_of(tables=MARGINS)
    assert proved(report, "T402") == ["8.2", "9.1", "9.5", "10.6"]
    assert told(report) == []


def test_a_margin_is_told_where_four_others_hold() -> None:
    """9.1% printed as 9.7% beside four margins that follow."""
    wider = MARGINS
    for line, more in (
        ("2001       2002", "2000       2001       2002"),
        ("--------   --------   --------   --------", "--------   --------   --------   --------   --------"),
        ("$ 41,207", "$ 39,844   $ 41,207"),
        ("   3,379", "   2,869      3,379"),
        ("    8.2%", "    7.2%       8.2%"),
    ):
        wider = wider.replace(line, more)
    assert len(proved(report_of(tables=wider), "T402")) == 5
    report = report_of(tables=wider.replace("9.1%", "9.7%"))
    assert told(report) == [("T402", "warning", "9.7")]
    assert "computed 9.1" in report.findings[0].message


def test_a_share_is_the_amount_by_that_of_the_row_of_a_hundred() -> None:
    report = report_of(tables=SHARES)
    assert set(proved(report, "T402")) == {"72.9", "27.1", "12.8", "6.0", "8.3"}
    assert told(report) == []


def test_a_part_rounded_so_that_all_come_to_a_hundred_is_no_slip() -> None:
    """72.9 printed as 72.8."""
    report = report_of(tables=SHARES.replace("72.9", "72.8"))
    assert told(report) == []
    assert "72.8" not in proved(report, "T402")


def test_a_column_of_changes_follows_from_the_two_years() -> None:
    report = report_of(tables=CHANGES)
    assert proved(report, "T301") == ["10.4", "(5.5)", "7.9", "(16.3)", "15.0", "5.2"]
    assert told(report) == []


def test_a_change_is_told_where_the_rest_of_the_column_holds() -> None:
    """(16.3) printed as (13.6)."""
    report = report_of(tables=CHANGES.replace("(16.3)", "(13.6)"))
    assert told(report) == [("T301", "warning", "(13.6)")]


def test_percentages_of_something_else_prove_nothing() -> None:
    """Rates of tax and of vacancy beside amounts are no quotients of them."""
    table = CHANGES.replace("% Change", "Tax rate").replace("10.4%", "34.2%").replace("(5.5)", "31.0 ")
    table = (
        table.replace("7.9\n", "38.6\n").replace("(16.3)", "35.5 ").replace("15.0", "36.1").replace("5.2\n", "33.3\n")
    )
    report = report_of(tables=table)
    assert proved(report, "T301") == proved(report, "T402") == []
    assert told(report) == []


def test_a_share_that_a_sentence_tells_is_one_row_by_another() -> None:
    """Selling expenses were 12.8% of net sales; 21.8% is not proved, and not told: another row may be meant."""
    said = "Selling expenses were {} of net sales in the third quarter of 2004."
    assert proved(report_of(said.format("12.8%"), tables=TABLES), "T402") == ["12.8%"]
    report = report_of(said.format("21.8%"), tables=TABLES)
    assert proved(report, "T402") == []
    assert told(report) == []


def test_a_share_that_a_sentence_tells_is_its_amount_by_the_row_of_the_whole() -> None:
    """Freight was $1,412,000, or 2.7% of revenues: no table has freight, but one has sales of 52,310. 2.9% is not it."""
    said = "Freight costs were $1,412,000, or {} of total revenues, in the third quarter of 2004."
    assert proved(report_of(said.format("2.7%")), "T402") == ["2.7%"]
    assert proved(report_of(said.format("2.9%")), "T402") == []
    assert told(report_of(said.format("2.9%"))) == []


def test_the_first_row_of_a_name_is_the_witness_where_two_tables_print_it() -> None:
    """Net sales and selling expenses stand in a statement and again in a supplement below it."""
    said = "Selling expenses were 12.8% of net sales in the third quarter of 2004."
    supplement = TABLES.replace("CONDENSED STATEMENTS OF OPERATIONS", "SUPPLEMENT: OPERATIONS OF THE QUARTER")
    report = report_of(said, tables=f"{TABLES}\n\nThe supplement follows.\n\n{supplement}")
    (proof,) = [proof for proof in report.proofs if proof.rule == "T402"]
    firsts = [
        next(f for f in report.documents[0].figures if f.figure.text.endswith(text)) for text in ("6,721", "52,310")
    ]
    assert [report.figure(key).id for key in proof.inputs] == [first.id for first in firsts]


SHORT = """
                        SEGMENT RESULTS
                         (In millions)

                          Three Months Ended September 30,
                                                 Percentage
                        2004          2003         Change
Revenue               $ 14,196      $ 12,973          9%
Operating income         5,394         2,712         99%
Headcount cost           1,204         1,391        (13)%
"""


def test_a_short_column_of_changes_stands_behind_the_two_it_compares() -> None:
    """Three changes are few to find what they compare by, but the head and the place say it."""
    assert proved(report_of(tables=SHORT), "T301") == ["9", "99", "(13)"]


def test_changes_that_leave_currencies_out_are_not_held_against_reported_amounts() -> None:
    """The Midwest grew by 9.1% at constant currency; as a plain change the 9.1 would be told."""
    assert told(report_of(tables=CHANGES.replace("7.9\n", "9.1\n"))) != []
    tables = CHANGES.replace("7.9\n", "9.1\n").replace("% Change", "% Change, Constant Currency")
    assert told(report_of(tables=tables)) == []


def test_a_short_margin_a_slip_from_the_one_that_is_due_is_told() -> None:
    """Three whole per cents: 11% printed as 17%. The two that hold would not show alone that they are margins."""
    three = "\n".join(line[:22] + line[33:] if line[22:].strip() else line for line in MARGINS.splitlines())
    three = three.replace(" 9.1%", "   9%").replace(" 9.5%", "  10%").replace("10.6%", "  11%")
    assert told(report_of(tables=three)) == []
    assert told(report_of(tables=three.replace("  11%", "  17%"))) == [("T402", "warning", "17")]


def test_a_margin_below_zero_is_told_like_any_other() -> None:
    """A loss of 3,379 on sales of 41,207 is (8.2)%, not (2.8)%."""
    losses = MARGINS.replace("   3,379", " (3,379)").replace("     8.2%", "   (2.8)%")
    assert [finding[:2] for finding in told(report_of(tables=losses))] == [("T402", "warning")]


def test_a_share_two_units_off_is_no_part_rounded_to_come_to_a_hundred() -> None:
    """6,721 printed as 6,612 is 12.64% of sales; the 12.8% beside it is more than a unit from that."""
    findings = told(report_of(tables=SHARES.replace("6,721", "6,612")))
    assert ("T402", "warning") in [finding[:2] for finding in findings]
