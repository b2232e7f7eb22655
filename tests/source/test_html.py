"""HTML as filings have it: what it shows is read, and every figure is found again in the file."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.core.errors import SourceError
from tieout.core.exhibit import Exhibit
from tieout.core.fact import Figure
from tieout.core.number import plain
from tieout.read.exhibit import read_exhibit
from tieout.source.html import page_of
from tieout.source.html.reader import MAX_CELLS
from tieout.source.load import is_html, load_text

HEAD = "<!DOCTYPE html><html><head><title>Results 2004</title></head><body>"


def read(body: str) -> Exhibit:
    return read_exhibit(load_text(HEAD + body, "release.htm"))


def values(exhibit: Exhibit) -> list[str]:
    return [plain(figure.number.value) for figure in exhibit.figures]


def source_of(exhibit: Exhibit, figure: Figure) -> str:
    """What the figure's span in the file shows, tags taken out."""
    origin = exhibit.document.origin
    assert origin is not None
    shown = unescape(re.sub(r"<[^>]*>", "", origin.text[origin.start(figure.start) : origin.end(figure.end)]))
    return re.sub(r"\s+", "", shown)


STATEMENT = """
<table>
 <tr><td></td><td></td><td colspan="5" align="center">Year Ended June 30,</td></tr>
 <tr><td>(In thousands)</td><td></td><td colspan="2">2004</td><td></td><td colspan="2">2003</td></tr>
 <tr><td>Net sales</td><td></td><td>$</td><td>52,310</td><td></td><td>$</td><td>49,875</td></tr>
 <tr><td style="padding-left:12pt">Loss on disposal</td><td></td><td></td><td>(1,204</td><td>)</td><td></td>
     <td>(310</td><td>)</td></tr>
 <tr><td>Margin</td><td></td><td></td><td>27.1</td><td>%</td><td></td><td>26.0</td><td>%</td></tr>
</table>
"""


def test_a_number_split_over_cells_is_one_figure() -> None:
    """`$`, `(1,204` and `)` stand in cells of their own."""
    figures = read(STATEMENT).figures
    assert [plain(figure.number.value) for figure in figures] == [
        "52310000", "49875000", "-1204000", "-310000", "27.1", "26",
    ]  # fmt: skip
    assert [figure.unit for figure in figures[2:]] == ["USD", "USD", "percent", "percent"]
    assert {str(figure.period) for figure in figures[::2]} == {"2003-07-01..2004-06-30"}
    assert {str(figure.period) for figure in figures[1::2]} == {"2002-07-01..2003-06-30"}


def test_every_figure_is_found_again_in_the_file() -> None:
    exhibit = read(STATEMENT + "<p>Net sales rose to $52.3&nbsp;million, a <b>4.9</b>% gain over&#32;$49,875,000.</p>")
    assert len(exhibit.figures) == 9
    for figure in exhibit.figures:
        assert source_of(exhibit, figure) == re.sub(r"\s+", "", figure.text)


def test_line_and_column_are_those_of_the_file() -> None:
    exhibit = read("\r\n<p>\r\nNet sales were $5,200,000\r\nin 2004.</p>")
    (figure,) = exhibit.figures
    assert (figure.line, figure.column_at) == (3, 16)


@pytest.mark.parametrize(
    "raised",
    ["<sup>(1)</sup>", "<sup>1</sup>", "<SUP>1,2</SUP>", '<font style="vertical-align:super;font-size:7pt">1</font>'],
)
def test_a_raised_mark_is_no_digit(raised: str) -> None:
    """`1,234` with a raised note 1 is not 12341."""
    exhibit = read(f"<table><tr><td>Sales</td><td>1,234{raised}</td></tr><tr><td>Cost</td><td>900</td></tr></table>")
    assert values(exhibit) == ["1234", "900"]


