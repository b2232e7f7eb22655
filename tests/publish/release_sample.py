"""Markup of a release comes in; the report that a check gives of it goes out.

The figures of the sample are those of a real release; its sentences and its markup are ours.
"""

from __future__ import annotations

from tieout.check import check_documents
from tieout.core.report import Report
from tieout.source.load import load_text

_SMALL = "<font style='font-size:8pt'>"
"""Type smaller than that of the cell: how high the row is then depends on how a browser sets lines."""
_ROW = (
    f"<tr><td style='padding-left:{{indent}}pt'>{_SMALL}{{label}}</font></td><td></td>"
    f"<td>{_SMALL}$</font></td><td align=right>{_SMALL}{{first}}</font></td><td>{_SMALL}{{close}}</font></td>"
    f"<td>{_SMALL}$</font></td><td align=right>{_SMALL}{{second}}</font></td><td>{_SMALL}{{close}}</font></td></tr>\n"
)


def row(label: str, first: str, second: str, close: str = "&nbsp;", indent: int = 0) -> str:
    """A row of two amounts; a parenthesis that closes stands in a cell of its own, as most makers have it."""
    return _ROW.format(label=label, first=first, second=second, close=close, indent=indent)


TABLE = (
    "<table width='100%' cellspacing=0><tr><td></td><td></td><td colspan=3><b>2004</b></td><td colspan=3><b>2003</b></td></tr>\n"
    + row("Net sales", "24,392", "27,806")
    + row("Cost of sales", "(22,399", "(24,235", ")", 10)
    + row("Gross profit", "1,993", "3,571")
    + row("Selling expenses", "(1,204", "(1,310", ")", 10)
    + row("Income from operations", "789", "2,261")
    + "</table>\n"
)
RELEASE = f"""<html><head><title>EX-99.1</title><style>
<!-- p.lead {{ color: #123456; font-style: italic }} body {{ font-family: Arial; margin: 20px }} -->
</style></head><body bgcolor="#ffffff">
<p><img src="logo.jpg" alt="Example Rubber Corp. logo" width=120 height=40></p>
<p>Example Rubber Corp. reports its first quarter</p>
<p class="lead">Net sales of the quarter ended December 31, 2004 came to $24,392,000.</p>
<p>Statements of income, three months ended December 31 (in thousands)</p>
{TABLE}</body></html>
"""


def checked(*markups: str) -> Report:
    """The report on ``markups``, each a file of its own."""
    return check_documents([load_text(markup, f"release{n}.htm") for n, markup in enumerate(markups)])


def numbered(report: Report, text: str) -> int:
    """The number on the page of the first figure whose text is ``text``."""
    every = [figure for document in report.documents for figure in document.figures]
    return next(index for index, each in enumerate(every) if each.figure.text == text)
