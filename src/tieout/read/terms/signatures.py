"""The text of a document comes in; who signed and attested it goes out, with titles, the day of signing and the statutes named.

A report under the Securities Exchange Act is signed for its filer, not for what it tells of: of its signatures nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from tieout.core.period import valid
from tieout.read.dates import MONTHS
from tieout.read.terms.vocabulary import lexicon

_NAME: Final = r"[A-Z][A-Za-z.'’-]*(?:[ \t\xa0]+(?:[A-Z][A-Za-z.'’-]*|de|van|von|der|la)\.?){1,4}(?:,[ \t]*(?:Jr|Sr|II|III|IV)\b\.?)?"
_BLANK: Final = "[ \\t\\xa0]"
_SPACE: Final = r"\s"
_INITIALS: Final = (
    r"(?:[A-Z]\.[ \t\xa0]*){1,2}\r?\n\s*[A-Z][A-Za-z'’-]+"
    r"|[A-Z][A-Za-z'’-]+(?:[ \t\xa0]+[A-Z]\.)?[ \t\xa0]*\r?\n[ \t\xa0]*(?!Name|Title|By|Its|NAME|TITLE|BY|ITS)(?:[A-Z]\.[ \t\xa0]+)?"
    r"[A-Z][A-Za-z'’-]+(?=[ \t\xa0]*(?:\r?\n|[ \t\xa0]{3}))"
)
"""A name that goes on over the end of a line."""
_TITLES: Final = "|".join(lexicon()["titles"])
_TITLE: Final = re.compile(rf"\b(?:{_TITLES})\b", re.IGNORECASE)
_SAID: Final = re.compile(
    rf"(?P<verb>signed|executed|attested(?:\s+to)?)\s+(?:on\s+its\s+behalf\s+)?by\s+(?P<name>{_NAME.replace(_BLANK, _SPACE)}),\s+its\s+"
    r"(?P<title>[A-Z][A-Za-z]+(?:[\s,]+(?:and|of|for|[A-Z][A-Za-z]+))*)"
)
_SLASH: Final = re.compile(rf"[/\\]\s*[sS]\s*[/\\]\s*(?P<name>{_INITIALS}|{_NAME})")
_BY: Final = re.compile(
    rf"^[ \t\xa0]*(?:(?:By|Name|BY)\s*:|By|BY)[ \t\xa0_]*(?P<name>{_NAME})[ \t\xa0]*$", re.MULTILINE
)
_REPORT: Final = re.compile(
    r"pursuant\s+to\s+the\s+requirements\s+of\s+the\s+securities\s+(?:exchange\s+)?act", re.IGNORECASE
)
_ATTEST: Final = re.compile(r"\bATTEST(?:ED)?\b|\bAttest(?:ed)?\b")
_FIRST: Final = re.compile(r"\s+(?:Title|Name|Its|By|TITLE|NAME)$")
_BESIDE: Final = re.compile(r"(.+?),? (S?VP|EVP|CEO|CFO|President|Treasurer|Secretary|Controller|Director)")
_RULE: Final = re.compile(r"^[\s_=\-.–—]*$")
_LABEL: Final = re.compile(r"^(?:By|(?:Print(?:ed)?\s+)?Name|Its|Title|BY|NAME|TITLE|ITS)\s*:\s*")
_ENTITY: Final = re.compile(
    r"\b(?:Corporation|Corp|Inc|Incorporated|LLC|L\.?P|LLP|Company|Limited|Ltd|Bank|Trust|Partners|Partnership|Association|N\.A|Capital|Holdings|Fund)\b",
    re.IGNORECASE,
)
"""Who signs by somebody else."""
_MONTH: Final = "|".join(sorted((month for month in MONTHS if len(month) > 2), key=len, reverse=True))
_SIGNED: Final = re.compile(
    rf"(?:executed|signed|dated|witness\s+whereof)\b[^;]{{0,400}}?"
    rf"(?:\b(?:this|the)\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+day\s+of\s+(?P<m1>{_MONTH})\s*,?\s+(?P<y1>(?:19|20)\d\d)"
    rf"|\b(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}}),\s+(?P<y2>(?:19|20)\d\d))",
    re.IGNORECASE,
)
_SECTION: Final = r"[\d.]+[A-Z]?(?:\.\d+)*(?:\([a-z0-9]+\))*"
_STATUTE: Final = re.compile(
    r"\b(?:[Pp]ursuant\s+to|[Ii]n\s+accordance\s+with|under|by)\s+(?:and\s+in\s+accordance\s+with\s+)?(?:the\s+)?(?:provisions\s+of\s+|requirements\s+of\s+)?"
    rf"(?P<statute>(?:Sections?|Chapter)\s+{_SECTION}(?:(?:,|,?\s+and)\s+{_SECTION})*\s+of\s+(?:the\s+)?"
    r"(?:(?!Securities|Exchange|Internal|Bankruptcy|Trust|Employee)[A-Z][A-Za-z]+\s+){0,5}?(?:Corporations?|Company|Companies|Business|Revised|General)\s+"
    r"(?:[A-Z][A-Za-z]+\s+){0,2}?(?:Law|Code|Act|Statutes)(?:\s+of\s+the\s+(?:State|Commonwealth)\s+of\s+[A-Z][a-z]+(?:\s[A-Z][a-z]+)?|\s+of\s+[A-Z][a-z]+)?"
    r"|(?:RCW|NRS|ORS)\s+\d+[A-Z]?(?:\.\d+)+)"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """``name`` is signer, attester, signed or statute; ``of`` the title of who signed."""

    name: str
    value: str | date
    start: int
    end: int
    of: str = ""


def signatures(text: str, deed: bool) -> list[Signature]:
    """Signers (each once), the day of signing and, where the text is a ``deed`` of a corporation, the statutes it rests on."""
    report = _REPORT.search(text)
    found = [] if report else [*_signers(text)]
    if deed:
        found += [
            Signature("statute", " ".join(match.group("statute").split()), *match.span("statute"))
            for match in _STATUTE.finditer(text)
        ]
        if report is None:
            found += _days(text)
    return found


def _days(text: str) -> list[Signature]:
    for match in _SIGNED.finditer(text):
        nth = "1" if match.group("d1") else "2"
        day = valid(int(match.group("y" + nth)), MONTHS[match.group("m" + nth).lower()], int(match.group("d" + nth)))
        if day is not None:
            return [Signature("signed", day, match.start(("d" if nth == "1" else "m") + nth), match.end())]
    return []


def _signers(text: str) -> Iterator[Signature]:
    seen: set[str] = set()
    for match in _SAID.finditer(text):
        person = " ".join(match.group("name").split())
        title = re.split(r",?\s+(?:and|this|on|in)$", " ".join(match.group("title").split()))[0].rstrip(",")
        if person.lower() not in seen and _TITLE.search(title):
            seen.add(person.lower())
            kind = "attester" if match.group("verb").startswith("attest") else "signer"
            yield Signature(kind, person, *match.span("name"), title)
    for match in [*_SLASH.finditer(text), *_BY.finditer(text)]:
        person = " ".join(_FIRST.sub("", match.group("name")).split())
        beside = _BESIDE.fullmatch(person)  # "Ada Stone VP"
        person = beside.group(1) if beside else person
        if person.lower() in seen or _TITLE.search(person) or _ENTITY.search(person):
            continue
        title = beside.group(2) if beside else _title_after(text, match.end(), person)
        if match.re is _BY and not title:
            continue
        seen.add(person.lower())
        attest = _ATTEST.search(text, max(0, match.start() - 60), match.start())
        yield Signature("attester" if attest else "signer", person, *match.span("name"), title)


def _title_after(text: str, at: int, person: str) -> str:
    """The title under a signature: the lines after it, as long as they can be one."""
    parts: list[str] = []
    begin = at
    for _ in range(14):
        end = text.find("\n", begin)
        end = len(text) if end < 0 else end
        line = " ".join(text[begin:end].split())
        begin = end + 1
        if begin >= len(text) + 1:
            break
        if line.lower().startswith(person.lower()):
            line = line[len(person) :].strip(" ,")
        plain = _LABEL.sub("", line).strip()
        if _RULE.match(line) or plain.lower() == person.lower() or not plain:
            if parts and parts[-1].rstrip().endswith(("and", "of", ",", "&")):
                continue
            if parts:
                break
            continue
        goes_on = bool(parts) and (
            parts[-1].endswith(("and", "of", ",", "&", "Vice", "General", "Chief", "Managing"))
            or plain[:4].lower() == "and "
        )
        if len(plain) > 90 or (not _TITLE.search(plain) and not goes_on):
            break
        if parts and not goes_on:
            break
        parts.append(plain)
    return " ".join(parts).strip(" ,")
