"""A financial data schedule (EX-27) comes in; what its tags mean goes out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tieout.book.vocabulary import data
from tieout.core.exhibit import Exhibit
from tieout.core.fact import Fact
from tieout.core.period import Period


@dataclass(frozen=True, slots=True)
class Tag:
    """What a tag means: its concept ("" where no element has its meaning), and whether it is an amount at a date.

    ``also`` are concepts that filers meant by it as well, ``words`` what labels of its line items say. A ``sure`` tag has
    one meaning only.
    """

    concept: str
    instant: bool
    also: frozenset[str]
    words: frozenset[str]
    sure: bool


@cache
def tag_of(name: str) -> Tag | None:
    """The tag ``name`` ("TOTAL-ASSETS"); None where it is not known."""
    kept = data("schedule")
    group = next((group for group in ("instant", "flow", "per share") if name in kept[group]), "")
    if not group:
        return None
    return Tag(
        kept[group][name],
        group == "instant",
        frozenset(kept["also"].get(name, "").split()),
        frozenset(kept["words"].get(name, "").split()),
        name in kept["sure"].split(),
    )


def schedule_facts(document: int, exhibit: Exhibit) -> dict[int, tuple[Fact, ...]]:
    """The facts of the figures of a schedule, which is the book's exhibit number ``document``; O(figures).

    A zero means that there is nothing to tell, and is no fact.
    """
    found: dict[int, tuple[Fact, ...]] = {}
    for at, figure in enumerate(exhibit.figures):
        tag = tag_of(figure.label[-1])
        if tag is None or figure.nil:
            continue
        period = when(tag, figure.period)
        if tag.concept and period is not None:
            found[at] = (Fact((document, at), tag.concept, "", period, figure.unit, figure.number),)
    return found


def when(tag: Tag, period: Period | None) -> Period | None:
    """The period of an item of a column of ``period``: the day that it ends for an amount at a date.

    None for a flow of a period whose length is not told.
    """
    if period is None or tag.instant:
        return period and Period(None, period.end)
    return None if period.instant else period
