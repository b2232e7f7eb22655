"""A report and a place come in; the proof tree of the number that stands there goes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from tieout.core.amounts import amount
from tieout.core.errors import UsageError
from tieout.core.finding import Key
from tieout.core.report import Report
from tieout.publish.ink import Ink, safe
from tieout.publish.order import label, place

_SHOWN = 10
"""More documents than this are counted, not named."""

DEPTH = 4
"""How far the tree goes down; a figure that was shown already is not opened again."""


def explain(report: Report, line: int, column: int | None, *, path: str = "", ink: Ink | None = None) -> Iterator[str]:
    """The figures on ``line`` (or the one at ``column``, 1-based) of every document, each with its proofs.

    With ``path``, of that document only; its ending does, where that fits one path.

    Raises UsageError where no figure stands there; the message names the lines nearby that have some.
    """
    ink = ink or Ink()
    path = _meant(report, path) if path else ""
    keys = list(_at(report, line, column, path))
    if not keys:
        raise UsageError(_nothing(report, line, column, path))
    for key in keys:
        yield from _tree(report, key, ink)
        yield "\n"


def _at(report: Report, line: int, column: int | None, path: str) -> Iterator[Key]:
    for index, document in enumerate(report.documents):
        if path and document.path != path:
            continue
        for at, checked in enumerate(document.figures):
            figure = checked.figure
            width = max(checked.end - checked.start, 1)
            if figure.line == line and (column is None or 0 <= column - figure.column_at < width):
                yield index, at


def _meant(report: Report, path: str) -> str:
    """The path of the document that ``path`` is, or ends. Raises UsageError, with the paths that there are."""
    paths = list(dict.fromkeys(document.path for document in report.documents))
    if path in paths:
        return path
    ending = PurePath(path).parts
    fitting = [each for each in paths if PurePath(each).parts[-len(ending) :] == ending]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise UsageError(f"{path} may be any of {_listed(fitting)}")
    raise UsageError(f"{path} is none of the documents that were checked: {_listed(paths) or 'there are none'}")


def _listed(paths: Sequence[str]) -> str:
    more = f" and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else ""
    return ", ".join(paths[:_SHOWN]) + more


def _nothing(report: Report, line: int, column: int | None, path: str) -> str:
    documents = [document for document in report.documents if not path or document.path == path]
    here = [checked.figure for document in documents for checked in document.figures if checked.figure.line == line]
    if here:
        stand = ", ".join(f"{line}:{figure.column_at} ({figure.text})" for figure in here)
        return f"no figure at line {line}, column {column}; on that line stand {stand}"
    lines = sorted({checked.figure.line for document in documents for checked in document.figures})
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
        elsewhere = f"{safe(report.document(other[0]).path)}:" if other[0] != key[0] else ""
        standing = report.figure(other).status
        sure = standing in ("proved", "supported") or other[0] >= len(report.documents)
        doubt = "" if sure else f"  ({standing})"
        named = safe(" ".join(figure.label[-1].split())) if figure.label else ""
        spot = report.figure(other).at
        where = f"{elsewhere}{safe(str(spot)) if spot else f'{figure.line}:{figure.column_at}'}"
        yield f"{pad}  {ink('dim', where)} {safe(figure.text)}  {named}{doubt}\n"
        if other in seen or depth >= DEPTH:
            continue
        seen.add(other)
        below = [at for at in report.figure(other).proofs if report.proofs[at].result == other and at != index]
        for at in below[:1]:
            yield from _proof(report, at, other, ink, depth + 2, seen)
