"""Schedules come in; pictures (SVG) of what falls due in each year, and of balances over time, go out. The door of pygal.

The picture stands by itself: no script, nothing that is fetched.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from tieout.core.errors import MissingExtra
from tieout.core.schedule import Schedule

_REPAID: Final = ("instalment", "maturity", "prepayment", "repayment")
_COLOURS: Final = ("#1f4e79", "#c55a11", "#548235", "#7f6000", "#7030a0", "#2e9599", "#a6325a", "#595959")


def maturities_chart(schedules: Sequence[Schedule], on: date) -> bytes:
    """Bars of the principal that falls due in each calendar year after ``on``, a colour for each instrument.

    Raises MissingExtra where pygal is not installed.
    """
    due: dict[str, dict[int, Decimal]] = {}
    for one in schedules:
        years: dict[int, Decimal] = defaultdict(Decimal)
        for payment in one.payments:
            if payment.on > on and payment.what in _REPAID and payment.principal:
                years[payment.on.year] += payment.principal
        if years:
            due[one.title] = years
    last = max((year for years in due.values() for year in years), default=on.year)
    span = range(on.year, last + 1)
    pygal = _pygal()
    chart = pygal.StackedBar(**_settings(pygal, f"Principal due after {on}", len(due)))
    chart.x_labels = [str(year) for year in span]
    for title, years in due.items():
        chart.add(title, [_whole(years.get(year)) for year in span])
    return _svg(chart)


def balances_chart(schedules: Sequence[Schedule]) -> bytes:
    """Lines of what is owed on each instrument, a step at each event. Raises MissingExtra where pygal is not installed."""
    pygal = _pygal()
    chart = pygal.DateLine(
        **_settings(pygal, "Balance", len(schedules)), x_label_rotation=30, show_dots=False, stroke_style={"width": 2}
    )
    for one in schedules:
        chart.add(one.title, list(_steps(one)))
    return _svg(chart)


def _steps(schedule: Schedule) -> Iterable[tuple[date, int]]:
    """The corners of the stairs: the balance before and after each event."""
    before = 0
    for payment in schedule.payments:
        after = _whole(payment.balance) or 0
        if after != before:
            yield payment.on, before
            yield payment.on, after
        before = after


def _whole(amount: Decimal | None) -> int | None:
    return None if amount is None else int(amount.to_integral_value())


def _settings(pygal: Any, title: str, series: int) -> dict[str, Any]:  # noqa: ANN401 -- an extra
    style = pygal.style.CleanStyle(colors=_COLOURS, background="white", plot_background="white", font_family="sans-serif")
    return {
        "title": title,
        "js": [],
        "style": style,
        "legend_at_bottom": True,
        "legend_at_bottom_columns": 2,
        "show_legend": series > 0,
        "value_formatter": lambda value: f"{value:,.0f}",
        "no_data_text": "nothing is known to fall due",
        "truncate_legend": 60,
    }


def _svg(chart: Any) -> bytes:  # noqa: ANN401 -- an extra
    """The picture without the script that pygal puts beside it; the same schedules give the same bytes."""
    from pygal.etree import etree  # lxml where that is installed

    chart.uuid = "tieout"
    root = chart.render_tree()
    for parent in list(root.iter()):
        for child in [one for one in parent if str(one.tag).endswith("script")]:
            parent.remove(child)
    made: bytes = etree.tostring(root, encoding="utf-8")
    return made if made.startswith(b"<?xml") else b'<?xml version="1.0" encoding="utf-8"?>\n' + made


def _pygal() -> Any:  # noqa: ANN401 -- an extra
    try:
        import pygal
        import pygal.style
    except ImportError:
        raise MissingExtra("--chart needs pygal: pip install 'tieout[chart]'") from None
    # It leaves a finder of plug-ins behind, of a kind that Python warns of at every later import.
    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__name__ != "PluginImportFixer"]
    return pygal
