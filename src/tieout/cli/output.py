"""Chunks of text come in; they go to standard output or, whole or not at all, to a file."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tieout.core.errors import UsageError
from tieout.publish.ink import Ink


def ink_for(stream_is_file: bool) -> Ink:
    """Colours only on a terminal, and never where NO_COLOR is set (https://no-color.org)."""
    return Ink(not stream_is_file and sys.stdout.isatty() and not os.environ.get("NO_COLOR"))


def write(chunks: Iterable[str], output: str | None) -> None:
    """Print ``chunks``, or write them aside and rename, so that a file is never half written."""
    if output is None or output == "-":
        for chunk in chunks:
            sys.stdout.write(chunk)
        sys.stdout.flush()
        return
    target = Path(output)
    try:
        handle, aside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(chunks)
        mask = os.umask(0)
        os.umask(mask)
        Path(aside).chmod(0o666 & ~mask)
        Path(aside).replace(target)
    except OSError as error:
        raise UsageError(f"{output}: cannot be written: {error.strerror or error}") from None
