"""Line items, segments and percentages: what two printed numbers make of a third that is not printed."""

from __future__ import annotations

from book.implied.excerpts import implies

HEAD = """
    ACME TOOL CORPORATION
    Cleveland, Ohio, April 28, 2004 - Acme Tool Corporation reported its results today.

"""
BALANCE = (
    HEAD
    + """
                        CONSOLIDATED BALANCE SHEETS
                             (in thousands)

                                            March 31,    December 31,
                                              2004           2003
                                            -------------------------
    Total current assets                    $  41,210       $  40,118
    Total assets                               97,404          96,220
    Total current liabilities                  22,015          21,870
    {between}
    Total stockholders' equity                 35,166          34,022
    Total liabilities and stockholders'
      equity                                $  97,404       $  96,220
"""
)


def test_liabilities_are_what_equity_leaves_of_assets():
    """97,404 less 35,166."""
    found = implies(BALANCE.replace("    {between}\n", ""))
    assert found["total liabilities 2004-03-31"] == "$62,237,000 to $62,239,000"


def test_what_stands_between_liabilities_and_equity_leaves_them_unknown():
    """Redeemable stock is neither."""
    found = implies(BALANCE.replace("{between}", "Redeemable convertible preferred stock      4,000           4,000"))
    assert not [name for name in found if "liabilities" in name]


INCOME = (
    HEAD
    + """
                    CONSOLIDATED STATEMENTS OF OPERATIONS
                             (in thousands)

                                          Quarter Ended March 31,
                                             2004         2003
                                          -----------------------
    Net sales                             $ 29,318     $ 26,007
    Gross profit                             6,663        5,474
    Income from operations                   3,105        2,411
    Income before income taxes               2,870        2,198
"""
)


def test_what_lies_between_two_lines_of_a_statement():
    """6,663 less 3,105, and 2,870 less 3,105: less than nothing, since it is expense."""
    found = implies(INCOME)
    assert found["expenses between gross profit and income from operations 2004-01-01..2004-03-31"] == "$3,557,000 to $3,559,000"
    name = "other income less other expense, between income from operations and income before income taxes"
    assert found[f"{name} 2004-01-01..2004-03-31"] == "-$236,000 to -$234,000"


SEGMENTS = (
    HEAD
    + """
                           SEGMENT INFORMATION
                             (in thousands)

                                          Quarter Ended March 31,
                                             2004         2003
                                          -----------------------
    Net sales:
      Tools Group                         $ 14,300     $ 12,007
      Castings Group                         9,018        8,500
      Fasteners Group                     {last}        5,500
                                          -----------------------
        Total net sales                   $ 29,318     $ 26,007
"""
)


def test_the_segment_that_is_left_out_is_the_rest():
    """29,318 less 14,300 and 9,018, since the year before shows that there are three."""
    assert implies(SEGMENTS.format(last="     ")) == {"revenues (net sales), Fasteners Group 2004-01-01..2004-03-31": "$5,998,500 to $6,001,500"}
    assert implies(SEGMENTS.format(last="6,000")) == {}


def test_a_percentage_of_change_gives_the_amount_before():
    """29,318 after a rise of 13%, to the percent: 25.83 to 26.07 million, where 2003 is not printed."""
    text = HEAD + "    Net sales for the first quarter of 2004 were $29,318,000, an increase of 13% over the first quarter of 2003.\n"
    found = implies(text)
    assert found["revenues (net sales) 2003-01-01..2003-03-31"] == "$25,830,396.47 to $26,060,888.89"


def test_a_part_with_its_percentage_gives_the_whole_and_the_rest():
    """12,345,678 shares that are 95.1%, to the tenth, of those outstanding."""
    text = HEAD + "    Holders of 12,345,678 shares, or 95.1%, of the outstanding common stock tendered.\n"
    found = implies(text)
    assert found["all of the outstanding common stock"] == "12,974,963 shares to 12,988,615 shares"
    assert found["the rest of the outstanding common stock"] == "629,285 shares to 642,937 shares"


def test_a_ratio_of_two_different_things_has_no_rest():
    """A reserve is no part of the loans that it is measured by."""
    assert implies(HEAD + "    The reserve for loan losses was $13.9 million, or 1.56%, of net loans receivable.\n") == {}
