"""Paths come in; the documents at them go out, each once, with what could not be read and what was passed over."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from tieout.check.paths import SUFFIXES, documents_in
from tieout.core.document import Document
from tieout.core.errors import MissingExtra, OwnPage, SourceError
from tieout.core.report import Copy, Fault, Skipped
from tieout.source import load_all

Place = str | os.PathLike[str]
Places = Place | Iterable[Place]


@dataclass(slots=True)
class Loading:
    """What is known while paths are read: ``seen`` has the first path of each file's bytes; ``left`` was passed over."""

    faults: list[Fault] = field(default_factory=list)
    left: list[Copy | Skipped] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)

    def documents(
        self, given: Places, progress: Callable[[str], None] | None = None, suffixes: tuple[str, ...] = SUFFIXES
    ) -> Iterator[Document]:
        """The documents at ``given`` that can be read and were not seen before. Pages of ours in a folder are passed over."""
        places = [os.fspath(each) for each in ([given] if isinstance(given, str | os.PathLike) else given)]
        for path, data in documents_in(places, self.faults, suffixes):
            if progress is not None:
                progress(path)
            try:
                loaded = load_all(path, data)
            except (SourceError, MissingExtra) as error:
                cause = str(error).removeprefix(f"{path}: ")
                if isinstance(error, OwnPage) and path not in places:
                    self.left.append(Skipped(path, cause))
                else:
                    self.faults.append(Fault(path, cause))
                continue
            sha256 = loaded.documents[0].sha256
            first = self.seen.get(sha256)
            if first is None:
                self.seen[sha256] = path
                yield from loaded.documents
                self.faults += [Fault(path, note) for note in loaded.notes]
            elif first == path:
                self.left.append(Skipped(path, "is read already; a document is no witness for itself"))
            else:
                self.left.append(Copy(path, first))
