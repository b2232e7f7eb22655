"""A headless Chromium for the tests of this folder; they skip, with a message, where there is none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tieout.core.report import Report
from tieout.publish.html import render

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
WATCH = "addEventListener('securitypolicyviolation', (event) => console.error('policy: ' + event.violatedDirective));"


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium (or the one that the variable CHROMIUM names), each run with a profile of its own."""
    driver = pytest.importorskip("playwright.sync_api", reason="needs playwright: requirements/all.txt")
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not path:
        pytest.skip("needs chromium: scripts/install-browser.sh, or the variable CHROMIUM")
    with driver.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Open a report's page as a file. At the end: it asked for nothing else, and no error was logged."""
    asked: list[str] = []
    wrong: list[str] = []
    contexts = []

    def open_page(report: Report, width: int = 1440, height: int = 900, scheme: str = "light") -> Any:
        target = tmp_path / "report.html"
        target.write_text(render(report), encoding="utf-8", newline="\n")
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(WATCH)
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(target.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert set(asked) == {(tmp_path / "report.html").as_uri()}
    assert wrong == []
