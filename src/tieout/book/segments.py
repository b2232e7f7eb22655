"""Exhibits come in; the names of an issuer's parts (segments, regions, products), by their plain form, go out.

A name is a row label that names no account and stands under headings that do: under two of them anywhere in
the exhibit, or under one of sales or the like, beside another such name. Names with "Group" or "Segment" need less.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import Final

from tieout.book.headings import heading_of, plain_name
from tieout.book.labels import names_itself, normalise
from tieout.book.vocabulary import concepts_in, listed
from tieout.core.exhibit import Exhibit
from tieout.core.table import Row

_SAYS_SO: Final = re.compile(r"\b(?:group|segment|division|corporate office)s?\b", re.IGNORECASE)
REST: Final = frozenset(
    (
        "corporate",
        "other",
        "all other",
        "elimination",
        "corporate other",
        "unallocated",
        "unallocated corporate expense",
        "corporate office",
        "intersegment elimination",
        "unallocated corporate",
        "corporate elimination",
        "other elimination",
        "intersegment",
        "domestic",
        "international",
        "foreign",
        "corporate all other",
        "corporate unallocated",
        "intercompany elimination",
        "elimination other",
    )
)
"""Names that are parts of an issuer only beside others."""
_NO_NAME: Final = re.compile(
    r"^(?:total|sub-?total|less|add|plus|net|gross|as |from |to |per |by |before|after|excluding|including|change|effect|basic"
    r"|diluted|current|deferred|increase|decrease|adjusted|gaap|non-gaap|reported|provision|beginning|ending|balance|organic)\b"
    r"|\b(?:quarter|year|months?|weeks|ended|percent|as reported|adjustments?|respectively|excluding|continuing|discontinued)\b|[%$:]|\d{3}",
    re.IGNORECASE,
)


@lru_cache(maxsize=32768)
def may_be_name(label: str) -> bool:
    """Whether a row label has the form of a name: short, with a capital, naming no account and no time."""
    if not label[:1].isupper() or len(label) > 48 or _NO_NAME.search(label) or label.count("(") != label.count(")"):
        return False
    plain = normalise(label)
    if not plain or plain in concepts_in("flow", True) or plain in concepts_in("instant"):
        return False
    return plain in REST or _SAYS_SO.search(label) is not None or not names_itself(plain)


def segments_of(exhibit: Exhibit) -> dict[str, str]:
    """Plain name -> the name as first printed, of the parts that the tables of ``exhibit`` show."""
    under: dict[str, set[str]] = defaultdict(set)
    shown: dict[str, str] = {}
    split: dict[tuple[int, int], list[str]] = defaultdict(list)
    for table in exhibit.tables:
        for row in table.rows:
            _take(table.index, row, under, shown, split)
        _take_sections(table.rows, under, shown)
    beside = {
        name for names in split.values() if len([name for name in names if name not in REST]) > 1 for name in names
    }
    return {
        name: label
        for name, label in shown.items()
        if len(under[name]) > 1 or name in beside or (under[name] and _SAYS_SO.search(label))
    }


def _take(
    table: int,
    row: Row,
    under: dict[str, set[str]],
    shown: dict[str, str],
    split: dict[tuple[int, int], list[str]],
) -> None:
    """Note a row under the heading of a measure that is split by segments."""
    if not row.path or not may_be_name(row.label):
        return
    heading = heading_of(row.path[-1])
    if heading.concept not in listed("split by segment") or heading.parts:
        return
    name = plain_name(row.label)
    shown.setdefault(name, _as_shown(row.label))
    under[name].add(heading.concept)
    if heading.concept in listed("split at sight"):
        split[table, row.section].append(name)


def _take_sections(rows: tuple[Row, ...], under: dict[str, set[str]], shown: dict[str, str]) -> None:
    """Note headings that stand over the same two measures or more, as a table does that goes part by part."""
    over: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.path and may_be_name(row.path[-1]) and heading_of(row.path[-1]).named:
            plain = normalise(row.label)
            concept = concepts_in("flow").get(plain)
            if concept in listed("split by segment"):
                over[row.path[-1]].add(concept)
    if len(over) < 2:
        return
    for label, concepts in over.items():
        name = plain_name(label)
        shown.setdefault(name, _as_shown(label))
        under[name] |= concepts


def _as_shown(label: str) -> str:
    return re.sub(r"\s+[Ss]egment$", "", " ".join(label.split()).rstrip(": "))
