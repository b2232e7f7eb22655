"""Claims and tables come in; the table figure that each figure of the prose repeats goes out, and the row that a claim is of.

A link by value pays for what it was chosen from: the digits that agree, less the logarithm of the table figures that
are named as well and could be of that period. Words alone choose a row only where no other row is named so. What is named
is told by words, or by facts: one concept of one segment on one basis is one line item, whatever its label.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from tieout.book.book import Book
from tieout.book.tables import TableIndex, can_be, words_of
from tieout.core.claim import Claim
from tieout.core.exhibit import Exhibit
from tieout.core.fact import Figure
from tieout.core.period import Period
from tieout.prove.comparatives import digit_bits
from tieout.read.claims import FORWARD
from tieout.sums import bits_of

NEEDED: Final = 5 * 8
"""Eighths of a bit for a link: digits and words less the figures that it was chosen from."""
MAX_NEAR: Final = 100
"""A number that stands in more cells than this names none of them."""
_ALL_NAMED: Final = 2 * 8
_MISSING: Final = 12
_MORE: Final = 6
_PERIOD: Final = 8
_HEADING: Final = 8
_UNNAMED: Final = 12
_UNSAID: Final = frozenset(("gaap",))
_NET: Final = frozenset(("net",))
_DUE: Final = frozenset("current noncurrent long term short portion due within after less".split())
"""Words that tell the part of a balance that falls due soon from the part that falls due later."""
BOTH: Final = frozenset(("basic", "diluted"))


Meant = tuple[str, str, str]
"""A concept, a segment and a basis."""


def claims_by_figure(exhibit: Exhibit) -> dict[int, Claim]:
    """The claim that each figure stands in."""
    return {claim.figure: claim for claim in reversed(exhibit.claims)}


class Links:
    """The links of one exhibit: ``back`` gives for a prose figure the table figure that it repeats."""

    __slots__ = (
        "_choices",
        "_expected",
        "_facts",
        "_meaning",
        "back",
        "beside_in_sentence",
        "claims",
        "document",
        "exhibit",
        "index",
        "issuer",
    )

    def __init__(self, book: Book, document: int) -> None:
        self.document = document
        self.exhibit = exhibit = book.exhibits[document]
        self._facts = book.facts
        self._meaning: dict[Meant, list[int]] | None = None
        self.index = TableIndex(exhibit)
        self.claims = claims_by_figure(exhibit)
        self.beside_in_sentence: dict[int, list[Claim]] = defaultdict(list)
        for claim in exhibit.claims:
            self.beside_in_sentence[claim.sentence].append(claim)
        self._choices: dict[tuple[str, frozenset[str], int, Period | None, frozenset[str]], int] = {}
        self._expected: dict[int, bool] = {}
        self.issuer = words_of(exhibit.document.issuer)
        self.back: dict[int, int] = {}
        for at, figure in enumerate(exhibit.figures):
            if figure.place == "prose":
                best = self._best(at, figure, self.claims.get(at))
                if best is not None:
                    self.back[at] = best

    def _best(self, at: int, figure: Figure, claim: Claim | None) -> int | None:
        """The table figure with the most evidence behind it, None where none has enough."""
        if claim is not None and claim.role == "point change":
            return None
        digits = digit_bits(figure)
        near = self.index.near(figure) if digits + _ALL_NAMED + _PERIOD > NEEDED else []
        if not near or len(near) > MAX_NEAR:
            return None
        period = claim.period if claim is not None and claim.period is not None else figure.period
        named = claim is not None and bool(claim.measure)
        said = (words_of_claim(claim) if claim is not None and named else self._around(figure)) - self.issuer - _UNSAID
        if figure.unit.endswith("/share"):
            said -= _NET  # "loss per share" is net, and tables do not say so
        under = words_of(claim.heading) if claim is not None else frozenset()
        best, most = None, NEEDED
        for candidate in near:
            if self._of_kind(candidate, figure, claim):
                score = self._agreement(candidate, said, period, named, most - digits, under)
                if digits + max(score, _ALL_NAMED + _PERIOD) > most:
                    score = digits + max(score, self._one_meaning(at, candidate, period))
                    if score > most:
                        best, most = candidate, score
        return best

    def _of_kind(self, candidate: int, figure: Figure, claim: Claim | None) -> bool:
        """Percentages of change stand in columns of changes, others do not."""
        change = claim is not None and claim.role == "percent change"
        return figure.unit != "percent" or self.index.is_change(candidate) == change

    def _agreement(
        self,
        candidate: int,
        said: frozenset[str],
        period: Period | None,
        named: bool,
        needed: int,
        under: frozenset[str],
    ) -> int:
        """What words, heading (``under``) and period say for a candidate, less the choice that was to be made.

        The choice takes long to count and is left out where the rest comes to no more than ``needed`` without it.
        """
        figure, own, words = self.exhibit.figures[candidate], self.index.own(candidate), self.index.words(candidate)
        score = _HEADING if under and under & words - said else 0
        common = words & said
        if not common or not self._in_time(candidate, period):
            return score - NEEDED * 8
        more = len(own - said - self.issuer - BOTH)
        if named:
            missing = len(said - words)
            score += _ALL_NAMED if not missing else -_MISSING * min(missing, 3)
            score -= _MORE * min(more, 3)
        else:
            score -= _UNNAMED * max(0, 3 - len(common))
        if period is not None and period.same(figure.period):
            score += _PERIOD
        return score - self._choice(figure.unit, common, more, period, said) if score > needed else score

    def _one_meaning(self, at: int, candidate: int, period: Period | None) -> int:
        """What it says for a candidate that it means what the sentence means, less the choice that was to be made."""
        found = self.exhibit.figures[candidate].period
        meant = self._meant(at)
        if not meant or meant.isdisjoint(self._meant(candidate)) or not self._in_time(candidate, period):
            return -NEEDED * 8
        values = {
            abs(self.exhibit.figures[rival].number.value)
            for each in meant
            for rival in self._that_mean(each)
            if self._in_time(rival, period)
        }
        told = period is not None and period.same(found)
        return _ALL_NAMED - bits_of(len(values)) + (_PERIOD if told else 0)

    def _meant(self, at: int) -> frozenset[Meant]:
        """What a figure means."""
        return frozenset((fact.concept, fact.segment, fact.basis) for fact in self._facts.get((self.document, at), ()))

    def _that_mean(self, meant: Meant) -> Sequence[int]:
        """The table figures that mean one thing, in order of place."""
        if self._meaning is None:
            self._meaning = defaultdict(list)
            for at, figure in enumerate(self.exhibit.figures):
                if figure.place == "table" and not figure.nil:
                    for each in self._meant(at):
                        self._meaning[each].append(at)
        return self._meaning.get(meant, ())

    def _choice(self, unit: str, common: frozenset[str], more: int, period: Period | None, said: frozenset[str]) -> int:
        """The logarithm of how many values are named as well as a candidate and could be of ``period``."""
        key = unit, common, more, period, said
        if key not in self._choices:
            known = said | self.issuer | BOTH
            values = {
                abs(self.exhibit.figures[rival].number.value)
                for rival in self.index.named(unit, common)
                if len(self.index.own(rival) - known) <= more and self._in_time(rival, period)
            }
            self._choices[key] = bits_of(len(values))
        return self._choices[key]

    def _in_time(self, at: int, period: Period | None) -> bool:
        """Whether a table figure can be of ``period``; a column of changes has two, and its head may name either."""
        printed = self.exhibit.figures[at].period
        return can_be(period, printed, self.index.own(at)) or self.index.is_change(at)

    def _around(self, figure: Figure) -> frozenset[str]:
        """The words of the sentence near a figure of which no measure was read; none of what is only expected."""
        if figure.sentence < 0:
            return frozenset()
        sentence = self.exhibit.sentences[figure.sentence]
        text = self.exhibit.document.text
        expected = self._expected.get(figure.sentence)
        if expected is None:
            found = FORWARD.search(text[sentence.start : sentence.end].lower())
            expected = self._expected[figure.sentence] = found is not None
        if expected:
            return frozenset()
        return words_of(text[max(sentence.start, figure.start - 120) : figure.start]) | words_of(
            text[figure.end : min(sentence.end, figure.end + 80)]
        )

    def one_named(self, words: frozenset[str], unit: str, period: Period) -> int | None:
        """The figure of ``period`` in the first row whose own label ``words`` name; None where rows of different value do."""
        said = words - self.issuer
        found = {
            self.exhibit.figures[at].number.value: at
            for at in (sorted(self.index.named(unit, said), reverse=True) if said else ())
            if self.index.own(at) - BOTH == said
            and not self.index.is_change(at)
            and (printed := self.exhibit.figures[at].period) is not None
            and can_be(period, printed, self.index.own(at))
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def one_meant(self, concept: str, period: Period) -> int | None:
        """The table figure of ``period`` that means ``concept`` of the whole issuer; None where several values do."""
        found = {
            self.exhibit.figures[at].number.value: at
            for at in self._that_mean((concept, "", ""))
            if (printed := self.exhibit.figures[at].period) is not None and can_be(period, printed)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def same_meaning(self, at: int, now: Period) -> list[int]:
        """The table figures of ``now`` that mean all that a prose figure does, in order of place; none where they differ."""
        found = sorted(
            {
                each
                for meant in self._meant(at)
                for each in self._that_mean(meant)
                if now.same(self.exhibit.figures[each].period)
            }
        )
        return found if len({self.exhibit.figures[each].number.value for each in found}) == 1 else []

    def rows_named(self, claim: Claim, unit: str, now: Period) -> list[int]:
        """The figures of ``now`` in the rows that a claim names in full, in order of place.

        None where they differ, or where the line item is printed in parts too, by when they fall due: the claim may be
        of the whole, whatever the section over one part leaves unsaid in its label.
        """
        said = words_of_claim(claim) - self.issuer
        if not said or not claim.measure:
            return []
        found: dict[int, list[int]] = defaultdict(list)
        for at in sorted(self.index.named(unit, said)):
            printed, own = self.exhibit.figures[at].period, self.index.own(at)
            if printed is not None and not self.index.is_change(at) and can_be(now, printed, own):
                more = own - said - BOTH
                if more and more <= _DUE:
                    return []
                found[len(more)].append(at)
        best = found[min(found)] if found and min(found) <= 1 else []
        return best if len({self.exhibit.figures[at].number.value for at in best}) == 1 else []

    def mates(self, at: int) -> list[int]:
        """The other figures of a table figure's row that can be compared with it."""
        figure = self.exhibit.figures[at]
        row = self.exhibit.tables[figure.table].rows[figure.row]
        return [
            cell
            for cell in row.cells
            if cell >= 0
            and cell != at
            and self.exhibit.figures[cell].unit == figure.unit
            and not self.exhibit.figures[cell].nil
            and not self.index.is_change(cell)
        ]

    def beside(self, at: int, period: Period) -> int | None:
        """The figure of ``period`` in the row of table figure ``at``; None where none or several are."""
        cells = [
            cell
            for cell in self.mates(at)
            if (found := self.exhibit.figures[cell].period) is not None and can_be(period, found)
        ]
        return cells[0] if len(cells) == 1 else None


def links_of(book: Book, document: int) -> Links:
    """The links of an exhibit of ``book``, made when first asked for."""
    links: Links | None = book.derived.get(document)
    if links is None:
        links = book.derived[document] = Links(book, document)
    return links


def words_of_claim(claim: Claim) -> frozenset[str]:
    """What a claim names: its measure and the party that it is about."""
    return words_of(claim.measure) | words_of(claim.subject)
