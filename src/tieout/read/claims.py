"""A sentence with its amounts and phrases of time comes in; what it says of each amount goes out as claims.

The amounts are walked from left to right. The words before each say how it stands (``clauses``); a measure
opens a clause; values, their comparatives and changes of one clause are linked when the clause is complete.
A link is left out wherever two are possible.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from tieout.read.clauses import Stand, after_amount, bare_label, stand_of
from tieout.read.drafts import Clause, Draft, Reading
from tieout.read.links import (
    compared_in_order,
    inherit,
    link_change,
    link_values,
    look_back,
    name_parties,
    respectively,
)
from tieout.read.phrases import basis_of, can_tell_basis, party_name, split_party, squeeze, tidy
from tieout.read.printed import Amount
from tieout.read.spells import Times

FORWARD: Final = re.compile(
    r"\bestimates?\s+(?:it|that|we)\b|\bremainder\s+of\b|\b(?:expects?|anticipates?|projects|forecasts?|targets?|intends?|plans)\b|\b(?:is|are|was|were)\s+(?:now\s+|currently\s+)?(?:expected|anticipated|projected|forecast(?:ed)?|targeted)\s+to\b"
    r"|\b(?:guidance|outlook)\b|\b(?:will|would|could|should|may)\s+(?:\w+\s+)?(?:be|have|increase|decrease|range|total|exceed|reach)\b"
)
_FORWARD_STEMS: Final = (
    "estimate", "remainder", "expect", "anticipat", "project", "forecast", "target", "intend", "plans", "guidance", "outlook",
    "will", "would", "could", "should", "may",
)  # fmt: skip
"""A sentence without any of these is not tried with ``FORWARD``."""
_WHOLE: Final = re.compile(r"\s+of\s+(?!\x01)(?P<whole>(?:[A-Za-z’'&-]+\s*){1,8})")
_NOUN: Final = re.compile(
    r"[\s-]+(?:of\s+(?:the\s+|its\s+)?|in\s+(?=(?-i:[a-z])))?(?P<noun>(?!(?:per|and|or|to|from|for|in|at|on|was|were|is|are|as|by|of|that|which|with|compared|a|an|the|each|through|during|over)\b)[a-z][\w’'-]*(?:\s+(?!(?:(?!un|sub|sec|def|acc|res)[a-z]+ed|and|or|to|from|in|at|on|was|were|is|are|as|by|that|which|with|compared|through|during|over|under|due|have|has|had|will|consists?|bears?|accrues?|matures?|entitles?|requires?|represents?|expires?|(?:for|at|of)\s+(?:an?|its|the|such|our)|into|upon)\b)[\w’'-]+){0,5})",
    re.IGNORECASE,
)
_CASH_FROM: Final = re.compile(
    r"\s+(?:of\s+|in\s+)?(?P<noun>(?:net\s+)?cash(?:\s+flows?)?\s+(?:from|provided\s+by|generated\s+by)\s+(?:operations|operating\s+activities))\b",
    re.IGNORECASE,
)
_REPURCHASED: Final = re.compile(
    r"\b(?:re)?purchased\s+(?:approximately\s+)?[\d.,]+\s+(?:million\s+)?shares\b[^;.$]{0,90}\b(?:for|at\s+an?\s+(?:total\s+|aggregate\s+)?cost\s+of)\s+(?:approximately\s+|an?\s+(?:total|aggregate)\s+of\s+)?$"
)
_INTRO: Final = 240
"""So much of a sentence is its opening."""
_INTRO_BASIS: Final = re.compile(r"^[\"“\s]*(?:excluding|on\s+an?\b|adjusted\s+for|adjusting\s+for)[^,]{3,200},")
_EXCLUDED_AFTER: Final = re.compile(
    r"^[\s,(]*(?:excluding|exclusive\s+of|cc\b|in\s+constant[\s-]currenc\w+|(?:as\s+)?adjusted|pro\s+forma|organic|non-gaap|annualized|on\s+an?\s+(?:adjusted|non|constant|comparable|organic|core|pro)[^,;.]*)"
)


def _role(amount: Amount, stand: str) -> str:
    if stand != "change":
        return "value"
    if amount.unit == "percent":
        return "percent change"
    return "point change" if amount.unit in ("basis points", "points") else "change"


def _begins(reading: Reading, measure: str, at: int) -> bool:
    """Whether a measure stands where any word has a capital: at the start of a sentence, after a colon or a quote."""
    start = reading.amounts[at - 1].after if at else reading.start
    place = reading.view.rfind(measure.split(maxsplit=1)[0], start, reading.amounts[at].start)
    before = reading.view[reading.start : max(place, reading.start)].rstrip()
    return place < 0 or not before or before[-1] in ':.!?;"“”‘`(•▪◦|—―–-'


def _open(reading: Reading, stand: Stand, at: int) -> Clause:
    measure, subject = split_party(stand.measure, _begins(reading, stand.measure, at)) if stand.measure else ("", "")
    subject = stand.subject or party_name(subject)
    if _is_issuer(subject, reading.issuer):
        subject = ""
    if measure and _is_issuer(measure, reading.issuer):
        measure = ""
    clause = Clause(measure, subject, stand.direction, at)
    reading.clauses.append(clause)
    return clause


def _is_issuer(name: str, issuer: str) -> bool:
    """Whether a name is the issuer's own, in full or cut short ("Horizon" of "Horizon Financial Corp.")."""
    words = _NAME_WORD.findall(name.lower().removesuffix("'s").removesuffix("’s"))
    return bool(words) and _own_words(issuer).issuperset(words)


