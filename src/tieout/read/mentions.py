"""Running text and a Calendar come in; every phrase of time in it, with its period, goes out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from tieout.core.period import Period
from tieout.core.quick import quick
from tieout.read.calendar import Calendar, step_years
from tieout.read.dates import Token, lowered, tokens
from tieout.read.periods import class_of, day_of, ending, merged, of_year


@quick
@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase of time at ``start`` to ``end``.

    ``kind`` is ``said`` (the period is told in full), ``latest`` ("the third quarter": the last one before
    the document's date), ``year``, ``quarter``, ``same`` (relative: a year ago, the preceding quarter, the
    same period of ``year``), ``yoy`` or ``qoq`` (year over year, sequentially), or ``length`` ("the quarter", "the nine months": whichever the text is about).
    ``length`` is the length class where the phrase tells one, else "".
    """

    start: int
    end: int
    period: Period | None
    kind: str
    length: str = ""
    year: int = 0


_PLAIN = re.compile(
    r"[\s,()\-–—:]*(?:(?:of|the|for|its|our|in|on|at|as|a|one|period|periods|fiscal|calendar|results|unaudited|that|which"
    r"|company's|company’s)\b[\s,()\-–—:]*){0,4}"
)
_AND = re.compile(r"[\s,]*(?:and|&|or|/|through)?[\s,]*(?:(?:for|of|in|at|the|its|as)\b\s*){0,4}")
_AGAINST = re.compile(
    r"[\s,(]*(?:versus|vs\.?|over|from|compared\s+(?:to|with)|against)\s*(?:(?:for|of|in|at|the|that)\s+){0,3}"
)
_NOT_A_PERIOD = re.compile(
    r"(?:\b(?:due|until|through|since|before|after|by|effective|dated|thereof|matur(?:es?|ing|ity)|expir(?:es?|ing)"
    r"|prior\s+to|founded|established|incorporated|act|law|code|rules?|copyright|©|\(c\)|payable|commencing|beginning"
    r"|starting|no\.|form|page|room|suite|box|next)\s+(?:in\s+|on\s+|of\s+|early\s+|late\s+|mid\s*-?\s*)?"
    r"(?:fiscal\s+(?:year\s+)?)?)$"
)


@dataclass(slots=True)
class _Chain:
    """The state between one word of time and the next."""

    text: str
    calendar: Calendar
    found: list[Mention] = field(default_factory=list)
    lengths: list[Token] = field(default_factory=list)
    ended: bool = False
    told: tuple[Token, ...] = ()
    """The lengths of the period just told, for "... and 2003"."""
    day: Token | None = None
    """The day of the period just told."""
    open: bool = False
    """Whether a period was just told, so that "and 2003" goes on with it."""
    then: bool = False
    """Whether the last mention is a bare "prior year", to be dropped when a date follows."""

    def add(self, start: int, end: int, period: Period | None, kind: str, length: str = "", year: int = 0) -> None:
        self.found.append(Mention(start, end, period, kind, length, year))

    def close(self) -> None:
        """Nothing follows: lengths without a date stand alone."""
        for token in self.lengths:
            period = self.calendar.latest(token.unit, token.ordinal) if token.ordinal else None
            if token.ordinal == 1 and token.count:
                period = None
            self.add(token.start, token.end, period, "latest" if period else "length", class_of(token))
        self.lengths, self.ended, self.told, self.day, self.open, self.then = [], False, (), None, False, False

    def tell(self, token: Token, make: dict[str, date | int]) -> None:
        """A date or a year is here: the pending lengths (or those just told) get their periods."""
        lengths = self.lengths or list(self.told)
        end, year = make.get("end"), make.get("year", 0)
        if self.then and self.lengths and self.found:
            self.found.pop()
        if not lengths:
            period = Period(None, end) if isinstance(end, date) else self.calendar.fiscal_year(int(str(year)))
            self.add(token.start, token.end, period, "said", period.length)
        for index, length in enumerate(lengths):
            if isinstance(end, date):
                period_of = ending(length, end, self.calendar)
            else:
                period_of = of_year(length, int(str(year)), self.calendar)
            start = length.start if self.lengths else token.start
            stop = token.end if index == len(lengths) - 1 or not self.lengths else length.end
            kind = "said" if period_of else "same" if not isinstance(end, date) and not length.ordinal else "length"
            self.add(start, stop, period_of, kind, class_of(length), 0 if period_of else int(str(year or 0)))
        self.told, self.lengths, self.ended, self.open, self.then = tuple(lengths), [], False, True, False

    def replace_end(self, token: Token, end: date) -> None:
        """Let a date correct the period just told: "... of fiscal 2020, ended March 29, 2020"."""
        last = self.found.pop()
        length = self.told[-1] if self.told else Token("length", last.start, last.end, unit="year")
        self.add(last.start, token.end, ending(length, end, self.calendar), "said", last.length)
        self.ended = False


def _excluded(text: str, start: int) -> bool:
    return _NOT_A_PERIOD.search(text, max(0, start - 32), start) is not None


