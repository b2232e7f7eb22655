"""Documents of one issuer come in; the same documents, with one key for each instrument that several tell of, go out.

A later release says "the company's 12% senior subordinated notes" of what an earlier one issued as "12% Senior Subordinated
Notes due August 1, 2009". They are one where kind and fixed rate are equal, nothing that both state differs, and no
other instrument could be meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from tieout.book.issuer.draft.paper import Described, Paper

_TOLD = ("ranking", "maturity", "secured")


def identified(provided: Sequence[Paper]) -> Iterator[Paper]:
    """``provided`` with keys that mean the same thing in all of them. Keys that collide by accident are told apart."""
    known: dict[str, list[Described]] = {}
    for one in provided:
        keys = {stated.subject.key: _key(stated, known) for stated in one.stated()}
        subjects = tuple(
            replace(subject, key=keys[subject.key], parent=keys.get(subject.parent, subject.parent))
            for subject in one.provisions.subjects
        )
        terms = tuple(replace(term, subject=keys.get(term.subject, term.subject)) for term in one.provisions.terms)
        renamed = replace(one, provisions=replace(one.provisions, subjects=subjects, terms=terms))
        for stated in renamed.stated():
            known.setdefault(stated.subject.key, []).append(stated)
        yield renamed


def _key(stated: Described, known: dict[str, list[Described]]) -> str:
    """The key of an instrument of an earlier document that must be meant, else a key that no earlier one has."""
    same = [key for key, earlier in known.items() if all(_may_be(stated, one) for one in earlier) and any(_like(stated, one) for one in earlier)]
    if len(same) == 1:
        return same[0]
    key, number = stated.subject.key, 2
    while key in known:
        key, number = f"{stated.subject.key}-{number}", number + 1
    return key


def _may_be(one: Described, other: Described) -> bool:
    """Whether nothing that both state differs."""
    if one.subject.kind != other.subject.kind:
        return False
    for name in _TOLD:
        mine, theirs = one.first(name), other.first(name)
        if mine is not None and theirs is not None and mine.value != theirs.value:
            return False
    rates = _rates(one), _rates(other)
    return not all(rates) or bool(rates[0] & rates[1])


def _like(one: Described, other: Described) -> bool:
    """Whether two have in common what names an instrument: a fixed rate, or (a class of shares) the title."""
    rates = _rates(one) & _rates(other)
    if one.subject.kind == "note":
        return bool(rates)
    return one.subject.title.lower() == other.subject.title.lower() and one.subject.kind in ("common", "preferred", "charter")


def _rates(stated: Described) -> frozenset[Decimal]:
    return frozenset(one.value for one in stated.terms if one.name == "rate" and isinstance(one.value, Decimal))
