"""A table comes in; what kind of statement it is, and how each of its columns stands, goes out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tieout.book.headings import basis_in
from tieout.book.labels import normalise
from tieout.book.segments import may_be_name
from tieout.book.vocabulary import concepts_in, listed
from tieout.core.exhibit import Exhibit
from tieout.core.table import Table

_OTHER: Final = re.compile(
    r"%|\b(?:percent|changes?\b|variance|incr(?:ease)?\b|decr(?:ease)?\b|increase|decrease|vs\b|versus\b|y\s?/\s?y\b"
    r"|q\s?/\s?q\b|yoy\b|qoq\b|bps\b|basis points?\b|growth\b|guidance\b|outlook\b|estimate|forecast|budget|target"
    r"|adjustments?\b|adj's?\b|eliminations?\b|reconciling\b|allowance\b|gain\b|average\b|yield|rates?\b|per\b|reclass|impact|effects?\b|organic\b"
    r"|constant\b|currency\b|range\b|high\b|low\b|favorable|unfavorable|b/\(?w|better\b|worse\b|compared\b"
    r"|guarantors?\b|parent\b|subsidiar|plan\b|items?\b|exclud|including\b|rounding\b|ratio\b|(?:number|percentage) of\b)"
)
"""In small letters, as all below: a pattern that must not look for both cases is several times faster."""
_BASES: Final = (
    ("pro forma", re.compile(r"\bpro[\s-]?forma\b")),
    ("adjusted", re.compile(r"\b(?:as )?adjusted\b|\bnon-?\s?gaap\b|\bcore\b")),
    ("restated", re.compile(r"\brestated\b")),
    ("recast", re.compile(r"\brecast\b|\breclassified\b")),
)
_TIME: Final = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\b|\b(?:three|six|nine|twelve|one|two|four|thirteen|fourteen|fifty"
    r"|twenty|thirty|forty|first|second|third|fourth|1st|2nd|3rd|4th|fiscal|full|half|weeks?|months?|quarters?|quarterly|years?|days?"
    r"|ended|ending|end|period|periods|ytd|date|to|year-to-date|as|of|at|on|for|the|and|in|through|from|inception|current|prior|last|this|same"
    r"|previous|comparable|unaudited|audited|note|notes|actual|reported|gaap|restated|recast|reclassified|adjusted|non|core|pro|forma"
    r"|amounts?|dollars?|thousands?|millions?|billions?|u\.?s\.?|usd|trends?|results?|balances?|see|company|us|except|share|shares|data|or"
    r"|consolidated|total|totals|all|combined|successor|predecessor|continued|sum|summary|statements?|condensed|income|operations|trend)\b"
    r"|\b(?:[1-4]q|q[1-4]|fy|h[12]|[12]h|cy)\s?'?\d*\b|[\W\d_]+"
)
_TITLE: Final = re.compile(
    r"\b(?:reconciliations?|information|data|summary|highlights|exhibit|page|statements?|balance sheets?|schedule|consolidated financial"
    r"|inc|corp|corporation|incorporated|ltd|llc|plc|and subsidiaries)\b|(?<!total)(?<!the)\s+co(?:mpany)?\.?$"
    r"|^\(?(?:(?:dollars |amounts? |\$ |usd )?in (?:thousands|millions|billions)|unaudited|000'?s)"
)
_DAY: Final = re.compile(r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b")
"""A day of a month; a head with two of them compares two dates."""
_WHOLE: Final = re.compile(r"\b(?:totals?|consolidated|combined|company)\b")


@dataclass(frozen=True, slots=True)
class Standing:
    """How the figures of one column stand.

    ``other`` says that they are changes, percentages or adjustments, no facts of the rows; ``basis`` is what the heads
    say of it; ``name`` is left of the heads without words of time and form; ``whole`` says that it is the total.
    """

    other: bool = False
    basis: tuple[str, ...] = ()
    name: str = ""
    whole: bool = False


@lru_cache(maxsize=16384)
def standing_of(head: tuple[str, ...]) -> Standing:
    """The standing of a column with these heads."""
    title = max((index for index, piece in enumerate(head) if _is_title(piece)), default=-1)
    head = head[title + 1 :]
    text = " ".join(head).lower()
    if _OTHER.search(text) or len(_DAY.findall(text)) > 1:
        return Standing(True)
    basis = tuple(name for name, pattern in _BASES if pattern.search(text))
    untimed = [_untimed(piece) for piece in head]
    name = " ".join(piece for piece, left in zip(head, untimed, strict=True) if left)
    if len(" ".join(filter(None, untimed))) <= 1:
        name = ""
    return Standing(False, basis, name, _WHOLE.search(text) is not None)


@lru_cache(maxsize=16384)
def _is_title(piece: str) -> bool:
    return _TITLE.search(piece.lower()) is not None


@lru_cache(maxsize=16384)
def _untimed(piece: str) -> str:
    """What is left of one line of a head without words of time and form."""
    return " ".join(_TIME.sub(" ", piece.lower()).split())


def column_segments(standings: list[Standing]) -> dict[int, str]:
    """Column -> the name in its head, where the columns of a table set parts of an issuer side by side, with their total.

    A column with a name that is not so explained means something else than its rows say; it has no entry.
    """
    named = [index for index, standing in enumerate(standings) if standing.name and not standing.other]
    whole = any(standing.whole and not standing.name for standing in standings)
    if len(named) < 2 or not whole or len({standings[index].name for index in named}) < 2:
        return {}
    names = {index: _tidy(standings[index].name) for index in named}
    return names if all(may_be_name(name) for name in names.values()) else {}


def _tidy(name: str) -> str:
    return re.sub(r"\s*\(?\d\)?$", "", " ".join(name.split()))


def caption_basis(table: Table) -> tuple[str, ...]:
    """The basis that a caption gives to the whole table, when one of its lines is about nothing else."""
    return next((basis for line in table.caption if len(line) <= 60 and (basis := basis_in(line))), ())


def kind_of(table: Table) -> str:
    """``income statement``, ``balance sheet``, ``cash flow``, or "" for a table of other or of mixed kind."""
    found = _anchors(table)
    flows = found & listed("statement of cash flows")
    points = found & listed("balance sheet")
    income = found & listed("income statement")
    if len(flows) >= 2 and "LiabilitiesAndStockholdersEquity" not in found and "AssetsCurrent" not in found:
        return "cash flow"
    if len(points) >= 2 and not flows and len(income) <= 1:
        return "balance sheet"
    if len(income) >= 3 and not points and not flows:
        return "income statement"
    return ""


def _anchors(table: Table) -> set[str]:
    flow, instant = concepts_in("flow"), concepts_in("instant")
    finance = concepts_in("flow", True)
    found = set()
    for row in table.rows:
        plain = normalise(row.label)
        concept = flow.get(plain) or instant.get(plain) or finance.get(plain)
        if concept is not None:
            found.add(concept)
    return found


def is_finance(exhibit: Exhibit) -> bool:
    """Whether the issuer is a bank or an insurer, by the line items that only those have."""
    flow, ratios = concepts_in("flow", True), concepts_in("percent", True)
    telling = listed("finance")
    found = set()
    for table in exhibit.tables:
        for row in table.rows:
            plain = normalise(row.label)
            concept = flow.get(plain) or ratios.get(plain)
            if concept in telling:
                found.add(concept)
                if len(found) > 1:
                    return True
    return False
