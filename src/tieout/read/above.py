"""A table's block and what stands before it come in; its lines under its titles, and the sentence that leads to it, go out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tieout.core.document import Block, Cells, Document, Prose, WordLine, Words
from tieout.read.paged import Title, paged

MAX_LEAD: Final = 600
"""The sentence before a table is looked for in so many characters."""
MAX_TITLES: Final = 8
MAX_TITLE: Final = 110
"""A title over a grid is no longer; so many of them are looked at."""
_STOP: Final = re.compile(r"[a-z)\d][.;]\s*$|^\u2022")
_TURNED: Final = re.compile(r"(?:page \w{1,4}(?: of \w{1,4})?|[-–—\s(]*(?:more|continued)[-–—\s)]*)", re.IGNORECASE)
"""What stands where a page is turned: titles are below it."""
_WORD: Final = re.compile(r"[^\W\d_]{2}")
_SENTENCE: Final = re.compile(r"(?<=[a-z)\d][.!?])\s+(?=[A-Z])")
_LEADS: Final = re.compile(r":\s*$|\b(?:follow(?:s|ing)|tables?|below)\b", re.IGNORECASE)


def lines_over(document: Document, at: int, block: Words | Cells) -> tuple[WordLine, ...]:
    """The lines of the block at index ``at``; a marked-up grid has the titles over it set above its rows."""
    if isinstance(block, Words):
        return block.lines
    return paged(
        block, _titles(document, document.blocks[max(at - MAX_TITLES, 0) : at]), document.lines.place(block.start)[0]
    )


def _titles(document: Document, before: Sequence[Block]) -> list[Title]:
    """The short lines without figures that stand straight over a marked-up grid, top to bottom."""
    titles: list[Title] = []
    for block in reversed(before):
        if not isinstance(block, Prose):
            break
        lines = [(document.text[start:end], start, end) for start, end in block.lines]
        if any(
            len(text) > MAX_TITLE or _STOP.search(text) or not _WORD.search(text) or _TURNED.fullmatch(text)
            for text, _, _ in lines
        ):
            break
        titles[:0] = lines
    return titles[-MAX_TITLES:]


def lead_in(document: Document, before: Prose) -> str:
    """The sentence that leads to a table ("... for the quarter ended March 31, 2005:"), or "" where none does."""
    tail = document.text[max(before.start, before.end - MAX_LEAD) : before.end]
    sentence = _SENTENCE.split(" ".join(tail.split()))[-1]
    return sentence if _LEADS.search(sentence) else ""
