"""An act on shares and the position before it come in; the position after it, or the reason why it cannot be, goes out.

The law is Delaware's. Shares are retired by resolution of the board, or on acquisition where the charter says so; retired
shares are authorised and unissued again unless the charter prohibits their reissue, and then a certificate takes them off the
authorised number when it becomes effective (sections 243 and 103). Capital falls with the retirement, unless it was
applied to the acquisition already (sections 243(c) and 244(a)). What is not known is neither computed nor refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from tieout.core.amounts import grouped
from tieout.core.equity import Count, Position, ShareClass, ShareEvent

Outcome = Position | str
"""The position after the act, or why there is none."""


def issue(at: Position, shares: Decimal, of: ShareClass) -> Outcome:
    """New shares: no more than are authorised, unissued, and not barred from reissue."""
    room = _room(at)
    if room is not None and shares > room:
        return f"{grouped(shares)} shares issued, and only {grouped(room)} are authorised and may be issued"
    return replace(at, issued=at.issued.plus(shares), capital=_capital(at, of, shares))


def repurchase(at: Position, shares: Decimal, of: ShareClass, *, applied: bool) -> Outcome:
    """Outstanding shares become treasury stock, or retired where the charter retires what is acquired."""
    outstanding = at.outstanding.value
    if outstanding is not None and shares > outstanding:
        return f"{grouped(shares)} shares acquired, and only {grouped(outstanding)} are outstanding"
    held = replace(at, treasury=at.treasury.plus(shares))
    if applied:
        held = replace(held, applied=held.applied + shares, capital=_capital(held, of, -shares))
    return _retired(held, shares, of) if of.retired_on_acquisition else held


def retire(at: Position, shares: Decimal, of: ShareClass) -> Outcome:
    """Treasury stock is retired by resolution of the board. What is outstanding cannot be retired (section 243(a))."""
    held = at.treasury.value
    if held is not None and shares > held:
        return f"{grouped(shares)} shares retired, and only {grouped(held)} are issued but not outstanding"
    return _retired(at, shares, of)


def reissue(at: Position, shares: Decimal, of: ShareClass) -> Outcome:
    """Treasury stock is sold or given out again; nothing is issued."""
    held = at.treasury.value
    if held is not None and shares > held:
        return f"{grouped(shares)} shares out of treasury, and only {grouped(held)} are in it"
    after = replace(at, treasury=at.treasury.plus(-shares))
    returned = min(shares, at.applied)
    return replace(after, applied=at.applied - returned, capital=_capital(after, of, returned)) if returned else after


def certificate(at: Position, shares: Decimal, of: ShareClass) -> Outcome:
    """A certificate of retirement, effective: the authorised number falls by shares that were retired and may not be reissued."""
    if of.reissue is not False:
        return "the charter is not known to prohibit the reissue of retired shares, so that they are authorised and unissued again"
    if shares > at.uncertified:
        return f"{grouped(shares)} shares taken off the authorised number, and only {grouped(at.uncertified)} are retired for it"
    return replace(at, authorised=at.authorised.plus(-shares), uncertified=at.uncertified - shares)


def amend(at: Position, event: ShareEvent, of: ShareClass) -> Outcome:
    """The charter is amended: the authorised number becomes, or changes by, what it says."""
    del of
    if event.shares is None:
        return "does not say what the authorised number becomes"
    authorised = at.authorised.plus(event.shares) if event.by else Count(event.shares)
    number, issued = authorised.value, at.issued.value
    if number is not None and number < (issued or 0) + at.uncertified:
        return f"{grouped(number)} shares authorised, fewer than the {grouped((issued or Decimal(0)) + at.uncertified)} issued or retired and not yet certified"
    return replace(at, authorised=authorised)


def split(at: Position, event: ShareEvent, of: ShareClass) -> Outcome:
    """``shares`` new shares for ``per`` old ones, issued and in treasury. The authorised number changes by amendment only.

    A split into fractions of shares has no result unless ``received`` tells how many were issued after it.
    """
    if not event.shares or not event.per or event.shares < 0 or event.per < 0:
        return "does not say how many new shares there are for how many old ones"
    ratio = event.shares, event.per
    issued, treasury = _times(at.issued, *ratio), _times(at.treasury, *ratio)
    if event.received is not None:
        issued = Count(event.received)
    if issued is None or treasury is None:
        return f"{grouped(event.shares)} for {grouped(event.per)} leaves fractions of shares; say in `received` how many were issued after it"
    number, authorised = issued.value, at.authorised.value
    if number is not None and authorised is not None and number > authorised:
        return f"{grouped(number)} shares issued after it, and only {grouped(authorised)} are authorised"
    par = of.par
    capital = at.capital if par is None or number is None else Count(par * number)
    return replace(at, issued=issued, treasury=treasury, capital=capital)


def outcome_of(at: Position, event: ShareEvent, of: ShareClass) -> Outcome:
    """What ``event`` does to its class. Shares that are converted come back to the issuer, as those that it buys do."""
    if event.act in _TERMS:
        return _TERMS[event.act](at, event, of)
    if event.shares is None:
        return "does not say how many shares"
    if event.shares <= 0 or event.shares != event.shares.to_integral_value():
        return f"{event.shares:,f} is no number of shares"
    if event.act in ("repurchase", "convert"):
        return repurchase(at, event.shares, of, applied=event.capital_applied)
    return _COUNTED[event.act](at, event.shares, of)


_COUNTED: Final[Mapping[str, Callable[[Position, Decimal, ShareClass], Outcome]]] = {
    "issue": issue,
    "exercise": issue,
    "retire": retire,
    "reissue": reissue,
    "certificate": certificate,
}
"""Acts on a number of shares."""
_TERMS: Final[Mapping[str, Callable[[Position, ShareEvent, ShareClass], Outcome]]] = {"amend": amend, "split": split}
"""Acts on what the charter says of the class."""



def _room(at: Position) -> Decimal | None:
    """Shares that may still be issued; None where it is not known how many are authorised, or issued."""
    authorised, issued = at.authorised.value, at.issued.value
    return None if authorised is None or issued is None else authorised - issued - at.uncertified


def _retired(at: Position, shares: Decimal, of: ShareClass) -> Position:
    """The position with ``shares`` of treasury stock retired."""
    applied = min(shares, at.applied)
    return replace(
        at,
        treasury=at.treasury.plus(-shares),
        issued=at.issued.plus(-shares),
        retired=at.retired + shares,
        uncertified=at.uncertified + (shares if of.reissue is False else 0),
        applied=at.applied - applied,
        capital=_capital(at, of, applied - shares),
    )


def _capital(at: Position, of: ShareClass, shares: Decimal) -> Count:
    return at.capital if of.par is None else at.capital.plus(of.par * shares)


def _times(count: Count, new: Decimal, old: Decimal) -> Count | None:
    """``count`` in new shares; what is known only as a change stays unknown. None where fractions are left."""
    value = count.value
    if value is None:
        return Count()
    whole, rest = divmod(value * new, old)
    return None if rest else Count(whole)
