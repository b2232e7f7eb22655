"""Places in files that have no characters of their own: where a piece of the extracted text came from."""

from __future__ import annotations

from dataclasses import replace

from publish.html_sample import sample
from tieout.core.places import GridCell, PageBox, Passage, Places, SheetCell
from tieout.publish.findings.full import render as full
from tieout.publish.findings.json import figure_row

PAGE = Places(
    (0, 5, 12), (PageBox(1, (72, 100, 98, 110)), PageBox(1, (300, 99, 340, 111)), PageBox(2, (72, 50, 90, 60)))
)


def test_a_box_is_drawn_around_all_the_words_that_a_figure_covers() -> None:
    """$ 24,392 <next page> Net"""
    assert PAGE.at(5, 11) == PageBox(1, (300, 99, 340, 111))
    assert PAGE.at(0, 11) == PageBox(1, (72, 99, 340, 111))


def test_a_box_never_reaches_over_two_pages() -> None:
    """$ 24,392 <next page> Net"""
    assert PAGE.at(5, 20) == PageBox(1, (300, 99, 340, 111))


def test_a_figure_of_several_cells_stands_where_it_begins() -> None:
    places = Places((3, 9), (GridCell(1, 2, 3), GridCell(1, 2, 4)))
    assert places.at(3, 12) == GridCell(1, 2, 3)
    assert places.at(9, 12) == GridCell(1, 2, 4)
    assert Places((), ()).at(3, 12) is None


def test_the_report_tells_the_place_only_where_there_is_one() -> None:
    report = sample()
    (finding, *_) = [finding for finding in report.findings if finding.figure is not None]
    at, nth = finding.figure or (0, 0)
    checked = report.figure((at, nth))
    assert "at" not in figure_row(checked)
    expected = {
        PageBox(3, (72, 340, 118, 352)): {"page": 3, "box": [72, 340, 118, 352]},
        Passage(12): {"paragraph": 12},
        GridCell(2, 5, 3): {"table": 2, "row": 5, "column": 3},
        SheetCell("TB", "B12"): {"sheet": "TB", "cell": "B12"},
    }
    for place, shown in expected.items():
        moved = replace(checked, at=place)
        assert figure_row(moved)["at"] == shown
        document = report.documents[at]
        figures = (*document.figures[:nth], moved, *document.figures[nth + 1 :])
        documents = (*report.documents[:at], replace(document, figures=figures), *report.documents[at + 1 :])
        assert f"({place})" in "".join(full(replace(report, documents=documents)))
