"""An exhibit comes in; what each of its figures means goes out: index of figure -> its facts, the first one foremost."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from tieout.book.concepts import Meaning, concept_of, total_of
from tieout.book.headings import plain_name
from tieout.book.labels import names_itself, normalise
from tieout.book.narrated import is_petty, narrated_facts
from tieout.book.schedule import schedule_facts
from tieout.book.segments import REST, may_be_name, segments_of
from tieout.book.signs import turned
from tieout.book.statements import caption_basis, column_segments, is_finance, kind_of, standing_of
from tieout.book.vocabulary import listed
from tieout.core.exhibit import Exhibit
from tieout.core.fact import Fact, Figure
from tieout.core.period import Period
from tieout.core.table import Row, Table

_DEDUCTED = frozenset(
    ("CostOfRevenue", "SellingGeneralAndAdministrativeExpense", "ResearchAndDevelopmentExpense", "OperatingExpenses",
     "CostsAndExpenses", "GeneralAndAdministrativeExpense", "SellingAndMarketingExpense")
)  # fmt: skip


def facts_of(
    document: int, exhibit: Exhibit, segments: dict[str, str] | None = None, finance: bool | None = None
) -> dict[int, tuple[Fact, ...]]:
    """The facts of the figures of ``exhibit``, which is the book's exhibit number ``document``; O(figures).

    ``segments`` and ``finance`` are those of the exhibit, unless another's are given.
    """
    if exhibit.schedule:
        return schedule_facts(document, exhibit)
    segments = segments_of(exhibit) if segments is None else segments
    finance = is_finance(exhibit) if finance is None else finance
    found: dict[int, tuple[Fact, ...]] = {}
    issuer = short_name(exhibit.document.issuer)
    for table in exhibit.tables:
        _Reader(document, exhibit, table, segments, finance, issuer).read(found)
    narrated_facts(document, exhibit, segments, finance, found)
    return found


@dataclass(slots=True)
class _Sense:
    """What a row means, with the signs printed in it."""

    meaning: Meaning
    pattern: str
    turns: tuple[bool | None, ...]


class _Reader:
    """The reading of one table: its kind, its columns, and row by row its facts."""

    __slots__ = (
        "basis",
        "deducts",
        "document",
        "exhibit",
        "finance",
        "issuer",
        "kind",
        "parts",
        "periods",
        "section",
        "segments",
        "standings",
        "table",
    )

    def __init__(
        self, document: int, exhibit: Exhibit, table: Table, segments: dict[str, str], finance: bool, issuer: str = ""
    ) -> None:
        self.document, self.exhibit, self.table = document, exhibit, table
        self.segments, self.finance = segments, finance
        self.kind = kind_of(table)
        self.standings = [standing_of(column.head) for column in table.columns]
        self.parts = column_segments(self.standings)
        self.basis = caption_basis(table)
        self.periods: dict[tuple[Period, str], Period | None] = {}
        self.deducts = False
        self.section = -1
        self.issuer = issuer

    def read(self, found: dict[int, tuple[Fact, ...]]) -> None:
        """Put the facts of the table's figures into ``found``."""
        figures = self.exhibit.figures
        plain = [
            index
            for index, standing in enumerate(self.standings)
            if not standing.other and (not standing.name or index in self.parts)
        ]
        for row in self.table.rows:
            cells = [(index, row.cells[index]) for index in plain if row.cells[index] >= 0]
            senses: dict[tuple[str, bool], _Sense | None] = {}
            for index, at in cells:
                figure = figures[at]
                period = figure.period
                key = (figure.unit, period is not None and period.start is None)
                if key not in senses:
                    senses[key] = self._sense(row, key[0], key[1], [figures[cell] for _, cell in cells])
                sense = senses[key]
                if sense is not None and not is_petty(figure):
                    facts = self._facts(sense, at, figure, index)
                    if facts:
                        found[at] = facts

    def _sense(self, row: Row, unit: str, instant: bool, figures: list[Figure]) -> _Sense | None:
        meaning = self._meaning(row, unit, instant)
        if meaning is None:
            return None
        pattern = _pattern(figures, unit)
        turns = tuple(self._turned(concept, meaning, row.label, pattern, unit) for concept in meaning.concepts)
        return None if None in turns else _Sense(meaning, pattern, turns)

    def _turned(self, concept: str, meaning: Meaning, label: str, pattern: str, unit: str) -> bool | None:
        if meaning.turned:
            return True
        if meaning.segment and not measured(label):
            return False  # the row is called by a name: eliminations are less than nothing
        if unit in ("percent", "pure", "shares"):
            return False
        if concept in _DEDUCTED and pattern == "-":
            self.deducts = True
        elif (
            concept == "IncomeTaxExpenseBenefit" and pattern == "-" and self.deducts and "benefit" not in label.lower()
        ):
            return True
        undone = meaning.undone or self.kind == "cash flow"
        return turned(concept, label, pattern, undone, meaning.when == "instant")

    def _meaning(self, row: Row, unit: str, instant: bool) -> Meaning | None:
        path, segment = self._peeled(row.path)
        plain = normalise(row.label)
        if not plain:
            if row.label or (row.rule_above and self.section == row.section):
                meaning = total_of(path, unit)
                return _within(meaning, segment)
            return None
        meaning = concept_of(row.label, path, unit, self.kind, self.finance, instant)
        if meaning is not None:
            return _within(meaning, segment)
        if not segment and path and may_be_name(row.label):
            name = self.segments.get(plain_name(row.label))
            meaning = total_of(path, unit)
            if name is not None and meaning is not None and meaning.concepts[0] in listed("split by segment"):
                self.section = row.section
                return _within(meaning, name)
        meaning = self._without_issuer(row.label, path, unit, instant)
        if meaning is not None:
            return _within(meaning, segment)
        return None if segment else self._named_measure(row.label, path, unit, instant)

    def _without_issuer(self, label: str, path: tuple[str, ...], unit: str, instant: bool) -> Meaning | None:
        """ "Net income attributable to Acme": the issuer's own name says nothing."""
        if not self.issuer or self.issuer not in label.lower():
            return None
        shorter = re.sub(rf"\b{re.escape(self.issuer)}(?:['’]s)?\b", "Company", label, flags=re.IGNORECASE)
        return concept_of(shorter, path, unit, self.kind, self.finance, instant) if shorter != label else None

    def _named_measure(self, label: str, path: tuple[str, ...], unit: str, instant: bool) -> Meaning | None:
        """ "Rubber Group net sales": a segment and a measure in one label."""
        for name in self.segments.values():
            if len(name) > 4 and plain_name(name) not in REST and label.startswith(name) and len(label) > len(name) + 3:
                rest = label[len(name) :].lstrip(" -–—:'’s").removeprefix("segment ")
                meaning = concept_of(rest[:1].upper() + rest[1:], path, unit, self.kind, self.finance, instant)
                return _within(meaning, name)
        return None

    def _peeled(self, path: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
        """The path without the section labels that are names of segments, and the innermost of those."""
        if not path or not self.segments:
            return path, ""
        names = [self.segments.get(plain_name(label), "") if may_be_name(label) else "" for label in path]
        segment = next((name for name in reversed(names) if name), "")
        return tuple(label for label, name in zip(path, names, strict=True) if not name) if segment else path, segment

    def _facts(self, sense: _Sense, at: int, figure: Figure, column: int) -> tuple[Fact, ...]:
        meaning = sense.meaning
        part = self.parts.get(column, "")
        if part and meaning.segment:
            return ()
        standing = self.standings[column]
        told = (*self.basis, *standing.basis)
        basis = " ".join(dict.fromkeys((*_untold(told, meaning), *meaning.basis))) if told or meaning.basis else ""
        period = self._period(figure.period, meaning.when, figure.unit)
        return tuple(
            Fact(
                (self.document, at),
                concept,
                meaning.segment or part,
                period,
                figure.unit,
                -figure.number if turn and not figure.nil else figure.number,
                basis,
            )
            for concept, turn in zip(meaning.concepts, sense.turns, strict=True)
        )

    def _period(self, period: Period | None, when: str, unit: str) -> Period | None:
        if period is None:
            return None
        if when == "" and (period.start is not None or len(unit) != 3):
            return period
        if when in ("instant", "opening") and period.start is None:
            return period
        key = (period, when)
        if key not in self.periods:
            self.periods[key] = moved(period, when)
        return self.periods[key]


def short_name(issuer: str) -> str:
    """The first words of an issuer's name, in small letters, by which its tables call it: "acme" of "The Acme Co."."""
    words = [word for word in re.findall(r"[\w&-]+", issuer.lower()) if word != "the"]
    return next((word for word in words[:1] if len(word) > 2 and not names_itself(normalise(word))), "")


def measured(label: str) -> bool:
    """Whether a row label speaks of a measure itself, not only of a party."""
    return names_itself(normalise(label))


def _untold(told: tuple[str, ...], meaning: Meaning) -> tuple[str, ...]:
    """What caption and column say of the basis, unless the concept says it itself."""
    if any("ontinuingOperations" in concept for concept in meaning.concepts):
        return tuple(word for word in told if word not in ("continuing", "discontinued"))
    return told


def moved(period: Period, when: str) -> Period | None:
    """The point in time at which a column's period ends or, for ``opening``, the day before it begins."""
    if when == "instant":
        return Period(None, period.end)
    if when == "opening" and period.start is not None:
        return Period(None, period.start - timedelta(days=1))
    return None


def _within(meaning: Meaning | None, segment: str) -> Meaning | None:
    """``meaning`` for a part of the issuer; a part of a part is not told apart, so it means nothing."""
    if meaning is None or not segment:
        return meaning
    if meaning.segment:
        return None
    return Meaning(meaning.concepts, segment, meaning.basis, meaning.when, meaning.turned, meaning.undone)


def _pattern(figures: list[Figure], unit: str) -> str:
    """The signs among the figures of one unit: "+", "-", "+-" or ""."""
    plus = minus = False
    for figure in figures:
        if figure.unit == unit and not figure.nil and not figure.flaw:
            value = figure.number.value
            plus = plus or value > 0
            minus = minus or value < 0
    return ("+" if plus else "") + ("-" if minus else "")
