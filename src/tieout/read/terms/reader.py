"""The text and blocks of a document come in; its Provisions go out: subjects, terms, and what was not understood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Final

from tieout.core.claim import Sentence
from tieout.core.document import Cells, Document
from tieout.core.fact import Figure
from tieout.core.table import Table
from tieout.core.term import Provisions, Unread
from tieout.read.dates import lowered
from tieout.read.sentences import sentences
from tieout.read.terms.aliases import Definition, Named, define, definitions_in
from tieout.read.terms.announced import Announced, announced_in
from tieout.read.terms.atoms import atoms_of
from tieout.read.terms.drafts import Draft, Drafts, terms_of
from tieout.read.terms.grammar import Match, matches
from tieout.read.terms.grids import prices_of
from tieout.read.terms.labels import labels_of
from tieout.read.terms.mentions import Mention, mentions_in, ranking_of
from tieout.read.terms.parts import join
from tieout.read.terms.register import Register
from tieout.read.terms.resolve import subjects_of
from tieout.read.terms.signatures import signatures
from tieout.read.terms.strip import Atom, Strip, strip_of
from tieout.read.terms.unread import unread_in

_VOTELESS: Final = frozenset(("nonvoting", "non-voting"))
_LOANS: Final = ("facility", "revolver", "term-loan", "loan")
_HEADING: Final = 40
_RECENT: Final = 4
"""How many sentences back a subject is remembered that is not named."""
_DEBT: Final = frozenset(("note", "term-loan", "revolver", "facility", "loan"))


@dataclass(slots=True)
class Reader:
    """What is known while sentences go by. ``topic`` has the sentence of each subject's last mention, latest last."""

    view: str
    small: str
    today: date | None = None
    register: Register = field(default_factory=Register)
    drafts: Drafts = field(default_factory=Drafts)
    agreement: bool = False
    heading: tuple[int, ...] = ()
    """What the heading over a sentence names, in an agreement ("1.2 Term Loan.")."""
    announced: Announced | None = None
    matched: int = 0
    named: list[tuple[int, int]] = field(default_factory=list)
    """Where each subject of debt was named, and its number."""
    topic: dict[int, int] = field(default_factory=dict)
    unread: list[tuple[int, int, str]] = field(default_factory=list)

    def read(self, number: int, sentence: Sentence) -> None:
        """Take in one sentence."""
        atoms = atoms_of(self.view, self.small, sentence.start, sentence.end, self.today)
        strip = strip_of(self.view, sentence.start, sentence.end, atoms)
        named = self._name(strip)
        if not named and not self.topic:
            self.announced = self.announced or announced_in(strip, self.today)
            return
        subjects = [self._token(mention, found) for mention, found in named]
        whole = strip_of(self.view, sentence.start, sentence.end, [*atoms, *subjects])
        join(whole, self.register)
        self.announced = self.announced or announced_in(whole, self.today)
        self._titles(named, number)
        for match in matches(whole):
            self._take(whole, match, number)
        read = [(draft.start, draft.end) for draft in self.drafts.rows if draft.sentence == number]
        read += self.drafts.again
        self.drafts.again.clear()
        self.unread += unread_in(whole, read)
        short = sentence.end - sentence.start <= _HEADING
        self.heading = named[-1][1] if short and named and named[-1][0].kind in _LOANS else ()
        for mention, found in named:
            for one in found:
                if self.register.entries[one].kind in _LOANS:
                    self.named.append((mention.start, one))
                self.topic.pop(one, None)
                self.topic[one] = number

    def _token(self, mention: Mention, found: tuple[int, ...]) -> Atom:
        printed = " ".join(self.view[mention.start : mention.end].split())
        return Atom("S", mention.start, mention.end, printed.lower(), printed, subjects=found)

    def _name(self, strip: Strip) -> list[tuple[Mention, tuple[int, ...]]]:
        """The mentions of a sentence with their subjects; names are defined on the way."""
        defined = definitions_in(strip, self.small)
        spans = [(each.left, each.right) for each in defined]
        mentions = [each for each in mentions_in(strip) if not any(left <= each.left < right for left, right in spans)]
        named: list[tuple[Mention, tuple[int, ...]]] = []
        places: list[Named] = []
        steps: list[Mention | Definition] = sorted([*mentions, *defined], key=lambda step: step.left)
        for step in steps:
            if isinstance(step, Definition):
                define(step, places, self.register)
                continue
            step = self._widened(step, strip)
            found = self.register.name(step, self.view, " ".join(self.small[step.start : step.end].split()))
            before = named[-1] if named and named[-1][0].kind == step.kind else None
            if step.such and before is not None and set(before[1]) < set(found):
                found = before[1]
            if not found:
                continue
            named.append((step, found))
            places.append((step.left, step.right, found))
        return named

    def _widened(self, mention: Mention, strip: Strip) -> Mention:
        """``mention`` with the words before it that a defined name has and instruments in general do not ("the ABL Facility")."""
        said = " ".join(self.small[mention.start : mention.end].split())
        wide = self.register.longest(said, strip.text[max(0, mention.left - 60) : mention.left])
        left = mention.left - wide
        return replace(mention, left=left, start=strip.at[left]) if wide else mention

    def _titles(self, named: list[tuple[Mention, tuple[int, ...]]], number: int) -> None:
        """What names say: rate, maturity, rank, security, amount."""
        for mention, found in named:
            if len(found) != 1 or mention.kind not in _DEBT:
                continue
            one = found[0]
            for name, atom in (
                ("rate", mention.rate),
                ("maturity", mention.due),
                (_amount_name(mention), mention.amount),
                ("term-length", mention.length),
            ):
                if atom is not None:
                    self.drafts.say(one, name, atom, number)
            ranking = ranking_of(mention.words)
            said = {"ranking": ranking} if ranking else {}
            if mention.words & {"secured", "unsecured"}:
                said["secured"] = "no" if "unsecured" in mention.words else "yes"
            for name, value in said.items():
                self.drafts.add(Draft(one, name, value, "", mention.start, mention.end, sentence=number))

    def _take(self, strip: Strip, match: Match, number: int) -> None:
        found = subjects_of(strip, match, self.register, self.recent(number), self.agreement and self.main >= 0)
        if match.rule.act:
            for one in found:
                entry = self.register.entries[one]
                if not entry.act or (entry.act, match.rule.act) == ("repurchased", "retired"):
                    entry.act = match.rule.act
        self.matched += 1
        for draft in _drafts(strip, match, found, number) if match.rule.name else ():
            entry = self.register.entries[draft.entry]
            credit = draft.name == "principal" and entry.kind in ("revolver", "facility")
            self.drafts.add(replace(draft, match=self.matched, name="commitment" if credit else draft.name))
            if draft.name == "closing":
                entry.dated = entry.dated or str(draft.value)

    @property
    def main(self) -> int:
        """The loan that an agreement is on: the first that it names; -1 for none."""
        return next((entry.index for entry in self.register.entries if entry.kind in _LOANS), -1)

    def recent(self, number: int) -> list[int]:
        """What a sentence without a subject can speak of: what was named a moment ago; in an agreement, what it is on."""
        recent = [one for one, last in self.topic.items() if number - last <= _RECENT]
        if not self.agreement:
            return recent
        notes = [one for one in recent if self.register.entries[one].kind == "note"]
        return [*notes, *([self.main] if self.main >= 0 else []), *self.heading]


