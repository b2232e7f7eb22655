"""Markup comes in; tags, texts and entities with their exact offsets go out. The door of turbohtml.

turbohtml's tokenizer is that of the HTML standard, in C. It tells the line and column of each token, so that an offset
needs no counting along; the tree that a browser would build (which moves what stands wrongly in a table) is not made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from turbohtml import TokenType, tokenize

from tieout.core.span import Lines

TEXT: Final = 0
OPEN: Final = 1
CLOSE: Final = 2
ENTITY: Final = 3

Attributes = list[tuple[str, str]]
Token = tuple[int, str, int, int]
"""Kind; the text, the tag as it stands in the file (``OPEN``), its name (``CLOSE``), or what an entity stands for; start; end."""


def tokens_of(text: str, starts: Sequence[int] = ()) -> Iterator[Token]:
    """The tokens of ``text`` in order, comments and declarations left out. Never raises, whatever the markup.

    ``starts`` are the offsets at which the lines of ``text`` begin, where they are known.
    """
    level = _level(text)
    starts = starts or Lines.of(level).starts
    text_, open_, close, entity = TokenType.TEXT, TokenType.START_TAG, TokenType.END_TAG, TokenType.CHARACTER_REFERENCE
    for token in tokenize(level, resolve_references=False, capture_source=True, capture_attributes=False):
        kind = token.type
        start = starts[token.line - 1] + token.col
        if kind is text_:
            data = token.data or ""
            yield TEXT, data, start, start + len(data)
        elif kind is open_:
            source = token.source or ""
            yield OPEN, source, start, start + len(source)
        elif kind is close:
            yield CLOSE, token.tag or "", start, start + len(token.source or "")
        elif kind is entity:
            yield ENTITY, token.data or "", start, start + len(token.source or "")


def tag_of(source: str) -> tuple[str, Attributes]:
    """The name, in lower case, and the attributes of a tag as it stands in a file. Filings repeat few tags many times."""
    for token in tokenize(source):
        if token.type is TokenType.START_TAG:
            return token.tag or "", token.attrs or []
    return "", []


def _level(text: str) -> str:
    """``text`` with all line ends as one character and no offset moved: the standard counts CR LF as one."""
    return text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text
