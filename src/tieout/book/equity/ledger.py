"""Classes of shares and their events come in; the position of each class after each event, and what was refused, go out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from tieout.book.equity.acts import outcome_of
from tieout.core.equity import Count, Position, Refusal, ShareClass, ShareEvent


@dataclass(frozen=True, slots=True)
class Ledger:
    """The history of each class: days and the positions from these days on, the first of them the opening one."""

    days: Mapping[str, tuple[date, ...]]
    positions: Mapping[str, tuple[Position, ...]]
    refused: tuple[Refusal, ...] = ()
    pending: tuple[ShareEvent, ...] = ()

    def on(self, share_class: str, day: date) -> Position:
        """Where ``share_class`` stands at the end of ``day``. Logarithmic in its events."""
        return self.positions[share_class][bisect_right(self.days[share_class], day)]


def ledger_of(classes: Iterable[ShareClass], events: Iterable[ShareEvent]) -> Ledger:
    """The ledger of ``events`` in order of the day on which they take effect; linear in them.

    An event on a class that is not known raises KeyError (``book.issuer`` tells of it before). A certificate without a day
    of effect is ``pending``: it was signed, and nothing says that it was filed.
    """
    known = {one.id: one for one in classes}
    at = {key: opening_of(one) for key, one in known.items()}
    days: dict[str, list[date]] = {key: [] for key in known}
    positions: dict[str, list[Position]] = {key: [position] for key, position in at.items()}
    refused: list[Refusal] = []
    everything = list(events)
    for event, day in sorted(_effective(everything), key=lambda one: one[1]):
        for part in _parts(event):
            outcome = outcome_of(at[part.share_class], part, known[part.share_class])
            if isinstance(outcome, str):
                refused.append(Refusal(event, outcome))
                break
            at[part.share_class] = outcome
            days[part.share_class].append(day)
            positions[part.share_class].append(outcome)
    pending = tuple(one for one in everything if one.act == "certificate" and one.effective is None)
    return Ledger(
        {key: tuple(of) for key, of in days.items()},
        {key: tuple(of) for key, of in positions.items()},
        tuple(refused),
        pending,
    )


def opening_of(of: ShareClass) -> Position:
    """Where a class stands before its first event, as far as its counts are known."""
    capital = None if of.par is None or of.issued is None else of.par * of.issued
    return Position(Count(of.authorised), Count(of.issued), Count(of.treasury), capital=Count(capital))


def _effective(events: Iterable[ShareEvent]) -> Iterator[tuple[ShareEvent, date]]:
    for event in events:
        if event.act != "certificate":
            yield event, event.effective or event.on
        elif event.effective is not None:
            yield event, event.effective


def _parts(event: ShareEvent) -> tuple[ShareEvent, ...]:
    """A conversion or an exercise is an act on each of two classes; what it gives comes first, since it may be refused."""
    if event.into and event.received is not None:
        given = replace(event, act="issue", share_class=event.into, shares=event.received, into="", received=None)
        return given, replace(event, into="", received=None)
    return (event,)
