"""`tieout check` as scripts and people meet it: status, streams, files, slips of the hand."""

from __future__ import annotations

import io
import json
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import Call

FORMATS = ["full", "concise", "json", "sarif", "junit", "github"]


def test_status_0_where_nothing_is_contradicted(tieout: Call, clean: Path) -> None:
    done = tieout("check", clean)
    assert (done.status, done.err) == (0, "")
    assert "12/12 proved, 0 unproved" in done.out


def test_status_1_and_the_place_where_a_total_does_not_foot(tieout: Call, wrong: Path) -> None:
    """Total net sales 111,466 over 90,127 and 21,519, beside three columns that foot."""
    done = tieout("check", wrong)
    assert done.status == 1
    assert f"{wrong}:18:70: error T1" in done.out
    assert "111,646" in done.out
    assert "transposed" in done.out


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_goes_to_stdout_and_tells_the_same_status(tieout: Call, wrong: Path, form: str) -> None:
    done = tieout("check", wrong, "--format", form)
    assert (done.status, done.err) == (1, "")
    assert "T1" in done.out
    if form in ("json", "sarif"):
        json.loads(done.out)


def test_exit_zero_still_reports(tieout: Call, wrong: Path) -> None:
    done = tieout("check", wrong, "--exit-zero")
    assert done.status == 0
    assert "error T1" in done.out


def test_select_and_ignore_take_the_beginnings_of_codes(tieout: Call, wrong: Path) -> None:
    assert tieout("check", wrong, "--ignore", "T1").status == 0
    assert tieout("check", wrong, "--select", "T2,t9").status == 0
    assert tieout("check", wrong, "--select", "t1").status == 1


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_code_that_is_none_does_not_pass_for_a_clean_check(tieout: Call, wrong: Path, option: str) -> None:
    done = tieout("check", wrong, option, "T1,foot")
    assert (done.status, done.out) == (2, "")
    assert done.err == f"tieout: {option}: no code begins with FOOT; `tieout rule` lists them\n"


@pytest.mark.parametrize("options", [("--explain", "18", "--format", "json"), ("--legend", "F=x")])
def test_options_that_would_do_nothing_are_told(tieout: Call, wrong: Path, options: tuple[str, ...]) -> None:
    done = tieout("check", wrong, *options)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"tieout: {options[0]} ")


def test_a_document_given_twice_is_no_witness_for_itself(tieout: Call, wrong: Path, tmp_path: Path) -> None:
    alone = json.loads(tieout("check", wrong, "--format", "json").out)
    copy = tmp_path / "copy.txt"
    copy.write_bytes(wrong.read_bytes())
    report = json.loads(tieout("check", wrong, copy, wrong, "--format", "json").out)
    assert report["documents"] == alone["documents"]
    assert report["copies"] == [{"path": str(copy), "of": str(wrong)}]
    assert f"{copy}: a copy of {wrong}, left out" in tieout("check", wrong, copy).out


@pytest.mark.parametrize(
    ("redirect", "status"), [(">/dev/full", 2), (">&-", 2), ("2>&1 | true", 1), ("missing.txt 2>&1 | true", 2)]
)
def test_streams_that_nobody_reads_leave_a_status_and_no_fault(wrong: Path, redirect: str, status: int) -> None:
    command = f"{sys.executable} -m tieout check {wrong} {redirect}; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, cwd=wrong.parent)
    assert done.returncode == status
    assert "fault of ours" not in done.stderr
    if status == 2 and "missing" not in redirect:
        assert done.stderr.startswith("tieout: standard output ")


def test_closed_standard_input_is_named(wrong: Path) -> None:
    command = f"{sys.executable} -m tieout check - <&-"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "tieout: -: standard input is closed\n")


def test_names_and_texts_cannot_drive_the_terminal(tieout: Call, wrong: Path, tmp_path: Path) -> None:
    """Escapes, marks that turn the direction of writing, a line's end in a name; a total labelled with them too."""
    name = "a\n\x1b[31m\u202eb.txt"
    text = wrong.read_text(encoding="utf-8").replace("Total net sales", "Total \u202enet\u200b \x1b[2J")
    (tmp_path / name).write_text(text, encoding="utf-8")
    done = tieout("check", tmp_path / name, tmp_path / f"{name}.missing")
    assert done.status == 2
    assert not set("\x1b\u202e\u200b") & set(done.out + done.err)
    assert len(done.err.splitlines()) == 1