def _amount_name(mention: Mention) -> str:
    if "outstanding" in mention.words:
        return "outstanding"
    return "principal" if mention.kind in ("note", "term-loan") else "commitment"


def _drafts(strip: Strip, match: Match, found: tuple[int, ...], number: int) -> Iterator[Draft]:
    """A match as drafts: one a subject and value; values and subjects that are listed "respectively" go in pairs."""
    rule = match.rule
    labels = labels_of(strip, match)
    if not match.values:
        start, end = strip.place(match.at, match.to)
        for one in found:
            for of in labels:
                yield Draft(one, rule.name, match.text, "", start, end, of, rule.family, number)
        return
    paired = len(match.values) == len(found) > 1 and "respectively" in strip.text
    for place, one in enumerate(found):
        for nth, atom in enumerate(match.values):
            if paired and nth != place:
                continue
            for of in labels:
                if rule.name in ("spread", "fee-rate") and len(match.values) == 2:
                    of = f"{of}/{'low' if nth == 0 else 'high'}".lstrip("/")
                yield Draft(
                    one,
                    rule.name,
                    atom.value,
                    atom.unit,
                    atom.start,
                    atom.end,
                    of,
                    rule.family,
                    number,
                    approximate=atom.approximate,
                )


def provisions_in(document: Document, tables: Sequence[Table] = (), figures: Sequence[Figure] = ()) -> Provisions:
    """Everything that the prose of ``document`` provides, and what pricing grids among its ``tables`` of ``figures`` do."""
    passages = sentences(document.text, document.blocks)
    reader = Reader(passages.view, lowered(passages.view), document.date, agreement=_is_agreement(document))
    for number, sentence in enumerate(_stretches(document, passages.sentences)):
        reader.read(number, sentence)
    if reader.agreement:
        _make(reader)
    elif reader.announced is not None:
        _close(reader, reader.announced)
    _prices(reader, tables, figures)
    deed = document.kind == "charter"
    if deed:
        _classes(reader)
    _signed(reader, document, deed)
    entries = reader.register.entries
    drafts = reader.drafts.settled(entries)
    kept = {draft.entry for draft in drafts}
    kept |= {entries[one].parent for one in kept if entries[one].parent >= 0}
    subjects = reader.register.subjects(sorted(kept))
    keys = {index: subject.key for index, subject in subjects.items()}
    line = partial(_line, document)
    unread = tuple(Unread(start, end, line(start), why) for start, end, why in sorted(reader.unread))
    return Provisions(tuple(subjects.values()), tuple(terms_of(drafts, keys, line)), unread)


