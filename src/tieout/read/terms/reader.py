"""The text and blocks of a document come in; its Provisions go out: subjects, terms, and what was not understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tieout.core.claim import Sentence
from tieout.core.document import Document
from tieout.core.term import Provisions
from tieout.read.dates import lowered
from tieout.read.sentences import sentences
from tieout.read.terms.aliases import Definition, Named, define, definitions_in
from tieout.read.terms.atoms import atoms_of
from tieout.read.terms.drafts import Draft, Drafts, terms_of
from tieout.read.terms.grammar import Match, matches
from tieout.read.terms.mentions import Mention, mentions_in, ranking_of
from tieout.read.terms.parts import join
from tieout.read.terms.register import Register
from tieout.read.terms.resolve import subjects_of
from tieout.read.terms.strip import Atom, Strip, strip_of

_DEBT = frozenset(("note", "term-loan", "revolver", "facility", "loan"))


@dataclass(slots=True)
class Reader:
    """What is known while sentences go by. ``topic`` has subjects in the order of their last mention."""

    view: str
    small: str
    register: Register = field(default_factory=Register)
    drafts: Drafts = field(default_factory=Drafts)
    topic: list[int] = field(default_factory=list)

    def read(self, number: int, sentence: Sentence) -> None:
        """Take in one sentence."""
        atoms = atoms_of(self.view, self.small, sentence.start, sentence.end)
        strip = strip_of(self.view, sentence.start, sentence.end, atoms)
        named = self._name(strip)
        if not named and not self.topic:
            return
        subjects = [self._token(mention, found) for mention, found in named]
        whole = strip_of(self.view, sentence.start, sentence.end, [*atoms, *subjects])
        join(whole, self.register)
        self._titles(named, number)
        for match in matches(whole):
            self._take(whole, match, number)
        for _, found in named:
            self.topic = [*(one for one in self.topic if one not in found), *found]

    def _token(self, mention: Mention, found: tuple[int, ...]) -> Atom:
        printed = " ".join(self.view[mention.start : mention.end].split())
        return Atom("S", mention.start, mention.end, printed.lower(), printed, subjects=found)

    def _name(self, strip: Strip) -> list[tuple[Mention, tuple[int, ...]]]:
        """The mentions of a sentence with their subjects; names are defined on the way."""
        defined = definitions_in(strip)
        spans = [(each.left, each.right) for each in defined]
        mentions = [each for each in mentions_in(strip) if not any(left <= each.left < right for left, right in spans)]
        named: list[tuple[Mention, tuple[int, ...]]] = []
        places: list[Named] = []
        steps: list[Mention | Definition] = sorted([*mentions, *defined], key=lambda step: step.left)
        for step in steps:
            if isinstance(step, Definition):
                define(step, places, self.register)
                continue
            found = self.register.name(step, self.view, " ".join(self.small[step.start : step.end].split()))
            named.append((step, found))
            places.append((step.left, step.right, found))
        return named

    def _titles(self, named: list[tuple[Mention, tuple[int, ...]]], number: int) -> None:
        """What names say: rate, maturity, rank, security, amount."""
        for mention, found in named:
            if len(found) != 1 or mention.kind not in _DEBT:
                continue
            one = found[0]
            for name, atom in (("rate", mention.rate), ("maturity", mention.due), (_amount_name(mention), mention.amount)):
                if atom is not None:
                    self.drafts.say(one, name, atom, number)
            ranking = ranking_of(mention.words)
            said = {"ranking": ranking} if ranking else {}
            if mention.words & {"secured", "unsecured"}:
                said["secured"] = "no" if "unsecured" in mention.words else "yes"
            for name, value in said.items():
                self.drafts.add(Draft(one, name, value, "", mention.start, mention.end, sentence=number))

    def _take(self, strip: Strip, match: Match, number: int) -> None:
        found = subjects_of(strip, match, self.register, self.topic)
        if match.rule.act:
            for one in found:
                self.register.entries[one].act = self.register.entries[one].act or match.rule.act
        if match.rule.name:
            for draft in _drafts(strip, match, found, number):
                self.drafts.add(draft)


def _amount_name(mention: Mention) -> str:
    if "outstanding" in mention.words:
        return "outstanding"
    return "principal" if mention.kind in ("note", "term-loan") else "commitment"


def _drafts(strip: Strip, match: Match, found: tuple[int, ...], number: int) -> Iterator[Draft]:
    """A match as drafts: one a subject and value; values and subjects that are listed "respectively" go in pairs."""
    rule = match.rule
    if not match.values:
        start, end = strip.place(match.at, match.to)
        for one in found:
            yield Draft(one, rule.name, match.text, "", start, end, match.of, rule.family, number)
        return
    paired = len(match.values) == len(found) > 1 and "respectively" in strip.text
    for place, one in enumerate(found):
        for nth, atom in enumerate(match.values):
            if not paired or nth == place:
                of = match.of
                if rule.name in ("spread", "fee-rate") and len(match.values) == 2:
                    of = f"{of}/{'low' if nth == 0 else 'high'}"
                yield Draft(
                    one, rule.name, atom.value, atom.unit, atom.start, atom.end, of, rule.family, number, atom.approximate
                )


def provisions_in(document: Document) -> Provisions:
    """Everything that the prose of ``document`` provides."""
    passages = sentences(document.text, document.blocks)
    reader = Reader(passages.view, lowered(passages.view))
    for number, sentence in enumerate(passages.sentences):
        reader.read(number, sentence)
    entries = reader.register.entries
    drafts = reader.drafts.settled(entries)
    kept = {draft.entry for draft in drafts}
    kept |= {entries[one].parent for one in kept if entries[one].parent >= 0}
    subjects = reader.register.subjects(sorted(kept))
    keys = {index: subject.key for index, subject in subjects.items()}
    terms = terms_of(drafts, keys, lambda offset: document.place(offset)[0])
    return Provisions(tuple(subjects.values()), tuple(terms))
