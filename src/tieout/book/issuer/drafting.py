"""What documents provide comes in; the tables of an issuer file that hold it, each value with its document and line, go out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from tieout.core.draft import Content, DraftTable, Entry
from tieout.core.term import Provisions, Subject, Term

_PLAIN: Final[Mapping[str, str]] = {
    name: name
    for name in (
        "commitment principal outstanding issue-price closing interest-from maturity balloon interest-cycle default-rate"
        " ranking conversion-price conversion-rate exchange-ratio tendered participation count strike shares-per-warrant"
        " exercise-from exercise-to detachable-from repurchase-price"
    ).split()
} | {"per": "each"}
"""Terms that are a field of their instrument, by the field."""
_INNER: Final[Mapping[str, tuple[str, str, str]]] = {
    "rate": ("rate", "rate", "index"),
    "spread": ("rate", "spread", "index"),
    "floor": ("rate", "floor", "index"),
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
    "collateral": ("lien", "assets", ""),
    "extension": ("extension", "to", ""),
    "redemption-price": ("redemption", "price", "on"),
    "redemption-from": ("redemption", "start", "on"),
    "change-of-control-price": ("redemption", "price", "on"),
}
"""Terms that are a field of a table inside: the table, the field, and the field that ``of`` fills."""
_CLASS: Final[Mapping[str, str]] = {
    "par-value": "par",
    "series": "series",
    "dividend-rate": "dividend-rate",
    "liquidation-preference": "liquidation-preference",
    "conversion-price": "conversion-price",
    "conversion-rate": "conversion-rate",
    "votes": "votes",
}
_RANKS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_ENDED: Final = ("repurchased", "exchanged", "redeemed")


@dataclass(frozen=True, slots=True)
class Provided:
    """A document by the name that comments give it, its day, its issuer, and what it provides."""

    name: str
    day: date | None
    issuer: str
    provisions: Provisions


def drafted(provided: Sequence[Provided]) -> tuple[DraftTable, ...]:
    """The tables that hold what ``provided`` state, in order: the issuer, classes of shares, instruments, events by day.

    Nothing is worked out: what a table needs to run and no document states is left out.
    """
    tables: list[DraftTable] = []
    events: list[tuple[date, DraftTable]] = []
    named = next((one for one in provided if one.issuer), None)
    if named is not None:
        tables.append(DraftTable("issuer", "", (Entry("name", named.issuer, f"{named.name}:1"),)))
    for one in provided:
        of: dict[str, list[Term]] = defaultdict(list)
        for term in one.provisions.terms:
            of[term.subject].append(term)
        for subject in one.provisions.subjects:
            draft = _Drafting(one, subject, of[subject.key])
            tables += draft.table()
            events += draft.events()
    return (*_united(tables), *(table for _, table in sorted(events, key=lambda event: event[0])))


class _Drafting:
    """One subject of one document."""

    def __init__(self, of: Provided, subject: Subject, terms: Sequence[Term]) -> None:
        self.of, self.subject, self.terms = of, subject, terms

    def table(self) -> Iterator[DraftTable]:
        """The table of the subject; none for a charter, which its classes tell of."""
        subject = self.subject
        if subject.kind == "charter":
            return
        share = subject.kind in ("common", "preferred")
        entries = [self._made("id", subject.key), self._made("kind", subject.kind), self._made("title", subject.title)]
        if not share and subject.parent:
            entries.append(self._made("attached-to" if subject.kind == "warrant" else "part-of", subject.parent))
        if not share and subject.act in _ENDED:
            entries.append(self._made("status", subject.act))
        entries += self._of_class() if share else self._of_instrument()
        within = () if share else tuple(self._within())
        yield DraftTable("class" if share else "instrument", subject.key, tuple(entries), within)

    def events(self) -> Iterator[tuple[date, DraftTable]]:
        """The events that a document reports: what ended an instrument, shares that were issued, and what a certificate certifies."""
        if self.subject.kind in ("common", "preferred", "charter"):
            yield from self._share_events()
        elif self.subject.act in _ENDED:
            yield from self._ending()

    # instruments

    def _of_instrument(self) -> Iterator[Entry]:
        days = [term for term in self.terms if term.name == "interest-date" and isinstance(term.value, str)]
        for term in self.terms:
            if term.name in _PLAIN and not (term.name == "repurchase-price" and term.unit == "percent"):
                yield self._entry(_PLAIN[term.name], term)
                if term.name == "per" and term.of.split(" ")[0].isdecimal():
                    yield self._entry("per", term, Decimal(term.of.split(" ")[0]))
            elif term.name in ("secured", "reinstatement", "retired-with-note"):
                yield self._entry(term.name, term, term.value == "yes")
        if days:
            value = tuple(str(term.value).removeprefix("--") for term in days)
            yield Entry("interest-dates", value, self._source(days[0]))

    def _within(self) -> Iterator[DraftTable]:
        """Tables inside, one for each group of terms."""
        groups: dict[tuple[str, int, str], list[Term]] = {}
        for term in self.terms:
            if term.name in _INNER:
                section, _, by = _INNER[term.name]
                groups.setdefault((section, term.group, term.of if by else ""), []).append(term)
        for (section, _, of), terms in groups.items():
            by = next((_INNER[term.name][2] for term in terms if _INNER[term.name][2]), "")
            entries = [self._entry(_INNER[term.name][1], term, self._inner(term)) for term in terms]
            if by and of:
                entries.insert(0, Entry(by, of, self._source(terms[0])))
            elif terms[0].name == "change-of-control-price":
                entries.insert(0, Entry("on", "change of control", self._source(terms[0])))
            if section == "extension" and isinstance(terms[0].value, str):
                entries = [self._entry("period", terms[0])]
            yield DraftTable(section, of or f"{len(groups)}-{terms[0].start}", tuple(entries))

    def _inner(self, term: Term) -> Content:
        if term.name == "lien" and isinstance(term.value, str):
            return _RANKS.get(term.value, 0)
        return int(term.value) if term.name == "instalment-count" and isinstance(term.value, Decimal) else term.value

    def _ending(self) -> Iterator[tuple[date, DraftTable]]:
        if self.of.day is None:
            return
        act = {"repurchased": "repurchase", "exchanged": "exchange", "redeemed": "redeem"}[self.subject.act]
        entries = [self._made("on", self.of.day), self._made("act", act), self._made("instrument", self.subject.key)]
        fields = {"principal": "principal", "tendered": "principal", "repurchase-price": "paid", "exchanged-for": "into"}
        for term in self.terms:
            if term.name in fields and term.unit != "percent" and all(entry.name != fields[term.name] for entry in entries):
                entries.append(self._entry(fields[term.name], term))
        yield self.of.day, DraftTable("event", f"{self.of.day} {act} {self.subject.key}", tuple(entries))

    # shares

    def _of_class(self) -> Iterator[Entry]:
        for term in self.terms:
            if term.name in _CLASS:
                yield self._entry(_CLASS[term.name], term)
            elif term.name == "reissue-prohibited":
                yield self._entry("reissue", term, term.value != "yes")
            elif term.name == "retired-on-acquisition":
                yield self._entry("retired-on-acquisition", term, term.value == "yes")
            elif term.name in ("authorised", "issued", "treasury") and term.of in ("", "before"):
                yield self._entry(term.name, term)

    def _share_events(self) -> Iterator[tuple[date, DraftTable]]:
        signed = next((term.value for term in self.terms if term.name == "signed" and isinstance(term.value, date)), self.of.day)
        if not isinstance(signed, date):
            return
        acts = {"shares-issued": "issue", "shares-acquired": "repurchase", "authorised-reduced-by": "certificate"}
        for term in self.terms:
            if term.name in acts and isinstance(term.value, Decimal):
                act = acts[term.name]
                entries = [self._made("on", signed), self._made("act", act), self._made("class", self.subject.key)]
                entries.append(self._entry("shares", term))
                if act == "certificate":
                    entries += self._certified()
                elif term.of:
                    entries.append(Entry("note", term.of, self._source(term)))
                yield signed, DraftTable("event", f"{signed} {act} {self.subject.key}", tuple(entries))

    def _certified(self) -> Iterator[Entry]:
        """What a certificate states besides: the day of effect, the statute, who signed."""
        signers = [term for term in self.terms if term.name in ("signer", "attester")]
        for term in self.terms:
            if term.name == "effective" and isinstance(term.value, date):
                yield self._entry("effective", term)
            elif term.name == "statute":
                yield self._entry("statute", term)
        if signers:
            names = tuple(f"{term.value}, {term.of}" if term.of else str(term.value) for term in signers)
            yield Entry("signers", names, self._source(signers[0]))

    def _entry(self, name: str, term: Term, value: Content | None = None) -> Entry:
        return Entry(name, term.value if value is None else value, self._source(term))

    def _made(self, name: str, value: Content) -> Entry:
        """An entry that the subject gives as a whole; its place is where it is first named."""
        first = min((term.line for term in self.terms), default=0)
        return Entry(name, value, f"{self.of.name}:{first}" if name != "id" and first else "")

    def _source(self, term: Term) -> str:
        return f"{self.of.name}:{term.line}"


def _united(tables: Iterable[DraftTable]) -> Iterator[DraftTable]:
    """Tables of one section and key as one: what the first document states first, then what others add."""
    found: dict[tuple[str, str], DraftTable] = {}
    for table in tables:
        before = found.get((table.section, table.key))
        if before is None:
            found[table.section, table.key] = DraftTable(table.section, table.key, _once(table.entries), table.within)
        else:
            within = tuple(_united((*before.within, *table.within)))
            found[table.section, table.key] = DraftTable(table.section, table.key, _once((*before.entries, *table.entries)), within)
    yield from sorted(found.values(), key=lambda table: ("issuer", "class").index(table.section) if table.section in ("issuer", "class") else 2)


def _once(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Each field once, as it is stated first."""
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.name, entry)
    return tuple(found.values())
