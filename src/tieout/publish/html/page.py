"""A report comes in; one HTML page that fetches nothing goes out, every number a click from its proof.

The documents are untrusted: plain text is escaped wherever it appears, markup is sanitised, and the page's
policy admits only the styles and the script that stand in it, by their hashes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tieout.core.amounts import bounds, count
from tieout.core.implied import Ground
from tieout.core.report import Report
from tieout.core.version import PAGE_MARK, __version__
from tieout.publish.html.assets import asset, source_of
from tieout.publish.html.data import data_of, when
from tieout.publish.html.rail import documents, exceptions, faults
from tieout.publish.html.sheet import columns, coverage, render_sheet, tally, title
from tieout.publish.html.text import clean, escape, island
from tieout.publish.html.view import View, view_of

if TYPE_CHECKING:
    from tieout.publish.html.release import Release

_STANDARD = "<!DOCTYPE html>"
_CLOSE = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "">'
"""Parts from the standards in one thing: a line is as high as the text that stands in it, not as the box around it."""
_KEYS = (
    ("n p", "next, previous exception (also j k)"),
    ("u U", "next, previous unproved number"),
    ("Enter", "open the number that has the focus"),
    ("← →", "the number before, after"),
    ("[ ]", "previous, next document"),
    ("b", "hide or show the lists"),
    ("Esc", "close the proof"),
    ("?", "legend and keys"),
)
_STANDING = (
    ("supported", "agrees with the company's own records"),
    ("proved", "consistent with what else is printed"),
    ("warned", "strained, or doubtful as printed"),
    ("contradicted", "the evidence is against it"),
    ("unproved", "no relation reaches it"),
)


def _style(view: View) -> str:
    """The style sheet, and the width of each plain text: an attribute for it would need a laxer policy."""
    widths = (
        f"#s{sheet.number}{{--cols:{max(columns(clean(sheet.text)), 80)}}}" for sheet in view.sheets if not sheet.markup
    )
    return asset("page.css") + asset("ticks.css") + "".join(widths)


def _releases(view: View) -> dict[int, Release]:
    """The documents that are HTML, by the number of their sheets."""
    found = [sheet for sheet in view.sheets if sheet.markup]
    if not found:
        return {}
    from tieout.publish.html.release import release_of  # a sanitiser that plain text does not wait for

    return {sheet.number: release_of(sheet.markup, sheet.figures, sheet.offset) for sheet in found}


def _bar(view: View) -> str:
    report = view.report
    every = tuple(range(len(report.documents)))
    counts = tally(view, every)
    chips = "".join(
        f'<li><button type="button" class="chip {name}" data-next="{name}"{"" if number else " disabled"}>'
        f"<b>{number:,}</b> {name}</button></li>"
        for name, number in counts
        if number or name != "supported"
    )
    figures = sum(number for _, number in counts)
    said = f"{count(len(every), 'document')}, {count(figures, 'figure')}"
    return (
        '<header class="bar"><button type="button" class="plain lists" data-do="lists"'
        ' aria-label="Show or hide the lists">☰</button>'
        f'<h1>tieout</h1><p class="said">{said}</p>'
        f'<div class="standing">{coverage(counts)}<ul>{chips}</ul></div>'
        '<nav class="steps" aria-label="Exceptions">'
        '<button type="button" class="plain" data-do="back" aria-label="Previous exception">‹</button>'
        '<output id="step"></output>'
        '<button type="button" class="plain" data-do="next" aria-label="Next exception">›</button></nav>'
        '<button type="button" class="plain" data-do="help" aria-label="Legend and keys">?</button></header>'
    )


def _legend(view: View) -> str:
    marks = "".join(
        f"<div><dt>{escape(mark.symbol)}</dt><dd>{escape(mark.label)}</dd></div>" for mark in view.legend.values()
    )
    standing = "".join(
        f'<dt><b class="f {name}"{_sample(name)}>1,234</b></dt><dd><b>{name}</b>: {words}</dd>'
        for name, words in _STANDING
    )
    return (
        f'<section class="legend"><h2>Legend</h2><dl class="marks">{marks}</dl>'
        f'<dl class="tones">{standing}</dl></section>'
    )


def _sample(tone: str) -> str:
    mark = {"supported": "S", "proved": "F", "warned": "!", "contradicted": "✕"}.get(tone)
    return f' data-m="{mark}"' if mark else ""


def _keys() -> str:
    def caps(keys: str) -> str:
        return " ".join(f"<kbd>{key}</kbd>" for key in keys.split())

    rows = "".join(f"<dt>{caps(keys)}</dt><dd>{does}</dd>" for keys, does in _KEYS)
    return f'<section class="keys"><h2>Keys</h2><dl>{rows}</dl></section>'


def _implied(view: View) -> str:
    if not view.report.implied:
        return ""
    rows = []
    for each in view.report.implied:
        period = f" <span>{escape(when(each.period))}</span>" if each.period else ""
        because = "".join(f"<p>{escape(ground.said)} {_figures(view, ground)}</p>" for ground in each.because)
        rows.append(
            f"<li><b>{escape(each.name)}</b>{period}<output>{escape(bounds(each.low, each.high, each.unit))}</output>{because}</li>"
        )
    return f'<section class="implied"><h2>Implied, not printed</h2><ul>{"".join(rows)}</ul></section>'


def _figures(view: View, ground: Ground) -> str:
    """The printed numbers of a relation, each a way to its place; places without a figure as they are."""
    if not ground.figures:
        return escape(", ".join(ground.places))
    return "".join(
        f'<button type="button" class="link" data-go="{view.number(key)}">'
        f"{escape(view.report.figure(key).figure.text)}</button>"
        for key in ground.figures
    )


def _overview(view: View) -> str:
    return (
        '<div id="overview"><p class="hint">Click a number to see its proof.</p>'
        f"{_legend(view)}{_keys()}{_implied(view)}"
        f'<p class="made">tieout {__version__}, {view.report.seconds} s. Proved means consistent with'
        " what else is printed, not true.</p></div>"
    )


def _name(view: View) -> str:
    issuers = list(dict.fromkeys(title(document) for document in view.report.documents))
    if not issuers:
        return "tieout"
    return f"tieout: {issuers[0]}" + (f" and {len(issuers) - 1} more" if len(issuers) > 1 else "")


def render(report: Report, *, legend: Mapping[str, str] | None = None) -> str:
    """The whole page.

    ``legend`` remaps tick marks: a mark's key to a firm's own symbol, or to the symbol, a blank, and the
    words that explain it (``{"F": "^", "A": "@ agreed to the text"}``).

    Raises:
        UsageError: ``legend`` names a mark that there is not, or gives no symbol for one.
    """
    view = view_of(report, legend)
    style, script = _style(view), asset("page.js")
    releases = _releases(view)
    styles = dict.fromkeys([style, *(each.style for each in releases.values())])
    policy = (
        f"default-src 'none'; style-src {' '.join(map(source_of, styles))}; script-src {source_of(script)};"
        " base-uri 'none'; form-action 'none'"
    )
    sheets = "".join(
        render_sheet(view, sheet, releases[sheet.number].shadow if sheet.markup else "") for sheet in view.sheets
    )
    empty = '<p class="calm">No document was read.</p>' if not view.sheets else ""
    return (
        f'{_CLOSE if any(each.close for each in releases.values()) else _STANDARD}\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'{PAGE_MARK} {__version__}">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(_name(view))}</title>\n<style>{style}</style>\n</head>\n"
        f'<body>{_bar(view)}<aside class="rail" aria-label="Exceptions and documents">'
        f"{faults(view)}{exceptions(view)}{documents(view)}</aside>"
        f'<main tabindex="-1">{empty}{sheets}</main>'
        '<aside class="panel" aria-label="Proof" aria-live="polite">'
        f'<div id="proof"></div>{_overview(view)}</aside>\n'
        f'<script type="application/json" id="data">{island(data_of(view))}</script>\n'
        f"<script>{script}</script>\n</body>\n</html>\n"
    )
