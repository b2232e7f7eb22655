from __future__ import annotations

from book.excerpts import book_of, prose, rows
from tieout.book.segments import segments_of


def test_rows_under_a_heading_of_a_measure_are_segments_and_total_is_none() -> None:
    """
                           HARBOR MILLS COMPANY
                      Segment data (in thousands)

                                      Quarter Ended March 31,
                                      -----------------------
                                         2004        2003
                                       --------    --------
    Net sales:
        Rope Group                     $ 12,340    $ 11,250
        Canvas Group                      8,120       7,400
                                       --------    --------
            Total net sales            $ 20,460    $ 18,650
                                       ========    ========

    Income (loss) from operations:
        Rope Group                     $  1,120    $  1,004
        Canvas Group                       (240)         36
        Corporate Office                   (310)       (295)
                                       --------    --------
            Total                      $    570    $    745
                                       ========    ========
    """
    book = book_of(test_rows_under_a_heading_of_a_measure_are_segments_and_total_is_none)
    assert list(segments_of(book.exhibits[0]).values()) == ["Rope Group", "Canvas Group", "Corporate Office"]
    assert rows(book) == {
        "Net sales > Rope Group": ["Revenues[Rope Group] 12340000", "Revenues[Rope Group] 11250000"],
        "Net sales > Canvas Group": ["Revenues[Canvas Group] 8120000", "Revenues[Canvas Group] 7400000"],
        "Net sales > Total net sales": ["Revenues 20460000", "Revenues 18650000"],
        "Income (loss) from operations > Rope Group": [
            "OperatingIncomeLoss[Rope Group] 1120000",
            "OperatingIncomeLoss[Rope Group] 1004000",
        ],
        "Income (loss) from operations > Canvas Group": [
            "OperatingIncomeLoss[Canvas Group] -240000",
            "OperatingIncomeLoss[Canvas Group] 36000",
        ],
        "Income (loss) from operations > Corporate Office": [
            "OperatingIncomeLoss[Corporate Office] -310000",
            "OperatingIncomeLoss[Corporate Office] -295000",
        ],
        "Income (loss) from operations > Total": ["OperatingIncomeLoss 570000", "OperatingIncomeLoss 745000"],
    }


def test_lines_of_expense_are_no_segments() -> None:
    """
                           HARBOR MILLS COMPANY
                  Statements of Operations (in thousands)

                                      Quarter Ended March 31,
                                         2004        2003
                                       --------    --------
    Revenues                           $ 20,460    $ 18,650
    Operating expenses:
        Research and development          2,340       2,250
        Marketing                         1,120       1,400
                                       --------    --------
            Total operating expenses      3,460       3,650
    """
    assert segments_of(book_of(test_lines_of_expense_are_no_segments).exhibits[0]) == {}


def test_sections_with_names_over_the_same_measures_are_segments() -> None:
    """
                           HARBOR MILLS COMPANY
                       Segments (in thousands)

                                         2004        2003
                                       --------    --------
    Northern Docks
        Revenues                       $ 12,340    $ 11,250
        Operating income                  1,120       1,004
    Southern Docks
        Revenues                       $  8,120    $  7,400
        Operating income                    240         136
    """
    found = rows(book_of(test_sections_with_names_over_the_same_measures_are_segments))
    assert found["Northern Docks > Revenues"][0] == "Revenues[Northern Docks] 12340000"
    assert found["Southern Docks > Operating income"][1] == "OperatingIncomeLoss[Southern Docks] 136000"


def test_a_lone_section_that_may_be_a_name_gives_no_facts() -> None:
    """
                           HARBOR MILLS COMPANY
                         Data (in thousands)

                                         2004        2003
                                       --------    --------
    Revenues                           $ 20,460    $ 18,650
    Lighthouse Partners
        Operating income                  1,120       1,004
    """
    found = rows(book_of(test_a_lone_section_that_may_be_a_name_gives_no_facts))
    assert found["Lighthouse Partners > Operating income"] == ["", ""]


def test_columns_with_names_beside_their_total_are_segments() -> None:
    """
                           HARBOR MILLS COMPANY
             Quarter ended March 31, 2004 (in thousands)

                                  Rope      Canvas       Total
                                --------    --------    --------
    Revenues                    $ 12,340    $  8,120    $ 20,460
    Operating income               1,120         240       1,360
    """
    found = rows(book_of(test_columns_with_names_beside_their_total_are_segments))
    assert found["Revenues"] == ["Revenues[Rope] 12340000", "Revenues[Canvas] 8120000", "Revenues 20460000"]


def test_eliminations_are_less_than_nothing() -> None:
    """
                           HARBOR MILLS COMPANY
                      Segment data (in thousands)

                                      Year Ended December 31,
                                         2004        2003
                                       --------    --------
    Net sales:
        Rope Group                     $ 12,340    $ 11,250
        Canvas Group                      8,120       7,400
        Eliminations                       (900)       (810)
                                       --------    --------
            Total                      $ 19,560    $ 17,840
    """
    found = rows(book_of(test_eliminations_are_less_than_nothing))
    assert found["Net sales > Eliminations"] == ["Revenues[Eliminations] -900000", "Revenues[Eliminations] -810000"]


def test_sentences_name_the_same_segments_as_the_tables() -> None:
    """
                           HARBOR MILLS COMPANY

    Net sales of the Canvas Line were $8,120,000 for the first quarter of 2004, compared to $7,400,000 for
    the first quarter of 2003.

                      Segment data (in thousands)

                                      Quarter Ended March 31,
                                      -----------------------
                                         2004        2003
                                       --------    --------
    Net sales:
        Rope Line                      $ 12,340    $ 11,250
        Canvas Line                       8,120       7,400
                                       --------    --------
            Total net sales            $ 20,460    $ 18,650
                                       ========    ========
    """
    assert prose(book_of(test_sentences_name_the_same_segments_as_the_tables)) == {
        "$8,120,000": "Revenues[Canvas Line] 8120000",
        "$7,400,000": "Revenues[Canvas Line] 7400000",
    }
