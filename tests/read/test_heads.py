from __future__ import annotations

from decimal import Decimal

from read.tables import cells, labels, only, periods, read, row, units, values


def test_heads_of_two_levels_give_length_and_year() -> None:
    """
                               HARBOR MILLS COMPANY
                      Consolidated Statements of Operations
                     (in thousands, except per share amounts)

                              Three Months Ended       Six Months Ended
                                   June 30,                June 30,
                             --------------------    --------------------
                               2004        2003        2004        2003
                             --------    --------    --------    --------
    Net sales                $ 12,340    $ 11,250    $ 24,100    $ 22,075
    Cost of sales               8,120       7,400      15,900      14,600
                             --------    --------    --------    --------
    Gross profit                4,220       3,850       8,200       7,475
                             ========    ========    ========    ========
    Earnings per share       $    .42    $    .38    $    .81    $    .74
    """
    found = read(test_heads_of_two_levels_give_length_and_year)
    assert periods(found) == [
        "2004-04-01..2004-06-30",
        "2003-04-01..2003-06-30",
        "2004-01-01..2004-06-30",
        "2003-01-01..2003-06-30",
    ]
    assert labels(found) == ["Net sales", "Cost of sales", "Gross profit", "Earnings per share"]
    assert values(found, "Gross profit") == [4_220_000, 3_850_000, 8_200_000, 7_475_000]
    assert [figure.number.decimals for figure in cells(found, "Gross profit") if figure] == [-3] * 4
    assert values(found, "Earnings per share") == [Decimal(text) for text in ("0.42", "0.38", "0.81", "0.74")]
    assert set(units(found, "Earnings per share")) == {"USD/share"}
    assert set(units(found, "Net sales")) == {"USD"}
    gross = row(found, "Gross profit")
    assert (gross.rule_above, gross.rule_below) == (1, 2)


def test_tagged_columns_and_two_dates() -> None:
    """
    Harbor Mills told its owners how it stood on the last day of March and what had changed.

    <TABLE>
    <CAPTION>
                                  March 31,    December 31,
                                    2004           2003
                                  ---------    ------------
    <S>                           <C>          <C>
    Cash and cash equivalents     $   1,204    $      1,311
    Receivables, net                  5,310           5,120
                                  ---------    ------------
    Total current assets          $   6,514    $      6,431
                                  =========    ============
    </TABLE>

    The company will hold a call on its results next week, and a replay will be on its site.
    """
    found = read(test_tagged_columns_and_two_dates)
    assert labels(found) == ["Cash and cash equivalents", "Receivables, net", "Total current assets"]
    assert periods(found) == ["2004-03-31", "2003-12-31"]
    assert values(found, "Total current assets") == [6514, 6431]


def test_columns_of_percentages_between_amounts() -> None:
    """
                                     Quarter ended March 31,
                                   2004                 2003
                              Amount      % of      Amount      % of
                            (thousands)   sales   (thousands)   sales
                            -----------   -----   -----------   -----
    Net sales                   $5,000    100.0        $4,000   100.0
    Cost of sales                3,000     60.0         2,600    65.0
                            -----------   -----   -----------   -----
    Gross margin                 2,000     40.0         1,400    35.0
    """
    found = read(test_columns_of_percentages_between_amounts)
    assert periods(found) == ["2004-01-01..2004-03-31"] * 2 + ["2003-01-01..2003-03-31"] * 2
    assert values(found, "Cost of sales") == [3_000_000, 60, 2_600_000, 65]
    for label in labels(found):
        assert units(found, label) == ["USD", "percent", "USD", "percent"]


def test_a_percent_sign_heads_a_column_of_its_own() -> None:
    """
                                     Three Months Ended March 31,
                                     2004      %       2003       %
                                     ----    -----     ----     -----
    Net sales                       $5,000   100.0%   $4,000    100.0%
    Cost of sales                    3,000    60.0     2,600     65.0
                                     -----   -----    ------    -----
    Gross margin                     2,000    40.0     1,400     35.0
    """
    found = read(test_a_percent_sign_heads_a_column_of_its_own)
    assert labels(found) == ["Net sales", "Cost of sales", "Gross margin"]
    assert [periods(found)[0], periods(found)[2]] == ["2004-01-01..2004-03-31", "2003-01-01..2003-03-31"]
    for label in labels(found):
        assert units(found, label) == ["USD", "percent", "USD", "percent"]


