"""Input that nobody meant to give: a reason for what cannot be read, the others checked, nothing that hangs.

Nothing here is timed; a search that is not linear in its input makes these tests stand still.
"""

from __future__ import annotations

import io
import json
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from source import filings
from source.tagged import page
from tieout.check import check, check_documents
from tieout.cli.main import main
from tieout.core.report import Report
from tieout.publish.html import render as render_page
from tieout.source import load_text

STATEMENT = """
                                        Year Ended June 30,
                                      2004            2003
                                    --------        --------
Net sales                           $ 52,310        $ 49,875
Cost of sales                         38,114          36,902
                                    --------        --------
   Gross profit                     $ 14,196        $ 12,973
                                    ========        ========
"""


def report_on(path: Path, content: bytes | str) -> Report:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return check(str(path))


def cause(path: Path, content: bytes | str = b"") -> str:
    """Why ``content`` cannot be read; there is one reason and no document."""
    report = report_on(path, content)
    assert not report.documents
    assert [fault.path for fault in report.faults] == [str(path)]
    return report.faults[0].cause


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "release.txt"


def table(rows: int, columns: int, cell: Callable[[int, int], int]) -> str:
    """Heads over ``rows`` lines of figures, each of them as ``cell`` says of its row and column."""
    heads = " " * 30 + "".join(f"{2000 + column:>12}" for column in range(columns))
    lines = [
        f"Line item {row}".ljust(30) + "".join(f"{cell(row, column):>12,}" for column in range(columns))
        for row in range(rows)
    ]
    return "\n".join(("(In thousands)", heads, "", *lines, ""))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\r\n \t\r\n", "empty"),
        (bytes(range(256)) * 40, "binary"),
        (b"%PDF-1.7\n", "PDF"),
        (b"Net sales 1,250 " * 700_000, "a line of 11,200,000 characters"),
    ],
)
def test_what_is_no_text_has_a_reason(path: Path, content: bytes, said: str) -> None:
    assert said in cause(path, content)


def test_a_file_of_200_megabytes_is_refused_unread(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert check(str(path)).faults[0].cause == "209,715,200 bytes; documents over 16,777,216 bytes are not read"


def test_standard_input_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            buffer[:] = b"1" * len(buffer)
            return len(buffer)

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Endless())))
    assert "over 16,777,216 bytes" in check("-").faults[0].cause


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no such device here")
def test_a_device_without_end_is_refused() -> None:
    assert "over 16,777,216 bytes" in check("/dev/zero").faults[0].cause


def test_paths_that_lead_nowhere_have_a_reason(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    given_paths = [str(tmp_path / "absent.txt"), str(tmp_path / "nothing"), "x" * 5000]
    faults = check(given_paths).faults
    assert [fault.path for fault in faults] == given_paths
    causes = [fault.cause for fault in faults]
    assert causes[0] == "no such file or folder"
    assert causes[1].startswith("no documents in this folder")
    assert "too long" in causes[2]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="this user may read everything")
def test_what_may_not_be_read_has_a_reason(path: Path) -> None:
    path.write_text(STATEMENT, encoding="utf-8")
    path.chmod(0)
    assert "denied" in check(str(path)).faults[0].cause


