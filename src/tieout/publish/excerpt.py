"""A document and places in it come in; its lines with those places marked go out.

181 |  Gross profit            1,993
    |                          -----
...
207 |  Income (loss)          (1,796)
    |                         ^^^^^^^
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tieout.core.fact import Figure
from tieout.publish.ink import Ink, safe

_TAB = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure to be marked; ``accused`` marks it with ``^``, a witness with ``-``."""

    figure: Figure
    accused: bool = False


def line_of(text: str, figure: Figure) -> tuple[int, str]:
    """The offset at which the figure's line starts, and that line without its end."""
    start = max(text.rfind("\n", 0, figure.start), text.rfind("\r", 0, figure.start)) + 1
    ends = [at for at in (text.find("\n", figure.start), text.find("\r", figure.start)) if at >= 0]
    return start, text[start : min(ends, default=len(text))]


def _columns(line: str, start: int, end: int) -> tuple[int, int]:
    """Where characters ``start`` to ``end`` of a line stand once its tabs are expanded."""
    left = len(line[:start].expandtabs(_TAB))
    return left, max(left + 1, len(line[:end].expandtabs(_TAB)))


def _window(line: str, marks: list[tuple[int, int, bool]], width: int) -> tuple[str, int]:
    """The part of a long line that holds its first accused mark, and how many columns are left out before it.

    The line's head stays where it can: a row without its label says little.
    """
    wanted = next((mark for mark in marks if mark[2]), marks[0])
    if len(line) <= width or wanted[1] + 2 < width:
        return (line if len(line) <= width else line[: width - 1] + "…"), 0
    head = line[: width // 3].rstrip()
    room = width - len(head) - 3
    left = max(len(head) + 1, min(wanted[1], len(line)) - room + 2)
    tail = line[left : left + room]
    return f"{head} … {tail}{'…' if left + room < len(line) else ''}", left - len(head) - 3


def _underline(marks: list[tuple[int, int, bool]], cut: int, width: int, ink: Ink) -> str:
    """The line of ``^`` and ``-`` that goes under a source line, cut as that was."""
    pieces: list[str] = []
    at = cut
    for left, right, accused in marks:
        if left < at or right - cut > width:
            continue
        sign = ("^" if accused else "-") * (right - left)
        pieces.append(" " * (left - at) + ink("red" if accused else "blue", sign))
        at = right
    return "".join(pieces)


def excerpt(text: str, marks: Iterable[Mark], ink: Ink, *, width: int = 100, indent: str = "  ") -> Iterator[str]:
    """The lines of one document that hold ``marks``, in order, numbered, marked, gaps shown as ``...``."""
    by_line: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=lambda each: (each.figure.start, not each.accused)):
        by_line.setdefault(line_of(text, mark.figure)[0], []).append(mark)
    gutter = max(3, len(str(max((here[0].figure.line for here in by_line.values()), default=1))))
    before = 0
    for here in by_line.values():
        number = here[0].figure.line
        if before and number > before + 1:
            yield f"{indent}{ink('dim', '...'.rjust(gutter))}"
        before = number
        start, raw = line_of(text, here[0].figure)
        # A window first: a line may have ten million characters.
        skip = max(0, here[0].figure.start - start - 4 * width)
        raw = raw[skip : skip + 9 * width]
        places = [
            (*_columns(raw, mark.figure.start - start - skip, mark.figure.end - start - skip), mark.accused)
            for mark in here
            if 0 <= mark.figure.start - start - skip < len(raw)
        ]
        line, cut = _window(safe(raw.expandtabs(_TAB)).rstrip(), places, width)
        yield f"{indent}{ink('dim', f'{number:>{gutter}} |')} {line}"
        yield f"{indent}{ink('dim', ' ' * gutter + ' |')} {_underline(places, cut, width, ink)}"