_NAME_WORD: Final = re.compile(r"[a-z&]+")


@lru_cache(maxsize=16)
def _own_words(issuer: str) -> frozenset[str]:
    own = ("inc", "corp", "corporation", "company", "ltd", "plc", "llc", "co")
    return frozenset((*_NAME_WORD.findall(issuer), *own))


def _units(reading: Reading, clause: Clause | None, before: Draft) -> set[str]:
    """The units of the forms in which the last amount was given."""
    groups = (*clause.currents, *clause.againsts, *clause.changes) if clause is not None else ()
    group = next((group for group in groups if before in group), [before])
    return {reading.amounts[draft.figure].unit for draft in group}


def _place(reading: Reading, index: int, stand: Stand) -> Draft:
    """Put amount ``index`` into its clause as a value, a comparative or a change."""
    amount = reading.amounts[index]
    before = reading.drafts[-1] if reading.drafts else None
    clause = reading.clauses[-1] if reading.clauses else None
    kind = stand.kind
    if kind == "list" and before is not None and before.stand in ("value", "to", "against", "change"):
        kind = before.stand if amount.unit in _units(reading, clause, before) else "other"
    if kind in ("value", "to", "against", "change") and (stand.fresh or clause is None):
        clause = _open(reading, stand, index)
    draft = Draft(index, _role(amount, kind), kind, direction=stand.direction)
    if clause is None or kind in ("other", "list"):
        draft.stand = "other"
        return draft
    draft.measure, draft.subject = clause.measure, clause.subject
    if kind == "or" and before is not None and before.stand != "other":
        _join(reading, clause, before, draft)
    elif kind in ("value", "to"):
        clause.currents.append([draft])
        clause.direction = clause.direction or stand.direction
    elif kind == "against":
        draft.comparative = True
        if stand.measure and not stand.fresh:
            draft.measure, subject = split_party(stand.measure)
            draft.subject = subject or clause.subject
        clause.direction = clause.direction or stand.direction
        clause.againsts.append([draft])
    elif kind == "change":
        clause.changes.append([draft])
        clause.direction = clause.direction or stand.direction
        draft.direction = stand.direction or (before.direction if before is not None and stand.kind == "list" else 0)
    else:
        draft.stand = "other"
    return draft


def _join(reading: Reading, clause: Clause, before: Draft, draft: Draft) -> None:
    """ "$8.5 million, or $0.59 per share": one more form of the amount before it."""
    amount = reading.amounts[draft.figure]
    for groups in (clause.currents, clause.againsts, clause.changes):
        for group in groups:
            if group[-1] is before:
                group.append(draft)
    draft.stand, draft.comparative = before.stand, before.comparative
    draft.measure, draft.subject, draft.direction = before.measure, before.subject, before.direction
    if before.role in ("change", "percent change", "point change"):
        draft.role = _role(amount, "change")
    elif amount.unit == "percent":
        draft.role, draft.current = "share", before.figure


def _one_change(reading: Reading, index: int, stand: Stand) -> None:
    """ "A $497,000, or 40.8%, increase in rent": the amount before "or" is the same change."""
    before = reading.drafts[-1] if reading.drafts else None
    if before is None or stand.kind != "change" or before.measure or before.role != "value":
        return
    one, other = reading.amounts[before.figure], reading.amounts[index]
    if re.fullmatch(r"[\s,]*or\s+", reading.small[one.after : other.start]) and other.unit == "percent" != one.unit:
        before.stand, before.role, before.direction = "change", "change", stand.direction
        before.measure, before.subject = reading.clauses[-1].measure, reading.clauses[-1].subject
        for clause in reading.clauses:
            clause.currents = [group for group in clause.currents if before not in group]
        reading.clauses[-1].changes.insert(0, [before])


def _shares(reading: Reading, draft: Draft) -> None:
    """ "12% of net sales" is a share of a whole, unless the words before it make it a change."""
    amount = reading.amounts[draft.figure]
    if amount.unit != "percent" or draft.role not in ("value", "share"):
        return
    stop = min((m.start for m in reading.mentions if m.start > amount.after), default=reading.end)
    whole = _WHOLE.match(reading.view, amount.after, min(reading.end, stop, amount.after + 120))
    if whole is not None:
        draft.role = "share"
        noun = squeeze(
            re.split(r"\b(?:at|in|for|compared|from|was|were|outstanding|as|and|during|on)\b", whole.group("whole"))[0]
        )
        draft.measure = f"{draft.measure} as a percentage of {noun}".strip() if noun else draft.measure
    elif draft.role == "share":
        draft.role, draft.measure, draft.current = "value", "", -1


