"""A reader of an HTML release: it looks as it did, its numbers are clicked as in plain text, nothing in it runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from publish.attacks import ATTACKS
from publish.release_sample import RELEASE, TABLE, checked, numbered, row

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


def number(page: Any, key: int) -> Any:
    return page.locator(f'main [data-k="{key}"][role=button]')


def lit(page: Any, name: str = "in") -> list[str]:
    return page.locator(f"main .f.{name}").all_inner_texts()


def cells(page: Any, root: str) -> list[dict[str, float]]:
    """Where the cells of the release stand, each from the first."""
    return page.evaluate(f"""() => {{
        const cells = [...({root}).querySelectorAll('td')].map((cell) => cell.getBoundingClientRect());
        return cells.map((box) => ({{ x: box.x - cells[0].x, y: box.y - cells[0].y, w: box.width, h: box.height }}));
    }}""")


def test_a_click_on_a_number_of_a_release_opens_its_proof_and_lights_all_pieces_of_its_inputs(opened: Open) -> None:
    """1,993 = 24,392 - (22,399</td><td>)"""
    report = checked(RELEASE)
    page = opened(report)
    number(page, numbered(report, "1,993")).click()
    assert "24,392" in page.locator(".proof.shown .equation").inner_text()
    assert lit(page) == ["24,392", "(22,399", ")"]
    assert lit(page, "out") == ["1,993"]
    page.keyboard.press("Escape")
    assert lit(page) == []


def test_a_click_on_the_second_piece_opens_the_number_too(opened: Open) -> None:
    """(22,399</td><td>)"""
    report = checked(RELEASE)
    page = opened(report)
    key = numbered(report, "(22,399 )")
    page.locator(f'main [data-k="{key}"]:not([role])').click()
    assert "-$22,399,000" in page.locator("#proof").inner_text()
    assert len(lit(page, "on")) == 2


def test_keys_walk_through_a_release_as_through_plain_text(opened: Open) -> None:
    page = opened(checked(RELEASE))
    focus = "document.activeElement.shadowRoot.activeElement.textContent"
    number(page, 0).focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focus) == "24,392"
    page.keyboard.press("Enter")
    assert page.locator(".proof.shown").is_visible()
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focus) == "27,806"
    assert lit(page, "on") == ["27,806"]


def test_an_address_leads_to_a_number_in_a_release_and_back_returns(opened: Open) -> None:
    report = checked(RELEASE)
    page = opened(report, height=300)
    number(page, numbered(report, "2,261")).click()
    number(page, 0).click()
    page.go_back()
    page.reload()
    assert lit(page, "on") == ["2,261"]
    assert number(page, numbered(report, "2,261")).is_visible()


def test_an_input_below_the_fold_is_scrolled_to(opened: Open) -> None:
    """A sentence far above the table that proves it"""
    report = checked(RELEASE.replace("<p>Statements", "<div style='height:3000px'></div><p>Statements"))
    page = opened(report)
    number(page, 0).click()
    page.locator(".proof.shown .figure").last.click()
    box = number(page, numbered(report, "24,392")).bounding_box()
    assert 60 < box["y"] < 880


def test_two_releases_keep_their_styles_to_themselves_and_ours_to_us(opened: Open) -> None:
    """b{color} in one; .panel{display:none}, body, *, .f in the other"""
    first = RELEASE.replace("</style>", "b {color: rgb(200, 0, 0)} </style>")
    evil = "* {color: rgb(0, 0, 200)} .panel, .f, main, body, html {display: none !important} b {font-size: 99px} .f {font-size: 3px}"
    page = opened(checked(first, RELEASE.replace("</style>", evil + "</style>")))
    colour = "getComputedStyle(document.querySelectorAll('t-sheet')[{}].shadowRoot.querySelector('td b')).color"
    assert page.evaluate(colour.format(0)) == "rgb(200, 0, 0)"
    assert page.evaluate("getComputedStyle(document.querySelector('.standing b')).fontSize") == "13px"
    page.keyboard.press("]")
    assert page.evaluate(colour.format(1)) == "rgb(0, 0, 200)"
    assert page.locator(".panel").is_visible()
    assert page.locator("#s1 h2").is_visible()
    sizes = page.locator("#s1 .f").evaluate_all("(all) => all.map((each) => getComputedStyle(each).fontSize)")
    assert "3px" not in sizes


def test_marks_take_no_room_in_a_table(opened: Open, browser: Any, tmp_path: Path) -> None:
    """The cells of the report stand where those of the file do, to the rounding of a layout engine."""
    page = opened(checked(RELEASE), width=1600)
    width = page.evaluate("document.querySelector('t-sheet').shadowRoot.querySelector('t-page').clientWidth")
    file = tmp_path / "release.htm"
    file.write_text(RELEASE, encoding="utf-8")
    plain = browser.new_page(viewport={"width": width + 40, "height": 900})
    plain.goto(file.as_uri())
    ours, theirs = cells(page, "document.querySelector('t-sheet').shadowRoot"), cells(plain, "document")
    plain.close()
    assert len(ours) == len(theirs) == 44
    for our, their in zip(ours, theirs, strict=True):
        assert our == pytest.approx(their, abs=0.6)


def test_a_wide_table_scrolls_inside_its_sheet(opened: Open) -> None:
    page = opened(checked(RELEASE.replace("width='100%'", "width=3000")))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    frame = "document.querySelector('t-sheet').shadowRoot.querySelector('t-frame')"
    assert page.evaluate(f"{frame}.scrollWidth > {frame}.clientWidth")
    number(page, 2).click()
    box, main = number(page, 2).bounding_box(), page.locator("main").bounding_box()
    assert main["x"] <= box["x"] <= main["x"] + main["width"]


def test_what_a_release_sets_over_everything_stays_in_its_sheet(opened: Open) -> None:
    """<div style="position:absolute;top:0;left:-500px;width:9999px;height:9999px">"""
    cover = "<div style='position:absolute;top:-500px;left:-500px;width:9999px;height:9999px;background:#eee'></div>"
    page = opened(checked(RELEASE.replace("</body>", f"{cover}</body>")))
    assert page.evaluate("document.elementFromPoint(1300, 300).closest('.panel') !== null")
    assert page.evaluate("document.elementFromPoint(100, 20).closest('.bar') !== null")


def test_a_release_full_of_attacks_fetches_and_runs_nothing(opened: Open) -> None:
    """Every attack of tests/publish/attacks.py in one page; the fixture holds that nothing was asked for or logged."""
    every = "\n".join(ATTACKS)
    report = checked(f"<html><head>{every}</head><body onload='document.title=1'><p>x</p>{TABLE}{every}</body></html>")
    page = opened(report)
    page.wait_for_timeout(500)
    assert page.title() == "tieout: release0.htm"
    assert page.url.endswith("report.html")
    assert page.locator("script").count() == 2
    for tag in ("iframe", "img", "svg", "form", "object", "link[rel]", "main style + style"):
        assert page.locator(f"main {tag}").count() == 0
    number(page, numbered(report, "1,993")).click()
    assert page.locator(".proof.shown").is_visible()


def test_a_release_stays_on_white_paper_in_a_dark_scheme(opened: Open) -> None:
    page = opened(checked(RELEASE.replace('bgcolor="#ffffff"', "")), scheme="dark")
    page_of = "document.querySelector('t-sheet').shadowRoot.querySelector('t-frame')"
    assert page.evaluate(f"getComputedStyle({page_of}).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('t-sheet')).color") == "rgb(0, 0, 0)"


def test_on_paper_a_release_is_printed_whole(opened: Open) -> None:
    rows = "".join(row(f"Line {n}", "1,234", "5,678") for n in range(200))
    page = opened(checked(RELEASE, f"<html><body><p>x</p><table>{rows}</table></body></html>"))
    number(page, 0).click()
    page.emulate_media(media="print")
    frames = "[...document.querySelectorAll('t-sheet')].map((each) => each.shadowRoot.querySelector('t-frame'))"
    assert page.evaluate(f"{frames}.every((each) => each.scrollHeight <= each.clientHeight + 1)")
    first, second = page.locator("#s0").bounding_box(), page.locator("#s1").bounding_box()
    assert first["y"] + first["height"] <= second["y"] + 1
    assert second["height"] > 3000


@pytest.mark.parametrize("width", [800, 1200, 1440, 1920])
def test_release_and_proof_share_the_window_at_any_width(opened: Open, width: int) -> None:
    report = checked(RELEASE)
    page = opened(report, width=width)
    key = numbered(report, "2,261")
    number(page, key).click()
    box, text, panel = (
        number(page, key).bounding_box(), page.locator("main").bounding_box(), page.locator(".panel").bounding_box()
    )  # fmt: skip
    assert text["y"] <= box["y"] <= text["y"] + text["height"]
    beside = text["x"] + text["width"] <= panel["x"] + 1
    above = text["y"] + text["height"] <= panel["y"] + 1
    assert beside or above, "the proof covers the release"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_release_of_two_megabytes_opens_at_once(opened: Open) -> None:
    """4,000 rows of two amounts"""
    rows = "".join(row(f"Line {n}", f"{10_007 * n % 89_989 + 10_000:,}", f"{n + 10_000:,}") for n in range(4000))
    styled = rows.replace("<td>", "<td style='vertical-align:bottom;font-size:8pt'>")
    page = opened(checked(f"<html><body><p>x</p><table>{styled}</table></body></html>"))
    milliseconds = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert milliseconds < 8000
    page.keyboard.press("U")
    assert page.locator("#proof").is_visible()
