"""Labels of amounts per share and of counts of shares come in; their concepts go out, two for "basic and diluted"."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from tieout.book.labels import normalise
from tieout.book.vocabulary import data

_BASIC: Final = frozenset(("basic", "undiluted"))
_DILUTED: Final = frozenset(("diluted", "dilution"))
_NAMES: Final = {
    "EarningsPerShare{}": ("EarningsPerShare", "EarningsPerShareBasic", "EarningsPerShareDiluted"),
    "WeightedAverageNumberOfSharesOutstanding{}": (
        "WeightedAverageNumberOfSharesOutstanding",
        "WeightedAverageNumberOfSharesOutstandingBasic",
        "WeightedAverageNumberOfDilutedSharesOutstanding",
    ),
}
_AMONG: Final = {"Share{}": ("Share", "ShareBasic", "ShareDiluted"), "{}Share": ("Share", "BasicShare", "DilutedShare")}


@lru_cache(maxsize=16384)
def per_share(label: str, path: tuple[str, ...]) -> tuple[str, ...]:
    """The concepts of an amount per share: one, two ("basic and diluted"), or none where the label names another."""
    own = frozenset(normalise(label).split())
    rest = _rest(normalise(label), "per share")
    headings = [normalise(heading) for heading in path]
    if not rest and headings:
        rest = _rest(headings[-1], "per share")
    name = _stems("per share").get(rest)
    if name is None:
        return ()
    return _filled(name, _which(own, headings))


@lru_cache(maxsize=16384)
def shares(label: str, path: tuple[str, ...]) -> tuple[str, ...]:
    """The concepts of a count of shares: weighted averages, or shares outstanding, issued, authorised, bought back."""
    plain = normalise(label)
    own = frozenset(plain.split())
    headings = [normalise(heading) for heading in path]
    name = _exact().get(plain) or _stems("shares").get(_rest(plain, "shares"))
    if name is None:
        return ()
    around = own.union(*(heading.split() for heading in headings))
    if not name.endswith("{}"):
        return (name,) if "treasury" not in around else ()
    which = _which(own, headings)
    if which or around & {"weighted", "average"}:
        return _filled(name, which)
    return ("CommonStockSharesOutstanding",) if "outstanding" in own and "share" in own else ()


def _which(own: frozenset[str], headings: list[str]) -> tuple[bool, ...]:
    """Whether diluted, for each of the two that the label (or else the nearest heading) names: (False, True) is both."""
    for words in (own, *(frozenset(heading.split()) for heading in reversed(headings))):
        which = (*((False,) if words & _BASIC else ()), *((True,) if words & _DILUTED else ()))
        if which:
            return which
    return ()


def _filled(name: str, which: tuple[bool, ...]) -> tuple[str, ...]:
    if "{}" not in name:
        return (name,)
    forms = _NAMES.get(name)
    if forms is None:
        mark = "Share{}" if "Share{}" in name else "{}Share"
        forms = tuple(name.replace(mark, form) for form in _AMONG[mark])  # type: ignore[assignment]
    assert forms is not None
    return tuple(forms[1 + diluted] for diluted in which) or (forms[0],)


@cache
def _stems(group: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, labels in data("shares")[group].items():
        for label in labels.split("|"):
            found.setdefault(_rest(label.strip(), group), name)
    return found


@cache
def _exact() -> dict[str, str]:
    """Labels that consist of words that all have, and yet mean something of their own."""
    return {label: name for name, labels in data("shares")["exact"].items() for label in labels.split(" | ")}


@cache
def _all_have(group: str) -> frozenset[str]:
    return frozenset(data("shares")[f"{group} words"].split())


def _rest(plain: str, group: str) -> str:
    """What is left of a label without the words that all labels of its group have."""
    common = _all_have(group)
    return " ".join(word for word in plain.split() if word not in common and not word.isdigit())
