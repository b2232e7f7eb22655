"""Paths as the user gave them come in; (path, bytes or None) of every document among them goes out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from tieout.core.report import Fault
from tieout.source import MAX_BYTES

SUFFIXES = (".txt", ".text", ".asc", ".htm", ".html", ".xhtml", ".docx", ".pdf", "")
"""Endings that a folder is searched for; a file named by itself is read whatever its ending."""


RECORDS = (*SUFFIXES, ".htm", ".html", ".csv", ".tsv", ".xlsx", ".xlsm")
"""Those for which a folder of records is searched."""


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
        try:
            found = _documents_at(path, suffixes)
        except OSError as error:  # a name that is too long, a folder that may not be looked into
            faults.append(Fault(path, error.strerror or str(error)))
            continue
        if found is None:
            faults.append(Fault(path, "no such file or folder"))
        elif not found:
            endings = ", ".join(suffix for suffix in suffixes if suffix)
            faults.append(Fault(path, f"no documents in this folder (endings looked for: {endings})"))
        for item in found or ():
            if item not in seen:
                seen.add(item)
                yield item, None


def _documents_at(path: str, suffixes: tuple[str, ...]) -> list[str] | None:
    """The file as named, or the documents in the folder; None where there is nothing. OSError where none may look."""
    place = Path(path)
    if place.is_dir():
        next(place.iterdir(), None)  # the search itself passes over what it may not read
        return [str(item) for item in sorted(place.rglob("*")) if _is_document(item, place, suffixes)]
    return [path] if place.exists() else None


def _is_document(item: Path, folder: Path, suffixes: tuple[str, ...]) -> bool:
    hidden = any(part.startswith(".") for part in item.relative_to(folder).parts)
    return not hidden and item.is_file() and item.suffix.lower() in filter(None, suffixes)
