"""Sentences with their figures come in; products stated by a ratio between two nouns go out.

A ratio ("ten warrants for each $1,000 of New Notes") and the amounts of its nouns ("$42,476,000 principal
amount of New Notes", "424,781 Warrants") often stand in different sentences; the defined terms join them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tieout.core.claim import SaidRelation, Sentence
from tieout.core.fact import Figure

MAX_TERMS: Final = 200

_DEFINED: Final = re.compile(
    r"\(\s*(?:collectively,?\s+|together,?\s+|each,?\s+)?(?:the|an?|such)?\s*[\"“]{1,2}(?P<term>[A-Z][^\"”()]{1,60})[\"”]{1,2}"
)
_NAMED: Final = re.compile(
    r"(?:[A-Z][\w&-]*\s+){0,6}(?:Notes?|Warrants?|Bonds?|Debentures?|Shares?|Stock|Units?|Rights?|Securities|ADSs?)\b"
)
_PER: Final = re.compile(r"\b(?:for\s+(?:each|every)|per(?:\s+each)?)\s+$")
_EACH: Final = re.compile(r"\b(?:each|every|per)\s+$")
_UNITS: Final = re.compile(r"\bunits?,?\s+(?:each\s+)?consist(?:ing|s|ed)?\s+of\b")
_AMOUNT_OF: Final = re.compile(
    r"\s*(?:(?:aggregate|in|original|outstanding|total)\s+)*(?:(?:principal|face|stated)\s+(?:amount|value)\s*)?(?:(?:at\s+maturity)\s*)?(?:,\s*or\s+[^,]{1,20},\s*)?(?:of\s+)?(?:the\s+|its\s+|such\s+|our\s+|(?:new|old)\s+(?=\d)|outstanding\s+|existing\s+|additional\s+)*(?:\d[\d./%\s]{0,12}\s*)?"
)


@dataclass(frozen=True, slots=True)
class Ratio:
    """``figure`` of ``out`` for each ``divisor`` of ``into``; ``base`` is the figure of the divisor."""

    figure: int
    base: int
    divisor: int
    out: str
    into: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure that tells how much there is of a noun."""

    figure: int
    noun: str
    sentence: int
    in_units: bool


def _is_round(figure: Figure) -> bool:
    """Whether a figure can be the divisor of a ratio: 1, 100, 1,000, ..."""
    value = figure.number.value
    return (
        figure.unit in ("USD", "EUR", "GBP", "shares", "pure")
        and value >= 1
        and str(value).rstrip("0.") in ("1", "5", "25")
    )


def _key(noun: str) -> str:
    """A noun in the form in which two mentions are the same: small letters, singular."""
    words = noun.lower().split()
    return " ".join([*words[:-1], words[-1].removesuffix("s")]) if words else ""


def _nouns(view: str) -> re.Pattern[str]:
    """The defined terms of the document, longest first, and capitalised names of instruments."""
    terms = {" ".join(match.group("term").split()) for match in _DEFINED.finditer(view)}
    chosen = sorted(terms, key=lambda term: (-len(term), term))[:MAX_TERMS]
    both = [r"\s+".join(re.escape(word) for word in term.removesuffix("s").split()) + "s?" for term in chosen]
    return re.compile("|".join([*both, _NAMED.pattern]))


def _noun_after(view: str, small: str, pattern: re.Pattern[str], figure: Figure, end: int) -> str:
    """The noun whose amount a figure is: "$1,000 principal amount of Notes", "ten warrants"."""
    at = _AMOUNT_OF.match(small, figure.end, min(end, figure.end + 120))
    start = at.end() if at is not None else figure.end
    match = pattern.match(view, start, end)
    if match is not None:
        return _key(" ".join(match.group().split()))
    word = re.compile(r"\s*(warrants?|shares?|rights?|units?|notes?|bonds?)\b").match(small, figure.end, end)
    return _key(word.group(1)) if word is not None else ""


def _out_noun(view: str, small: str, pattern: re.Pattern[str], figure: Figure, sentence: Sentence, into: str) -> str:
    """What a ratio gives: the noun it counts, or for money the last defined term told before it."""
    if figure.unit in ("pure", "shares"):
        return _noun_after(view, small, pattern, figure, sentence.end)
    terms = [_key(match.group("term")) for match in _DEFINED.finditer(view, sentence.start, figure.start)]
    others = [term for term in terms if term != into]
    return others[-1] if others else ""


