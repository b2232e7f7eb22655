from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from read.tables import cell, labels, read, units, values
from tieout.read.exhibit import read_exhibit
from tieout.read.units import scale_of
from tieout.source.load import load_text


def test_the_scale_stands_behind_the_caption_tag() -> None:
    """
    <TABLE>
    <CAPTION>
    (in millions)                        2004       2003
    <S>                              <C>        <C>
    Sales                            $ 1,250.5  $ 1,100.2
    Weighted average shares
     outstanding                          31.2       30.9
    Operating margin                      8.5%       7.9%
    Number of stores                       412        398
    </TABLE>
    """
    found = read(test_the_scale_stands_behind_the_caption_tag)
    assert values(found, "Sales") == [1_250_500_000, 1_100_200_000]
    assert values(found, "Weighted average shares outstanding") == [31_200_000, 30_900_000]
    assert units(found, "Weighted average shares outstanding") == ["shares", "shares"]
    assert values(found, "Operating margin") == [Decimal("8.5"), Decimal("7.9")]
    assert units(found, "Operating margin") == ["percent", "percent"]
    assert values(found, "Number of stores") == [412, 398]
    assert units(found, "Number of stores") == ["pure", "pure"]


def test_dashes_and_nil_are_zeros_in_their_columns() -> None:
    """
                                        Three months ended March 31,
                                             2004          2003
    Restructuring charges                 $     -       $    310
    Gain on sale of land                      (95)            --
    Goodwill written off                      nil           None
    Other                                      12             (8)
                                          -------       --------
    Total                                 $   (83)      $    302
    """
    found = read(test_dashes_and_nil_are_zeros_in_their_columns)
    assert values(found, "Restructuring charges") == [0, 310]
    assert values(found, "Gain on sale of land") == [-95, 0]
    assert values(found, "Goodwill written off") == [0, 0]
    assert values(found, "Total") == [-83, 302]
    nil = [figure.text for figure in found.figures if figure.nil]
    assert nil == ["-", "--", "nil", "None"]


def test_a_digit_under_the_dollar_sign_of_the_next_column_is_of_its_own() -> None:
    """
                                                    Net income      Earnings
                                                    attributable    per share

    As reported                                      $   2,327     $                0.41
    Amortization                                         1,184
    Acquisitions                                             387
    Discontinued operations                                    3
    Taxes                                                 (355)
    As adjusted                                      $   3,546 $                    0.67
    """
    found = read(test_a_digit_under_the_dollar_sign_of_the_next_column_is_of_its_own)
    assert values(found, "Discontinued operations") == [3, None]


def test_a_lost_parenthesis_keeps_both_readings() -> None:
    """
                                        Three months ended March 31,
                                             2004          2003
    Operating income                      $   512       $    310
    Interest                                 (304           (288)
    Taxes                                     (52)            22)
                                          -------       --------
    Net income                            $   156       $     44
    """
    found = read(test_a_lost_parenthesis_keeps_both_readings)
    opened, whole, closed = cell(found, "Interest", 0), cell(found, "Interest", 1), cell(found, "Taxes", 1)
    assert (opened.number.value, opened.readings) == (-304, (304,))
    assert opened.flaw
    assert (whole.number.value, whole.readings, whole.flaw) == (-288, (), "")
    assert (closed.number.value, closed.readings) == (-22, (22,))


def test_footnote_marks_are_no_part_of_figures_or_labels() -> None:
    """
                                 Three Months Ended March 31,
                                     2004            2003
                                 ------------    ------------
    Net sales                    $ 12,340,112    $ 11,250,930
    Cost of sales                (8,120,400)     (7,400,250)
    Extraordinary item(1)            101,250(2)           --
    Net loss per share           $       (.05)   $       .11
    """
    found = read(test_footnote_marks_are_no_part_of_figures_or_labels)
    assert labels(found)[2] == "Extraordinary item"
    assert values(found, "Extraordinary item") == [101_250, 0]
    assert values(found, "Net loss per share") == [Decimal("-0.05"), Decimal("0.11")]


