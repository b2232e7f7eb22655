"""Body lines of a panel come in; whole labels with their indents and section paths go out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from tieout.core.table import Numeral
from tieout.read.columns import Extent, assign
from tieout.read.layout import Line
from tieout.read.numerals import parse_cell

_OPEN_END: Final = re.compile(
    r"(?:\b(?:and|or|of|to|from|in|on|by|for|with|a|an|the|at|per|net|before|after|than|as|its|which|that|is|are|"
    r"including|excluding|related|attributable|common|available|applicable)|[,\-\u2013\u2014/&])$",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_TAIL: Final = re.compile(r" (?:\S+|\([\d,.]+ +\)%?)$")
_TIMED: Final = re.compile(
    r"(?:(?:fiscal|calendar) (?:year )?)?(?:19|20)\d\d:?"
    r"|(?:(?:for )?(?:the )?(?:\w+(?:[- ]\w+)? (?:months|weeks)|(?:\w+ )?quarter|(?:fiscal )?year) ended|as (?:of|at)|at) "
    r"[a-z]{3,9}\.? \d{1,2}, ?(?:19|20)\d\d:?",
    re.IGNORECASE,
)
"""A time over the rows of a table, which holds until the next one."""
_NOTE: Final = re.compile(r"^(?:\(\w{1,2}\)|\*+|\[\w\]|\d\)|\^\(?\w)\s*\S+\s+\S+")
_MARKS: Final = re.compile(r"\s*(?:\(\w{1,2}\)|\*{1,3}|\[\w{1,2}\])$")


@dataclass(slots=True)
class Draft:
    """A row in the making: its label and numerals by column, rules and gaps as seen so far."""

    line: int
    label: str
    start: int
    end: int
    indent: int
    cells: dict[int, Numeral] = field(default_factory=dict)
    rule_above: int = 0
    rule_below: int = 0
    gap_above: bool = False
    parted: bool = False
    wrapped: bool = False
    path: tuple[str, ...] = ()
    section: int = 0
    years: dict[int, str] = field(default_factory=dict)
    """The years that columns of years print on this row: each is the time of the figures to its right."""


def rows_of(body: list[Line], columns: tuple[Extent, ...]) -> list[Draft]:
    """The rows of a panel, top to bottom; lines of label alone become sections or parts of labels."""
    drafts: list[Draft] = []
    rates = _rates(body, columns)
    rule = 0
    gap = parted = False
    for line in body:
        if line.rule:
            if _over_columns(line, columns):
                rule = max(rule, line.rule)
                parted = True
                if drafts and drafts[-1].cells:
                    drafts[-1].rule_below = max(drafts[-1].rule_below, line.rule)
            continue
        if line.blank or line.page_break or line.marked:
            gap = gap or not line.marked
            parted = parted or gap
            continue
        draft = _draft(line, columns, rates)
        if draft is None:
            continue
        draft.rule_above, draft.gap_above, draft.parted = rule, gap, parted
        rule = 0
        gap = parted = False
        drafts.append(draft)
    return _dated(_sectioned(_unwrapped(drafts)), len(columns))


def _dated(rows: list[Draft], count: int) -> list[Draft]:
    """Columns that hold nothing but years become the time of the figures to their right."""
    for column in range(count - 1):
        cells = [row.cells[column] for row in rows if column in row.cells]
        if len(cells) >= 2 and all(_YEAR.fullmatch(cell.text) and not cell.unit for cell in cells):
            for row in rows:
                if column in row.cells:
                    row.years[column] = row.cells.pop(column).text
    return rows


def _rates(body: list[Line], columns: tuple[Extent, ...]) -> list[bool]:
    """Which columns hold percentages, by the marks on their numerals."""
    votes = [0] * len(columns)
    for line in body:
        for (x0, x1), numeral in line.numerals:
            if numeral.nil:
                continue
            for index, (c0, c1) in enumerate(columns):
                if x0 >= c0 and x1 <= c1:
                    votes[index] += 1 if numeral.unit == "percent" else -1
                    break
    return [vote > 0 for vote in votes]


def _over_columns(line: Line, columns: tuple[Extent, ...]) -> bool:
    return any(word.x1 > columns[0][0] and word.x0 < columns[-1][1] for word in line.rules)


def _draft(line: Line, columns: tuple[Extent, ...], rates: list[bool]) -> Draft | None:
    numerals = list(line.numerals)
    texts = list(line.texts)
    first = columns[0][0]
    label_words = [word for word in texts if word.x0 < first]
    lead: list[str] = []
    at = (texts[0].start if texts else numerals[0][1].start) if texts or numerals else 0
    while numerals and numerals[0][0][1] <= first and numerals[0][0][0] < first - 3:
        lead.append(numerals.pop(0)[1].text)
    places = assign(
        [extent for extent, _ in numerals], columns, [numeral.unit == "percent" for _, numeral in numerals], rates
    )
    cells = {column: numeral for (_, numeral), column in zip(numerals, places, strict=False) if column >= 0}
    end = at
    if label_words:
        last = label_words[-1]
        end = last.end
        tail = _glued(last.text, last.x0, last.start, columns, cells)
        if tail is not None:
            column, numeral, cut = tail
            cells[column] = numeral
            texts_label = [word.text for word in label_words[:-1]] + [last.text[:cut].rstrip()]
        else:
            texts_label = [word.text for word in label_words]
        label = " ".join(texts_label)
        at, indent = label_words[0].start, label_words[0].x0
    else:
        label, indent = "", 0
    if lead:
        label = (
            " ".join([*lead, label])
            if not label_words or (numerals and line.numerals[0][0][0] < label_words[0].x0)
            else " ".join([label, *lead])
        )
        if not label_words:
            indent = line.numerals[0][0][0]
            end = line.numerals[len(lead) - 1][1].end
    if not label and not cells:
        return None
    return Draft(line.number, _clean(label), at, max(end, at), indent, cells)


def _glued(
    text: str, x0: int, start: int, columns: tuple[Extent, ...], cells: dict[int, Numeral]
) -> tuple[int, Numeral, int] | None:
    """A numeral that one space parts from its label, under a column that is empty on this line."""
    if x0 + len(text) <= columns[0][0]:
        return None
    found = _TAIL.search(text)
    if found is None:
        return None
    cut = found.start()
    numeral = parse_cell(text[cut + 1 :], start + cut + 1)
    if numeral is None or numeral.nil:
        return None
    a, b = x0 + cut + 1, x0 + len(text)
    for column, (c0, c1) in enumerate(columns):
        if column not in cells and a < c1 and b > c0 and (abs(b - c1) <= 3 or abs(a - c0) <= 3):
            return column, numeral, cut
    return None


def _clean(label: str) -> str:
    label = " ".join(label.replace("\u00a0", " ").split()).rstrip(" .\u2026_")
    return _MARKS.sub("", label) if label[-1:] in (")", "*", "]") else label


def _unwrapped(drafts: list[Draft]) -> list[Draft]:
    """Join labels that run over lines: forwards into the row with the numerals, or hanging under it."""
    rows: list[Draft] = []
    index = 0
    while index < len(drafts):
        draft = drafts[index]
        if draft.cells or not draft.label:
            rows.append(draft)
            index += 1
            continue
        run = [draft]
        while index + len(run) < len(drafts) and _continues(run, drafts[index + len(run)]):
            run.append(drafts[index + len(run)])
        following = run[-1]
        if following.cells:
            rows.append(_joined(run))
        elif rows and rows[-1].cells and not draft.parted and _hangs(rows[-1], draft):
            owner = rows[-1]
            owner.label = _glue(owner.label, *(part.label for part in run))
            owner.end = run[-1].end
        else:
            rows.append(_joined(run))
        index += len(run)
    return rows


def _continues(run: list[Draft], following: Draft) -> bool:
    """Whether the label of ``following`` goes on from the lines of ``run``, which have no numerals."""
    last = run[-1]
    if last.cells or following.parted or len(run) >= 5:
        return False
    text = last.label
    if not following.label:
        return bool(following.cells) and not text.endswith(":")  # a label on a line of its own over its numerals
    if text.endswith((":", ".")):
        return False
    if following.label[0].islower() or _OPEN_END.search(text) or text.count("(") > text.count(")"):
        return True
    if following.label[0] in "(-\u2013\u2014" and following.indent > last.indent + 4:
        return False
    return following.cells != {} and 0 < following.indent - last.indent <= 2 and len(text) >= 30


def _hangs(owner: Draft, draft: Draft) -> bool:
    """Whether a line without numerals goes on the label of the row above it."""
    if _NOTE.match(draft.label) or len(draft.label) > 70:
        return False
    if draft.label[0].islower():
        return True
    return bool(_OPEN_END.search(owner.label)) or owner.label.count("(") > owner.label.count(")")


def _joined(run: list[Draft]) -> Draft:
    """One row of several lines: the label whole, the indent of the first line, the numerals of the last."""
    if len(run) == 1:
        return run[0]
    first, last = run[0], run[-1]
    return Draft(
        last.line,
        _glue(*(part.label for part in run)),
        first.start,
        last.end,
        first.indent,
        last.cells,
        max(first.rule_above, last.rule_above),
        last.rule_below,
        first.gap_above,
        first.parted,
        True,
    )


def _glue(*parts: str) -> str:
    text = parts[0]
    for part in filter(None, parts[1:]):
        text = text[:-1] + part if text.endswith("-") and part[:1].islower() else f"{text} {part}"
    return text


def _sectioned(rows: list[Draft]) -> list[Draft]:
    """Give every row the labels of the sections over it and the number of its section.

    A row stands under the last section line that is less indented, or as indented and ended by a colon;
    a row less indented than a section, or less indented than the section's rows so far, closes it; so does a
    section line that is less indented than those rows. A time over its rows is closed by the next time.
    """
    stack: list[Draft] = []
    deeper: dict[int, int] = {}  # the indent of the first row with figures under a section
    section = 0
    for row in rows:
        if row.cells:
            while stack and (
                row.indent < stack[-1].indent
                or (
                    row.indent == stack[-1].indent and id(stack[-1]) in deeper and not _TIMED.fullmatch(stack[-1].label)
                )
            ):
                stack.pop()
                section += 1
            if stack and row.indent > stack[-1].indent:
                deeper.setdefault(id(stack[-1]), row.indent)
            row.path = tuple(
                part.label.rstrip(": ")
                for part in stack
                if part.indent < row.indent or part.label[-1:] == ":" or part is stack[-1] or _TIMED.fullmatch(part.label)
            )
            row.section = section
            continue
        timed = _TIMED.fullmatch(row.label) is not None
        while stack and _closes(row, timed, stack[-1], deeper.get(id(stack[-1]), 0)):
            stack.pop()
        if row.label:
            stack.append(row)
            section += 1
    return [row for row in rows if row.cells]


def _closes(row: Draft, timed: bool, section: Draft, inside: int) -> bool:
    """Whether the section line ``row`` closes ``section``, whose first row with figures is indented by ``inside``."""
    if not timed and _TIMED.fullmatch(section.label):
        return row.indent < section.indent
    return row.indent < max(section.indent, inside) or row.indent == section.indent
