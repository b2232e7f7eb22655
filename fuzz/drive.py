"""A path and the bytes of a file come in; tieout is run over them, and what must hold is asked of what comes out."""

from __future__ import annotations

import csv
import io

from fuzz import oracle
from tieout.check import check_documents
from tieout.core.errors import SourceError
from tieout.core.report import Fault
from tieout.publish.findings import concise, full, json, sarif
from tieout.publish.html import render
from tieout.read.exhibit import read_exhibit
from tieout.source import load_all
from tieout.source.decode import decode
from tieout.sums.bare import relations_of

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
    for renderer in (concise.render, full.render):
        "".join(renderer(report))
    oracle.parses("".join(json.render(report)))
    oracle.parses("".join(sarif.render(report)))


def check_series(path: str, data: bytes) -> None:
    """Check several documents together: what lies between ``BETWEEN``."""
    documents = []
    for at, piece in enumerate(data.split(BETWEEN)[:4]):
        try:
            documents += load_all(f"{at}-{path}", piece).documents
        except SourceError as error:
            oracle.names(path, str(error))
    oracle.report(check_documents({document.sha256: document for document in documents}.values()))


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
