"""Inline tags beside the prints that they wrap: agreeing, at another scale, for another period, against each other."""

from __future__ import annotations

from source.tagged import ROWS, number, page
from tieout.check import check_documents
from tieout.core.report import Report
from tieout.source import load_text

TOLD = "Net sales rose to ${} million."


def report_of(text: str) -> Report:
    return check_documents([load_text(text, "q.htm")])


def told(report: Report) -> list[tuple[str, str]]:
    return [
        (str(finding.severity), report.figure(finding.figure).figure.text)
        for finding in report.findings
        if finding.code == "T205" and finding.figure is not None
    ]


def test_a_tag_that_agrees_is_a_proof_that_proves_no_digit() -> None:
    """A lone amount that nothing else backs, rightly tagged."""
    row = ("Other charges", "OtherNonoperatingIncomeExpense", "1,733", "1,291")
    report = report_of(page(rows=(*ROWS, row)))
    proofs = [proof for proof in report.proofs if proof.rule == "T205" and not proof.inputs]
    assert len(proofs) == 2 * len(ROWS) + 2
    assert {proof.kind for proof in proofs} == {"internal"}
    lone = next(figure for figure in report.documents[0].figures if figure.figure.text == "1,733")
    assert lone.status == "unproved"
    assert told(report) == []


def test_two_prints_tagged_as_one_fact_prove_each_other() -> None:
    """A sentence and a row, both us-gaap:OtherNonoperatingIncomeExpense of the quarter."""
    row = ("Other charges", "OtherNonoperatingIncomeExpense", "1,733", "1,291")
    sentence = f"A fire cost ${number('1,733', 'OtherNonoperatingIncomeExpense')} million."
    report = report_of(page(sentence, rows=(*ROWS, row)))
    assert [figure.status for figure in report.documents[0].figures if "1,733" in figure.figure.text] == ["proved"] * 2


def test_a_slip_between_two_prints_of_one_fact_is_an_error() -> None:
    """us-gaap:Revenues is 52,310 in the statement, which foots, and 52,130 in the sentence."""
    report = report_of(page(TOLD.format(number("52,130", "Revenues"))))
    (finding,) = [finding for finding in report.findings if finding.severity == "error"]
    assert finding.figure is not None
    assert "52,130" in report.figure(finding.figure).figure.text
    assert finding.cause == "two digits transposed"


def test_a_slip_between_prints_that_no_words_link_is_told_by_their_tags() -> None:
    """us-gaap:OtherNonoperatingIncomeExpense is 1,733 in the row "Other charges", 1,373 and 1,372 in what a fire cost."""
    row = ("Other charges", "OtherNonoperatingIncomeExpense", "1,733", "1,291")

    def codes(amount: str) -> list[str]:
        sentence = f"A fire cost ${number(amount, 'OtherNonoperatingIncomeExpense')} million."
        report = report_of(page(sentence, rows=(*ROWS, row)))
        return [finding.code for finding in report.findings if finding.severity == "error"]

    assert codes("1,373") == ["T205"]
    assert codes("1,732") == []  # a unit: two ways of rounding


def test_a_tag_at_another_scale_than_its_neighbours_is_a_warning() -> None:
    """One number of a table in millions tagged with scale="3"."""
    text = page().replace(number("3,118", ROWS[4][1]), number("3,118", ROWS[4][1], scale=3))
    report = report_of(text)
    assert told(report) == [("warning", "3,118")]
    assert report.errors == 0


def test_a_tag_for_another_period_than_its_column_is_a_warning() -> None:
    """One number of the column of 2023 tagged for 2022."""
    text = page().replace(number("3,118", ROWS[4][1]), number("3,118", ROWS[4][1], "then"))
    assert ("warning", "3,118") in told(report_of(text))


def test_a_tag_with_the_other_sign_is_told() -> None:
    """Net income tagged with sign="-", beside the year before without."""
    text = page().replace(number("2,832", "NetIncomeLoss"), number("2,832", "NetIncomeLoss", more=' sign="-"'))
    assert "2,832" in [figure for _, figure in told(report_of(text))]


def test_where_most_tags_differ_one_note_tells_it() -> None:
    """A table that is read in millions, all tagged in thousands: it may as well be the reading."""
    report = report_of(page().replace('scale="6"', 'scale="3"'))
    assert [severity for severity, _ in told(report)] == ["note"]
