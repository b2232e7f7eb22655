"""``tieout book``: paths come in; what the documents provide goes out as an issuer file, new or with every edit kept."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tieout.cli.output import say, spare_inputs, write
from tieout.core.amounts import count
from tieout.core.errors import SourceError, UsageError
from tieout.core.report import Fault

if TYPE_CHECKING:
    from tieout.book.issuer.draft import Paper
    from tieout.core.document import Document
    from tieout.core.exhibit import Exhibit
    from tieout.core.period import Period


@click.command(name="book")
@click.argument("paths", nargs=-1, required=True)
@click.option("--output", "-o", metavar="FILE", help="The issuer file; one that is there is added to, and no edit is lost.")
@click.option("--quiet", "-q", is_flag=True, help="Do not tell what was added, kept and left unread.")
def command(paths: tuple[str, ...], output: str | None, quiet: bool) -> int:
    """Write the issuer file (TOML) of the documents at PATHS: instruments, classes of shares, events, with their lines.

    Each value has the document and the line that state it as a comment. Built again, the file keeps whatever was changed,
    added or taken out by hand. Provisions that are not understood are listed on standard error, never guessed.

    \b
    Examples:
      tieout book announcement.txt certificate.txt -o issuer.toml
      tieout book filings/ -o issuer.toml
      tieout book announcement.txt | less
    """
    from tieout.book.issuer.draft import drafted
    from tieout.book.issuer.write import merged

    spare_inputs(output, paths)
    faults: list[Fault] = []
    provided = list(_provided(paths, faults, quiet))
    tables = drafted(provided)
    there = Path(output) if output not in (None, "-") else None
    before = _text(there) if there is not None and there.is_file() else ""
    merge = merged(before, tables)
    for fault in faults:
        say(f"tieout: {fault.path}: {fault.cause}")
    if faults and there is not None:
        raise UsageError(f"{output}: is left as it was, since not all documents could be read")
    if there is not None and there.exists() and not os.access(there, os.W_OK):
        raise UsageError(f"{output}: may not be written to")
    _told(before, str(output))
    if not quiet:
        for line in merge.kept:
            say(line)
    if merge.text != before:
        write([merge.text], output)
    if there is not None and not quiet:
        say(f"{output}: {count(len(merge.added), 'field')} added, {len(merge.kept)} kept against the documents")
    return 2 if faults else 0


def _provided(paths: tuple[str, ...], faults: list[Fault], quiet: bool) -> Iterator[Paper]:
    from tieout.book.issuer.draft import Paper
    from tieout.check.paths import documents_in
    from tieout.read.exhibit import read_exhibit
    from tieout.read.terms import provisions_of
    from tieout.source import load_all

    for path, data in documents_in(paths, faults):
        try:
            documents = load_all(path, data).documents
        except SourceError as error:
            faults.append(Fault(path, str(error).removeprefix(f"{path}: ")))
            continue
        for document in documents:
            exhibit = read_exhibit(document)
            provisions = provisions_of(exhibit)
            name = f"{Path(path).name}#{document.part}" if document.part else Path(path).name
            yield Paper(name, document.date, document.issuer, provisions, partial(_line, document), _periods(exhibit))
            for unread in () if quiet else provisions.unread:
                say(f"{path}:{unread.line}: not understood: {unread.why}")


def _told(text: str, path: str) -> None:
    """Raise UsageError where the file that is there has faults, each of them told: what is wrong is not added to."""
    from tieout.book.issuer.parse import issuer_in

    problems = issuer_in(text)[1] if text.strip() else ()
    for one in problems:
        say(one.told(path))
    if problems:
        raise UsageError(f"{path}: is mended first; nothing is written to it")


def _line(document: Document, offset: int) -> int:
    return document.place(offset)[0]


def _periods(exhibit: Exhibit) -> dict[int, Period] | None:
    """The period of each figure by its place; None for a document that tells of acts and not of periods."""
    if exhibit.document.kind not in ("earnings-release", "periodic-report"):
        return None
    return {figure.start: figure.period for figure in exhibit.figures if figure.period is not None}


def _text(path: Path) -> str:
    from tieout.source.decode import decode

    try:
        return decode(path.read_bytes(), str(path)) if path.stat().st_size else ""
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from None