def test_a_raised_numerator_is_part_of_a_fraction() -> None:
    exhibit = read("<p>The notes bear interest of 9<sup>1</sup>/<sub>2</sub>% a year.</p>")
    assert values(exhibit) == ["9.5"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The plant made 2.4 x 10<sup>6</sup> doses and sold them for $31 million.", ["31000000"]),
        ("Rates are told per 10<sup>6</sup> hours; sales were $31 million.", ["31000000"]),
        ("The notes bear interest of 10<sup>1</sup>/<sub>2</sub>% a year.", ["10.5"]),
        ("Sales rose by 10<sup>1</sup>% in the year.", ["10"]),
        ("Sales were $10<sup>2</sup> million in the year.", ["10000000"]),
    ],
)
def test_a_raised_exponent_makes_a_power_and_no_figure_of_ten(text: str, figures: list[str]) -> None:
    assert values(read(f"<p>{text}</p>")) == figures


def test_a_ten_in_a_cell_keeps_the_mark_of_its_note() -> None:
    exhibit = read(
        "<table><tr><td>Stores opened</td><td>10<sup>1</sup></td></tr><tr><td>Stores closed</td><td>4</td></tr></table>"
    )
    assert values(exhibit) == ["10", "4"]


FOOT = "<table><tr><td>Second quarter results</td><td>{}</td></tr></table><hr style='page-break-after:always'>"


def test_the_number_at_the_foot_of_a_page_is_no_figure() -> None:
    """Each page ends with a table of its own: the name of the release and the page's number."""
    pages = "".join(STATEMENT + FOOT.format(number) for number in (1, 2, 3))
    assert values(read(pages)) == values(read(STATEMENT * 3))


def test_lone_rows_that_do_not_count_the_pages_are_figures() -> None:
    pages = "".join(STATEMENT + FOOT.format(number) for number in (4, 9, 10))
    assert len(values(read(pages))) == len(values(read(STATEMENT * 3))) + 3


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display:none">Net sales were $9,999.</div>',
        '<p style="DISPLAY: NONE">Net sales were $9,999.',
        "<script>var sales = '$9,999 million';</script>",
        "<style>.a:after{content:'$9,999'}</style>",
        "<ix:header><ix:hidden><ix:nonFraction>9999</ix:nonFraction></ix:hidden></ix:header>",
        "<!-- Net sales were $9,999. -->",
        "<tr hidden><td>Net sales</td><td>$9,999</td></tr>",
    ],
)
def test_what_is_not_shown_is_not_read(hidden: str) -> None:
    exhibit = read(f"{hidden}</p><p>Net income was $400,000.</p>")
    assert values(exhibit) == ["400000"]


def test_a_class_of_the_page_s_own_style_sheet_hides_too() -> None:
    exhibit = read(
        "<style>td.c1, .gone { display : none }</style><p class='gone'>$9,999 of sales.</p><p>$5,000 of income.</p>"
    )
    assert values(exhibit) == ["5000"]


def test_text_laid_out_by_hand_is_read_as_plain_text() -> None:
    """A `<PRE>` holds what EDGAR's plain text holds, its own tags and page breaks too."""
    exhibit = read(
        """<p>Results</p><pre>
<TABLE>
<CAPTION>
                          (In thousands)
                           2004      2003
<S>                     <C>       <C>
Net sales                $5,231    $4,987
Cost of sales             3,811     3,690
</TABLE>
<PAGE>
</pre>"""
    )
    assert values(exhibit) == ["5231000", "4987000", "3811000", "3690000"]
    for figure in exhibit.figures:
        assert source_of(exhibit, figure) == figure.text


def test_tags_of_plain_text_alone_are_no_html() -> None:
    text = "<PAGE>\n<TABLE>\n<CAPTION>\n<S>          <C>\nNet sales   $1,200\nCost          900\n</TABLE>\n"
    assert not is_html(text)


def test_a_page_in_a_cell_parts_into_its_tables_and_paragraphs() -> None:
    """Tables within a table, cells left open: the outer one is only layout."""
    exhibit = read(
        "<table><tr><td>Net sales grew to $7,000,000."
        "<table><tr><td>Net sales<td>7,000<tr><td>Cost of sales<td>4,000</table>"
        "Net income was $1,000,000.</table>"
    )
    assert values(exhibit) == ["7000000", "7000", "4000", "1000000"]


