"""A reader with mouse and keys: clicks numbers, follows inputs, steps through exceptions; nothing leaves the page."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from publish.html_sample import draft, proof, report_on, sample

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


def number(page: Any, key: int) -> Any:
    return page.locator(f'main [data-k="{key}"]')


def lit(page: Any) -> list[str]:
    return page.locator("main .f.in").all_inner_texts()


def test_a_click_on_a_number_opens_its_proof_and_lights_its_inputs(opened: Open) -> None:
    """Gross profit {1,993}"""
    page = opened(sample())
    number(page, 7).click()
    card = page.locator(".proof.shown")
    assert card.locator(".equation").inner_text() == "24,392 - 22,399 = 1,993"
    for words in ("footed", "T101", "exact", "Stated", "$1,993,000", "Computed", "Difference", "Tolerance"):
        assert words in card.inner_text()
    assert lit(page) == ["24,392", "22,399"]
    assert page.locator("main .f.out").inner_text() == "1,993"


def test_an_input_is_jumped_to_while_the_proof_stays_open(opened: Open) -> None:
    page = opened(sample(), height=420)
    number(page, 7).click()
    page.locator(".proof.shown .figure").first.click()
    assert page.evaluate("document.activeElement.dataset.k") == "3"
    assert page.locator(".equation:visible").inner_text() == "24,392 - 22,399 = 1,993"
    page.keyboard.press("Enter")
    assert "on" in number(page, 3).get_attribute("class").split()
    assert page.locator(".proof").count() == 3


def test_an_input_in_another_document_brings_that_document(opened: Open) -> None:
    """{24,392} of the later release agrees to the one before"""
    page = opened(sample())
    page.locator('.document[data-sheet="1"]').click()
    number(page, 10).click()
    page.locator(".proof.shown .figure").last.click()
    assert number(page, 3).is_visible()
    assert not number(page, 10).is_visible()
    assert page.locator('.document[aria-current="true"]').get_attribute("data-sheet") == "0"


def test_keys_step_through_the_exceptions_and_around(opened: Open) -> None:
    page = opened(sample())
    places = []
    for key in "nnnnpjk":
        page.keyboard.press(key)
        places.append(page.locator("#step").inner_text())
    assert "".join(place[0] for place in places) == "1231313"
    page.keyboard.press("n")
    assert "two digits transposed" in page.locator("#proof").inner_text()
    assert lit(page) == ["27,806", "24,235"]
    assert page.locator('.finding[aria-current="true"]').get_attribute("data-finding") == "0"


def test_an_exception_of_a_whole_document_shows_that_document(opened: Open) -> None:
    page = opened(sample())
    page.locator('.finding[data-finding="1"]').click()
    assert "different quarters" in page.locator("#proof").inner_text()
    assert page.locator("#s1").is_visible()


def test_u_steps_through_what_is_unproved_over_all_documents(opened: Open) -> None:
    page = opened(sample())
    seen = []
    for _ in range(4):
        page.keyboard.press("u")
        seen.append(page.evaluate("document.activeElement.dataset.k"))
    assert seen == ["2", "4", "6", "9"]
    assert "No relation reaches this number" in page.locator("#proof").inner_text()
    page.keyboard.press("U")
    assert page.evaluate("document.activeElement.dataset.k") == "6"


def test_escape_closes_and_puts_out_the_lights(opened: Open) -> None:
    page = opened(sample())
    number(page, 7).focus()
    page.keyboard.press("Enter")
    assert page.locator("#proof").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#proof").is_visible()
    assert lit(page) == []
    assert page.locator(".legend").is_visible()


def test_the_back_button_returns_to_the_number_before(opened: Open) -> None:
    page = opened(sample())
    number(page, 7).click()
    number(page, 0).click()
    page.go_back()
    assert page.locator(".equation:visible").inner_text() == "24,392 - 22,399 = 1,993"
    page.reload()
    assert page.locator(".equation:visible").inner_text() == "24,392 - 22,399 = 1,993"


def test_a_script_in_a_filing_is_text(opened: Open) -> None:
    """... <script>document.title = "owned"</script> ..."""
    page = opened(sample())
    assert page.title() == "tieout: Example Rubber Corp."
    assert '<script>document.title = "owned"</script>' in page.locator("#s0 .text").inner_text()


def test_markup_in_what_the_panel_shows_is_text(opened: Open) -> None:
    evil = "<img src=x onerror=\"document.title='owned'\"></script>"
    report = report_on([draft("{5} and {7}\n", evil)], [proof("T101", (0, 0), ((0, 1),), evil)])
    page = opened(report)
    number(page, 0).click()
    assert page.locator(".equation").inner_text() == evil
    assert page.locator("img").count() == 0


def test_marks_take_no_room(opened: Open) -> None:
    """Two rows of one width, one full of ticked numbers: their last characters stand in one column."""
    document = draft("Total   {12}   {5}   {7}|\nTotal   12   5   7|\n")
    page = opened(report_on([document], [proof("T101", (0, 0), ((0, 1), (0, 2)), "5 + 7 = 12")]))
    ends = page.evaluate("""() => {
        const walk = document.createTreeWalker(document.querySelector('#s0 .text'), NodeFilter.SHOW_TEXT);
        const ends = [];
        while (walk.nextNode()) for (const { index } of walk.currentNode.data.matchAll(/[|]/g)) {
            const range = document.createRange();
            range.setStart(walk.currentNode, index);
            range.setEnd(walk.currentNode, index + 1);
            ends.push(range.getBoundingClientRect().right);
        }
        return ends;
    }""")
    assert len(ends) == 2
    assert ends[0] == pytest.approx(ends[1], abs=0.2), "more than the rounding of a layout engine"
    assert "CF" in page.evaluate("getComputedStyle(document.querySelector('main .f'), '::after').content")


@pytest.mark.parametrize("width", [800, 1200, 1440, 1920])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_document_and_proof_share_the_window_at_any_width(opened: Open, width: int, scheme: str) -> None:
    """A table of 125 columns fits beside, or above, its proof."""
    wide = "Net sales".ljust(100) + "{24,392}".rjust(27) + "\n"
    page = opened(report_on([draft(wide * 60)]), width=width, scheme=scheme)
    number(page, 40).click()
    box, text, panel = (
        number(page, 40).bounding_box(), page.locator("main").bounding_box(), page.locator(".panel").bounding_box()
    )  # fmt: skip
    assert text["x"] <= box["x"]
    assert box["x"] + box["width"] <= text["x"] + text["width"]
    assert text["y"] <= box["y"] <= text["y"] + text["height"]
    beside = text["x"] + text["width"] <= panel["x"] + 1
    above = text["y"] + text["height"] <= panel["y"] + 1
    assert beside or above, "the proof covers the document"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_paper_every_document_is_printed_and_no_panel_covers_it(opened: Open) -> None:
    page = opened(sample())
    number(page, 7).click()
    page.emulate_media(media="print")
    assert page.locator("#s0").is_visible()
    assert page.locator("#s1").is_visible()
    assert page.locator(".exceptions").is_visible()
    assert not page.locator("#proof").is_visible()
    tops = [page.locator(name).bounding_box() for name in (".bar", ".rail", ".panel", "#s0", "#s1")]
    for upper, lower in itertools.pairwise(tops):
        assert upper["y"] + upper["height"] <= lower["y"] + 1


def test_thousands_of_numbers_open_and_step_at_once(opened: Open) -> None:
    """{24,392} six thousand times in three documents"""
    documents = [
        draft(f"No {n}\n" + "Net sales   {24,392}   {27,806}\n" * 1000, f"{n}.txt") for n in range(3)
    ]
    page = opened(report_on(documents))
    milliseconds = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert milliseconds < 5000
    page.keyboard.press("U")
    assert page.evaluate("document.activeElement.dataset.k") == "5999"


def test_the_list_shows_which_exception_is_open_and_only_while_it_is(opened: Open) -> None:
    page = opened(sample())
    page.keyboard.press("n")
    assert page.locator('.finding[aria-current="true"]').count() == 1
    number(page, 7).click()
    assert page.locator('.finding[aria-current="true"]').count() == 0
    page.go_back()
    page.go_back()
    assert not page.locator("#proof").is_visible(), "back to the page as it was opened"
