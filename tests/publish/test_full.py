"""The report for people: exceptions first, with all that is needed to decide; then documents; then the sum."""

from __future__ import annotations

import itertools
from dataclasses import replace

from publish.html_sample import sample
from tieout.publish.findings.full import render
from tieout.publish.ink import Ink


def test_errors_come_first_then_warnings_then_notes_then_documents() -> None:
    text = "".join(render(sample()))
    order = ["error T101", "warning T902", "warning T901", "note T303", "release.txt: ", "later.txt: ", "2 documents"]
    assert [text.index(each) for each in order] == sorted(text.index(each) for each in order)


def test_an_exception_shows_place_excerpt_stated_computed_difference_and_cause() -> None:
    """Gross profit 3,751 where 27,806 - 24,235 = 3,571."""
    text = "".join(render(sample()))
    first = text.split("\n\n")[0].split("\n")
    assert first[0] == "release.txt:9:59: error T101"
    assert any("3,751" in above and "^^^^^" in below for above, below in itertools.pairwise(first))
    assert "  stated        $3,751,000" in first
    assert "  computed      $3,571,000 from line 6, line 7" in first
    assert any(line.startswith("  difference    $180,000") for line in first)
    assert "  likely cause  two digits transposed" in first


def test_a_finding_on_a_whole_document_stands_at_its_head() -> None:
    assert "later.txt:1:1: warning T902\n" in "".join(render(sample()))


def test_each_document_says_what_is_proved_and_what_is_not() -> None:
    text = "".join(render(sample()))
    assert "release.txt: 5/9 proved, 1 contradicted, 3 unproved (earnings-release, Example Rubber Corp." in text
    assert "1 input could not be read" in text


def test_colour_only_when_asked_for() -> None:
    assert "\x1b[" not in "".join(render(sample()))
    assert "\x1b[1;31merror T101\x1b[0m" in "".join(render(sample(), ink=Ink(on=True)))


def test_quiet_leaves_the_findings_only() -> None:
    text = "".join(render(sample(), quiet=True))
    assert "error T101" in text
    assert "documents" not in text


def test_nothing_found_still_says_what_was_checked() -> None:
    text = "".join(render(replace(sample(), findings=(), faults=())))
    assert text.splitlines()[-1].startswith("2 documents, 13 figures: ")
    assert "0 errors, 0 warnings" in text
