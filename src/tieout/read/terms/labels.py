"""A strip and a rule's match come in; which of several terms is meant goes out: the occasion of a fee, of a redemption."""

from __future__ import annotations

import re
from functools import cache

from tieout.read.terms.grammar import Match
from tieout.read.terms.strip import Strip
from tieout.read.terms.vocabulary import lexicon

_BEFORE = 400
_AFTER = 130


@cache
def _labels(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((label, re.compile(written)) for label, written in lexicon()[name].items())


def labels_of(strip: Strip, match: Match) -> list[str]:
    """What ``of`` says of the match, in the order of the lexicon; a fee that falls due twice has two."""
    rule = match.rule
    if rule.family == "fee":
        found = _found("fees", strip.text[match.start : match.to + _AFTER].partition(";")[0])
        if not found and rule.name == "fee-amount":
            return []  # who is paid for what is not told
        return (found if set(found) == {"anniversary", "closing"} else found[:1]) or [""]
    if rule.family == "redemption" and rule.name == "redemption-price" and not match.of:
        return _found("redemptions", strip.text[max(0, match.at - _BEFORE) : match.to + 80])[:1] or [""]
    return [match.of]


def _found(name: str, text: str) -> list[str]:
    return [label for label, pattern in _labels(name) if pattern.search(text)]
