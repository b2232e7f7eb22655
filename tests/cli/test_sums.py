"""`tieout sums` prints one JSON line a file, in the order given, whatever is in the other files."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli.conftest import Call
from tieout.cli.sums import run

ADDS = "a,1204,877,2081\nb,311,542,853\nc,7940,863,8803\n"
RELATIONS = [{"op": "sum", "result": [row, 3], "inputs": [[row, 1], [row, 2]]} for row in range(3)]


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_one_line_has_the_relations_of_one_file(tieout: Call, tmp_path: Path) -> None:
    done = tieout("sums", written(tmp_path, "adds.csv", ADDS))
    assert done.status == 0
    assert done.out.count("\n") == 1
    assert json.loads(done.out) == {"relations": RELATIONS}


def test_a_bad_file_keeps_its_line_and_the_others_theirs(tieout: Call, tmp_path: Path) -> None:
    """A table, an empty file, a picture, a path that is not there, a folder, and the table again."""
    good = written(tmp_path, "adds.csv", ADDS)
    bad = (
        written(tmp_path, "empty.csv", ""),
        written(tmp_path, "picture.csv", b"\x89PNG\r\n\x1a\n\0\0"),
        tmp_path / "missing.csv",
        tmp_path,
    )
    done = tieout("sums", good, *bad, good)
    assert done.status == 2
    lines = [json.loads(line)["relations"] for line in done.out.splitlines()]
    assert lines == [RELATIONS, [], [], [], [], RELATIONS]
    told = done.err.splitlines()
    assert len(told) == len(bad)
    assert all(line.startswith(f"tieout: {path}: ") for line, path in zip(told, bad, strict=True))


def test_too_many_cells_are_refused_with_their_number(tieout: Call, tmp_path: Path) -> None:
    done = tieout("sums", written(tmp_path, "wide.csv", ("1," * 999 + "1\n") * 501))
    assert done.status == 2
    assert "wide.csv: 501,000 cells" in done.err


def test_a_quoted_cell_may_break_its_line(tieout: Call, tmp_path: Path) -> None:
    done = tieout("sums", written(tmp_path, "quoted.csv", ADDS.replace("b,", '"b\nand more",')))
    assert json.loads(done.out) == {"relations": RELATIONS}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(4)))
def test_lines_come_in_the_order_of_the_files(
    order: list[int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Files of which the n-th has n sums more than the first."""
    rows = [f"r{at},{1009 * at + 977},{4513 * at % 7919 + 1},{1009 * at + 978 + 4513 * at % 7919}" for at in range(6)]
    paths = [written(tmp_path, f"{n}.csv", "\n".join(rows[: n + 3])) for n in range(4)]
    assert run([str(paths[n]) for n in order]) == 0
    counts = [len(json.loads(line)["relations"]) for line in capsys.readouterr().out.splitlines()]
    assert counts == [n + 3 for n in order]


@pytest.mark.slow
def test_a_long_table_takes_bounded_time(tieout: Call, tmp_path: Path) -> None:
    """5,000 rows of 19 figures and their total; the time is what the runner allows for the whole suite."""
    dice = random.Random(7)
    rows = [[dice.randint(1, 99999) for _ in range(19)] for _ in range(5000)]
    text = "\n".join(",".join(map(str, (*row, sum(row)))) for row in rows)
    found = json.loads(tieout("sums", written(tmp_path, "long.csv", text)).out)["relations"]
    assert len(found) == 5000
    assert all(one["op"] == "sum" and one["result"][1] == 19 and len(one["inputs"]) == 19 for one in found)
