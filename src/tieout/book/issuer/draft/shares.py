"""A class of shares as a document tells of it comes in; its table, and the events that the document reports, go out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from tieout.book.issuer.draft.paper import Described, fits
from tieout.core.draft import DraftTable, Entry
from tieout.core.term import Term

_FIELDS: Final[Mapping[str, str]] = {
    "par-value": "par", "series": "series", "dividend-rate": "dividend-rate", "conversion-price": "conversion-price",
    "liquidation-preference": "liquidation-preference", "conversion-rate": "conversion-rate", "votes": "votes",
    "authorised": "authorised", "issued": "issued", "treasury": "treasury",
}  # fmt: skip
_ACTS: Final = {"shares-issued": "issue", "shares-acquired": "repurchase", "authorised-reduced-by": "certificate"}


def class_table(stated: Described) -> DraftTable:
    """The table of a class: what the document states of it before any event."""
    key = stated.subject.key
    entries = [stated.named("id", key), stated.named("kind", stated.subject.kind), stated.named("title", stated.subject.title)]
    entries += _fields(stated)
    return DraftTable("class", key, tuple(entries))


def share_events(stated: Described) -> Iterator[tuple[date, DraftTable]]:
    """Shares issued or acquired, and what a certificate certifies, on the day that it was signed, else that of the document."""
    signed = next((one.value for one in stated.of.provisions.terms if one.name == "signed"), stated.of.day)
    if not isinstance(signed, date):
        return
    for term in stated.terms:
        act = _ACTS.get(term.name, "")
        if not act or not isinstance(term.value, Decimal):
            continue
        named = (("on", signed), ("act", act), ("class", stated.subject.key))
        entries = [stated.named(name, value) for name, value in named]
        entries.append(stated.entry("shares", term))
        if act == "certificate":
            entries += _certified(stated)
        elif act == "repurchase" and (applied := _marked(stated, "capital applied")):
            entries.append(stated.entry("capital-applied", applied, value=True))
        elif term.of:
            entries.append(Entry("note", term.of, stated.source(term)))
            entries += _settled(stated, term)
        yield signed, DraftTable("event", f"{signed} {act} {stated.subject.key}", tuple(entries))


def _settled(stated: Described, issued: Term) -> Iterator[Entry]:
    """The interest that the shares of ``issued`` paid, where the document states one such amount."""
    paid = [term for term in stated.of.provisions.terms if term.name == "interest-paid"]
    if issued.of == "interest" and len(paid) == 1:
        yield stated.entry("amount", paid[0])


def _fields(stated: Described) -> Iterator[Entry]:
    for term in stated.terms:
        if term.name in _FIELDS and term.of in ("", "before") and fits("class", _FIELDS[term.name], term):
            yield stated.entry(_FIELDS[term.name], term)
        elif term.name == "reissue-prohibited":
            yield stated.entry("reissue", term, value=term.value != "yes")
    retired = _marked(stated, "retired on acquisition")
    if retired is not None:
        yield stated.entry("retired-on-acquisition", retired, value=True)


def _certified(stated: Described) -> Iterator[Entry]:
    """What a certificate states of itself: the day of effect, the statute, who signed and attested."""
    whole = stated.of.provisions.terms
    for term in whole:
        if term.name == "effective" and isinstance(term.value, date):
            yield stated.entry("effective", term)
        elif term.name == "statute":
            yield stated.entry("statute", term)
    signers = [term for term in whole if term.name in ("signer", "attester")]
    if signers:
        names = tuple(f"{term.value}, {term.of}" if term.of else str(term.value) for term in signers)
        yield Entry("signers", names, stated.source(signers[0]))


def _marked(stated: Described, what: str) -> Term | None:
    """The term that says so of the shares acquired."""
    return next((one for one in stated.terms if one.of == what and one.value == "yes"), None)