def _is_agreement(document: Document) -> bool:
    """Whether the document is an agreement itself: not a report that tells of one."""
    return document.kind == "agreement" and _ITEM.search(document.text) is None


_ITEM: Final = re.compile(r"\bitem\s+\d\.\d\d\b", re.IGNORECASE)


def _stretches(document: Document, found: tuple[Sentence, ...]) -> list[Sentence]:
    """The sentences, and the cells of grids that have words in them: titles of securities, captions."""
    cells = [
        Sentence(cell.start, cell.end, -1)
        for block in document.blocks
        if isinstance(block, Cells)
        for cell in block.cells
        if _MIN_CELL <= cell.end - cell.start <= _MAX_CELL
    ]
    return sorted([*found, *cells], key=lambda stretch: stretch.start) if cells else list(found)


_MIN_CELL: Final = 12
_MAX_CELL: Final = 2000


def _line(document: Document, offset: int) -> int:
    return document.place(offset)[0]


def _make(reader: Reader) -> None:
    """An agreement makes what it is on, unless it says otherwise."""
    if reader.main >= 0:
        entry = reader.register.entries[reader.main]
        entry.act = entry.act or "created"


def _close(reader: Reader, announced: Announced) -> None:
    """What was announced as completed closed that day, its parts with it, unless another day is told."""
    told = {draft.entry for draft in reader.drafts.rows if draft.name == "closing" and draft.of != "amendment"}
    reader.matched += 1
    for entry in reader.register.entries:
        meant = not announced.entries or entry.index in announced.entries or entry.parent in announced.entries
        if meant and entry.kind in _DEBT and entry.act in ("created", "issued") and entry.index not in told:
            day = Draft(entry.index, "closing", announced.day, "", announced.start, announced.end, match=reader.matched)
            reader.drafts.add(day)


def _prices(reader: Reader, tables: Sequence[Table], figures: Sequence[Figure]) -> None:
    """A pricing grid is of the loan that was named last before it; in an agreement, of what that is on."""
    loans = [reader.main] if reader.agreement and reader.main >= 0 else []
    for table in tables:
        before = [one for start, one in reader.named if start < table.start]
        bearer = (loans or before)[-1:]
        for price in prices_of(table, figures) if bearer else ():
            reader.drafts.add(
                Draft(bearer[0], price.name, price.value, "percent", price.start, price.end, price.of, "grid")
            )


def _classes(reader: Reader) -> None:
    """A charter's classes of shares: their names and series, where anything is told of them."""
    told = {draft.entry for draft in reader.drafts.rows}
    for entry in reader.register.entries:
        if entry.kind in ("common", "preferred") and entry.index in told:
            end = entry.start + len(entry.title)
            reader.drafts.add(Draft(entry.index, "class", entry.title, "", entry.start, end))
            if entry.words & _VOTELESS or {"non", "voting"} <= entry.words:
                reader.drafts.add(Draft(entry.index, "votes", Decimal(0), "", entry.start, end))
            if entry.series and entry.kind == "preferred":
                reader.drafts.add(Draft(entry.index, "series", entry.series, "", entry.start, end))


def _signed(reader: Reader, document: Document, deed: bool) -> None:
    """Signatures belong to the charter that is changed, or to the agreement that is made."""
    kinds = ("charter",) if deed else ("facility", "revolver", "term-loan", "loan", "note")
    if not deed and document.kind != "agreement":
        return
    told = {draft.entry for draft in reader.drafts.rows}
    bearer = next((entry.index for entry in reader.register.entries if entry.kind in kinds), -1)
    if bearer < 0 or (not deed and bearer not in told):
        return  # a lease or a letter, which names a note in passing
    for each in signatures(document.text, deed):
        reader.drafts.add(Draft(bearer, each.name, each.value, "", each.start, each.end, each.of))
