"""What labels, heads and captions say of units: prices and rates in labels, shares counted otherwise than money."""

from __future__ import annotations

from read.tables import cell, periods, read, units, values


def test_a_price_in_a_label_stands_beside_the_whole_amount() -> None:
    """
    (In millions)
                                                     2004       2003
                                                   -------    -------
    Dividends declared ($0.57 per common share)     (1,197)    (1,150)
    Dividends per common share                        0.57       0.54
    """
    exhibit = read(test_a_price_in_a_label_stands_beside_the_whole_amount)
    assert units(exhibit, "Dividends declared ($0.57 per common share)") == ["USD", "USD"]
    assert values(exhibit, "Dividends declared ($0.57 per common share)") == [-1_197_000_000, -1_150_000_000]
    assert units(exhibit, "Dividends per common share") == ["USD/share", "USD/share"]


def test_shares_are_counted_as_the_caption_says() -> None:
    """
    (In millions, except number of shares, which are reflected in thousands, and per share amounts)
                                              2004         2003
                                           ----------   ----------
    Net income                               33,916       29,998
    Shares used in computing earnings per share:
      Basic                                15,509,763   15,892,723
    """
    exhibit = read(test_shares_are_counted_as_the_caption_says)
    assert values(exhibit, "Basic")[0] == 15_509_763_000
    assert values(exhibit, "Net income")[0] == 33_916_000_000


def test_shares_printed_in_full_are_whole_ones() -> None:
    """
    (In thousands, except per share data)
                                                2004         2003
                                             ----------   ----------
    Net income                                   15,655       13,041
    Weighted average shares outstanding       9,937,600   10,212,190
    """
    exhibit = read(test_shares_printed_in_full_are_whole_ones)
    assert values(exhibit, "Weighted average shares outstanding") == [9_937_600, 10_212_190]


def test_shares_are_counted_and_those_who_get_them_are_not() -> None:
    """
    (In millions)
                                                              2004       2003
                                                             ------     ------
    Total number of shares repurchased                            7          5
    Shares issued to employees, net of taxes withheld           (39)       (20)
    Revenue from contracts with customers                    56,680     64,181
    """
    exhibit = read(test_shares_are_counted_and_those_who_get_them_are_not)
    assert (
        units(exhibit, "Total number of shares repurchased"),
        values(exhibit, "Total number of shares repurchased"),
    ) == (
        ["shares", "shares"],
        [7_000_000, 5_000_000],
    )
    assert units(exhibit, "Revenue from contracts with customers") == ["USD", "USD"]


def test_awards_that_are_left_out_are_shares() -> None:
    """
    (In millions, except per share data)
                                                           2004     2003
                                                          ------   ------
    Awards excluded from diluted net income per share         10       33
    Diluted net income per share                            2.48     0.26
    """
    exhibit = read(test_awards_that_are_left_out_are_shares)
    assert units(exhibit, "Awards excluded from diluted net income per share") == ["shares", "shares"]


def test_a_length_that_a_wide_space_tears_apart_is_one_head() -> None:
    """
                          THREE MONTHS                 NINE  MONTHS
                             ENDED                         ENDED
                      June 26,    June 27,       June 26,    June 27,
                          1998        1997           1998        1997
    Net sales            1,402       1,737          4,385       5,467
    Cost of sales        1,042       1,389          3,323       4,419
    """
    assert periods(read(test_a_length_that_a_wide_space_tears_apart_is_one_head)) == [
        "1998-03-27..1998-06-26",
        "1997-03-28..1997-06-27",
        "1997-09-27..1998-06-26",
        "1996-09-28..1997-06-27",
    ]


def test_a_sentence_with_a_wide_space_is_no_head() -> None:
    """
    134,639,382 shares of common stock outstanding as of  August 4, 1998

                          CALDER MILLS, INC.
                           (In millions)

                          Three Months Ended
                      June 26,    June 27,
                          1998        1997
    Net sales            1,402       1,737
    Cost of sales        1,042       1,389
    """
    assert periods(read(test_a_sentence_with_a_wide_space_is_no_head)) == [
        "1998-03-27..1998-06-26",
        "1997-03-28..1997-06-27",
    ]


def test_the_act_of_1934_names_no_fiscal_year() -> None:
    """
    Annual report under the Securities Exchange Act of 1934 for the fiscal year ended September 29, 1995.

    Act of 1934, fiscal year ended September 29, 1995.

                            (In millions)
                                               1995       1994
                                              ------     ------
    Net sales                                 11,062      9,189
    Cost of sales                              8,204      6,845
    """
    assert [period[-10:-6] for period in periods(read(test_the_act_of_1934_names_no_fiscal_year))] == ["1995", "1994"]


def test_a_statement_of_flows_whose_heads_are_days_runs_from_the_start_of_the_year() -> None:
    """
    Results of the quarter ended March 31, 2005 are no measure of those of the year.

              CONDENSED STATEMENTS OF OPERATIONS
                        (In millions)

                         March 31, 2005     March 31, 2004
                         --------------     --------------
    Net sales                 1,710              1,578
    Cost of sales             1,228              1,224
    """
    assert periods(read(test_a_statement_of_flows_whose_heads_are_days_runs_from_the_start_of_the_year)) == [
        "2005-01-01..2005-03-31",
        "2004-01-01..2004-03-31",
    ]


def test_a_balance_that_opens_a_period_is_of_the_day_before() -> None:
    """
                            (In thousands)

                                       Three Months Ended June 30,
                                           2005         2004
                                         -------      -------
    Balance at beginning of period        12,584       12,079
    Charged to expense                       415          391
    Balance at June 30                    12,999       12,470
    """
    exhibit = read(test_a_balance_that_opens_a_period_is_of_the_day_before)
    assert [str(cell(exhibit, "Balance at beginning of period", column).period) for column in (0, 1)] == [
        "2005-03-31",
        "2004-03-31",
    ]
    assert str(cell(exhibit, "Charged to expense", 0).period) == "2005-04-01..2005-06-30"
    assert str(cell(exhibit, "Balance at June 30", 1).period) == "2004-06-30"


def test_a_time_over_rows_holds_through_the_sections_under_it() -> None:
    """
    (In millions)
                                          Mills      Metals      Total
                                         -------    -------     -------
    Three Months Ended June 30, 2005
    Revenues and other income
    Sales                                  5,939      3,286       9,225
    Costs and other items
    Purchases                              4,533      2,006       6,539
    Three Months Ended June 30, 2004
    Revenues and other income
    Sales                                  5,439      3,186       8,625
    """
    table = read(test_a_time_over_rows_holds_through_the_sections_under_it)
    found = [(figure.label[-1], str(figure.period)) for figure in table.figures[::3]]
    assert found == [
        ("Sales", "2005-04-01..2005-06-30"),
        ("Purchases", "2005-04-01..2005-06-30"),
        ("Sales", "2004-04-01..2004-06-30"),
    ]


def test_a_margin_of_more_than_all_the_sales_is_an_amount() -> None:
    """
    (In millions)
                                  2005       2004
                                 ------     ------
    Net sales                     375.9      187.3
    Cost of products sold         129.7      101.2
    Gross margin                  246.2       86.1
    Operating margin               11.5        8.9
    Net interest margin           304.0      311.0
    """
    exhibit = read(test_a_margin_of_more_than_all_the_sales_is_an_amount)
    assert values(exhibit, "Gross margin") == [246_200_000, 86_100_000]
    assert units(exhibit, "Gross margin") == ["USD", "USD"]
    assert units(exhibit, "Operating margin") == ["percent", "percent"]
    assert units(exhibit, "Net interest margin") == ["percent", "percent"]
