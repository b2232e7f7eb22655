"""Trials come in; the accused go out: only the figure that the evidence accuses is contradicted.

A failing trial accuses every figure in it. A figure is exonerated by the trials that it keeps, and accused the
more, the more failures one change of it mends. Where the evidence cannot choose, the suspects are listed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tieout.book.book import Book
from tieout.core.finding import Key, Verdict
from tieout.prove.causes import bridge_of, cause_of
from tieout.prove.trial import Trial

MIN_BITS: Final = 96
"""Eighths of a bit that the relations which accuse must have shown elsewhere: one chance in four thousand."""


@dataclass(frozen=True, slots=True)
class Accusation:
    """One slip: the figure (or the first of several suspects), what it should be, and the trials that say so."""

    figure: Key
    expected: Decimal | None
    trials: tuple[Trial, ...]
    suspects: tuple[Key, ...]
    cause: str

    @property
    def certain(self) -> bool:
        """Whether the evidence is enough for an error."""
        evident = bool(self.cause) or len(self.trials) >= 3
        return (
            evident
            and any(trial.accuses for trial in self.trials)
            and sum(trial.bits for trial in self.trials) >= MIN_BITS
        )


def accuse(book: Book, trials: list[Trial]) -> list[Accusation]:
    """The accusations that explain every failing trial. O(failures x members x failures of a member)."""
    failing = [trial for trial in trials if trial.fails]
    keeps: dict[Key, int] = defaultdict(int)
    for trial in trials:
        if not trial.fails and trial.proof.verdict is not Verdict.STRAINED:
            for key in trial.members():
                keeps[key] += 1
    accusations = []
    while failing:
        by_figure: dict[Key, list[Trial]] = defaultdict(list)
        for trial in failing:
            for key in trial.members():
                by_figure[key].append(trial)
        best = max(
            (_candidate(book, key, against, keeps[key]) for key, against in by_figure.items()),
            key=lambda candidate: candidate[0],
        )
        score, key, expected, mended = best
        rivals = tuple(
            rival
            for rival in mended[0].members()
            if rival != key and _candidate(book, rival, by_figure[rival], keeps[rival])[0][:3] == score[:3]
        )
        cause = (
            (
                cause_of(book.figure(key), expected, _size(book, mended[0]))
                or (bridge_of(book, key, expected) if mended[0].proof.rule.startswith("T2") else "")
            )
            if expected is not None
            else ""
        )
        accusations.append(Accusation(key, expected, tuple(mended), rivals, cause))
        done = set(map(id, mended))
        failing = [trial for trial in failing if id(trial) not in done]
    return accusations


def _size(book: Book, trial: Trial) -> int:
    """How many digits the largest figure of a relation prints."""
    return max(
        len(str(abs(int(figure.number.value.scaleb(figure.number.decimals or 0)))))
        for figure in map(book.figure, trial.members())
    )


def _candidate(
    book: Book, key: Key, against: list[Trial], keeps: int
) -> tuple[tuple[int, int, int, int], Key, Decimal | None, list[Trial]]:
    """How well a change of ``key`` explains its failures: score, figure, new value, trials that it mends."""
    figure = book.figure(key)
    by_value: dict[Decimal | None, list[Trial]] = defaultdict(list)
    for trial in against:
        by_value[trial.mended(key, figure.number.value)].append(trial)
    best: tuple[tuple[int, int, int, int], Key, Decimal | None, list[Trial]] | None = None
    for value, mended in by_value.items():
        also = [
            trial
            for other, group in by_value.items()
            if other is not None
            and value is not None
            and other != value
            and abs(other - value) <= mended[0].proof.tolerance
            for trial in group
        ]
        group = mended + also
        slip = value is not None and bool(cause_of(figure, value, _size(book, group[0])))
        nil = 1 if figure.nil else 0
        is_result = any(trial.proof.result == key for trial in group)
        score = (
            2 * len(group) - min(keeps, 3) - nil,
            1 if slip else 0,
            1 if value is not None else 0,
            1 if is_result else 0,
        )
        if best is None or score > best[0]:
            best = (score, key, value, group)
    assert best is not None
    return best
