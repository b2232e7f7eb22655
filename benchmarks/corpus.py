"""The folders of real documents come in; those that tieout reads, by issuer, go out, the exam apart.

A quarter of the issuers is the exam: they are measured for closing notes only, never looked at to mend a rule.
"""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
TEXT = ("earnings-text", "earnings-rendered", "earnings-pdftext", "annual-report")
HTML = ("earnings-html", "tenq-series", "tenq-ixbrl")
FOLDERS = (*TEXT, *HTML)
READ = (".txt", ".htm", ".html")


def seeds() -> list[Path]:
    """The four documents that the project began with."""
    return sorted((SHARED / "seeds").glob("*.txt"))


def issuers(folder: str, exam: bool = False, endings: tuple[str, ...] = READ) -> dict[str, list[Path]]:
    """The documents of ``folder`` whose names end so, by issuer: those of the exam, or all others."""
    found: dict[str, list[Path]] = defaultdict(list)
    with (SHARED / "corpus" / "index.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            path = SHARED / "corpus" / row["path"]
            if row["path"].startswith(f"{folder}/") and path.suffix in endings and examined(row["company"]) == exam:
                found[row["company"]].append(path)
    return dict(found)


def examined(company: str) -> bool:
    """Whether an issuer belongs to the exam: its name, not its documents, draws the lot."""
    return hashlib.sha256(company.lower().encode()).digest()[0] % 4 == 0
