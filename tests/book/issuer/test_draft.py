"""What documents provide, as an issuer file has it: nothing invented, instruments known again, events on the day they happened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from tieout.book.issuer.draft import Paper, drafted
from tieout.book.issuer.parse import issuer_in
from tieout.book.issuer.write import merged
from tieout.core.issuer import Issuer
from tieout.core.period import Period
from tieout.core.term import Provisions, Subject, Term, Value

DAY = date(2003, 12, 18)
QUARTER = Period(date(2004, 10, 1), date(2004, 12, 31))


def subject(key: str, kind: str, act: str = "created", parent: str = "") -> Subject:
    """A subject whose title is its key in words."""
    return Subject(key, kind, key.replace("-", " "), act, parent, 0)


def term(of: str, name: str, value: Value, which: str = "", group: int = 0, unit: str = "USD") -> Term:
    """A term on line 7, at offset 70."""
    return Term(of, name, value, unit, 70, 80, 7, which, group)


def paper(document: tuple[str, tuple[Subject, ...], tuple[Term, ...]], periods: Mapping[int, Period] | None = None) -> Paper:
    """A document of December 18, 2003, with what it provides."""
    name, subjects, terms = document
    return Paper(name, DAY, "Example Corporation", Provisions(subjects, terms), lambda _: 5, periods)


def issuer_of(*documents: tuple[str, tuple[Subject, ...], tuple[Term, ...]], periods: Mapping[int, Period] | None = None) -> Issuer:
    """The issuer whose file the documents give; ``periods`` are those of the last."""
    papers = [paper(one, periods if number == len(documents) else None) for number, one in enumerate(documents, 1)]
    text = merged("", drafted(papers)).text
    issuer, problems = issuer_in(text)
    assert problems == (), text
    assert issuer is not None
    return issuer


ISSUE = (
    "announcement.txt",
    (
        subject("old-notes", "note", "exchanged"),
        subject("units", "unit", "issued"),
        subject("new-notes", "note", "issued", "units"),
        subject("warrants", "warrant", "issued", "units"),
    ),
    (
        term("old-notes", "ranking", "senior subordinated"),
        term("old-notes", "tendered", Decimal(27_254_000)),
        term("new-notes", "ranking", "senior subordinated"),
        term("new-notes", "rate", Decimal(12), unit="percent"),
        term("new-notes", "principal", Decimal(42_476_000)),
        term("new-notes", "maturity", date(2009, 8, 1)),
        term("warrants", "per", Decimal(10), "1000 principal"),
        term("warrants", "count", Decimal(424_781)),
        term("warrants", "retired-with-note", "yes"),
    ),
)

LATER = (
    "release.txt",
    (subject("12-notes", "note", "outstanding"),),
    (term("12-notes", "rate", Decimal("12.0"), unit="percent"), term("12-notes", "principal", Decimal(8_264_000), "repurchased")),
)


def test_an_exchange_leads_to_what_it_gave_and_warrants_to_the_note_of_their_unit():
    """Old notes for units of new notes and warrants, ten for each $1,000."""
    issuer = issuer_of(ISSUE)
    event = issuer.debt_events[0]
    assert (event.act, event.principal, event.into, event.received) == ("exchange", 27_254_000, "new-notes", 42_476_000)
    warrants = issuer.instrument("warrants")
    assert warrants is not None
    assert (warrants.attached_to, warrants.each, warrants.per, warrants.retired_with_note) == ("new-notes", 10, 1000, True)


def test_a_later_release_tells_of_the_same_notes_and_of_the_quarter_in_which_they_were_bought():
    """ "$8,264,000 principal amount of the company's 12% notes", in a sentence on the fourth quarter: by December 31, not on the day of the release."""
    issuer = issuer_of(ISSUE, LATER, periods={70: QUARTER})
    assert [one.id for one in issuer.instruments] == ["old-notes", "units", "new-notes", "warrants"]
    notes = issuer.instrument("new-notes")
    assert notes is not None
    assert notes.principal == 42_476_000
    bought = issuer.debt_events[-1]
    assert (bought.on, bought.act, bought.instrument, bought.principal) == (QUARTER.end, "repurchase", "new-notes", 8_264_000)
    assert bought.note == "on some day from 2004-10-01 to 2004-12-31"


def test_other_notes_of_the_same_name_stay_apart():
    """12% notes that are junior subordinated are not the senior subordinated ones."""
    other = (
        "release.txt",
        (subject("new-notes", "note", "outstanding"),),
        (term("new-notes", "rate", Decimal(12)), term("new-notes", "ranking", "junior subordinated"), term("new-notes", "outstanding", Decimal(9))),
    )
    issuer = issuer_of(ISSUE, other)
    assert [one.id for one in issuer.instruments if one.kind == "note"] == ["old-notes", "new-notes", "new-notes-2"]


def test_terms_of_one_group_are_one_table():
    """Prime plus 4%, at least 8.25%; 30 instalments; a fee at closing and on each anniversary."""
    loan = (
        "announcement.txt",
        (subject("loan", "term-loan"),),
        (
            term("loan", "spread", Decimal(4), "prime", 1, "percent"),
            term("loan", "floor", Decimal("8.25"), "rate", 1, "percent"),
            term("loan", "instalment-count", Decimal(30), "", 2, "pure"),
            term("loan", "instalment-amount", Decimal(96_000), "", 2),
            term("loan", "fee-rate", Decimal("1.875"), "closing", 3, "percent"),
            term("loan", "fee-rate", Decimal("1.875"), "anniversary", 3, "percent"),
            term("loan", "extension", date(2007, 6, 30), "", 4),
            term("loan", "lien", "second", "other assets", 5),
        ),
    )
    issuer = issuer_of(loan)
    one = issuer.instrument("loan")
    assert one is not None
    assert [(rate.index, rate.spread, rate.floor) for rate in one.rates] == [("prime", 4, Decimal("8.25"))]
    assert [(plan.count, plan.amount) for plan in one.instalments] == [(30, 96_000)]
    assert [(fee.when, fee.rate) for fee in one.fees] == [("closing", Decimal("1.875")), ("anniversary", Decimal("1.875"))]
    assert (one.extensions[0].to, one.liens[0].rank) == (date(2007, 6, 30), 2)


def test_a_certificate_is_pending_and_names_who_signed():
    """450 shares acquired, retired on acquisition, reissue prohibited; it takes effect on filing, and no day is told."""
    certificate = (
        "certificate.txt",
        (subject("preferred", "preferred", "retired"), subject("charter", "charter", "amended")),
        (
            term("preferred", "shares-acquired", Decimal(450)),
            term("preferred", "other", "yes", "retired on acquisition"),
            term("preferred", "other", "yes", "capital applied"),
            term("preferred", "reissue-prohibited", "yes"),
            term("preferred", "authorised-reduced-by", Decimal(450)),
            term("charter", "statute", "Section 243"),
            term("charter", "effective", "on filing"),
            term("charter", "signer", "A. Person", "Secretary"),
            term("charter", "signed", date(1995, 1, 6)),
        ),
    )
    issuer = issuer_of(certificate)
    assert (issuer.classes[0].reissue, issuer.classes[0].retired_on_acquisition) == (False, True)
    acquired, certified = issuer.share_events
    assert (acquired.act, acquired.shares, acquired.capital_applied) == ("repurchase", 450, True)
    assert (certified.act, certified.on, certified.effective, certified.signers) == ("certificate", date(1995, 1, 6), None, ("A. Person, Secretary",))


def test_shares_that_paid_interest_have_its_amount():
    subjects = (subject("old-notes", "note", "outstanding"), subject("common-stock", "common"))
    issued = term("common-stock", "shares-issued", Decimal(103_731), "interest", unit="shares")
    paid = term("old-notes", "interest-paid", Decimal(235_000))
    (event,) = issuer_of(("announcement.txt", subjects, (issued, paid))).events
    assert (event.shares, event.amount) == (103_731, 235_000)
    other = term("common-stock", "shares-issued", Decimal(103_731), "cash", unit="shares")
    (event,) = issuer_of(("announcement.txt", subjects, (other, paid))).events
    assert event.amount is None


def test_a_note_of_which_only_the_year_is_told_is_no_fault():
    """ "3.200% Senior Notes Due 2029"."""
    issuer = issuer_of(("a.txt", (subject("notes", "note"),), (term("notes", "maturity", "2029"),)))
    assert (issuer.instruments[0].maturity, issuer.instruments[0].due) == (None, "2029")


def test_a_first_instalment_of_which_no_day_is_told_is_left_out():
    """Found by the fuzzer: instalments "commencing in May 2004"; the file takes days only, and is a file all the same."""
    terms = (term("loan", "instalment-amount", Decimal(300_000), "", 1), term("loan", "instalment-first", "2004-05", "", 1))
    issuer = issuer_of(("a.txt", (subject("loan", "term-loan"),), terms))
    plan = issuer.instruments[0].instalments[0]
    assert (plan.amount, plan.first) == (300_000, None)



def test_a_paper_that_is_added_later_finds_its_instruments_in_the_file():
    """The release is built over the file that the announcement gave: no second notes, and built once more nothing new."""
    text = merged("", drafted([paper(ISSUE)])).text
    for added in (["event.2003-12-18 repurchase new-notes"], []):
        there = issuer_in(text)[0]
        again = merged(text, drafted([paper(LATER)], there))
        assert sorted({path.rpartition(".")[0] for path in again.added}) == added
        text = again.text
    issuer = issuer_in(text)[0]
    assert issuer is not None
    assert [one.id for one in issuer.instruments] == ["old-notes", "units", "new-notes", "warrants"]
    assert "ranking = \"senior subordinated\" # announcement.txt:7" in text
