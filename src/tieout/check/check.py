"""Paths come in; a Report goes out: the whole recipe, in one screen."""

from __future__ import annotations

import gc
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from typing import Final

from tieout.book.book import Book
from tieout.book.build import build
from tieout.book.implied import Implications, implied
from tieout.book.mapping import assignments_of
from tieout.check.loading import Loading, Place, Places
from tieout.check.paths import RECORDS, SUFFIXES
from tieout.check.tied import supported, told_of
from tieout.core.document import Document
from tieout.core.errors import SourceError
from tieout.core.finding import Finding, Key, Proof, Severity, Verdict
from tieout.core.ledger import Assignment
from tieout.core.report import CheckedDocument, CheckedFigure, Copy, Fault, Report, Skipped
from tieout.prove.run import Outcome, prove
from tieout.read.exhibit import read_exhibit
from tieout.read.terms import with_provisions

_BREAK: Final = re.compile(r"[\r\n]")


def check(
    paths: Places,
    progress: Callable[[str], None] | None = None,
    *,
    support: Places = (),
    prior: Places = (),
    mapping: Place | None = None,
    infer: bool = False,
    assume_same_basis: bool = False,
    thorough: bool = False,
) -> Report:
    """Read, build, prove: the report on the documents at ``paths`` (files, folders, ``-`` for standard input).

    They are tied to the records at ``support`` (trial balances, schedules, signed filings) and compared with the
    documents at ``prior``, of which nothing else is told. ``mapping`` is a sheet that assigns accounts to line items.
    ``infer`` fills ``implied`` with what is implied and not printed, which takes a tenth of the time more;
    ``assume_same_basis`` takes all documents of an issuer to measure alike for it, and ``thorough`` looks by slower means
    as well: provisions are read, linear programs solved.
    ``progress`` is told each path before it is read. Files that cannot be read become faults of the report, those
    with the bytes of one before its copies; pages of ours in a folder are skipped; the others are checked all the same.
    Raises nothing for bad documents.
    """
    started = time.perf_counter_ns()
    loading = Loading()
    with _counting_only():
        drafts, priors, records, mappings = (
            list(loading.documents(places, progress, suffixes))
            for places, suffixes in (
                (paths, SUFFIXES),
                (prior, RECORDS),
                (support, RECORDS),
                (() if mapping is None else mapping, RECORDS),
            )
        )
        assigned = _assigned(mappings, loading.faults)
        report = check_documents(
            drafts, loading.faults, started, prior=priors, support=records, mapping=assigned,
            infer=infer, assume_same_basis=assume_same_basis, thorough=thorough,
        )  # fmt: skip
        return replace(
            report,
            copies=tuple(each for each in loading.left if isinstance(each, Copy)),
            skipped=tuple(each for each in loading.left if isinstance(each, Skipped)),
        )


def _assigned(mappings: Iterable[Document], faults: list[Fault]) -> list[Assignment]:
    assigned: list[Assignment] = []
    for document in mappings:
        try:
            assigned += assignments_of(document)
        except SourceError as error:
            faults.append(Fault(document.path, str(error).removeprefix(f"{document.path}: ")))
    return assigned


def check_documents(
    documents: Iterable[Document],
    faults: Iterable[Fault] = (),
    started: int | None = None,
    *,
    prior: Iterable[Document] = (),
    support: Iterable[Document] = (),
    mapping: Sequence[Assignment] = (),
    infer: bool = False,
    assume_same_basis: bool = False,
    thorough: bool = False,
) -> Report:
    """The report on documents already loaded."""
    started = time.perf_counter_ns() if started is None else started
    with _counting_only():
        exhibits = [read_exhibit(document) for document in documents]
        drafts = len(exhibits)
        outcome = prove(build([*exhibits, *(read_exhibit(document) for document in prior)]))
        witnesses = len(outcome.book.exhibits)
        book = replace(outcome.book, exhibits=tuple(map(with_provisions, outcome.book.exhibits))) if thorough else outcome.book
        follows = Implications((), (), ())
        if infer or thorough:
            follows = implied(book, _accused(outcome), assume_same_basis=assume_same_basis, thorough=thorough)
        records = [read_exhibit(document) for document in support]
        if witnesses > drafts:
            outcome = told_of(outcome, drafts)
        if records:
            outcome = supported(outcome, drafts, records, mapping)
        checked = _checked(outcome)
    elapsed = time.perf_counter_ns() - started
    return Report(
        documents=checked[:drafts],
        support=(
            *(replace(document, role="prior") for document in checked[drafts:witnesses]),
            *(replace(document, role="support") for document in checked[witnesses:]),
        ),
        proofs=tuple(map(_proof, outcome.proofs)),
        findings=tuple(sorted(map(_finding, outcome.findings), key=_order)),
        implied=follows.implied,
        refused=follows.refused,
        contradictory=follows.contradictions,
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


def _proof(proof: Proof) -> Proof:
    """``proof`` with its equation on one line: the print of a figure that it quotes may go over two."""
    return replace(proof, equation=" ".join(proof.equation.split())) if _BREAK.search(proof.equation) else proof


def _finding(finding: Finding) -> Finding:
    """``finding`` with its message on one line."""
    return replace(finding, message=" ".join(finding.message.split())) if _BREAK.search(finding.message) else finding


def _order(finding: Finding) -> tuple[int, int, int]:
    rank = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}[finding.severity]
    return rank, finding.document, finding.figure[1] if finding.figure else -1


def _accused(outcome: Outcome) -> set[Key]:
    """The figures that the evidence contradicts."""
    return {finding.figure for finding in outcome.findings if finding.severity is Severity.ERROR and finding.figure}


def _checked(outcome: Outcome) -> tuple[CheckedDocument, ...]:
    proofs: dict[Key, list[int]] = defaultdict(list)
    proved: dict[Key, str] = {}
    for index, proof in enumerate(outcome.proofs):
        for key in (proof.result, *proof.inputs):
            proofs[key].append(index)
            # What rests on no other print says how a number is meant, not that it is right.
            if proof.inputs and proof.verdict is not Verdict.CONTRADICTED and proved.get(key) != "supported":
                proved[key] = "supported" if proof.kind == "support" else "proved"
    accused = _accused(outcome)
    return tuple(_document(outcome.book, index, proofs, proved, accused) for index in range(len(outcome.book.exhibits)))


def _document(
    book: Book, index: int, proofs: dict[Key, list[int]], proved: dict[Key, str], accused: set[Key]
) -> CheckedDocument:
    exhibit = book.exhibits[index]
    document = exhibit.document
    seen: dict[str, int] = {}
    told: dict[int, str] = {id(None): ""}  # by identity: the figures of a column share their period
    short = document.sha256[:10]
    origin, places = document.origin, document.places
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
        # The place of a figure in the file was looked up when it was read; only its end is not known yet.
        start = figure.start if origin is None else origin.lines.offset(figure.line, figure.column_at)
        status = "contradicted" if key in accused else proved.get(key, "unproved")
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
                None if places is None else places.at(figure.start, figure.end),
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
