"""A strip and a rule's match come in; the subjects that the match speaks of go out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tieout.read.terms.grammar import Match
from tieout.read.terms.register import Register
from tieout.read.terms.strip import Atom, Strip
from tieout.read.terms.vocabulary import OPEN, SHUT

Token = tuple[int, int, Atom]
_TOKEN: Final = f"{OPEN}[A-Z]\\d+{SHUT}"
_BETWEEN: Final = re.compile(
    rf"(?: \([^()]*\))?,?(?: and| or)?(?: \([a-z0-9]\))?(?: {_TOKEN})?(?: in)?(?: aggregate| original)?(?: principal amount)?(?: of)?(?: its| the| a| an| new)* "
)
"""What parts the members of a list of subjects, amounts and defined names included."""
_AND: Final = re.compile(r"(?:,|,? and|,? or)(?: the)? ")


def subjects_of(strip: Strip, match: Match, register: Register, topic: Sequence[int]) -> tuple[int, ...]:
    """The subjects of ``match``: those it shows; else the nearest of its kinds before the value; else the last of ``topic``."""
    tokens = strip.tokens("S")
    if match.subject >= 0:
        index = next((index for index, token in enumerate(tokens) if token[0] == match.subject), -1)
        if index < 0:
            return ()
        return _of_kind(_after(strip, tokens, index) if match.rule.every else _before(strip, tokens, index), match, register)
    fit = [index for index, token in enumerate(tokens) if _of_kind(token[2].subjects, match, register)]
    before = [index for index in fit if tokens[index][0] < match.at]
    if before:
        return _of_kind(_before(strip, tokens, before[-1]), match, register)
    recent = [one for one in topic if register.entries[one].kind in match.rule.kinds]
    return (recent[-1],) if recent and not fit else ()


def _of_kind(subjects: Sequence[int], match: Match, register: Register) -> tuple[int, ...]:
    return tuple(one for one in subjects if register.entries[one].kind in match.rule.kinds)


def _after(strip: Strip, tokens: list[Token], index: int) -> tuple[int, ...]:
    """The subjects at ``index`` and those that are listed after it."""
    found = list(tokens[index][2].subjects)
    while index + 1 < len(tokens) and _BETWEEN.fullmatch(strip.text, tokens[index][1], tokens[index + 1][0]):
        index += 1
        found += tokens[index][2].subjects
    return tuple(dict.fromkeys(found))


def _before(strip: Strip, tokens: list[Token], index: int) -> tuple[int, ...]:
    """The subjects at ``index`` and those that are joined to it before."""
    found = list(tokens[index][2].subjects)
    while index > 0 and _AND.fullmatch(strip.text, tokens[index - 1][1], tokens[index][0]):
        index -= 1
        found = [*tokens[index][2].subjects, *found]
    return tuple(dict.fromkeys(found))