def test_strict_fails_on_what_nothing_proves_and_says_where(tieout: Call, clean: Path) -> None:
    """Bonds of $8,264,000 were bought back: no other line says so."""
    clean.write_text(clean.read_text() + "\nBonds of $8,264,000 were bought back.\n")
    assert tieout("check", clean).status == 0
    done = tieout("check", clean, "--strict", "--format", "concise")
    assert done.status == 1
    assert ": T001 $8,264,000" in done.out
    assert tieout("check", clean, "--strict", "--ignore", "T001").status == 0


def test_warnings_fail_the_check_where_that_is_asked(tieout: Call, clean: Path) -> None:
    """5,166) has half a parenthesis: it is read as the sums ask, and told as doubtful."""
    clean.write_text(clean.read_text().replace("Metals Group                  5,166", "Metals Group                  5,166)"))
    done = tieout("check", clean)
    assert done.status == 0
    assert "warning T901" in done.out
    assert tieout("check", clean, "--fail-on", "warning").status == 1
    assert tieout("check", clean, "--fail-on", "warning", "--ignore", "T9").status == 0
    assert tieout("check", clean, "--fail-on", "warning", "--exit-zero").status == 0


def test_a_file_without_a_figure_is_told(tieout: Call, clean: Path, tmp_path: Path) -> None:
    empty = tmp_path / "hello.txt"
    empty.write_text("hello world\n", encoding="utf-8")
    done = tieout("check", clean, empty)
    assert (done.status, done.err) == (0, f"tieout: {empty}: no figure stands in it; is it the right file?\n")