def _per_share(reading: Reading, draft: Draft) -> None:
    """The words "per diluted share" become part of the measure."""
    amount = reading.amounts[draft.figure]
    said = squeeze(reading.view[amount.end : amount.after]).strip(" ,")
    if draft.measure and said and draft.role == "value" and "share" not in draft.measure.lower():
        draft.measure = f"{draft.measure} {said}"


def _noun_after(reading: Reading, amount: Amount) -> str:
    """The noun that an amount stands before: "$10.0 million provision for loan losses"."""
    if amount.after > amount.end or amount.unit in ("basis points", "points"):
        return ""
    end = min(reading.end, amount.end + 120)
    if amount.unit in ("USD", "EUR", "GBP") and _is_spent(reading, amount):
        return "share repurchases"
    match = _CASH_FROM.match(reading.view, amount.end, end) or _NOUN.match(reading.view, amount.end, end)
    return tidy(match.group("noun")) if match is not None else ""


def _is_spent(reading: Reading, amount: Amount) -> bool:
    """Whether shares were bought for an amount: "repurchased 1.2 million shares for $20 million"."""
    low = max(reading.start, amount.start - 160)
    return (
        "purchased" in reading.small[low : amount.start]
        and _REPURCHASED.search(reading.small, low, amount.start) is not None
    )


_PRINCIPAL: Final = re.compile(r"\s+(?:aggregate\s+)?(?:principal|face)\s+(?:amount|value)\b")


def _basis(reading: Reading, clause: Clause) -> None:
    """Words such as "excluding" or "on a non-GAAP basis" hold for the clause they stand in or introduce."""
    low = reading.amounts[clause.start - 1].after if clause.start else reading.start
    words = reading.small[low : reading.amounts[clause.start].start]
    intro = _INTRO_BASIS.match(reading.small[reading.start : reading.start + _INTRO])
    for group in (*clause.currents, *clause.againsts, *clause.changes):
        after = reading.amounts[group[-1].figure].after
        excluded = _EXCLUDED_AFTER.match(reading.small[after : min(reading.end, after + 120)])
        first = group[0].figure
        near = reading.small[reading.amounts[first - 1].after if first else low : reading.amounts[first].start]
        own = basis_of(" ".join([words, intro.group() if intro else "", excluded.group() if excluded else "", near]))
        for draft in group:
            draft.basis = own


def _walk(reading: Reading) -> None:
    previous = reading.start
    for index, amount in enumerate(reading.amounts):
        gap, small = reading.gap(previous, amount.start)
        following = after_amount(reading.small, amount.after, reading.end)
        clause = reading.clauses[-1] if reading.clauses else None
        moving = clause is not None and bool(clause.direction or clause.changes)
        listed = bool(reading.drafts) and reading.drafts[-1].comparative
        stand = stand_of(gap, small, index == 0, following, moving, listed)
        if stand.kind == "other":
            label = bare_label(gap, small, reading.small[amount.after : min(amount.after + 1, reading.end)])
            stand = Stand("value", label, fresh=True) if label else stand
        draft = _place(reading, index, stand)
        _one_change(reading, index, stand)
        reading.drafts.append(draft)
        previous = amount.after


def _looks_ahead(small: str, start: int, end: int) -> bool:
    """Whether a sentence tells what is expected: it says nothing of figures already reported."""
    words = small[start:end]
    return any(map(words.__contains__, _FORWARD_STEMS)) and FORWARD.search(small, start, end) is not None


def claims_of(reading: Reading, times: Times) -> list[Draft]:
    """One draft for each amount of the sentence, linked, with the periods that the sentence tells."""
    _walk(reading)
    times.begin(reading)
    ahead = _looks_ahead(reading.small, reading.start, reading.end)
    based = can_tell_basis(reading.small[reading.start : max(reading.end, reading.start + _INTRO)])
    for clause in reading.clauses:
        for group in clause.againsts:
            inherit(clause, group)
        for change in clause.changes:
            link_change(reading, clause, change)
        link_values(reading, clause)
        if based:
            _basis(reading, clause)
        times.tell(reading, clause)
        respectively(reading, clause, times)
    compared_in_order(reading)
    look_back(reading, times)
    for draft in reading.drafts:
        _shares(reading, draft)
        _per_share(reading, draft)
        if _PRINCIPAL.match(reading.small, reading.amounts[draft.figure].end):
            draft.measure = ""
        if draft.stand == "other" or (not draft.measure and draft.role == "value" and not draft.comparative):
            draft.measure = draft.measure or _noun_after(reading, reading.amounts[draft.figure])
        if ahead:
            draft.measure, draft.current, draft.prior, draft.direction = "", -1, -1, 0
    name_parties(reading, times)
    times.close(reading)
    return reading.drafts
