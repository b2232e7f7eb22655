"""Prose blocks come in; sentences with exact spans go out, joined over page breaks, headings apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tieout.core.claim import Sentence
from tieout.core.document import Block, Prose

MAX_SENTENCE: Final = 4000
"""A longer run without a full stop is no sentence; it is cut, so that no later step meets an attack."""


@dataclass(frozen=True, slots=True)
class Passages:
    """``view`` is the document's text with page furniture inside sentences blanked, offset for offset."""

    view: str
    sentences: tuple[Sentence, ...]


_FURNITURE: Final = re.compile(
    r"(?:page\s+\d{1,3}(?:\s+of\s+\d{1,3})?|[-–—\s]*\(?\s*(?:more|continued|cont[’']?d)\s*\)?[-–—\s]*|-+\s*\d{1,3}\s*-+|\d{1,3})",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(r"""[.!?:;]["”’')\]*]*$""")
_GOES_ON: Final = re.compile(r"[a-z$\d(&%€£]")
_BREAK: Final = re.compile(r"\f|<PAGE>|\n\s*-+ ?\d{1,3} ?-+|\bPage \d{1,3}\b|(?:\r?\n[ \t]*){4}", re.IGNORECASE)
_BOUNDARY: Final = re.compile(r"""(?P<mark>[.!?•▪◦‣●■○➢·*])(?P<shut>[)"”'’\]*]{0,4})(?P<gap>[\s\xa0]*)""")
_DASHED: Final = re.compile(r"(?:^|(?<=\n))[ \t]*(?:--?[ \t\xa0]+|[–—][ \t\xa0]*)(?=[A-Z$])")
_OVER_LIST: Final = re.compile(
    r"(?<=\n)[^\n.;$%•▪◦‣●]{8,70}\b(?:compared\s(?:with|to)|versus|vs\.?)\s[^\n.;$%]{8,70}(?=\n[ \t]*[•▪◦‣●·*–—-])"
)
"""A line that says of what time the items of the list under it are, and with what they are compared."""
_DASH_LINE: Final = re.compile(r"\n[ \t]*[-–—]")
_NEXT: Final = re.compile(r"""["“‘'`(\[$€£•·]{0,3}[A-Z\d]""")
_LINE_START: Final = re.compile(r"(?:\n|^)[ \t\xa0]*$")
_LAST_WORD: Final = re.compile(r"([A-Za-z][A-Za-z.&’']{0,14})$")
_NEVER: Final = frozenset(
    "mr mrs ms dr messrs no nos vs st ft mt approx est fig sec art vol cf al eg ie e.g i.e jan feb mar apr jun jul aug"
    " sep sept oct nov dec gen gov sen rep hon prof capt lt col ave blvd rd u.s.c dept div pp cal calif wash mass conn"
    " fla ill ind minn mich tenn ala ariz ark colo del ga kan ky md miss mo neb nev okla ore pa tex va wis wyo".split()
)
_SOMETIMES: Final = frozenset(
    "inc corp co ltd plc llc l.p lp n.a s.a n.v u.s u.k u.s.a bros cos a.m p.m etc jr sr ph.d d.c n.y no.1 dist".split()
)
_STARTERS: Final = frozenset(
    "the in for net this these those we our it as at during on a an total income revenue revenues sales earnings"
    " operating gross compared excluding including interest cash its their such all each however although while when"
    " if since under upon both there he she they by to with after before based additional adjusted mr".split()
)
_WORD: Final = re.compile(r"[A-Za-z]+")
_HEAD_WORD: Final = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_SMALL: Final = frozenset("a an and as at by for from in of on or the to with vs per its our".split())


def _short(text: str, block: Prose) -> bool:
    return (
        len(block.lines) <= 4
        and all(end - start <= 100 for start, end in block.lines)
        and not _ENDS.search(text[block.start : block.end].rstrip())
    )


def _key(text: str, block: Prose) -> str:
    return re.sub(r"[\d\s]+", " ", text[block.start : block.end]).strip().lower()


def _is_furniture(text: str, block: Prose, seen: Counter[str], before: str) -> bool:
    """Whether the block is a running head or foot: a page number, "- more -", or a short repeated block at a break."""
    if not _short(text, block):
        return False
    content = text[block.start : block.end].strip()
    if all(_FURNITURE.fullmatch(text[start:end].strip()) for start, end in block.lines):
        return True
    if seen[_key(text, block)] > 1 and len(content) < 200:
        return True
    return _BREAK.search(before) is not None and bool(re.search(r"\bpage \d|\b(?:19|20)\d\d\b", content, re.IGNORECASE))


def _is_open(text: str, block: Prose) -> bool:
    """Whether the block stops in the middle of a sentence: no stop, and no heading either."""
    content = text[block.start : block.end].rstrip()
    if _ENDS.search(content) or not content:
        return False
    if content[-1] in ",-–—&":
        return True
    words = _WORD.findall(content[-60:])
    last_line = text[slice(*block.lines[-1])].strip()
    return (
        bool(words) and len(last_line) > 2 and (len(block.lines) > 1 or words[-1].islower()) and not _heading(last_line)
    )


def _heading(line: str) -> bool:
    """Whether a line reads as a heading: capitals, or capitals at the start of its main words, and no stop."""
    words = _HEAD_WORD.findall(line)
    if not words or len(line) > 90 or _ENDS.search(line.replace(":", "")):
        return False
    return all(word[0].isupper() or word.lower() in _SMALL for word in words) and words[0][0].isupper()


def is_heading(sentence: str) -> bool:
    """Whether a sentence is a heading over what follows: a few capitalised words without numbers."""
    return len(sentence) <= 90 and not any(map(str.isdigit, sentence)) and _heading(" ".join(sentence.split()))


def _paragraphs(text: str, blocks: Sequence[Block]) -> tuple[list[list[Prose]], list[tuple[int, int]]]:
    """Prose blocks as paragraphs (a list of blocks each), and the furniture to blank between joined blocks."""
    seen = Counter(_key(text, block) for block in blocks if isinstance(block, Prose) and _short(text, block))
    paragraphs: list[list[Prose]] = []
    holes: list[tuple[int, int]] = []
    last_end, fresh = 0, True
    aside: list[Prose] = []
    for block in blocks:
        if not isinstance(block, Prose):
            paragraphs += [[one] for one in aside]
            aside, fresh, last_end = [], True, block.end
            continue
        before = text[last_end : block.start]
        last_end = block.end
        if not fresh and _is_open(text, paragraphs[-1][-1]):
            if _is_furniture(text, block, seen, before) and len(aside) < 4:
                aside.append(block)
                continue
            first = text[block.start : block.end].lstrip()[:1]
            broken = bool(aside) or _BREAK.search(before) is not None
            if _GOES_ON.match(first) or (broken and first.isalnum()):
                holes.append((paragraphs[-1][-1].end, block.start))
                paragraphs[-1].append(block)
                paragraphs += [[one] for one in aside]
                if aside:  # the joined paragraph stays last, so that it can go on again
                    paragraphs.append(paragraphs.pop(-len(aside) - 1))
                aside = []
                continue
        paragraphs += [[one] for one in aside]
        aside, fresh = [], False
        paragraphs.append([block])
    paragraphs += [[one] for one in aside]
    paragraphs.sort(key=lambda paragraph: paragraph[0].start)
    return paragraphs, holes


def _stops(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where sentences end and the next ones begin inside one paragraph."""
    found = []
    for match in _BOUNDARY.finditer(view, start, end):
        mark, at, gap = match.group("mark"), match.start(), match.group("gap")
        if mark not in ".!?":
            if _is_bullet(view, mark, start, at, gap):
                found.append((at, match.end("mark")))
            continue
        if not gap or _NEXT.match(view, match.end(), end) is None:
            continue
        word = _LAST_WORD.search(view, max(start, at - 16), at) if mark == "." else None
        if word is None or _is_stop(word.group(1), view, match.end()):
            found.append((match.start("gap"), match.end()))
    chunk = view[start:end]
    if "\n" not in chunk:
        return found
    compared = "compared" in chunk or "versus" in chunk or "vs" in chunk
    over = [(line.start() - 1, line.start()) for line in _OVER_LIST.finditer(view, start, end)] if compared else []
    return sorted({*found, *_dashed(view, start, end), *over})


def _dashed(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """Dashes that open list items at the start of a line: after a stop, and then all that follow."""
    found: list[tuple[int, int]] = []
    if start and not _DASH_LINE.search(view, start - 1, end):
        return found
    for match in _DASHED.finditer(view, start, end):
        before = view[start : match.start()].rstrip()
        if found or not before or _ENDS.search(before[-8:]):
            found.append((match.start(), match.end()))
    return found


def _is_bullet(view: str, mark: str, start: int, at: int, gap: str) -> bool:
    """Whether a mark opens a list item: a bullet after white space, a star or a dot at the start of a line."""
    if mark in "·*":
        return gap[:1] in (" ", "\t", "\xa0") and _LINE_START.search(view, max(start, at - 40), at) is not None
    return at == start or view[at - 1].isspace()


def _is_stop(word: str, view: str, after: int) -> bool:
    small = word.lower().strip("'’")
    initial = (
        len(word) == 1 and word.isupper() and view[after - 40 : after].rstrip(" \r\n\xa0.")[-2:-1] not in ("/", "-")
    )
    if small in _NEVER or initial:
        return False
    if small in _SOMETIMES or re.fullmatch(r"(?:[a-z]\.)+[a-z]", small):
        following = _WORD.match(view, after)
        return following is not None and following.group().lower() in _STARTERS
    return True


def _headings(view: str, block: Prose) -> list[tuple[int, int]]:
    """Lines of a block that are headings over the text that follows in it."""
    if not 2 <= len(block.lines) <= 400:
        return []
    width = max(end - start for start, end in block.lines)
    found = []
    for (start, end), (after, after_end) in zip(block.lines, block.lines[1:], strict=False):
        line = view[start:end].strip()
        if len(line) * 3 > width * 2 or not _heading(line) or not view[after:after_end].strip()[:1].isupper():
            break
        if len(view[after:after_end].strip()) <= len(line):
            break
        found.append((end, after))
    return found


def sentences(text: str, blocks: Sequence[Block]) -> Passages:
    """The sentences of all prose blocks, in order of place; ``paragraph`` numbers the joined paragraphs.

    A sentence begins and ends with its own characters (no white space, no bullet). Tables are not read.
    """
    paragraphs, holes = _paragraphs(text, blocks)
    view = _blanked(text, holes)
    found: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        start, end = paragraph[0].start, paragraph[-1].end
        cuts = sorted(_stops(view, start, end) + [cut for block in paragraph for cut in _headings(view, block)])
        for stop, after in [*cuts, (end, end)]:
            _add(found, view, start, stop, number)
            start = after
    return Passages(view, tuple(found))


_LEADING: Final = re.compile(r"[\s\xa0•·▪◦‣●■○➢]*")


def _add(found: list[Sentence], view: str, start: int, end: int, paragraph: int) -> None:
    if start >= end:
        return
    leading = _LEADING.match(view, start, end)
    start = leading.end() if leading else start
    end = start + len(view[start:end].rstrip())
    while start < end:
        found.append(Sentence(start, min(end, start + MAX_SENTENCE), paragraph))
        start += MAX_SENTENCE


def _blanked(text: str, holes: list[tuple[int, int]]) -> str:
    if not holes:
        return text
    parts, at = [], 0
    for start, end in holes:
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*parts, text[at:]])
