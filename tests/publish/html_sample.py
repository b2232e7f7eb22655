"""Excerpts with their numbers in braces come in; reports as a check would give them go out.

The figures are those of a real release; the sentences are ours.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tieout.core.fact import Fact, Figure
from tieout.core.finding import Finding, Key, Proof, Severity, Verdict
from tieout.core.implied import Ground, Implied
from tieout.core.number import Number
from tieout.core.period import Period
from tieout.core.report import CheckedDocument, CheckedFigure, Fault, Report
from tieout.core.span import Lines

QUARTER = Period(date(2004, 10, 1), date(2004, 12, 31))

RELEASE = """\
Sales of the quarter came to {$24,392,000}; the gross profit was {$1,993,000}.
Bonds of {$8,264,000} were bought back. <script>document.title = "owned"</script>

                                           2004            2003
                                      ---------       ---------
Net sales                             $  {24,392}       $  {27,806}
Cost of sales                            {22,399}          {24,235}
                                      ---------       ---------
     Gross profit                         {1,993}           {3,751}
                                      =========       =========
"""
"""Figures 0 to 8: three in the prose, then the table row by row; 3,751 should read 3,571."""

LATER = """\
                                           2005            2004
Net sales                             $  {23,100}       $  {24,392}
Metals Group                               {(409)}            {304)}
"""


def draft(marked: str, path: str = "release.txt") -> CheckedDocument:
    """A document of ``marked``, whose numbers stand in braces; nothing about it is proved yet."""
    pieces = re.split(r"[{}]", marked)
    text = "".join(pieces)
    sha = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    lines = Lines.of(text)
    figures, at = [], 0
    for index, piece in enumerate(pieces):
        if index % 2:
            figures.append(_unproved(f"{sha[:10]}.{at}", text, at, piece, *lines.place(at)))
        at += len(piece)
    return CheckedDocument(
        path, "", sha, "earnings-release", "Example Rubber Corp.", date(2005, 4, 5), text, tuple(figures)
    )


def _unproved(id_: str, text: str, at: int, piece: str, line: int, column: int) -> CheckedFigure:
    left = text[text.rfind("\n", 0, at) + 1 : at]
    table = "$" not in piece
    digits = Decimal(re.sub(r"[^\d.]", "", piece) or 0)
    value = -digits if piece.startswith("(") else digits
    label = re.split(r"\s{3,}", left.strip())[0] if table else ""
    number = Number(value * 1000 if table else value, -3)
    figure = Figure(
        at,
        at + len(piece),
        line,
        column,
        piece,
        number,
        "USD",
        "table" if table else "prose",
        (label,) if label else (),
        QUARTER,
        table=0 if table else -1,
        row=line,
        column=column,
    )
    return CheckedFigure(id_, f"fingerprint of {id_}", figure, (), "unproved", (), figure.start, figure.end)


def report_on(
    documents: list[CheckedDocument], proofs: list[Proof] | None = None, findings: list[Finding] | None = None
) -> Report:
    """A report in which each figure has the standing that ``proofs`` and ``findings`` give it."""
    proofs, findings = proofs or [], findings or []
    accused = {each.figure for each in findings if each.severity is Severity.ERROR}

    def standing(key: Key, checked: CheckedFigure) -> CheckedFigure:
        own = tuple(index for index, proof in enumerate(proofs) if key in (proof.result, *proof.inputs))
        held = [proofs[index] for index in own if proofs[index].verdict is not Verdict.CONTRADICTED]
        status = "proved" if held else "unproved"
        if any(proof.kind == "support" for proof in held):
            status = "supported"
        if key in accused:
            status = "contradicted"
        fact = Fact(key, "GrossProfit", "Rubber Group", QUARTER, "USD", checked.figure.number)
        return replace(checked, status=status, proofs=own, facts=(fact,))

    stood = tuple(
        replace(document, figures=tuple(standing((d, f), each) for f, each in enumerate(document.figures)))
        for d, document in enumerate(documents)
    )
    return Report(stood, tuple(proofs), tuple(findings), (), (), Decimal("0.041"))


def proof(
    rule: str,
    result: Key,
    inputs: tuple[Key, ...],
    equation: str,
    *,
    kind: str = "internal",
    verdict: Verdict = Verdict.EXACT,
    stated: int = 0,
    computed: int = 0,
) -> Proof:
    """A proof in thousands of dollars."""
    amounts = [Decimal(each) * 1000 for each in (stated, computed, stated - computed, 1)]
    return Proof(rule, kind, verdict, result, inputs, equation, *amounts)


def sample() -> Report:
    """The release and the next one: two agreements, a foot, a transposition, a prior figure, a stray parenthesis."""
    proofs = [
        proof("T101", (0, 7), ((0, 3), (0, 5)), "24,392 - 22,399 = 1,993", stated=1993, computed=1993),
        proof("T201", (0, 0), ((0, 3),), "$24,392,000 = 24,392", stated=24392, computed=24392),
        proof("T201", (0, 1), ((0, 7),), "$1,993,000 = 1,993", stated=1993, computed=1993),
        proof(
            "T101",
            (0, 8),
            ((0, 4), (0, 6)),
            "27,806 - 24,235 = 3,571",
            verdict=Verdict.CONTRADICTED,
            stated=3751,
            computed=3571,
        ),
        proof("T501", (1, 1), ((0, 3),), "24,392 = 24,392", kind="prior", stated=24392, computed=24392),
    ]
    findings = [
        Finding(
            "T101",
            Severity.ERROR,
            "Gross profit is 3,751; net sales less cost of sales gives 3,571.",
            0,
            (0, 8),
            ((0, 4), (0, 6)),
            Decimal(3571000),
            "two digits transposed",
        ),
        Finding("T901", Severity.WARNING, "304) closes a parenthesis that nothing opened.", 1, (1, 3)),
        Finding("T902", Severity.WARNING, "The heading and the text name different quarters.", 1, None),
        Finding("T303", Severity.NOTE, "Nothing to worry about.", 0, (0, 0)),
    ]
    report = report_on([draft(RELEASE), draft(LATER, "later.txt")], proofs, findings)
    implied = Implied(
        "Cost of sales, Rubber Group", QUARTER, "USD", Decimal(19226500), Decimal(19227500),
        (Ground("the year less its other quarters", ("release.txt:9",), ((0, 5),)),)
    )
    return replace(
        report, implied=(implied,), faults=(Fault("scan.pdf", "no text on its pages; run OCR first"),)
    )