def test_a_long_note_in_a_row_is_prose() -> None:
    note = "Includes a gain of $2,500,000 on the sale of a building that was no longer needed for the making of parts in Ohio."
    exhibit = read(
        f"<table><tr><td>Sales</td><td>7</td></tr><tr><td>Cost</td><td>4</td></tr><tr><td>(1)</td><td>{note}</td></tr></table>"
    )
    assert [figure.place for figure in exhibit.figures] == ["table", "table", "prose"]


def test_a_rule_over_a_total_is_seen() -> None:
    exhibit = read(
        "<table><tr><td>Rubber</td><td>700</td></tr>"
        "<tr><td>Metals</td><td style='border-bottom:1pt solid black'>300</td></tr>"
        "<tr><td>Total</td><td style='border-bottom:3px double #000'>1,000</td></tr></table>"
    )
    (table,) = exhibit.tables
    assert [row.rule_above for row in table.rows] == [0, 0, 1]
    assert [row.rule_below for row in table.rows] == [0, 1, 2]


def test_a_year_over_several_columns_heads_them_all() -> None:
    """`2020` and `2019` span a balance and its interest each; the second column has no year of its own."""
    exhibit = read(
        """<table>
        <tr><td></td><td colspan="2">Three Months Ended March 31,</td><td colspan="2">Three Months Ended March 31,</td></tr>
        <tr><td></td><td colspan="2" align="center">2020</td><td colspan="2" align="center">2019</td></tr>
        <tr><td>(In thousands)</td><td>Average Balance</td><td>Interest</td><td>Average Balance</td><td>Interest</td></tr>
        <tr><td>Loans</td><td>3,677,017</td><td>39,810</td><td>3,281,450</td><td>37,604</td></tr>
        <tr><td>Securities</td><td>763,894</td><td>4,628</td><td>890,102</td><td>6,480</td></tr>
        </table>"""
    )
    assert [figure.period.end.year for figure in exhibit.figures if figure.period] == [2020, 2020, 2019, 2019] * 2


def test_a_head_of_changes_is_one_though_a_day_begins_it() -> None:
    """`Dec 31, 2021 <br>% Change from` spans two columns of percentages, both measured to that day."""
    exhibit = read(
        """<table>
        <tr><td></td><td colspan="2">Quarter ended</td><td colspan="2">Dec 31, 2021<br>% Change from</td></tr>
        <tr><td>(in millions)</td><td>Dec 31,<br>2021</td><td>Sep 30,<br>2021</td><td>Sep 30,<br>2021</td>
            <td>Dec 31,<br>2020</td></tr>
        <tr><td>Net interest income</td><td>1,654</td><td>1,594</td><td>4</td><td>27</td></tr>
        <tr><td>Other revenue</td><td>545</td><td>391</td><td>39</td><td>(20)</td></tr>
        <tr><td>Total revenue</td><td>2,199</td><td>1,985</td><td>11</td><td>11</td></tr>
        </table>"""
    )
    assert [figure.unit for figure in exhibit.figures[2:4]] == ["percent", "percent"]
    assert {figure.unit for figure in exhibit.figures if figure.column >= 2} == {"percent"}


def test_rows_that_span_and_cells_that_reach_down_keep_their_columns() -> None:
    exhibit = read(
        "<table><tr><td rowspan='2'>Item</td><td colspan='2'>Quarter Ended March 31,</td></tr>"
        "<tr><td>2005</td><td>2004</td></tr>"
        "<tr><td>Sales</td><td>15</td><td>14</td></tr><tr><td>Cost</td><td>11</td><td>10</td></tr></table>"
    )
    (table,) = exhibit.tables
    assert [str(column.period) for column in table.columns] == ["2005-01-01..2005-03-31", "2004-01-01..2004-03-31"]


