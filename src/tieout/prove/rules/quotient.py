"""Tables come in; trials of their percentages go out: shares and margins, and columns of change.

What it does
    "Gross margin 8.2%", a column "% of sales", a column "% change": every percentage of a line is recomputed from the two
    lines that give it.

Why it matters
    Percentages are typed beside amounts that are corrected later.

Evidence
    The two lines are found by arithmetic over the whole line of percentages; one that does not hold is told, as a
    warning, where the others do.

Codes
    T402 a share or margin. T301 a percentage of change.
"""

from __future__ import annotations

import re
from decimal import Decimal

from tieout.book.book import Book
from tieout.core.exhibit import Exhibit
from tieout.core.fact import Figure
from tieout.core.finding import Proof, Verdict
from tieout.prove.quotients import NEEDED, Quotient, Trio, bounds_of, quotients_of
from tieout.prove.trial import Trial

TELLING = 2
WITNESSES = 4
"""How many percentages of a line must hold before one that does not is told, and before it is accused."""

_ADJUSTED = re.compile(
    r"\b(?:excluding|adjusted|constant|currency|currencies|organic|local|comparable|underlying|normali[sz]ed|pro forma|like-for-like)\b",
    re.IGNORECASE,
)


def quotient(book: Book) -> list[Trial]:
    """Trials of every percentage of a table that two lines give. O(lines squared) a line of percentages."""
    return [
        trial
        for document, exhibit in enumerate(book.exhibits)
        for table in exhibit.tables
        for found in quotients_of(table, exhibit)
        for trio in found.trios
        if (trial := _trial(found, trio, exhibit, document)) is not None
    ]


def _trial(found: Quotient, trio: Trio, exhibit: Exhibit, document: int) -> Trial | None:
    percent, top, base = (exhibit.figures[at] for at in (trio.percent, trio.top, trio.base))
    bounds = bounds_of(found.form, top, base)
    if bounds is None or (found.bits < NEEDED if trio.holds else not _tells(found)):
        return None
    change = found.form == "change"
    size = abs(top.number.value - base.number.value) if change else abs(top.number.value)
    computed = size / abs(base.number.value) * 100
    stated, half = abs(percent.number.value), percent.number.half
    turned = top.number.value * base.number.value < 0 and (change or percent.number.value > 0)
    if not trio.holds and (computed > 1000 or turned or _adjusted(percent, exhibit)):
        return None  # told as "not meaningful" elsewhere, or computed on another base
    verdict = (
        Verdict.CONTRADICTED
        if not trio.holds
        else Verdict.EXACT
        if abs(computed - stated) <= half
        else Verdict.ROUNDING
    )
    unit = Decimal(1).scaleb(-(percent.number.decimals or 0))
    computed = computed.quantize(unit if not trio.holds else Decimal("0.0001"))
    if not trio.holds and not change and bounds[0] - unit < stated < bounds[1] + unit:
        return None  # parts are rounded up or down, not further, so that they come to a hundred
    texts = [" ".join(figure.text.split()) for figure in (top, base, percent)]
    divided = f"({texts[0]} - {texts[1]})" if change else texts[0]
    proof = Proof(
        "T301" if change else "T402",
        "internal",
        verdict,
        (document, trio.percent),
        ((document, trio.top), (document, trio.base)),
        f"{divided} / {texts[1]} = {texts[2] if '%' in texts[2] else f'{texts[2]}%'}",
        stated,
        computed,
        stated - computed,
        (half + (bounds[1] - bounds[0]) / 2).quantize(Decimal("0.0001")),
    )
    note = "the rest of the line holds" if found.failing == 1 else ""
    allowed = ((bounds[0] - half, bounds[1] + half), *_sides(found.form, percent, top, base))
    accuses = bool(note) and len(found.trios) - found.failing >= WITNESSES
    return Trial(proof, (0, 0), found.bits, accuses=accuses, note=note, bounds=allowed)


def _adjusted(percent: Figure, exhibit: Exhibit) -> bool:
    """Whether the heads of a percentage say that it leaves out what the amounts beside it have in them."""
    return _ADJUSTED.search(" ".join(exhibit.tables[percent.table].columns[percent.column].head)) is not None


def _sides(form: str, percent: Figure, top: Figure, base: Figure) -> tuple[tuple[Decimal, Decimal] | None, ...]:
    """The sizes of what is divided and of the base, each beside the other as printed, that a percentage allows."""
    size, whole = abs(top.number.value), abs(base.number.value)
    low, high = (abs(percent.number.value) + step * percent.number.half for step in (-1, 1))
    if form == "change":
        sign = 1 if size >= whole else -1
        low, high = sorted((100 + sign * low, 100 + sign * high))
    tops = (whole * low / 100 - top.number.half, whole * high / 100 + top.number.half)
    return tops, (size * 100 / high - base.number.half, size * 100 / low + base.number.half) if low > 0 else None


def _tells(found: Quotient) -> bool:
    """Whether so much of the line holds that what does not is a slip."""
    held = len(found.trios) - found.failing
    return held >= TELLING and (found.failing == 1 or found.failing * 6 <= held)