def test_a_percent_column_has_the_year_of_its_amounts() -> None:
    """
                                     Three Months Ended March 31,
                                     2004      %       2003       %
    Net sales                       $5,000   100.0%   $4,000    100.0%
    Cost of sales                    3,000    60.0     2,600     65.0
    """
    found = periods(read(test_a_percent_column_has_the_year_of_its_amounts))
    assert found == ["2004-01-01..2004-03-31"] * 2 + ["2003-01-01..2003-03-31"] * 2


def test_changes_in_percent_beside_two_years() -> None:
    """
                                             2004        2003        Change
    Net sales                              $ 5,000     $ 4,000        25.0%
    Operating income                           450         500       (10.0%)
    Orders booked                            6,100       6,200        (1.6)%
    Backlog at year end                      2,250       2,250           0%
    """
    found = read(test_changes_in_percent_beside_two_years)
    assert [values(found, label)[2] for label in labels(found)] == [
        Decimal("25.0"),
        Decimal("-10.0"),
        Decimal("-1.6"),
        Decimal(0),
    ]
    assert {units(found, label)[2] for label in labels(found)} == {"percent"}
    assert "change" in only(found).columns[2].marks


def test_a_title_is_a_caption() -> None:
    """
                               HARBOR MILLS COMPANY
                      Consolidated Statements of Operations

                                2004        2003
                             --------    --------
    Net sales                $ 12,340    $ 11,250
    Cost of sales               8,120       7,400
    """
    table = only(read(test_a_title_is_a_caption))
    assert table.caption == ("HARBOR MILLS COMPANY", "Consolidated Statements of Operations")
    assert [column.head for column in table.columns] == [("2004",), ("2003",)]


def test_heads_flush_left_reach_to_the_next() -> None:
    """
                            Quarter Ended                                    Percentage Change From:
                                                                             Dec 31,        Mar 31,
                            Mar 31, 2022    Dec 31, 2021    Mar 31, 2021     2021           2021
    Total assets            $  1,222        $  1,188        $  1,158         3       %      6       %
    Loans                      208             200             171           4       %      22      %
    Deposits                   360             347             (323    )     (4      %)     11      %
    """
    found = read(test_heads_flush_left_reach_to_the_next)
    assert periods(found) == [
        "2022-01-01..2022-03-31",
        "2021-10-01..2021-12-31",
        "2021-01-01..2021-03-31",
        "None",
        "None",
    ]
    assert units(found, "Total assets") == ["USD"] * 3 + ["percent"] * 2


def test_no_length_has_one_date_twice() -> None:
    """
                       Three Months Ended                              Year Ended
                       February 1,    November 2,    February 3,    February 1,    February 3,
                       2025           2024           2024           2025           2024
    Net revenue        $ 1,817.4      $ 1,516.1      $ 1,426.5      $ 5,767.3      $ 5,507.7
    Gross profit         917.6          351.1          664.0          2,382.4        2,293.6
    """
    lengths = [
        column.period and column.period.length for column in only(read(test_no_length_has_one_date_twice)).columns
    ]
    assert lengths == ["quarter", "quarter", "quarter", "year", "year"]


def test_a_length_belongs_to_the_dates_and_not_to_the_changes_between_them() -> None:
    """
                       Quarter              Quarter
                        Ended     Three      Ended
                       Dec 31,    Month     Sept 30,
                        2008      Change     2008
    Interest income   $ 18,363      -7%   $ 19,808
    Interest expense     8,123      -5%      8,550
    """
    found = read(test_a_length_belongs_to_the_dates_and_not_to_the_changes_between_them)
    assert periods(found) == ["2008-10-01..2008-12-31", "None", "2008-07-01..2008-09-30"]
    assert only(found).columns[1].head == ("Three", "Month", "Change")


