"""``tieout check`` with records, a tick sheet and dispositions, as a preparer calls it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Call

RECORD = "Account,Name,Year ended 12/31/2004,Line item\n4010,Sales,-107993800,Net sales\n"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "tb.csv"
    path.write_text(RECORD, encoding="utf-8")
    return path


def test_records_support_figures_and_are_listed(tieout: Call, clean: Path, record: Path) -> None:
    outcome = tieout("check", clean, "--support", record)
    assert outcome.status == 0
    assert "1/12 supported, 11 proved" in outcome.out
    assert f"{record}: support" in outcome.out
    assert "12 figures: 1 supported, 11 proved" in outcome.out


def test_a_mapping_needs_a_record(tieout: Call, clean: Path, record: Path) -> None:
    outcome = tieout("check", clean, "--mapping", record)
    assert outcome.status == 2
    assert "--support FILE" in outcome.err


def test_a_mapping_that_assigns_nothing_is_told(tieout: Call, clean: Path, record: Path, tmp_path: Path) -> None:
    empty = tmp_path / "map.csv"
    empty.write_text("Account,Line item\n", encoding="utf-8")
    outcome = tieout("check", clean, "--support", record, "--mapping", empty)
    assert outcome.status == 2
    assert "columns: account, line item" in outcome.err


def test_an_exception_is_written_signed_and_stays_cleared(tieout: Call, wrong: Path, tmp_path: Path) -> None:
    file = tmp_path / "cleared.toml"
    first = tieout("check", wrong, "--write-dispositions", file)
    assert first.status == 1
    assert "1 exception to be looked at" in first.err
    unsigned = tieout("check", wrong, "--dispositions", file)
    assert unsigned.status == 1
    assert "unsigned disposition 1 " in unsigned.out
    assert "no reason or no initials" in unsigned.out
    assert "stale" not in unsigned.out
    signed = (
        file.read_text("utf-8")
        .replace('reason = ""', 'reason = "as filed"')
        .replace('initials = ""', 'initials = "JD"')
    )
    file.write_text(signed, encoding="utf-8")
    cleared = tieout("check", wrong, "--dispositions", file)
    assert cleared.status == 0
    assert "cleared T1" in cleared.out
    assert "as filed (JD)" in cleared.out
    assert "0 errors" in cleared.out
    assert "1 cleared" in cleared.out


@pytest.mark.parametrize("form", ["concise", "junit", "github", "sarif"])
def test_a_stale_disposition_is_told_whatever_the_format(tieout: Call, wrong: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / "cleared.toml"
    entry = '[[disposition]]\ncode = "T101"\nfigure = "x"\nvalue = "1"\nreason = "kept"\ninitials = "JD"\n'
    file.write_text(entry, encoding="utf-8")
    outcome = tieout("check", wrong, "--dispositions", file, "--format", form)
    assert outcome.err == "tieout: stale disposition 1 (T101 x, 1): there is no such exception any more\n"
    assert "stale disposition 1 (T101 x, 1)" in tieout("check", wrong, "--dispositions", file).out


def test_entries_are_added_at_the_end_and_what_was_there_stays(tieout: Call, wrong: Path, tmp_path: Path) -> None:
    file = tmp_path / "cleared.toml"
    mine = '# ours\n[[disposition]]\ncode = "T999"\nfigure = "x"\nvalue = "1"\nreason = "kept"\ninitials = "JD"'
    file.write_text(mine, encoding="utf-8")
    tieout("check", wrong, "--write-dispositions", file)
    once = file.read_bytes()
    assert once.decode().startswith(f"{mine}\n\n# ")
    assert once.count(b"[[disposition]]") == 2
    tieout("check", wrong, "--write-dispositions", file)
    assert file.read_bytes() == once


def test_a_file_that_is_no_file_of_dispositions_is_left_alone(tieout: Call, wrong: Path, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("call Jane", encoding="utf-8")
    outcome = tieout("check", wrong, "--write-dispositions", file)
    assert (outcome.status, outcome.out) == (2, "")
    assert file.read_text("utf-8") == "call Jane"


def test_the_tick_sheet_is_written_and_never_over_an_input(
    tieout: Call, clean: Path, record: Path, tmp_path: Path
) -> None:
    pytest.importorskip("xlsxwriter", reason="needs the extra xlsx")
    sheet = tmp_path / "ticks.xlsx"
    assert tieout("check", clean, "--support", record, "--ticksheet", sheet).status == 0
    assert sheet.read_bytes()[:2] == b"PK"
    assert not list(tmp_path.glob(".*"))
    for target in (record, clean):
        before = target.read_bytes()
        outcome = tieout("check", clean, "--support", record, "--ticksheet", target)
        assert outcome.status == 2
        assert target.read_bytes() == before


def test_a_tick_sheet_has_the_ending_of_a_workbook(tieout: Call, clean: Path, tmp_path: Path) -> None:
    outcome = tieout("check", clean, "--ticksheet", tmp_path / "ticks.csv")
    assert (outcome.status, outcome.out) == (2, "")
    assert "ticks.csv.xlsx" in outcome.err
    assert not (tmp_path / "ticks.csv").exists()


def test_a_tick_sheet_is_no_record(tieout: Call, clean: Path, record: Path, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter", reason="needs the extra xlsx")
    sheet = tmp_path / "ticks.xlsx"
    tieout("check", clean, "--support", record, "--ticksheet", sheet)
    again = tieout("check", clean, "--support", tmp_path)
    assert f"{sheet}: skipped: a tick sheet that tieout wrote" in again.err
    assert f"{sheet}: support" not in again.out
    assert tieout("check", clean, "--support", sheet).status == 2


def test_a_folder_of_workbooks_says_what_they_are_for(tieout: Call, record: Path, tmp_path: Path) -> None:
    folder = tmp_path / "records"
    folder.mkdir()
    record.rename(folder / record.name)
    outcome = tieout("check", folder)
    assert outcome.status == 2
    assert "records for --support; to check one, name it" in outcome.err


def test_without_the_library_the_extra_is_named(
    tieout: Call, clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    outcome = tieout("check", clean, "--ticksheet", tmp_path / "ticks.xlsx")
    assert outcome.status == 2
    assert "tieout[xlsx]" in outcome.err


def test_cleared_exceptions_are_suppressed_in_sarif(tieout: Call, wrong: Path, tmp_path: Path) -> None:
    file = tmp_path / "cleared.toml"
    tieout("check", wrong, "--write-dispositions", file)
    signed = (
        file.read_text("utf-8")
        .replace('reason = ""', 'reason = "as filed"')
        .replace('initials = ""', 'initials = "JD"')
    )
    file.write_text(signed, encoding="utf-8")
    outcome = tieout("check", wrong, "--dispositions", file, "--format", "sarif")
    assert '"justification": "as filed (JD)"' in outcome.out


def test_the_proof_tree_names_the_cells(tieout: Call, clean: Path, record: Path) -> None:
    line = next(
        number for number, text in enumerate(clean.read_text("utf-8").splitlines(), 1) if "Total net sales" in text
    )
    outcome = tieout("check", clean, "--support", record, "--explain", line)
    assert f"{record}:tb!C2 (107,993,800)  4010 Sales\n" in outcome.out
    assert "T802 rounding" in outcome.out
