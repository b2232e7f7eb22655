"""What rules and names say comes in; Terms go out: each once, in groups, with whole days for parts of days."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from tieout.core.term import Term, Value
from tieout.read.terms.register import Entry
from tieout.read.terms.strip import Atom

_SHARED: Final = frozenset(("strike", "shares-per-warrant", "exercise-from", "exercise-to"))
"""What is told of warrants and so of every issue of them."""
_SIZE: Final = {
    "commitment": "size",
    "principal": "size",
    "outstanding": "size",
    "tendered": "size",
    "authorised": "size",
    "shares-issued": "size",
}
"""Names of which one figure has one only."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A term in the making, of the entry ``entry`` of the register; ``match`` numbers what it was read from."""

    entry: int
    name: str
    value: Value
    unit: str
    start: int
    end: int
    of: str = ""
    family: str = ""
    sentence: int = -1
    match: int = -1
    approximate: bool = False


@dataclass(slots=True)
class Drafts:
    """The terms of a document so far."""

    rows: list[Draft] = field(default_factory=list)
    known: dict[tuple[int, str, str, str], Draft] = field(default_factory=dict)
    places: dict[tuple[int, int, str], tuple[int, int]] = field(default_factory=dict)
    again: list[tuple[int, int]] = field(default_factory=list)
    """Where terms were told once more, since this was last emptied."""
    said: set[Draft] = field(default_factory=set)
    """What a name told first and a sentence then said as well."""

    def add(self, draft: Draft) -> None:
        """Take in a draft, unless its subject has the same term, or the figure gave a term of that name before (in another match)."""
        key = (draft.entry, draft.name, _text(draft.value), draft.of)
        place = (draft.start, draft.end, _SIZE.get(draft.name, draft.name) + draft.of * (draft.family == "fee"))
        self.again.append((draft.start, draft.end))
        if key in self.known and draft.match >= 0:
            self.said.add(self.known[key])
        taken = self.places.get(place)
        if key not in self.known and (taken is None or (taken[0] == draft.match >= 0 and taken[1] != draft.entry)):
            self.known[key] = draft
            self.places[place] = (draft.match, draft.entry)
            self.rows.append(draft)

    def say(self, entry: int, name: str, atom: Atom, sentence: int) -> None:
        """Take in what an atom says in a name."""
        self.add(
            Draft(entry, name, atom.value, atom.unit, atom.start, atom.end, "", "", sentence, -1, atom.approximate)
        )

    def settled(self, entries: Iterable[Entry]) -> list[Draft]:
        """The drafts in order of place: parts of days gone where whole days are told, shared terms with every issue."""
        whole = {(d.entry, d.name, str(d.value)[:4]) for d in self.rows if isinstance(d.value, date)}
        months = {(d.entry, d.name, str(d.value)[:7]) for d in self.rows if isinstance(d.value, date)}
        due = {d.entry for d in self.rows if d.name == "maturity" and not isinstance(d.value, str)}
        rows = [
            d for d in self.rows if not _is_part(d, whole, months) and not (d.name == "term-length" and d.entry in due)
        ]
        entries = list(entries)
        names = {d for d in rows if _is_name(d) and d not in self.said}
        idle = {entry.index for entry in entries if not entry.act} - {d.entry for d in rows if d not in names}
        rows = [d for d in rows if not (d in names and d.entry in idle)]
        for entry in entries:
            if entry.like >= 0:
                rows += [replace(d, entry=entry.index) for d in rows if d.entry == entry.like and d.name in _SHARED]
        return sorted(rows, key=lambda draft: (draft.start, draft.end))


def _is_name(draft: Draft) -> bool:
    """Whether a name alone says it ("senior secured notes"), which is no term of what nothing else is told of."""
    return draft.match < 0 and draft.name in ("ranking", "secured", "term-length")


def _text(value: Value) -> str:
    return str(value.normalize()) if hasattr(value, "normalize") else str(value)


def _is_part(draft: Draft, whole: set[tuple[int, str, str]], months: set[tuple[int, str, str]]) -> bool:
    if not isinstance(draft.value, str):
        return False
    key = (draft.entry, draft.name, draft.value)
    return (len(draft.value) == 4 and key in whole) or (len(draft.value) == 7 and key in months)


def terms_of(drafts: list[Draft], keys: dict[int, str], line: Callable[[int], int]) -> list[Term]:
    """Terms, numbered in groups: what belongs together is of one subject, family and sentence; each rate option is its own."""
    groups: dict[tuple[int, str, int], int] = {}
    terms = []
    for draft in drafts:
        number = 0
        if draft.family:
            whole = _option(draft, drafts) if draft.family == "floor" else draft
            mark = whole.match if whole.family == "rate" else whole.sentence
            number = groups.setdefault((draft.entry, whole.family, mark), len(groups) + 1)
        terms.append(
            Term(
                keys[draft.entry],
                draft.name,
                draft.value,
                draft.unit,
                draft.start,
                draft.end,
                line(draft.start),
                draft.of,
                number,
                draft.approximate,
            )
        )
    return terms


def _option(floor: Draft, drafts: list[Draft]) -> Draft:
    """The rate option that a floor limits: that of its index, else the last before it."""
    options = [d for d in drafts if d.family == "rate" and (d.entry, d.sentence) == (floor.entry, floor.sentence)]
    same = [d for d in options if d.of.partition("/")[0] == floor.of]
    before = [d for d in options if d.start < floor.start]
    return (same or before[-1:] or options or [floor])[0]
