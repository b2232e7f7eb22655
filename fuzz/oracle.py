"""What tieout made of an input comes in; an AssertionError goes out where something does not hold that always must."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser
from itertools import pairwise

from tieout.core.document import Document
from tieout.core.exhibit import Exhibit
from tieout.core.report import Report
from tieout.core.table import Table
from tieout.sums.bare.sheet import Found


def names(path: str, message: str) -> None:
    """A refusal names the file and gives a cause, in one line."""
    assert path in message, "a refusal that names no file"
    assert message.strip() != path, "a refusal without a cause"
    assert "\n" not in message, "a refusal of several lines"


def document(document: Document) -> None:
    """Blocks lie in the text, in order; what leads back to the file leads into the file."""
    size = len(document.text)
    for block in document.blocks:
        assert 0 <= block.start <= block.end <= size, "a block outside of the text"
    for before, after in pairwise(document.blocks):
        assert before.end <= after.start, "blocks that overlap"
    places = document.places
    if places is not None:
        assert len(places.starts) == len(places.ats), "places without an offset"
        for at, after in pairwise(places.starts):
            assert 0 <= at < after <= size, "places that do not rise"
    origin = document.origin
    if origin is None:
        return
    for at, after in pairwise(origin.reads):
        assert at < after, "runs that do not rise"
    for start, end in zip(origin.starts, origin.ends, strict=True):
        assert 0 <= start <= end <= len(origin.text), "a run outside of the file"
    for tag in document.tags:
        assert 0 <= tag.start < tag.end <= len(origin.text), "a tag outside of the file"


def exhibit(exhibit: Exhibit) -> None:
    """Figures are where their digits stand, in order and apart; what refers to one refers to one that there is."""
    text, count = exhibit.document.text, len(exhibit.figures)
    end = 0
    for figure in exhibit.figures:
        assert end <= figure.start < figure.end <= len(text), "a figure outside of the text, or in another"
        assert text[figure.start : figure.end] == figure.text, "a figure that is not what stands there"
        assert figure.number.value.is_finite(), "a figure without a value"
        assert figure.unit, "a figure without a unit"
        end = figure.end
    _refers(count, (cell for table in exhibit.tables for row in table.rows for cell in row.cells))
    _refers(count, (at for claim in exhibit.claims for at in (claim.figure, claim.current, claim.prior)))
    _refers(count, (at for said in exhibit.said for at in (said.result, *said.inputs)))
    for table in exhibit.tables:
        _table(exhibit, table)
    for claim in exhibit.claims:
        assert 0 <= claim.sentence < len(exhibit.sentences), "a claim of no sentence"


def _refers(count: int, places: Iterable[int]) -> None:
    for at in places:
        assert -1 <= at < count, "a reference to a figure that there is not"


def _table(exhibit: Exhibit, table: Table) -> None:
    cells = [cell for row in table.rows for cell in row.cells if cell >= 0]
    assert len(cells) == len(set(cells)), "a figure in two cells"
    for row in table.rows:
        assert len(row.cells) == len(table.columns), "a row of another width"
        for column, cell in enumerate(row.cells):
            if cell >= 0:
                figure = exhibit.figures[cell]
                assert (figure.table, figure.row, figure.column) == (table.index, row.index, column), (
                    "a figure of another cell"
                )


def report(report: Report) -> None:
    """Ids are unique, places lie in the file, proofs and findings refer to figures that there are."""
    documents = (*report.documents, *report.support)
    ids = [figure.id for checked in documents for figure in checked.figures]
    assert len(ids) == len(set(ids)), "two figures of one id"
    for checked in documents:
        text = checked.text if checked.origin is None else checked.origin.text
        for figure in checked.figures:
            assert 0 <= figure.start < figure.end <= len(text), "a figure outside of the file"
            for proof in figure.proofs:
                assert 0 <= proof < len(report.proofs), "a proof that there is not"
            if checked.origin is None:
                assert text[figure.start : figure.end] == figure.figure.text, "a figure that is not what stands there"
    keys = {(at, n) for at, checked in enumerate(documents) for n in range(len(checked.figures))}
    for proof in report.proofs:
        assert keys.issuperset((proof.result, *proof.inputs)), "a proof of figures that there are not"
        assert "\n" not in proof.equation, "an equation of several lines"
    for finding in report.findings:
        assert keys.issuperset(finding.related), "a finding on figures that there are not"
        assert finding.figure is None or finding.figure in keys, "a finding on a figure that there is not"
        assert "\n" not in finding.message, "a message of several lines"


def parses(text: str) -> None:
    """The JSON is JSON of the strict kind, and can be written as UTF-8."""

    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} in the JSON")

    json.loads(text.encode("utf-8"), parse_constant=refuse)


def relations(rows: Sequence[Sequence[str]], found: Sequence[Found]) -> None:
    """Relations are over cells of the table: a row that ends early is as wide as the others, and blank there."""
    width = max(map(len, rows), default=0)
    for one in found:
        for row, column in (one["result"], *one["inputs"]):
            assert 0 <= row < len(rows), "a relation outside of the table"
            assert 0 <= column < width, "a relation outside of its row"


_ACTS = frozenset("script iframe frame object embed applet form base meta link template svg math portal".split())
_FETCHES = frozenset("src href srcset action formaction background data poster ping xlink:href srcdoc style".split())
_SHEET = re.compile(r"<t-frame>(.*?)</t-frame>", re.DOTALL)


class _Inert(HTMLParser):
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in _ACTS, f"<{tag}> on the page"
        for name, value in attrs:
            assert not name.startswith("on"), f"the attribute {name} on the page"
            assert name not in _FETCHES, f"the attribute {name} on the page"
            assert "javascript:" not in (value or "").lower(), f"a script in {name}"


def inert(page: str) -> None:
    """Nothing that came from the documents acts or fetches; the page's own script and data are all there is."""
    assert page.count("<script") == page.lower().count("<script") == 2, "a script that is not ours"
    page.encode("utf-8")
    for sheet in _SHEET.findall(page):
        parser = _Inert()
        parser.feed(sheet)
        parser.close()
