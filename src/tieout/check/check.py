"""Paths come in; a Report goes out: the whole recipe, in one screen."""

from __future__ import annotations

import gc
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal

from tieout.book.book import Book
from tieout.book.build import build
from tieout.check.paths import documents_in
from tieout.core.document import Document
from tieout.core.errors import SourceError
from tieout.core.finding import Finding, Key, Severity, Verdict
from tieout.core.report import CheckedDocument, CheckedFigure, Copy, Fault, Report
from tieout.prove.run import Outcome, prove
from tieout.read.exhibit import read_exhibit
from tieout.source import load_all

Place = str | os.PathLike[str]


def check(paths: Place | Iterable[Place], progress: Callable[[str], None] | None = None) -> Report:
    """Read, build, prove: the report on the documents at ``paths`` (files, folders, ``-`` for standard input).

    ``progress`` is told each path before it is read. Files that cannot be read become faults of the report, those
    with the bytes of one before its copies; the others are checked all the same. Raises nothing for bad documents.
    """
    started = time.perf_counter_ns()
    documents: list[Document] = []
    faults: list[Fault] = []
    copies: list[Copy] = []
    seen: dict[str, str] = {}
    given: Iterable[Place] = [paths] if isinstance(paths, str | os.PathLike) else paths
    with _counting_only():
        for path, data in documents_in([os.fspath(each) for each in given], faults):
            if progress is not None:
                progress(path)
            try:
                loaded = load_all(path, data)
                first = seen.setdefault(loaded.documents[0].sha256, path)
                if first == path:
                    documents += loaded.documents
                    faults += [Fault(path, note) for note in loaded.notes]
                else:
                    copies.append(Copy(path, first))
            except SourceError as error:
                faults.append(Fault(path, str(error).removeprefix(f"{path}: ")))
        return replace(check_documents(documents, faults, started), copies=tuple(copies))


def check_documents(documents: Iterable[Document], faults: Iterable[Fault] = (), started: int | None = None) -> Report:
    """The report on documents already loaded."""
    started = time.perf_counter_ns() if started is None else started
    with _counting_only():
        outcome = prove(build(read_exhibit(document) for document in documents))
        checked = _checked(outcome)
    elapsed = time.perf_counter_ns() - started
    return Report(
        documents=checked,
        proofs=outcome.proofs,
        findings=tuple(sorted(outcome.findings, key=_order)),
        implied=(),
        faults=tuple(faults),
        seconds=Decimal(elapsed // 1_000_000).scaleb(-3),
    )


@contextmanager
def _counting_only() -> Iterator[None]:
    """No search for cycles of references inside.

    Documents, books and reports are trees, which counting references frees. The search finds nothing in them and walks
    them again and again while they grow, for an eighth of the time.
    """
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()


def _order(finding: Finding) -> tuple[int, int, int]:
    rank = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}[finding.severity]
    return rank, finding.document, finding.figure[1] if finding.figure else -1


def _checked(outcome: Outcome) -> tuple[CheckedDocument, ...]:
    proofs: dict[Key, list[int]] = defaultdict(list)
    proved: set[Key] = set()
    for index, proof in enumerate(outcome.proofs):
        for key in (proof.result, *proof.inputs):
            proofs[key].append(index)
            # What rests on no other print says how a number is meant, not that it is right.
            if proof.inputs and proof.verdict is not Verdict.CONTRADICTED:
                proved.add(key)
    accused = {finding.figure for finding in outcome.findings if finding.severity is Severity.ERROR and finding.figure}
    return tuple(_document(outcome.book, index, proofs, proved, accused) for index in range(len(outcome.book.exhibits)))


def _document(
    book: Book, index: int, proofs: dict[Key, list[int]], proved: set[Key], accused: set[Key]
) -> CheckedDocument:
    exhibit = book.exhibits[index]
    document = exhibit.document
    seen: dict[str, int] = {}
    told: dict[int, str] = {id(None): ""}  # by identity: the figures of a column share their period
    short = document.sha256[:10]
    origin = document.origin
    figures = []
    for at, figure in enumerate(exhibit.figures):
        key = (index, at)
        facts = book.facts.get(key, ())
        fact = facts[0] if facts else None
        when = told.get(id(figure.period))
        if when is None:
            when = told[id(figure.period)] = str(figure.period)
        what = (fact.concept if fact else "") or " / ".join(figure.label)
        name = f"{what}|{fact.segment if fact else ''}|{when}"
        nth = seen[name] = seen.get(name, 0) + 1
        start = figure.start if origin is None else origin.start(figure.start)
        status = "contradicted" if key in accused else "proved" if key in proved else "unproved"
        figures.append(
            CheckedFigure(
                f"{short}.{start}",
                f"{name}|{nth}",
                figure,
                facts,
                status,
                tuple(proofs.get(key, ())),
                start,
                figure.end if origin is None else origin.end(figure.end),
            )
        )
    return CheckedDocument(
        document.path,
        document.part,
        document.sha256,
        document.kind,
        document.issuer,
        document.date,
        document.text,
        tuple(figures),
        origin,
    )
