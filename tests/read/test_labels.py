from __future__ import annotations

from read.tables import cell, labels, only, periods, read, row, values


def test_wrapped_and_hanging_labels_are_whole() -> None:
    """
                                                  Year ended December 31,
                                                      2004       2003
                                                     ------     ------
    Income before income taxes and the cumulative
      effect of a change in accounting principle        915        803
    Provision for income taxes                          320        281
    Interest expense, including the amortization
    of the discount on notes                             41         38
    Net income available to common                      554        484
      shareholders
    Less dividends on preferred shares (including
      those in arrears)                                  20         20
    Retained                                            534        464
    """
    found = read(test_wrapped_and_hanging_labels_are_whole)
    assert labels(found) == [
        "Income before income taxes and the cumulative effect of a change in accounting principle",
        "Provision for income taxes",
        "Interest expense, including the amortization of the discount on notes",
        "Net income available to common shareholders",
        "Less dividends on preferred shares (including those in arrears)",
        "Retained",
    ]
    assert values(found, "Net income available to common shareholders") == [554, 484]


def test_a_label_hangs_under_the_last_row() -> None:
    """
                                                  Year ended December 31,
                                                      2004       2003
    Net income                                          574        504
    Net income available to common                      554        484
      shareholders
    """
    assert labels(read(test_a_label_hangs_under_the_last_row))[-1] == "Net income available to common shareholders"


def test_dot_leaders_are_no_part_of_a_label() -> None:
    """
                                                 December 31,
                                               2004        2003
    Inventories .............................. $ 3,204    $ 2,977
    Prepaid expenses and other...............      118        204
    Deferred taxes . . . . . . . . . . . . .       410        397
    Total current assets ....................  $ 3,732    $ 3,578
    """
    found = read(test_dot_leaders_are_no_part_of_a_label)
    assert labels(found) == ["Inventories", "Prepaid expenses and other", "Deferred taxes", "Total current assets"]
    assert [values(found, label)[0] for label in labels(found)] == [3204, 118, 410, 3732]
    assert periods(found) == ["2004-12-31", "2003-12-31"]


def test_one_space_between_a_label_and_its_number() -> None:
    """
                                                  Years ended December 31,
                                                   2004     2003     2002
    Income from continuing operations before taxes 1,210    1,005      940
    Provision for income taxes                       410      350      330
    Income from continuing operations after taxes    800      655      610
    """
    found = read(test_one_space_between_a_label_and_its_number)
    assert labels(found)[0] == "Income from continuing operations before taxes"
    assert values(found, labels(found)[0]) == [1210, 1005, 940]


def test_sections_stand_over_their_rows() -> None:
    """
                                        2004        2003
    Revenues:
      Services                       $ 1,250     $ 1,100
      Products:
        Hardware                         800         700
        Software                         450         500
                                     -------     -------
          Total products               1,250       1,200
                                     -------     -------
    Total revenues                   $ 2,500     $ 2,300
                                     =======     =======
    """
    found = read(test_sections_stand_over_their_rows)
    assert row(found, "Services").path == ("Revenues",)
    assert row(found, "Software").path == ("Revenues", "Products")
    assert row(found, "Total revenues").path == ()
    assert row(found, "Hardware").section == row(found, "Software").section != row(found, "Services").section
    assert cell(found, "Hardware", 0).label == ("Revenues", "Products", "Hardware")


def test_a_year_can_be_a_label() -> None:
    """
                  Sales        Income
    2002            1,210         105
    2003            1,310         118
    2004            1,402         131
    """
    found = read(test_a_year_can_be_a_label)
    assert labels(found) == ["2002", "2003", "2004"]
    assert values(found, "2003") == [1310, 118]


def test_every_label_on_a_line_of_its_own() -> None:
    """
                                                     2020            2019
    Revenues

    Commissions
                                              $    155,954    $    112,760
    Information services
                                                     8,642           7,366
    Other fees, from registration and
    from post-trade services
                                                     4,382           4,365

    Total revenues
                                                   168,978         124,491
    """
    found = read(test_every_label_on_a_line_of_its_own)
    assert labels(found) == [
        "Commissions",
        "Information services",
        "Other fees, from registration and from post-trade services",
        "Total revenues",
    ]
    assert row(found, "Commissions").path == ("Revenues",)
    assert values(found, "Total revenues") == [168_978, 124_491]


def test_numbers_within_labels_make_no_column() -> None:
    """
                         2008          2007
    Cash             $  22,117     $  18,457
    Preferred stock,
    10,000,000
    shares, none
    issued                  --            --
    Common stock,
    30,000,000
    shares              11,960        12,124
    Retained earnings   59,115        61,207
    Total            $  93,192     $  91,788
    """
    found = read(test_numbers_within_labels_make_no_column)
    assert len(only(found).columns) == 2
    assert values(found, "Common stock, 30,000,000 shares") == [11_960, 12_124]


def test_sections_and_their_numbers_are_labels() -> None:
    """
                                              Section
    1.1  Definitions                            1.1
    5.10 Employee matters                       5.10
    """
    assert [figure.text for figure in read(test_sections_and_their_numbers_are_labels).figures] == []
