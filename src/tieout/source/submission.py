"""The text of an EDGAR submission comes in; the place of each document in it that can be read goes out.

A submission is SGML of the simplest kind: a header, then ``<DOCUMENT>`` by ``<DOCUMENT>``, each with a few lines that
name it and its ``<TEXT>``. Nothing in it needs a parser: tags stand where they stand, and are looked for as text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Final

_OPEN: Final = re.compile(r"<DOCUMENT>\s*<TYPE>[ \t]*(?P<type>[^\n\r<]*)", re.IGNORECASE)
_CLOSE: Final = re.compile(r"</DOCUMENT>", re.IGNORECASE)
_TEXT: Final = re.compile(r"<TEXT>[ \t]*(?:\r?\n)?", re.IGNORECASE)
_TEXT_END: Final = re.compile(r"</TEXT>", re.IGNORECASE)
_SEQUENCE: Final = re.compile(r"<SEQUENCE>[ \t]*(\d{1,5})", re.IGNORECASE)
_COUNT: Final = re.compile(r"(?:PUBLIC DOCUMENT COUNT:|<PUBLIC-DOCUMENT-COUNT>)\s*(\d{1,5})")
_ENVELOPE: Final = re.compile(r"<(?:SEC-DOCUMENT|IMS-DOCUMENT|SUBMISSION)>", re.IGNORECASE)
_ENVELOPE_END: Final = re.compile(r"</(?:SEC-DOCUMENT|IMS-DOCUMENT|SUBMISSION)>", re.IGNORECASE)
MAX_PARTS: Final = 2000
"""The largest submissions have some hundreds of documents."""
_NAMING: Final = 4000
"""The lines between a document's type and its text take no more characters."""
_SKIPPED: Final = re.compile(r"GRAPHIC|ZIP|EXCEL|XML|JSON|PDF|EX-10[0-46](?:\.\w+)?", re.IGNORECASE)
"""Types that are no text for readers: pictures, archives, and what a program made of the tags (EX-101)."""
_ENCODED: Final = re.compile(r"\s*(?:begin [0-7]{3,4} \S|<(?:PDF|ZIP|EXCEL|JSON)>|%PDF-|\{\s*\")", re.IGNORECASE)
_MARKUP: Final = re.compile(r"\s*(?:<XML>\s*)?<\?xml|\s*<XML>", re.IGNORECASE)
_PAGE: Final = re.compile(r"<(?:html|body|div|table|p)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a submission: its type, its sequence number ("" where none is given), and where its text stands."""

    type: str
    sequence: str
    start: int
    end: int

    @property
    def name(self) -> str:
        """``2:EX-99.1``; the type alone where no sequence is given."""
        return f"{self.sequence}:{self.type}" if self.sequence else self.type


@dataclass(frozen=True, slots=True)
class Submission:
    """The parts that can be read, where the header ends, and what is wrong with the file ("" where nothing is)."""

    header: int
    parts: tuple[Part, ...]
    flaw: str = ""


def submission_of(text: str) -> Submission | None:
    """The documents in ``text``; None where it is none of EDGAR's containers. Linear in its length.

    A document without an end goes on to the next, or to the end of the file, which then is told to be cut off.
    """
    opened = list(islice(_OPEN.finditer(text), MAX_PARTS + 1))
    if not opened:
        return None
    ends = [match.start() for match in opened[1:]] + [len(text)]
    places = [_part(text, match, end) for match, end in zip(opened[:MAX_PARTS], ends, strict=False)]
    parts = tuple(part for part in places if part is not None and _is_read(text, part))
    many = f"more than {MAX_PARTS:,} documents; the first of them were read" if len(opened) > MAX_PARTS else ""
    return Submission(opened[0].start(), parts, many or _flaw(text, opened))


def _part(text: str, opened: re.Match[str], end: int) -> Part | None:
    """The document opened there; None where the file ends before its text begins."""
    begun = _TEXT.search(text, opened.end(), min(opened.end() + _NAMING, end))
    if begun is None:
        return None
    close = _CLOSE.search(text, begun.end(), end)
    end = close.start() if close else end
    last = text.rfind("</TEXT>", begun.end(), end)
    if last < 0:
        last = next((match.start() for match in _TEXT_END.finditer(text, begun.end(), end)), end)
    sequence = _SEQUENCE.search(text, opened.end(), begun.start())
    return Part(opened["type"].strip(), sequence[1] if sequence else "", begun.end(), last)


def _is_read(text: str, part: Part) -> bool:
    if _SKIPPED.fullmatch(part.type) or _ENCODED.match(text, part.start, part.end):
        return False
    if _MARKUP.match(text, part.start, part.end) and not _PAGE.search(
        text, part.start, min(part.start + 50_000, part.end)
    ):
        return False
    return bool(text[part.start : part.start + 4000].strip()) or bool(text[part.start : part.end].strip())


def _flaw(text: str, opened: list[re.Match[str]]) -> str:
    """What is missing of a submission that was cut off: the end of its last document, or of the whole."""
    first = opened[0].start()
    said = _COUNT.search(text, 0, first)
    short = f" of {said[1]}" if said and int(said[1]) > len(opened) else ""
    if _CLOSE.search(text, opened[-1].end()) is None:
        last = opened[-1]["type"].strip()
        return f"the submission is cut off in its document {len(opened)}{short} ({last}); what is there was read"
    if short and _ENVELOPE.search(text, 0, first) and not _ENVELOPE_END.search(text, max(len(text) - 4000, first)):
        return f"the submission is cut off after its document {len(opened)}{short}; what is there was read"
    return ""
