"""`tieout schedule`, `availability` and `capital`: an issuer file comes in, tables for eyes and programs go out."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from cli.conftest import Call

FILE = """\
schema = "tieout/issuer/1"

[issuer]
name = "Example Corporation"

[[class]]
id = "common"
kind = "common"
title = "Common Stock"
authorised = 10_000_000
issued = 5_000_000
treasury = 100_000

[[instrument]]
id = "revolver"
kind = "revolver"
commitment = 23_500_000
closing = 2003-12-18
maturity = 2006-06-30

[[instrument.advance]]
asset = "eligible receivables"
rate = 88

[[instrument]]
id = "loan"
kind = "term-loan"
title = "Term Loan"
principal = 13_500_000
closing = 2003-12-18
maturity = 2006-06-30

[[instrument.instalments]]
amount = 300_000
first = 2004-02-01
cycle = "P1M"

[[instrument.rate]]
index = "prime"
spread = 1.50
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The issuer file."""
    path = tmp_path / "issuer.toml"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_a_schedule_ends_with_the_balloon_and_says_what_is_not_stated(tieout: Call, file: Path) -> None:
    done = tieout("schedule", file, "loan")
    assert done.status == 0
    lines = done.out.splitlines()
    assert lines[0] == "Term Loan"
    assert "2006-06-30  maturity" in done.out
    assert "4,800,000" in done.out
    assert lines[-1].startswith("Not stated: how days are counted (--day-count")


def test_what_is_assumed_is_named_on_the_command_line(tieout: Call, file: Path, tmp_path: Path) -> None:
    rates = tmp_path / "prime.csv"
    rates.write_text("date,prime\n2003-12-01,4.00\n2006-12-31,8.25\n", encoding="utf-8")
    args = ("schedule", file, "loan", "--rates", rates, "--day-count", "A/360", "--interest-cycle", "P1M", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(tieout(*args, "--until", "2004-01-31").out)))
    assert [(row["date"], row["event"], row["interest"]) for row in rows[:2]] == [
        ("2003-12-18", "closing", ""),
        ("2004-01-18", "interest", "63937.5"),
    ]
    assert rows[0]["principal"] == "-13500000"


def test_an_instrument_that_is_not_there_and_a_file_that_is_wrong_are_told(tieout: Call, file: Path) -> None:
    done = tieout("schedule", file, "lone")
    assert (done.status, done.out) == (2, "")
    assert "has no instrument 'lone'; it has revolver, loan" in done.err
    file.write_text(FILE.replace("maturity = 2006-06-30", 'maturity = "2006"', 1), encoding="utf-8")
    done = tieout("schedule", file, "loan")
    assert done.status == 2
    assert f"{file}:19: instrument.revolver.maturity: is to be a date without quotes" in done.err
    assert "nothing is computed from an issuer file with 1 problem" in done.err


def test_availability_tells_each_step_and_an_overadvance_is_status_1(tieout: Call, file: Path) -> None:
    args = ("availability", file, "--on", "2004-03-31", "--set", "eligible-receivables=10,000,000")
    done = tieout(*args, "--set", "loans=8000000")
    assert done.status == 0
    assert done.out.splitlines()[-1].split() == ["available", "800,000"]
    over = tieout(*args, "--set", "loans=9000000")
    assert over.status == 1
    assert over.out.splitlines()[-1].split() == ["overadvance", "(200,000)"]
    missing = tieout("availability", file, "--on", "2004-03-31")
    assert missing.status == 2
    assert "--set eligible-receivables=AMOUNT" in missing.err


def test_the_capitalisation_is_json_for_programs(tieout: Call, file: Path) -> None:
    done = tieout("capital", file, "--on", "2004-12-31", "--format", "json")
    debt, shares = json.loads(done.out)["listings"]
    assert debt["rows"][-1]["instrument"] == "debt that is known"
    assert debt["rows"][-1]["balance"] == "10200000"
    assert "no drawings are known" in debt["notes"][0]
    assert shares["rows"][0]["outstanding"] == "4900000"


def test_a_workbook_and_a_picture_are_written_whole(tieout: Call, file: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="the extra `xlsx` is not installed")
    book = tmp_path / "capital.xlsx"
    assert tieout("capital", file, "--on", "2004-12-31", "-o", book).status == 0
    sheet = openpyxl.load_workbook(book).worksheets[0]
    assert 10_200_000 in [cell.value for row in sheet.iter_rows() for cell in row]
    assert tieout("capital", file, "--on", "2004-12-31", "--format", "xlsx").status == 2
    pytest.importorskip("pygal", reason="the extra `chart` is not installed")
    picture = tmp_path / "due.svg"
    assert tieout("capital", file, "--on", "2004-12-31", "--chart", picture).status == 0
    assert picture.read_text(encoding="utf-8").rstrip().endswith("</svg>")


def test_an_issuer_file_is_built_and_kept(tieout: Call, clean: Path, tmp_path: Path) -> None:
    out = tmp_path / "built.toml"
    assert tieout("book", clean, "-o", out).status == 0
    first = out.read_text(encoding="utf-8")
    assert 'name = "' in first
    out.write_text(first + "\n# my remark\n", encoding="utf-8")
    assert tieout("book", clean, "-o", out).status == 0
    assert out.read_text(encoding="utf-8") == first + "\n# my remark\n"
    assert tieout("book", tmp_path / "missing.txt").status == 2


def test_what_is_read_is_never_written_over(tieout: Call, file: Path, clean: Path) -> None:
    for args in (
        ("schedule", file, "loan", "-o", file),
        ("schedule", file, "loan", "--chart", file),
        ("capital", file, "--on", "2004-12-31", "-o", file),
        ("capital", file, "--on", "2004-12-31", "--facts", clean, "-o", clean),
        ("availability", file, "--on", "2004-12-31", "--set", "eligible-receivables=1", "-o", file),
    ):
        done = tieout(*args)
        assert done.status == 2, args
        assert "would be" in done.err or "is one of the documents" in done.err
    assert file.read_text(encoding="utf-8") == FILE
    assert tieout("capital", file, "--on", "2004-12-31", "-o", file.with_suffix(".pdf")).status == 2


def test_a_file_is_left_as_it_was_where_a_document_could_not_be_read(tieout: Call, file: Path, clean: Path) -> None:
    done = tieout("book", clean, file.with_name("missing.txt"), "-o", file)
    assert done.status == 2
    assert "is left as it was" in done.err
    assert file.read_text(encoding="utf-8") == FILE
