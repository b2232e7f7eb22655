"""Clauses with their amounts come in; the links between current and prior sides, lists and parties are set.

A link is left out wherever two sides could be meant.
"""

from __future__ import annotations

import re
from typing import Final

from tieout.read.drafts import Clause, Draft, Reading
from tieout.read.phrases import full_measure
from tieout.read.spells import Times

_THIS: Final = re.compile(
    r"[\"“\s]*(?:this|these|that|which)\s+(?:represent(?:s|ed)?|is|was|were|reflect(?:s|ed)|compare[sd]|equates|amounts|translates)\b"
)


def _fitting(reading: Reading, group: list[Draft], unit: str) -> Draft | None:
    """The form of a group that has ``unit``; its main form when the unit is a percentage or points."""
    if unit in ("percent", "basis points", "points"):
        main = group[0]
        is_percent = reading.amounts[main.figure].unit == "percent"
        return main if is_percent == (unit != "percent") else None
    return next((draft for draft in group if reading.amounts[draft.figure].unit == unit), None)


def _other_change(reading: Reading, at: int, prior: list[Draft]) -> bool:
    """Whether "by $2 million" stands between a change and the side that follows, which is its side then."""
    return any(
        draft.stand == "other" and reading.small.endswith(" by ", 0, reading.amounts[draft.figure].start)
        for draft in reading.drafts[at + 1 : prior[0].figure]
    )


def link_change(reading: Reading, clause: Clause, change: list[Draft]) -> None:
    """Find the two sides of a change; none where two could be meant."""
    at = change[0].figure
    before = [group for group in clause.currents if group[0].figure < at]
    current = before[-1] if before else (clause.currents[0] if clause.currents else None)
    if len(clause.currents) > 1:
        current = None
    following = [other[0].figure for other in clause.changes if other[0].figure > at]
    stop = min(following, default=len(reading.amounts))
    priors = [group for group in clause.againsts if at < group[0].figure < stop]
    if not priors:
        priors = [group for group in clause.againsts if group[0].figure < at]
    prior = priors[0] if len(priors) == 1 and not _other_change(reading, change[-1].figure, priors[0]) else None
    for draft in change:
        unit = reading.amounts[draft.figure].unit
        for group, name in ((current, "current"), (prior, "prior")):
            side = _fitting(reading, group, unit) if group is not None else None
            if side is not None:
                setattr(draft, name, side.figure)


def link_values(reading: Reading, clause: Clause) -> None:
    """Pair each form of a value with the same form of its one comparative."""
    if len(clause.currents) != 1 or len(clause.againsts) != 1:
        return
    for draft in clause.currents[0]:
        unit = reading.amounts[draft.figure].unit
        twin = next((other for other in clause.againsts[0] if reading.amounts[other.figure].unit == unit), None)
        if twin is not None and draft.role == twin.role == "value":
            draft.current, draft.prior = draft.figure, twin.figure
            draft.direction = clause.direction


_GAAP_AND_NOT: Final = re.compile(r"^GAAP\s+and\s+non-GAAP\s+(?P<what>.+)$", re.IGNORECASE)


def respectively(reading: Reading, clause: Clause, times: Times) -> None:
    """Give a list of values its list of times, in order; two measures told at once are nobody's."""
    values = clause.currents
    if len(values) < 2:
        return
    low = reading.amounts[clause.start - 1].after if clause.start else reading.start
    last = values[-1][-1].figure
    following = [group.start for group in reading.clauses if group.start > last]
    high = reading.amounts[min(following)].start if following else reading.end
    run = times.run(reading, low, high, len(values)) or times.run(reading, reading.start, low, len(values))
    if run:
        for group, period in zip(values, run, strict=True):
            for draft in group:
                draft.period, draft.told = period, True
    elif "respectively" in reading.small[low:high]:
        both = _GAAP_AND_NOT.match(clause.measure) if len(values) == 2 else None
        for group, word in zip(values, ("GAAP", "non-GAAP", *("" for _ in values)), strict=False):
            for draft in group:
                draft.measure = f"{word} {both.group('what')}" if both is not None else ""
                draft.basis = "" if word == "GAAP" and both is not None else draft.basis


def compared_in_order(reading: Reading) -> None:
    """ "A rose to $5 and B to $6, compared to $4 and $5, respectively": each comparative is that of one value, in order."""
    values = [(clause, group[0]) for clause in reading.clauses for group in clause.currents]
    againsts = [group[0] for clause in reading.clauses for group in clause.againsts]
    if len(values) < 2 or len(values) != len(againsts) or values[-1][1].figure > againsts[0].figure:
        return
    last = reading.amounts[againsts[-1].figure].after
    if "respectively" not in reading.small[last : min(last + 80, reading.end)]:
        return
    units = [(reading.amounts[value.figure].unit, reading.amounts[other.figure].unit) for (_, value), other in
             zip(values, againsts, strict=True)]  # fmt: skip
    if any(one != other for one, other in units) or any(len(clause.currents) > 1 for clause, _ in values):
        return
    for (clause, value), other in zip(values, againsts, strict=True):
        other.measure, other.subject, other.basis = value.measure, value.subject, value.basis
        other.period = other.period or againsts[-1].period
        value.current, value.prior, value.direction = value.figure, other.figure, clause.direction
        for change in (draft for group in clause.changes for draft in group if draft.role == "percent change"):
            change.prior = other.figure


def name_parties(reading: Reading, times: Times) -> None:
    """After a first sentence on one segment, the sentences of its paragraph that name none are about it too."""
    named = {clause.subject for clause in reading.clauses if clause.subject}
    if times.party is None and reading.clauses:
        times.party = next(iter(named)) if len(named) == 1 and reading.clauses[0].subject else ""
    elif times.party and named:
        times.party = next(iter(named)) if len(named) == 1 else ""
    elif times.party:
        for draft in reading.drafts:
            draft.subject = draft.subject or times.party


def look_back(reading: Reading, times: Times) -> None:
    """ "This represents a 21% decrease": the current side is the value of the sentence before."""
    last = times.last
    if (
        last is None
        or not _THIS.match(reading.small, reading.start)
        or any(clause.currents for clause in reading.clauses)
    ):
        return
    for clause in reading.clauses:
        for group in clause.changes:
            for draft in group:
                if draft.current < 0 and draft.role == "percent change" and not draft.measure:
                    draft.earlier, draft.period = last, last.period
                    draft.measure, draft.subject = last.measure, last.subject


def inherit(clause: Clause, group: list[Draft]) -> None:
    """A comparative without a measure of its own has that of the current value."""
    if not clause.currents:
        return
    current = clause.currents[0][0]
    for draft in group:
        draft.measure = full_measure(draft.measure, current.measure) if draft.measure else current.measure
        draft.subject = draft.subject or current.subject
