"""A place in a text comes in; the company's name that ends or begins there goes out, as printed, or ""."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

STRONG: Final = (
    r"(?:inc|incorporated|corp|corporation|ltd|limited|llc|l\.l\.c|llp|lp|l\.p|plc|p\.l\.c|n\.v|nv|s\.a|ag|gmbh|s\.p\.a"
    r"|bancorp|bancorporation|bancshares|limited\s+partnership)"
)
WEAK: Final = r"(?:company|companies|co|trust|group|holdings?|partners|partnership|association|n\.a)"
"""Words that end a name but are common nouns too."""
ENDS_STRONG: Final = re.compile(rf"(?i:(?:^|[\s,]){STRONG})\.?$")
ENDS_FORM: Final = re.compile(rf"(?i:(?:^|[\s,])(?:{STRONG}|{WEAK}))\.?$")
_FORM_WORD: Final = re.compile(rf"(?i:{STRONG}|{WEAK})[.,]*$")
_GENERIC: Final = frozenset(
    "the our this said such each any certain company companies corporation corp co inc registrant issuer borrower "
    "bank banks trust partnership group holdings firm lender lenders agent guarantor subsidiary parent corporate "
    "limited ltd llc association executive chief officer president chairman director new national financial and of "
    "quarter quarterly annual year results press news release immediate management statements independent auditors "
    "also however".split()
)
_STOPS: Final = frozenset(
    "exhibit between among by and with of for to from in at on as the-undersigned undersigned is that whereas contact "
    "contacts attention reference when while if since although dear said says agreement dated certificate articles "
    "bylaws by-laws party parties copyright company: ticker source investors".split()
)
"""Words that have a capital at a beginning, or in a title, and are no part of a name after them."""
_JOINED: Final = frozenset(("of", "and", "&", "for", "de", "du", "la", "the"))
_BODIES: Final = frozenset(
    "bank bancorp corp corp. corporation company co. society trust insurance association".split()
)
_SMALL_FORMS: Final = frozenset(("plc", "gmbh", "n.v", "ag"))
_MARKS: Final = re.compile(r"[\u00ae\u2122\u00a9\u2020\u2021*]|\^\S*|\((?:R|TM|SM|C)\)|(?<=[a-z.])\d{1,2}$")
_STATE: Final = re.compile(r"\s*[/\\](?:[A-Za-z]{2,3}|NEW)[/\\]?$")
_CAPITAL: Final = re.compile(r"[\"'\u201c\u2018\[]?(?:[A-Z0-9]|[a-z]{1,2}[A-Z])")
_NUMBER: Final = re.compile(r"\W*\d(?!\d{0,2}[A-Za-z]{1,2}$)")
"""A number, which ends a name to its right; "3M" and "1st" do not."""
_VERBS: Final = (
    r"(?:today|yesterday|on\s+(?:mon|tues|wednes|thurs|fri)day|reported|reports?|announced|announces?|announcing|posted|posts?"
    r"|released|releases?|declared|declares?|recorded|records?|issued|issues|filed|files|completed|completes?"
    r"|said|has|have|had|will|is|was|are|and\s+its|delivers?|delivered|discusses|closes|closed|achieves?|achieved"
    r"|provides?|provided|updates?|updated|enters?|entered|generates?|raises?|prices|priced|signs?|signed|earns|earned)"
)
_SUBJECT_ENDS: Final = re.compile(
    rf"\s*[(\[;\u201c]|,?\s+(?i:{_VERBS})\b"
    r"|,\s+(?i:an?|the|one|which|whose|parent|formerly|headquartered|with|through|together|as)\b"
    r"|['\u2019]s(?=\s+[a-z])|\s(?:--|-|\u2013|\u2014|\u2015)\s|\n\s*\n"
)
_OFFICE: Final = re.compile(
    r"(?i)(?:the\s+)?(?:[\w.]+\s+){0,5}?(?:directors|trustees|management|officer|president|chairman|ceo|shares|(?:share|stock)holders)\b"
    r"[^,]{0,40}?\bof\s+"
)
_SECOND: Final = re.compile(rf"(?<=[\s,])(?i:{STRONG})\.?(?=,?\s+and\s+[A-Z])")
_INNER: Final = re.compile(r"\(\s*(?P<name>[A-Z][^();:\n]{3,70}?)\s*(?=[;,)]\s*(?:[A-Za-z ]{2,30}:|\)|$))")
_MOST_WORDS: Final = 8
"""A longer run of capitals is headings that have lost their lines."""
_READ: Final = 150_000
"""A text is not read further for the full form of a name."""
_GAP: Final = re.compile(r"[ \t]{1,3}(?=\S)|[ \t]*\r?\n[ \t]{0,3}(?=\S)")
_STRONG_AFTER: Final = re.compile(
    rf"(?:(?:{_GAP.pattern})(?:[A-Z][\w&.'\u2019\-]*|&|and|of)){{0,4}}?,?(?:{_GAP.pattern})(?i:{STRONG})(?![\w\u2019'])\.?"
)
_WEAK_AFTER: Final = re.compile(
    rf"(?:(?:{_GAP.pattern})(?:&|and))?(?:{_GAP.pattern})(?i:company|companies|co)(?![\w\u2019'])\.?"
)
"""The legal forms that can follow a name."""
_TAIL: Final = 160
"""No name with what it is joined by is longer."""


def tidy(name: str) -> str:
    """``name`` without footnote marks, logos, outer punctuation and a registry's state; a closing "Inc." keeps its dot."""
    name = _STATE.sub("", " ".join(_MARKS.sub("", name).split()))
    name = re.sub(r"(?i)\s+logo\]?$", "", name).strip(" ,;:-\u2013\u2014\u2015\"'\u201c\u201d\u2018[]|_=<>/")
    if name.endswith(".") and not re.search(r"(?i)(?:\b(?:inc|corp|ltd|co|cos|bros|assoc)|\.[a-z]|\b[a-z])\.$", name):
        name = name.rstrip(".")
    return name


