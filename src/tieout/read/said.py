"""Sentences with their figures come in; the relations that their words state go out.

Stated are: a number in words and in digits, sums ("consists of A and B"), products (instalments, shares
times par value or price). Ratios that bind two nouns over sentences are in ``ratios``.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from tieout.core.claim import SaidRelation, Sentence
from tieout.core.fact import Figure
from tieout.read.ratios import ratio_relations
from tieout.read.words import NUMBER_WORDS

_MONEY: Final = ("USD", "EUR", "GBP", "CAD", "AUD", "JPY")
_SUM: Final = re.compile(
    r"\b(?:consist(?:s|ed|ing)?\s+of|compris(?:es|ed\s+of|ing)|composed\s+of|made\s+up\s+of|the\s+sum\s+of|divided\s+(?:into|as\s+follows))\b"
)
_OF_WHICH: Final = re.compile(r",?\s*of\s+which\b")
_TOTAL_OF: Final = re.compile(
    r"\b(?:for|representing|or|,)\s+an?\s+(?:total|aggregate)(?:\s+(?:amount|consideration|purchase\s+price))?\s+of\s+$"
)
_LISTED: Final = re.compile(r"[,;]|\b(?:and|plus)\b")
_NO_LIST: Final = re.compile(
    r"\b(?:including|of\s+which|per|each|or|compared|from|versus|less|net\s+of|excluding|at\s+a|to\s+purchase|for)\b|%"
)
_PART: Final = re.compile(r"\b(?:primarily|principally|mainly|mostly|partly|in\s+part|among\s+other|includes?)\b")
_INSTALMENTS: Final = re.compile(
    r"\s+(?:(?:equal|consecutive|substantially|level|successive|approximately|monthly|quarterly|annual|semi-?annual|semiannual|weekly|bi-?monthly|principal|scheduled|and|,)\s*)*"
    r"(?:instal?lments?|payments?)\s*(?:,?\s*each)?\s*(?:of\s+principal\s*)?(?:of|in\s+the\s+(?:principal\s+)?amount\s+of|equal\s+to)\s+(?:principal\s+(?:of|in\s+the\s+amount\s+of)\s+)?(?:approximately\s+)?"
)
_UNEVEN: Final = re.compile(
    r"\b(?:balance|balloon|remaining|remainder|final|last|thereafter|followed\s+by|increasing|first)\b"
)
_SUBJECT: Final = re.compile(
    r"\b(?:the|such|this|our|its|each)\s+(?P<noun>(?:[a-z’'-]+\s+){0,4}?(?:loans?|notes?|facility|debentures?|bonds?|mortgage|advance|obligation))\s+(?:is|are|was|were|will\s+be|shall\s+be|amorti[sz]es|matures|requires)\b"
)
_AGGREGATE: Final = re.compile(
    r"\b(?:aggregate|total)\s+(?P<what>(?:par|stated|liquidation|nominal|redemption)\s+(?:value|preference))\s+(?:of|is|was|equal\s+to|being)\s+$"
)
_TOTAL_PRICE: Final = re.compile(
    r"\b(?:for|at)\s+(?:an?\s+)?(?:aggregate|total|gross)\s+(?:cash\s+)?(?:(?:purchase\s+|sale\s+|offering\s+)?(?:price|consideration|cost|proceeds)\s+)?of\s+(?:approximately\s+|about\s+)?$"
)
_PRICE: Final = re.compile(r"\bprice\s+of\s+(?:approximately\s+|about\s+)?$")


def said_relations(
    view: str, small: str, sentences: Sequence[Sentence], figures: Sequence[Figure]
) -> list[SaidRelation]:
    """Every relation that the words of the document state over ``figures`` (prose figures, in order of place)."""
    found: list[SaidRelation] = []
    by_sentence: dict[int, list[int]] = {}
    for index, figure in enumerate(figures):
        by_sentence.setdefault(figure.sentence, []).append(index)
    for number, own in by_sentence.items():
        sentence = sentences[number]
        text = small[sentence.start : sentence.end]
        found += _same(small, figures, own, number)
        if len(own) < 2:
            continue
        found += _sums(small, text, figures, own, sentence, number)
        if "installment" in text or "instalment" in text or "payment" in text:
            found += _instalments(small, sentences, figures, by_sentence, number)
        if "aggregate" in text or "total" in text or "gross" in text:
            found += _aggregates(small, figures, own, sentence, number)
    found += ratio_relations(view, small, sentences, figures, by_sentence)
    return found


def _kind(figure: Figure) -> str:
    return "shares" if figure.unit == "shares" else "terms"


def _same(small: str, figures: Sequence[Figure], own: list[int], number: int) -> list[SaidRelation]:
    """ "Four hundred fifty (450)": the digits are the words over again."""
    found = []
    for first, second in itertools.pairwise(own):
        words, digits = figures[first], figures[second]
        if small[words.end : digits.start].strip(" \r\n\t(") or digits.start - words.end > 20:
            continue
        if small[max(0, words.start - 80) : words.start].split()[-2:] == ["dollars", "and"]:
            continue  # "... dollars and thirty three cents ($41.33)": the digits are those of both
        spelled = NUMBER_WORDS.match(small, words.start, words.end)
        if (
            spelled is not None
            and small[words.end : digits.end].lstrip().startswith("(")
            and _units_agree(words, digits)
        ):
            phrase = " ".join(small[words.start : digits.end].split())
            found.append(SaidRelation("same", second, (first,), number, kind=_kind(digits), phrase=phrase))
    return found


def _units_agree(words: Figure, digits: Figure) -> bool:
    return words.unit == digits.unit or digits.unit == "pure" or words.unit == "pure"


def _addends(small: str, figures: Sequence[Figure], candidates: list[int], unit: str) -> tuple[int, ...]:
    """The figures of a list "A ..., B ... and C ..." of one unit; () when it is no clean list."""
    taken: list[int] = []
    last_joined = ""
    for index in candidates:
        figure = figures[index]
        if figure.unit == "percent" or (figure.unit == "pure" and figure.unit != unit):
            continue  # "a 12% note": a figure that describes, not one that adds
        if figure.unit != unit:
            return ()
        if taken:
            gap = small[figures[taken[-1]].end : figure.start]
            if len(gap) > 220 or not _LISTED.search(gap) or _NO_LIST.search(gap):
                return ()
            last_joined = gap
        taken.append(index)
    if len(taken) < 2 or not re.search(r"\b(?:and|plus)\b", last_joined):
        return ()
    return tuple(taken)


def _sums(
    small: str, text: str, figures: Sequence[Figure], own: list[int], sentence: Sentence, number: int
) -> list[SaidRelation]:
    """ "A consists of B and C", "T shares, of which A are common and B preferred", "B and C, for a total of A"."""
    cue = _SUM.search(text)
    if cue is None and "total" in text and "shares" in text:
        cue = _OF_WHICH.search(text)
    if cue is not None and not _PART.search(text):
        at = sentence.start + cue.start()
        before = [index for index in own if figures[index].end <= at and (figures[index].unit in (*_MONEY, "shares"))]
        after = [index for index in own if figures[index].start >= at]
        if before and at - figures[before[-1]].end <= 120 and after:
            result = before[-1]
            inputs = _addends(small, figures, after, figures[result].unit)
            if inputs:
                return [
                    SaidRelation(
                        "sum", result, inputs, number, kind=_sum_kind(figures[result]), phrase=cue.group().strip(" ,")
                    )
                ]
    for place, index in enumerate(own[2:] if "total" in text or "aggregate" in text else (), 2):
        before_text = small[max(sentence.start, figures[index].start - 60) : figures[index].start]
        match = _TOTAL_OF.search(before_text)
        if match is not None and figures[index].unit in _MONEY:
            inputs = _addends(small, figures, own[:place], figures[index].unit)
            if inputs and inputs[-1] == own[place - 1]:
                return [SaidRelation("sum", index, inputs, number, kind="arithmetic", phrase=match.group().strip(" ,"))]
    return []


def _sum_kind(figure: Figure) -> str:
    if figure.unit == "shares":
        return "shares"
    return "terms" if figure.number.decimals is None else "arithmetic"


def _instalments(
    small: str,
    sentences: Sequence[Sentence],
    figures: Sequence[Figure],
    by_sentence: dict[int, list[int]],
    number: int,
) -> list[SaidRelation]:
    """ "45 monthly installments of $300,000 each": the amount of the loan, when the loan was named with its amount."""
    own, found = by_sentence[number], []
    for count, amount in itertools.pairwise(own):
        gap = small[figures[count].end : figures[amount].start]
        if (
            figures[count].unit != "pure"
            or figures[amount].unit not in _MONEY
            or not _INSTALMENTS.fullmatch(gap.replace(")", " "))
        ):
            continue
        result = -1
        text = small[sentences[number].start : sentences[number].end]
        if not _UNEVEN.search(text):
            result = _named_before(
                small, sentences, figures, by_sentence, number, figures[count].start, figures[amount].unit
            )
        phrase = " ".join(small[figures[count].start : figures[amount].end].split())
        found.append(SaidRelation("product", result, (count, amount), number, kind="terms", phrase=phrase))
    return found


def _named_before(
    small: str,
    sentences: Sequence[Sentence],
    figures: Sequence[Figure],
    by_sentence: dict[int, list[int]],
    number: int,
    at: int,
    unit: str,
) -> int:
    """The amount that the paragraph gives for the instrument that the sentence speaks of ("the term loan"); -1 if none."""
    subjects = list(_SUBJECT.finditer(small, sentences[number].start, at))
    if not subjects:
        return -1
    noun = " ".join(subjects[-1].group("noun").split())
    found = []
    for earlier in range(number, max(-1, number - 8), -1):
        if sentences[earlier].paragraph != sentences[number].paragraph:
            break
        for index in by_sentence.get(earlier, ()):
            figure = figures[index]
            after = " ".join(small[figure.end : figure.end + 90].split())
            if (
                figure.unit == unit
                and figure.end <= at
                and re.match(rf"(?:[a-z,’'-]+\s+){{0,4}}?{re.escape(noun)}\b", after)
            ):
                found.append(index)
        if found:
            break
    values = {figures[index].number.value for index in found}
    return found[-1] if len(values) == 1 else -1


def _aggregates(
    small: str, figures: Sequence[Figure], own: list[int], sentence: Sentence, number: int
) -> list[SaidRelation]:
    """Shares times par value, or times a price, for an aggregate that the same sentence gives."""
    found = []
    for index in own:
        figure = figures[index]
        if figure.unit not in _MONEY:
            continue
        before = " ".join(small[max(sentence.start, figure.start - 120) : figure.start].split()) + " "
        total = _AGGREGATE.search(before) or _TOTAL_PRICE.search(before)
        if total is None:
            continue
        each = [
            one
            for one in own
            if figures[one].unit == f"{figure.unit}/share" and _is_each(small, figures[one], total, sentence)
        ]
        if not each:
            continue
        shares = [one for one in own if figures[one].unit == "shares" and figures[one].start < figure.start]
        counts = {figures[one].number.value for one in shares}
        if len(counts) == 1 and len({figures[one].number.value for one in each}) == 1:
            pair = (shares[-1], each[-1])
            found.append(SaidRelation("product", index, pair, number, kind="shares", phrase=total.group().strip()))
    return found


def _is_each(small: str, figure: Figure, total: re.Match[str], sentence: Sentence) -> bool:
    """Whether a per-share amount is the one that the aggregate is made of: its par value, or its price."""
    before = " ".join(small[max(sentence.start, figure.start - 60) : figure.start].split()) + " "
    what = total.groupdict().get("what")
    if what is None:
        return _PRICE.search(before) is not None or before.endswith(" at ")
    return re.search(rf"\b{what}\s+(?:of\s+)?$", before) is not None
