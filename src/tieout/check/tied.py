"""An outcome over drafts and what they are tied to comes in; the outcome that speaks of the drafts alone goes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tieout.book.build import extended
from tieout.book.records import records_of
from tieout.core.exhibit import Exhibit
from tieout.core.finding import Finding, Severity
from tieout.core.ledger import Assignment
from tieout.prove.run import Outcome
from tieout.prove.support import tie


def told_of(outcome: Outcome, drafts: int) -> Outcome:
    """``outcome`` without what is proved or found of documents after the first ``drafts``, except against a draft."""
    proofs = tuple(proof for proof in outcome.proofs if any(key[0] < drafts for key in (proof.result, *proof.inputs)))
    return replace(outcome, proofs=proofs, findings=tuple(_aimed(outcome.findings, drafts)))


def _aimed(findings: Sequence[Finding], drafts: int) -> Iterator[Finding]:
    """The findings of drafts; of a prior document those that a draft is a witness of, told at the draft's figure.

    That it is the prior document that is likely wrong is worth a note: it has been published.
    """
    for finding in findings:
        if finding.document < drafts:
            yield finding
            continue
        own = next((key for key in finding.related if key[0] < drafts), None)
        if own is not None and finding.figure is not None:
            related = (finding.figure, *(key for key in finding.related if key != own))
            yield Finding(
                finding.code, Severity.NOTE, f"in the prior document {finding.message}", own[0], own, related, None, ""
            )


def supported(outcome: Outcome, drafts: int, records: Sequence[Exhibit], mapping: Sequence[Assignment]) -> Outcome:
    """``outcome`` with the drafts tied to ``records``, which follow the exhibits of its book."""
    first = len(outcome.book.exhibits)
    book = extended(outcome.book, records)
    found = records_of(book, drafts, range(first, len(book.exhibits)), mapping)
    tied = tie(book, drafts, found, outcome.proofs)
    return Outcome(book, (*outcome.proofs, *tied.proofs), (*outcome.findings, *tied.findings))
