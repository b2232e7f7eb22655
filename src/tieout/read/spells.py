"""Mentions of time around the amounts of a clause come in; the period of each amount goes out.

What a sentence leaves unsaid comes from the clause, the paragraph, or the period that the document reports.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from tieout.core.period import Period
from tieout.read.calendar import Calendar
from tieout.read.drafts import Clause, Draft, Reading
from tieout.read.mentions import Mention
from tieout.read.periods import relative_period

_STOP: Final = re.compile(
    r"(?:;|\b(?:while|whereas|but|compared|versus|vs|from|than|over|up|down|an?\s+(?:\w+\s+)?(?:increase|decrease|improvement|decline|reduction)"
    r"|increas\w+|decreas\w+|rose|grew|fell|declin\w+|was|were|representing|reflecting|totaled|and\s+(?:net|total|its|the|our))\b)"
)
_AGAINST: Final = re.compile(
    r"\b(?:than|over|from|compared\s+(?:to|with)|versus|vs\.?|against|below|above|behind|ahead\s+of)\s+(?:(?:the|that|of|its|at|for|in|a|our|end|results|levels?|same|year)\s+){0,5}$"
)
_OPENING: Final = re.compile(
    r"[\s\"“`'‘(]*(?:(?:for|in|during|at|as\s+of|on|through)\s+)?(?:(?:the|our|its|this)\s+)?(?:end\s+of\s+(?:the\s+)?|fiscal\s+)?"
)
_FEW_WORDS: Final = re.compile(r"[^\d;$%]{0,70}$")


_COMPARED: Final = re.compile(r"\b(?:compared|versus|vs)\b")


def leads(small: str, start: int, end: int, mentions: Sequence[Mention]) -> bool:
    """Whether a line without amounts gives the times of the list under it."""
    text = small[start:end].rstrip()
    if not mentions or text.endswith(":"):
        return bool(mentions)
    if len(mentions) != 2:
        return False
    before, between = small[start : mentions[0].start], small[mentions[0].end : mentions[1].start]
    after = small[mentions[1].end : end]
    return not before.strip() and not after.strip() and _COMPARED.match(between.strip()) is not None


@dataclass(slots=True)
class Times:
    """What the document says of time, and where in it we are. ``pairs`` are periods told beside their comparatives."""

    calendar: Calendar
    lengths: dict[str, Period] = field(default_factory=dict)
    reported: Period | None = None
    pairs: dict[Period, set[Period]] = field(default_factory=dict)
    local: dict[Period, Period] = field(default_factory=dict)
    paragraph: int = -1
    current: Period | None = None
    party: str | None = None
    """The segment that the paragraph is about; "" for the issuer, None before the first claim."""
    last: Draft | None = None
    """The value that the last sentence of this paragraph told, when it told one."""
    entered: Period | None = None
    """The period understood when the sentence began."""
    fixed: bool = False
    """Whether this sentence has told its first period, which is the one that the next sentence goes on with."""
    lead: Period | None = None
    """The period that the line over a list gives to its items ("For the nine months ended ...:")."""
    lead_against: Period | None = None
    """The period that the items of the list are compared with, where the line over it tells one."""
    used: set[int] = field(default_factory=set)
    """Where the mentions of this sentence start that already belong to an amount."""

    @classmethod
    def of(cls, calendar: Calendar, mentions: Sequence[Mention]) -> Times:
        """Note which quarter, half, nine months and year the document reports: the last that ended before its date."""
        times = cls(calendar)
        today = calendar.date or date.max
        for mention in mentions:
            period = mention.period
            if period is None or mention.kind != "said" or period.start is None or period.end > today:
                continue
            known = times.lengths.get(period.length)
            if known is None or (calendar.date is not None and period.end > known.end):
                times.lengths[period.length] = period
            times.reported = times.reported or period
        return times

    def enter(self, paragraph: int, item: bool = False) -> None:
        """A new paragraph starts with nothing understood, an item of a list with what the line over the list says."""
        if not item and paragraph != self.paragraph:
            self.lead = self.lead_against = None
        if paragraph != self.paragraph:
            self.paragraph, self.current, self.last, self.party = paragraph, None, None, None
            self.local = {}
        if item and self.lead is not None:
            self.current = self.lead

    def over_list(self, small: str, mentions: Sequence[Mention]) -> None:
        """A line without amounts that ends in a colon, or is nothing but "first quarter compared with fourth quarter".

        What the items under it tell is of its first time, and compared with its second.
        """
        self.lead = self.resolve(mentions[0], None)
        compared = len(mentions) == 2 and _COMPARED.search(small, mentions[0].end, mentions[1].start) is not None
        self.lead_against = self.resolve(mentions[1], self.lead) if compared else None

    def begin(self, reading: Reading) -> None:
        """A time that opens the sentence ("In the first nine months, ...") holds for all of it."""
        self.used, self.fixed = set(), False
        self.entered = self.current
        for mention in reading.mentions[:1]:
            opens = _OPENING.fullmatch(reading.small, reading.start, mention.start) is not None
            if opens and mention.kind in ("said", "latest", "length"):
                self.current = self.entered = self.resolve(mention, self.current) or self.current

    def resolve(self, mention: Mention, base: Period | None) -> Period | None:
        """The period that a mention means beside ``base``."""
        if mention.period is not None:
            return mention.period
        if mention.kind == "length":
            if mention.length == "ytd":
                return self._to_date()
            return self.lengths.get(mention.length)
        base = base or self.current or self.reported
        if base is None:
            return None
        if mention.kind == "same" and not mention.year:
            return base if mention.length in ("", base.length) else None
        return relative_period(mention.kind, base, mention.year, self.calendar)

    def _to_date(self) -> Period | None:
        """From the start of the fiscal year to the end of the quarter that the document reports."""
        quarter = self.lengths.get("quarter") or self.reported
        known = self.lengths.get("nine months") or self.lengths.get("half")
        if known is not None or quarter is None:
            return known
        return self.calendar.to_date(quarter.end)

    def _compares(self, reading: Reading, mention: Mention) -> bool:
        return _AGAINST.search(reading.small[max(reading.start, mention.start - 60) : mention.start]) is not None

    def _after(self, reading: Reading, group: list[Draft]) -> Mention | None:
        """The mention that follows a group ("$24.4 million for the fourth quarter") within its own phrase."""
        start = reading.amounts[group[-1].figure].after
        index = group[-1].figure + 1
        end = reading.amounts[index].start if index < len(reading.amounts) else reading.end
        stop = _STOP.search(reading.small, start, end)
        end = stop.start() if stop is not None else end
        for mention in reading.mentions:
            if start <= mention.start < end and mention.kind not in ("yoy", "qoq"):
                if _FEW_WORDS.match(reading.small[start : mention.start]) is None or self._compares(reading, mention):
                    return None
                self.used.add(mention.start)
                return mention
        return None

    def _before(self, reading: Reading, group: list[Draft], comparative: bool) -> Mention | None:
        """The last mention in the words before a group."""
        index = group[0].figure
        start = reading.amounts[index - 1].after if index else reading.start
        end = reading.amounts[index].start
        found = None
        for mention in reading.mentions:
            if mention.kind in ("yoy", "qoq") or mention.start in self.used:
                continue
            if start <= mention.start and mention.end <= end and (comparative or not self._compares(reading, mention)):
                found = mention
        if found is not None and comparative:
            # A comparative's time stands after "compared to", not before it.
            between = reading.small[found.end : end]
            return None if re.search(r"\b(?:compared|versus|vs|from|than|against|over)\b", between) else found
        return found

    def _set(self, group: list[Draft], period: Period | None, told: bool) -> None:
        for draft in group:
            draft.period, draft.told = period, told

    def tell(self, reading: Reading, clause: Clause) -> None:
        """Give the amounts of a clause their periods."""
        base: Period | None = None
        sides = [self._after(reading, group) for group in clause.currents]
        others = [
            self._after(reading, group) or self._before(reading, group, comparative=True) for group in clause.againsts
        ]
        self.used.update(mention.start for mention in others if mention is not None)
        for group, mention in zip(clause.currents, sides, strict=True):
            mention = mention or self._before(reading, group, comparative=False)
            period = self.resolve(mention, self.current) if mention is not None else None
            self._set(group, period, period is not None)
            base = base or period
        if base is None:
            base = self._clause_time(reading, clause)
        fallback = base or self.current
        lead = self.lead_against if fallback is not None and fallback == self.lead else None
        for group in clause.currents:
            if group[0].period is None:
                self._set(group, fallback, told=base is not None)
        for group, mention in zip(clause.againsts, others, strict=True):
            self._comparative(group, mention, fallback)
            if mention is None and lead is not None:
                self._set(group, lead, told=True)
        for group in clause.changes:
            self._set(group, fallback, told=base is not None)
            self._change(reading, group, fallback)
            for draft in group:
                draft.against = draft.against or lead
        if base is not None:
            self.current, self.fixed = (self.current if self.fixed else base), True
            self._note(clause)

    def _clause_time(self, reading: Reading, clause: Clause) -> Period | None:
        """The time in the words that open a clause without a value ("sales in the quarter rose 4%"), or after its change."""
        for group in (*clause.changes, *clause.againsts[:0]):
            mention = self._after(reading, group) or self._before(reading, group, comparative=False)
            if mention is not None and mention.kind in ("said", "latest", "length"):
                return self.resolve(mention, self.current)
        if clause.againsts and not clause.changes:
            mention = self._before(reading, clause.againsts[0], comparative=False)
            if mention is not None and mention.kind in ("said", "latest", "length"):
                return self.resolve(mention, self.current)
        return None

    def _comparative(self, group: list[Draft], mention: Mention | None, base: Period | None) -> None:
        period = self.resolve(mention, base) if mention is not None else None
        bare_year = mention is not None and mention.end - mention.start == 4 and mention.length == "year"
        if bare_year and mention is not None and base is not None and base.length in ("quarter", "half", "nine months"):
            # Beside a quarter, "in 2019" is that quarter of 2019.
            period = relative_period("same", base, self.calendar.year_of(mention.period or base), self.calendar)
        if period is not None and period == base:
            # "rose to A from B in the first quarter": the time is that of A.
            period = None
        self._set(group, period, period is not None)

    def _change(self, reading: Reading, group: list[Draft], base: Period | None) -> None:
        """What a change is measured against: "8% higher than March 31, 2019"."""
        index = group[-1].figure + 1
        start = reading.amounts[group[-1].figure].after
        end = reading.amounts[index].start if index < len(reading.amounts) else reading.end
        for mention in reading.mentions:
            if start <= mention.start < end and (mention.kind in ("yoy", "qoq") or self._compares(reading, mention)):
                for draft in group:
                    draft.against = self.resolve(mention, base)
                    if draft.prior >= 0 and draft.prior != index:
                        draft.prior = -1  # "and a 10% decrease compared to the second quarter" has a side of its own
                return

    def _note(self, clause: Clause) -> None:
        """Remember a period and the one it is compared with, when both are told."""
        if len(clause.currents) == 1 and len(clause.againsts) == 1:
            one, other = clause.currents[0][0], clause.againsts[0][0]
            if one.told and other.told and one.period is not None and other.period is not None:
                self.pairs.setdefault(one.period, set()).add(other.period)
                self.local[one.period] = other.period

    def run(self, reading: Reading, low: int, high: int, count: int) -> list[Period]:
        """A list of ``count`` periods told one after the other between two places; [] when there is not exactly one."""
        runs: list[list[Mention]] = []
        for mention in reading.mentions:
            if not low <= mention.start < high:
                continue
            last = runs[-1][-1] if runs else None
            if last is not None and re.fullmatch(
                r"[\s,]*(?:and\s+)?(?:(?:for|in|at|the)\s+)*", reading.small[last.end : mention.start]
            ):
                runs[-1].append(mention)
            else:
                runs.append([mention])
        fitting = [run for run in runs if len(run) == count and all(m.period for m in run)]
        if len(fitting) != 1:
            return []
        return [mention.period for mention in fitting[0] if mention.period is not None]

    def close(self, reading: Reading) -> None:
        """What the paragraph tells fills what the sentence left open; the rest waits for ``settle``."""
        for draft in reading.drafts:
            if draft.period is None and not draft.comparative and draft.stand != "other":
                draft.period = self.entered
        for clause in reading.clauses:
            self._fill(clause, self.local)
        values = [group for clause in reading.clauses for group in clause.currents]
        self.last = values[0][0] if len(values) == 1 else None

    def settle(self, clauses: Sequence[Clause]) -> None:
        """With the whole document read, comparatives without a time get the one that their period is always beside."""
        known = {period: next(iter(others)) for period, others in self.pairs.items() if len(others) == 1}
        for clause in clauses:
            for group in (*clause.currents, *clause.changes):
                for draft in group:
                    draft.period = draft.period or self.reported
            self._fill(clause, known)

    def _fill(self, clause: Clause, pairs: dict[Period, Period]) -> None:
        if len(clause.currents) > 1 or len(clause.againsts) != 1:
            return
        base = clause.currents[0][0].period if clause.currents else None
        if base is not None and clause.againsts[0][0].period is None:
            self._set(clause.againsts[0], pairs.get(base), told=False)
