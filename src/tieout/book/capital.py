"""An issuer comes in; its capitalisation on any day goes out: every instrument run once, every share event applied once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from tieout.book.debt.contract import Choice
from tieout.book.debt.schedule import schedule_of
from tieout.book.equity import Ledger, ledger_of
from tieout.core.capital import Capitalisation, DebtLine, WarrantLine
from tieout.core.errors import UsageError
from tieout.core.instrument import Instrument, Lien
from tieout.core.issuer import Issuer
from tieout.core.schedule import Schedule

_OWED: Final = ("revolver", "term-loan", "note")
_RANKS: Final = ("senior secured", "senior", "senior subordinated", "subordinated", "junior subordinated")


@dataclass(frozen=True, slots=True)
class Capital:
    """An issuer with its instruments run and its ledger drawn up; ``unrun`` says of each instrument that could not be why."""

    issuer: Issuer
    schedules: Mapping[str, Schedule]
    unrun: Mapping[str, str]
    ledger: Ledger

    def on(self, day: date) -> Capitalisation:
        """The capitalisation at the end of ``day``; what began later, or was over by then, is left out."""
        return Capitalisation(
            day,
            tuple(sorted(self._debt(day), key=_seniority)),
            tuple((one.id, one.title or one.id, self.ledger.on(one.id, day)) for one in self.issuer.classes),
            tuple(self._warrants(day)),
            tuple(f"refused: {one.event.on} {one.event.act} {one.event.share_class}: {one.reason}" for one in self.ledger.refused)
            + tuple(
                f"pending: the certificate of {one.on} for {one.share_class}: no document says when it took effect"
                for one in self.ledger.pending
                if one.on <= day
            ),
        )

    def _debt(self, day: date) -> Iterator[DebtLine]:
        for one in self.issuer.instruments:
            if one.kind not in _OWED or (one.closing is not None and day < one.closing):
                continue
            schedule = self.schedules.get(one.id)
            balance = None if schedule is None else schedule.balance_on(day)
            if self._over(one, day, balance):
                continue
            undrawn = None
            if one.commitment is not None and balance is not None and one.kind == "revolver":
                undrawn = one.commitment - balance
            liens = tuple((lien.assets, lien.rank) for lien in self._liens(one) if lien.rank)
            why = "" if schedule is not None else self.unrun.get(one.id, "")
            yield DebtLine(
                one.id, one.title or one.id, one.kind, one.currency, balance, one.maturity, liens, one.ranking, one.secured, undrawn, why
            )  # fmt: skip

    def _liens(self, one: Instrument) -> tuple[Lien, ...]:
        """Its own liens; else those of the facility that it is a part of."""
        parent = self.issuer.instrument(one.part_of) if one.part_of else None
        return one.liens or (parent.liens if parent is not None else ())

    def _over(self, one: Instrument, day: date, balance: Decimal | None) -> bool:
        """Whether nothing of an instrument is left: it was repaid, or given up as a whole."""
        if balance is not None:
            return not balance and one.kind != "revolver"
        given_up = [event.on for event in self.issuer.debt_events if event.instrument == one.id and event.act in ("repurchase", "redeem")]
        return one.status in ("repurchased", "redeemed") and any(on <= day for on in given_up)

    def _warrants(self, day: date) -> Iterator[WarrantLine]:
        for one in self.issuer.instruments:
            if one.kind != "warrant" or (one.closing is not None and day < one.closing):
                continue
            if one.exercise_to is not None and day > one.exercise_to:
                continue
            count = self._warrants_left(one, day)
            shares = None if count is None else count * (one.shares_per_warrant or 1)
            attached = one.attached_to if one.detachable_from is None or day < one.detachable_from else ""
            yield WarrantLine(
                one.id, one.title or one.id, count, shares, one.strike, one.exercise_from, one.exercise_to, attached
            )  # fmt: skip

    def _warrants_left(self, one: Instrument, day: date) -> Decimal | None:
        """Warrants less those exercised, and those retired with redeemed notes that they were attached to.

        A repurchase of notes is not their redemption: it retires nothing.
        """
        if one.count is None:
            return None
        left = one.count
        for event in self.issuer.debt_events:
            if event.on > day or event.principal is None:
                continue
            if event.instrument == one.id and event.act == "exercise":
                left -= event.principal
            attached = one.detachable_from is None or event.on < one.detachable_from
            retires = one.retired_with_note and attached and event.act == "redeem" and event.instrument == one.attached_to
            if retires and one.each and one.per:
                left -= event.principal * one.each / one.per
        return max(left, Decimal(0))


def capital_of(issuer: Issuer, choices: Mapping[str, Choice] | None = None) -> Capital:
    """``issuer`` with everything run; ``choices`` by the id of an instrument, without which nothing is assumed.

    An instrument whose terms do not allow a run is left to ``unrun``, and what is stated as outstanding stands for its balance.
    """
    schedules: dict[str, Schedule] = {}
    unrun: dict[str, str] = {}
    for one in issuer.instruments:
        if one.kind not in _OWED:
            continue
        choice = (choices or {}).get(one.id, Choice(events=issuer.debt_events))
        try:
            schedules[one.id] = schedule_of(one, choice)
        except UsageError as error:
            unrun[one.id] = str(error)
    return Capital(issuer, schedules, unrun, ledger_of(issuer.classes, issuer.share_events))


def _seniority(line: DebtLine) -> tuple[int, int, str]:
    """Secured debt by its best lien, then by ranking, as a creditor would list it."""
    best = min((rank for _, rank in line.liens), default=99)
    ranking = _RANKS.index(line.ranking) if line.ranking in _RANKS else (0 if line.liens else 1)
    return best, ranking, line.instrument

