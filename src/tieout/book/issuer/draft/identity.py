"""Papers of one issuer, and its file as it stands, come in; the papers with one key for each instrument that several tell of go out.

A later release says "the company's 12% senior subordinated notes" of what an earlier one issued as "12% Senior Subordinated
Notes due August 1, 2009". They are one where kind and fixed rate are equal, nothing that both state differs, and no
other instrument could be meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tieout.book.issuer.draft.paper import Described, Paper
from tieout.core.instrument import Instrument
from tieout.core.issuer import Issuer
from tieout.core.term import Value

_SHARES = ("common", "preferred")


@dataclass(frozen=True, slots=True)
class Likeness:
    """By what an instrument or a class of shares is known again; None for what is not stated."""

    kind: str
    title: str
    rates: frozenset[Decimal]
    ranking: Value | None = None
    maturity: Value | None = None
    secured: Value | None = None

    def may_be(self, other: Likeness) -> bool:
        """Whether nothing that both state differs."""
        if self.kind != other.kind or (self.rates and other.rates and not self.rates & other.rates):
            return False
        pairs = ((self.ranking, other.ranking), (self.maturity, other.maturity), (self.secured, other.secured))
        return all(mine is None or theirs is None or mine == theirs for mine, theirs in pairs)

    def is_like(self, other: Likeness) -> bool:
        """Whether both have what names such an instrument: a note its fixed rate, shares and charters their title."""
        if self.kind == "note":
            return bool(self.rates & other.rates)
        return self.title.lower() == other.title.lower() and self.kind in (*_SHARES, "charter")


def identified(papers: Sequence[Paper], there: Issuer | None = None) -> Iterator[Paper]:
    """``papers`` with keys that mean the same thing in all of them, and in the file that is ``there``.

    What a paper told before keeps its key when it is read again; keys that collide by accident are told apart.
    """
    known: dict[str, list[Likeness]] = {}
    for instrument in there.instruments if there is not None else ():
        known[instrument.id] = [_of_instrument(instrument)]
    for share in there.classes if there is not None else ():
        known[share.id] = [Likeness(share.kind, share.title, frozenset())]
    for paper in papers:
        keys = {one.subject.key: _key(_of_paper(one), one.subject.key, known) for one in paper.stated()}
        subjects = tuple(
            replace(subject, key=keys[subject.key], parent=keys.get(subject.parent, subject.parent))
            for subject in paper.provisions.subjects
        )
        terms = tuple(replace(term, subject=keys.get(term.subject, term.subject)) for term in paper.provisions.terms)
        renamed = replace(paper, provisions=replace(paper.provisions, subjects=subjects, terms=terms))
        for one in renamed.stated():
            known.setdefault(one.subject.key, []).append(_of_paper(one))
        yield renamed


def _key(mine: Likeness, key: str, known: dict[str, list[Likeness]]) -> str:
    """The key under which it is known already, else one that nothing else has."""
    if key in known and all(mine.may_be(one) for one in known[key]) and mine.title in {one.title for one in known[key]}:
        return key
    same = [
        other for other, earlier in known.items()
        if all(mine.may_be(one) for one in earlier) and any(mine.is_like(one) for one in earlier)
    ]  # fmt: skip
    if len(same) == 1:
        return same[0]
    base, number = key, 2
    while key in known:
        key, number = f"{base}-{number}", number + 1
    return key


def _of_paper(one: Described) -> Likeness:
    ranking, maturity, secured = (None if (term := one.first(name)) is None else term.value for name in ("ranking", "maturity", "secured"))
    rates = frozenset(term.value for term in one.terms if term.name == "rate" and isinstance(term.value, Decimal))
    day = maturity if isinstance(maturity, date) else None
    return Likeness(one.subject.kind, one.subject.title, rates, ranking, day, secured)


def _of_instrument(one: Instrument) -> Likeness:
    secured = None if one.secured is None else "yes" if one.secured else "no"
    rates = frozenset(option.rate for option in one.rates if option.rate is not None)
    return Likeness(one.kind, one.title, rates, one.ranking or None, one.maturity, secured)
