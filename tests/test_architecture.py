"""The rules that bind all code and that no linter knows: rooms small, numbers exact, one door a library."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "tieout"
FILES = sorted(SOURCE.rglob("*.py"))
FLOAT_FREE = {"core", "sums", "read", "book", "prove", "publish"}
INEXACT_MATH = {"log", "log2", "log10", "log1p", "sqrt", "exp", "pow", "fsum"}
DOORS = {
    "click": "cli/",  # the room is the door: one file a command
    "turbohtml": ("source/html/tokens.py", "publish/html/sanitise.py"),  # to read markup; to show it
    "tomlkit": "book/issuer/write.py",  # loaded when an issuer file is written
    "docx": "source/docx/package.py",  # an extra, opened when a DOCX comes
    "pypdfium2": "source/pdf/glyphs.py",  # an extra, which runs in a process of its own
    "pygal": "publish/capital/chart.py",  # an extra, opened when a chart is asked for
    "scipy": "book/solve/linear.py",  # an extra, opened when bounds are wide that many relations give together
    "pandas": "core/facts.py",  # an extra, opened when a data frame is asked for
    "openpyxl": "source/workbook.py",  # an extra, opened when a workbook is given
    "xlsxwriter": "publish/workbook.py",  # an extra, opened when a workbook is asked for
}


def name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=name(path))


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0]


def imported(module: ast.Module) -> set[str]:
    """The top-level packages that a module imports, at its head or inside functions."""
    found: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def inexact(module: ast.Module) -> list[str]:
    """Where a module makes binary floats: literals, ``float(...)``, ``math.log`` and its like."""
    found = []
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            found.append(f"line {node.lineno}: the literal {node.value!r}")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float":
            found.append(f"line {node.lineno}: a call of float()")
        elif (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id == "math"
            and node.attr in INEXACT_MATH
        ):
            found.append(f"line {node.lineno}: math.{node.attr}")
        elif isinstance(node, ast.ImportFrom) and node.module == "math":
            bad = INEXACT_MATH & {alias.name for alias in node.names}
            found.extend(f"line {node.lineno}: math.{each}" for each in sorted(bad))
    return found


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_file_is_one_noun_or_one_verb_and_stays_under_400_lines(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= 400, f"{name(path)} has {lines} lines; which two things does it do?"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_module_says_what_flows_in_and_out(path: Path) -> None:
    assert ast.get_docstring(tree(path)), f"{name(path)} has no docstring"


@pytest.mark.parametrize("path", [path for path in FILES if room(path) in FLOAT_FREE], ids=name)
def test_numbers_stay_exact_from_print_to_print(path: Path) -> None:
    assert inexact(tree(path)) == [], f"{name(path)} computes in binary floats"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_foreign_library_has_one_door(path: Path) -> None:
    foreign = imported(tree(path)) - set(sys.stdlib_module_names) - {"tieout"}
    for library in sorted(foreign):
        assert library in DOORS, f"{name(path)} imports {library}, which has no door yet: see DOORS"
        assert name(path).startswith(DOORS[library]), f"{name(path)} imports {library}: its door is {DOORS[library]}"


def test_the_core_knows_the_standard_library_only() -> None:
    for path in FILES:
        if room(path) == "core":
            head = ast.Module([node for node in tree(path).body if isinstance(node, ast.Import | ast.ImportFrom)], [])
            assert imported(head) <= set(sys.stdlib_module_names) | {"tieout"}


def test_the_checks_of_this_file_would_notice() -> None:
    """import click / x = 0.5 / y = float("1") / from math import log2 / z = math.log(2)"""
    bad = 'import click\nimport math\nx = 0.5\ny = float("1")\nfrom math import log2\nz = math.log(2)\n'
    assert imported(ast.parse(bad)) == {"click", "math"}
    assert len(inexact(ast.parse(bad))) == 4