def _ratios(
    view: str,
    small: str,
    pattern: re.Pattern[str],
    sentences: Sequence[Sentence],
    figures: Sequence[Figure],
    by_sentence: dict[int, list[int]],
) -> list[Ratio]:
    found = []
    for number, own in by_sentence.items():
        sentence = sentences[number]
        for first, second in itertools.pairwise(own):
            base = figures[second]
            value = base.number.value
            before = small[max(sentence.start, figures[first].end) : base.start]
            if value < 1 or value != value.to_integral_value() or not _PER.search(" ".join(before.split()) + " "):
                continue
            if len(before.split()) > 25 or base.unit not in ("USD", "EUR", "GBP", "shares", "pure"):
                continue
            into = _noun_after(view, small, pattern, base, sentence.end)
            out = _out_noun(view, small, pattern, figures[first], sentence, into)
            if into and out and figures[first].unit != "percent":
                found.append(Ratio(first, second, int(value), out, into, number))
    return found


def _quantities(
    view: str,
    small: str,
    pattern: re.Pattern[str],
    sentences: Sequence[Sentence],
    figures: Sequence[Figure],
    ratios: list[Ratio],
) -> list[Quantity]:
    bound = {ratio.figure for ratio in ratios} | {ratio.base for ratio in ratios}
    wanted = {ratio.out for ratio in ratios} | {ratio.into for ratio in ratios}
    found = []
    for index, figure in enumerate(figures):
        if index in bound or figure.unit not in ("USD", "EUR", "GBP", "pure", "shares"):
            continue
        sentence = sentences[figure.sentence]
        noun = _noun_after(view, small, pattern, figure, sentence.end)
        units = _UNITS.search(small, sentence.start, figure.start) is not None
        if noun in wanted or (noun and units):
            found.append(Quantity(index, noun, figure.sentence, units))
    return found


def _pairs(ratio: Ratio, quantities: list[Quantity], only_ratio: bool) -> list[tuple[Quantity, Quantity]]:
    """What goes in beside what comes out: in one sentence, or each told once in the document."""
    outs = [one for one in quantities if one.noun == ratio.out]
    ins = [one for one in quantities if one.noun == ratio.into]
    found = []
    for out in outs:
        beside = [one for one in ins if one.sentence == out.sentence]
        if not beside and out.in_units and only_ratio:
            # A unit has the same make-up whichever notes it holds.
            beside = [
                one for one in quantities if one.sentence == out.sentence and one.noun != out.noun and one.in_units
            ]
            beside = [one for one in beside if one.figure < out.figure][-1:]
        if not beside and len(ins) == 1 and len(outs) == 1:
            beside = ins
        if len(beside) == 1:
            found.append((beside[0], out))
    return found


def ratio_relations(
    view: str, small: str, sentences: Sequence[Sentence], figures: Sequence[Figure], by_sentence: dict[int, list[int]]
) -> list[SaidRelation]:
    """Amount times ratio gives amount, wherever a stated ratio and the amounts of its two nouns are told."""
    if not any(
        _EACH.search(small, max(0, figure.start - 400), figure.start) for figure in figures if _is_round(figure)
    ):
        return []
    pattern = _nouns(view)
    ratios = _ratios(view, small, pattern, sentences, figures, by_sentence)
    if not ratios:
        return []
    quantities = _quantities(view, small, pattern, sentences, figures, ratios)
    found: list[SaidRelation] = []
    for ratio in ratios:
        rivals = {(figures[one.figure].number.value, one.divisor) for one in ratios if one.out == ratio.out}
        if len(rivals) > 1:
            continue
        for into, out in _pairs(ratio, quantities, only_ratio=len(rivals) == 1):
            start, end = figures[ratio.figure].start, figures[ratio.base].end
            relation = SaidRelation(
                "product",
                out.figure,
                (into.figure, ratio.figure),
                out.sentence,
                ratio.divisor,
                "terms" if figures[out.figure].unit != "shares" else "shares",
                " ".join(view[start:end].split())[:120],
            )
            if all(other.result != relation.result for other in found):
                found.append(relation)
    return found