def test_a_page_of_ours_in_the_folder_is_skipped_and_said(tieout: Call, clean: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    first = tieout("check", tmp_path, "--html", page)
    assert first.err == f"tieout: {page}: the page is written\n"
    second = tieout("check", tmp_path)
    assert (second.status, second.out.splitlines()[0]) == (0, first.out.splitlines()[0])
    assert f"tieout: {page}: skipped: a report that tieout wrote" in second.err
    assert tieout("check", page).status == 2


@pytest.mark.parametrize("option", ["--output", "--html", "--ticksheet", "--write-dispositions"])
def test_what_cannot_be_written_is_told_before_the_work(tieout: Call, wrong: Path, tmp_path: Path, option: str) -> None:
    folder = tmp_path / "taken.xlsx"
    folder.mkdir()
    for target in (tmp_path / "no" / "where.xlsx", folder):
        done = tieout("check", wrong, option, target)
        assert (done.status, done.out) == (2, "")
        assert done.err.startswith(f"tieout: {target}: cannot be written: ")


def test_the_hook_tells_errors_from_warnings(tieout: Call, wrong: Path) -> None:
    hook = (Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    (entry,) = re.findall(r"entry: tieout (.*)", hook)
    done = tieout(*entry.split(), wrong)
    assert done.status == 1
    assert f"{wrong}:18:70: error T1" in done.out


def test_one_bad_path_does_not_cost_the_others_and_gives_2(tieout: Call, wrong: Path, tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    done = tieout("check", missing, wrong)
    assert done.status == 2
    assert f"tieout: {missing}: no such file or folder" in done.err
    assert "error T1" in done.out


def test_a_folder_is_searched_and_an_empty_one_is_named(tieout: Call, clean: Path, tmp_path: Path) -> None:
    assert "clean.txt: 12/12" in tieout("check", clean.parent).out
    empty = tmp_path / "empty"
    empty.mkdir()
    done = tieout("check", empty)
    assert done.status == 2
    assert f"{empty}: no documents in this folder" in done.err


def test_a_dash_is_standard_input(tieout: Call, wrong: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(wrong.read_bytes())))
    done = tieout("check", "-", "--format", "concise")
    assert done.status == 1
    assert done.out.startswith("-:18:70: T1")


@pytest.mark.parametrize("form", FORMATS)
def test_output_writes_what_would_be_printed(tieout: Call, wrong: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / "report.out"
    assert tieout("check", wrong, "--format", form, "--output", target) == (1, "", "")
    assert target.read_text(encoding="utf-8").count("T1") == tieout("check", wrong, "--format", form).out.count("T1")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.out", "wrong.txt"]


def test_output_keeps_the_old_file_where_the_new_cannot_be_written(tieout: Call, wrong: Path, tmp_path: Path) -> None:
    done = tieout("check", wrong, "--output", tmp_path / "no" / "report.txt")
    assert done.status == 2
    assert "cannot be written" in done.err


def test_output_is_readable_as_other_files_are(tieout: Call, wrong: Path, tmp_path: Path) -> None:
    plain, target = tmp_path / "plain", tmp_path / "report.txt"
    plain.touch()
    tieout("check", wrong, "--output", target)
    assert stat.S_IMODE(target.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_output_to_a_device_does_not_replace_it(tieout: Call, wrong: Path) -> None:
    assert tieout("check", wrong, "--output", "/dev/null").status == 1
    assert not Path("/dev/null").is_file()


def test_html_is_written_beside_the_report(tieout: Call, wrong: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert "error T1" in tieout("check", wrong, "--html", page).out
    assert page.read_text(encoding="utf-8").lower().startswith("<!doctype html>")


def test_explain_prints_the_proof_tree_of_a_number(tieout: Call, clean: Path) -> None:
    done = tieout("check", clean, "--explain", "18:35")
    assert done.status == 0
    assert ": 24,392 = $24,392,000, proved" in done.out
    assert "19,226 + 5,166 = 24,392" in done.out
    assert tieout("check", clean, "--explain", f"{clean}:18:35").out == done.out


def test_explain_takes_the_end_of_a_path_where_one_has_it(tieout: Call, clean: Path, tmp_path: Path) -> None:
    twin = tmp_path / "2005" / "clean.txt"
    twin.parent.mkdir()
    twin.write_text(f"Another print.\n{clean.read_text()}", encoding="utf-8")
    whole = tieout("check", tmp_path, "--explain", f"{twin}:19:35")
    assert "19,226 + 5,166 = 24,392" in whole.out
    assert tieout("check", tmp_path, "--explain", "2005/clean.txt:19:35").out == whole.out
    assert f"may be any of {twin}, {clean}" in tieout("check", tmp_path, "--explain", "clean.txt:19:35").err
    assert f"that were checked: {twin}, {clean}" in tieout("check", tmp_path, "--explain", "lean.txt:19:35").err


@pytest.mark.parametrize("place", ["", "x", "18:", "-3", "1:2:3"])
def test_explain_says_how_a_place_is_written(tieout: Call, clean: Path, place: str) -> None:
    done = tieout("check", clean, "--explain", place)
    assert done.status == 2
    assert done.err.startswith("tieout: ")


def test_quiet_prints_findings_only(tieout: Call, wrong: Path, clean: Path) -> None:
    assert tieout("check", clean, "-q").out == ""
    assert "documents" not in tieout("check", wrong, "-q").out


def test_no_colour_in_a_pipe_nor_in_a_file(tieout: Call, wrong: Path, tmp_path: Path) -> None:
    assert "\x1b[" not in tieout("check", wrong).out
    tieout("check", wrong, "--output", tmp_path / "report.txt")
    assert "\x1b[" not in (tmp_path / "report.txt").read_text()


def test_colour_on_a_terminal_but_not_where_no_color_is_set(
    tieout: Call, wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("tieout.cli.output.sys.stdout.isatty", lambda: True, raising=False)
    assert "\x1b[1;31m" in tieout("check", wrong).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in tieout("check", wrong).out


def test_a_reader_that_goes_away_is_no_fault(wrong: Path) -> None:
    """tieout check wrong.txt --format json | head -c 1"""
    command = f"{sys.executable} -m tieout check {wrong} --format json | head -c 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")


def test_a_firm_prints_its_own_tick_marks(tieout: Call, wrong: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    tieout("check", wrong, "--html", page, "--legend", "f=∧", "--legend", "CF=⊃ cross-footed by us")
    text = page.read_text(encoding="utf-8")
    assert "∧" in text
    assert "cross-footed by us" in text


@pytest.mark.parametrize("pair", ["F", "F=", "Q=∧"])
def test_a_mark_that_is_none_is_told(tieout: Call, wrong: Path, tmp_path: Path, pair: str) -> None:
    done = tieout("check", wrong, "--html", tmp_path / "page.html", "--legend", pair)
    assert done.status == 2
    assert "legend" in done.err
    assert len(done.err.splitlines()) == 1


def test_the_report_never_replaces_a_document(tieout: Call, wrong: Path) -> None:
    before = wrong.read_text(encoding="utf-8")
    for option in ("--output", "--html"):
        done = tieout("check", wrong, option, wrong)
        assert done.status == 2
        assert "one of the documents" in done.err
    assert wrong.read_text(encoding="utf-8") == before
