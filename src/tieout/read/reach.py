"""The words of one head line and the columns come in; the text over each column goes out.

A head over several columns stands centred over them, or flush with the first or the last. Which of
these is meant shows only with the columns' other heads: a length goes to the columns that have a date
and no length, a date to those without one. The cheapest way to give each word its columns wins.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from tieout.core.document import Word
from tieout.read.columns import Extent
from tieout.read.told import Told, told_by

_ALONE: Final = re.compile(
    r"(?:^|\n)(?:(?:full|fiscal) )?(?:year|(?:six|nine|twelve) months|half|ytd|year[ -]to[ -]date)$", re.IGNORECASE
)
"""A length that a column has to itself: "Year" beside four quarters."""

_FAR: Final = 9
"""A word this far from a column does not head it."""
_REACH: Final = 12
"""A rule may begin so far before the first column."""
_LOOSE: Final = 6
"""How far the middle of a head may be from the middle of its columns."""
_MISSING: Final = 12
"""What it costs to leave a column without what the line tells."""
_LOST: Final = 60
"""What it costs to leave a word without a column; one that stands over the labels is hardly missed."""


def reach_of(
    words: list[Word], columns: tuple[Extent, ...], segments: tuple[Word, ...], others: list[Told], side: int = 1
) -> list[str]:
    """The text over each column, "" where none.

    ``others`` is what the other lines tell of each column; ``side`` is how heads stand over columns (``side_of``).
    """
    count = len(columns)
    result = [""] * count
    if each_its_own(words, columns):
        return [word.text for word in words]
    if len(words) < count:
        cut = [piece for word in words for piece in _cut(word, columns)]
        if each_its_own(cut, columns):
            return [piece.text for piece in cut]
    if len(words) == 1 and count > 1 and not segments and _over_all(words[0], columns, others):
        return [words[0].text] * count
    even = _even(words, columns, others)
    if even is not None:
        return even
    ranges = _parted(words, _cheapest(words, columns, segments, others, side), others)
    for word, (first, last) in zip(words, ranges, strict=True):
        for column in range(first, last):
            result[column] = word.text
    return result


def spanned_by(words: list[Word], columns: tuple[Extent, ...]) -> list[str] | None:
    """The text over each column where words are as wide as what they span; None where one of them spans no column."""
    result = [""] * len(columns)
    for word in words:
        found = False
        for at, (x0, x1) in enumerate(columns):
            if 2 * (min(x1, word.x1) - max(x0, word.x0)) >= min(x1 - x0, word.x1 - word.x0):
                result[at], found = word.text, True
        if not found:
            return None
    return result


def _cut(word: Word, columns: tuple[Extent, ...]) -> list[Word]:
    """``Reported, GAAP Mark-to-market`` over two columns, cut at the space nearest to what parts them."""
    told = told_by(word.text)
    under = [column for column in columns if column[0] < word.x1 and column[1] > word.x0]
    if told.length or told.date or told.year or len(under) < 2:
        return [word]
    spaces = [word.x0 + at for at, char in enumerate(word.text) if char == " "]
    cuts = [word.x0]
    for (_, end), (start, _) in pairwise(under):
        spaces = [at for at in spaces if at > cuts[-1]]
        if not spaces:
            return [word]
        cuts.append(min(spaces, key=lambda at: max(end - at, at - start, 0)))
    return [
        Word(word.text[a - word.x0 : b - word.x0].strip(), a, b, word.line, word.start, word.end)
        for a, b in pairwise((*cuts, word.x1))
    ]


def each_its_own(words: list[Word], columns: tuple[Extent, ...]) -> bool:
    """Whether there is a word for each column, near it."""
    return len(words) == len(columns) and all(map(_near, words, columns))


def _near(word: Word, column: Extent) -> bool:
    return max(column[0] - word.x1, word.x0 - column[1]) < _FAR


def _over_all(word: Word, columns: tuple[Extent, ...], others: list[Told]) -> bool:
    """Whether a lone word stands in the middle of all columns, and not over one of them."""
    told = told_by(word.text)
    if told.year and (told.length or told.date) and not any(one.length or one.date or one.year for one in others):
        return True  # nothing else tells a time: wherever it stands, it is that of all
    if told.change or (told.length and any(_ALONE.search(other.text) for other in others)):
        return False
    middle = word.x0 + word.x1
    under = [x for x in columns if x[0] < word.x1 and x[1] > word.x0]
    if len(under) == 1 and (len(columns) > 2 or abs(under[0][0] + under[0][1] - middle) <= 4):
        return False
    return abs(columns[0][0] + columns[-1][1] - middle) <= 16


def _even(words: list[Word], columns: tuple[Extent, ...], others: list[Told]) -> list[str] | None:
    """Heads that part the columns into groups of one size, each in the middle of its own, or lengths within it."""
    count = len(words)
    if not 1 < count < len(columns) or len(columns) % count:
        return None
    group = len(columns) // count
    loose = all(told_by(word.text).length for word in words) and not any(one.length or one.change for one in others)
    for index, word in enumerate(words):
        x0, x1 = columns[index * group][0], columns[(index + 1) * group - 1][1]
        if loose and x0 - _LOOSE <= word.x0 and word.x1 <= x1 + _LOOSE:
            continue
        if abs(x0 + x1 - word.x0 - word.x1) > 2 * _LOOSE and abs(word.x0 - x0) > 1:
            return None
    return [words[index // group].text for index in range(len(columns))]


def _parted(words: list[Word], ranges: list[tuple[int, int]], others: list[Told]) -> list[tuple[int, int]]:
    """Ranges of lengths moved so that no length has one date twice: the second belongs to its neighbour."""
    for at in range(len(ranges) - 1):
        (first, cut), (other, last) = ranges[at], ranges[at + 1]
        if cut != other or cut - first < 1 or not all(told_by(words[i].text).length for i in (at, at + 1)):
            continue
        cut = next((i for i in range(first + 1, cut) if _again(others, first, i)), cut)
        while cut < last - 1 and any(_same(others[cut], others[i]) for i in range(cut + 1, last)):
            cut += 1
        ranges[at], ranges[at + 1] = (first, cut), (cut, last)
    return ranges


def _again(others: list[Told], first: int, at: int) -> bool:
    return any(_same(others[at], others[i]) for i in range(first, at))


def _same(one: Told, other: Told) -> bool:
    return one.text == other.text and one.year


def _cheapest(
    words: list[Word], columns: tuple[Extent, ...], segments: tuple[Word, ...], others: list[Told], side: int
) -> list[tuple[int, int]]:
    """For each word the half-open range of its columns, in order and disjoint, at the least cost in all."""
    count = len(columns)
    needs = _needed(words, others)
    missing = [_MISSING if need else 0 for need in needs]
    # best[b] is the cost with the first b columns dealt out among the words so far.
    best: list[int] = [0]
    for cost in missing:
        best.append(best[-1] + cost)
    back: list[list[tuple[int, int]]] = []
    for word in words:
        lost = 4 if word.x1 < columns[0][0] else _LOST
        following = [cost + lost for cost in best]
        taken = [(column, column) for column in range(count + 1)]
        for first, last, cost in _ranges(word, columns, segments, needs, others, side):
            total = best[first] + cost
            if total < following[last]:
                following[last] = total
                taken[last] = (first, last)
        for column in range(count):
            if following[column] + missing[column] < following[column + 1]:
                following[column + 1] = following[column] + missing[column]
                taken[column + 1] = (-1, column)
        back.append(taken)
        best = following
    return _traced(back, count)


def _traced(back: list[list[tuple[int, int]]], count: int) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    at = count
    for taken in reversed(back):
        while taken[at][0] < 0:
            at = taken[at][1]
        ranges.append(taken[at])
        at = taken[at][0]
    return ranges[::-1]


def _needed(words: list[Word], others: list[Told]) -> list[bool]:
    """Which columns lack what this line tells."""
    told = [told_by(word.text) for word in words]
    if any(one.length for one in told):
        return [not (other.change or other.length) for other in others]
    if any(one.date for one in told):
        return [not (other.change or other.date) for other in others]
    if any(one.year for one in told):
        return [not (other.change or other.year) for other in others]
    if any(one.change for one in told):
        # A date that stands twice is the second time what the change is measured from.
        return [(other.date or other.length) and _again(others, 0, at) for at, other in enumerate(others)]
    return [False] * len(others)


def _ranges(
    word: Word,
    columns: tuple[Extent, ...],
    segments: tuple[Word, ...],
    needs: list[bool],
    others: list[Told],
    side: int,
) -> list[tuple[int, int, int]]:
    """The half-open ranges of columns that ``word`` may head, each with its cost."""
    ruled = _ruled(word, columns, segments)
    if ruled is not None:
        return [(*ruled, 0)]
    told = told_by(word.text)
    bare = told.year and not (told.length or told.date or told.change)
    near = [index for index, column in enumerate(columns) if _near(word, column)]
    found = [(index, index + 1, _single_cost(word, columns[index])) for index in near]
    covered = [index for index in near if _covers(word, columns[index])]
    if not (bare or told.length or told.date or told.change) and len(covered) < 2:
        return found
    found = [(first, last, cost + _outside(covered, first, last)) for first, last, cost in found]
    for first in range(len(columns)):
        given = int(not needs[first] and first not in covered)
        dated = others[first].length or others[first].date
        for last in range(first + 1, len(columns)):
            given += int(not needs[last] and last not in covered)
            dated = dated and (others[last].length or others[last].date)
            x0, x1 = columns[first][0], columns[last][1]
            if given > 2 or x0 > word.x0 + _LOOSE:
                break
            if x1 < word.x0:
                continue
            off = _off(word, x0, x1, side, bare and not dated)
            if off <= _LOOSE:
                found.append((first, last + 1, off + 12 * given + _outside(covered, first, last + 1)))
    return found


def _off(word: Word, x0: int, x1: int, side: int, centred: bool) -> int:
    """How far ``word`` stands from its place over columns that run from ``x0`` to ``x1``.

    A year alone stands in the middle (``centred``): flush with the first, it may be of that one only.
    """
    offs = (abs(word.x0 - x0), abs(x0 + x1 - word.x0 - word.x1) // 2, abs(word.x1 - x1))
    return min(off + (0 if place == side else 3) for place, off in enumerate(offs) if place == 1 or not centred)


def side_of(words: list[Word], columns: tuple[Extent, ...]) -> int:
    """How heads stand over their columns: 0 flush left, 1 centred, 2 flush right; by those over a single one."""
    votes = [0, 0, 0]
    for word in words:
        under = [column for column in columns if column[0] < word.x1 and column[1] > word.x0]
        if len(under) == 1:
            ((x0, x1),) = under
            votes[0] += -1 <= x0 - word.x0 <= 3
            votes[1] += abs(x0 + x1 - word.x0 - word.x1) <= 2
            votes[2] += abs(word.x1 - x1) <= 1
    return 1 if votes[1] == max(votes) else votes.index(max(votes))


def _outside(covered: list[int], first: int, last: int) -> int:
    """What it costs to leave out columns that the word covers."""
    return 8 * sum(1 for index in covered if not first <= index < last)


def _covers(word: Word, column: Extent) -> bool:
    return 2 * (min(word.x1, column[1]) - max(word.x0, column[0])) > column[1] - column[0]


def _single_cost(word: Word, column: Extent) -> int:
    x0, x1 = column
    apart = max(x0 - word.x1, word.x0 - x1)
    if apart >= 0:
        return 4 + 2 * apart
    common = min(word.x1, x1) - max(word.x0, x0)
    off = min(abs(word.x0 - x0), abs(word.x1 - x1), abs(word.x0 + word.x1 - x0 - x1) // 2)
    return min(off, 2) if 2 * common >= min(word.x1 - word.x0, x1 - x0) else min(off, 6)


def _ruled(word: Word, columns: tuple[Extent, ...], segments: tuple[Word, ...]) -> tuple[int, int] | None:
    """The columns over which the rule under ``word`` runs, when the word is no wider than it.

    A rule that runs over the labels too parts heads from rows, and tells nothing of columns.
    """
    middle = (word.x0 + word.x1) // 2
    for segment in segments:
        if segment.x0 < columns[0][0] - _REACH:
            continue
        if segment.x0 - 1 <= middle <= segment.x1 + 1 and segment.x1 - segment.x0 >= word.x1 - word.x0 - 2:
            under = [index for index, (x0, x1) in enumerate(columns) if segment.x0 < (x0 + x1) // 2 < segment.x1]
            return (under[0], under[-1] + 1) if under else None
    return None
