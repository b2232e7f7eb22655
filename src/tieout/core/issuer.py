"""An issuer file comes in as text (``book.issuer``); the issuer as a system of segments, shares and instruments goes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tieout.core.equity import ShareClass, ShareEvent
from tieout.core.instrument import Instrument

SOME_DAY = "on some day"
"""How the note of an event begins of which only the period is told; its day is then the last of that period."""


@dataclass(frozen=True, slots=True)
class DebtEvent:
    """One act on an instrument, on a day: draw, repay, redeem, repurchase, exchange, extend, elect, accelerate.

    ``principal`` is what is drawn, repaid or given up; ``paid`` what is paid for it; ``option`` the index that an election
    takes, ``to`` the day that an extension moves maturity to, or the instrument that an exchange gives.
    """

    on: date
    act: str
    instrument: str
    principal: Decimal | None = None
    paid: Decimal | None = None
    option: str = ""
    to: date | None = None
    into: str = ""
    received: Decimal | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the issuer that it reports on, with the other names that documents give it."""

    id: str
    title: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """A line item of the issuer's own: its name, the labels that print it, and the us-gaap concept that it is nearest to."""

    id: str
    labels: tuple[str, ...] = ()
    like: str = ""


@dataclass(frozen=True, slots=True)
class Issuer:
    """All that an issuer file holds. ``events`` are in the order of the file, which is
    that of their dates. ``places`` gives the line of each table and field ("instrument.revolver", "event 2.on").
    """

    name: str
    cik: str = ""
    state: str = ""
    fiscal_year_end: str = ""
    currency: str = "USD"
    segments: tuple[Segment, ...] = ()
    concepts: tuple[Concept, ...] = ()
    classes: tuple[ShareClass, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    events: tuple[ShareEvent | DebtEvent, ...] = ()
    places: tuple[tuple[str, int], ...] = ()

    def instrument(self, key: str) -> Instrument | None:
        """The instrument with the id ``key``."""
        return next((one for one in self.instruments if one.id == key), None)

    def share_class(self, key: str) -> ShareClass | None:
        """The class of shares with the id ``key``."""
        return next((one for one in self.classes if one.id == key), None)

    @property
    def share_events(self) -> tuple[ShareEvent, ...]:
        """The events on classes of shares, in order of date."""
        return tuple(one for one in self.events if isinstance(one, ShareEvent))

    @property
    def debt_events(self) -> tuple[DebtEvent, ...]:
        """The events on instruments, in order of date."""
        return tuple(one for one in self.events if isinstance(one, DebtEvent))
