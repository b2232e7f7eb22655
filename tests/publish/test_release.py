"""A release in HTML looks as it did, every number marked; nothing in it acts, fetches, or passes for a mark of ours."""

from __future__ import annotations

import base64
import hashlib
import re
import time
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.attacks import ATTACKS, SECRET
from publish.html_sample import draft, report_on
from publish.release_sample import RELEASE, TABLE, checked, numbered, row
from tieout.check import check_documents
from tieout.core.report import Report
from tieout.publish.html import render
from tieout.publish.html.release import release_of
from tieout.publish.html.view import view_of
from tieout.source import load_text

_CALLS = re.compile(r"evil|javascript:|@import|url\(|expression|alert\(|onerror|onload|image-set", re.IGNORECASE)


class Shadow(HTMLParser):
    """The tags of the sheets' shadow roots, with their attributes, and the text that they show."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        for shadow in re.findall(r"<t-frame>(.*?)</t-frame>", page, re.DOTALL):
            self.feed(shadow)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

    def pieces(self, number: int) -> list[dict[str, str]]:
        return [attributes for _, attributes in self.tags if attributes.get("data-k") == str(number)]


def shown(report: Report) -> Shadow:
    return Shadow(render(report))


def style(markup: str) -> str:
    """The rules that a release brings with it."""
    return re.sub(r"^.*?(?=@layer (?:sheet|own|insistent)\{|\Z)", "", release_of(markup, []).style, flags=re.DOTALL)


def test_the_release_stands_there_with_a_button_at_every_number() -> None:
    report = checked(RELEASE)
    page = shown(report)
    buttons = [attributes for _, attributes in page.tags if attributes.get("role") == "button"]
    assert [each["id"] for each in buttons] == [figure.id for figure in report.documents[0].figures]
    assert all(each["tabindex"] == "0" for each in buttons)
    assert "Net sales of the quarter ended December 31, 2004 came to $24,392,000." in page.text
    assert [tag for tag, _ in page.tags].count("td") == 44


def test_a_number_over_two_cells_is_one_button_and_its_marks_stand_behind_its_last_piece() -> None:
    """(22,399</font></td><td><font>)"""
    report = checked(RELEASE)
    first, last = shown(report).pieces(numbered(report, "(22,399 )"))
    assert first["role"] == "button"
    assert "data-m" not in first
    assert last["data-m"] == "F"
    assert "role" not in last
    assert "id" not in last


def test_a_percent_sign_belongs_to_its_number_wherever_it_stands() -> None:
    """42</td><td>%, 58%, and in a sentence 7 %"""
    cells = "<tr><td>Share</td><td>42</td><td>&nbsp;%</td></tr><tr><td>Rest</td><td>58%</td><td></td></tr>"
    page = render(checked(f"<html><body><table>{cells}</table><p>A growth of 7 % is told.</p></body></html>"))
    signed = re.findall(r'<t-\w+ class="f[^>]*>([^<]*)<', page)
    assert signed == ["42", "%", "58%", "7 %"]


def test_the_styles_of_the_release_come_along_under_names_of_their_own() -> None:
    """p.lead, body, an indent of ten points"""
    rules = style(RELEASE)
    assert "p.r-lead{color:#123456;font-style:italic}" in rules
    assert "t-page{font-family:Arial;margin:20px}" in rules
    assert "{padding-left:10pt}" in rules
    page = shown(checked(RELEASE))
    assert ("p", {"class": "r-lead"}) in page.tags
    assert not any("style" in attributes for _, attributes in page.tags)


def test_what_insists_stands_over_the_attributes_and_what_does_not_under_them() -> None:
    """p{color:red!important;margin:0} / <p style=color:blue>"""
    rules = style("<style>p{color:red!important;margin:0}</style><p style='color:blue'>x</p>")
    assert rules == "@layer sheet{p{margin:0}}@layer own{.s0{color:blue}}@layer insistent{p{color:red}}"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("color: RED; behavior: url(x)", "color:RED"),
        ("background: #fff url(x.png) no-repeat", ""),
        ("position: fixed; top: 0", "top:0"),
        ("position:relative;top:-3pt", "position:relative;top:-3pt"),
        ("font-family: 'Times New Roman', serif", "font-family:'Times New Roman', serif"),
        ("color: rgb(1, 2, 3)", "color:rgb(1, 2, 3)"),
        ("width: calc(1px + var(--x))", ""),
        ("z-index: 9; content: 'x'; animation: y 1s", ""),
        ("width: 12\\70 x", ""),
    ],
)
def test_a_style_is_kept_when_all_of_it_is_known(written: str, kept: str) -> None:
    assert style(f'<p style="{written}">x</p>') == (f"@layer own{{.s0{{{kept}}}}}" if kept else "")


@pytest.mark.parametrize(
    ("selector", "kept"),
    [
        ("html body td", ":host t-page td"),
        ("#top > .a.b, *", "#r-top > .r-a.r-b,*"),
        ("tr:nth-child(2n+1) td:first-child", "tr:nth-child(2n+1) td:first-child"),
        (":host, p:hover, a[href], p::before, .\\66", ""),
        ("p:nth-child(1), p:has(b)", "p:nth-child(1)"),
    ],
)
def test_a_selector_is_kept_when_its_form_is_known(selector: str, kept: str) -> None:
    assert style(f"<style>{selector} {{color:red}}</style><p>x") == (
        f"@layer sheet{{{kept}{{color:red}}}}" if kept else ""
    )


def test_an_image_becomes_a_box_of_its_size_with_its_words() -> None:
    """<img src=logo.jpg alt=... width=120 height=40>"""
    page = render(checked(RELEASE))
    box = re.search(r'<t-image class="(s\d+)">Example Rubber Corp. logo</t-image>', page)
    assert box
    assert f".{box[1]}{{width:120px;height:40px}}" in page


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_that_acts_or_fetches_is_left(attack: str) -> None:
    markup = f"<html><head>{attack}</head><body onload='alert(1)' background='{SECRET}'>{attack}<p>x</p>{TABLE}{attack}</body></html>"
    report = checked(markup)
    sheet = release_of(markup, [])
    assert not _CALLS.search(re.sub(r">[^<]*", ">", sheet.shadow)), "words may say what they like, tags may not"
    assert not _CALLS.search(sheet.style)
    page = shown(report)
    kinds = {tag for tag, _ in page.tags}
    assert not kinds & {
        "script",
        "style",
        "svg",
        "math",
        "iframe",
        "form",
        "input",
        "button",
        "link",
        "meta",
        "base",
        "img",
        "template",
        "object",
        "embed",
    }
    names = {name for _, attributes in page.tags for name in attributes}
    assert not any(name.startswith("on") for name in names)
    assert not names & {"src", "srcset", "href", "action", "background", "style", "poster", "data", "ping"}
    assert render(report).count("<script") == 2
    assert len({number for number in (attributes.get("data-k") for _, attributes in page.tags) if number}) == len(
        report.documents[0].figures
    ), "the numbers of the release are still there"


@pytest.mark.parametrize(
    "forged",
    [
        "\ufdd00ml\ufdd1proved\ufdd2",
        "&#64976;0ml&#64977;proved&#64978;",
        "&#xFDD0;0ml&#xfdd1;proved&#x0fdd2;",
        "&#6\ufdd04976;0ml&#6\ufdd04977;proved&#6\ufdd04978;",
        '<b class="f proved" data-k="0" data-m="F" role="button" tabindex="0" id="x">proved</b>',
        '<t-cell class="f proved" data-k="0" data-m="F" role="button" tabindex="0">proved</t-cell>',
    ],
)
def test_no_document_can_mark_a_number_of_its_own(forged: str) -> None:
    """a word that passes itself off as a number that was proved"""
    report = checked(RELEASE.replace("<p>Statements", f"<p>{forged} Statements"))
    page = shown(report)
    marked = [attributes for _, attributes in page.tags if "f" in attributes.get("class", "").split()]
    assert len([each for each in marked if each["data-k"] == "0"]) == 1
    assert sum("role" in each for each in marked) == len(report.documents[0].figures)


def test_what_turns_the_direction_of_writing_is_left_out() -> None:
    """a right-to-left override before 1,234, as a character, a reference, an element, a style"""
    markup = RELEASE.replace(
        "<p>Statements",
        "<p dir=rtl style='direction:rtl;unicode-bidi:bidi-override'>\u202e&#8238;<bdo dir=rtl>Statements</bdo>",
    )
    page = shown(checked(markup))
    assert not {"\u202e"} & set(page.text)
    assert not any("dir" in attributes or tag == "bdo" for tag, attributes in page.tags)
    assert style(markup).count("direction") == 0


def test_the_policy_admits_the_style_of_each_release_by_its_hash_and_no_other() -> None:
    page = render(checked(RELEASE, RELEASE.replace("#123456", "#654321")))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert len(styles) == 3
    for code in styles:
        assert f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'" in policy[1]
    assert "unsafe" not in policy[1]
    assert not re.search(r'\b(src|href|style|on\w+)="|https?://|url\(|@import', page)


def test_plain_text_and_releases_stand_in_one_report() -> None:
    report = checked(RELEASE)
    text = report_on([draft("Net sales   {24,392}\n")])
    page = render(replace(report, documents=(*report.documents, *text.documents)))
    assert page.count("<t-sheet>") == 1
    assert page.count('<pre class="text">') == 1


@pytest.mark.parametrize(
    ("doctype", "close", "anew"),
    [
        ("", True, True),
        ("<!DOCTYPE html>", False, False),
        ("<?xml version='1.0'?>\n<!DOCTYPE HTML>", False, False),
        ('<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2//EN">', True, True),
        ('<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">', True, True),
        ('<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">', True, False),
        ('<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x.dtd">', True, False),
        ('<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">', False, False),
    ],
)  # fmt: skip
def test_a_page_is_laid_out_as_browsers_do_by_its_doctype(doctype: str, close: bool, anew: bool) -> None:
    release = release_of(f"{doctype}<html><body>{TABLE}", [])
    assert release.close is close
    assert ("@layer old" in release.style.replace("@layer base, old", "")) is anew


def test_a_number_whose_place_does_not_show_can_still_be_jumped_to() -> None:
    """<svg><title> over a table whose figures were read"""
    report = checked(RELEASE)
    figures = view_of(report, None).sheets[0].figures
    shadow = release_of(RELEASE.replace("<table", "<svg><title", 1), figures).shadow
    assert "whose place does not show: " in shadow
    assert all(f'id="{each.checked.id}"' in shadow for each in figures)


def test_parts_of_a_submission_show_their_own_markup_only() -> None:
    """<DOCUMENT><TYPE>EX-99.1<TEXT> ... </TEXT></DOCUMENT>"""
    report = checked(f"<DOCUMENT>\n<TYPE>EX-99.1\n<SEQUENCE>2\n<TEXT>\n{RELEASE}</TEXT>\n</DOCUMENT>\n")
    page = shown(report)
    assert "EX-99.1" not in page.text
    assert "SEQUENCE" not in render(report).split("<t-frame>")[1]
    assert sum("role" in attributes for _, attributes in page.tags) == len(report.documents[0].figures)


@given(
    st.lists(
        st.sampled_from(
            [
                "<table>",
                "<td>",
                "</td>",
                "<p>",
                "</p>",
                "<b>",
                "<i>",
                "</b>",
                "<a>",
                "<pre>",
                "\n",
                "5%",
                "(1,2",
                "&nbsp;",
                "&amp",
                "<!--",
                "-->",
                "<style>",
                "p{",
                "}",
                "</style>",
                "<img alt='7'>",
                "<select>",
                "</table>",
                "<tr>",
                "<li>",
                "\x00",
                "\ufdd0",
                "<t-page>",
                "</t-page>",
                "<",
            ]
        ),
        max_size=30,
    )
)
def test_any_markup_gives_a_page_with_a_button_for_every_number(pieces: list[str]) -> None:
    """tags opened, closed and broken in any order"""
    report = checked("<html><body><p>Sales were $12,345 and $6,789.</p>" + "".join(pieces) + TABLE)
    page = render(report)
    page.encode("utf-8")
    found = re.findall(r'data-k="(\d+)"(?: data-m="[^"]*")? id=', page)
    assert sorted(map(int, found)) == list(range(len(report.documents[0].figures)))
    assert page.count("<script") == 2


def test_deep_and_wide_markup_is_shown_in_the_time_of_a_shallow_one() -> None:
    """100,000 open tags, 20,000 different styles, one attribute of a megabyte"""
    styles = "".join(f"<b style='width:{n}px'>x</b>" for n in range(20_000))
    for attack in (
        "<div>" * 100_000,
        styles,
        f"<p style='{'color:red;' * 100_000}'>",
        "<style>" + "p{color:red}" * 50_000 + "</style>",
    ):
        markup = f"<html><body>{TABLE}{attack}"
        started = time.process_time()
        release_of(markup, [])
        assert time.process_time() - started < 3


def test_a_cell_costs_little_more_than_its_markup() -> None:
    rows = "".join(row(f"Line {n}", "1,234", "5,678") for n in range(500))
    markup = f"<html><body><table>{rows}</table></body></html>"
    assert len(release_of(markup, []).shadow) < len(markup) + 20_000


def test_a_tag_of_submissions_inside_a_release_cuts_nothing_off() -> None:
    """A release that carries ``<TEXT>`` tags of its own is shown whole."""
    markup = (
        "<html><body><p>First words.</p><TEXT><table><tr><td>Net sales</td><td>5,000</td></tr></table>"
        "<p>Net sales were $5,000.</p></TEXT><p>Last words.</p></body></html>"
    )
    page = render(check_documents([load_text(markup, "release.htm")]))
    assert "First words." in page
    assert "Last words." in page
