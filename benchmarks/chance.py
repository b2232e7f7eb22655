"""Documents come in; how many of their proofs chance would give goes out.

Every digit of every figure is drawn anew (the first never 0), in place, so that layout, labels, periods and
lengths stay and all arithmetic is destroyed. What is still proved is proved by chance.
"""

from __future__ import annotations

import random

from edits import edited

from tieout.check import check_documents
from tieout.core.document import Document
from tieout.core.finding import Verdict
from tieout.core.report import Report
from tieout.source import load, load_text


def shuffled(document: Document, report: Report, seed: int) -> str:
    """The file of ``document`` with the digits of the report's figures drawn anew; figures in words stay."""
    rng = random.Random(seed)
    drawn: dict[int, str] = {}
    for checked in report.documents[0].figures:
        first = True
        for at in range(checked.figure.start, checked.figure.end):
            if document.text[at].isdigit():
                drawn[at] = rng.choice("123456789" if first else "0123456789")
                first = False
    return edited(document, drawn)


def proofs_of(report: Report) -> int:
    """How many proofs hold. A number beside its own tag, which wraps the same digits, is none of arithmetic."""
    return sum(1 for proof in report.proofs if proof.inputs and proof.verdict is not Verdict.CONTRADICTED)


def chance(path: str, seed: int = 1) -> tuple[int, int]:
    """Proofs of the document at ``path``, and of its digits drawn anew."""
    document = load(path)
    report = check_documents([document])
    null = check_documents([load_text(shuffled(document, report, seed), path)])
    return proofs_of(report), proofs_of(null)
