"""A strip comes in; the mentions of instruments, classes and charters in it go out, each with what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from tieout.read.terms.strip import Atom, Strip
from tieout.read.terms.vocabulary import OPEN, SHUT, heads, lexicon

_P: Final = f"{OPEN}P\\d+{SHUT}"
_Y: Final = f"{OPEN}Y\\d+{SHUT}"
_T: Final = f"{OPEN}T\\d+{SHUT}"
_M: Final = f"{OPEN}[MQ]\\d+{SHUT}"
_DUE: Final = f"{OPEN}[DY]\\d+{SHUT}"
_DETERMINER: Final = re.compile(
    r"\b(?P<the>the|such|this|that|these|those|each|all|any|said|its|their|our|a|an|one|every|no)(?: (?:of )?(?:the|such|its|said|[a-z]+'s?))? $"
)
_OLD: Final = frozenset("old existing outstanding original prior previous former".split())
_NEW: Final = frozenset("new additional".split())
_SMALL: Final = frozenset("and initial amended restated global registered non voting nonvoting".split())
_RANKS: Final = ("senior", "junior", "subordinated", "unsubordinated")
_SERIES: Final = re.compile(r"\b(?:series|class|tranche) ([a-z]\b)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a document names a subject: ``start`` to ``end`` in the document, ``left`` to ``right`` in its strip.

    ``kind`` is that of its head word ("loan" for a loan of any kind). ``rate``, ``due``, ``amount``, ``length`` and ``words`` are what it says of
    itself, ``kept`` are its words without its head and what passes; ``state`` is new, old or "". ``definite`` says that it points back ("the", "such"); ``plain`` is its text in small letters
    without determiner.
    """

    start: int
    end: int
    left: int
    right: int
    kind: str
    plain: str
    words: frozenset[str]
    kept: frozenset[str]
    state: str
    definite: bool
    plural: bool
    rate: Atom | None = None
    due: Atom | None = None
    amount: Atom | None = None
    length: Atom | None = None
    years: tuple[str, ...] = ()
    series: str = ""
    dated: Atom | None = None
    such: bool = False


@cache
def _pattern() -> re.Pattern[str]:
    words_of = lexicon()
    words = "|".join(sorted(words_of["modifiers"], key=len, reverse=True))
    mods = rf"(?:(?:{words})(?:[ ,/-]{{1,3}}(?:and )?)|{_P}[ ,-]{{1,2}}|{_Y}(?:,? (?:and )?{_Y})* |{_T}[ ,-]{{1,2}}|(?:{_M} ?- ?)?{_M} ){{0,10}}"
    nouns = "|".join(head.pattern for _, head in heads())
    return re.compile(
        rf"(?<![a-z\d-])(?P<mods>{mods})(?P<head>{nouns})(?![a-z])(?:-(?=[a-z]))?"
        rf"(?P<tail>,? (?:of the (?:company|issuer|corporation|registrant),? )?due (?:in )?(?:{_DUE})(?! through))?"
    )


@cache
def _not_heads() -> re.Pattern[str]:
    return re.compile(lexicon()["not heads"])


@cache
def kind_of(head: str) -> str:
    """The kind of subject that ``head`` (in small letters) is the name of; "" for none."""
    return next((kind for kind, pattern in heads() if pattern.fullmatch(head)), "")


def mentions_in(strip: Strip) -> list[Mention]:
    """Every mention in ``strip``, in order of place."""
    found: list[Mention] = []
    for match in _all(strip):
        if _not_heads().match(strip.text, match.start("head")):
            continue
        mention = _mention(strip, match)
        if mention is not None:
            found.append(mention)
    return found


def _all(strip: Strip) -> Iterator[re.Match[str]]:
    """The matches of the pattern; money is a part of the names of preferred stock only ("$4 Cumulative Preferred Stock")."""
    at = 0
    while (match := _pattern().search(strip.text, at)) is not None:
        money = [each.end() for each in _MONEY.finditer(strip.text, match.start(), match.start("head"))]
        small = all(
            isinstance(atom.value, Decimal) and atom.value < _MANY
            for atom in strip.in_span(match.start(), match.start("head"))
            if atom.kind in "MQ"
        )
        if money and not (small and kind_of(match.group("head")) == "preferred"):
            at = money[-1]
            continue
        if _LEASED.search(strip.text, max(0, match.start() - 24), match.start()):
            at = match.end()
            continue
        if not _UNDER.match(strip.text, match.end()) or kind_of(match.group("head")) != "loan":
            yield match
        at = match.end()


_LEASED: Final = re.compile(r"\blease (?:of|for|on) (?:the|its|our|a) $")
_MONEY: Final = re.compile(_M)
_UNDER: Final = re.compile(r" (?:made |outstanding )?under (?:the|its|this|such|our)\b")
"""Loans under a facility are meant by its name, which follows."""


