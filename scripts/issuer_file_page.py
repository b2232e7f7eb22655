"""The fields of an issuer file come in from the program; docs/issuer-file.md and docs/issuer.schema.json go out.

python scripts/issuer_file_page.py
"""

from __future__ import annotations

import json
from pathlib import Path

from tieout.book.issuer.fields import LISTS, fields_of
from tieout.book.issuer.schema import schema

DOCS = Path(__file__).resolve().parents[1] / "docs"
MARK = "<!-- The tables below are written by scripts/issuer_file_page.py. -->"
TITLES = {
    "issuer": "`[issuer]`",
    "class": "`[[class]]`: a class or series of shares",
    "instrument": "`[[instrument]]`: a facility, loan, note, unit or warrant",
    **{name: f"`[[instrument.{name}]]`" for name in LISTS.values()},
    "share-event": "`[[event]]` on a class",
    "debt-event": "`[[event]]` on an instrument",
    "segment": "`[[segment]]`",
    "concept": "`[[concept]]`",
}


def tables() -> str:
    """The reference, a table of fields for each table of the file."""
    out = []
    for name, title in TITLES.items():
        out.append(f"## {title}\n\n| field | type | meaning |\n|---|---|---|\n")
        for field in fields_of(name):
            words = f"{field.meaning}: {', '.join(field.choices)}" if field.choices else field.meaning
            kind = f"{field.type}, needed" if field.required else field.type
            out.append(f"| `{field.name}` | {kind} | {words} |\n")
        out.append("\n")
    return "".join(out).rstrip() + "\n"


def main() -> None:
    """Write both files."""
    page = DOCS / "issuer-file.md"
    head = page.read_text(encoding="utf-8").split(MARK)[0]
    page.write_text(f"{head}{MARK}\n\n{tables()}", encoding="utf-8")
    (DOCS / "issuer.schema.json").write_text(json.dumps(schema(), indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
