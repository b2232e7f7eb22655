"""Weighted shares and the charge before common stock, from amounts a share."""

from __future__ import annotations

import pytest

from book.implied.excerpts import implies

RELEASE = """
    BOLT HOLDINGS CORPORATION
    Dayton, Ohio, February 20, 2004

                  BOLT HOLDINGS CORPORATION
            CONSOLIDATED STATEMENTS OF OPERATIONS
            (in thousands, except per share data)

                                                    Year Ended
                                                   December 31,
                                                  2003       2002
                                               --------------------
    Net sales                                  $  88,402  $  85,120
    Loss from continuing operations                 (380)    (1,549)
    Loss from discontinued operations             (3,263)    (4,653)
                                               --------------------
    Net loss                                   $  (3,643) $  (6,202)
                                               ====================
    {preferred}
    Basic and diluted loss per share of common stock:
      Continuing operations                    $   (0.10) $   (0.35)
      Discontinued operations                      (0.67)     (0.96)
      Net loss                                 $   (0.77) $   (1.31)
    {shares}
"""
SHARES = "weighted average shares, basic and diluted 2003-01-01..2003-12-31"
CHARGE = "charge to common stockholders (net income less what earnings a share are counted on) 2003-01-01..2003-12-31"
NOTE = "The company has 450 shares of preferred stock outstanding."


def test_what_is_discontinued_gives_the_shares_and_these_the_charge():
    """3,263/0.67 is 4.83 to 4.91 million shares, on which 0.10 a share is more than 380: preferred stock takes the rest."""
    found = implies(RELEASE.format(preferred=NOTE, shares=""))
    assert found[SHARES] == "4,833,333 shares to 4,907,519 shares"
    assert found[CHARGE] == "$78,666.66 to $135,789.48"


def test_shares_that_are_printed_are_no_news_but_narrow_the_charge():
    """4,870,000 shares: 0.095 to 0.105 times that less 380."""
    found = implies(RELEASE.format(preferred=NOTE, shares="\n    Weighted average number of common shares outstanding    4,870      4,840"))
    assert SHARES not in found
    assert found[CHARGE] == "$82,102.50 to $131,902.50"


def test_without_preferred_stock_nothing_is_charged():
    """Then net income a share gives the shares, and the relations of this statement contradict each other: nothing is told."""
    found = implies(RELEASE.format(preferred="", shares=""))
    assert SHARES not in found
    assert CHARGE not in found


ONE = """
    BOLT HOLDINGS CORPORATION
    Dayton, Ohio, February 20, {after}

                  BOLT HOLDINGS CORPORATION
            CONSOLIDATED STATEMENTS OF OPERATIONS
            (in thousands, except per share data)

                                        Year Ended
                                       December 31,
                                      {year}
                                   ----------
    Net sales                      $   88,402
    Net income                     $    5,120
    Basic earnings per share       $     1.31
    {balance}
    {note}
"""
BALANCE = """
                  CONSOLIDATED BALANCE SHEETS
                        (in thousands)

                                       December 31,
                                         {year}
                                       ----------
    Total current assets               $   31,210
    Total assets                           97,404
    Total current liabilities              22,015
    Total stockholders' equity             35,166
"""


def one(after: int, year: int, note: str, balance: str = BALANCE) -> dict[str, str]:
    """What one release implies of shares and charges."""
    text = ONE.format(after=after, year=year, note=note, balance=balance.format(year=year))
    return {name: told for name, told in implies(text).items() if name.startswith(("weighted", "charge"))}


def test_one_amount_a_share_gives_the_shares_where_no_document_tells_of_a_charge():
    """5,120/1.31: 3.89 to 3.92 million."""
    found = one(2004, 2003, "Sales were strong.")
    assert found == {"weighted average shares, basic 2003-01-01..2003-12-31": "3,893,155 shares to 3,923,755 shares"}
    assert not one(2004, 2003, NOTE)


def test_a_summary_is_silent_of_preferred_stock():
    """Without a balance sheet nothing would tell of it."""
    assert not one(2004, 2003, "Sales were strong.", balance="")


def test_unvested_shares_take_a_part_that_no_statement_shows():
    """From 2009 on, where a document tells of them, earnings a share are not all that is earned."""
    note = "Unvested shares receive dividends."
    assert one(2004, 2003, note)
    assert not one(2014, 2013, note)


def test_two_amounts_a_share_together_give_the_shares():
    """13,643 less 380 is 2.71 a share, to two roundings, whatever the preferred stock takes of both."""
    pytest.importorskip("scipy", reason="pip install 'tieout[infer]'")
    text = RELEASE.replace("Discontinued operations                      (0.67)     (0.96)\n", "")
    text = text.replace("(3,263)    (4,653)", "(13,263)   (14,653)").replace("(3,643)", "(13,643)").replace("(6,202)", "(16,202)")
    text = text.replace("(0.77)", "(2.81)").replace("(1.31)", "(3.38)")
    found = implies(text.format(preferred=NOTE, shares=""))
    assert found[SHARES] == "4,875,735 shares to 4,912,593 shares"
