"""An issuer file that is built, edited and built again: what documents state is added, and no edit is ever lost."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.book.issuer.parse import issuer_in
from tieout.book.issuer.write import merged
from tieout.core.draft import Content, DraftTable, Entry
from tieout.core.errors import UsageError


def table(section: str, key: str, *within: DraftTable, **values: Content) -> DraftTable:
    """A table whose fields stand on successive lines of a document, from line 20 on."""
    named = ((name.replace("_", "-"), value) for name, value in values.items())
    entries = tuple(Entry(name, value, f"notes.txt:{line}") for line, (name, value) in enumerate(named, 20))
    return DraftTable(section, key, entries, within)


PRIME = table("rate", "prime", index="prime", spread=Decimal("1.00"))
LIBOR = table("rate", "LIBOR", index="LIBOR", spread=Decimal("3.250"))
REVOLVER = table("instrument", "revolver", PRIME, LIBOR, id="revolver", kind="revolver", commitment=Decimal(40_000_000), maturity=date(2009, 6, 30))
NOTE = table("instrument", "note", id="note", kind="note", interest_dates=("02-01", "08-01"), secured=False)
ISSUED = table("event", "issue", on=date(2005, 3, 1), act="issue", **{"class": "common"}, shares=Decimal(12_500))
COMMON = table("class", "common", id="common", kind="common", par=Decimal("0.10"))
DRAFT = [table("issuer", "", name="Example Corporation"), COMMON, REVOLVER, NOTE, ISSUED]


def test_a_new_file_is_read_back_as_what_was_drafted():
    """Digits as they stand in the document, each value with its source as a comment."""
    text = merged("", DRAFT).text
    issuer, problems = issuer_in(text)
    assert problems == ()
    assert issuer is not None
    revolver = issuer.instrument("revolver")
    assert revolver is not None
    assert [(one.index, str(one.spread)) for one in revolver.rates] == [("prime", "1"), ("LIBOR", "3.250")]
    assert revolver.maturity == date(2009, 6, 30)
    assert issuer.share_events[0].shares == 12_500
    assert "commitment = 40000000 # notes.txt:22\n" in text


def test_building_again_changes_nothing():
    """The same documents over the file that they gave."""
    once = merged("", DRAFT)
    again = merged(once.text, DRAFT)
    assert (again.text, again.added, again.kept) == (once.text, [], [])


def test_a_value_that_was_edited_stays_and_is_told():
    """A commitment of 40 million, corrected to 45 by hand, with a reason beside it."""
    edited = merged("", DRAFT).text.replace("commitment = 40000000 # notes.txt:22", "commitment = 45_000_000 # amended in May")
    again = merged(edited, DRAFT)
    assert again.text == edited
    assert again.kept == ["instrument.revolver.commitment: 45000000 is kept; notes.txt:22 states 40000000"]


def test_what_was_taken_out_stays_out():
    """A spread, a whole instrument and an event, deleted by hand."""
    text = merged("", DRAFT).text.replace("spread = 3.250 # notes.txt:21\n", "")
    text = re.sub(r"\[\[instrument\]\]\nid = \"note\".*?(?=\n\[)", "", text, flags=re.DOTALL)
    again = merged(text, DRAFT)
    assert again.text == text
    assert again.added == []


def test_what_is_new_is_added_among_what_was_edited():
    """Another document gives the note a maturity and the issuer a second note; remarks and own tables stay."""
    text = merged("", DRAFT).text.replace('id = "note"', '# we call it the bridge\nid = "note"')
    text = text.replace("[built]", '[[segment]]\nid = "rubber"\n\n[built]')
    more = [table("instrument", "note", id="note", maturity=date(2012, 2, 1)), table("instrument", "second", id="second", kind="note")]
    again = merged(text, [*DRAFT, *more])
    assert again.added == ["instrument.note.maturity", "instrument.second.id", "instrument.second.kind"]
    assert "# we call it the bridge" in again.text
    issuer, problems = issuer_in(again.text)
    assert problems == ()
    assert issuer is not None
    assert [one.id for one in issuer.segments] == ["rubber"]
    assert [one.id for one in issuer.instruments] == ["revolver", "note", "second"]


def test_a_remark_of_the_users_beside_a_value_is_not_written_over():
    """The source is named where nothing stands, and where only a source stands."""
    text = merged("", DRAFT).text.replace("# notes.txt:23", "# see the amendment").replace("# notes.txt:22", "# notes.txt:99")
    again = merged(text, DRAFT).text
    assert "maturity = 2009-06-30 # see the amendment" in again
    assert "commitment = 40000000 # notes.txt:22" in again


def test_a_file_that_is_no_issuer_file_is_refused():
    """Broken TOML, a file of another program, and a table where a list of tables is to be."""
    with pytest.raises(UsageError, match="not TOML"):
        merged("instrument = [", DRAFT)
    with pytest.raises(UsageError, match="no issuer file"):
        merged('[project]\nname = "something"\n', DRAFT)
    with pytest.raises(UsageError, match=r"\[\[instrument\]\]"):
        merged('schema = "tieout/issuer/1"\n[instrument]\nid = 1\n', DRAFT)


def test_the_papers_of_another_issuer_are_refused():
    """The same company writes its name in capitals and with another legal form; another company does not."""
    text = merged("", DRAFT).text
    assert merged(text, [table("issuer", "", name="THE EXAMPLE CORP.")]).added == []
    with pytest.raises(UsageError, match='that of "Example Corporation"'):
        merged(text, [table("issuer", "", name="Other Mills Inc.")])


def test_an_event_of_an_earlier_paper_stands_before_the_later_ones():
    """A certificate of 1995 is added after an announcement of 2005: the file stays in order of date, and can be run."""
    text = merged("", DRAFT).text
    early = table("event", "amend", on=date(1995, 1, 6), act="amend", **{"class": "common"}, shares=Decimal(20_000))
    again = merged(text, [early])
    issuer, problems = issuer_in(again.text)
    assert problems == ()
    assert issuer is not None
    assert [event.on for event in issuer.events] == [date(1995, 1, 6), date(2005, 3, 1)]
    assert merged(again.text, [early, *DRAFT]).text == again.text


def test_tables_that_a_user_wrote_on_one_line_are_left_alone():
    """Two rates as inline tables, one of them with a spread of his own: no second list, and the difference is told."""
    text = 'schema = "tieout/issuer/1"\n[issuer]\nname = "Example Corporation"\n[[instrument]]\nid = "revolver"\nkind = "revolver"\nrate = [{index = "prime", spread = 1.00}, {index = "LIBOR", spread = 3.00}]\n'
    again = merged(text, [REVOLVER])
    issuer, problems = issuer_in(again.text)
    assert problems == ()
    assert issuer is not None
    assert [str(one.spread) for one in issuer.instruments[0].rates] == ["1.00", "3.00"]
    assert again.kept == ["instrument.revolver.rate.LIBOR: written on one line by hand and kept; documents state index = LIBOR, spread = 3.250"]


LINES = st.lists(st.tuples(st.sampled_from(("delete", "comment", "blank", "remark")), st.integers(3, 60)), max_size=8)


@given(LINES, st.integers(0, 5))
def test_no_edit_is_lost(edits: list[tuple[str, int]], upto: int):
    """Lines deleted, remarks and empty lines put in, anywhere before ``[built]``: all lines are there after building again."""
    lines = merged("", DRAFT[:upto]).text.splitlines()
    for kind, at in edits:
        end = lines.index("[built]") if "[built]" in lines else len(lines)
        if at >= end:
            continue
        if kind == "delete" and "=" in lines[at] and not lines[at].startswith(("id", "index", "on", "act", "class")):
            del lines[at]
        elif kind != "delete":
            lines.insert(at, {"comment": "# ours", "blank": "", "remark": "# a remark = 1"}[kind])
    text = "\n".join(lines) + "\n"
    after = merged(text, DRAFT).text.splitlines()
    rest = iter(after)
    body = lines[: lines.index("[built]")] if "[built]" in lines else lines
    assert all(line in rest for line in body)
    issuer, problems = issuer_in("\n".join(after))
    assert problems == () or all("has no" in one.message for one in problems)
    assert issuer is None or len(issuer.instruments) == 2
