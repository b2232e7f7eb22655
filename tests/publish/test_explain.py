"""The proof tree of one number: its standing, each equation, and where the inputs stand."""

from __future__ import annotations

import pytest

from publish.html_sample import draft, proof, report_on, sample
from tieout.core.errors import UsageError
from tieout.publish.explain import explain


def told(line: int, column: int | None = None, path: str = "") -> str:
    return "".join(explain(sample(), line, column, path=path))


def test_a_number_is_told_with_its_proofs_and_inputs() -> None:
    """Gross profit 1,993 = 24,392 - 22,399, and a sentence repeats it."""
    text = told(9, 43)
    assert text.startswith("release.txt:9:43: 1,993 = $1,993,000, proved\n  Gross profit\n")
    assert "T101 exact: 24,392 - 22,399 = 1,993" in text
    assert "6:42 24,392  Net sales" in text
    assert "T201 exact" in text


def test_an_unproved_number_says_so() -> None:
    assert "no relation reaches it" in told(2, None, "release.txt")


def test_a_line_explains_each_of_its_numbers_and_a_path_chooses_the_document() -> None:
    assert told(1).count("release.txt:1:") == 2
    with pytest.raises(UsageError, match="none of the documents"):
        told(1, None, "elsewhere.txt")


def test_a_column_beside_every_number_says_where_the_numbers_are() -> None:
    with pytest.raises(UsageError, match=r"on that line stand 9:43 \(1,993\), 9:59 \(3,751\)"):
        told(9, 2, "release.txt")


def test_a_line_without_numbers_names_lines_that_have_some() -> None:
    with pytest.raises(UsageError, match="figures nearby stand on lines"):
        told(400)


def test_numbers_that_prove_each_other_do_not_go_round_for_ever() -> None:
    """a = b, b = c, c = a."""
    document = draft("a {1,000}\nb {1,000}\nc {1,000}\n")
    ring = [proof("T201", (0, at), ((0, (at + 1) % 3),), "1,000 = 1,000") for at in range(3)]
    text = "".join(explain(report_on([document], ring), 1, None))
    assert text.count("T201") <= 6
