"""`tieout rule` is the manual: every code has a page, and the list has every code."""

from __future__ import annotations

from cli.conftest import Call


def test_the_list_and_the_pages_agree(tieout: Call) -> None:
    codes = [line.split()[0] for line in tieout("rule").out.splitlines() if line.startswith("T")]
    assert {"T001", "T101", "T201", "T901"} <= set(codes)
    for code in codes:
        page = tieout("rule", code.lower())
        assert page.status == 0
        assert page.out.startswith(code)
        assert all(head in page.out for head in ("What it does", "Why it matters", "Example"))


def test_a_line_of_the_list_is_one_sentence(tieout: Call) -> None:
    lines = tieout("rule").out.splitlines()
    assert all(". " not in line and line.endswith(".") for line in lines)


def test_the_beginning_of_codes_lists_them_and_a_name_finds_its_page(tieout: Call) -> None:
    assert [line[:4] for line in tieout("rule", "t7").out.splitlines()] == ["T701", "T702"]
    assert tieout("rule", "foot").out.startswith("T101 foot")


def test_an_unknown_code_says_how_to_find_the_known(tieout: Call) -> None:
    done = tieout("rule", "T999")
    assert done.status == 2
    assert "`tieout rule` lists them" in done.err