TAGS = st.sampled_from(
    ["<table>", "</table>", "<tr>", "<td>", "</td>", "<td colspan=3>", "<td rowspan=2>", "<p>", "</p>", "<br>", "<sup>", "</sup>",
     "<pre>", "</pre>", "<div style='display:none'>", "</div>", "<li>", "&nbsp;", "&#8212;", "&amp;", "<hr>", "1,234", "(5", ")", "Net sales",
     " were $5 million ", "\n", "\r\n", "2004", "<", ">", "\u200b", "<!--", "-->", "<style>", "</style>", "<page>"]
)  # fmt: skip


@given(st.lists(TAGS, max_size=60).map("".join))
def test_every_character_that_is_read_came_from_its_place(source: str) -> None:
    """Whatever the markup: a run as long as its source is its source, white space aside; places rise within a block."""
    text, blocks, origin = page_of(source)
    for read_at, start, end, size in zip(origin.reads, origin.starts, origin.ends, origin.sizes, strict=True):
        assert 0 <= start <= end <= len(source)
        shown = text[read_at : read_at + size]
        if size == end - start:
            assert re.sub(r"\s", " ", source[start:end]) == re.sub(r"\s", " ", shown)
        else:
            assert unescape(source[start:end]).split() == shown.split()
    for block in blocks:
        assert 0 <= block.start <= block.end <= len(text)
    assert list(origin.reads) == sorted(set(origin.reads))


def test_rows_stacked_in_the_cells_of_one_row_come_apart() -> None:
    exhibit = read(
        "<table><tr><td></td><td>2004</td><td>2003</td></tr>"
        "<tr><td>Sales<br>Cost of sales<br>Gross profit</td><td>700<br>400<br>300</td><td>650<br>390<br>260</td></tr></table>"
    )
    assert [figure.label[-1] for figure in exhibit.figures] == ["Sales"] * 2 + ["Cost of sales"] * 2 + [
        "Gross profit"
    ] * 2
    assert values(exhibit) == ["700", "650", "400", "390", "300", "260"]


def test_votes_without_labels_keep_their_first_column() -> None:
    """The first figure of a row is one too, where no label stands before it."""
    exhibit = read(
        "<table><tr><td>For</td><td>Against</td><td>Abstain</td></tr>"
        "<tr><td>176,412,936</td><td>1,203,411</td><td>90,102</td></tr></table>"
    )
    assert values(exhibit) == ["176412936", "1203411", "90102"]


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 50_000 + "1,234",
        "<table><tr><td>" * 20_000 + "1,234",
        "<sup>" * 50_000 + "1",
        "<table><tr>" + "<td rowspan=1000 colspan=1000>1" * 300 + "<tr><td>5" * 2000,
        "<p " + " ".join(f'a{number}="x"' for number in range(30_000)) + ">Sales of $5,000</p>",
        '<p style="' + "padding-left:1px;" * 30_000 + '">Sales of $5,000</p>',
        "<p>" + "&nbsp;&#8203;" * 60_000,
        "<pre>" * 30_000 + "Sales  1,234  5,678",
        "<table><tr><td>" + "1<br>" * 20_000 + "<td>" + "1<br>" * 20_000,
    ],
    ids=["blocks", "tables", "raised", "spans", "attributes", "styles", "entities", "preformatted", "lines"],
)
def test_hostile_markup_is_read_to_its_end(hostile: str) -> None:
    """Each would take minutes where some step grew with the square of it."""
    assert len(read(hostile).figures) < 100_000


def test_a_page_of_too_many_cells_is_refused() -> None:
    with pytest.raises(SourceError, match="table cells"):
        load_text(HEAD + "<table><tr>" + "<td>" * (MAX_CELLS + 1), "release.htm")


def test_numbers_of_exhibits_are_no_figures() -> None:
    rows = "<tr><td>10.1</td><td>Note Purchase Agreement</td></tr><tr><td>104</td><td>Cover Page Data File</td></tr>"
    assert not read(f"<table>{rows}</table>").figures
    table = f"<table><tr><td>Exhibit</td><td>Description</td></tr>{rows}</table>"
    assert not read(table + "<table><tr><td>Sales</td><td>$5</td></tr></table>").figures[1:]
