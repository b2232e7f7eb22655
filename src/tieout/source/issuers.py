"""A document's text comes in; the name of its issuer goes out, by the first witness that names one, or ""."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from tieout.source.names import (
    ENDS_FORM,
    ENDS_STRONG,
    STRONG,
    is_name,
    legal_name,
    name_after,
    name_before,
    tidy,
    trimmed,
)

_HEAD: Final = 12_000
_REGISTRANT: Final = re.compile(
    r"exact\s+name\s+of\s+(?:the\s+)?(?:registrant|issuer)|^[ \t]*\(?registrant\)?[ \t]*$", re.IGNORECASE | re.MULTILINE
)
_TICKER: Final = re.compile(
    r"\((?:[^()\n]{0,60}[\s;,(])?(?:the\s+)?(?:nyse|nasdaq|amex|otc|tsx|lse|asx|nyse\s+american)\b[^()]{0,40}[:\s][^()]{0,40}\)",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(
    r"(?<=\S) {1,3}(?:to\s+)?(?:reports?|announces?|posts|declares|completes|delivers|discusses"
    r"|releases|achieves|provides|updates|prices|refinances|enters|closes)\b",
    re.IGNORECASE,
)
_BORROWER, _COMPANY = (
    re.compile(
        rf"\(\s*(?:the\s+|each,?\s+an?\s+)?[\"'`\u201c\u2018]+(?:the\s+)?(?:{role})[\"'`,\u201d\u2019]+"
        rf"|,?\s+as\s+(?:the\s+|an?\s+)?(?:company\s+and\s+(?:as\s+)?an?\s+)?(?:{role})s?\b",
        re.IGNORECASE,
    )
    for role in ("borrower", "company|issuer|corporation")
)
_PARTY: Final = re.compile(
    r"^[ \t]*(?:by\s+and\s+)?(?:between|among|by\s+and\s+among)[ \t]*$", re.IGNORECASE | re.MULTILINE
)
_BETWEEN: Final = re.compile(r"\b(?:between|among)\s+", re.IGNORECASE)
_PARTY_ENDS: Final = re.compile(r"\s*\(|,?\s+(?:and|an?)\s", re.IGNORECASE)
_INCORPORATED: Final = re.compile(
    r",?\s+\(?an?\s+(?:[A-Za-z.]+\s+){0,4}?(?:corporation|company|partnership|association|trust|corp\.)", re.IGNORECASE
)
_LENDER: Final = re.compile(
    r"(?i)\b(?:bank|banc|n\.?a\.?|national\s+association|securities|capital\s+markets|financial\s+institutions|lenders?|insurance)\b"
)
_NAMED: Final = re.compile(r"name\s+of\s+(?:the|this|said)\s+(?:corporation|company)\s+is:?\s+", re.IGNORECASE)
_AUDITED: Final = re.compile(
    r"(?:(?:stock|share)holders|directors)\s+of\s+(?=[A-Z])|financial\s+statements\s+of\s+(?=[A-Z])", re.IGNORECASE
)
_FAMILY: Final = re.compile(
    r"\band\s+(?:its\s+)?(?:consolidated\s+|wholly[\s-]owned\s+)?subsidiar(?:y|ies)\b", re.IGNORECASE
)
_OWNERS: Final = re.compile(
    r"\b(?i:attributable|applicable)\s+to\s+(?P<name>(?:The\s+)?[A-Z][\w&.'\u2019\-]+(?:[ ]+(?:&|and|of|[A-Z][\w&.'\u2019\-]+,?)){0,5})"
)
_A_COMPANY: Final = re.compile(
    r"(?!(?i:about|our|this|parent|holding))(?P<stem>(?!(?i:the (?:company|holding)))[A-Z][\w&.'\u2019\-]*(?:,? {1,2}[A-Z][\w&.'\u2019\-]*){0,5}?),? {1,2}(?i:company|companies)"
)
"""What only its repetition tells from a company that is not named."""
_ALONE: Final = re.compile(rf"^[ \t]*(?:[A-Z][\w&.'\u2019\-]*,? ){{1,5}}(?i:{STRONG})\.?[ \t]*$", re.MULTILINE)
_NO_OWNER: Final = re.compile(
    r"(?i)^(?:the\s+)?(?:common|non|share|stock|controlling|parent|company|preferred|minority|ordinary|limited|general|class|owners|corporation)"
)


def issuer(text: str, kind: str, lead: str) -> str:
    """The issuer of ``text``, a document of ``kind`` whose dateline names ``lead`` ("" if it names none)."""
    witnesses = {
        "charter": (_registrants, _titled_names, _incorporated, _letterhead),
        "agreement": (_registrants, _borrowers, _parties, _companies, _between, _incorporated, _letterhead),
    }.get(kind, (_registrants, _tickers, _titles, _letterhead, _families, _audited, _headings, _owners, _incorporated))
    name = lead if kind not in ("charter", "agreement") and not _REGISTRANT.search(text, 0, 4000) else ""
    if not name:
        name = next((found for witness in witnesses for found in witness(text)), "") or lead
    return legal_name(trimmed(name, text), text) if name else ""


def _registrants(text: str) -> Iterator[str]:
    """The line over "(Exact name of registrant ...)", or the names under it where it heads a column."""
    for match in _REGISTRANT.finditer(text, 0, _HEAD):
        above = [
            line
            for line in text[max(0, match.start() - 600) : match.start()].splitlines()
            if line.strip(" \t_-=(\u2014")
        ]
        if match.start() and text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip(" \t("):
            above = []
        for line in reversed(above[-1:]):
            name = "" if _REGISTRANT.search(line) else tidy(line)
            if re.fullmatch(r"(?i)(?:inc|corp|corporation|company|ltd|limited)\.?", name) and len(above) > 1:
                name = tidy(f"{above[-2]} {name}")
            if is_name(name) and not re.search(r"\d{3}|\s{3,}", line.strip()) and re.match(r"[A-Za-z0-9]", name):
                yield name
        below = text[match.end() : match.end() + 900].splitlines()[:8]
        for line in below if not above or not is_name(tidy(above[-1])) else ():
            for chunk in re.split(r"\s{3,}", line.strip()):
                if ENDS_STRONG.search(tidy(chunk)) and is_name(tidy(chunk)):
                    yield tidy(chunk)


def _tickers(text: str) -> Iterator[str]:
    for match in _TICKER.finditer(text):
        name = name_before(text, match.start())
        if name and (ENDS_STRONG.search(name) or (len(name.split()) < 6 and match.start() < _HEAD)):
            yield name


def _titles(text: str) -> Iterator[str]:
    """ "HARBOR MILLS REPORTS ...": a title's subject that the text names again."""
    for match in _TITLE.finditer(text, 0, 4000):
        line = text.rfind("\n", 0, match.start()) + 1
        name = name_after(text, line + len(text[line : match.start()]) - len(text[line : match.start()].lstrip()))
        again = re.escape(name).replace(r"\ ", r"\s+")
        if (name and ENDS_FORM.search(name)) or (
            name and re.search(rf"(?i)\b{again}\b", text[match.end() : match.end() + 20_000])
        ):
            yield name


