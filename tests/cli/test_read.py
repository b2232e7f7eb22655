"""`tieout read` prints what was read, for eyes, for programs and for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from cli.conftest import Call


def test_a_table_has_a_line_a_figure_under_its_document(tieout: Call, clean: Path) -> None:
    done = tieout("read", clean)
    assert done.status == 0
    assert done.out.splitlines()[0] == str(clean)
    assert len(done.out.splitlines()) == 1 + 12
    assert "Net sales > Metals Group  [Revenues; Metals Group]" in done.out
    assert "24,392" in done.out
    assert "24392000" in done.out


def test_json_has_value_unit_and_period(tieout: Call, clean: Path) -> None:
    rows = json.loads(tieout("read", clean, "--format", "json").out)
    total = next(row for row in rows if row["text"] == "24,392")
    assert (total["value"], total["unit"], total["decimals"]) == ("24392000", "USD", -3)
    assert total["period"] == {"start": "2004-10-01", "end": "2004-12-31"}


def test_csv_has_the_same_rows(tieout: Call, clean: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(tieout("read", clean, "--format", "csv").out)))
    assert [row["value"] for row in rows if row["text"] == "107,994"] == ["107994000"]
    assert len(rows) == 12


def test_what_is_not_known_is_an_empty_field(tieout: Call, clean: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(tieout("read", clean, "--format", "csv").out)))
    total = next(row for row in rows if row["text"] == "24,392")
    assert (total["concept"], total["segment"]) == ("Revenues", "")


def test_a_label_cannot_become_a_formula(tieout: Call, clean: Path) -> None:
    """=cmd|'/C calc'!A0   24,392 ..."""
    clean.write_text(clean.read_text().replace("     Rubber Group ", "     =HYPERLINK("))
    rows = list(csv.DictReader(io.StringIO(tieout("read", clean, "--format", "csv").out)))
    assert not any(value.startswith(("=", "@")) for row in rows for value in row.values())


def test_what_cannot_be_read_is_named(tieout: Call, tmp_path: Path) -> None:
    done = tieout("read", tmp_path / "missing.txt")
    assert done.status == 2
    assert "missing.txt: no such file or folder" in done.err
