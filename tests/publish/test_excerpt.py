"""Source lines are shown with the right characters marked, however wide, tabbed or hostile the lines are."""

from __future__ import annotations

import itertools

from publish.html_sample import draft
from tieout.publish.excerpt import Mark, excerpt
from tieout.publish.ink import Ink


def shown(marked: str, accused: int = 0, *, width: int = 100) -> list[str]:
    document = draft(marked)
    marks = [Mark(checked.figure, at == accused) for at, checked in enumerate(document.figures)]
    return list(excerpt(document.text, marks, Ink(), width=width, indent=""))


def under(lines: list[str], sign: str = "^") -> str:
    """What stands over the signs of the first marked line."""
    for above, below in itertools.pairwise(lines):
        if sign in below:
            return above[below.index(sign) : below.rindex(sign) + 1]
    return ""


def test_the_accused_is_marked_and_its_witnesses_underlined() -> None:
    """
    Net sales      24,392
    Cost           22,399
    Gross profit    2,993
    """
    assert shown("Net sales    {24,392}\nCost         {22,399}\n\nGross profit  {2,993}\n", 2) == [
        "  1 | Net sales    24,392",
        "    |              ------",
        "  2 | Cost         22,399",
        "    |              ------",
        "...",
        "  4 | Gross profit  2,993",
        "    |               ^^^^^",
    ]


def test_marks_stand_under_their_number_behind_tabs() -> None:
    """Net sales<tab>24,392"""
    assert under(shown("Net sales\t{24,392}\tx\n")) == "24,392"


def test_a_wide_row_keeps_its_label_and_its_number() -> None:
    """A six-column row of 200 characters whose last figure is accused."""
    lines = shown(f"Income from continuing operations{' ' * 150}{{(1,796)}}{' ' * 20}end\n", width=80)
    assert lines[0].startswith("  1 | Income from continuing")
    assert under(lines) == "(1,796)"
    assert max(map(len, lines)) <= 90


def test_a_line_of_a_million_characters_is_cut_around_its_number() -> None:
    lines = shown("x" * 1_000_000 + " {1,234} " + "y" * 1_000_000 + "\n")
    assert under(lines) == "1,234"
    assert max(map(len, lines)) < 120


def test_a_document_cannot_drive_the_terminal() -> None:
    """Net sales ESC[2J 24,392"""
    text = "\n".join(shown("Net sales \x1b[2J\x07 {24,392}\n"))
    assert "\x1b" not in text
    assert "\x07" not in text
    assert under(text.split("\n")) == "24,392"


def test_line_ends_of_every_kind_end_a_line() -> None:
    assert shown("a {1,000}\r\nb {2,000}\rc\n")[0].endswith("a 1,000")
