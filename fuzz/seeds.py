"""The tests come in; their excerpts, as inputs for a fuzzer to begin with, go out."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from inspect import cleandoc
from pathlib import Path

from fuzz import frames
from source import filings
from source import tagged as pages_with_tags

ROOT = Path(__file__).resolve().parents[1]
LEAD = b"""CALDER MILLS, INC. REPORTS RESULTS FOR ITS SECOND QUARTER

August 3, 2004 -- Calder Mills, Inc. today reported results for the quarter ended June 30, 2004.

"""
HEADS = b"""CALDER MILLS, INC.
(In thousands, except per share amounts)
                                  Three Months Ended June 30,
                                      2004            2003
                                    --------        --------
"""
STATEMENT = filings.STATEMENTS.encode()


@cache
def excerpts() -> tuple[str, ...]:
    """The docstrings and long strings of all tests, each once, in the order of files."""
    found: dict[str, None] = {}
    for path in sorted((ROOT / "tests").rglob("*.py")):
        for text in _strings(ast.parse(path.read_text(encoding="utf-8"))):
            found.setdefault(cleandoc(text))
    return tuple(found)


def _strings(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) > 20:
            yield node.value


def _examples() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").rglob("*.txt"))]


def _bytes(texts: list[str]) -> list[bytes]:
    return [text.encode("utf-8", "replace") for text in texts]


def texts() -> list[bytes]:
    """Plain text: tables and sentences."""
    return _bytes([text for text in excerpts() if not _marked(text)] + _examples())


def sentences() -> list[bytes]:
    """Running text."""
    return _bytes([text for text in excerpts() if not _marked(text) and "  " not in text])


def rows() -> list[bytes]:
    """Lines of tables."""
    return _bytes([text for text in excerpts() if not _marked(text) and "   " in text])


def series() -> list[bytes]:
    """Documents of one issuer, and a line between them."""
    from fuzz.drive import BETWEEN

    documents = [text.encode() for text in (*_examples(), filings.STATEMENTS)]
    tables = [data for data in rows() if len(data) > 400]
    return [BETWEEN.join((one, one.replace(b"2004", b"2005"))) for one in (*documents, *tables)] + [
        BETWEEN.join(documents)
    ]


def pages() -> list[bytes]:
    """Markup, well and ill formed."""
    return _bytes([text for text in excerpts() if _marked(text)] + [pages_with_tags.page()])


def tagged() -> list[bytes]:
    """What stands behind the contexts and units of a page with inline tags."""
    page = pages_with_tags.page("Net sales were $52,310 million.").partition(pages_with_tags.HEADER)[2]
    return _bytes([page, *(text for text in excerpts() if "<ix:" in text)])


def tagged_head() -> bytes:
    """The beginning of a page with inline tags."""
    return f"<html><body>{pages_with_tags.HEADER}".encode()


def submissions() -> list[bytes]:
    """Whole submissions, and pieces of them."""
    page = pages_with_tags.page()
    whole = filings.submission(
        ("10-Q", filings.STATEMENTS),
        ("EX-27", filings.SCHEDULE),
        ("EX-99.1", page),
        ("GRAPHIC", "begin 644 a.gif\nM\n"),
    )
    half = whole[: len(whole) // 2]
    return _bytes([whole, half, filings.HEADER, *(text for text in excerpts() if "<TYPE>" in text)])


def schedules() -> list[bytes]:
    """Financial data schedules."""
    return _bytes([filings.SCHEDULE, *(text for text in excerpts() if "<PERIOD" in text or "<MULTIPLIER>" in text)])


def sheets() -> list[bytes]:
    """Sheets of workbooks, as they are stored."""
    return [frames.part(frames.workbook(), frames.SHEET)]


def bodies() -> list[bytes]:
    """Bodies of drafts, and pieces that one could have."""
    body = frames.part(frames.draft(), frames.BODY)
    head, _, tail = body.partition(b"<w:p>")
    pieces = [text.encode() for text in excerpts() if "<w:" in text]
    return [body, *(head + piece + b"<w:p>" + tail for piece in pieces)]


def archives() -> list[bytes]:
    """Whole archives, not packed."""
    return [frames.repacked(frames.workbook()), frames.repacked(frames.draft())]


def contents() -> list[bytes]:
    """What pages of a PDF draw."""
    return [frames.content()]


def pdfs() -> list[bytes]:
    """Whole PDFs."""
    from source.pdf_sample import pdf

    content = frames.content().decode()
    return [pdf(content), pdf(content, content, squeeze=True), pdf(content, turn=90), pdf("")]


def records() -> list[bytes]:
    """Trial balances, schedules and mappings."""
    return [path.read_bytes() for path in sorted((ROOT / "examples").rglob("*.csv"))] + tables()


def dispositions() -> list[bytes]:
    """Files of dispositions: those that a draft would get, and excerpts."""
    from fuzz.drive import skeleton

    return [skeleton(), *_bytes([text for text in excerpts() if "[[disposition]]" in text])]


def issuers() -> list[bytes]:
    """Issuer files."""
    return _bytes([text for text in excerpts() if "tieout/issuer/1" in text])


def papers() -> list[bytes]:
    """Announcements and certificates: what tells of loans, notes, warrants or shares."""
    words = ("interest", "notes", "warrant", "par value", "credit facility")
    return _bytes([text for text in excerpts() if any(word in text.lower() for word in words) and not _marked(text)])


def tables() -> list[bytes]:
    """Bare tables."""
    return _bytes([text for text in excerpts() if text.count(",") > 3 and text.count("\n") > 1 and not _marked(text)])


def _marked(text: str) -> bool:
    return "</" in text or "<td" in text.lower()