def test_a_balance_sheet_set_side_by_side() -> None:
    """
                             2004      2003                              2004      2003
    Cash                    $  120    $  110      Accounts payable      $  90     $   85
    Receivables                310       300      Accrued expenses         60        55
    Inventories                270       260      Long-term debt          250       240
    Total assets            $  700    $  670      Total liabilities     $ 400     $ 380
    """
    found = read(test_a_balance_sheet_set_side_by_side)
    assert {figure.label[-1] for figure in found.figures if figure.text in ("90", "85")} == {"Accounts payable"}
    for table in found.tables:
        for row in table.rows:
            figures = [found.figures[cell] for cell in row.cells]
            assert {figure.label[-1] for figure in figures} == {row.label}
            assert [(figure.table, figure.row, figure.column) for figure in figures] == [
                (table.index, row.index, 0),
                (table.index, row.index, 1),
            ]


def test_every_figure_is_at_its_place() -> None:
    """
                                    2004        2003
    Rent                         $ 1,250     $ (1,100)
    Wages                            800          700
    """
    found = read(test_every_figure_is_at_its_place)
    text = found.document.text
    assert [text[figure.start : figure.end] for figure in found.figures] == ["1,250", "(1,100)", "800", "700"]
    for figure in found.figures:
        line = text.splitlines()[figure.line - 1]
        assert line[figure.column_at - 1 :].startswith(figure.text)


@given(st.lists(st.tuples(st.integers(-999_999, 999_999), st.integers(-999_999, 999_999)), min_size=2, max_size=12))
def test_two_columns_of_any_amounts(amounts: list[tuple[int, int]]) -> None:
    """
                                    2004          2003
    Item A                         1,250       (1,100)
    Item B                           800             7
    """
    lines = ["                                      2004          2003"]
    for index, pair in enumerate(amounts):
        printed = [f"({-amount:,})" if amount < 0 else f"{amount:,} " for amount in pair]
        lines.append(f"Item {chr(65 + index):25}{printed[0]:>14}{printed[1]:>14}")
    found = read_exhibit(load_text("\n".join(lines) + "\n"))
    assert [tuple(values(found, label)) for label in labels(found)] == amounts


@pytest.mark.parametrize(
    ("caption", "money", "shares"),
    [
        ("(In millions, except number of shares which are reflected in thousands and per share amounts)", 6, 3),
        ("(In thousands, except per share amounts)", 3, 3),
        ("(in millions, except share and per share amounts)", 6, 0),
    ],
)
def test_the_scale_said_first_is_that_of_money(caption: str, money: int, shares: int) -> None:
    scale = scale_of(caption)
    assert (scale.money, scale.shares) == (money, shares)


def test_a_label_on_a_line_of_its_own_belongs_to_the_numerals_under_it() -> None:
    """
                           HARBOR MILLS COMPANY
                  Statements of Operations (in thousands)

                                      Quarter Ended March 31,
                                         2004        2003
                                       --------    --------
    Revenues
    Commissions
                                       $ 12,340    $ 11,250
    Information services and
    data
                                          8,120       7,400
    """
    exhibit = read(test_a_label_on_a_line_of_its_own_belongs_to_the_numerals_under_it)
    assert labels(exhibit) == ["Commissions", "Information services and data"]


def test_shares_with_a_scale_of_their_own() -> None:
    """
           (In millions, except number of shares which are reflected in thousands and per share amounts)

                                                     Three Months Ended June 30,
                                                         2019          2018
                                                       --------      --------
    Net income                                          $ 3,686      $  4,125
    Earnings per share:
       Basic                                            $  3.05      $   2.94
    Shares used in computing earnings per share:
       Basic                                          1,208,852     1,403,061
    """
    exhibit = read(test_shares_with_a_scale_of_their_own)
    assert [(f"{one.number.value:f}", one.unit) for one in exhibit.figures] == [
        ("3686000000", "USD"),
        ("4125000000", "USD"),
        ("3.05", "USD/share"),
        ("2.94", "USD/share"),
        ("1208852000", "shares"),
        ("1403061000", "shares"),
    ]


def test_rows_that_do_not_line_up_have_one_order() -> None:
    """
                                      2023                              2022
                         Domestic  Abroad      Total      Domestic  Abroad      Total
    Gross profit         $ 9,106    $     806    $   9,912    $ 10,702    $     938    $  11,640
    % of revenue         21.3 %       23.0 %        21.4 %     22.4 %       23.9 %       22.5 %
    SG&A                 $ 7,332   $           638   $        7,970   $ 7,946   $              689   $       8,635
    % of revenue         17.1 %            18.2 %           17.2 %    16.6 %               17.5 %          16.7 %
    """
    found = read(test_rows_that_do_not_line_up_have_one_order)
    assert values(found, "SG&A") == [7332, 638, 7970, 7946, 689, 8635]
    assert values(found, "Gross profit") == [9106, 806, 9912, 10702, 938, 11640]


