"""Issuer files as people type them, and what is told of what is wrong: the line, the field, the reason."""

from __future__ import annotations

import json
from decimal import Decimal

import jsonschema
import pytest

from tieout.book.issuer.checked import problems_of
from tieout.book.issuer.fields import TABLES, fields_of
from tieout.book.issuer.parse import issuer_in
from tieout.book.issuer.schema import schema
from tieout.core.issuer import Issuer

GOOD = """\
schema = "tieout/issuer/1"
[issuer]
name = "Example Corporation"
[[class]]
id = "common"
kind = "common"
par = 0.25
[[instrument]]
id = "loan"
kind = "term-loan"
principal = 13_500_000
closing = 2003-12-18
maturity = 2006-06-30
[[instrument.rate]]
index = "prime"
spread = 1.50
[[instrument.instalments]]
count = 30
amount = 300_000
first = 2004-02-01
cycle = "P1M"
[[event]]
on = 2003-12-18
class = "common"
act = "issue"
shares = 103_731
"""


def told(text: str) -> list[str]:
    """What is wrong with ``text``, from reading it or else from looking at what was read."""
    issuer, problems = issuer_in(text)
    return [one.told("issuer.toml") for one in problems or problems_of(issuer or Issuer(""))]


def test_numbers_are_exact_and_dates_are_dates():
    """A par value of 0.25 and a spread of 1.50 keep their digits."""
    issuer, problems = issuer_in(GOOD)
    assert (problems, told(GOOD)) == ((), [])
    assert issuer is not None
    loan = issuer.instrument("loan")
    assert loan is not None
    assert (issuer.classes[0].par, str(loan.rates[0].spread)) == (Decimal("0.25"), "1.50")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("maturity = 2006-06-30", 'maturity = "June 2006"', "13: instrument.loan.maturity: is to be a date without quotes, as in 2006-06-30"),
        ("maturity = 2006-06-30", "maturty = 2006-06-30", "13: instrument.loan.maturty: no such field; did you mean maturity?"),
        ("maturity = 2006-06-30", "maturity = 2003-06-30", "13: instrument.loan.maturity: 2003-06-30 is before 2003-12-18"),
        ("spread = 1.50", 'spread = "1.50"', "16: instrument.loan.rate 1.spread: is to be a number without quotes, as in 8.25"),
        ("spread = 1.50", "floor = 1.50", "14: instrument.loan.rate 1.rate: is to have either a rate or an index and a spread"),
        ("count = 30", "count = 50", "18: instrument.loan.instalments 1.count: the instalments come to 15,000,000, more than the principal of 13,500,000"),
        ("count = 30", "count = -3", "18: instrument.loan.instalments 1.count: is to be more than nothing"),
        ("shares = 103_731", "shares = -5", "26: event 1.shares: is less than nothing"),
        ("principal = 13_500_000", 'principal = 13_500_000\npart-of = "loan"', "instrument.loan.part-of: is a part of itself"),
        ("count = 30", "count = 3.5", "18: instrument.loan.instalments 1.count: is to be a whole number"),
        ('cycle = "P1M"', 'cycle = "monthly"', '21: instrument.loan.instalments 1.cycle: "monthly" is no period; write it as P1M or P3M'),
        ('act = "issue"', 'act = "isue"', '25: event 1.act: "isue" is none of issue, repurchase'),
        ('class = "common"\nact', 'class = "comon"\nact', '24: event 1.class: there is no class "comon"'),
        ("par = 0.25", "par = nan", "not TOML: nan is no amount"),
        ("par = 0.25", f"par = 0.{'1' * 40}", "7: class.common.par: has more than 30 digits"),
        ("par = 0.25", "par = 1e999999", "7: class.common.par: has more than 30 digits"),
        ('id = "common"', 'id = "loan"', 'class.loan.id: "loan" is the name of something else too'),
        ('name = "Example Corporation"', "", "2: issuer: has no name"),
        ("[[event]]", "[[events]]", "events: no such table"),
        ("[[class]]", "[class]", "is to be a list of tables, each under [[class]]"),
        ('schema = "tieout/issuer/1"', "", 'schema: is to be "tieout/issuer/1"'),
        ("[issuer]", "[issuer", "2: not TOML"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_by_line_and_field(old: str, new: str, message: str):
    """One line of a good file is changed."""
    assert GOOD.replace(old, new) != GOOD
    assert any(message in one for one in told(GOOD.replace(old, new))), told(GOOD.replace(old, new))


def test_events_out_of_order_are_told():
    """On one day the order of events means something, so the file keeps the order of days."""
    later = GOOD + '[[event]]\non = 2003-12-01\ninstrument = "loan"\nact = "repay"\nprincipal = 1\n'
    assert told(later) == ["issuer.toml:28: event 2.on: 2003-12-01 is before event 1, 2003-12-18; put events in order of date"]


def test_every_field_has_a_meaning_and_the_schema_admits_what_the_program_admits():
    """The schema is made from the nouns, and holds for a file that the program takes."""
    import tomllib

    assert all(field.meaning for table in TABLES for field in fields_of(table))
    data = json.loads(json.dumps(tomllib.loads(GOOD), default=str))
    jsonschema.validate(data, schema())
    data["instrument"][0]["maturty"] = "2006-06-30"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema())
