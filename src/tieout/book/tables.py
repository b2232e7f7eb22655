"""The figures of an exhibit's tables come in; an index by unit, size and words goes out, to find what a sentence repeats."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import Final

from tieout.book.labels import normalise
from tieout.core.exhibit import Exhibit
from tieout.core.fact import Figure
from tieout.core.period import Period
from tieout.core.table import Table

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
    return frozenset(chain.from_iterable(map(_named_by, normalise(text).split())))


@lru_cache(maxsize=32768)
def _named_by(word: str) -> tuple[str, ...]:
    """What one word of a plain label names."""
    return tuple(
        each
        for part in _WORD.findall(word)
        if part not in _EMPTY and len(part) > 2
        for each in _SAME.get(part, (part,))
    )


class TableIndex:
    """Figures of an exhibit's tables by unit and size, and by unit and word.

    A document's prose asks about few of them, so each part is made when it is first asked for.
    """

    __slots__ = ("_by_size", "_naming", "_places", "_words", "exhibit")

    def __init__(self, exhibit: Exhibit) -> None:
        self.exhibit = exhibit
        self._by_size: dict[str, tuple[list[Decimal], list[int]]] | None = None
        self._words: dict[int, frozenset[str]] = {}
        self._places: dict[str, list[tuple[Table, int, int]]] | None = None
        self._naming: dict[tuple[str, str], frozenset[int]] = {}

    def near(self, figure: Figure) -> list[int]:
        """Table figures whose size agrees with that of ``figure``: same digits, or one a rounding of the other."""
        if self._by_size is None:
            self._by_size = _by_size(self.exhibit.figures)
        sizes, places = self._by_size.get(figure.unit, ([], []))
        size, half = abs(figure.number.value), figure.number.half
        return places[bisect_left(sizes, size - half) : bisect_right(sizes, size + half)]

    def own(self, at: int) -> frozenset[str]:
        """The words of the label of a figure's row."""
        figure = self.exhibit.figures[at]
        return words_of(self.exhibit.tables[figure.table].rows[figure.row].label)

    def words(self, at: int) -> frozenset[str]:
        """All that its table says of a figure in words: in label, sections and heads."""
        words = self._words.get(at)
        if words is None:
            figure = self.exhibit.figures[at]
            table = self.exhibit.tables[figure.table]
            path, head = table.rows[figure.row].path, table.columns[figure.column].head
            words = self._words[at] = self.own(at).union(_words_in(path), _words_of_head(head))
        return words

    def is_change(self, at: int) -> bool:
        """Whether a figure stands in a column of changes."""
        figure = self.exhibit.figures[at]
        return "change" in self.exhibit.tables[figure.table].columns[figure.column].marks

    def named(self, unit: str, words: Iterable[str]) -> frozenset[int]:
        """The figures of ``unit`` in whose label path or heads all of ``words`` stand."""
        found: frozenset[int] | None = None
        for word in words:
            have = self._naming.get((unit, word))
            if have is None:
                have = self._naming[unit, word] = self._with_word(unit, word)
            found = have if found is None else found & have
            if not found:
                break
        return found or frozenset()

    def _with_word(self, unit: str, word: str) -> frozenset[int]:
        """The figures of ``unit`` in whose label path or head a word stands."""
        if self._places is None:
            self._places = _places(self.exhibit.tables)
        found: set[int] = set()
        for table, row, column in self._places.get(word, ()):
            found.update(table.rows[row].cells if column < 0 else [each.cells[column] for each in table.rows])
        found.discard(-1)
        figures = self.exhibit.figures
        return frozenset([at for at in found if figures[at].unit == unit and not figures[at].nil])


def _by_size(figures: Iterable[Figure]) -> dict[str, tuple[list[Decimal], list[int]]]:
    """For each unit the sizes of its table figures, sorted, and, in step with them, the figures."""
    by_unit: dict[str, list[tuple[Decimal, int]]] = defaultdict(list)
    for at, figure in enumerate(figures):
        if figure.table >= 0 and not figure.nil:
            by_unit[figure.unit].append((abs(figure.number.value), at))
    found = {}
    for unit, entries in by_unit.items():
        entries.sort()
        found[unit] = [size for size, _ in entries], [at for _, at in entries]
    return found


def _places(tables: Iterable[Table]) -> dict[str, list[tuple[Table, int, int]]]:
    """Where each word stands: (table, row, -1) in the label path of a row, (table, -1, column) in the heads of a column."""
    found: dict[str, list[tuple[Table, int, int]]] = defaultdict(list)
    for table in tables:
        for column in table.columns:
            for word in _words_of_head(column.head):
                found[word].append((table, -1, column.index))
        for row in table.rows:
            for word in words_of(row.label) | _words_in(row.path):
                found[word].append((table, row.index, -1))
    return found


@lru_cache(maxsize=16384)
def _words_in(labels: tuple[str, ...]) -> frozenset[str]:
    """The words of all sections over a row."""
    return frozenset().union(*map(words_of, labels))


@lru_cache(maxsize=16384)
def _words_of_head(head: tuple[str, ...]) -> frozenset[str]:
    return words_of(" ".join(head))


def can_be(said: Period | None, printed: Period | None, words: frozenset[str] = frozenset()) -> bool:
    """Whether a figure of a table can be of the period that a sentence tells: the same, its end, or untold.

    A balance (``words`` name the line item) is that of the end, however long the period under whose head it stands.
    """
    if said is None or printed is None or said.same(printed):
        return True
    if abs((printed.end - said.end).days) > 7:
        return False
    return said.instant != printed.instant or bool(words & _BALANCES and not words & _FLOWS)
