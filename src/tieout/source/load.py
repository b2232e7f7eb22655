"""A path (or bytes) comes in; its documents go out: decoded, parted, cut into blocks, identified."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from tieout.core.document import Block, Document
from tieout.core.errors import MissingExtra, OwnPage, SourceError
from tieout.core.filing import Filing
from tieout.core.origin import Origin
from tieout.core.span import Lines
from tieout.core.tag import Tag
from tieout.core.version import PAGE_MARK
from tieout.source.commas import is_commas, sheet_of
from tieout.source.decode import MAX_BYTES, decode
from tieout.source.extract import Extract, extract_of
from tieout.source.header import filing_of
from tieout.source.identify import identify
from tieout.source.sheets import listed
from tieout.source.submission import submission_of
from tieout.source.text import blocks_of

MAX_LINE = 500_000
"""No exhibit has such a line; what has is a dump, and reading it as prose would take minutes."""

_HEAD = 1_000
"""Our own pages say within so many characters that they are ours."""

_HTML = re.compile(r"<(?:!doctype\s+html|html|body|head|div|td|tr|p|font|br)[\s/>]", re.IGNORECASE)
_SHOWN = re.compile(r"<(?:td|pre)[\s>]", re.IGNORECASE)
_TYPED = re.compile(r"<S>[\s\S]{0,400}?<C>", re.IGNORECASE)
"""Column marks of EDGAR's plain text, whose tables an HTML parser swallows."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file came to: its documents in order, and notes on what of it could not be read."""

    documents: tuple[Document, ...]
    notes: tuple[str, ...] = ()


def load(path: str, data: bytes | None = None) -> Document:
    """The only document of ``path``, or the first of a submission. Raises SourceError as ``load_all`` does."""
    return load_all(path, data).documents[0]


def load_all(path: str, data: bytes | None = None) -> Loaded:
    """Read ``path`` (or ``data`` that came from it): plain text, HTML, a submission of several documents, a PDF, a DOCX,
    a workbook, or (by its name) CSV.

    Raises SourceError, whose message names the path and the cause, when nothing of it can be read, OwnPage where it is
    a page of ours, and MissingExtra where that needs what is not installed.
    """
    if data is None:
        data = read_bytes(Path(path))
    sha256 = hashlib.sha256(data).hexdigest()
    text = ""
    try:
        extract = extract_of(data)
        if extract is None:
            text = decode(data, path)
            extract = Extract(*listed([sheet_of(text, path)])) if is_commas(path) else None
    except (SourceError, MissingExtra) as error:
        raise type(error)(f"{path}: {str(error).removeprefix(f'{path}: ')}") from None
    if extract is not None:
        return Loaded((_extracted(extract, path, sha256),))
    if PAGE_MARK in text[:_HEAD]:
        raise OwnPage(f"{path}: a report that tieout wrote; check the documents that it was made of")
    return _documents_of(text, path, sha256)


def load_text(text: str, path: str = "-") -> Document:
    """The only or first document of ``text``, which came from ``path``. Raises SourceError."""
    return _documents_of(text, path, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()).documents[0]


def _documents_of(text: str, path: str, sha256: str) -> Loaded:
    submission = submission_of(text)
    if submission is None:
        return Loaded((_document(text, path, sha256),))
    filing = filing_of(text, submission.header)
    lines = Lines.of(text)
    documents, notes = [], [submission.flaw] if submission.flaw else []
    for part in submission.parts:
        try:
            document = _document(text[part.start : part.end], path, sha256, part.name, filing)
        except SourceError as error:
            notes.append(f"document {part.name}: {str(error).removeprefix(f'{path}: ')}")
            continue
        origin = document.origin
        documents.append(
            replace(
                document,
                origin=Origin.of_slice(text, lines, part.start, part.end)
                if origin is None
                else origin.moved(part.start, text, lines),
                tags=tuple([replace(tag, start=tag.start + part.start, end=tag.end + part.start) for tag in document.tags]),
            )
        )
    if not documents:
        raise SourceError(f"{path}: {'; '.join(notes) or 'no document of this submission is text'}")
    return Loaded(tuple(documents), tuple(notes))


def _document(text: str, path: str, sha256: str, part: str = "", filing: Filing | None = None) -> Document:
    """A Document of ``text``, all of it, as if it were a file."""
    read, blocks, origin, tags = _html(text, path) if is_html(text) else (text, _plain(text, path), None, ())
    kind, issuer, cik, date = identify(read, filing, part.rpartition(":")[2])
    return Document(
        path=path,
        part=part,
        sha256=sha256,
        text=read,
        lines=Lines.of(read),
        blocks=blocks,
        kind=kind,
        issuer=issuer,
        cik=cik,
        date=date,
        origin=origin,
        filing=filing,
        tags=tags,
    )


def _extracted(extract: Extract, path: str, sha256: str) -> Document:
    kind, issuer, cik, date = identify(extract.text)
    return Document(
        path=path,
        part="",
        sha256=sha256,
        text=extract.text,
        lines=Lines.of(extract.text),
        blocks=extract.blocks,
        kind=kind,
        issuer=issuer,
        cik=cik,
        date=date,
        places=extract.places,
    )


def _plain(text: str, path: str) -> tuple[Block, ...]:
    starts = Lines.of(text).starts
    longest = max((end - start for start, end in pairwise((*starts, len(text)))), default=0)
    if longest > MAX_LINE:
        raise SourceError(f"{path}: a line of {longest:,} characters; lines over {MAX_LINE:,} are not read")
    return blocks_of(text)


def is_html(text: str) -> bool:
    """Whether ``text`` is marked up as HTML. EDGAR's plain text has tags too, but not these."""
    if len(_HTML.findall(text, 0, 20_000)) < 3:
        return False
    return _SHOWN.search(text) is not None or _TYPED.search(text, 0, 400_000) is None


def _html(source: str, path: str) -> tuple[str, tuple[Block, ...], Origin, tuple[Tag, ...]]:
    from tieout.source.html import TagReader, is_tagged, page_of  # a parser that plain text does not wait for

    tags = TagReader() if is_tagged(source) else None
    try:
        text, blocks, origin = page_of(source, tags.watch if tags else None)
    except SourceError as error:
        raise SourceError(f"{path}: {error}") from None
    return text, blocks, origin, tags.tags() if tags else ()


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


def read_text(path: str) -> str:
    """The text of a file that is no document: an issuer file, a rate history, a table. Raises SourceError."""
    return decode(read_bytes(Path(path)), path)
