"""A path (or bytes) comes in; a Document goes out: decoded, cut into blocks, identified."""

from __future__ import annotations

import hashlib
import re
from itertools import pairwise
from pathlib import Path

from tieout.core.document import Document
from tieout.core.errors import SourceError
from tieout.core.span import Lines
from tieout.source.decode import MAX_BYTES, decode
from tieout.source.identify import identify
from tieout.source.text import blocks_of

MAX_LINE = 500_000
"""No exhibit has such a line; what has is a dump, and reading it as prose would take minutes."""

_HTML = re.compile(r"<(?:!doctype\s+html|html|body|head|div|td|tr|p|font|br)[\s/>]", re.IGNORECASE)
_SHOWN = re.compile(r"<(?:td|pre)[\s>]", re.IGNORECASE)
_TYPED = re.compile(r"<S>[\s\S]{0,400}?<C>", re.IGNORECASE)
"""Column marks of EDGAR's plain text, whose tables an HTML parser swallows."""


def load(path: str, data: bytes | None = None) -> Document:
    """Read ``path`` (or ``data`` that came from it) as plain text or HTML.

    Raises SourceError, whose message names the path and the cause, when it cannot be read.
    """
    if data is None:
        data = read_bytes(Path(path))
    return load_text(decode(data, path), path, hashlib.sha256(data).hexdigest())


def load_text(text: str, path: str = "-", sha256: str = "") -> Document:
    """A Document of ``text``; ``sha256`` is that of the bytes it came from (computed when left out)."""
    if is_html(text):
        return _load_html(text, path, sha256)
    lines = Lines.of(text)
    longest = max((end - start for start, end in pairwise((*lines.starts, len(text)))), default=0)
    if longest > MAX_LINE:
        raise SourceError(f"{path}: a line of {longest:,} characters; lines over {MAX_LINE:,} are not read")
    kind, issuer, cik, date = identify(text)
    return Document(
        path=path,
        part="",
        sha256=sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=text,
        lines=lines,
        blocks=blocks_of(text),
        kind=kind,
        issuer=issuer,
        cik=cik,
        date=date,
    )


def is_html(text: str) -> bool:
    """Whether ``text`` is marked up as HTML. EDGAR's plain text has tags too, but not these."""
    if len(_HTML.findall(text, 0, 20_000)) < 3:
        return False
    return _SHOWN.search(text) is not None or _TYPED.search(text, 0, 400_000) is None


def _load_html(source: str, path: str, sha256: str) -> Document:
    from tieout.source.html import page_of  # a parser that plain text does not wait for

    try:
        text, blocks, origin = page_of(source)
    except SourceError as error:
        raise SourceError(f"{path}: {error}") from None
    kind, issuer, cik, date = identify(text)
    return Document(
        path=path,
        part="",
        sha256=sha256 or hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest(),
        text=text,
        lines=Lines.of(text),
        blocks=blocks,
        kind=kind,
        issuer=issuer,
        cik=cik,
        date=date,
        origin=origin,
    )


def read_bytes(path: Path) -> bytes:
    """The bytes of a file of bearable size. Raises SourceError, naming the path and the cause."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise SourceError(f"{path}: {size:,} bytes; documents over {MAX_BYTES:,} bytes are not read")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)  # a device has no size and may have no end
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror or error}") from None
