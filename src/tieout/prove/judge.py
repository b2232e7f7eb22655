"""Trials come in; the accused go out: only the figure that the evidence accuses is contradicted.

A failing trial accuses every figure in it. To change a figure costs the length of the slip that would have printed
it, and pays what the trials that it mends cost, less what it breaks. The change that pays most names the accused;
where another pays about as much, the evidence cannot choose and the suspects are listed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from heapq import heapify, heappop, heappush
from typing import Final

from tieout.book.book import Book
from tieout.core.finding import Key, Verdict
from tieout.prove.causes import BIT, bridge_of, left_standing, slip_of
from tieout.prove.trial import Trial

MIN_BITS: Final = 96
"""Eighths of a bit that the relations which accuse must have shown elsewhere: one chance in four thousand."""
FAILS: Final = 24 * BIT
"""The most that one failing trial costs; it costs no more than the evidence that it was meant to hold."""
STRAINED: Final = 6 * BIT
UNEXACT: Final = 12 * BIT
"""What a unit lost to rounding costs where all else is exact to the last digit."""
CLOSE: Final = 2 * BIT
"""Changes that pay within two bits of the best may as well be meant."""
ODD: Final = ("a digit dropped", "a digit too many", "scale")
"""Slips that change the size of a figure: columns that add up in small rows and not in large ones look so."""
EXACT_SUMS: Final = 10
BRIDGED: Final = 160
"""What rows must show in their other columns before a line item between them is a mix-up, not a reconciling item."""


@dataclass(frozen=True, slots=True)
class Accusation:
    """One slip: the figure (or the first of several suspects), what it should be, and the trials that say so.

    ``cause`` names the slip, "" where none is known. ``pay`` is what the change saves, in eighths of a bit.
    """

    figure: Key
    expected: Decimal | None
    trials: tuple[Trial, ...]
    suspects: tuple[Key, ...]
    cause: str
    pay: int = 0

    @property
    def certain(self) -> bool:
        """Whether the evidence is enough for an error: a relation that accuses, or two of different kinds that agree."""
        failing = [trial for trial in self.trials if trial.fails]
        # What a line item repeats elsewhere is one witness, however often it is printed.
        witnesses = len({trial.proof.computed if trial.proof.rule.startswith("T2") else id(trial) for trial in failing})
        return (
            (bool(self.cause) or witnesses >= 3)
            and (any(trial.accuses for trial in failing) or len({trial.proof.rule for trial in failing}) >= 2)
            and sum(trial.bits for trial in failing) >= MIN_BITS
        )

    @property
    def stretch(self) -> bool:
        """Whether rounding would explain everything, barely."""
        return not any(trial.fails for trial in self.trials)


@dataclass(frozen=True, slots=True)
class _Change:
    """``key`` set to ``value``: what it pays, and the trials that it mends."""

    key: Key
    value: Decimal | None
    pay: int
    mends: tuple[Trial, ...]
    cause: str

    def order(self) -> tuple[int, bool, int, int]:
        """Sorts first what pays most, then what is a result, then what stands last."""
        result = any(trial.proof.result == self.key for trial in self.mends)
        return -self.pay, not result, -self.key[0], -self.key[1]


def accuse(book: Book, trials: list[Trial]) -> list[Accusation]:
    """The accusations that explain every failing or strained trial. O(trials + defects x members x trials of a member).

    A unit lost to rounding is a defect only where all else is exact, and told only where one figure explains all
    that were lost in its document: else the document rounds, now and then.
    """
    exact, rounded = _exactness(trials)
    missed = [trial for trial in trials if trial.proof.difference]
    defects = [trial for trial in missed if _cost(trial, abs(trial.proof.difference), exact)]
    around = _around({key for trial in defects for key in trial.members()}, trials)
    against = _around(set(around), defects)
    changes = {key: _change(book, key, against[key], around[key], exact) for key in around}
    queue = [change.order() for change in changes.values()]
    heapify(queue)
    accusations = []
    while queue:
        order = heappop(queue)
        best = changes.get((-order[2], -order[3]))
        if best is None or best.order() != order:
            continue  # the figure was weighed again since
        rivals = tuple(
            rival for rival in best.mends[0].members() if rival != best.key and changes[rival].pay > best.pay - CLOSE
        )
        accusations.append(Accusation(best.key, best.value, best.mends, rivals, _cause(book, best), best.pay))
        # What a change pays hangs on its own figure's defects: only those that share what was mended are weighed again.
        done = set(map(id, best.mends))
        for key in {member for trial in best.mends for member in trial.members()}:
            against[key] = [trial for trial in against[key] if id(trial) not in done]
            del changes[key]
            if against[key]:
                changes[key] = _change(book, key, against[key], around[key], exact)
                heappush(queue, changes[key].order())
    return [one for one in accusations if not _rounds_anyway(one, rounded)]


def _rounds_anyway(accusation: Accusation, rounded: Counter[int]) -> bool:
    """Whether an accusation rests on units lost to rounding alone, and others were lost in its document."""
    lost = [trial for trial in accusation.trials if trial.proof.verdict is Verdict.ROUNDING]
    return len(lost) == len(accusation.trials) and len(lost) < rounded[accusation.trials[0].proof.result[0]]


def _exactness(trials: Iterable[Trial]) -> tuple[frozenset[int], Counter[int]]:
    """Documents in which ten sums are exact for each that needs rounding; how many need it in each document."""
    exact: Counter[int] = Counter()
    rounded: Counter[int] = Counter()
    for trial in trials:
        if trial.proof.rule.startswith("T1") and not trial.fails:
            (exact if trial.proof.verdict is Verdict.EXACT else rounded)[trial.proof.result[0]] += 1
    whole = (document for document, count in exact.items() if count >= EXACT_SUMS * max(rounded[document], 1))
    return frozenset(whole), rounded


def _around(keys: set[Key], trials: Iterable[Trial]) -> dict[Key, list[Trial]]:
    found: dict[Key, list[Trial]] = {key: [] for key in keys}
    for trial in trials:
        for key in trial.members():
            if key in keys:
                found[key].append(trial)
    return found


def _cost(trial: Trial, residual: Decimal, exact: frozenset[int]) -> int:
    """What a trial costs that is ``residual`` from exact."""
    proof = trial.proof
    if residual == 0:
        return 0
    if residual > proof.tolerance:
        return min(trial.bits, FAILS)
    if not proof.rule.startswith("T1"):
        return 0
    if proof.result[0] in exact:
        return UNEXACT
    # Three standard deviations of n + 1 roundings, squared; the tolerance is (n + 1) / 2 units.
    members = len(proof.inputs) + 1
    unit = 2 * proof.tolerance / members
    return STRAINED if 4 * residual * residual > 3 * members * unit * unit else 0


def _change(book: Book, key: Key, against: list[Trial], around: list[Trial], exact: frozenset[int]) -> _Change:
    """The change of ``key`` that pays most."""
    figure = book.figure(key)
    stated = figure.number.value
    values = dict.fromkeys(trial.needed(key, stated) for trial in against)
    best: _Change | None = None
    for value in values:
        if value is None or value == stated:
            continue
        slip = slip_of(figure, value)
        pay = -slip.bits
        mends = []
        for trial in around:
            was = _cost(trial, abs(trial.proof.difference), exact)
            residual = trial.residual(key, stated, value)
            now = min(trial.bits, FAILS) if residual is None else _cost(trial, residual, exact)
            pay += was - now
            if now < was and any(trial is one for one in against):
                mends.append(trial)
        if mends and (best is None or pay > best.pay):
            best = _Change(key, value, pay, tuple(sorted(mends, key=lambda trial: not trial.fails)), slip.name)
    return best or _Change(key, None, -FAILS, tuple(against[:1]), "")


def _cause(book: Book, change: _Change) -> str:
    """The name of the likely slip; among short numbers any two are a slip apart, and none is named."""
    if change.value is None or _size(book, change.mends[0]) < 3:
        return ""
    crossed = change.mends[0].proof.rule == "T102"
    if change.cause and not (crossed and change.cause in ODD):
        return change.cause
    if change.mends[0].proof.rule.startswith("T2"):
        return bridge_of(book, change.key, change.value) if change.mends[0].bits >= BRIDGED else ""
    if crossed:
        return ""
    return left_standing(book, change.key, change.value)


def _size(book: Book, trial: Trial) -> int:
    """How many digits the largest figure of a relation prints."""
    return max(
        len(str(abs(int(figure.number.value.scaleb(figure.number.decimals or 0)))))
        for figure in map(book.figure, trial.members())
    )
