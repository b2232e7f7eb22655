"""The manual page and the schema in ``docs`` say what the program does."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

from tieout.book.issuer.parse import issuer_in
from tieout.book.issuer.schema import schema

ROOT = Path(__file__).resolve().parents[3]


def test_the_page_and_the_schema_are_those_that_the_program_gives():
    """After a change of a field: python scripts/issuer_file_page.py."""
    found = importlib.util.spec_from_file_location("page", ROOT / "scripts" / "issuer_file_page.py")
    assert found is not None
    assert found.loader is not None
    page = importlib.util.module_from_spec(found)
    found.loader.exec_module(page)
    text = (ROOT / "docs" / "issuer-file.md").read_text(encoding="utf-8")
    assert text.split(page.MARK)[1].strip() == page.tables().strip()
    assert json.loads((ROOT / "docs" / "issuer.schema.json").read_text(encoding="utf-8")) == schema()


def test_the_example_of_the_page_is_an_issuer_file():
    """It is set in four blanks, as Markdown shows code."""
    text = (ROOT / "docs" / "issuer-file.md").read_text(encoding="utf-8")
    lines = [line[4:] for line in text.splitlines() if line.startswith("    ")]
    example = "\n".join(lines[lines.index('schema = "tieout/issuer/1"') :])
    assert issuer_in(example)[1] == ()
