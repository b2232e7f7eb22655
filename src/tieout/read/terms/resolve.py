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
_BORROWINGS: Final = re.compile(
    r"(?:all |any |such )?(?:borrowings|loans|advances|amounts (?:borrowed|outstanding)|the facilities)\b"
)
"""A sentence on what is borrowed under a facility, whichever part of it."""
_DEBT: Final = frozenset(("facility", "revolver", "term-loan", "loan", "note"))
_OF_DEBT: Final = re.compile(
    r"\b(?:borrow|amounts? outstanding|outstandings|loans?|advances?|principal|interest|indebtedness|commitments?|lenders?|matur"
    r"|notes?|debentures?|indenture|fees?|redeem|redemption|obligations)"
)
"""Without a word of debt a sentence does not go on with debt that was named before."""
_STRANGE: Final = re.compile(r"\b(?:(?:notes?|loans?) receivable|lease|swap|merger|employment)\b")
"""What a sentence without a subject of ours is on instead."""
_OF_SHARES: Final = re.compile(r"\b(?:conversion (?:price|rate)|liquidation|dividends?|(?:net|gross) proceeds)\b")
_AND: Final = re.compile(r"(?:,|,? and|,? or)(?: the)? ")


def subjects_of(
    strip: Strip, match: Match, register: Register, topic: Sequence[int], sure: bool = False
) -> tuple[int, ...]:
    """The subjects of ``match``: those it shows; else the nearest of its kinds before the value (for some rules the first of
    the sentence); else the last of ``topic``, if the sentence speaks of debt or ``topic`` is ``sure``.
    """
    tokens = strip.tokens("S")
    if match.subject >= 0:
        index = next((index for index, token in enumerate(tokens) if token[0] == match.subject), -1)
        if index < 0:
            return ()
        return _of_kind(
            _after(strip, tokens, index) if match.rule.every else _before(strip, tokens, index), match, register
        )
    fit = [index for index, token in enumerate(tokens) if _of_kind(token[2].subjects, match, register)]
    before = [index for index in fit if tokens[index][0] < match.at]
    if before:
        return _of_kind(_before(strip, tokens, before[0 if match.rule.first else -1]), match, register)
    if match.rule.kinds == ("charter",):
        return tuple(entry.index for entry in register.entries if entry.kind == "charter")[:1]
    if fit and not set(match.rule.kinds) & _DEBT:  # shares are named where they are dealt with
        return _of_kind(tokens[fit[0]][2].subjects, match, register)
    recent = [one for one in topic if register.entries[one].kind in match.rule.kinds]
    if recent and _BORROWINGS.match(strip.text) and register.entries[recent[-1]].parent in recent:
        return (register.entries[recent[-1]].parent,)
    if not sure and _STRANGE.search(strip.text):
        return ()
    if match.rule.name == "proceeds":  # of what was just sold
        recent = [one for one in recent if register.entries[one].act == "issued"]
    if recent and "preferred" in match.rule.kinds and _OF_SHARES.search(strip.text):
        return (recent[-1],)
    goes_on = recent and set(match.rule.kinds) <= _DEBT and (sure or fit or _OF_DEBT.search(strip.text))
    return (recent[-1],) if goes_on else ()


def _of_kind(subjects: Sequence[int], match: Match, register: Register) -> tuple[int, ...]:
    return tuple(one for one in subjects if register.entries[one].kind in match.rule.kinds)


def _after(strip: Strip, tokens: list[Token], index: int) -> tuple[int, ...]:
    """The subjects at ``index`` and those that are listed after it, those in parentheses left out."""
    mark = tokens[index][2]
    found = list(tokens[index][2].subjects)
    tokens = [token for token in tokens if token is tokens[index] or not _is_aside(strip.text, token[0])]
    index = next(place for place, token in enumerate(tokens) if token[2] is mark)
    while index + 1 < len(tokens) and _BETWEEN.fullmatch(strip.text, tokens[index][1], tokens[index + 1][0]):
        index += 1
        found += tokens[index][2].subjects
    return tuple(dict.fromkeys(found))


def _is_aside(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def _before(strip: Strip, tokens: list[Token], index: int) -> tuple[int, ...]:
    """The subjects at ``index`` and those that are joined to it before."""
    found = list(tokens[index][2].subjects)
    while index > 0 and _AND.fullmatch(strip.text, tokens[index - 1][1], tokens[index][0]):
        index -= 1
        found = [*tokens[index][2].subjects, *found]
    return tuple(dict.fromkeys(found))
