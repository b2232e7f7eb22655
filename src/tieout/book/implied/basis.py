"""Two documents of one issuer and a measure come in; why their amounts may not be added or taken from each other goes out.

A later document classifies as discontinued, or restates, what an earlier one still includes. Then only what lies below that line
is measured alike: net income, and what is per share of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import combinations
from typing import Final

from tieout.book.book import Book
from tieout.book.implied.measures import Measure, Print, Volume
from tieout.book.implied.naming import measure_name
from tieout.book.recast import says, where
from tieout.core.implied import Ground

_BELOW: Final = frozenset(
    ("NetIncomeLoss", "ProfitLoss", "NetIncomeLossAvailableToCommonStockholdersBasic", "ComprehensiveIncomeNetOfTax",
     "NetIncomeLossAttributableToNoncontrollingInterest", "PreferredStockDividendsIncomeStatementImpact",
     "PaymentsOfDividends", "PaymentsForRepurchaseOfCommonStock")
)  # fmt: skip
"""Measures that are the same whichever operations are classified as discontinued."""
_DISCONTINUED: Final = "IncomeLossFromDiscontinuedOperationsNetOfTax"
_TELLS: Final = re.compile(r"ontinu(?:ing|ed)Operations|CumulativeEffect|Extraordinary")
_MENTION: Final = re.compile(r"\bdiscontinued\s+operations?\b", re.IGNORECASE)


class Bases:
    """How the documents of an issuer measure."""

    def __init__(self, book: Book, volume: Volume) -> None:
        self.book, self.volume = book, volume
        self._order = {document: place for place, document in enumerate(volume.documents)}
        self._amounts = dict(self._first_amounts())
        self._discontinued = self._lines()
        self._barred: dict[tuple[int, int, Measure], Ground | None] = {}
        self._changes: dict[tuple[int, int], tuple[Print, Print, Measure] | None] = {}
        self._words: dict[int, tuple[str, Ground | None]] = {}

    def bar(self, documents: Collection[int], measure: Measure) -> Ground | None:
        """Why ``measure`` may not be the same in all ``documents``; None where nothing speaks against it."""
        for one, other in combinations(sorted(set(documents), key=self._order.__getitem__), 2):
            key = (one, other, measure)
            if key not in self._barred:
                self._barred[key] = self._between(one, other, measure)
            if self._barred[key] is not None:
                return self._barred[key]
        return None

    def without(self, document: int, measure: Measure) -> Ground | None:
        """That a document measures without discontinued operations, where its own line does not say so; else None."""
        if document not in self._amounts or measure.concept in _BELOW or _TELLS.search(measure.concept):
            return None
        return Ground(f"{self._name(document)} measures without discontinued operations", (self._amounts[document],))

    def _between(self, earlier: int, later: int, measure: Measure) -> Ground | None:
        if self.book.exhibits[earlier].document.beside(self.book.exhibits[later].document):
            return None
        own = self._common(earlier, later, measure)
        if own is not None:
            first, second, agree = own
            return None if agree else self._told(first, second, measure)
        said, words = self._said(later)
        if measure.concept in _BELOW and measure.segment == "":
            return words if said == "restated" else None
        return self._reclassified(earlier, later) or self._changed(earlier, later) or words

    def _name(self, document: int) -> str:
        return self.book.exhibits[document].document.name

    def _common(self, earlier: int, later: int, measure: Measure) -> tuple[Print, Print, bool] | None:
        """Two prints of ``measure`` for one period, and whether they agree; such that differ before such that agree."""
        found: tuple[Print, Print, bool] | None = None
        prints = self.volume.prints.get(measure, ())
        for first in prints:
            for second in prints if first.document == earlier else ():
                if second.document == later and first.stated and second.stated and first.period.same(second.period):
                    agree = not first.stated.bounds.meet(second.stated.bounds).empty
                    if found is None or not agree:
                        found = (first, second, agree)
        return found

    def _reclassified(self, earlier: int, later: int) -> Ground | None:
        """Whether either document takes operations out of its results that the other may include."""
        here, there = self._discontinued[earlier], self._discontinued[later]
        if not here and not there:
            return None
        names = self._name(earlier), self._name(later)
        if there and not here:
            said = f"{names[1]} classifies as discontinued operations what {names[0]} still includes"
        elif here and not there:
            said = f"{names[0]} takes out discontinued operations, {names[1]} does not tell of any"
        else:
            said = f"{names[0]} and {names[1]} both take out discontinued operations, and nothing shows that they are the same"
        return Ground(said, tuple(there or here))

    def _changed(self, earlier: int, later: int) -> Ground | None:
        """A line item that the later document prints otherwise than the earlier one did, for one period."""
        if (earlier, later) not in self._changes:
            found = (
                (common[0], common[1], measure)
                for measure in self.volume.prints
                if (common := self._common(earlier, later, measure)) is not None and not common[2]
            )
            self._changes[earlier, later] = next(found, None)
        change = self._changes[earlier, later]
        return None if change is None else self._told(*change)

    def _told(self, first: Print, second: Print, measure: Measure) -> Ground:
        name = measure_name(measure.concept, measure.segment, measure.basis)
        stated = [one.stated for one in (first, second) if one.stated is not None]
        return Ground(
            f"{self._name(second.document)} prints another {name} for {first.period} than"
            f" {self._name(first.document)} did",
            tuple(one.source for one in stated),
            tuple(key for one in stated for key in one.figures),
        )

    def _said(self, later: int) -> tuple[str, Ground | None]:
        """What a document says of its comparatives, and where."""
        if later not in self._words:
            document = self.book.exhibits[later].document
            said, ground = says(document.text), None
            if said:
                name = self._name(later)
                line = document.place(where(document.text))[0]
                ground = Ground(f"{name} tells of figures that are {said}", (f"{name}:{line}",))
            self._words[later] = said, ground
        return self._words[later]

    def _first_amounts(self) -> Iterator[tuple[int, str]]:
        """For each document with amounts of discontinued operations where the first of them stands."""
        for measure, prints in reversed(list(self.volume.prints.items())):
            if measure.concept.startswith(_DISCONTINUED):
                for one in reversed(prints):
                    if not one.nil and one.stated is not None:
                        yield one.document, one.stated.source

    def _lines(self) -> dict[int, list[str]]:
        """For each document where it speaks of discontinued operations: the sentence, then its first amount."""
        found: dict[int, list[str]] = {}
        for number in self.volume.documents:
            document = self.book.exhibits[number].document
            mention = _MENTION.search(document.text)
            lines = [f"{self._name(number)}:{document.place(mention.start())[0]}"] if mention else []
            lines += [self._amounts[number]] if number in self._amounts else []
            found[number] = list(dict.fromkeys(lines))
        return found
