"""A document with its figures comes in; its sheet, as it looks, every number a mark and a button, goes out."""

from __future__ import annotations

from tieout.core.amounts import count
from tieout.core.report import CheckedDocument
from tieout.publish.html.text import clean, escape
from tieout.publish.html.ticks import mark
from tieout.publish.html.view import Sheet, View

_TAB = 8
_FOLD_AT = 400
"""Columns beyond which a text is no longer laid out by hand (markup, paragraphs on one line): lines are folded."""


def columns(text: str) -> int:
    """The width of the widest line, tabs expanded."""
    return max((len(line.expandtabs(_TAB)) for line in text.split("\n")), default=0)


def marked(sheet: Sheet) -> str:
    """The text of ``sheet`` as HTML, escaped; its figures are ``b`` elements, none inside another.

    Of two figures that overlap the later keeps what the earlier left of it, be it nothing: an empty
    element can still be jumped to.
    """
    pieces: list[str] = []
    at = 0
    for inked in sheet.figures:
        figure = inked.checked.figure
        start = max(figure.start, at)
        pieces.append(escape(sheet.text[at:start]))
        at = max(figure.end, start)
        pieces.append(mark("b", inked, escape(sheet.text[start:at])))
    pieces.append(escape(sheet.text[at:]))
    return "".join(pieces)


def coverage(counts: list[tuple[str, int]]) -> str:
    """A bar whose parts are as long as the counts; a class names each part. No style attribute is needed."""
    total = sum(number for _, number in counts)
    parts = []
    at = 0
    for name, number in counts:
        left = at * 1000 // total if total else 0
        at += number
        width = at * 1000 // total - left if total else 0
        if number:
            parts.append(f'<rect class="{name}" x="{left}" y="0" width="{max(width, 6)}" height="8"/>')
    return (
        f'<svg class="cover" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true">{"".join(parts)}</svg>'
    )


def tally(view: View, documents: tuple[int, ...]) -> list[tuple[str, int]]:
    """How many figures of ``documents`` have each status, from best to worst."""
    order = ("supported", "proved", "unproved", "contradicted")
    counts = dict.fromkeys(order, 0)
    for document in documents:
        for checked in view.report.documents[document].figures:
            counts[checked.status] = counts.get(checked.status, 0) + 1
    return list(counts.items())


def title(document: CheckedDocument) -> str:
    """What to call a document: its issuer, or its file's name when nobody knows whose it is."""
    return document.issuer or file_name(document)


def file_name(document: CheckedDocument) -> str:
    """The last part of a document's path, and its part of a submission if any."""
    name = document.path.replace("\\", "/").rstrip("/").rpartition("/")[2] or document.path
    return f"{name} ({document.part})" if document.part else name


def _head(view: View, sheet: Sheet) -> str:
    first = view.report.documents[sheet.documents[0]]
    figures = sum(len(view.report.documents[index].figures) for index in sheet.documents)
    kind = first.kind.replace("-", " ") if first.kind != "other" else ""
    when = first.date.isoformat() if first.date else ""
    facts = [each for each in (kind, when, count(figures, "figure"), first.path) if each]
    return (
        f"<header><h2>{escape(title(first))}</h2>"
        f"<p>{'<i> · </i>'.join(f'<span>{escape(fact)}</span>' for fact in facts)}</p></header>"
    )


def render_sheet(view: View, sheet: Sheet, shadow: str = "") -> str:
    """One document: its head, then the release that ``shadow`` makes, or the numbers of its lines and its text.

    All but the first start hidden.
    """
    hidden = " hidden" if sheet.number else ""
    if shadow:
        inside = f"<t-sheet>{shadow}{_head(view, sheet)}</t-sheet>"
        return f'<article class="sheet release" id="s{sheet.number}"{hidden}>{inside}</article>'
    text = clean(sheet.text)
    fold = " fold" if columns(text) > _FOLD_AT else ""
    origin = view.report.documents[sheet.documents[0]].origin
    first = origin.first_line if origin is not None else 1
    gutter = "\n".join(str(first + number) for number in range(text.count("\n") + 1))
    # The first line feed after <pre> belongs to the markup; without it a text's own would be lost.
    return (
        f'<article class="sheet{fold}" id="s{sheet.number}"{hidden}>{_head(view, sheet)}'
        f'<div class="page"><pre class="gutter" aria-hidden="true">\n{gutter}</pre>'
        f'<pre class="text">\n{marked(sheet)}</pre></div></article>'
    )
