"""Acts on shares, and where they leave a class: Delaware's rules on retirement, openings that nobody knows, what cannot be."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tieout.book.equity import ledger_of
from tieout.core.equity import ShareClass, ShareEvent

DAY = date(2020, 3, 2)


def shares_of(key: str = "common", **known: Any) -> ShareClass:
    """A class with what is known of it, counts as plain integers."""
    counts = {name: Decimal(value) if type(value) is int else value for name, value in known.items()}
    return ShareClass(id=key, kind="common" if key == "common" else "preferred", **counts)


def act(name: str, shares: int | None, *, on: date = DAY, of: str = "common", **more: Any) -> ShareEvent:
    """An event of so many shares."""
    more = {name: Decimal(value) if type(value) is int else value for name, value in more.items()}
    return ShareEvent(on, name, of, None if shares is None else Decimal(shares), **more)


KNOWN = {"authorised": 1_000, "issued": 600, "treasury": 50}


def test_treasury_stock_is_issued_and_not_outstanding():
    """600 issued, 50 of them in treasury; 30 more are bought."""
    at = ledger_of([shares_of(**KNOWN)], [act("repurchase", 30)]).on("common", DAY)
    assert (at.issued.value, at.treasury.value, at.outstanding.value) == (600, 80, 520)
    assert at.authorised.value == 1_000


def test_retired_shares_may_be_issued_again_unless_the_charter_forbids_it():
    """80 retired, and the charter says nothing of reissue: 1,000 - 520 = 480 can be issued, and not one more."""
    events = [act("repurchase", 30), act("retire", 80), act("issue", 480)]
    ledger = ledger_of([shares_of(**KNOWN)], events)
    assert ledger.refused == ()
    assert ledger.on("common", DAY).issued.value == 1_000
    assert [one.reason for one in ledger_of([shares_of(**KNOWN)], [*events, act("issue", 1)]).refused] == [
        "1 shares issued, and only 0 are authorised and may be issued"
    ]


def test_where_reissue_is_prohibited_retired_shares_stay_authorised_until_the_certificate_takes_effect():
    """80 retired, reissue prohibited: 400 can be issued; a certificate takes the 80 off the authorised 1,000."""
    charter = shares_of(**KNOWN, reissue=False)
    retired = [act("repurchase", 30), act("retire", 80)]
    assert ledger_of([charter], [*retired, act("issue", 401)]).refused
    certified = ledger_of([charter], [*retired, act("certificate", 80, effective=DAY + timedelta(9))])
    assert certified.on("common", DAY + timedelta(8)).authorised.value == 1_000
    assert certified.on("common", DAY + timedelta(9)).authorised.value == 920


def test_signing_a_certificate_is_not_filing_it():
    """A certificate of which no document says when it took effect changes nothing yet, and is told as pending."""
    charter = shares_of(authorised=1_000, issued=600, treasury=50, reissue=False)
    ledger = ledger_of([charter], [act("retire", 50), act("certificate", 50)])
    assert ledger.on("common", DAY + timedelta(9_999)).authorised.value == 1_000
    assert [one.act for one in ledger.pending] == ["certificate"]


def test_a_certificate_needs_retired_shares_and_a_charter_that_prohibits_reissue():
    """51 certified of 50 retired; and a charter that allows reissue leaves nothing to certify."""
    for reissue, count, reason in ((False, 51, "only 50 are retired"), (None, 50, "not known to prohibit"), (True, 50, "not known")):
        charter = shares_of(**KNOWN, reissue=reissue)
        ledger = ledger_of([charter], [act("retire", 50), act("certificate", count, effective=DAY)])
        assert reason in ledger.refused[0].reason


def test_shares_that_the_charter_retires_on_acquisition_never_are_treasury_stock():
    """450 preferred shares of $100 par were acquired, with capital applied; no document says how many there were."""
    preferred = shares_of("preferred", par=Decimal(100), reissue=False, retired_on_acquisition=True)
    events = [
        act("repurchase", 450, of="preferred", capital_applied=True),
        act("certificate", 450, of="preferred", effective=DAY + timedelta(1)),
    ]
    at = ledger_of([preferred], events).on("preferred", DAY + timedelta(1))
    assert (at.retired, at.treasury.change, at.issued.change) == (450, 0, -450)
    assert (at.authorised.value, at.authorised.change) == (None, -450)
    assert (at.capital.value, at.capital.change) == (None, -45_000)


def test_outstanding_shares_cannot_be_retired():
    """51 retired of 50 that are issued but not outstanding (section 243(a))."""
    ledger = ledger_of([shares_of(**KNOWN)], [act("retire", 51)])
    assert ledger.refused[0].reason == "51 shares retired, and only 50 are issued but not outstanding"
    assert ledger.on("common", DAY).issued.value == 600


def test_a_conversion_is_an_act_on_two_classes_or_on_none():
    """10 preferred become 40 common; where the common are not authorised, the preferred stay as well."""
    preferred = shares_of("preferred", issued=20, treasury=0, authorised=20, retired_on_acquisition=True)
    event = act("convert", 10, of="preferred", into="common", received=40)
    ledger = ledger_of([shares_of(**KNOWN), preferred], [event])
    assert ledger.on("preferred", DAY).outstanding.value == 10
    assert ledger.on("common", DAY).issued.value == 640
    full = ledger_of([shares_of(authorised=600, issued=600, treasury=0), preferred], [event])
    assert full.on("preferred", DAY).outstanding.value == 20
    assert full.refused[0].event == event


def test_a_split_moves_issued_and_treasury_and_leaves_the_authorised_number():
    """3 for 2 of 600 issued; the charter is to authorise 1,500 first where it would not do."""
    at = ledger_of([shares_of(**KNOWN)], [act("split", 3, per=2)]).on("common", DAY)
    assert (at.issued.value, at.treasury.value, at.authorised.value) == (900, 75, 1_000)
    refused = ledger_of([shares_of(**KNOWN)], [act("split", 2, per=1)]).refused
    assert "only 1,000 are authorised" in refused[0].reason
    amended = [act("amend", 1_500), act("split", 2, per=1)]
    assert ledger_of([shares_of(**KNOWN)], amended).on("common", DAY).issued.value == 1_200


def test_a_reverse_split_into_fractions_needs_to_be_told_its_outcome():
    """1 for 7 of 600: 85.7; what is paid for fractions depends on who holds them."""
    known = {"authorised": 1_000, "issued": 600, "treasury": 0}
    assert "leaves fractions" in ledger_of([shares_of(**known)], [act("split", 1, per=7)]).refused[0].reason
    told = ledger_of([shares_of(**known)], [act("split", 1, per=7, received=85)])
    assert told.on("common", DAY).issued.value == 85


def test_the_authorised_number_cannot_fall_below_what_is_issued():
    """600 are issued; 500 are to be authorised."""
    assert "fewer than the 600" in ledger_of([shares_of(**KNOWN)], [act("amend", 500)]).refused[0].reason
    assert ledger_of([shares_of(**KNOWN)], [act("amend", 250, by=True)]).on("common", DAY).authorised.value == 1_250


def test_counts_of_shares_are_whole_and_positive():
    """An event of no shares, of less than none, of a half."""
    for shares in (None, 0, -5):
        assert ledger_of([shares_of(**KNOWN)], [act("issue", shares)]).refused
    assert ledger_of([shares_of(**KNOWN)], [ShareEvent(DAY, "issue", "common", Decimal("0.5"))]).refused


ACTS = st.tuples(st.sampled_from(("issue", "repurchase", "retire", "reissue", "certificate")), st.integers(1, 300))


@given(st.lists(ACTS, max_size=40), st.sampled_from((None, True, False)), st.booleans())
def test_whatever_happens_the_counts_stay_possible(acts: list[tuple[str, int]], reissue: bool | None, at_once: bool):
    """0 <= treasury <= issued, issued and uncertified shares within the authorised number, refused acts change nothing."""
    charter = shares_of(**KNOWN, reissue=reissue, retired_on_acquisition=at_once)
    events = [act(name, count, on=DAY + timedelta(day), effective=DAY + timedelta(day)) for day, (name, count) in enumerate(acts)]
    ledger = ledger_of([charter], events)
    for at in ledger.positions["common"]:
        issued, treasury, authorised = at.issued.value, at.treasury.value, at.authorised.value
        assert issued is not None
        assert treasury is not None
        assert authorised is not None
        assert 0 <= treasury <= issued
        assert issued + at.uncertified <= authorised
    kept = [event for event in events if event not in [one.event for one in ledger.refused]]
    assert ledger_of([charter], kept).positions["common"][-1] == ledger.positions["common"][-1]
