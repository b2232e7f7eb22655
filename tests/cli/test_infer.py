"""`tieout infer`: documents come in; what they imply goes out as lines, JSON or CSV, and what is refused is told."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from cli.conftest import Call

YEAR = """\
ACME TOOL CORPORATION
Cleveland, Ohio, March 2, 2005

                 ACME TOOL CORPORATION
           CONSOLIDATED STATEMENTS OF OPERATIONS
             (in thousands, except per share data)

                             Quarter Ended         Year Ended
                              December 31,         December 31,
                            2004      2003       2004      2003
                          ---------------------------------------
Net sales                 $ 31,204  $ 28,950  $ 120,411  $ 110,307
Loss from discontinued
  operations                  (311)     (507)    (1,502)    (1,144)
Net income                $  2,119  $  1,733  $   8,026  $   6,914
"""
QUARTER = """\
ACME TOOL CORPORATION
Cleveland, Ohio, April 28, 2004

                 ACME TOOL CORPORATION
           CONSOLIDATED STATEMENTS OF OPERATIONS
             (in thousands, except per share data)

                              Quarter Ended
                                March 31,
                             2004       2003
                          -------------------
Net sales                 $  29,318  $ 26,007
Net income                $   1,958  $  1,617
"""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with two releases."""
    (tmp_path / "year.txt").write_text(YEAR)
    (tmp_path / "quarter.txt").write_text(QUARTER)
    return tmp_path


def test_json_has_the_bounds_and_the_lines_that_give_them(papers: Path, tieout: Call) -> None:
    out = json.loads(tieout("infer", str(papers), "--format", "json").out)
    found = next(one for one in out["implied"] if one["name"] == "net income" and one["period"]["start"] == "2004-04-01")
    assert found == {
        "name": "net income",
        "period": {"start": "2004-04-01", "end": "2004-09-30"},
        "unit": "USD",
        "low": "3947500",
        "high": "3950500",
        "because": ["year to 2004-12-31 less quarter to 2004-03-31 less quarter to 2004-12-31 (year.txt:15, quarter.txt:13)"],
    }
    assert {one["name"] for one in out["refused"]} == {"revenues (net sales)"}
    assert "still includes" in out["refused"][0]["because"][0]


def test_it_is_what_the_report_says(papers: Path, tieout: Call) -> None:
    report = json.loads(tieout("check", str(papers), "--format", "json").out)
    assert report["implied"] == json.loads(tieout("infer", str(papers), "--format", "json").out)["implied"]


def test_an_assumption_lifts_the_refusal_and_is_told(papers: Path, tieout: Call) -> None:
    out = tieout("infer", str(papers), "--assume", "same-basis").out
    assert "revenues (net sales), 2004-04-01..2004-09-30: $59,887,500 to $59,890,500" in out
    assert "taken for granted that the documents measure alike" in out
    assert "Refused" not in out


def test_lines_and_csv(papers: Path, tieout: Call) -> None:
    out = tieout("infer", str(papers)).out
    assert "net income, 2004-04-01..2004-09-30: $3,947,500 to $3,950,500\n    year to 2004-12-31 less" in out
    assert "Refused" in out
    target = papers / "implied.csv"
    assert tieout("infer", str(papers), "-o", str(target)).out == ""
    rows = list(csv.reader(io.StringIO(target.read_text())))
    head = next(row for row in rows if row[:1] == ["name"])
    assert head == ["name", "period", "low", "high", "unit", "because"]
    assert any(row[0] == "net income" and row[2] == "3947500" for row in rows)


def test_what_cannot_be_read_is_told_and_fails(papers: Path, tieout: Call) -> None:
    (papers / "empty.txt").write_text("")
    done = tieout("infer", str(papers))
    assert done.status == 2
    assert "empty.txt" in done.err


def test_nothing_is_said_to_be_nothing(tmp_path: Path, tieout: Call) -> None:
    (tmp_path / "letter.txt").write_text("A letter.\n")
    assert "nothing is implied" in tieout("infer", str(tmp_path / "letter.txt")).out


def test_relations_that_contradict_each_other_are_told_and_give_nothing(papers: Path, tieout: Call) -> None:
    """A year of 12,041 with a last quarter of 31,204."""
    (papers / "year.txt").write_text(YEAR.replace("120,411", "12,041"))
    out = json.loads(tieout("infer", str(papers / "year.txt"), "--format", "json").out)
    assert out["contradictory"] == ["year to 2004-12-31 less quarter to 2004-12-31 (year.txt:12)"]
    assert "Contradictory" in tieout("infer", str(papers / "year.txt")).out
    assert {one["name"] for one in out["implied"] if one["period"]["start"] == "2004-01-01"} == {
        "net income", "income from discontinued operations",
    }  # fmt: skip


def test_provisions_are_read(tmp_path: Path, tieout: Call) -> None:
    """13,500,000 less 29 instalments of 300,000."""
    (tmp_path / "deal.txt").write_text(
        "ACME TOOL CORPORATION\nDover, Delaware, December 18, 2003 - Acme Tool Corporation completed a new $13,500,000 term loan. The"
        " term loan is payable in 45 monthly installments of $300,000 each, commencing on February 1, 2004. The unpaid\nbalance"
        " of the term loan is payable on June 30, 2006.\n"
    )
    out = tieout("infer", str(tmp_path / "deal.txt")).out
    assert "balloon of the term loan, 2006-06-30: $4,800,000" in out
    assert "29 monthly instalments from 2004-02-01 (deal.txt:2)" in out
