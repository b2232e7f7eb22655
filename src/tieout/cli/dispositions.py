"""The path of a file of dispositions comes in; what it holds goes out, or entries that are missing are added to it."""

from __future__ import annotations

from pathlib import Path

from tieout.cli.output import say, write
from tieout.core.amounts import count
from tieout.core.disposition import Disposition
from tieout.core.errors import UsageError
from tieout.core.report import Report


def read_dispositions(path: str) -> tuple[Disposition, ...]:
    """The dispositions in the file at ``path``. Raises UsageError, naming the path and the cause."""
    from tieout.check.dispositions import dispositions_in

    return dispositions_in(_text(path), path)


def known_dispositions(path: str) -> tuple[Disposition, ...]:
    """As ``read_dispositions``, of a file that need not be there yet."""
    return read_dispositions(path) if Path(path).exists() else ()


def add_dispositions(report: Report, path: str) -> None:
    """Add an entry to be filled in for each open error and warning to the file at ``path``; what is there stays as it is.

    Raises UsageError where the file is there and is none of dispositions, or cannot be written.
    """
    from tieout.publish.dispositions import skeletons

    known = known_dispositions(path)
    before = _text(path) if Path(path).exists() else ""
    added = list(skeletons(report, known, fresh=not before.strip()))
    entries = sum("[[disposition]]" in chunk for chunk in added)
    if entries:
        ending = "" if not before or before.endswith("\n") else "\n"
        write((before, ending, *added), path)
    say(f"tieout: {path}: {count(entries, 'exception')} to be looked at added")


def _text(path: str) -> str:
    try:
        return Path(path).read_bytes().decode("utf-8")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: not TOML: not written in UTF-8") from None
