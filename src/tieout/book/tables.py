"""The figures of an exhibit's tables come in; an index by unit, size and words goes out, to find what a sentence repeats."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from tieout.book.labels import normalise
from tieout.core.exhibit import Exhibit
from tieout.core.fact import Figure
from tieout.core.period import Period

_WORD: Final = re.compile(r"[a-z][a-z&'-]*[a-z]")
_EMPTY: Final = frozenset(
    """the and for was were with from that this by of to in an as at or on is are had has have its our which per it we
    compared during quarter year month week ended ending end first second third fourth fiscal prior same period full-year
    company corporation reported record share common stock total totaled million billion thousand approximately
    increase increased decrease decreased growth change percent percentage up down record strong
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec measure
    consolidated condensed statement financial data selected table unaudited except amount three six nine twelve
    result number level overall attributable available applicable stockholder""".split()
)
"""Words that name no line item, in the form in which ``normalise`` leaves them."""
_SAME: Final[dict[str, tuple[str, ...]]] = {
    "sale": ("revenue",),
    "operating": ("operation",),
    "outstanding": (),
    "fully": (),
    "profit": ("income",),
    "earning": ("income",),
    "loss": ("income",),
    "reserve": ("allowance",),
    "roa": ("return", "asset"),
    "roaa": ("return", "average", "asset"),
    "roe": ("return", "equity"),
    "roae": ("return", "average", "equity"),
    "npa": ("nonperforming", "asset"),
    "npl": ("nonperforming", "loan"),
}
"""Words that sentences use for what tables call otherwise."""
_BALANCES: Final = frozenset(
    "asset liability equity loan deposit book borrowing debt receivable inventory allowance nonperforming ratio capital".split()
)
_FLOWS: Final = frozenset("income expense provision charge revenue flow origination yield cost return".split())


@lru_cache(maxsize=32768)
def words_of(text: str) -> frozenset[str]:
    """The words of ``text`` that name something, in the plain form of labels, one word for each thing."""
    return frozenset(
        each
        for word in _WORD.findall(normalise(text))
        if word not in _EMPTY and len(word) > 2
        for each in _SAME.get(word, (word,))
    )


@dataclass(frozen=True, slots=True)
class Item:
    """What a table says of a figure in words: its own label, and all of label path and heads. ``change`` marks a column."""

    own: frozenset[str]
    words: frozenset[str]
    change: bool


@dataclass(frozen=True, slots=True)
class TableIndex:
    """Figures of tables by unit, sorted by size (``sizes`` and ``places`` run in step), and by unit and word."""

    figures: tuple[Figure, ...]
    sizes: dict[str, list[Decimal]]
    places: dict[str, list[int]]
    items: dict[int, Item]
    naming: dict[tuple[str, str], frozenset[int]]

    def near(self, figure: Figure) -> list[int]:
        """Table figures whose size agrees with that of ``figure``: same digits, or one a rounding of the other."""
        sizes = self.sizes.get(figure.unit)
        if not sizes:
            return []
        size, half = abs(figure.number.value), figure.number.half
        low, high = bisect_left(sizes, size - half), bisect_right(sizes, size + half)
        return self.places[figure.unit][low:high]

    def named(self, unit: str, words: Iterable[str]) -> frozenset[int]:
        """The figures of ``unit`` in whose label path or heads all of ``words`` stand."""
        found: frozenset[int] | None = None
        for word in words:
            have = self.naming.get((unit, word), frozenset())
            found = have if found is None else found & have
        return found or frozenset()


def index_of(exhibit: Exhibit) -> TableIndex:
    """The index of ``exhibit``; O(n log n) in its table figures."""
    by_unit: dict[str, list[tuple[Decimal, int]]] = defaultdict(list)
    items: dict[int, Item] = {}
    naming: dict[tuple[str, str], set[int]] = defaultdict(set)
    for table in exhibit.tables:
        heads = [words_of(" ".join(column.head)) for column in table.columns]
        for row in table.rows:
            own = words_of(row.label)
            path = own.union(*(words_of(section) for section in row.path))
            for column, at in zip(table.columns, row.cells, strict=False):
                if at < 0 or exhibit.figures[at].nil:
                    continue
                figure = exhibit.figures[at]
                items[at] = Item(own, path | heads[column.index], "change" in column.marks)
                by_unit[figure.unit].append((abs(figure.number.value), at))
                for word in items[at].words:
                    naming[figure.unit, word].add(at)
    for entries in by_unit.values():
        entries.sort()
    return TableIndex(
        exhibit.figures,
        {unit: [size for size, _ in entries] for unit, entries in by_unit.items()},
        {unit: [at for _, at in entries] for unit, entries in by_unit.items()},
        items,
        {key: frozenset(figures) for key, figures in naming.items()},
    )


def can_be(said: Period | None, printed: Period | None, words: frozenset[str] = frozenset()) -> bool:
    """Whether a figure of a table can be of the period that a sentence tells: the same, its end, or untold.

    A balance (``words`` name the line item) is that of the end, however long the period under whose head it stands.
    """
    if said is None or printed is None or said.same(printed):
        return True
    if abs((printed.end - said.end).days) > 7:
        return False
    return said.instant != printed.instant or bool(words & _BALANCES and not words & _FLOWS)
