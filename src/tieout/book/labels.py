"""Labels as printed come in; their plain form, and the keys under which the same line item is found again, go out."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import Final

from tieout.book.vocabulary import data, words

_DASHES: Final = str.maketrans(
    {**dict.fromkeys("‐‑‒–—―−­", "-"), "’": "'", "‘": "'", "`": "'", "´": "'", "\u00a0": " ", "™": " ", "®": " "}
)
_LEADERS: Final = re.compile(r"(?:\s*\.){3,}\s*$|(?:\s\.)+\s*$|[_.]{2,}")
_ASIDE: Final = re.compile(r"\s*/?\s*[(\[{]([^()\[\]{}]*)[)\]}]?")
_MARK: Final = re.compile(
    r"(?:notes? )?(?:[a-z]|\d{1,2}|[ivx]{1,4}|[*†‡§#]+)(?:(?:[,;& ]| and )+(?:[a-z]|\d{1,2}|[ivx]{1,4}))*|"
)
_STUCK: Final = re.compile(r"([a-z]{4,})\d{1,2}")
_AMPERSAND: Final = re.compile(r"\b[a-z]{1,2}\s?&\s?[a-z]\b")
_POSSESSIVE: Final = re.compile(r"'s\b|'")
_NUMBER_COMMA: Final = re.compile(r"(?<=\d),(?=\d{3})")
_WORD: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?|[^\W\d_]+[0-9]*|%")
_LEADING: Final = re.compile(
    r"^(?:total\s+)?\((loss|income|benefit|provision|expense|gain)\)\s+(?=(?:from|before|after|per|for|on)\b)"
)

_SIMPLE: Final = re.compile(r"[a-z ]*")

_MAX_LABEL: Final = 400
"""Characters of a label that are looked at: what is longer is a sentence."""


@lru_cache(maxsize=65536)
def normalise(label: str) -> str:
    """The plain form of ``label``: small letters, singular, one spelling of each thing, nothing that says nothing.

    Dropped are punctuation, footnote marks, dot leaders, articles, "total", and alternatives in
    parentheses ("income (loss)"). A result named by its sign alone is named as a result: "net loss" is
    "net income". Applied to its own output it changes nothing.
    """
    text = label[:_MAX_LABEL].lower()
    if _SIMPLE.fullmatch(text):
        return " ".join(plain_words(text.split()))
    if not text.isascii() or "`" in text:
        text = text.translate(_DASHES)
    return " ".join(plain_words(_WORD.findall(_without_marks(text))))


def plain_words(raw: list[str]) -> list[str]:
    """``raw`` (words in small letters) as ``normalise`` leaves them."""
    while True:
        plain = _folded(_kept(list(chain.from_iterable(map(_stems.__getitem__, raw)))))
        if plain and plain[-1][-1].isdigit():
            stuck = _STUCK.fullmatch(plain[-1])
            if stuck is not None and stuck[1] != "tier":
                plain[-1] = stuck[1]
        if plain == raw:
            return plain
        raw = plain


class _Stems(dict[str, tuple[str, ...]]):
    """Words seen so far and what they become; grows with the vocabulary of what is read, not with its size."""

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) > 100_000:
            self.clear()
        form = self[word] = _respelled(word)
        return form


_stems: Final = _Stems()


def _respelled(word: str) -> tuple[str, ...]:
    spelled = data("words")["respelled"].get(word, word)
    if spelled == "%":
        return ("percent",)
    return tuple(data("words")["respelled"].get(_singular(part), _singular(part)) for part in spelled.split())


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    for ending, instead in (("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("ies", "y")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + instead
    return word[:-1]


def _kept(plain: list[str]) -> list[str]:
    """Without words that say nothing; "non interest" as one word; "total" only where a total differs from its label."""
    dropped, joined, before = words("dropped"), words("joined"), words("total kept before")
    if dropped.isdisjoint(plain) and joined.isdisjoint(plain):
        return plain
    kept: list[str] = []
    for index, word in enumerate(plain):
        if word in dropped and not (word == "total" and plain[index + 1 : index + 2] and plain[index + 1] in before):
            continue
        if kept and kept[-1] in joined and word.isalpha():
            kept[-1] += word
        else:
            kept.append(word)
    return kept


def _folded(plain: list[str]) -> list[str]:
    """Results by one name: "net loss", "net earnings", "operating profit", "loss before taxes" as income."""
    results = words("result")
    if results.isdisjoint(plain):
        return plain
    last = len(plain) - 1
    folded = plain.copy()
    for index, word in enumerate(plain):
        if word not in results:
            continue
        before = plain[index - 1] if index else ""
        after = plain[index + 1] if index < last else ""
        beyond = plain[index + 2] if index + 1 < last else ""
        if after in words("no result before"):
            continue
        if (
            before in words("result after")
            or after in words("result before")
            or (after == "from" and beyond in words("result from"))
        ):
            folded[index] = "income"
    return folded


def _without_marks(text: str) -> str:
    """``text`` without dot leaders, footnote marks, asides and alternatives in parentheses."""
    if text.rstrip().endswith(".") or any(pair in text for pair in ("..", "__", "._", "_.")):
        text = _LEADERS.sub(" ", text)
    if "(" in text or "[" in text or "{" in text:
        text = _ASIDE.sub(_aside, _LEADING.sub(r"\1 ", text.strip()))
    if "&" in text:
        text = _AMPERSAND.sub(lambda match: _known_pair(match[0].replace(" ", "")), text)
    if "'" in text:
        text = _POSSESSIVE.sub("", text)
    return _NUMBER_COMMA.sub("", text) if "," in text else text


def _known_pair(pair: str) -> str:
    return str(data("words")["respelled"].get(pair, pair))


def _aside(match: re.Match[str]) -> str:
    inside = " ".join(match[1].split())
    if inside in words("alternative") or inside in words("aside") or _MARK.fullmatch(inside):
        return " "
    return f" {inside} "


@lru_cache(maxsize=65536)
def key_of(label: str, path: tuple[str, ...]) -> str:
    """The key of a row for finding it elsewhere; "" where label and section together name nothing.

    A label that names something only in its section ("Basic", "Rubber Group", "Other") carries the
    section; so do words of the sections above that change what is measured ("Diluted", "Pro forma").
    """
    own = normalise(label)
    section = section_key(path[-1]) if path else ""
    if names_itself(own):
        return " ".join((own, *_guards_above(own, path)))
    if not section or section in words("bare") or (own in words("bare") and own not in words("shared")):
        return ""
    return " ".join((section, own, *_guards_above(f"{section} {own}", path[:-1]))).strip() if own else ""


_ADD_BACK: Final = re.compile(
    r"^(?:add(?: back)?|less|plus|deduct|includ(?:es|ing)|excluding)\b[\s:,-]*", re.IGNORECASE
)
_INCLUDED: Final = re.compile(r"\s+(?:included|reflected|reported)\s+in\b.*$", re.IGNORECASE | re.DOTALL)


@lru_cache(maxsize=16384)
def section_key(section: str) -> str:
    """The plain form of a section's label, without "add back" before it and "included in ..." after it."""
    return normalise(_INCLUDED.sub("", _ADD_BACK.sub("", section.strip())))


@lru_cache(maxsize=65536)
def names_itself(own: str) -> bool:
    """Whether a plain label names a line item without its section: it speaks of an account, not only of a party."""
    if own in words("bare") or own in words("shared"):
        return False
    accounting = words("accounting")
    return own in accounting or any(word in accounting for word in own.split())


def _guards_above(own: str, path: tuple[str, ...]) -> tuple[str, ...]:
    if not path:
        return ()
    here = f" {own} "
    above = f" {' | '.join(normalise(section) for section in path)} "
    return tuple(
        sorted(f"[{guard}]" for guard in words("section guard") if f" {guard} " in above and f" {guard} " not in here)
    )