def test_a_parenthesis_closes_far_from_its_figure() -> None:
    """
                                      2020              2019
    Loss before income taxes (10,919           )   10,137
    Net realized losses              (143     ) (23     )
    Discount to the market    ($       52          )   $       60
    Other                            (590           )   (1,439         )
    """
    found = read(test_a_parenthesis_closes_far_from_its_figure)
    assert values(found, "Loss before income taxes") == [-10_919, 10_137]
    assert values(found, "Net realized losses") == [-143, -23]
    assert values(found, "Discount to the market") == [-52, 60]
    assert not any(figure.flaw for figure in found.figures)


def test_the_nearest_words_tell_the_scale() -> None:
    """
                                        2021          2020
                          (in millions, except per share data)
    Net revenue                      $ 4,009       $ 3,889
    Net income per share                1.68          1.80
    Average balances (in billions):
      Loans                          $ 184.6       $ 178.6
      Deposits                         207.7         199.2
    """
    found = read(test_the_nearest_words_tell_the_scale)
    assert values(found, "Net revenue") == [4_009_000_000, 3_889_000_000]
    assert values(found, "Deposits") == [207_700_000_000, 199_200_000_000]
    assert units(found, "Net income per share") == ["USD/share"] * 2


def test_a_silent_table_has_the_scale_of_the_one_before() -> None:
    """
    (in thousands)                      2021          2020
    Net revenue                      $ 4,009       $ 3,889
    Cost of sales                      3,204         3,101

    The mills sold their paper at prices that were higher than those of the year before.

                                        2021          2020
    Paper                            $ 2,009       $ 1,889
    Board                              2,000         2,000

    Owners voted on the shares that the company may issue to the people who work for it.

                                         For        Against
    Plan                          10,250,114      1,204,310
    """
    found = read(test_a_silent_table_has_the_scale_of_the_one_before)
    told = {figure.label[-1]: figure.number.value for figure in found.figures if figure.column == 0}
    assert (told["Paper"], told["Plan"]) == (2_009_000, 10_250_114)


def test_quantities_and_their_prices_are_not_scaled() -> None:
    """
    (in thousands)                      2021          2020
    Revenue                          $ 4,009       $ 3,889
    Gas sold (MMcf)                    2,286         2,101
    Price per barrel                 $ 38.02       $ 21.31
    """
    found = read(test_quantities_and_their_prices_are_not_scaled)
    assert values(found, "Gas sold (MMcf)") == [2286, 2101]
    assert units(found, "Gas sold (MMcf)") == ["pure", "pure"]
    assert values(found, "Price per barrel") == [Decimal("38.02"), Decimal("21.31")]


def test_a_dash_between_two_prices_is_no_nil() -> None:
    """
                              Shares           Range             Average
    Granted in 1997            1,204     $ 0.56 - $ 29.80        $ 7.86
    Granted in 1998              138     $16.56 - $ 43.63        $31.28
    """
    found = read(test_a_dash_between_two_prices_is_no_nil)
    assert not any(figure.nil for figure in found.figures)
    assert values(found, "Granted in 1998")[0] == 138


def test_identifiers_are_no_figures() -> None:
    """
    Employer's number                                942404110
    Office                    San Francisco, CA          94111
    Telephone                 +61 3 9226 9028            41,000
    Rooms in the office                                     412
    """
    found = read(test_identifiers_are_no_figures)
    assert [figure.text for figure in found.figures] == ["41,000", "412"]


def test_rows_that_end_in_a_day_are_rows() -> None:
    """
                                                   Shares      Exercise      Date of
    Warrant            Holder                     issuable        price     issuance

    WA-1               Marlow Partners              37,499         1.75       2/1/95

    WA-2               Oakes Holdings                6,249         1.75      10/1/95
    """
    found = read(test_rows_that_end_in_a_day_are_rows)
    assert [figure.text for figure in found.figures] == ["37,499", "1.75", "6,249", "1.75"]