def is_name(name: str) -> bool:
    """Whether a tidy ``name`` names somebody: not only words such as "The Company"."""
    words = [word.strip(".,").lower() for word in name.split()]
    return 1 < len(name) < 90 and bool(re.search(r"[A-Za-z]{2}", name)) and not _GENERIC.issuperset(words)


def name_before(text: str, end: int) -> str:
    """The run of capitalized words that ends at ``end``, across a line's end where a name is cut there; "" if none."""
    begin = max(0, end - _TAIL)
    tokens = list(re.finditer(r"\S+", text[begin:end].rstrip(" \t\r\n,")))
    taken = ""
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if taken and not _joins(text, begin, token, tokens[index + 1], taken):
            break
        if not _belongs(token[0], taken, tokens[index - 1][0] if index else ""):
            break
        taken = f"{token[0]} {taken}"
        if token[0][0] in "\"'\u201c\u2018[":
            break
    words = taken.split()
    while words and (words[0].lower().rstrip(",") in _STOPS or words[0] == "&"):
        words.pop(0)
    name = tidy(" ".join(words))
    return name if is_name(name) and len(words) <= _MOST_WORDS else ""


def _belongs(token: str, right: str, before: str) -> bool:
    """Whether ``token`` can stand in a name left of the words ``right``."""
    if not right:
        return bool(_CAPITAL.match(token)) or token.lower().strip(".,") in _SMALL_FORMS
    word = token.lower()
    if word in ("of", "for"):
        return before.lower().strip(",") in _BODIES
    if word in ("and", "&", "de", "du", "la"):
        return bool(_CAPITAL.match(before)) and before[-1] != "," and not re.search(rf"(?i)\b{STRONG}\.?,?$", before)
    if word.strip(",.:") in _STOPS or not _CAPITAL.match(token) or _NUMBER.match(token):
        return False
    if token[-1] == ",":
        return bool(_FORM_WORD.match(right.split(maxsplit=1)[0]))
    if token[-1] in ":;!?)]\u201d" or token.endswith("..") or "@" in token:
        return False
    return token[-1] != "." or bool(
        re.search(r"(?i)^(?:[a-z]|[a-z]\.[a-z]|st|inc|corp|co|cos|u\.s|bros|assoc)\.$", token)
    )