def _lines(text: str, size: int) -> Iterator[tuple[str, int]]:
    place = 0
    for line in text[:size].splitlines(keepends=True):
        yield line, place
        place += len(line)


def _letterhead(text: str) -> Iterator[str]:
    """A line of the first page that is nothing but a name in its legal form."""
    yield from _forms(text)
    for line, _ in _lines(text, 2000):
        company = _A_COMPANY.fullmatch(line.strip())
        if company and re.search(rf"(?i)\b{re.escape(company['stem'])}\b", text[2000:] + text[:2000].replace(line, "")):
            yield tidy(line)


def _forms(text: str) -> Iterator[str]:
    for line, place in _lines(text, 6000):
        bare = re.sub(r"\s{2,}(?:logo|\d+)$", "", _FAMILY.sub("", line).strip(), flags=re.IGNORECASE)
        name = tidy(bare)
        if ENDS_STRONG.search(name) and not re.search(r"\S\s{4,}\S", bare) and len(name.split()) < 9:
            whole = name_before(text, place + line.find(bare) + len(bare.rstrip(" ,.]")) + bare.endswith("."))
            if whole.lower().endswith(name.lower()) or whole.lower() == name.lower():
                yield whole


def _titled_names(text: str) -> Iterator[str]:
    """ "CERTIFICATE OF AMENDMENT OF HARBOR MILLS, INC.", "The name of the corporation is ..."."""
    yield from _letterhead(text[:3000])
    named = _NAMED.search(text, 0, _HEAD)
    if named:
        name = re.split(r"[\n.,]\s|\.$|\n\s*\n", text[named.end() : named.end() + 90], maxsplit=1)[0]
        yield from filter(is_name, (tidy(name),))


