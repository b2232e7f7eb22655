"""A strip with its subjects comes in; what its words provide goes out, by the rules of grammar.json.

A rule is an object:

``when``     a pattern over the strip's text. ``<M>`` is any money token, ``<DY>`` a day or a year, ``<=P>`` the value, ``<=D+>``
             a list of values ("A, B and C"), ``<s:S>`` the subject, ``<of:I>`` what tells which; ``{word}`` a macro of lexicon.json; ``~``,
             ``~~`` and ``~~~`` are gaps of up to 60, 160 and 400 characters without semicolon or subject, ``%``, ``%%`` and ``%%%``
             such as may have subjects in them
``name``     the term; without one the rule only tells what becomes of the subject (``act``)
``value``    a constant, instead of what ``<=...>`` catches; a group ``(?P<value>...)`` without token gives its words
``as``       how words become the value: ``cycle``, ``rank``, ``ranking``, ``words``, ``ratio`` ("two-for-one"), ``split`` and ``reverse`` (a number)
``of``       a constant, in which "@" stands for what the group ``of`` catches; without it that group alone
``kinds``    what the subject must be, where the pattern does not show it; the nearest before the value is meant, else the nearest
             of the paragraph
``family``   terms of one family in a sentence belong together (``rate``, ``plan``, ``fee``, ...)
``form``     how values must begin: "--" for days of no year
``every``    true where the subjects that are listed after the one shown are meant too
``first``    true where the first subject of the sentence is meant, not the nearest
``unless``   a pattern that must not be found in the strip
``behind``   a pattern that must not be found in the clause before the match ("overdue ... prime plus 2%" is no spread)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from tieout.read.terms.mentions import ranking_of
from tieout.read.terms.strip import Atom, Strip
from tieout.read.terms.vocabulary import cycle_of, grammar, pattern
from tieout.read.words import word_value

_EVERY: Final = ("facility", "revolver", "term-loan", "loan", "note")
_CLAUSE: Final = 500
"""How far back a clause is searched."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as written and compiled."""

    name: str
    when: re.Pattern[str]
    value: str
    reads: str
    of: str
    kinds: tuple[str, ...]
    family: str
    act: str
    form: str
    every: bool
    first: bool
    unless: re.Pattern[str] | None
    behind: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A rule met in a strip. ``values`` are the atoms caught, or empty where ``text`` (words or a constant) is the value.

    ``subject`` and ``at`` are places in the strip: where the subject's token begins (-1: not shown), where the value stands.
    """

    rule: Rule
    values: tuple[Atom, ...]
    text: str
    of: str
    subject: int
    at: int
    to: int
    start: int


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of grammar.json, in order; of two that catch one value for one name the earlier wins."""
    return tuple(_rule(written) for written in grammar())


def _rule(written: dict[str, Any]) -> Rule:
    kinds = written.get("kinds", "")
    unless, behind = written.get("unless"), written.get("behind")
    return Rule(
        written.get("name", ""),
        pattern(written["when"]),
        written.get("value", ""),
        written.get("as", ""),
        written.get("of", ""),
        tuple(kinds.split()) if kinds else _EVERY,
        written.get("family", ""),
        written.get("act", ""),
        written.get("form", ""),
        written.get("every", False),
        written.get("first", False),
        pattern(unless) if unless else None,
        pattern(behind) if behind else None,
    )


def matches(strip: Strip) -> Iterator[Match]:
    """Every place where a rule is met."""
    for rule in rules():
        if rule.unless is not None and rule.unless.search(strip.text):
            continue
        at = 0
        while (found := rule.when.search(strip.text, at)) is not None:
            match = None if _is_behind(strip.text, rule, found.start()) else _match(strip, rule, found)
            if match is not None:
                yield match
            at = _again(found)


def _is_behind(text: str, rule: Rule, at: int) -> bool:
    """Whether the clause before ``at`` has what the rule does not go with."""
    if rule.behind is None:
        return False
    begin = max(text.rfind(";", 0, at) + 1, at - _CLAUSE)
    return rule.behind.search(text, begin, at) is not None


def _again(found: re.Match[str]) -> int:
    """Where to go on: right after the value, since what follows it may be the start of the next."""
    groups = found.re.groupindex
    stop = found.end("value") if "value" in groups and found.group("value") else found.end()
    return max(stop, found.start() + 1)


def _match(strip: Strip, rule: Rule, found: re.Match[str]) -> Match | None:
    groups = found.groupdict()
    subject = found.start("s") if groups.get("s") else -1
    of = rule.of.replace("@", _of(strip, found, groups)) if rule.of else _of(strip, found, groups)
    at, to = found.span("value") if groups.get("value") else found.span()
    if rule.value or not groups.get("value"):
        return Match(rule, (), rule.value, of, subject, at, to, found.start())
    atoms = [atom for atom in strip.in_span(at, to) if not rule.form or str(atom.value).startswith(rule.form)]
    if rule.reads:
        text = _text(strip, rule.reads, at, to, found.group("value"))
        return Match(rule, (), text, of, subject, at, to, found.start()) if text else None
    return Match(rule, tuple(atoms), "", of, subject, at, to, found.start()) if atoms else None


def _of(strip: Strip, found: re.Match[str], groups: dict[str, Any]) -> str:
    if not groups.get("of"):
        return ""
    atoms = strip.in_span(*found.span("of"))
    if atoms and len(atoms) == 1 and atoms[0].kind == "I":
        return str(atoms[0].value)
    return _plain(strip, *found.span("of"))


def _text(strip: Strip, reads: str, at: int, to: int, words: str) -> str:
    if reads == "cycle":
        return cycle_of(words)
    if reads == "ranking":
        return ranking_of(frozenset(words.split()))
    if reads in ("split", "reverse"):
        number = strip.in_span(at, to)[0].value
        return f"{number}:1" if reads == "split" else f"1:{number}"
    if reads == "ratio":
        return _ratio(words)
    if reads == "rank":
        return words.split(maxsplit=1)[0].split("-", maxsplit=1)[0]
    return _plain(strip, at, to)


def _ratio(words: str) -> str:
    """ "two-for-one" is 2:1."""
    parts = re.split(r"[- ]for[- ]", words)
    numbers = [int(part) if part.isdigit() else word_value(part) for part in parts]
    return ":".join(str(number) for number in numbers) if None not in numbers else ""


def _plain(strip: Strip, at: int, to: int) -> str:
    """Words of the strip with its tokens as the document's own."""
    text = strip.text[at:to]
    for index, atom in enumerate(strip.atoms):
        token = f"\ue000{atom.kind}{index}\ue001"
        if token in text:
            text = text.replace(token, str(atom.unit if atom.kind == "S" else atom.value))
    return " ".join(text.split()).strip(" ,.;\"'")
