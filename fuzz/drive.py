"""A path and the bytes of a file come in; tieout is run over them, and what must hold is asked of what comes out."""

from __future__ import annotations

import csv
import io
import json as stdlib_json
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from unittest import mock

from fuzz import oracle
from tieout.book.capital import capital_of
from tieout.book.issuer.checked import problems_of
from tieout.book.issuer.draft import Paper, drafted
from tieout.book.issuer.parse import issuer_in
from tieout.book.issuer.write import merged
from tieout.book.mapping import assignments_of
from tieout.check import check_documents
from tieout.check.dispositions import cleared as cleared_of
from tieout.check.dispositions import dispositions_in
from tieout.core.document import Document
from tieout.core.draft import DraftTable, Entry
from tieout.core.errors import SourceError, UsageError
from tieout.core.report import Fault, Report
from tieout.publish.capital.table import capital_listings
from tieout.publish.dispositions import skeletons
from tieout.publish.findings import concise, full, github, json, junit, sarif
from tieout.publish.html import render
from tieout.publish.listing.text import render as render_listings
from tieout.read.exhibit import read_exhibit
from tieout.read.terms import provisions_of
from tieout.source import load, load_all
from tieout.source.decode import decode
from tieout.source.pdf import apart, pages
from tieout.source.pdf.sheet import Sheet
from tieout.sums.bare import relations_of

DRAFT = Path(__file__).resolve().parents[1] / "examples/lexington/2004-q4-release.txt"
BETWEEN = b"\n=====\n"
"""Parts the documents of a series in the bytes of one input."""


def check(path: str, data: bytes) -> None:
    """Load, read, check and print one file."""
    try:
        loaded = load_all(path, data)
    except SourceError as error:
        oracle.names(path, str(error))
        return
    for document in loaded.documents:
        oracle.document(document)
        oracle.exhibit(read_exhibit(document))
    report = check_documents(loaded.documents, [Fault(path, note) for note in loaded.notes])
    oracle.report(report)
    for renderer in (concise.render, full.render, github.render, junit.render):
        "".join(renderer(report))
    oracle.parses("".join(json.render(report)))
    oracle.parses("".join(sarif.render(report)))


def drawn(path: str, data: bytes) -> None:
    """Check one PDF, read in this process: in one of its own, nobody sees what code of ours an input reaches.

    What the library gives up on there is a refusal; what our own code gives up on is a fault here.
    """
    with mock.patch.object(pages, "sheets_of", _sheets_here):
        check(path, data)


def _sheets_here(data: bytes) -> list[Sheet]:
    from tieout.source.pdf.glyphs import Unreadable, pages_of

    try:
        return [apart._sheet(page) for page in stdlib_json.loads(stdlib_json.dumps(list(pages_of(data))))]
    except Unreadable as error:
        raise SourceError(str(error)) from None


def check_series(path: str, data: bytes) -> None:
    """Check several documents together: what lies between ``BETWEEN``."""
    documents = []
    for at, piece in enumerate(data.split(BETWEEN)[:4]):
        try:
            documents += load_all(f"{at}-{path}", piece).documents
        except SourceError as error:
            oracle.names(path, str(error))
    oracle.report(check_documents({document.sha256: document for document in documents}.values()))


def tied(path: str, data: bytes) -> None:
    """Tie a release to one file of records, which also says which accounts make its line items."""
    try:
        record = load(path, data)
        oracle.document(record)
        mapping = assignments_of(record)
    except SourceError as error:
        oracle.names(path, str(error))
        if "no row assigns" not in str(error):
            return
        mapping = ()
    report = check_documents([_draft()], support=[record], mapping=mapping)
    oracle.report(report)
    oracle.parses("".join(json.render(report)))


def cleared(path: str, data: bytes) -> None:
    """Clear exceptions of a release as one file of dispositions says."""
    try:
        dispositions = dispositions_in(decode(data, path), path)
    except (SourceError, UsageError) as error:
        oracle.names(path, str(error))
        return
    report = cleared_of(_checked(), dispositions)
    oracle.report(report)
    oracle.parses("".join(json.render(report)))


def skeleton() -> bytes:
    """A disposition for each exception of the release, signed."""
    text = "".join(skeletons(_checked()))
    return text.replace('initials = ""', 'initials = "JD"').replace('reason = ""', 'reason = "as filed"').encode()


@cache
def _draft() -> Document:
    return load(str(DRAFT))


@cache
def _checked() -> Report:
    return check_documents([_draft()])


def issuer(path: str, data: bytes) -> None:
    """Read an issuer file, look for what contradicts itself in it, add to it, and run what it holds on some days."""
    try:
        text = decode(data, path)
    except SourceError as error:
        oracle.names(path, str(error))
        return
    found, problems = issuer_in(text)
    assert (found is None) == bool(problems)
    with suppress(UsageError):
        again = merged(text, [DraftTable("instrument", "loan", (Entry("id", "loan", "a.txt:1"), Entry("kind", "note", "a.txt:1")))])
        assert merged(again.text, []).text == again.text
    if found is not None and not problems_of(found):
        capital = capital_of(found)
        for day in (date(2000, 1, 1), date(2004, 12, 31), date(2030, 1, 1)):
            "".join(render_listings(capital_listings(capital.on(day))))


def terms(path: str, data: bytes) -> None:
    """Read the provisions of a paper, and write the issuer file that they make."""
    try:
        document = load_all(path, data).documents[0]
    except SourceError as error:
        oracle.names(path, str(error))
        return
    provisions = provisions_of(read_exhibit(document))
    keys = {subject.key for subject in provisions.subjects}
    for term in provisions.terms:
        assert term.subject in keys, term
        assert 0 <= term.start <= term.end <= len(document.text), term
    provided = Paper("a.txt", document.date, document.issuer, provisions, lambda offset: document.place(offset)[0])
    found, problems = issuer_in(merged("", drafted([provided])).text)
    assert found is not None or all("has no" in one.message or "is to be" not in one.message for one in problems), problems


def page(path: str, data: bytes) -> None:
    """Check one file and show it as a page."""
    try:
        loaded = load_all(path, data)
    except SourceError:
        return
    oracle.inert(render(check_documents(loaded.documents)))


def sums(path: str, data: bytes) -> None:
    """Search one bare table."""
    try:
        rows = list(csv.reader(io.StringIO(decode(data, path), newline="")))
    except (SourceError, csv.Error):
        return
    oracle.relations(rows, relations_of(rows))
