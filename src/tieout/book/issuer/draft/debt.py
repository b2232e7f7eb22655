"""A loan, note, unit or warrant as a document tells of it comes in; its table, and the events that the document reports, go out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from tieout.book.issuer.draft.paper import Described, fits, holds
from tieout.core.draft import Content, DraftTable, Entry
from tieout.core.term import Term

_FIELDS: Final = frozenset(
    "commitment principal outstanding issue-price closing interest-from maturity balloon interest-cycle default-rate"
    " ranking conversion-price conversion-rate exchange-ratio tendered participation count strike shares-per-warrant"
    " exercise-from exercise-to detachable-from repurchase-price".split()
)
"""Terms that are a field of their instrument by the same name."""
_FLAGS: Final = ("secured", "reinstatement", "retired-with-note")
_WITHIN: Final[Mapping[str, tuple[str, str, str]]] = {
    "rate": ("rate", "rate", ""),
    "spread": ("rate", "spread", "index"),
    "floor": ("rate", "floor", ""),
    "instalment-amount": ("instalments", "amount", ""),
    "instalment-count": ("instalments", "count", ""),
    "instalment-first": ("instalments", "first", ""),
    "instalment-last": ("instalments", "last", ""),
    "instalment-cycle": ("instalments", "cycle", ""),
    "fee-rate": ("fee", "rate", "when"),
    "fee-amount": ("fee", "amount", "when"),
    "fee-basis": ("fee", "basis", "when"),
    "advance-rate": ("advance", "rate", "asset"),
    "lien": ("lien", "rank", "assets"),
    "extension": ("extension", "to", ""),
    "redemption-price": ("redemption", "price", "on"),
    "redemption-from": ("redemption", "start", "on"),
    "change-of-control-price": ("redemption", "price", "on"),
}
"""Terms that are a field of a table inside: the table, the field, and the field that ``of`` fills."""
_RANKS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_ENDED: Final = {"repurchased": "repurchase", "exchanged": "exchange", "redeemed": "redeem"}


def instrument_table(stated: Described) -> DraftTable:
    """The table of an instrument. Amounts of an event ("repurchased") are the event's and not the instrument's."""
    subject = stated.subject
    entries = [stated.named("id", subject.key), stated.named("kind", subject.kind), stated.named("title", subject.title)]
    if subject.parent:
        field, key = _parent(stated)
        entries.append(stated.named(field, key))
    if subject.act in _ENDED:
        entries.append(stated.named("status", subject.act))
    return DraftTable("instrument", subject.key, (*entries, *_fields(stated)), tuple(_within(stated)))


def instrument_events(stated: Described) -> Iterator[tuple[date, DraftTable]]:
    """What the document says was repurchased, exchanged or redeemed: of the instrument as a whole, or an amount of it."""
    whole = _ENDED.get(stated.subject.act, "")
    partly = next((_ENDED[one.of] for one in stated.terms if one.name == "principal" and one.of in _ENDED), "")
    act = whole or partly
    amount = next((one for one in stated.terms if one.name in ("tendered", "principal") and (whole or one.of in _ENDED)), None)
    day, note = stated.day_of(amount)
    if not act or day is None:
        return
    entries = [stated.named(name, value) for name, value in (("on", day), ("act", act), ("instrument", stated.subject.key))]
    paid = stated.first("repurchase-price")
    if amount is not None:
        entries.append(stated.entry("principal", amount))
    if paid is not None and paid.unit != "percent":
        entries.append(stated.entry("paid", paid))
    given = _given(stated) if act == "exchange" else None
    if given is not None:
        entries.append(given.named("into", given.subject.key))
        received = given.first("principal", "")
        if received is not None:
            entries.append(given.entry("received", received))
    if note and amount is not None:
        entries.append(stated.entry("note", amount, note))
    yield day, DraftTable("event", f"{day} {act} {stated.subject.key}", tuple(entries))


def _parent(stated: Described) -> tuple[str, str]:
    """The field and key of what the subject is a part of; a warrant of a unit is attached to the note of that unit."""
    parent = stated.subject.parent
    if stated.subject.kind != "warrant":
        return "part-of", parent
    notes = [one.subject.key for one in stated.of.stated() if one.subject.kind == "note" and one.subject.parent == parent]
    return "attached-to", notes[0] if len(notes) == 1 else parent


def _given(stated: Described) -> Described | None:
    """The note of the same document that was given in exchange: new, of the same ranking, and the only such one."""
    ranking = stated.first("ranking")
    found = [
        one
        for one in stated.of.stated()
        if one.subject.kind == "note"
        and one.subject.act in ("issued", "created")
        and ranking is not None
        and (of := one.first("ranking")) is not None
        and of.value == ranking.value
    ]
    return found[0] if len(found) == 1 else None


def _fields(stated: Described) -> Iterator[Entry]:
    days = [term for term in stated.terms if term.name == "interest-date" and isinstance(term.value, str)]
    for term in stated.terms:
        if term.name in _FIELDS and term.of not in _ENDED and not (term.name == "repurchase-price" and term.unit == "percent"):
            if fits("instrument", term.name, term):
                yield stated.entry(term.name, term)
            elif term.name == "maturity":
                yield stated.entry("due", term)
        elif term.name == "per":
            yield stated.entry("each", term)
            number = term.of.split(" ")[0].replace(",", "")
            if number.isdecimal():
                yield stated.entry("per", term, Decimal(number))
        elif term.name in _FLAGS:
            yield stated.entry(term.name, term, value=term.value == "yes")
    if days:
        months = tuple(dict.fromkeys(str(term.value).removeprefix("--") for term in days))
        yield Entry("interest-dates", months, stated.source(days[0]))


def _within(stated: Described) -> Iterator[DraftTable]:
    """Tables inside, one for each group of terms, and within a group one for each ``of``."""
    groups: dict[tuple[str, int, str], list[Term]] = {}
    for term in stated.terms:
        if term.name in _WITHIN:
            section, _, by = _WITHIN[term.name]
            groups.setdefault((section, term.group, term.of if by else ""), []).append(term)
    _join_floors(groups)
    for (section, group, of), terms in groups.items():
        by = next((found for term in terms if (found := _WITHIN[term.name][2])), "")
        entries = [entry for entry in (_inner(stated, term) for term in terms) if holds(section, entry.name, entry.value)]
        if not entries:
            continue
        if by and of:
            entries.insert(0, Entry(by, of, stated.source(terms[0])))
        elif terms[0].name == "change-of-control-price":
            entries.insert(0, Entry("on", "change of control", stated.source(terms[0])))
        yield DraftTable(section, of or f"{stated.of.name} {group}", tuple(entries))


def _join_floors(groups: dict[tuple[str, int, str], list[Term]]) -> None:
    """A floor belongs to the rate option of its group."""
    for key in [key for key, terms in groups.items() if key[0] == "rate" and all(term.name == "floor" for term in terms)]:
        options = [other for other in groups if other[:2] == key[:2] and other != key]
        if options:
            floors = groups.pop(key)
            for option in options:
                groups[option] += floors


def _inner(stated: Described, term: Term) -> Entry:
    field, value = _WITHIN[term.name][1], term.value
    made: Content = value
    if term.name == "lien":
        made = _RANKS.get(str(value), 0)
    elif term.name == "instalment-count" and isinstance(value, Decimal):
        made = int(value)
    elif term.name == "instalment-amount" and term.unit == "percent":
        field = "percent"
    elif term.name == "extension" and isinstance(value, str):
        field = "period"
    elif term.name == "floor" and term.of not in ("", "rate"):
        field = "index-floor"
    return stated.entry(field, term, made)
