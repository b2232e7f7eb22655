"""The gap of text before an amount (and what follows it) comes in; how the amount stands in its clause goes out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tieout.core.quick import quick
from tieout.read.phrases import (
    COMPARE,
    DOWN,
    EQUAL,
    NOUN_DOWN,
    NOUN_UP,
    REPORT,
    TIME,
    UP,
    VERB,
    noun_phrase,
    phrase_before_of,
    way,
)

_MOVE: Final = re.compile(rf"\b(?:{UP}|{DOWN})\b")
_MOVED: Final = re.compile(rf"\b(?:{NOUN_UP}|{NOUN_DOWN})\b")
_MOVES: Final = re.compile(rf"{UP}|{DOWN}")
_LITTLE: Final = re.compile(
    rf"\b(?:was|were|is|are|and|but|or|from|over|for|in|at|of|on|the|its|our|a|an|as|compared|to|with|versus|vs|also|both|than|year|quarter|prior|same|period|which|this|current|record|new|or|another|additional|before|after|tax|taxes|pre-tax|per|diluted|basic|share)\b|[{TIME},.)*]"
)
_SPENT: Final = re.compile(
    rf"\s+(?:(?:the|that|of|its|at|for|in|a|our|end)\s+)*{TIME}\s*(?:[,;]|and\b|as\b|due\b|primarily\b)"
)
"""A comparison with a time alone ("from the first quarter of 2019, and ..."): the next amount is another matter."""
_OVER: Final = re.compile(rf"(?:\b(?:{UP}|{DOWN})|\bup|\bdown)(?:\s+[a-z]+ly)?\s+over$")
_ADJECTIVE: Final = re.compile(r"\b(?:the|an?|of|by|with|from|our|its|this|their|for|to|no|any|more)\s+$")


def _verbs(pattern: re.Pattern[str], small: str) -> list[re.Match[str]]:
    """Where a verb of change stands as a verb, not as an adjective ("the increased limit")."""
    return [
        one for one in pattern.finditer(small) if not _ADJECTIVE.search(small, max(0, one.start() - 8), one.start())
    ]


@quick
@dataclass(frozen=True, slots=True)
class Stand:
    """How an amount stands.

    ``kind``: ``value`` (opens a clause: "net sales were"), ``to`` ("decreased ... to"), ``against`` ("compared to",
    "from"), ``change`` ("increased by", "a decrease of", "13% higher"), ``or`` (says the last amount in another
    way), ``list`` ("... and"), ``other``. ``fresh`` says that a new clause with its own measure opens here.
    """

    kind: str
    measure: str = ""
    subject: str = ""
    direction: int = 0
    fresh: bool = False


MAX_FILL: Final = 100
"""So many characters of filling words may stand before an amount."""
_FILL: Final = re.compile(
    r"(?:(?:^|(?<=[\s(,]))(?:approximately|about|roughly|nearly|almost|only|just|an?|the|its|our|record|new|all-time|high|low|negative|positive|over(?=\s+\$?$)|some|around|up\s+to|estimated"
    r"|another|also|total|quarterly|annual|more\s+than|less\s+than|as\s+much\s+as|at\s+least|total\s+of|high\s+of|record\s+of|low\s+of|(?:a\s+)?solid|strong|modest|range\s+of|aggregate(?:\s+of)?|combined)\s*)+$"
)
_OR: Final = re.compile(r"(?:^|[\s,(–—-])(?:or|representing)$")
_FILL_ENDS: Final = frozenset(
    "approximately about roughly nearly almost only just a an the its our record new all-time high low negative positive some"
    " around to estimated another also total quarterly annual than as least of solid strong modest aggregate combined".split()
)
"""The last word of every ``_FILL``: what ends in another word is not searched for one."""
_LIST: Final = re.compile(
    rf"^(?:\s*of\s+(?:[a-z]+\s+){{1,4}})?(?:[\s,]*(?:(?:{'for|in|at|during|of|as of|on'})\s+)?(?:(?:the|its|our)\s+)?(?:end\s+of\s+(?:the\s+)?)?{TIME})*[\s,]*(?:(?:and|or)(?:\s+(?:for|in|at|on)(?:\s+the)?)?)?\s*$"
)
_AND_ALSO: Final = re.compile(
    rf"^(?:[\s,]*(?:(?:for|in|at|during|of|as of|on)\s+)?(?:the\s+)?{TIME})*[\s,]*and\s+(?=[^,;]{{2,80}}\sof$)"
)
_COMPARATOR: Final = re.compile(rf"\b{COMPARE}(?=\s|$)")
_COMPARATOR_STEMS: Final = ("compar", "against", "vs", "versus", "from", "than", "over", "relative")
"""Words without any of these compare nothing."""
_BARE_TAIL: Final = re.compile(
    rf"(?:\s|,|{TIME}|\b(?:the|a|an|of|in|for|at|during|that|its|our|figure|level|levels|amount|record|net|same|on|as|reported|positive|negative|about|approximately|previously|restated|revised|adjusted|roughly|nearly)\b)*"
)
_MEASURED_TAIL: Final = re.compile(r"^[^;]*\b(?:of|was|were|totaling)\s*$")
_CHANGE_NOUN: Final = re.compile(
    rf"\b(?P<noun>{NOUN_UP}|{NOUN_DOWN})(?:\s+in\s+(?P<what>[^,;]{{1,90}}?))?(?:\s+(?:{'for|in|during|over|from'})\s+(?:the\s+)?{TIME})?\s*,?\s+(?:of|by)$"
)
_CHANGE_VERB: Final = re.compile(
    rf"\b(?P<verb>{UP}|{DOWN})(?:\s+(?P<own>(?:its|our|the|their)\s+[a-z][a-z -]{{2,40}}?))?(?:\s+(?:slightly|modestly|sharply|significantly|further|an?\s+additional|again|year[\s-]over[\s-]year|sequentially))?(?:\s*,?\s*(?:{'for|in|during'})\s+(?:the\s+)?{TIME})?(?:\s+by)?$"
)
_UP_DOWN: Final = re.compile(r"\b(?:up|down|higher|lower)(?:\s+(?:by|sequentially|slightly|about))?$")
_UP_DOWN_ENDS: Final = ("up", "down", "higher", "lower", "by", "sequentially", "slightly", "about")
_EQUAL: Final = re.compile(rf"\b(?P<verb>{EQUAL})(?:\s*,?\s*(?:{'for|in|during|at'})\s+(?:the\s+)?{TIME},?)?$")
_REPORT: Final = re.compile(rf"\b(?P<verb>{REPORT}|included|includes|including|recording)$")
_TO: Final = re.compile(r"\bto$")
_NOT_TO: Final = re.compile(
    r"\b(?:due|related|relating|attributable|up|prior|subject|addition|according|thanks|respect|owed|paid|payable|lead(?:ing)?|led|returned|contributed"
    r"|equal|equivalent|close|applicable|available|compared|relative|amount(?:s|ed|ing)?)\s+to$"
)
_BRING: Final = re.compile(r"\b(?:bringing|brought|bring)\s+(?P<what>[^,;]{3,80}?)\s+to$")
_AFTER: Final = re.compile(
    rf"[\s\xa0-]*(?:(?:year[\s-]over[\s-]year|sequential|net|annual|comparable)\s+)?(?P<word>higher|lower|more|less|better|above|below|greater|{NOUN_UP}|{NOUN_DOWN})\b"
    r"(?:\s+in\s+(?P<what>[a-z][^,;.\d$]{2,80}?)(?=\s+(?:to|from|compared|over|versus|for|in|during|and\s+an?)\b|[,;.]))?"
)
_IN_ANOTHER: Final = re.compile(
    r"\s+in\s+(?!(?:the\s+)?(?:first|second|third|fourth|quarter|same|prior|previous|fiscal|year|current|comparable|\d|q[1-4]\b|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
)
"""An increase in something else than what the clause is about."""
_BARE: Final = re.compile(r"(?:^|.*[;:•●▪–]\s*)(?P<label>[a-z][a-z&’' -]{2,60}[a-z])$", re.DOTALL)
_PHRASED: Final = re.compile(
    rf"[{TIME}]|\b(?:of|in|for|from|to|by|with|at|on|and|or|than|the|an?|our|its|their|we|it|who|which|that|this|up|down|approximately|through|per|under|over|about|plus|minus|no|not|paid|pays|used|uses|spent|returned|repurchased|purchased|borrowed|drew|raised|issued|received|sold|invested|additional|remaining)\b|['’]s?$"
)
"""What makes the words before an amount more than the name of a line."""
_SUBJECTS: Final = re.compile(r"^(?:which|this|that|it|these)\b.*$")


def bare_label(gap: str, small: str, following: str) -> str:
    """The name of a line that stands right before its amount, as items of a list have it ("Diluted EPS $0.05;")."""
    stripped = small.rstrip(" (")
    match = _BARE.match(stripped) if following[:1] in ("", ",", ";", "\n", ".") else None
    if match is None or _PHRASED.search(match.group("label")) or VERB.search(match.group("label")):
        return ""
    return noun_phrase(gap[match.start("label") : match.end("label")].replace(" - ", " "))


def after_amount(small: str, at: int, end: int) -> re.Match[str] | None:
    """Words right after an amount that make it a change: "$4.4 million higher", "a 21% decrease in net sales"."""
    match = _AFTER.match(small, at, min(end, at + 140))
    if match is None:
        return None
    word = match.group("word")
    if word in ("more", "less", "above", "below", "greater") and not re.match(
        r"\s+(?:than|the\b)", small[match.end("word") : match.end("word") + 8]
    ):
        return None
    return match


def stand_of(
    gap: str, small: str, first: bool, following: re.Match[str] | None, moving: bool, listed: bool = False
) -> Stand:
    """How the amount after ``gap`` stands (``small``: the gap in small letters).

    ``first`` says that no amount precedes it in the sentence; ``following`` is what ``after_amount`` found;
    ``listed`` that the last amount was a comparative; ``moving`` that a verb or noun of change already governs the clause.
    """
    tail = small.rstrip(" (“\"'")
    filled = tail[1 + max(map(tail.rfind, " (,")) :] in _FILL_ENDS
    fill = _FILL.search(tail, max(0, len(tail) - MAX_FILL)) if filled else None
    stripped = (tail[: fill.start()] if fill is not None else tail).rstrip(" ,(")
    if stripped.endswith("over") and _OVER.search(stripped):
        stripped = stripped[:-5]
    if following is not None:
        return _before_change(gap, stripped, following)
    if not first:
        if not stripped and tail != small.rstrip():
            return Stand("or")
        if stripped.endswith(("or", "representing")) and _OR.search(stripped) and not VERB.search(stripped) and not _COMPARATOR.search(stripped):
            return Stand("or")
        if _LIST.match(stripped) or _LIST.match(tail):
            return Stand("list")
        more = _AND_ALSO.match(stripped)
        if listed and more is not None and not VERB.search(stripped):
            return Stand("against", noun_phrase(gap[more.end() : len(stripped) - 3]))
    for reader in (_change_noun, _against, _change_verb, _to, _value):
        stand = reader(gap[: len(stripped)], stripped, first, moving)
        if stand is not None:
            return stand
    return Stand("other")


def _before_change(gap: str, small: str, following: re.Match[str]) -> Stand:
    direction = way(following.group("word"))
    if following.group("what"):
        return Stand("change", noun_phrase(following.group("what")), "", direction, fresh=True)
    verb = _EQUAL.search(small)
    after = following.string[following.end("word") : following.end("word") + 40]
    if _IN_ANOTHER.match(after):
        return Stand("change", "", "", direction, fresh=True)
    if verb is not None and noun_phrase(gap[: verb.start()]):
        # "Expense for the quarter of $24.8 million was $2.2 million higher": no new measure after an amount.
        return Stand("change", noun_phrase(gap[: verb.start()]), "", direction, fresh=True)
    return Stand("change", "", "", direction)


def _opens(gap: str, small: str, at: int, first: bool) -> str:
    """The measure that stands before position ``at`` of the gap, "" when the gap only goes on."""
    text = gap[:at]
    if re.match(r"[a-z]+ing\b", small[at:]):
        # "..., with loans declining": the participle's own subject.
        text = re.split(r"\b(?:with|as|and)\s+(?=[^,]*$)", text)[-1]
    phrase = noun_phrase(text)
    return "" if not first and _SUBJECTS.match(phrase.lower()) else phrase


def _change_noun(gap: str, small: str, first: bool, _moving: bool) -> Stand | None:
    match = _CHANGE_NOUN.search(small) if small.endswith((" of", " by")) else None
    if match is None:
        return None
    direction = way(match.group("noun"))
    if match.group("what"):
        measure = noun_phrase(gap[match.start("what") : match.end("what")])
        return Stand("change", measure, "", direction, fresh=True)
    before = small[: match.start()].strip(" ,")
    on = first or len(before) > 60
    return Stand("change", "", "", direction, fresh=on)


def _against(gap: str, small: str, first: bool, moving: bool) -> Stand | None:
    found = list(_COMPARATOR.finditer(small)) if any(map(small.__contains__, _COMPARATOR_STEMS)) else ()
    if not found:
        return None
    # "compared to a loss from operations of": the weak words may belong to the measure.
    strong = [one for one in found if one.group() not in ("from", "over", "than", "against")]
    match = strong[-1] if strong else found[-1]
    word, tail = match.group(), small[match.end() :]
    before = small[: match.start()]
    if _SPENT.match(tail):
        return None
    weak = word in ("from", "over", "than", "against")
    verb = next(reversed(_verbs(_MOVE, before)), None) or next(reversed(list(_MOVED.finditer(before))), None)
    if weak and verb is None and not moving and (first or VERB.search(before) or len(before.split()) > 6):
        return None
    if first and verb is None:
        return None
    measure = ""
    if not _BARE_TAIL.fullmatch(tail):
        if (
            not _MEASURED_TAIL.match(tail)
            or VERB.search(tail.rstrip()[:-3])
            or (weak and not re.match(r"\s+an?\s", tail) and not (moving and not before.strip(f" ,{TIME}")))
        ):
            return None
        measure = noun_phrase(gap[match.end() :])
    direction = way(word) if word.startswith(("up", "down")) else 0
    if verb is not None and not re.search(r"\bfrom\b|\bto\b", before[verb.end() :]):
        fresh = _opens(gap, small, verb.start(), first)
        if fresh and _MOVES.fullmatch(verb.group()):
            return Stand("against", fresh, "", way(verb.group()), fresh=True)
        direction = direction or way(verb.group())
    return Stand("against", measure, "", direction)


def _change_verb(gap: str, small: str, first: bool, _moving: bool) -> Stand | None:
    match = _CHANGE_VERB.search(small, max(0, len(small) - 110))
    if match is not None:
        own = match.group("own")
        if own:
            return Stand(
                "change", noun_phrase(gap[match.start("own") : match.end("own")]), "", way(match.group("verb")), True
            )
        goes_on = not first and not _LITTLE.sub("", small[: match.start()]).strip()
        opened = "" if goes_on else _opens(gap, small, match.start(), first)
        return Stand("change", opened, "", way(match.group("verb")), fresh=not goes_on)
    match = _UP_DOWN.search(small) if small.endswith(_UP_DOWN_ENDS) else None
    if match is None:
        return None
    before = _LITTLE.sub("", small[: match.start()]).strip(" ,")
    opened = _opens(gap, small, len(small[: match.start()].rstrip(" ,")), first)
    if not before:
        return Stand("change", "", "", way(match.group()))
    return Stand("change", opened, "", way(match.group()), fresh=True)


def _to(gap: str, small: str, first: bool, moving: bool) -> Stand | None:
    if not small.endswith("to") or not _TO.search(small) or _NOT_TO.search(small):
        return None
    bring = _BRING.search(small)
    if bring is not None:
        return Stand("value", noun_phrase(gap[bring.start("what") : bring.end("what")]), "", 0, fresh=True)
    verb = next(reversed(_verbs(_MOVE, small)), None)
    if verb is not None and not first and not _LITTLE.sub("", small[: verb.start()]).strip():
        return Stand(
            "other"
        )  # "net sales of $5 million increased to $6 million": two values, and no saying which is when
    if verb is not None:
        return Stand("to", _opens(gap, small, verb.start(), first), "", way(verb.group()), fresh=True)
    return Stand("to") if moving and not _LITTLE.sub("", small).strip() else None


def _value(gap: str, small: str, first: bool, _moving: bool) -> Stand | None:
    match = _EQUAL.search(small, max(0, len(small) - 60))
    if match is not None:
        return Stand("value", _opens(gap, small, match.start(), first), "", 0, fresh=True)
    if small.endswith((" of", " at")):
        measure, subject = phrase_before_of(gap[:-3])
        return Stand("value", measure, subject, 0, fresh=True)
    if small.endswith(":") and len(small.split()) <= 9:
        return Stand("value", noun_phrase(gap[:-1]), "", 0, fresh=True)
    match = _REPORT.search(small, max(0, len(small) - 20))
    if match is not None:
        earned = match.group("verb") in ("earned", "earning")
        return Stand("value", "net income" if earned else "", "", 0, fresh=True)
    return None
