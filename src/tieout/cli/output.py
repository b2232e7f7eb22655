"""Chunks of text come in; they go to standard output or, whole or not at all, to a file; messages go to standard error."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from tieout.core.errors import UsageError
from tieout.publish.ink import Ink, safe


def ink_for(stream_is_file: bool) -> Ink:
    """Colours only on a terminal, and never where NO_COLOR is set (https://no-color.org)."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    return Ink(terminal and not stream_is_file and not os.environ.get("NO_COLOR"))


def spare_inputs(output: str | None, paths: Iterable[str]) -> None:
    """Raise UsageError where ``output`` is one of the documents to be read: it would be lost."""
    if output is None or output == "-":
        return
    target = Path(os.path.realpath(output))
    if any(path != "-" and target == Path(os.path.realpath(path)) and target.is_file() for path in paths):
        raise UsageError(f"{output}: is one of the documents to be read; write the report somewhere else")


def must_be_writable(output: str | None) -> None:
    """Raise UsageError where no file can be written at ``output``: better told before the work than after it."""
    if output is None or output == "-":
        return
    target = Path(os.path.realpath(output))
    cause = ""
    if target.is_dir():
        cause = "is a folder"
    elif target.exists() and not target.is_file():
        cause = "" if os.access(target, os.W_OK) else "permission denied"
    elif not target.parent.is_dir():
        cause = f"there is no folder {target.parent}"
    elif not os.access(target.parent, os.W_OK):
        cause = f"no file can be made in {target.parent}"
    if cause:
        raise UsageError(f"{output}: cannot be written: {cause}")


def write(chunks: Iterable[str], output: str | None) -> None:
    """Print ``chunks``, or write them aside and rename, so that a file is never half written.

    A reader that goes away (``| head``) is no fault. Raises UsageError where ``output``, or standard output, cannot
    be written.
    """
    if output is None or output == "-":
        _print(chunks)
        return
    target = Path(os.path.realpath(output))
    try:
        if target.exists() and not target.is_file():
            with target.open("w", encoding="utf-8", errors="backslashreplace") as file:  # a device or a pipe
                file.writelines(chunks)
        else:
            _replace(target, chunks)
    except OSError as error:
        raise UsageError(f"{output}: cannot be written: {error.strerror or error}") from None


def write_bytes(data: bytes, output: str) -> None:
    """Write ``data`` aside and rename. Raises UsageError where ``output`` cannot be written."""
    target = Path(os.path.realpath(output))
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)  # a device or a pipe
        else:
            with _aside(target) as handle, os.fdopen(handle, "wb") as file:
                file.write(data)
    except OSError as error:
        raise UsageError(f"{output}: cannot be written: {error.strerror or error}") from None


def say(message: str) -> None:
    """Print a line on standard error, inert; where nobody can read it, it is lost and the exit status still stands."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"{safe(message)}\n")
        sys.stderr.flush()
    except OSError:
        _discard(sys.stderr)


def _print(chunks: Iterable[str]) -> None:
    if sys.stdout is None:
        raise UsageError("standard output is closed; --output FILE writes to a file")
    try:
        sys.stdout.writelines(chunks)
        sys.stdout.flush()
    except BrokenPipeError:
        _discard(sys.stdout)
    except OSError as error:
        _discard(sys.stdout)
        raise UsageError(f"standard output cannot be written: {error.strerror or error}") from None


def _discard(stream: TextIO) -> None:
    """What is still buffered would be flushed, and fail once more, when the interpreter ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _replace(target: Path, chunks: Iterable[str]) -> None:
    with (
        _aside(target) as handle,
        os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file,
    ):
        file.writelines(chunks)


@contextmanager
def _aside(target: Path) -> Iterator[int]:
    """The handle of a file beside ``target``, which takes its place when all went well. The caller closes the handle."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    aside = Path(name)
    try:
        yield handle
        mask = os.umask(0)
        os.umask(mask)
        aside.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~mask)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
