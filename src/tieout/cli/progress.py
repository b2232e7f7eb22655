"""The paths that are being read come in, one by one; a line on standard error that is rewritten goes out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tieout.publish.ink import safe

_CLEAR = "\r\x1b[K"


@contextmanager
def progress(quiet: bool) -> Iterator[Callable[[str], None] | None]:
    """What to tell each path to, or None where nobody watches: standard error is no terminal, or ``quiet``.

    The first path is not shown (one file is done before it could be read), and the line is cleared at the end.
    """
    if quiet or sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    count = 0

    def tell(path: str) -> None:
        nonlocal count
        count += 1
        if count > 1:
            sys.stderr.write(f"{_CLEAR}{count:,} {safe(path[-70:])}")
            sys.stderr.flush()

    try:
        yield tell
    finally:
        if count > 1:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
