"""The page says what the report says, fetches nothing, and lets nothing that a filing says become markup."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.html_sample import RELEASE, draft, proof, report_on, sample
from source.filings import STATEMENTS, submission
from tieout.check import check
from tieout.core.errors import UsageError
from tieout.core.finding import Finding, Severity
from tieout.core.report import Report
from tieout.publish.html import render


class Page(HTMLParser):
    """The text of each document, the attributes of each number, the tags in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.numbers: dict[int, dict[str, str]] = {}
        self.tags: list[str] = []
        self.inside = self.fresh = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        known = {name: value or "" for name, value in attrs}
        if tag == "pre" and known.get("class") == "text":
            self.texts.append("")
            self.inside = self.fresh = True
        if "data-k" in known:
            self.numbers[int(known["data-k"])] = known

    def handle_endtag(self, tag: str) -> None:
        self.inside &= tag != "pre"

    def handle_data(self, data: str) -> None:
        if self.inside:
            # A browser drops the line feed that follows <pre>.
            self.texts[-1] += data.removeprefix("\n") if self.fresh else data
            self.fresh = False

    def handle_entityref(self, name: str) -> None:
        raise AssertionError(name)


def island(page: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def marks(report: Report, **legend: str) -> list[str]:
    numbers = Page(render(report, legend=legend or None)).numbers
    return [numbers[key].get("data-m", "") for key in sorted(numbers)]


def test_the_document_stands_as_it_was_typed() -> None:
    page = Page(render(sample()))
    assert page.texts == [document.text for document in sample().documents]


def test_every_number_has_its_tick_marks_and_its_standing() -> None:
    """Sales $24,392,000 agree to the table; 24,392 is an addend too; 1,993 foots and agrees; 3,751 does not foot."""
    numbers = Page(render(sample())).numbers
    ticks = {key: number.get("data-m", "") for key, number in numbers.items()}
    assert ticks == {
        0: "A", 1: "A", 2: "", 3: "F A PY", 4: "", 5: "F", 6: "", 7: "F A", 8: "✕", 9: "", 10: "PY", 11: "", 12: "!",
    }  # fmt: skip
    assert numbers[7]["class"] == "f proved strong", "a result stands out from the inputs of its proof"
    assert numbers[5]["class"] == "f proved"
    assert numbers[8]["class"].startswith("f contradicted")
    assert numbers[12]["class"].startswith("f warned")
    assert numbers[2]["class"] == "f unproved"


def test_figures_added_across_a_row_are_cross_footed() -> None:
    """Total   {12}   {5}   {7}"""
    document = draft("Total   {12}   {5}   {7}\n")
    assert marks(report_on([document], [proof("T101", (0, 0), ((0, 1), (0, 2)), "5 + 7 = 12")])) == ["CF"] * 3


@pytest.mark.parametrize(
    ("rule", "kind", "mark"),
    [("T301", "internal", "R"), ("T402", "internal", "R"), ("T501", "prior", "PY"), ("T602", "internal", "K"),
     ("T701", "terms", "K"), ("T201", "support", "S"), ("T999", "internal", "")],
)  # fmt: skip
def test_the_mark_follows_from_the_rule(rule: str, kind: str, mark: str) -> None:
    """{$5} and {$7}"""
    document = draft("{$5} and {$7}\n")
    assert marks(report_on([document], [proof(rule, (0, 0), ((0, 1),), "5 of 7", kind=kind)])) == [mark] * 2


def test_a_firm_uses_its_own_marks() -> None:
    ticks = marks(sample(), F="∧", A="@ traced to the text")
    assert ticks[7] == "∧ @"
    page = render(sample(), legend={"A": "@ traced to the text"})
    assert "<dt>@</dt><dd>traced to the text</dd>" in page
    assert island(page)["proofs"][1]["title"] == "traced to the text"


@pytest.mark.parametrize("legend", [{"Q": "q"}, {"F": ""}, {"F": "  "}, {"F": "toolong to print"}])
def test_a_wrong_legend_is_refused_with_what_to_write(legend: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="legend"):
        render(sample(), legend=legend)


def test_each_proof_is_there_with_its_equation_and_its_inputs() -> None:
    first = island(render(sample()))["proofs"][0]
    assert first["equation"] == "24,392 - 22,399 = 1,993"
    assert (first["result"], first["inputs"]) == (7, [3, 5])
    assert (first["stated"], first["difference"]) == ("$1,993,000", "$0")


def test_inputs_in_another_document_are_numbered_through() -> None:
    data = island(render(sample()))
    assert data["proofs"][4]["result"] == 10
    assert data["figures"][10]["doc"] == 1
    assert data["documents"][1] == {"name": "later.txt", "sheet": 1}


def test_exceptions_come_worst_first_and_notes_are_not_stepped_through() -> None:
    data = island(render(sample()))
    assert [each["severity"] for each in data["findings"]] == ["error", "warning", "warning", "note"]
    assert data["steps"] == [0, 1, 2]
    assert data["findings"][0]["proof"] == 3
    assert data["findings"][0]["expected"] == "$3,571,000"


def test_exceptions_coverage_faults_and_what_is_implied_are_said() -> None:
    page = render(sample())
    for words in (
        "Likely: two digits transposed", "release.txt, line 9", "whole document", "no text on its pages",
        "$19,226,500 to $19,227,500", "<b>6</b> proved", "<b>1</b> contradicted", "2 documents, 13 figures",
    ):  # fmt: skip
        assert words in page


def test_the_policy_admits_only_the_style_and_the_script_that_stand_in_the_page() -> None:
    page = render(sample())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert policy[1].startswith("default-src 'none'")
    for tag in ("style", "script"):
        code = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert code
        digest = base64.b64encode(hashlib.sha256(code[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]
    assert not re.search(r'\b(src|href|style|on\w+)="|https?://|url\(|@import', page)


def test_nothing_that_a_filing_says_becomes_markup() -> None:
    """<b onclick=x>{1}</b> "quoted" & done"""
    evil = "</pre></script><script>alert(1)</script><img src=x onerror=y>\"'&<!--"
    document = replace(draft(f"{evil} {{1}} {evil}"), path=evil, issuer=evil, part=evil)
    report = report_on(
        [document],
        [proof(evil, (0, 0), (), evil)],
        [
            Finding(evil, Severity.WARNING, evil, 0, (0, 0), cause=evil),
            Finding("T9", Severity.NOTE, evil, 0, None),
        ],
    )
    page = Page(render(report))
    assert page.tags.count("script") == 2
    assert "img" not in page.tags
    assert page.texts == [document.text]
    assert island(render(report))["findings"][0]["message"] == evil


@given(st.text(st.characters(exclude_characters="{}"), max_size=60), st.text(max_size=20))
def test_no_text_breaks_out_and_no_character_is_lost(before: str, issuer: str) -> None:
    """any text {1} any text"""
    document = replace(draft(before + "{1}" + before), issuer=issuer)
    page = render(report_on([document]))
    page.encode("utf-8")
    text = Page(page).texts[0]
    assert len(text) == len(document.text.replace("\r\n", "\n"))
    assert Page(page).tags.count("script") == 2


def test_controls_and_turns_of_direction_are_shown_not_obeyed() -> None:
    """a page break, CR LF, a right-to-left override: none moves a column"""
    assert Page(render(report_on([draft("\x0c1\r\n\u202e{12}\x00\u2028")]))).texts == ["␌1\n\ufffd12␀␤"]


def test_overlapping_figures_keep_the_text_whole() -> None:
    """Four Hundred Fifty (450), of which 450 is a figure of its own"""
    document = draft("{Four Hundred Fifty (450)} shares\n")
    outer = document.figures[0]
    inner = replace(outer, id="inner", figure=replace(outer.figure, start=19, end=22))
    page = Page(render(report_on([replace(document, figures=(inner, outer))])))
    assert page.texts == ["Four Hundred Fifty (450) shares\n"]
    assert len(page.numbers) == 2


def test_parts_of_one_file_share_its_sheet() -> None:
    """EX-99.1 {5} / EX-99.2 {7}"""
    whole = draft("EX-99.1 {5}\nEX-99.2 {7}\n", "all.txt")
    parts = [replace(whole, part=f"{n} EX-99.{n}", figures=whole.figures[n - 1 : n]) for n in (1, 2)]
    page = Page(render(report_on(parts)))
    assert page.texts == [whole.text]
    assert len(page.numbers) == 2


def test_a_report_on_nothing_is_a_page_that_says_so() -> None:
    page = render(Report((), (), (), (), (), Decimal(0)))
    assert "No document was read" in page
    assert "Nothing contradicted" in page


def test_a_dash_that_nothing_was_asked_of_is_left_alone() -> None:
    """Impairment   {--}"""
    document = draft("Impairment   {--}\n")
    nil = replace(document.figures[0], figure=replace(document.figures[0].figure, nil=True))
    assert Page(render(report_on([replace(document, figures=(nil,))]))).numbers[0]["class"] == "f nil"


def test_a_thousand_numbers_cost_a_few_hundred_bytes_each() -> None:
    """{24,392} a thousand times over"""
    small = len(render(report_on([draft(RELEASE)])))
    large = len(render(report_on([draft("{24,392}   \n" * 1000)])))
    assert (large - small) // 1000 < 500


def test_the_parts_of_a_submission_stand_under_the_name_of_its_file(tmp_path: Path) -> None:
    """Two documents of one file: two sheets, one name, lines numbered as in the file."""
    path = tmp_path / "q.txt"
    text = submission(("10-Q", STATEMENTS), ("EX-99", STATEMENTS))
    path.write_text(text, encoding="utf-8")
    page = render(check(path))
    assert page.count('<li class="file"') == 1
    assert re.findall(r'<span class="where">[^<]*· (\d:[^<]*)</span>', page) == ["1:10-Q", "2:EX-99"]
    first = [int(number) for number in re.findall(r'<pre class="gutter" aria-hidden="true">\n(\d+)', page)]
    assert [text.split("\n")[number - 1] for number in first] == [STATEMENTS.split("\n")[0]] * 2
