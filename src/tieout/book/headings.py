"""Section labels over a row come in; what they do to the row's meaning goes out: name it, part it, give it a basis."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tieout.book.labels import names_itself, normalise, section_key
from tieout.book.vocabulary import concepts_in, data, listed

_PAID: Final = re.compile(
    r"\b(?:cash (?:\w+ )?paid|paid (?:\w+ ){0,3}for|(?:cash|payment) (?:\w+ ){0,3}(?:during|for)\b)", re.IGNORECASE
)
_UNDONE: Final = re.compile(r"^(?:add|less|plus|deduct|adjust|reconcil|special|item)", re.IGNORECASE)
_SHARES_AVERAGE: Final = re.compile(r"\baverage\b.*\b(?:share|unit)", re.IGNORECASE)
_BASES: Final = (
    ("pro forma", re.compile(r"\bpro[\s-]?forma\b", re.IGNORECASE)),
    ("continuing", re.compile(r"\bcontinuing\s+operations\b", re.IGNORECASE)),
    ("discontinued", re.compile(r"\bdiscontinued\s+operations\b", re.IGNORECASE)),
)
_CHANGES: Final = re.compile(r"\breconcil|^adjustment|\bchange in .*\b(?:asset|liability|working capital)")
_ADJUSTED: Final = re.compile(
    r"\badjusted\b(?! for)|\bnon-?\s?gaap\b(?!\s+(?:measure|financial|reconcil))|\bcore\b", re.IGNORECASE
)
_RECONCILES: Final = re.compile(
    r"reconcil|\bcontinuing\b.*\bdiscontinued\b|\bdiscontinued\b.*\bcontinuing\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What one section label says of the rows under it.

    ``concept`` is the measure it names ("" for none); ``parts`` that rows under it are only parts or other measures of
    what their labels name; ``paid`` that it is about cash paid; ``undone`` that rows under it are added back or taken
    off, so that signs may be turned; ``named`` that it may name a segment or another party; ``vague`` that it speaks of
    an account that nobody knows here; ``ratios`` that amounts under it are none of the plain amounts; ``statement`` is the one that it names.
    """

    concept: str = ""
    parts: bool = False
    paid: bool = False
    undone: bool = False
    named: bool = False
    vague: bool = False
    ratios: bool = False
    statement: str = ""
    basis: tuple[str, ...] = ()


@lru_cache(maxsize=16384)
def heading_of(label: str) -> Heading:
    """The meaning of one section label."""
    plain = section_key(label)
    spoken = frozenset(plain.split())
    paid = _PAID.search(label) is not None
    undone = _UNDONE.match(label.lstrip()) is not None
    if _SHARES_AVERAGE.search(label):
        return Heading()
    if _CHANGES.search(plain):
        return Heading(undone=undone, paid=paid, basis=basis_in(label))
    concept = measure_of(plain)
    parts = concept in listed("parting") if concept else _parts(label, spoken)
    named = not concept and _is_name(label, spoken)
    return Heading(
        concept,
        parts and not paid,
        paid,
        undone,
        named,
        not concept and not named and names_itself(plain) and not spoken <= listed("neutral heading"),
        bool(spoken & {"ratio", "percent", "percentage"}),
        _statement(plain),
        basis_in(label),
    )


def _statement(plain: str) -> str:
    """The kind of statement that a heading in plain form names, as ``statements.kind_of`` has it; "" for none."""
    if "income statement" in plain or "statement of income" in plain or "statement of operation" in plain:
        return "income statement"
    return "balance sheet" if "balance sheet" in plain else ""


def _parts(label: str, spoken: frozenset[str]) -> bool:
    """Whether a heading that names no measure makes other measures of the rows under it: averages, adjusted results."""
    return bool(spoken & listed("part with words")) or _ADJUSTED.search(label) is not None


def basis_in(label: str) -> tuple[str, ...]:
    """The basis that a heading or caption gives to all under it: ``continuing``, ``pro forma``, ..."""
    if _RECONCILES.search(label):
        return ()
    return tuple(name for name, pattern in _BASES if pattern.search(label))


@lru_cache(maxsize=16384)
def measure_of(plain: str) -> str:
    """The concept that a heading in plain form names, "" for none: "net sale" heads its segments."""
    for form in (plain, plain.removeprefix("net sale by ").removeprefix("revenue by ")):
        for group in ("flow", "instant", "percent"):
            concept = concepts_in(group, True).get(form)
            if concept is not None:
                return concept.partition("@")[0]
    for opening, needed in data("context")["led by"].items():
        if plain.startswith(f"{opening} ") and set(needed.split()) & set(plain.split()):
            return concepts_in("instant", True).get(opening, "")
    head, by, _ = plain.partition(" by ")
    if by and head != plain:
        return measure_of(head)
    return ""


def _is_name(label: str, spoken: frozenset[str]) -> bool:
    """Whether a heading that names no measure may be a name: few words, none of them of accounting or time."""
    if not spoken or len(spoken) > 6 or not label[:1].isupper() or spoken & listed("telling words"):
        return False
    return not names_itself(" ".join(sorted(spoken))) and not all(
        word in listed("neutral heading") or word.isdigit() for word in spoken
    )


def plain_name(label: str) -> str:
    """A name in the form in which names are compared: without "segment" or "total" about it."""
    plain = normalise(label)
    for ending in (" segment", " business segment", " reportable segment"):
        plain = plain.removesuffix(ending)
    return plain