def _incorporated(text: str) -> Iterator[str]:
    """ "Harbor Mills, Inc., a Delaware corporation"."""
    for match in _INCORPORATED.finditer(text, 0, 6000):
        name = name_before(text, match.start())
        if ENDS_FORM.search(name) and not _LENDER.search(name):
            yield name


def _borrowers(text: str) -> Iterator[str]:
    """ "HARBOR MILLS, INC., as Borrower", "Harbor Mills, Inc., a Delaware corporation (the "Borrower")"."""
    return _in_role(_BORROWER, text)


def _companies(text: str) -> Iterator[str]:
    """ "Harbor Mills, Inc. (the "Company")"."""
    return _in_role(_COMPANY, text)


def _in_role(role: re.Pattern[str], text: str) -> Iterator[str]:
    for match in role.finditer(text, 0, 16_000):
        said = list(_INCORPORATED.finditer(text, max(0, match.start() - 300), match.start()))
        near = said and match.start() - said[-1].end() < 40
        name = name_before(text, said[-1].start() if near else match.start())
        if not name and said:
            name = name_before(text, said[-1].start())
        if name and not _LENDER.search(name) and (ENDS_FORM.search(name) or len(name.split()) > 1):
            yield name


def _parties(text: str) -> Iterator[str]:
    for match in _PARTY.finditer(text, 0, 6000):
        for line, place in _lines(text[match.end() : match.end() + 400], 400):
            bare = re.sub(r"\s*(?:\(.*|,?\s+and)$", "", line.strip())
            name = name_before(text, match.end() + place + line.find(bare) + len(bare)) if bare else ""
            if ENDS_FORM.search(name) and not _LENDER.search(name):
                yield name


def _between(text: str) -> Iterator[str]:
    """ "by and between Harbor Mills, Inc. and the bank"."""
    for match in _BETWEEN.finditer(text, 0, 6000):
        end = _PARTY_ENDS.search(text, match.end(), match.end() + 120)
        name = name_before(text[match.end() : end.start()], end.start() - match.end()) if end else ""
        if ENDS_FORM.search(name) and not _LENDER.search(name):
            yield name


def _families(text: str) -> Iterator[str]:
    """ "Harbor Mills, Inc. and subsidiaries"."""
    for match in _FAMILY.finditer(text, 0, 200_000):
        name = name_before(text, match.start())
        if ENDS_FORM.search(name):
            yield name


def _headings(text: str) -> Iterator[str]:
    """A name in its legal form that stands alone over statements, page after page."""
    names = Counter(tidy(match[0]) for match in _ALONE.finditer(text))
    for name, count in names.most_common(1):
        if count > 1 and is_name(name):
            yield name


def _audited(text: str) -> Iterator[str]:
    """ "To the Board of Directors and Stockholders of Harbor Mills, Inc."."""
    for match in _AUDITED.finditer(text):
        end = re.compile(r"[:\n]|\s+(?:as|and|for|at)\s|,\s+(?!(?i:inc|ltd|llc|l\.p))").search(text, match.end())
        name = tidy(text[match.end() : end.start()]) if end else ""
        if ENDS_FORM.search(name) and is_name(name):
            yield name


def _owners(text: str) -> Iterator[str]:
    """ "Net income attributable to Harbor Mills", said more than once."""
    names = Counter(tidy(match["name"]) for match in _OWNERS.finditer(text) if not _NO_OWNER.match(match["name"]))
    for name, count in names.most_common(1):
        if count > 1 and is_name(name):
            yield name