def _on_date(chain: _Chain, token: Token, joined: bool, following: Token | None) -> None:
    quarterly = not token.day and following is not None and following.unit == "quarter"
    quarterly = quarterly and not chain.text[token.end : following.start].strip() if following else False
    end = day_of(token, chain.calendar, closed=bool(chain.lengths) or quarterly)
    if end is None or (not chain.lengths and not quarterly and _excluded(chain.text, token.start)):
        chain.close()
        return
    if quarterly and following is not None:
        chain.close()
        chain.lengths = [replace(following, start=token.start)]
        chain.tell(replace(token, end=following.end), {"end": end})
    elif chain.then and not chain.lengths and chain.found and (chain.ended or chain.found[-1].kind == "quarter"):
        # "the prior quarter ended September 30, 2008"; of "the prior year period ended ..." only the date is new.
        last = chain.found.pop()
        known = last.kind == "quarter"
        period = Period.months(3, end) if known else None
        chain.add(last.start, token.end, period, "said" if known else last.kind, "quarter" if known else "", last.year)
        chain.close()
        return
    elif chain.ended and chain.open and not chain.lengths:
        chain.replace_end(token, end)
    elif not token.day and not chain.lengths:
        chain.close()
        chain.add(token.start, token.end, Period.months(1, end), "said", "month")
        return
    else:
        if not joined and not chain.lengths:
            chain.close()
        chain.tell(token, {"end": end})
    chain.day = token


def _on_year(chain: _Chain, token: Token, joined: bool) -> None:
    if not chain.lengths and not (joined and chain.open):
        chain.close()
        if not _excluded(chain.text, token.start) and (token.fiscal or chain.text[token.start].isdigit()):
            chain.tell(token, {"year": token.year})
        return
    day = chain.day if not chain.lengths else None
    if day is not None and day.day:
        end = day_of(replace(day, year=token.year), chain.calendar, closed=False)
        if end is not None:
            chain.tell(token, {"end": end})
            return
    chain.tell(token, {"year": token.year})


def _on_length(chain: _Chain, token: Token, plain: bool, joined: bool) -> None:
    if token.year:
        if not joined:
            chain.close()
        chain.lengths.append(token)
        chain.tell(token, {"year": token.year})
        return
    if chain.open and plain and chain.found and not chain.told and token.unit in ("quarter", "half"):
        last = chain.found[-1]
        year = chain.calendar.year_of(last.period) if last.period else 0
        if last.length == "year" and last.period:
            chain.found.pop()
            chain.close()
            chain.lengths = [replace(token, start=last.start)]
            chain.tell(replace(token, start=last.start), {"year": year})
            return
    if chain.lengths and plain and not joined:
        both = merged(chain.lengths[-1], token)
        if both is not None:
            chain.lengths[-1] = both
            return
    if chain.open or (chain.lengths and not joined and not plain):
        chain.close()
    chain.lengths.append(token)


def _on_then(chain: _Chain, token: Token, plain: bool) -> None:
    pending = chain.lengths[-1] if chain.lengths and plain else None
    if pending is not None and pending.ordinal and token.unit == "year":
        period = chain.calendar.latest(pending.unit, pending.ordinal)
        chain.lengths = chain.lengths[:-1]
        chain.close()
        if period is not None:
            period = step_years(period, -1)
        chain.add(pending.start, token.end, period, "said" if period else "year", class_of(pending))
        return
    chain.close()
    chain.add(token.start, token.end, None, token.unit, "", token.year)
    chain.then = token.unit != "same" or not token.year
    if token.unit == "same" and not token.year:
        chain.open = True


@lru_cache(maxsize=1024)
def _bridge(gap: str) -> tuple[bool, bool, bool]:
    """Whether the words between two words of time join them ("and"), add nothing ("of the"), or compare ("versus")."""
    joined = _AND.fullmatch(gap) is not None and not gap.isspace() and gap != ""
    return joined, _PLAIN.fullmatch(gap) is not None, _AGAINST.fullmatch(gap) is not None


def find_mentions(
    small: str, calendar: Calendar, start: int = 0, end: int | None = None, words: list[Token] | None = None
) -> list[Mention]:
    """Every phrase of time in ``small[start:end]`` (small letters, see ``lowered``), relative ones too, in order.

    ``words`` are the tokens of that stretch, when the caller has them already.
    """
    if words is None:
        words = tokens(small, start, end)
    chain = _Chain(small, calendar)
    previous = start
    for index, token in enumerate(words):
        gap = small[previous : token.start] if token.start - previous <= 60 else "#"
        joined, plain, against = _bridge(gap)
        if token.start < previous:  # the second half of "third and fourth quarter", or a quarter already taken
            joined = True
            if chain.found and chain.found[-1].end >= token.end:
                continue
        elif not (joined or plain) and not (against and token.kind in ("date", "year")):
            chain.close()
        if token.kind == "date":
            _on_date(chain, token, joined or against, words[index + 1] if index + 1 < len(words) else None)
        elif token.kind == "year":
            last = chain.found[-1] if chain.found else None
            if last is not None and last.kind == "same" and not last.year and not last.period and plain and chain.then:
                chain.found[-1] = replace(last, end=token.end, year=token.year)
                chain.close()
            else:
                _on_year(chain, token, joined or against)
        elif token.kind == "length":
            _on_length(chain, token, plain, joined)
        elif token.kind == "then":
            _on_then(chain, token, plain)
        else:
            chain.ended = True
        previous = max(previous, token.end, chain.found[-1].end if chain.found else 0)
    chain.close()
    return chain.found


def find_periods(text: str, calendar: Calendar) -> list[tuple[int, int, Period]]:
    """The periods told in ``text``, with their offsets; "2004 and 2003" gives two."""
    return [(m.start, m.end, m.period) for m in find_mentions(lowered(text), calendar) if m.period is not None]