def closed_to_this_user(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if this user might not look into ``folder``; whoever runs the tests may be one who may look everywhere."""
    scandir = os.scandir

    def refuse(path: str) -> object:
        if Path(path) == folder:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)


def test_a_folder_within_that_may_not_be_looked_into_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = tmp_path / "2004" / "locked"
    locked.mkdir(parents=True)
    (locked / "q4.txt").write_text(STATEMENT, encoding="utf-8")
    (tmp_path / "q1.txt").write_text(STATEMENT, encoding="utf-8")
    closed_to_this_user(locked, monkeypatch)
    report = check(tmp_path)
    assert [document.path for document in report.documents] == [str(tmp_path / "q1.txt")]
    assert [(fault.path, fault.cause) for fault in report.faults] == [(str(locked), "Permission denied")]


def test_a_locked_folder_is_not_called_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed_to_this_user(tmp_path, monkeypatch)
    assert [(fault.path, fault.cause) for fault in check(tmp_path).faults] == [(str(tmp_path), "Permission denied")]


def test_a_page_of_ours_is_no_document(tmp_path: Path) -> None:
    """The page shows the release, so it would be a second print of every figure in it."""
    (tmp_path / "release.txt").write_text(STATEMENT, encoding="utf-8")
    before = check(tmp_path)
    page_of_ours = tmp_path / "report.html"
    page_of_ours.write_text(render_page(before), encoding="utf-8")
    after = check(tmp_path)
    assert [document.path for document in after.documents] == [str(tmp_path / "release.txt")]
    assert (after.findings, after.faults) == (before.findings, ())
    assert [each.path for each in after.skipped] == [str(page_of_ours)]
    named = check([tmp_path, page_of_ours])
    assert [(fault.path, "tieout wrote" in fault.cause) for fault in named.faults] == [(str(page_of_ours), True)]


def test_a_draft_in_the_folder_of_its_records_does_not_support_itself(tmp_path: Path) -> None:
    draft = tmp_path / "release.txt"
    draft.write_text(STATEMENT, encoding="utf-8")
    report = check(draft, support=tmp_path)
    assert (report.support, report.count("supported")) == ((), 0)
    assert [each.path for each in report.skipped] == [str(draft)]


def test_one_bad_file_among_many_costs_nothing_but_the_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.txt", "c.txt", "e.txt"):
        (tmp_path / name).write_text(f"{name}\n{STATEMENT}", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "d.txt").write_bytes(bytes(range(256)))
    with pytest.raises(SystemExit) as exit_:
        main(["check", str(tmp_path), "--format", "json"])
    assert exit_.value.code == 2
    out, err = capsys.readouterr()
    report = json.loads(out)
    assert [Path(each["path"]).name for each in report["documents"]] == ["a.txt", "c.txt", "e.txt"]
    assert report["summary"]["proved"] == 18
    assert f"{tmp_path / 'b.txt'}: the file is empty" in err
    assert f"{tmp_path / 'd.txt'}: binary data" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "content",
    [
        STATEMENT.encode() + b"\xff\xfe \xc3( \x80\n",
        STATEMENT.encode("cp1252") + "“Sales” – up 5% to €10\n".encode("cp1252"),
        STATEMENT.replace("\n", "\r\n").encode(),
    ],
)
def test_odd_bytes_beside_a_statement_leave_it_proved(path: Path, content: bytes) -> None:
    statuses = [checked.status for checked in report_on(path, content).documents[0].figures]
    assert statuses[:6] == ["proved"] * 6


def test_tabs_between_the_parts_of_a_number_do_not_move_it(path: Path) -> None:
    """A sign, its number and a closing parenthesis, each at a tab stop of its own."""
    text = "(In thousands)\n\n\t\t\t2004\t\t2003\n\nNet income\t\t$\t  1,246\t$\t  2,234\nOther\t\t\t$\t (246\t)\t$ (1,234\t)\n"
    figures = [checked.figure for checked in report_on(path, text).documents[0].figures]
    assert [figure.number.value for figure in figures] == [1246000, 2234000, -246000, -1234000]
    assert [text[figure.start : figure.end] for figure in figures] == [figure.text for figure in figures]
    assert [(figure.line, figure.column_at) for figure in figures][:2] == [(5, 17), (5, 27)]


@pytest.mark.parametrize("amount", ["$1,23,456", "$13,1200", "$1e9", "$12,3456,000.50"])
def test_a_number_that_runs_on_is_not_cut_to_its_beginning(path: Path, amount: str) -> None:
    report = report_on(path, f"Net sales were {amount} in 2004 and $5,250 in 2003.\n")
    assert [checked.figure.text for checked in report.documents[0].figures] == ["$5,250"]


@pytest.mark.parametrize(
    "when",
    [
        "Quarter Ended March 00,",
        "Quarter Ended March 0, 2004",
        "Three months ended June quarter",
        "Three months ended February 29, 2003",
        "Year ended 01/05/0001",
        "Year ended 12/31/9999",
        "Year ended 2004-03-00",
        "Year ended 31 June 2004",
    ],
)
def test_a_day_that_no_calendar_has_is_no_day(path: Path, when: str) -> None:
    report = report_on(path, f"For the {when.lower()}, sales rose.\n\n{' ' * 38}{when}\n{STATEMENT}")
    assert [checked.status for checked in report.documents[0].figures if checked.figure.text != "0001"][-6:] == ["proved"] * 6


@pytest.mark.parametrize("year", ["0000", "0001", "1000", "9999"])
@pytest.mark.parametrize("text", [filings.submission(("10-Q", filings.STATEMENTS), ("EX-27", filings.SCHEDULE)), page()])
def test_a_year_that_no_filing_has_is_no_year(path: Path, year: str, text: str) -> None:
    """A schedule, its submission's header and the contexts of inline tags, in the year 1 and in the last."""
    odd = text.replace("MAR-31-2000", f"JAN-05-{year}").replace("20000331", f"{year}0105")
    report = report_on(path, odd.replace("2023-03-31", f"{year}-01-05").replace("2022-01-01", f"{year}-12-31"))
    assert report.count("proved") > 10
    assert not report.errors


def test_a_number_of_ten_thousand_digits_is_no_amount(path: Path) -> None:
    long = "9" * 10_000
    text = f"Net sales were ${long} in 2004, up {long}% from {long}.{long}.\n\n{STATEMENT}Other{' ' * 31}{long}\n"
    report = report_on(path, text)
    assert [checked.figure.text for checked in report.documents[0].figures if len(checked.figure.text) > 24] == []
    assert report.count("proved") == 6


@pytest.mark.parametrize(
    "text",
    [
        "Item" + " ." * 50_000 + " 5\n",
        "(" * 100_000 + "\n",
        "$" * 100_000 + "\n",
        "1," * 100_000 + "\n",
        "- " * 100_000 + "\n",
        "and " * 50_000 + "$5 million.\n",
        "A" * 900 + "\n" + STATEMENT,
        "Net sales of $5 million " + "1999 " * 400 + "x $6 million.\n",
        ("Item".ljust(20) + "   1" * 22 + "\n") * 25 + "Item".ljust(20) + "   1" * 21 + "  1)\n",
        "1) " * 23 + "\n",
        "$1.00 per " * 10_000 + "share.\n",
        "\n".join("$ (1,000)" for _ in range(2_000)),
        "\n".join(" " * indent + "Sales:" for indent in range(900)) + STATEMENT,
        "June 30, 1999          Cost\n" + "-" * 68 + "x\n" + STATEMENT,
        " " * 30 + "Three Months Ended March 31," * 1500 + "\n" + STATEMENT,
        ("0" + " " * 150 + "3/4" + " " * 300) * 6 + "\n" + STATEMENT,
    ],
    ids=["leaders", "parentheses", "dollars", "commas", "dashes", "words", "capitals", "years", "doubt", "markers", "rates", "column", "stairs", "rule", "heads", "blanks"],
)
def test_monotony_is_read_to_its_end(text: str) -> None:
    report = check_documents([load_text(text)])
    assert len(report.documents) == 1
    assert not report.errors


@pytest.mark.slow
def test_numbers_that_all_repeat_are_no_evidence() -> None:
    """A thousand lines of 1,000 in six columns: every run of them adds up to nothing."""
    report = check_documents([load_text(table(1000, 6, lambda row, column: 1000))])
    assert report.count("contradicted") == 0
    assert not [proof for proof in report.proofs if proof.rule.startswith("T1")]


@pytest.mark.slow
def test_a_table_of_five_thousand_rows() -> None:
    digits = random.Random(1)
    report = check_documents([load_text(table(5000, 6, lambda row, column: digits.randint(1, 99_999)))])
    assert len(report.documents[0].figures) == 30_000
    assert not report.errors


@pytest.mark.slow
def test_a_table_in_which_thousands_of_sums_break() -> None:
    """Rows that go up by equal steps and start again at 90,000: nearly all are sums, many break in one column."""
    steps = table(5000, 6, lambda row, column: (row * 7919 + column * 104_729) % 90_000 + 10_000)
    report = check_documents([load_text(steps)])
    assert report.errors > 1000
    assert report.count("contradicted") < report.count("proved") / 10


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("\n".join(f"Sales rose {number % 97 + 1}%." for number in range(20_000)), 20_000),
        ("Sales were $1,250,000 in 2004, up 5% from the prior year. " * 7_000, 14_000),
        (table(250, 4, lambda row, column: 1000) + "\n\nNet sales were $1,000,000 in 2001." * 5_000, 6_000),
        ("\n".join(str(number * 37 % 100_003) for number in range(100_000)), 0),
    ],
    ids=["sentences", "paragraph", "one amount", "numbers"],
)
def test_size_alone_stops_nothing(text: str, figures: int) -> None:
    report = check_documents([load_text(text)])
    assert len(report.documents[0].figures) == figures
    assert not report.errors


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(("Net sales", "  ", "$", "1,250", "(304)", "304)", "--", "----", ".", "5%", "in 2004",
                                 "\n", "\n\n", "\t", "\f", "<TABLE>", "<S>", "<C>", "Total", "\x00", "\u2028")),
                max_size=120))  # fmt: skip
def test_any_page_gives_a_report(pieces: list[str]) -> None:
    """Whatever the pieces of a release are strung to, each figure is where the report says."""
    text = "".join(pieces)
    document = load_text(text)
    for checked in check_documents([document]).documents[0].figures:
        assert text[checked.figure.start : checked.figure.end] == checked.figure.text != ""


@pytest.mark.slow
@pytest.mark.parametrize("head", ["Three Months Ended March 31, ", "Year ended June 30 and "], ids=["dated", "linked"])
def test_a_head_of_a_thousand_periods_takes_no_time(head: str) -> None:
    """Found by the fuzzer: one cell repeats a head up to 64 KB; each of its dates counted each length of time before it."""
    cells = f"<tr><td></td><td>{head * 30_000}</td></tr><tr><td>Net sales</td><td>52,310</td></tr>"
    report = check_documents([load_text(f"<html><body><table>{cells}</table></body></html>")])
    assert [figure.figure.text for figure in report.documents[0].figures] == ["52,310"]
