"""Links of an exhibit come in; pairs of prose figures that tell one thing twice, by the words around them, go out.

Where a claim names its measure, the measure decides (``rules/narrated``). Terms, guidance and counts have none: "the
$11,500,000 secured term loan", "purchased 179,620 shares". They are told by the words before and after them, and such
a link pays, as all do, for what it was chosen from: the other values that stand among the same words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from tieout.book.tables import words_of
from tieout.core.fact import Figure
from tieout.prove.comparatives import digit_bits
from tieout.prove.links import Links
from tieout.sums import bits_of

NEEDED: Final = 5 * 8
"""Eighths of a bit in the digits, less the choice."""
COMMON: Final = 3
"""How many words the two must have around them in common; a noun right after both counts for one more."""
ROUND: Final = 5
"""The same for percentages without decimals, of which every text has several."""
MAX_TOLD: Final = 12
"""How many earlier figures of the same value are looked at."""
MAX_RIVALS: Final = 500
"""Where every word of the two stands around more figures, all figures of the rarest are counted as rivals."""
_BEFORE: Final = 90
_AFTER: Final = 70
_NEXT: Final = re.compile(
    r"[\s\xa0]*(?:of\s+(?:the\s+|its\s+|our\s+)?|in\s+)?([a-z][a-z’'-]+(?:\s+[a-z][a-z’'-]+){0,2})"
)


def retold(links: Links) -> Iterator[tuple[int, int]]:
    """Pairs (first, second) of prose figures of one unit and value, in order of the second."""
    figures = links.exhibit.figures
    by_value: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, figure in enumerate(figures):
        if figure.place == "prose" and figure.sentence >= 0 and not _is_bare(figure):
            by_value[figure.unit, abs(figure.number.value), figure.number.decimals].append(at)
    repeated = [each for each in by_value.values() if len(each) > 1]
    if not repeated:
        return
    around = _Around(links)
    pairs = []
    for group in repeated:
        for place, second in enumerate(group):
            for first in group[max(0, place - MAX_TOLD) : place]:
                if _same(links, first, second, around):
                    pairs.append((first, second))
                    break
    yield from sorted(pairs, key=lambda pair: pair[1])


class _Around:
    """The words around prose figures, and how many values stand among given words.

    Few figures are asked about: words are found when they are, those of a unit together where values are counted.
    """

    __slots__ = ("_counts", "_links", "_naming", "_values", "_words", "figures")

    def __init__(self, links: Links) -> None:
        self.figures = links.exhibit.figures
        self._links = links
        self._words: dict[int, frozenset[str]] = {}
        self._counts: dict[tuple[str, frozenset[str]], int] = {}
        self._values: dict[str, int] = {}
        self._naming: dict[str, dict[str, set[int]]] = {}

    def words(self, at: int) -> frozenset[str]:
        """The words around a figure in its sentence."""
        words = self._words.get(at)
        if words is None:
            words = self._words[at] = _words(self._links, self.figures[at])
        return words

    def all_values(self, unit: str) -> int:
        """How many values of ``unit`` the prose has: no words have more around them."""
        if unit not in self._values:
            self._values[unit] = len({abs(self.figures[at].number.value) for at in self._of(unit)})
        return self._values[unit]

    def values(self, unit: str, common: frozenset[str]) -> int:
        """How many values of ``unit`` have all of ``common`` around them; as a cap, those with its rarest word."""
        key = unit, common
        if key not in self._counts:
            naming = self._named(unit)
            named = sorted((naming[word] for word in common), key=len)
            found = set.intersection(*named) if len(named[0]) <= MAX_RIVALS else named[0]
            self._counts[key] = len({abs(self.figures[at].number.value) for at in found})
        return self._counts[key]

    def _of(self, unit: str) -> list[int]:
        return [at for at, figure in enumerate(self.figures) if figure.place == "prose" and figure.unit == unit]

    def _named(self, unit: str) -> dict[str, set[int]]:
        """The prose figures of ``unit`` by the words around them."""
        naming = self._naming.get(unit)
        if naming is None:
            naming = self._naming[unit] = defaultdict(set)
            for at in self._of(unit):
                for word in self.words(at):
                    naming[word].add(at)
        return naming


def _same(links: Links, first: int, second: int, around: _Around) -> bool:
    figures = links.exhibit.figures
    one, other = figures[first], figures[second]
    is_round = one.unit == "percent" and not one.number.decimals
    near = other.start - one.end < _BEFORE + _AFTER
    digits = digit_bits(other)
    if digits < NEEDED or (near and (is_round or one.sentence == other.sentence)):
        return False
    if not _may_be_one(links, first, second):
        return False
    common = around.words(first) & around.words(second)
    noun = _noun(links, one)
    alike = len(common) + (bool(noun) and noun == _noun(links, other))
    if not common or alike < (ROUND if is_round else COMMON):
        return False
    spare = digits - NEEDED
    return spare >= bits_of(around.all_values(one.unit)) or spare >= bits_of(around.values(one.unit, common))


def _is_bare(figure: Figure) -> bool:
    """Whether a number is a few digits that may as well be part of a name ("Office 365", "version 4.0")."""
    return figure.nil or (figure.unit == "pure" and figure.text.strip("()").replace(".", "").isdigit())


def _may_be_one(links: Links, first: int, second: int) -> bool:
    """Whether claims allow it: one kind of claim, of one measure where both name one, of one time where both tell it."""
    one, other = links.claims.get(first), links.claims.get(second)
    if one is None or other is None:
        return one is other
    if one.role != other.role or one.basis != other.basis or one.comparative != other.comparative:
        return False
    if one.period is not None and other.period is not None and not one.period.same(other.period):
        return False
    return not (one.subject and other.subject and one.subject != other.subject)


def _words(links: Links, figure: Figure) -> frozenset[str]:
    """The words around a figure in its sentence."""
    text, sentence = links.exhibit.document.text, links.exhibit.sentences[figure.sentence]
    before = text[max(sentence.start, figure.start - _BEFORE) : figure.start]
    after = text[figure.end : min(sentence.end, figure.end + _AFTER)]
    return (words_of(before) | words_of(after)) - links.issuer


def _noun(links: Links, figure: Figure) -> frozenset[str]:
    """The words right after a figure: what it counts or describes."""
    sentence = links.exhibit.sentences[figure.sentence]
    match = _NEXT.match(links.exhibit.document.text, figure.end, min(sentence.end, figure.end + 60))
    return words_of(match.group(1)) if match is not None else frozenset()
