"""The text and blocks of a document come in; its Provisions go out: subjects, terms, and what was not understood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from tieout.core.claim import Sentence
from tieout.core.document import Document
from tieout.core.term import Provisions, Term, Value
from tieout.read.dates import lowered
from tieout.read.sentences import sentences
from tieout.read.terms.aliases import Definition, Named, define, definitions_in
from tieout.read.terms.atoms import atoms_of
from tieout.read.terms.grammar import Match, matches
from tieout.read.terms.mentions import Mention, mentions_in, ranking_of
from tieout.read.terms.register import Register
from tieout.read.terms.strip import Atom, Strip, strip_of

@dataclass(frozen=True, slots=True)
class Draft:
    """A term in the making, of the register's entry ``entry``."""

    entry: int
    name: str
    value: Value
    unit: str
    start: int
    end: int
    of: str
    family: str
    sentence: int
    approximate: bool = False


@dataclass(slots=True)
class Reader:
    """What is known while sentences go by."""

    document: Document
    register: Register = field(default_factory=Register)
    drafts: list[Draft] = field(default_factory=list)
    topic: list[int] = field(default_factory=list)
    """Subjects in order of their last mention."""

    def read(self, view: str, small: str, number: int, sentence: Sentence) -> None:
        """Take in one sentence."""
        atoms = atoms_of(view, small, sentence.start, sentence.end)
        strip = strip_of(view, sentence.start, sentence.end, atoms)
        named = self._name(view, small, strip)
        if not named and not self.topic:
            return
        subjects = [Atom("S", mention.start, mention.end, " ".join(view[mention.start:mention.end].lower().split()), " ".join(view[mention.start:mention.end].split()), subjects=found) for mention, found in named]
        whole = strip_of(view, sentence.start, sentence.end, [*atoms, *subjects])
        self._titles(named, number)
        for match in matches(whole):
            self._take(whole, match, number)
        for _, found in named:
            for one in found:
                if one in self.topic:
                    self.topic.remove(one)
                self.topic.append(one)

    def _name(self, view: str, small: str, strip: Strip) -> list[tuple[Mention, tuple[int, ...]]]:
        """The mentions of a sentence with their subjects; names are defined on the way."""
        defined = definitions_in(strip)
        spans = [(each.left, each.right) for each in defined]
        named: list[tuple[Mention, tuple[int, ...]]] = []
        places: list[Named] = []
        mentions = [each for each in mentions_in(strip) if not any(left <= each.left < right for left, right in spans)]
        steps: list[Mention | Definition] = sorted([*mentions, *defined], key=lambda step: step.left)
        for step in steps:
            if isinstance(step, Definition):
                define(step, places, self.register)
                continue
            found = self.register.name(step, view, " ".join(small[step.start : step.end].split()))
            named.append((step, found))
            places.append((step.left, step.right, found))
        return named

    def _titles(self, named: list[tuple[Mention, tuple[int, ...]]], number: int) -> None:
        """What names say: rate, maturity, rank, security."""
        for mention, found in named:
            if len(found) != 1 or mention.kind not in ("note", "term-loan", "revolver", "facility", "loan"):
                continue
            one = found[0]
            for name, atom in (("rate", mention.rate), ("maturity", mention.due)):
                if atom is not None:
                    self._add(one, name, atom.value, atom.unit, atom.start, atom.end, "", "", number)
            ranking = ranking_of(mention.words)
            if ranking:
                self._add(one, "ranking", ranking, "", mention.start, mention.end, "", "", number)
            if mention.words & {"secured", "unsecured"}:
                self._add(one, "secured", "no" if "unsecured" in mention.words else "yes", "", mention.start, mention.end, "", "", number)
            if mention.amount is not None:
                name = "principal" if mention.kind in ("note", "term-loan") else "commitment"
                amount = mention.amount
                self._add(one, name, amount.value, amount.unit, amount.start, amount.end, "", "", number, amount.approximate)

    def _take(self, strip: Strip, match: Match, number: int) -> None:
        found = self._subject(strip, match)
        if match.rule.act:
            for one in found:
                entry = self.register.entries[one]
                if entry.act in ("", "outstanding"):
                    entry.act = match.rule.act
        if not match.rule.name or not found:
            return
        rows = self._rows(strip, match, found)
        for one, value, unit, start, end, of, approximate in rows:
            self._add(one, match.rule.name, value, unit, start, end, of, match.rule.family, number, approximate)

    def _rows(self, strip: Strip, match: Match, found: tuple[int, ...]):
        start, end = strip.place(match.at, match.to)
        if not match.values:
            return [(one, match.text, "", start, end, match.of, False) for one in found]
        values = match.values
        paired = len(values) == len(found) > 1 and "respectively" in strip.text
        rows = []
        for place, one in enumerate(found):
            for nth, atom in enumerate(values):
                if paired and nth != place:
                    continue
                rows.append((one, atom.value, atom.unit, atom.start, atom.end, match.of, atom.approximate))
        return rows

    def _subject(self, strip: Strip, match: Match) -> tuple[int, ...]:
        tokens = strip.tokens("S")
        if match.subject >= 0:
            shown = next((atom for start, _, atom in tokens if start == match.subject), None)
            if shown is None:
                return ()
            return tuple(one for one in shown.subjects if self.register.entries[one].kind in match.rule.kinds)
        fit = [
            (start, atom) for start, _, atom in tokens if any(self.register.entries[one].kind in match.rule.kinds for one in atom.subjects)
        ]
        before = [atom for start, atom in fit if start < match.at]
        if before:
            return before[-1].subjects
        recent = [one for one in self.topic if self.register.entries[one].kind in match.rule.kinds]
        return (recent[-1],) if recent else ()

    def _add(self, one: int, name: str, value: Value, unit: str, start: int, end: int, of: str, family: str, number: int, approximate: bool = False) -> None:
        draft = Draft(one, name, value, unit, start, end, of, family, number, approximate)
        same = any(d.entry == one and d.name == name and str(d.value) == str(value) and d.of == of for d in self.drafts)
        if not same:
            self.drafts.append(draft)


def provisions_in(document: Document) -> Provisions:
    """Everything that the prose of ``document`` provides."""
    passages = sentences(document.text, document.blocks)
    view, small = passages.view, lowered(passages.view)
    reader = Reader(document)
    for number, sentence in enumerate(passages.sentences):
        reader.read(view, small, number, sentence)
    kept = sorted({draft.entry for draft in reader.drafts} | {e.index for e in reader.register.entries if e.act})
    subjects = reader.register.subjects(kept)
    terms = [
        Term(subjects[d.entry].key, d.name, d.value, d.unit, d.start, d.end, document.place(d.start)[0], d.of, 0, d.approximate)
        for d in sorted(reader.drafts, key=lambda d: d.start)
    ]
    return Provisions(tuple(subjects.values()), tuple(terms))
