from __future__ import annotations

from read.tables import cell, cells, only, periods, read, row


def test_the_sentence_before_a_table_tells_its_period_and_scale() -> None:
    """
    The mills sold more paper to printers abroad than they had in any spring before.

    What each of the regions sold is shown below for the quarter ended March 31, 2020 (dollars in thousands):

    North America       $ 11,222        $ 10,105
    South America          8,310           7,940
    Europe                 5,004           5,112
    """
    found = read(test_the_sentence_before_a_table_tells_its_period_and_scale)
    assert periods(found) == ["2020-01-01..2020-03-31"] * 2
    assert cell(found, "Europe", 0).number.value == 5_004_000


def test_a_length_over_the_labels_is_that_of_all_columns() -> None:
    """
    THREE MONTHS ENDED MARCH 31,                    2020         2019      % Change
    Total revenues                               $ 5,162      $ 5,657        (8.8)%
    Net earnings                                     566          928       (39.0)%
    """
    found = read(test_a_length_over_the_labels_is_that_of_all_columns)
    assert periods(found) == ["2020-01-01..2020-03-31", "2019-01-01..2019-03-31", "None"]


def test_a_day_over_the_labels_is_that_of_all_columns() -> None:
    """
                                         Cost        Unrealized      Recorded
    June 30, 1999                        Basis          Gains          Basis
    ------------------------------------------------------------------------
    Within one year                    $   682        $    8        $   690
    Within ten years                     1,204            31          1,235
    """
    assert periods(read(test_a_day_over_the_labels_is_that_of_all_columns)) == ["1999-06-30"] * 3


def test_years_over_rows_date_quarters_without_a_year() -> None:
    """
                                        Quarter Ended
                      Sept. 30     Dec. 31     Mar. 31     June 30        Year
    1996
    Revenue            $ 2,016     $ 2,195     $ 2,205     $ 2,255     $ 8,671
    Net income             499         575         562         559       2,195
    1997
    Revenue            $ 2,295     $ 2,680     $ 3,208     $ 3,175     $11,358
    Net income             614         741       1,042       1,057       3,454
    """
    found = read(test_years_over_rows_date_quarters_without_a_year)
    first, last = cells(found, "Revenue"), only(found).rows[2]
    assert [str(figure and figure.period) for figure in first] == [
        "1995-07-01..1995-09-30",
        "1995-10-01..1995-12-31",
        "1996-01-01..1996-03-31",
        "1996-04-01..1996-06-30",
        "1995-07-01..1996-06-30",
    ]
    assert str(found.figures[last.cells[0]].period) == "1996-07-01..1996-09-30"


def test_a_year_as_label_dates_its_row() -> None:
    """
    Year                              Borrowings
    1997                             $65,000,000
    1998                              63,000,000
    1999                              51,000,000
    """
    found = read(test_a_year_as_label_dates_its_row)
    assert str(cell(found, "1998", 0).period) == "1998-01-01..1998-12-31"


def test_columns_of_years_are_no_figures() -> None:
    """
     NET REVENUES            NET INCOME
    --------------         --------------
    YEAR    AMOUNT         YEAR    AMOUNT
    1992    $2,759         1992    $  708
    1993    $3,753         1993    $  953
    1994    $4,649         1994    $1,146
    """
    found = read(test_columns_of_years_are_no_figures)
    assert [figure.text for figure in found.figures] == ["2,759", "708", "3,753", "953", "4,649", "1,146"]
    assert str(found.figures[2].period) == "1993-01-01..1993-12-31"


def test_the_last_day_of_february() -> None:
    """
                                Three Months Ended February 29/28,
                                      2020            2019
    Net sales                      $ 245,365       $ 202,548
    Cost of sales                    194,261         159,291
    """
    found = read(test_the_last_day_of_february)
    assert periods(found) == ["2019-12-01..2020-02-29", "2018-12-01..2019-02-28"]


def test_a_life_in_years_is_no_year() -> None:
    """
    Options at June 30, 1997 were as follows:

                            Outstanding options
                      Shares       Life (years)
    Up to $10             65             3.5
    Over $10              64             7.0
    """
    assert periods(read(test_a_life_in_years_is_no_year)) == ["1997-06-30"] * 2


