"""``tieout book``: paths come in; what the documents provide goes out as an issuer file, new or with every edit kept."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tieout.cli.issuers import issuer_at
from tieout.cli.output import say, spare_inputs, write
from tieout.core.amounts import count
from tieout.core.errors import UsageError

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
    from tieout.check.loading import Loading
    from tieout.source.load import read_text

    spare_inputs(output, paths)
    there = None if output in (None, "-") else Path(output or "")
    if there is not None and there.exists() and not os.access(there, os.W_OK):
        raise UsageError(f"{output}: may not be written to")
    before = read_text(str(there)) if there is not None and there.is_file() and there.stat().st_size else ""
    issuer = issuer_at(str(there)) if before.strip() else None
    loading = Loading()
    papers = [_paper(document, quiet) for document in loading.documents(paths)]
    for fault in loading.faults:
        say(f"tieout: {fault.path}: {fault.cause}")
    if loading.faults and there is not None:
        raise UsageError(f"{output}: is left as it was, since not all documents could be read")
    merge = merged(before, drafted(papers, issuer))
    if not quiet:
        for line in merge.kept:
            say(line)
    if merge.text != before:
        write([merge.text], output)
    if there is not None and not quiet:
        say(f"{output}: {count(len(merge.added), 'field')} added, {len(merge.kept)} kept against the documents")
    return 2 if loading.faults else 0


def _paper(document: Document, quiet: bool) -> Paper:
    """What a document provides; what of it is not understood is told on standard error."""
    from tieout.book.issuer.draft import Paper
    from tieout.read.exhibit import read_exhibit
    from tieout.read.terms import provisions_of

    exhibit = read_exhibit(document)
    provisions = provisions_of(exhibit)
    for unread in () if quiet else provisions.unread:
        say(f"{document.path}:{unread.line}: not understood: {unread.why}")
    line = partial(_line, document)
    return Paper(document.name, document.date, document.issuer, provisions, line, _periods(exhibit))


def _line(document: Document, offset: int) -> int:
    return document.place(offset)[0]


def _periods(exhibit: Exhibit) -> dict[int, Period] | None:
    """The period of each figure by its place; None for a document that tells of acts and not of periods."""
    if exhibit.document.kind not in ("earnings-release", "periodic-report"):
        return None
    return {figure.start: figure.period for figure in exhibit.figures if figure.period is not None}
