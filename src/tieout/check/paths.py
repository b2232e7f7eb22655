"""Paths as the user gave them come in; (path, bytes or None) of every document among them goes out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from tieout.core.report import Fault
from tieout.source import MAX_BYTES

SUFFIXES = (".txt", ".text", ".asc", ".htm", ".html", ".xhtml", ".docx", ".pdf", "")
"""Endings that a folder is searched for; a file named by itself is read whatever its ending."""


RECORDS = (*SUFFIXES, ".htm", ".html", ".csv", ".tsv", ".xlsx", ".xlsm")
"""Those for which a folder of records is searched."""

_RECORDS_ONLY = "; its workbooks and CSV files are records for --support; to check one, name it"


def documents_in(
    paths: Iterable[str], faults: list[Fault], suffixes: tuple[str, ...] = SUFFIXES
) -> Iterator[tuple[str, bytes | None]]:
    """Each document once, in order; ``-`` is standard input. What is missing or empty is added to ``faults``.

    Folders are searched for files that end in one of ``suffixes``.
    """
    seen: set[str] = set()
    for path in dict.fromkeys(paths):
        if path == "-" and sys.stdin is None:
            faults.append(Fault(path, "standard input is closed"))
            continue
        if path == "-":
            yield "-", sys.stdin.buffer.read(MAX_BYTES + 1)
            continue
        told = len(faults)
        try:
            found = _documents_at(path, suffixes, faults)
        except OSError as error:  # a name that is too long
            faults.append(Fault(path, error.strerror or str(error)))
            continue
        if found is None:
            faults.append(Fault(path, "no such file or folder"))
        elif not found and len(faults) == told:
            endings = ", ".join(suffix for suffix in suffixes if suffix)
            records = "" if suffixes == RECORDS or not _documents_at(path, RECORDS, []) else _RECORDS_ONLY
            faults.append(Fault(path, f"no documents in this folder (endings looked for: {endings}){records}"))
        for item in found or ():
            if item not in seen:
                seen.add(item)
                yield item, None


def _documents_at(path: str, suffixes: tuple[str, ...], faults: list[Fault]) -> list[str] | None:
    """The file as named, or the documents in the folder; None where there is nothing. Raises OSError where none may look.

    Folders in it that may not be looked into are added to ``faults``; what is hidden is passed over.
    """
    place = Path(path)
    if not place.is_dir():
        return [path] if place.exists() else None

    def closed(error: OSError) -> None:
        faults.append(Fault(str(error.filename or path), error.strerror or str(error)))

    found: list[Path] = []
    for folder, below, names in os.walk(place, onerror=closed):
        below[:] = sorted(name for name in below if not name.startswith("."))
        found += [item for name in names if _is_document(item := Path(folder, name), suffixes)]
    return [str(item) for item in sorted(found)]


def _is_document(item: Path, suffixes: tuple[str, ...]) -> bool:
    if item.name.startswith(".") or item.suffix.lower() not in filter(None, suffixes):
        return False
    try:
        return item.is_file()
    except OSError:
        return True  # whoever reads it is told why that cannot be