def test_a_percent_sign_and_its_parenthesis_stand_apart() -> None:
    """
                                   2022             2021         Change
    Asia                           2,026            1,555            30      %
    Net revenues                   $  14,801        $  14,524        (6      %)
    """
    found = read(test_a_percent_sign_and_its_parenthesis_stand_apart)
    assert values(found, "Net revenues") == [14_801, 14_524, -6]
    assert units(found, "Net revenues")[2] == "percent"


def test_about_so_much() -> None:
    """
                                             2023
                                       Low           High
    (in millions)                    guidance      guidance
    Amortization of the fund       ~$       470 ~ $      490
    Tax impacts                     ~      (132) ~       (140)
    """
    found = read(test_about_so_much)
    assert values(found, "Amortization of the fund") == [470_000_000, 490_000_000]
    assert values(found, "Tax impacts") == [-132_000_000, -140_000_000]


def test_marks_of_notes_on_lines_of_their_own() -> None:
    """
                                                             2023        2022
    Wildfire fund contribution                            $    84     $    85
                              (2)
    Bankruptcy and legal costs                                 17          34
                              (3)
    Investigation                                              15          70
    """
    found = read(test_marks_of_notes_on_lines_of_their_own)
    assert labels(found) == ["Wildfire fund contribution", "Bankruptcy and legal costs", "Investigation"]
    assert not any(figure.text == "(2)" for figure in found.figures)


def test_items_between_amounts_per_share_are_per_share() -> None:
    """
                            RECONCILIATION OF NET EARNINGS
                       (In millions, except per share amounts)

                                           Three Months Ended March 31,
                                               2020            2019
    Net earnings                              $ 566           $ 928
    Investment losses (gains)                   448            (103)
    Adjusted earnings                         $ 1,014         $ 825
    Net earnings per diluted share            $ 0.78          $ 1.23
    Investment losses (gains)                   0.62            (0.14)
    Adjusted earnings per diluted share       $ 1.40          $ 1.09
    """
    found = read(test_items_between_amounts_per_share_are_per_share)
    assert [figure.unit for figure in found.figures if figure.row == 4] == ["USD/share", "USD/share"]
    assert [figure.number.value for figure in found.figures if figure.row == 1] == [448_000_000, -103_000_000]


def test_an_amount_per_share_that_a_label_tells_is_not_its_figures() -> None:
    """
                                CHANGES IN EQUITY
                                  (In millions)

                                              Common Stock   Retained Earnings
    Balance at December 31, 2022                  $ 292          $ 25,503
    Net earnings                                      -             2,262
    Cash dividends declared $0.57 per share           -               (97)
    Balance at March 31, 2023                     $ 292          $ 27,668
    """
    found = read(test_an_amount_per_share_that_a_label_tells_is_not_its_figures)
    assert cell(found, "Cash dividends declared $0.57 per share", 1).number.value == -97_000_000
    assert cell(found, "Cash dividends declared $0.57 per share", 1).unit == "USD"


def test_a_percent_sign_at_the_head_of_a_column_holds_below() -> None:
    """
                                AVERAGE BALANCES
                                 (In thousands)

                             Average Balance     Interest     Average Yield
    Loans                       $ 3,677,017      $ 39,810         4.35%
    Securities                      763,894         4,628         2.44
    Deposits with banks              91,884           267         1.17
    """
    found = read(test_a_percent_sign_at_the_head_of_a_column_holds_below)
    assert units(found, "Deposits with banks") == ["USD", "USD", "percent"]


def test_ratios_that_follow_one_with_a_sign_are_percentages() -> None:
    """
                            SELECTED FINANCIAL DATA
                             (Dollars in thousands)

                                                    2020           2019
    Capital ratios:
       Total capital to risk-weighted assets        12.9%          13.1%
       Tier 1 capital to risk-weighted assets       10.0           10.2
       Net charge-offs (in millions)                 4.1            3.8
    """
    found = read(test_ratios_that_follow_one_with_a_sign_are_percentages)
    assert units(found, "Tier 1 capital to risk-weighted assets") == ["percent", "percent"]
    assert units(found, "Net charge-offs (in millions)") == ["USD", "USD"]


def test_what_is_due_within_days_is_money() -> None:
    """
                        STATEMENTS OF CASH FLOWS (In millions)

                                                       2010       2009
    Short-term borrowings, maturities of 90 days or less  814        378
    Paid to tax authorities on employees' behalf         (777)    (1,357)
    """
    found = read(test_what_is_due_within_days_is_money)
    assert {figure.unit for figure in found.figures} == {"USD"}