def _joins(text: str, begin: int, token: re.Match[str], following: re.Match[str], taken: str) -> bool:
    """Whether two words stand in one phrase: no column, no blank line between, and a line's end only within a name."""
    gap = text[begin + token.end() : begin + following.start()]
    if "\n" not in gap:
        return len(gap) < 4
    if gap.count("\n") > 1 or "\f" in gap:
        return False
    if all(_FORM_WORD.match(word) for word in taken.split()):
        return True
    line = text.rfind("\n", 0, begin + token.start()) + 1
    long = begin + token.end() - line >= 50 and not text[line : line + 12].isspace()
    alone = not text[line : begin + token.start()].strip() and token[0].isalpha() and len(taken.split()) < 4
    return long or alone


def name_after(text: str, start: int) -> str:
    """The name that a sentence at ``start`` begins with ("Harbor Mills, Inc. (NYSE: HBM) today ..."), or ""."""
    window = text[start : start + 260]
    end = _SUBJECT_ENDS.search(window)
    if end is None or end.start() < 2:
        return ""
    subject = _OFFICE.sub("", window[: end.start()], count=1)
    second = _SECOND.search(subject)
    subject = subject[: second.end()] if second else subject
    words = subject.split()
    if len(words) > 14:
        return ""
    inner = _INNER.match(window, end.start() + len(end[0]) - 1) if end[0].endswith("(") else None
    if inner and ENDS_STRONG.search(inner["name"]):
        return tidy(inner["name"])
    if all(_CAPITAL.match(word) or word in _JOINED or _FORM_WORD.match(word) for word in words):
        name = tidy(subject)
        return name if is_name(name) else ""
    return name_before(subject, len(subject))


def legal_name(name: str, text: str) -> str:
    """``name`` with its legal form, where ``text`` prints it in full ("Harbor" -> "Harbor Mills, Inc."); else ``name``.

    Up to four words may come between, none before a form that is a common noun too: "Harbor Trust" may be another's.
    """
    if ENDS_STRONG.search(name) or name.lower().endswith((" company", " co.")):
        return name
    ends = list(_printed(name.lower().split(), text))
    for form in (_STRONG_AFTER, _WEAK_AFTER):
        printed: dict[str, list[str]] = {}
        last = 0
        for start, end in ends:
            match = form.match(text, end, _READ) if start >= last else None
            if match is not None:
                last = match.end()
                full = tidy(text[start:last])
                printed.setdefault(full.lower(), []).append(full)
        if printed:
            most = max(printed.values(), key=len)
            return next((full for full in most if not full.isupper()), most[0])
    return name


def _printed(words: list[str], text: str) -> Iterator[tuple[int, int]]:
    """Where ``words`` (small letters) stand one after the other in ``text``, capitals or not, lines broken or not.

    Without a pattern: one for each name would take longer to compile than to search for.
    """
    small = text[:_READ].lower()
    if len(small) != len(text[:_READ]):  # a few capitals have longer small forms
        small = "".join(char.lower() if len(char.lower()) == 1 else char for char in text[:_READ])
    start = small.find(words[0])
    while start >= 0:
        end = start + len(words[0])
        for word in words[1:]:
            gap = _GAP.match(text, end)
            end = gap.end() if gap is not None and small.startswith(word, gap.end()) else -1
            if end < 0:
                break
            end += len(word)
        if end > 0 and not (start and (small[start - 1].isalnum() or small[start - 1] in "_.")):
            yield start, end
        start = small.find(words[0], start + 1)


def trimmed(name: str, text: str) -> str:
    """``name`` without words that only one place of ``text`` puts before it ("Maine Harbor Mills, Inc.")."""
    words = name.split()
    whole = text.count(name)
    for first in range(1, len(words) - 1):
        shorter = " ".join(words[first:])
        if text.count(shorter) >= 3 * max(whole, 1) and is_name(shorter) and words[first - 1].lower() != "the":
            return trimmed(shorter, text)
    return name
