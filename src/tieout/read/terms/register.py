"""Mentions come in, one after another; the subjects that they name go out: what is named again is found again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from tieout.core.term import ENDED, Subject
from tieout.read.terms.mentions import Mention, ranking_of, value_of

LIKE: Final = {
    "loan": ("term-loan", "revolver", "loan", "facility"),
    "facility": ("facility", "revolver", "term-loan"),
    "term-loan": ("term-loan", "loan"),
    "revolver": ("revolver",),
}
"""The kinds of subjects that a mention of a kind can point back to."""


_LINE: Final = frozenset("line lines of credit borrowing existing new".split())
"""Words that any credit facility is called by."""


@dataclass(slots=True)
class Entry:
    """A subject in the making. ``aliases`` are the names that the document defines for it, in small letters."""

    index: int
    kind: str
    title: str
    start: int
    words: frozenset[str]
    state: str
    rate: object = None
    due: object = None
    amount: object = None
    length: object = None
    dated: object = None
    series: str = ""
    act: str = ""
    parent: int = -1
    like: int = -1
    plural: bool = False
    aliases: set[str] = field(default_factory=set)
    seen: int = 0

    @property
    def old(self) -> bool:
        """Whether it was there before this document."""
        return self.state == "old" or self.act in ENDED


def _is_bylaws(words: frozenset[str]) -> bool:
    """Whether a charter document is the by-laws, which are amended by themselves."""
    return bool(words & {"bylaws", "laws", "bylaw"})


def _title(view: str, mention: Mention) -> str:
    """The name as printed, without what tells only that it is new or old."""
    return _STATE.sub("", " ".join(view[mention.start : mention.end].split()))


_CONSISTING: Final = re.compile(r"[\s,]*(?:each\s+)?(?:consist|compris)")
_STATE: Final = re.compile(r"^(?:(?:new|old|existing|outstanding|original|additional)\b[ ,]*)+(?=\S+ )", re.IGNORECASE)


def _is_bare(mention: Mention, view: str) -> bool:
    """Whether a name says too little to be that of an instrument not known yet: "the facility", "a bond", "note"."""
    if mention.kind == "unit":
        return _CONSISTING.match(view, mention.end) is None
    if mention.kind == "loan" and mention.plural and len(mention.words) == 1 and mention.amount is not None:
        return not view[mention.start].isupper()  # a bank's loans are what it lent
    if mention.kind not in ("facility", "note") or len(mention.words) > 1:
        return False
    if any(atom is not None for atom in (mention.rate, mention.due, mention.amount, mention.length)):
        return False
    return not view[mention.start].isupper()


@dataclass(slots=True)
class Register:
    """The subjects of one document, and which names mean which of them."""

    entries: list[Entry] = field(default_factory=list)
    aliases: dict[str, tuple[int, ...]] = field(default_factory=dict)
    clock: int = 0

    def name(self, mention: Mention, view: str, said: str) -> tuple[int, ...]:
        """The subjects that ``mention`` names, entered if they are new. ``said`` is its text in small letters."""
        self.clock += 1
        found = self._by_alias(mention, said) or self._by_years(mention) or self._by_features(mention)
        if not found and _is_bare(mention, view):
            return ()
        if not found:
            found = (self._enter(mention, view),)
        for index in found:
            self._learn(self.entries[index], mention, view, len(found) == 1)
        return found

    def _by_alias(self, mention: Mention, said: str) -> tuple[int, ...]:
        if mention.rate is not None or mention.due is not None:
            return ()
        found = self.aliases.get(said) or self.aliases.get(f"{said}s") or self.aliases.get(said.removesuffix("s"))
        dated = value_of(mention.dated)
        if found and dated is not None and any(self.entries[one].dated not in (None, dated) for one in found):
            return ()
        if found and mention.amount is not None and len(found) == 1:
            known = self.entries[found[0]].amount
            if mention.kind == "warrant" or (
                known is not None and known != value_of(mention.amount) and mention.kind != "note"
            ):
                return ()
        return found or ()

    def _by_years(self, mention: Mention) -> tuple[int, ...]:
        found: list[int] = []
        for year in mention.years:
            due = [e.index for e in self.entries if e.kind == mention.kind == "note" and str(e.due or "")[:4] == year]
            found += self.aliases.get(f"{year} {mention.plain}", ()) or due[-1:]
        return tuple(found)

    def _by_features(self, mention: Mention) -> tuple[int, ...]:
        kinds = LIKE.get(mention.kind, (mention.kind,))
        if mention.dated is not None:
            kinds = (mention.kind,)
        elif mention.kind == "revolver" and mention.words <= _LINE:
            kinds = ("revolver", "facility")
        told = (
            mention.rate is not None
            or mention.due is not None
            or mention.amount is not None
            or bool(mention.series or mention.length or mention.dated)
        )
        if not (
            told
            or mention.definite
            or mention.state == "old"
            or mention.kind in ("common", "charter", "loan", "warrant", "unit", "preferred")
        ):
            same = [entry for entry in self.entries if entry.kind in kinds and self._same_words(entry, mention)]
            if not same and mention.kind in ("revolver", "term-loan") and mention.state != "new":
                alike = [entry for entry in self.entries if entry.kind == mention.kind and not entry.old]
                same = alike if len(alike) == 1 and mention.kept <= alike[0].words else []
            return (max(same, key=lambda entry: entry.seen).index,) if same else ()
        fits = [entry for entry in self.entries if entry.kind in kinds and self._fits(entry, mention, told)]
        if not fits:
            return ()
        exact = [entry for entry in fits if entry.kind == mention.kind] or fits
        best = max(exact, key=lambda entry: (self._overlap(entry, mention), entry.seen))
        return (best.index,)

    @staticmethod
    def _same_words(entry: Entry, mention: Mention) -> bool:
        return (
            mention.words <= entry.words
            and mention.state != "new"
            and not (mention.state == "" and entry.old and not entry.rate)
        )

    @staticmethod
    def _overlap(entry: Entry, mention: Mention) -> int:
        return len(entry.words & mention.words)

    @staticmethod
    def _fits(entry: Entry, mention: Mention, told: bool) -> bool:
        pairs = (
            (entry.rate, value_of(mention.rate)),
            (entry.due, value_of(mention.due)),
            (entry.length, value_of(mention.length)),
            (entry.dated, value_of(mention.dated)),
            (entry.series or None, mention.series or None),
        )
        if any(ours is not None and theirs is not None and ours != theirs for ours, theirs in pairs):
            return False
        amount = value_of(mention.amount)
        if amount is not None and entry.amount is not None and amount != entry.amount and mention.kind != "common":
            return False
        if not told and not mention.kept <= entry.words:
            return False
        if mention.state == "old" and entry.act in ("created", "issued"):
            return False
        if mention.kind in ("common", "preferred") and entry.series != mention.series:
            return False
        if mention.kind == "charter" and _is_bylaws(entry.words) != _is_bylaws(mention.words):
            return False
        if (mention.state == "new" and entry.old) or (mention.state == "old" and entry.state == "new"):
            return False
        ours, theirs = ranking_of(entry.words), ranking_of(mention.words)
        if theirs and (ours or told) and theirs != ours:
            return False
        if told and mention.kind not in ("common", "preferred", "charter"):
            full = mention.rate is not None or mention.due is not None
            alike = pairs if full else (*pairs, (entry.amount, amount))
            agreed = any(ours is not None and ours == theirs for ours, theirs in alike)
            bare = entry.rate is None and entry.due is None and entry.amount is None
            if mention.kind == "warrant":
                return agreed or bare
            if mention.kind != "note" and entry.dated is None and mention.amount is None and mention.length is None:
                return mention.kept <= entry.words and not entry.old
            return agreed or (bare and bool(theirs) and theirs == ours and mention.state != "new")
        return True

    def _enter(self, mention: Mention, view: str) -> int:
        index = len(self.entries)
        title = _title(view, mention)
        entry = Entry(index, mention.kind, title, mention.start, mention.words, mention.state, plural=mention.plural)
        if mention.kind == "warrant":
            earlier = [other for other in self.entries if other.kind == "warrant"]
            entry.like = earlier[0].index if earlier else -1
        self.entries.append(entry)
        return index

    def _learn(self, entry: Entry, mention: Mention, view: str, alone: bool) -> None:
        entry.seen = self.clock
        if not alone:
            return
        entry.rate = entry.rate if entry.rate is not None else value_of(mention.rate)
        entry.due = entry.due if entry.due is not None else value_of(mention.due)
        entry.amount = entry.amount if entry.amount is not None else value_of(mention.amount)
        entry.length = entry.length if entry.length is not None else value_of(mention.length)
        entry.dated = entry.dated if entry.dated is not None else value_of(mention.dated)
        entry.series = entry.series or mention.series
        entry.state = entry.state or mention.state
        if entry.kind == "loan" and mention.kind != "loan":
            entry.kind = mention.kind
        better = (mention.rate is not None or mention.due is not None) and value_of(mention.rate) == entry.rate
        if better and len(mention.words) + 5 * (mention.due is not None) > len(entry.words) + 5 * (
            "due" in entry.words
        ):
            entry.title = _title(view, mention)
        entry.words |= mention.words

    def split(self, index: int) -> int:
        """Another subject like the one at ``index``: its number."""
        entry = self.entries[index]
        other = len(self.entries)
        self.entries.append(Entry(other, entry.kind, entry.title, entry.start, entry.words, entry.state, act=entry.act))
        return other

    def longest(self, said: str, before: str) -> int:
        """How many characters of ``before`` belong to the longest defined name that ends in ``said`` ("abl facility")."""
        fit = [alias for alias in self.aliases if alias.endswith(said) and before.endswith(alias[: -len(said)])]
        wide = max(map(len, fit), default=0) - len(said)
        return wide if wide > 0 and not before[: len(before) - wide][-1:].isalnum() else 0

    def define(self, alias: str, subjects: tuple[int, ...]) -> None:
        """From here on ``alias`` means ``subjects``."""
        self.aliases[alias] = subjects
        for index in subjects:
            self.entries[index].aliases.add(alias)

    def subjects(self, kept: Sequence[int]) -> dict[int, Subject]:
        """Subjects of the entries ``kept``, each under a key of its own."""
        keys: dict[int, str] = {}
        taken: set[str] = set()
        for index in kept:
            key = base = re.sub(r"[^a-z0-9]+", "-", self.entries[index].title.lower()).strip("-")[:60] or "subject"
            number = 1
            while key in taken:
                number += 1
                key = f"{base}-{number}"
            taken.add(key)
            keys[index] = key
        return {index: self._subject(self.entries[index], keys) for index in kept}

    @staticmethod
    def _subject(entry: Entry, keys: dict[int, str]) -> Subject:
        kind = "term-loan" if entry.kind == "loan" else entry.kind
        return Subject(
            keys[entry.index], kind, entry.title, entry.act or "outstanding", keys.get(entry.parent, ""), entry.start
        )
