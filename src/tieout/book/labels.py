"""Labels as printed come in; the keys under which the same line item is found again go out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_DROPPED: Final = re.compile(
    r"\((?:loss|income|benefit|expense|gain|deficit|decrease|increase|a|the|note.*?|\w{1,2})\)|\b(?:the|a|an|total|consolidated)\b|[^\w\s%]",
    re.IGNORECASE,
)
_BARE: Final = frozenset(
    {
        "",
        "other",
        "basic",
        "diluted",
        "subtotal",
        "net",
        "less",
        "add",
        "balance",
        "change",
        "adjustments",
        "as reported",
        "domestic",
        "international",
        "consolidated",
    }
)


_SHARED: Final = frozenset({"basic", "diluted", "basic and diluted", "current", "deferred"})
"""Labels that name something only together with their section."""


@lru_cache(maxsize=65536)
def normalise(label: str) -> str:
    """``label`` in small letters without punctuation, articles, "total" and alternatives in parentheses."""
    return " ".join(_DROPPED.sub(" ", label.lower()).split())


@lru_cache(maxsize=65536)
def key_of(label: str, path: tuple[str, ...]) -> str:
    """The key of a row for finding it elsewhere; "" where the label names nothing by itself."""
    own = normalise(label)
    if own in _SHARED and path:
        own = f"{normalise(path[-1])} {own}".strip()
    return "" if own in _BARE else own
