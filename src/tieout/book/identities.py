"""Nothing comes in; the identities that statements keep by definition go out, read once from the vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tieout.book.vocabulary import data


@dataclass(frozen=True, slots=True)
class Identity:
    """``total`` is the sum of ``terms`` (concepts) with ``weights`` of +1 and -1, by the meaning of the words."""

    total: str
    terms: tuple[str, ...]
    weights: tuple[int, ...]


@cache
def identities() -> tuple[Identity, ...]:
    """All identities in the order of the data; the forms of one total from the plainest to the longest."""
    return tuple(_parsed(total, form) for total, forms in data("identities").items() for form in forms)


def _parsed(total: str, form: str) -> Identity:
    weights, terms = [1], []
    for word in form.split():
        if word in "+-":
            weights.append(1 if word == "+" else -1)
        else:
            terms.append(word)
    return Identity(total, tuple(terms), tuple(weights))
