"""Charters, certificates and share acts come in; classes of shares and the events of their ledger go out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ShareClass:
    """A class or series of shares. Counts are those at the start of the ledger, None where no document states them.

    ``par`` is dollars a share, 0 for shares without par value. ``reissue`` is whether retired shares may be issued again
    (Delaware General Corporation Law section 243(b): they may, unless the certificate of incorporation says otherwise), and
    ``retired_on_acquisition`` whether the charter retires shares as they are acquired.
    """

    id: str
    kind: str
    title: str = ""
    series: str = ""
    par: Decimal | None = None
    authorised: Decimal | None = None
    issued: Decimal | None = None
    treasury: Decimal | None = None
    as_of: date | None = None
    reissue: bool | None = None
    retired_on_acquisition: bool | None = None
    dividend_rate: Decimal | None = None
    liquidation_preference: Decimal | None = None
    conversion_price: Decimal | None = None
    conversion_rate: Decimal | None = None
    votes: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ShareEvent:
    """One act on a class of shares, on a day.

    ``act`` is issue, repurchase, retire, reissue, convert, exercise, split, amend or certificate. ``shares`` counts the shares
    of ``share_class``; for a split it is the number of new shares for ``per`` old ones, for an amendment what the
    authorised number becomes (or changes by, where ``by`` is true). ``into`` and ``received`` are the class and the count that a
    conversion or an exercise gives. ``price`` is dollars a share, ``amount`` in all. ``capital_applied``
    says that the capital of shares that are acquired was applied to their purchase (section 244(a)(2)). A certificate of retirement takes
    effect on ``effective``, which is when it is filed unless it says otherwise (section 103(d)), not when it is signed.
    """

    on: date
    act: str
    share_class: str
    shares: Decimal | None = None
    per: Decimal | None = None
    by: bool = False
    into: str = ""
    received: Decimal | None = None
    price: Decimal | None = None
    amount: Decimal | None = None
    capital_applied: bool = False
    effective: date | None = None
    statute: str = ""
    signers: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of shares, or dollars: an ``opening`` that may not be known, and the change since, which is."""

    opening: Decimal | None = None
    change: Decimal = Decimal(0)

    @property
    def value(self) -> Decimal | None:
        """The number; None where only its change is known."""
        return None if self.opening is None else self.opening + self.change

    def plus(self, shares: Decimal) -> Count:
        """The count after ``shares`` more."""
        return Count(self.opening, self.change + shares)


@dataclass(frozen=True, slots=True)
class Position:
    """Where a class of shares stands. ``issued`` includes ``treasury``; ``retired`` counts what the ledger has seen retired.

    ``uncertified`` are retired shares that the charter forbids to reissue and no certificate has taken off the authorised
    number: they can be issued no more, and are still authorised. ``capital`` is the capital that the issued shares represent
    at their par value (Delaware General Corporation Law section 154).
    """

    authorised: Count = Count()
    issued: Count = Count()
    treasury: Count = Count()
    retired: Decimal = Decimal(0)
    uncertified: Decimal = Decimal(0)
    applied: Decimal = Decimal(0)
    capital: Count = Count()

    @property
    def outstanding(self) -> Count:
        """Issued shares that the issuer does not hold itself."""
        opening = None
        if self.issued.opening is not None and self.treasury.opening is not None:
            opening = self.issued.opening - self.treasury.opening
        return Count(opening, self.issued.change - self.treasury.change)


@dataclass(frozen=True, slots=True)
class Refusal:
    """An event that cannot have happened, and why. The ledger goes on without it."""

    event: ShareEvent
    reason: str