def _mention(strip: Strip, match: re.Match[str]) -> Mention | None:
    head = match.group("head")
    kind = kind_of(head)
    if not kind or strip.text[match.end("head") :].startswith("-"):
        return None
    mods = strip.in_span(match.start("mods"), match.end("mods"))
    tail = strip.in_span(match.start("tail"), match.end("tail")) if match.group("tail") else []
    before = strip.text[max(0, match.start() - 40) : match.start()]
    determiner = _DETERMINER.search(before)
    start, end = strip.place(match.start(), match.end())
    plain = " ".join(strip.words(match.start(), match.end()).replace(",", " ").split())
    words = frozenset(plain.replace("-", " ").split())
    rates = [atom for atom in mods if atom.kind == "P"]
    series = _SERIES.search(plain)
    return Mention(
        start,
        end,
        match.start(),
        match.end(),
        _kind(kind, words),
        plain,
        words,
        frozenset(strip.words(match.start("mods"), match.end("mods")).replace(",", " ").replace("-", " ").split())
        - _OLD
        - _NEW
        - _SMALL,
        _state(strip, match.start(), words),
        determiner is not None and determiner.group("the") not in ("a", "an", "one", "no"),
        head.endswith("s") or kind == "common",
        rates[0] if rates and not _RANGE.search(before) else None,
        tail[0] if tail else None,
        _amount_before(strip, match.start(), kind),
        next((atom for atom in mods if atom.kind == "T"), None),
        tuple(str(atom.value) for atom in mods if atom.kind == "Y"),
        series.group(1).upper() if series else "",
        _dated_after(strip, match.end()),
        _SUCH.search(before) is not None,
    )


def _state(strip: Strip, at: int, words: frozenset[str]) -> str:
    """Whether a name, or the word before its amount ("its existing $5,000,000 note"), says old or new."""
    before = _BEFORE_SUM.search(strip.text, max(0, at - 60), at)
    said = words | {before.group(1)} if before else words
    return "old" if said & _OLD else "new" if said & _NEW else ""


_BEFORE_SUM: Final = re.compile(rf"\b([a-z]+) (?:{_M} )(?:of )?$")


def _kind(kind: str, words: frozenset[str]) -> str:
    return "preferred" if kind == "common" and "preferred" in words else kind


_BEFORE_AMOUNT: Final = re.compile(
    f"({OPEN}M\\d+{SHUT})(?: (?:of|in|worth of))?(?: (?:a|an|its|the|our|new|outstanding|existing))? $"
)
_BEFORE_COUNT: Final = re.compile(f"({OPEN}N\\d+{SHUT}) $")
_ENDED: Final = re.compile(
    r"\b(?:repaid|prepaid|repurchase[ds]?|redeem(?:ed)?|retire[ds]?|purchase[ds]?) (?:(?:an )?aggregate )?(?:of )?(?:approximately |about )?$"
)
"""What was repaid of an instrument is not its size."""
_COVERED: Final = re.compile(r"\b(?:shelf|registration|registered|registers?|authorized|guarantee[sd]?)\b[^;.]{0,50}$")
"""What may be issued is not issued."""
_PART: Final = re.compile(r" of (?:the|its|our) $")
"""What is used of a facility is not its size."""
_EACH: Final = re.compile(
    r"(?:each|every|per|multiples? of|denominations? of|(?:more|less|greater|fewer) than|at least|excess of|exceed[a-z]*) $"
)
_MANY: Final = 100
"""A smaller count of warrants is how many each holder gets."""


def _amount_before(strip: Strip, at: int, kind: str) -> Atom | None:
    """The amount of money right before a mention ("a $13,500,000 term loan"); of warrants, their count."""
    found = (_BEFORE_COUNT if kind == "warrant" else _BEFORE_AMOUNT).search(strip.text, max(0, at - 40), at)
    atom = strip.in_span(found.start(1), found.end(1))[0] if found else None
    if found is not None and _ENDED.search(strip.text, max(0, found.start() - 40), found.start()):
        return None
    if found is not None and _COVERED.search(strip.text, max(0, found.start() - 60), found.start()):
        return None
    if found is not None and kind not in ("note", "warrant", "unit") and _PART.search(found.group()):
        return None
    if found is not None and _EACH.search(strip.text, max(0, found.start() - 24), found.start()):
        return None
    if atom is None or (kind == "warrant" and isinstance(atom.value, Decimal) and atom.value < _MANY):
        return None
    return atom


_RANGE: Final = re.compile(f"{_P} ?(?:-|to) ?$")
"""The rate before is the low end of several series."""
_SUCH: Final = re.compile(r"\bsuch (?:[a-z]+ of )?$")
_DATED: Final = re.compile(f",? (?:originally )?dated(?: as of)? ({OPEN}D\\d+{SHUT})")


def _dated_after(strip: Strip, at: int) -> Atom | None:
    found = _DATED.match(strip.text, at)
    return strip.in_span(found.start(1), found.end(1))[0] if found else None


def ranking_of(words: frozenset[str]) -> str:
    """ "senior subordinated", "junior subordinated", "senior", ...; "" where a name tells no rank."""
    return " ".join(rank for rank in _RANKS if rank in words)


def value_of(atom: Atom | None) -> Decimal | str | None:
    """The value of an atom, as something to compare."""
    if atom is None:
        return None
    return atom.value if isinstance(atom.value, Decimal) else str(atom.value)
