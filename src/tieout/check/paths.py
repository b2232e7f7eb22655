"""Paths as the user gave them come in; (path, bytes or None) of every document among them goes out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from tieout.core.report import Fault

SUFFIXES = (".txt", ".text", ".asc", "")
"""Endings that a folder is searched for; a file named by itself is read whatever its ending."""


def documents_in(paths: Iterable[str], faults: list[Fault]) -> Iterator[tuple[str, bytes | None]]:
    """Each document once, in order; ``-`` is standard input. What is missing or empty is added to ``faults``."""
    for path in paths:
        if path == "-":
            yield "-", sys.stdin.buffer.read()
            continue
        place = Path(path)
        if place.is_dir():
            found = [item for item in sorted(place.rglob("*")) if _is_document(item, place)]
            if not found:
                faults.append(
                    Fault(
                        path, f"no documents in this folder (endings looked for: {', '.join(s for s in SUFFIXES if s)})"
                    )
                )
            for item in found:
                yield str(item), None
        elif place.exists():
            yield path, None
        else:
            faults.append(Fault(path, "no such file or folder"))


def _is_document(item: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in item.relative_to(folder).parts)
    return not hidden and item.is_file() and item.suffix.lower() in SUFFIXES[:-1]
