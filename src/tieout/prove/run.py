"""A Book comes in; trials judged into proofs, findings and the book with its doubtful numerals decided go out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain

from tieout.book.book import Book
from tieout.book.build import rebuilt
from tieout.book.series import Series, series_of
from tieout.core.finding import Finding, Key, Proof
from tieout.prove.findings import accusations_as_findings, reading_findings
from tieout.prove.judge import accuse
from tieout.prove.rules import ACROSS, ALIKE, IN_TABLE, NOTES, REMARKS, RULES
from tieout.prove.trial import Trial

Place = tuple[int, int]
"""A table: (index of its document, index of the table in that document)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules came to: the book as decided, the proofs that hold or fail, the findings."""

    book: Book
    proofs: tuple[Proof, ...]
    findings: tuple[Finding, ...]


def prove(book: Book) -> Outcome:
    """Run every rule over ``book`` and judge what fails."""
    series = series_of(book)
    sums = {place: IN_TABLE(book, *place) for place in _tables(book)}
    trials = _trials(book, series, sums)
    chosen = _readings(book, trials)
    if chosen:
        book = _reread(book, chosen)
        for place in {(document, book.exhibits[document].figures[index].table) for document, index in chosen}:
            if place in sums:
                sums[place] = IN_TABLE(book, *place)
        trials = _trials(book, series, sums)
    accusations = accuse(book, trials)
    accused = {id(trial) for accusation in accusations for trial in accusation.trials if accusation.certain}
    proofs = tuple(trial.proof for trial in trials if not trial.fails or id(trial) in accused)
    findings = (
        *accusations_as_findings(book, accusations),
        *reading_findings(book, chosen),
        *(finding for notes in NOTES for finding in notes(book, series)),
        *(finding for remark in REMARKS for finding in remark(book)),
    )
    return Outcome(book, proofs, findings)


def _tables(book: Book) -> Iterator[Place]:
    for document, exhibit in enumerate(book.exhibits):
        for table in range(0 if exhibit.schedule else len(exhibit.tables)):
            yield document, table


def _trials(book: Book, series: Sequence[Series], sums: Mapping[Place, list[Trial]]) -> list[Trial]:
    """What all rules come to, after the ``sums`` of the tables; those across documents run where an issuer has several."""
    trials = _once(book, [*chain.from_iterable(sums.values()), *ALIKE(book, sums), *(trial for rule in RULES for trial in rule(book))])
    if series:
        trials += [trial for rule in ACROSS for trial in rule(book, series)]
    return trials


def _once(book: Book, trials: list[Trial]) -> list[Trial]:
    """The trials without the identities that a sum tells already: of the same figures, or of more that it needs."""

    def printed(trial: Trial) -> frozenset[Key]:
        return frozenset(key for key in trial.members() if not book.figure(key).nil)

    results = {trial.proof.result for trial in trials if trial.proof.rule == "T105"}
    if not results:
        return trials
    known: dict[Key, list[frozenset[Key]]] = defaultdict(list)
    for trial in trials:
        if trial.proof.result in results and trial.proof.rule in ("T101", "T103", "T104"):
            known[trial.proof.result].append(printed(trial))
    kept = []
    for trial in trials:
        if trial.proof.rule == "T105":
            members, sums = printed(trial), known[trial.proof.result]
            if members in sums or (trial.fails and any(members < more for more in sums)):
                continue
            sums.append(members)
        kept.append(trial)
    return kept


def _readings(book: Book, trials: list[Trial]) -> dict[Key, Decimal]:
    """For each doubtful numeral the reading that relations ask for; as printed where none or both do."""
    doubtful = {
        (document, index): figure.number.value
        for document, exhibit in enumerate(book.exhibits)
        for index, figure in enumerate(exhibit.figures)
        if figure.readings
    }
    votes: dict[Key, dict[Decimal, int]] = {}
    for trial in trials if doubtful else ():
        if trial.fails:
            continue
        needed = dict(trial.readings)
        for key in trial.members():
            if key in doubtful:
                value = needed.get(key, doubtful[key])
                votes.setdefault(key, {}).setdefault(value, 0)
                votes[key][value] += trial.bits
    return {key: max(counts, key=lambda value: counts[value]) for key, counts in votes.items()}


def _reread(book: Book, chosen: dict[Key, Decimal]) -> Book:
    """The book with the chosen readings as values; a decided figure has no other reading left."""
    exhibits = list(book.exhibits)
    for (document, index), value in chosen.items():
        figures = list(exhibits[document].figures)
        figure = figures[index]
        figures[index] = replace(figure, number=replace(figure.number, value=value), readings=())
        exhibits[document] = replace(exhibits[document], figures=tuple(figures))
    return rebuilt(book, exhibits, {document for document, _ in chosen})
