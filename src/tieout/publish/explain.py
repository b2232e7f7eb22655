"""A report and a place come in; the proof tree of the number that stands there goes out."""

from __future__ import annotations

from collections.abc import Iterator

from tieout.core.errors import UsageError
from tieout.core.finding import Key
from tieout.core.report import Report
from tieout.publish.amounts import amount
from tieout.publish.ink import Ink, safe
from tieout.publish.order import label, place

DEPTH = 4
"""How far the tree goes down; a figure that was shown already is not opened again."""


def explain(report: Report, line: int, column: int | None, *, ink: Ink | None = None) -> Iterator[str]:
    """The figures on ``line`` (or the one at ``column``, 1-based) of every document, each with its proofs.

    Raises UsageError where no figure stands there; the message names the lines nearby that have some.
    """
    ink = ink or Ink()
    keys = list(_at(report, line, column))
    if not keys:
        raise UsageError(_nothing(report, line, column))
    for key in keys:
        yield from _tree(report, key, ink)
        yield "\n"


def _at(report: Report, line: int, column: int | None) -> Iterator[Key]:
    for index, document in enumerate(report.documents):
        for at, checked in enumerate(document.figures):
            figure = checked.figure
            if figure.line == line and (
                column is None or figure.column_at <= column < figure.column_at + max(len(figure.text), 1)
            ):
                yield index, at


def _nothing(report: Report, line: int, column: int | None) -> str:
    lines = sorted({checked.figure.line for document in report.documents for checked in document.figures})
    near = sorted(lines, key=lambda each: abs(each - line))[:3]
    where = f"line {line}" if column is None else f"line {line}, column {column}"
    hint = f"; figures nearby stand on lines {', '.join(map(str, sorted(near)))}" if near else ""
    return f"no figure at {where}{hint}"


def _tree(report: Report, key: Key, ink: Ink) -> Iterator[str]:
    checked = report.figure(key)
    figure = checked.figure
    yield f"{place(report, key)}: {ink('bold', safe(figure.text))} = {amount(figure.number.value, figure.unit)}, {checked.status}\n"
    named = label(figure)
    if named:
        yield f"  {named}\n"
    if figure.period is not None:
        yield f"  {figure.period}\n"
    if not checked.proofs:
        yield "  no relation reaches it\n"
    seen = {key}
    for index in checked.proofs:
        yield from _proof(report, index, key, ink, 1, seen)


def _proof(report: Report, index: int, key: Key, ink: Ink, depth: int, seen: set[Key]) -> Iterator[str]:
    proof = report.proofs[index]
    pad = "  " * depth
    yield f"{pad}{ink('cyan', proof.rule)} {proof.verdict}: {safe(proof.equation)}\n"
    for other in (proof.result, *proof.inputs):
        if other == key:
            continue
        figure = report.figure(other).figure
        yield f"{pad}  {figure.line}:{figure.column_at} {safe(figure.text)}  {label(figure)}\n"
        if other in seen or depth >= DEPTH:
            continue
        seen.add(other)
        below = [at for at in report.figure(other).proofs if report.proofs[at].result == other and at != index]
        for at in below[:1]:
            yield from _proof(report, at, other, ink, depth + 2, seen)
