"""Exhibits come in; the key of each one's issuer goes out: the same for documents of one issuer, never for two."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from tieout.core.document import Document

_REGISTRY: Final = re.compile(r"\s*[/\\]\w{2,3}[/\\]?$")
"""A registry's mark at the end of a name: "/DE/"."""
_ALIKE: Final = (
    (re.compile(r"['\u2019`]"), ""),
    (re.compile(r"&|\+"), " and "),
    (re.compile(r"(?<=\b[^\W\d_])\.(?=\W|[^\W\d_]\b|$)"), ""),
    (re.compile(r"[^\w\s]|_"), " "),
    (re.compile(r"\blimited partnership\b"), "lp"),
    (re.compile(r"\blimited liability company\b"), "llc"),
    (re.compile(r"\bbancorporation\b"), "bancorp"),
)
_DROPPED: Final = re.compile(
    r"\b(?:inc(?:orporated)?|corp(?:oration)?|co(?:mpan(?:y|ies))?|ltd|limited|plc|the)\b|\b(?:nv|sa|ag|gmbh|and)$"
)
"""Forms of a corporation, which print in many ways. A partnership ("lp", "llc") is another body than its parent."""


def issuer_keys(documents: Sequence[Document]) -> tuple[str, ...]:
    """A key for each document: its CIK, else that of a document with the same name, else the name; else its own place.

    A name that two CIKs bear lends neither.
    """
    known: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        if document.cik:
            known[plain_name(document.issuer)].add(document.cik)
    keys = []
    for index, document in enumerate(documents):
        name = plain_name(document.issuer)
        ciks = known.get(name, set()) if name else set()
        keys.append(document.cik or (next(iter(ciks)) if len(ciks) == 1 else name) or f"#{index}")
    return tuple(keys)


def plain_name(name: str) -> str:
    """``name`` as it compares: small letters without accents, punctuation and the forms of a corporation."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    plain = _REGISTRY.sub("", plain).lower()
    for pattern, replacement in _ALIKE:
        plain = pattern.sub(replacement, plain)
    plain = " ".join(plain.split())
    bare = " ".join(_DROPPED.sub(" ", plain).split()).removesuffix(" and")
    return bare or plain
