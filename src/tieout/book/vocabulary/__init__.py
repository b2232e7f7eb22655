"""A name comes in; the data of that name goes out: the vocabulary of labels, read once, when first asked for."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

_HERE: Final = Path(__file__).parent


@cache
def data(name: str) -> dict[str, Any]:
    """The contents of ``name``.json beside this file. Raises FileNotFoundError for a name that is not there."""
    loaded: dict[str, Any] = json.loads((_HERE / f"{name}.json").read_text("utf-8"))
    return loaded


@cache
def words(name: str) -> frozenset[str]:
    """What words.json keeps as "``name`` words" (single words) and "``name`` phrases"; either may be absent."""
    kept = data("words")
    return frozenset((*kept.get(f"{name} words", "").split(), *kept.get(f"{name} phrases", ())))
