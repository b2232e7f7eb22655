"""A name comes in; the data of that name goes out: the vocabulary of labels, read once, when first asked for.

Everything that tieout knows of wordings is in the JSON files beside this one, and nowhere else:

``words``      how labels are brought into plain form (``book/labels.py``)
``income``, ``balance``, ``cashflow``, ``measures`` (non-GAAP and other names), ``finance`` (banks, insurers)
               the labels of each concept, in groups
``shares``     amounts per share and counts of shares, by what is left of a label without the words that all have
``under``      labels that mean a concept only under the heading of another
``identities``  sums that statements keep by definition (``book/identities.py``)
``context``    headings, marks and lists of concepts that decide what a label means where it stands

A group maps concepts to labels: ``"GrossProfit": "gross profit | gross income"``. Groups are ``flow`` (amounts of a
period), ``instant`` (amounts at a date), ``point`` and ``opening`` (amounts at the end and the start of a column's
period), ``cash flow`` and ``paid`` (only in a statement of cash flows, only under a heading of cash paid),
``percent``, ``pure``. Concepts have us-gaap names where one fits;
``Revenues@Service`` is a concept with a segment. Labels are written in the plain form that ``normalise`` gives (a test
tells the form), "-" before one says that it is printed with the sign turned, as the lines of a statement of cash flows
are in which an increase of an asset is a use of cash. To teach tieout a label, add it to the line of its concept.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

_HERE: Final = Path(__file__).parent
FILES: Final = ("measures", "income", "cashflow", "balance")
"""The files of labels in the order in which they are asked; ``finance`` comes before them for banks and insurers."""


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


@cache
def listed(name: str) -> frozenset[str]:
    """The words (or concepts) that context.json lists under ``name``."""
    return frozenset(data("context")[name].split())


@cache
def concepts_in(group: str, finance: bool = False) -> dict[str, str]:
    """Label in plain form -> concept, for one group of all files; those of ``finance`` first, or not at all.

    A leading "-" of a concept says that its label is printed with the sign turned.
    """
    found: dict[str, str] = {}
    for name in ("finance", *FILES) if finance else FILES:
        for concept, labels in data(name).get(group, {}).items():
            for label in labels.split(" | "):
                found.setdefault(label.removeprefix("-"), f"-{concept}" if label[:1] == "-" else concept)
    return found


@cache
def concepts_under(heading: str) -> dict[str, str]:
    """Label in plain form -> concept, for labels that mean it under the heading of concept ``heading`` only."""
    under: dict[str, str] = data("under").get(heading, {})
    return {
        label.removeprefix("-"): f"-{concept}" if label[:1] == "-" else concept
        for concept, labels in under.items()
        for label in labels.split(" | ")
    }
