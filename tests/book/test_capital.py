"""Capitalisation on any day: balances by rank, shares and warrants from the events of an issuer file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tieout.book.capital import capital_of
from tieout.book.issuer.parse import issuer_in
from tieout.core.capital import Capitalisation

FILE = """\
schema = "tieout/issuer/1"
[issuer]
name = "Example Corporation"
[[class]]
id = "common"
kind = "common"
authorised = 10_000_000
issued = 5_000_000
treasury = 0
[[instrument]]
id = "notes"
kind = "note"
ranking = "senior subordinated"
principal = 40_000_000
closing = 2004-01-05
maturity = 2009-08-01
[[instrument]]
id = "loan"
kind = "term-loan"
principal = 9_000_000
closing = 2004-01-05
maturity = 2006-06-30
[[instrument.instalments]]
amount = 250_000
first = 2004-02-01
cycle = "P1M"
[[instrument.lien]]
assets = "real property"
rank = 1
[[instrument.lien]]
assets = "other assets"
rank = 2
[[instrument]]
id = "warrants"
kind = "warrant"
attached-to = "notes"
closing = 2004-01-05
count = 400_000
each = 10
per = 1_000
strike = 3.50
detachable-from = 2005-08-01
exercise-to = 2009-08-01
retired-with-note = true
"""
REDEEMED = '[[event]]\non = 2004-10-01\ninstrument = "notes"\nact = "{act}"\nprincipal = 8_000_000\n'


def on(day: date, more: str = "") -> Capitalisation:
    """The capitalisation of the example, with more of the file, on a day."""
    issuer, problems = issuer_in(FILE + more)
    assert problems == ()
    assert issuer is not None
    return capital_of(issuer).on(day)


def test_debt_stands_by_rank_and_what_is_over_or_not_begun_is_left_out():
    """The loan has a first and a second lien; eleven instalments were paid by the end of the year."""
    found = on(date(2004, 12, 31))
    assert [(line.instrument, line.balance) for line in found.debt] == [("loan", 6_250_000), ("notes", 40_000_000)]
    assert found.debt[0].liens == (("real property", 1), ("other assets", 2))
    assert on(date(2003, 12, 31)).debt == ()
    assert [line.instrument for line in on(date(2007, 1, 1)).debt] == ["notes"]


def test_redeemed_notes_take_their_warrants_with_them_and_repurchased_ones_do_not():
    """8 million of notes with ten warrants for each thousand; once the warrants trade apart they stay."""
    left = {act: on(date(2004, 12, 31), REDEEMED.format(act=act)).warrants[0].count for act in ("redeem", "repurchase")}
    assert left == {"redeem": 320_000, "repurchase": 400_000}
    apart = on(date(2006, 1, 1), REDEEMED.format(act="redeem").replace("2004-10-01", "2005-09-01"))
    assert (apart.warrants[0].count, apart.warrants[0].attached_to) == (400_000, "")


def test_a_balance_that_no_document_tells_is_not_guessed():
    """A revolving credit without drawings."""
    found = on(date(2004, 12, 31), '[[instrument]]\nid = "revolver"\nkind = "revolver"\nclosing = 2004-01-05\nmaturity = 2006-06-30\n')
    line = next(line for line in found.debt if line.instrument == "revolver")
    assert line.balance is None
    assert "no drawings are known" in line.why


def test_warrants_are_exercised_into_shares():
    """1,000 exercised: as many warrants fewer; the shares are an event of their class."""
    exercised = (
        '[[event]]\non = 2006-03-01\nclass = "common"\nact = "exercise"\nshares = 1_000\n'
        '[[event]]\non = 2006-03-01\ninstrument = "warrants"\nact = "exercise"\nprincipal = 1_000\n'
    )
    found = on(date(2006, 3, 1), exercised)
    assert (found.warrants[0].count, found.shares[0][2].issued.value) == (Decimal(399_000), Decimal(5_001_000))
