"""A Document comes in; the sentences of its prose, their figures, claims and said relations go out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tieout.core.claim import Claim, SaidRelation, Sentence
from tieout.core.document import Document
from tieout.core.fact import Figure
from tieout.read.amounts import amounts
from tieout.read.calendar import Calendar
from tieout.read.claims import claims_of
from tieout.read.dates import lowered, tokens
from tieout.read.drafts import Clause, Draft, Reading
from tieout.read.mentions import Mention, find_mentions
from tieout.read.phrases import squeeze
from tieout.read.printed import Amount
from tieout.read.said import said_relations
from tieout.read.sentences import is_heading, sentences
from tieout.read.spells import Times, leads


@dataclass(frozen=True, slots=True)
class ProseReading:
    """The prose of a document as read. Claims and relations refer to ``figures`` by index."""

    sentences: tuple[Sentence, ...]
    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...]
    said: tuple[SaidRelation, ...]


def _figure(document: Document, amount: Amount, draft: Draft, sentence: int) -> Figure:
    line, column = document.place(amount.start)
    return Figure(
        start=amount.start,
        end=amount.end,
        line=line,
        column_at=column,
        text=document.text[amount.start : amount.end],
        number=amount.number,
        unit=amount.unit,
        place="prose",
        label=(draft.measure,) if draft.measure else (),
        period=draft.period,
        readings=amount.readings,
        sentence=sentence,
        approximate=amount.approximate,
    )


def _claim(draft: Draft, amount: Amount, base: int, sentence: int, earlier: int, heading: str) -> Claim:
    return Claim(
        figure=base + draft.figure,
        role=draft.role,
        measure=draft.measure,
        subject=draft.subject,
        period=draft.period,
        sentence=sentence,
        direction=draft.direction,
        sign=draft.sign if amount.number.value >= 0 else 1,
        current=base + draft.current if draft.current >= 0 else earlier,
        prior=base + draft.prior if draft.prior >= 0 else -1,
        comparative=draft.comparative,
        basis=draft.basis,
        against=draft.against,
        heading=heading,
    )


def read_prose(document: Document, calendar: Calendar, display_scale: int | None = None) -> ProseReading:
    """Read every prose block of ``document``.

    ``display_scale`` is the power of ten of the document's tables (3: in thousands), None without tables;
    it bounds the precision of amounts told in full ("$42,476,000"). Figures are in order of place.
    """
    passages = sentences(document.text, document.blocks)
    view, small = passages.view, lowered(passages.view)
    found: list[list[Mention]] = []
    numbers: list[list[Amount]] = []
    for sentence in passages.sentences:
        if _DIGIT.search(small, sentence.start, sentence.end) is None:
            found.append([])
            numbers.append(amounts(small, sentence.start, sentence.end))
            continue
        mentions, spans = find_mentions_and_spans(small, calendar, sentence)
        found.append([mention for mention in mentions if not _is_dateline(small, sentence, mention)])
        numbers.append(amounts(small, sentence.start, sentence.end, spans, display_scale, view))
    times = Times.of(calendar, [mention for mentions in found for mention in mentions])
    readings: list[tuple[int, Reading, list[Draft]]] = []
    clauses: list[Clause] = []
    heading = ""
    for index, sentence in enumerate(passages.sentences):
        times.enter(sentence.paragraph, _ITEM.search(small, max(0, sentence.start - 4), sentence.start) is not None)
        if not numbers[index] and leads(small, sentence.start, sentence.end, found[index]):
            times.over_list(small, found[index])
        if is_heading(view[sentence.start : sentence.end]):
            heading, times.party = squeeze(view[sentence.start : sentence.end]).strip(" :"), None
        if numbers[index]:
            reading = Reading(
                view,
                small,
                sentence.start,
                sentence.end,
                numbers[index],
                found[index],
                document.issuer.lower(),
                heading,
            )
            readings.append((index, reading, claims_of(reading, times)))
            clauses += reading.clauses
    times.settle(clauses)
    return _assemble(document, passages.sentences, readings, view, small)


_ITEM = re.compile(r"(?:[•●▪◦‣*·–-]|\bo)\s*$")
_DIGIT = re.compile(r"\d")
_DATELINE = re.compile(r"\s*(?:-{1,2}|–|—|―|/|\))\s*")


def _is_dateline(small: str, sentence: Sentence, mention: Mention) -> bool:
    """Whether a date is that of the document ("New York, May 17, 2004 --"), not of what it tells."""
    near = mention.start - sentence.start < 120 and mention.length == "instant"
    return near and _DATELINE.match(small, mention.end) is not None and "$" not in small[sentence.start : mention.start]


def find_mentions_and_spans(
    small: str, calendar: Calendar, sentence: Sentence
) -> tuple[list[Mention], list[tuple[int, int]]]:
    """The phrases of time of a sentence, and the places whose numbers are no figures for that reason."""
    words = tokens(small, sentence.start, sentence.end)
    spans = [(word.start, word.end) for word in words if word.kind != "ended"]
    return find_mentions(small, calendar, sentence.start, sentence.end, words), spans


def _assemble(
    document: Document,
    spans: tuple[Sentence, ...],
    readings: list[tuple[int, Reading, list[Draft]]],
    view: str,
    small: str,
) -> ProseReading:
    figures: list[Figure] = []
    claims: list[Claim] = []
    place: dict[int, int] = {}
    for index, reading, drafts in readings:
        base = len(figures)
        place.update((id(draft), base + draft.figure) for draft in drafts)
        for amount, draft in zip(reading.amounts, drafts, strict=True):
            figures.append(_figure(document, amount, draft, index))
            earlier = place.get(id(draft.earlier), -1)
            claims.append(_claim(draft, amount, base, index, earlier, reading.heading))
    said = said_relations(view, small, spans, figures)
    return ProseReading(spans, tuple(figures), tuple(claims), tuple(said))