def test_a_balance_at_a_day() -> None:
    """
                                           Shares         Amount
    Balance at September 27, 1996         124,497        $ 2,058
    Issued to employees                     3,452             41
    Balance at September 26, 1997         127,949        $ 2,099
    """
    found = read(test_a_balance_at_a_day)
    assert str(cell(found, "Balance at September 26, 1997", 1).period) == "1997-09-26"
    assert row(found, "Issued to employees").cells[0] >= 0


def test_a_year_stands_over_the_sections_under_it() -> None:
    """
                              First quarter    Second quarter        Year
    1996
    Revenue                         $ 2,016           $ 2,195     $ 8,671
    Price per share:
      High                            51.69             53.53       62.94
    1997
    Revenue                         $ 2,295           $ 2,680     $11,358
    """
    found = read(test_a_year_stands_over_the_sections_under_it)
    assert row(found, "High").path == ("1996", "Price per share")
    assert [str(figure and figure.period) for figure in cells(found, "High")] == [
        "1996-01-01..1996-03-31",
        "1996-04-01..1996-06-30",
        "1996-01-01..1996-12-31",
    ]


def test_a_title_that_tells_all_of_its_time() -> None:
    """
                                 HARBOR MILLS INC.
                             REVENUES BY REGION
                SECOND-QUARTER 2023 and 2022 - (UNAUDITED)

                              EUROPE                     EMERGING MARKETS
                     2023       2022    % Change       2023       2022    % Change
    Paper          $  316     $   30        10%      $  493     $   44        11%
    Board             510        295         7%         830        619         8%
    """
    found = read(test_a_title_that_tells_all_of_its_time)
    assert [str(period) for period in periods(found)] == [
        "2023-04-01..2023-06-30",
        "2022-04-01..2022-06-30",
        "None",
    ] * 2


def test_rows_between_two_balances_have_the_time_between_them() -> None:
    """
                                       Shares        Amount
    Balance, June 30, 1994                228        $2,058
    Granted to employees                   44            41
    Exercised                             (38)          (20)
    Balance, June 30, 1995                234        $2,079
    Granted to employees                   57            50
    Balance, June 30, 1996                291        $2,129
    """
    found = read(test_rows_between_two_balances_have_the_time_between_them)
    told = [str(found.figures[row.cells[0]].period) for row in only(found).rows]
    assert told == [
        "1994-06-30",
        "1994-07-01..1995-06-30",
        "1994-07-01..1995-06-30",
        "1995-06-30",
        "1995-07-01..1996-06-30",
        "1996-06-30",
    ]


def test_a_lone_time_is_that_of_all_columns_wherever_it_stands() -> None:
    """
                                              12 Weeks Ended 6/17/2023
                      Cost of        Gross       Operating        Other
                      sales          profit      profit           income
    As reported       $ 10,140       $ 12,182    $ 3,659          $ 60
    Charges                (45)            45        104             2
    """
    found = read(test_a_lone_time_is_that_of_all_columns_wherever_it_stands)
    assert periods(found) == ["2023-03-26..2023-06-17"] * 4


def test_what_each_amount_is_a_share_is_of_the_same_time() -> None:
    """
    (In thousands, except per share data)
                               June 30,    Per share    June 30,    Per share
                                 2005       amount        2004       amount
                               --------    ---------    --------    ---------
    Net income                  12,300       $ 0.41      10,200       $ 0.35
    Restructuring                1,800         0.06         600         0.02
    """
    found = read(test_what_each_amount_is_a_share_is_of_the_same_time)
    assert periods(found) == ["2005-06-30", "2005-06-30", "2004-06-30", "2004-06-30"]


def test_amounts_per_share_that_could_be_of_either_time_have_none() -> None:
    """
    (In thousands, except per share data)
                               June 30,    June 30,    Per share    Per share
                                 2005        2004       amount        amount
                               --------    --------    ---------    ---------
    Net income                  12,300      10,200       $ 0.41       $ 0.35
    Restructuring                1,800         600         0.06         0.02
    """
    found = read(test_amounts_per_share_that_could_be_of_either_time_have_none)
    assert periods(found) == ["2005-06-30", "2004-06-30", "None", "None"]