def test_a_date_told_twice_is_what_the_change_is_measured_from() -> None:
    """
                                                                           Change Compared To
                       March 31,      December 31,    March 31,        December 31,    March 31,
                       2020           2019            2019             2019            2019
    Total assets       $ 5,060        $ 4,921         $ 4,675          $ 139           $ 385
    Total loans          3,400          3,300           3,150            100             250
    """
    found = read(test_a_date_told_twice_is_what_the_change_is_measured_from)
    assert periods(found) == ["2020-03-31", "2019-12-31", "2019-03-31", "None", "None"]


def test_two_heads_with_one_space_between() -> None:
    """
                                          Three Months Ended
                                       Mar 31 2020 Dec 31 2019 Change
    Book value per share                 $  41.42    $  43.85    (6)%
    Book value without goodwill            38.10       40.01     (5)%
    Book value without gains               35.00       36.00     (3)%
    """
    found = read(test_two_heads_with_one_space_between)
    assert periods(found) == ["2020-01-01..2020-03-31", "2019-10-01..2019-12-31", "None"]


def test_a_length_and_its_date_are_one_head() -> None:
    """
                         13 Weeks Ended Mar 28, 2020        13 Weeks Ended Mar 30, 2019
                         Reported    Adjusted    Core       Reported    Adjusted    Core
    Profit in Europe     $    25     $     3     $  28      $   177     $     1     $ 178
    Profit in Asia            31           2        33           29           1        30
    """
    found = read(test_a_length_and_its_date_are_one_head)
    assert periods(found) == ["2019-12-29..2020-03-28"] * 3 + ["2018-12-30..2019-03-30"] * 3


def test_days_under_their_months_are_no_figures() -> None:
    """
                                  Three months ended
                              June          March       December
                              30            31          31
                              2021          2021        2020
    Interest income           $ 1,210       $ 1,105     $ 1,004
    Interest expense              310           295         280
    """
    found = read(test_days_under_their_months_are_no_figures)
    assert periods(found) == ["2021-04-01..2021-06-30", "2021-01-01..2021-03-31", "2020-10-01..2020-12-31"]
    assert len(found.figures) == 6


def test_a_rule_under_one_head_beside_the_text_of_others() -> None:
    """
                         Preferred Stock       Common Stock
                       -------------------   -------------------   Retained
                        Shares     Amount     Shares     Amount    Earnings
    Issued to owners      150      $  150      1,204     $  439     $ 1,634
    Held in treasury       12          12         40         18          --
    """
    found = read(test_a_rule_under_one_head_beside_the_text_of_others)
    assert [column.head for column in only(found).columns] == [
        ("Preferred Stock", "Shares"),
        ("Preferred Stock", "Amount"),
        ("Common Stock", "Shares"),
        ("Common Stock", "Amount"),
        ("Retained", "Earnings"),
    ]
    assert units(found, "Issued to owners") == ["shares", "USD", "shares", "USD", "USD"]


def test_heads_without_a_time_head_their_columns() -> None:
    """
    Nominee                        For          Against        Abstain
    Ann Marlow               1,005,178          12,334          2,634
    Peter Oakes              1,013,605           4,200          2,341
    """
    found = read(test_heads_without_a_time_head_their_columns)
    assert [column.head for column in only(found).columns] == [("For",), ("Against",), ("Abstain",)]
    assert units(found, "Ann Marlow") == ["pure"] * 3


def test_a_percent_sign_wrapped_under_its_row_begins_no_table() -> None:
    """
                                  2019         2020         Change
    Natural gas sales             657          411          (37
                                                              )%
    Oil sales                     313          257          (18  )%
                                                              %
    Marketing                      92           46          (50  )%
    """
    assert labels(read(test_a_percent_sign_wrapped_under_its_row_begins_no_table)) == [
        "Natural gas sales",
        "Oil sales",
        "Marketing",
    ]


def test_a_month_broken_over_two_lines() -> None:
    """
                         Quarter     Quarter
                          Ended       Ended
                         Septem-     Septem-
                         ber 30,     ber 30,
                          2006        2005
    Yield on loans        8.72%       7.48%
    Yield on notes        4.35%       3.82%
    """
    assert periods(read(test_a_month_broken_over_two_lines)) == ["2006-07-01..2006-09-30", "2005-07-01..2005-09-30"]
