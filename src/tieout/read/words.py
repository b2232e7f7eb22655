"""Number words come in ("four hundred fifty", "one-half of"); whole numbers and fractions go out."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

_UNITS: Final = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
_TENS: Final = {
    word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_POWERS: Final = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 10**12}

_ONE: Final = (
    r"(?:s(?:even(?:t(?:een|y))?|ix(?:t(?:een|y))?)|t(?:en|welve|hirt(?:een|y)|hree|wenty|wo)|f(?:ive|ift(?:een|y)|our(?:teen)?|orty)"
    r"|eight(?:een|y)?|eleven|nine(?:t(?:een|y))?|one|hundred|thousand|[mb]illion)"
)
_COMMA: Final = (
    r"(?:(?<=thousand),(?!\s(?:[a-z]+[\s-]){0,6}(?:thousand|[mb]illion)\b)"
    r"|(?<=illion),(?!\s(?:[a-z]+[\s-]){0,6}[mb]illion\b))?"
)
"""The comma in "twenty-three thousand, one hundred two"; one before another thousand parts two numbers."""
NUMBER_WORDS: Final = re.compile(
    rf"(?<![a-z\d-]){_ONE}(?:{_COMMA}(?:[\s-]{{1,20}}and)?[\s-]{{1,20}}{_ONE}){{0,11}}(?![a-z-])"
)
"""A run of number words, in small letters."""

NUMBER_WORD: Final = re.compile(rf"[^a-z\d-](?={_ONE})")
"""The character before a run of number words: the search jumps from one end of a word to the next."""

_PARTS: Final = {"half": 2, "quarter": 4, "fourth": 4, "fifth": 5, "eighth": 8, "tenth": 10, "sixteenth": 16,
                 "twentieth": 20, "hundredth": 100}  # fmt: skip
_FRACTION_OF: Final = re.compile(
    rf"(?<![a-z-])(?:(?P<whole>{_ONE})[\s-]+and[\s-]+)?(?P<top>an?|{_ONE})[\s-]+(?P<bottom>{'|'.join(_PARTS)})s?\s+of\s+$"
)


def fraction_of(before: str) -> tuple[int, Fraction] | None:
    """The fraction that ends ``before`` and how many characters it takes: "one and one-half of " is 3/2."""
    match = _FRACTION_OF.search(before)
    if match is None:
        return None
    whole = word_value(match.group("whole")) if match.group("whole") else 0
    top = 1 if match.group("top").startswith("a") else word_value(match.group("top"))
    if whole is None or top is None:
        return None
    return len(match.group()), whole + Fraction(top, _PARTS[match.group("bottom")])


def word_value(words: str) -> int | None:
    """The number that ``words`` (small letters) spell, or None when they spell none ("hundred", "two three").

    >>> word_value("four hundred fifty")
    450
    >>> word_value("one million two hundred thousand")
    1200000
    """
    total, group, room, power = 0, 0, 1000, 10**15
    counted = False
    for word in words.replace("-", " ").replace(",", " ").split():
        if word == "and":
            continue
        counted = True
        if word == "hundred":
            if not 0 < group < 10:
                return None
            group, room = group * 100, 100
        elif word in _POWERS:
            if not group or _POWERS[word] >= power:
                return None
            power = _POWERS[word]
            total, group, room = total + group * power, 0, 1000
        else:
            # ``room`` is what the place still takes: 1000 nothing yet, 100 after hundreds, 10 after tens.
            value = _TENS[word] if word in _TENS else _UNITS.get(word, -1)
            if value < 0 or room < (10 if 0 < value < 10 else 100):
                return None
            group, room = group + value, 10 if word in _TENS else 0
    return total + group if counted else None
