"""A line on which a sum fails comes in; how much a slip of the pen that explains it speaks for the sum goes out."""

from __future__ import annotations

from collections.abc import Sequence

from tieout.sums.bits import bits_of

WAYS = 10
"""Slips of a figure for each of its digits: nine others, or exchanged with its neighbour."""


def slip_bits(figures: Sequence[int], weights: Sequence[int]) -> int:
    """Eighths of a bit by which a sum that one slip mends is likelier to be meant than met by chance; 0 where none does.

    ``figures`` are the result, then the addends that ``weights`` belong to. Sums that are not meant come out anywhere
    within the largest figure; each slip of each figure explains one. O(digits) a figure.
    """
    stated, *addends = figures
    gap = stated - sum(weight * addend for weight, addend in zip(weights, addends, strict=True))
    due = [stated - gap, *(addend + weight * gap for weight, addend in zip(weights, addends, strict=True))]
    if not any(is_slip(figure, value) for figure, value in zip(figures, due, strict=True)):
        return 0
    ways = sum(WAYS * len(str(abs(figure))) for figure in figures if figure)
    return max(bits_of(2 * max(map(abs, figures)) + 1) - bits_of(ways), 0)


def is_slip(printed: int, due: int) -> bool:
    """Whether ``printed`` is ``due`` with one digit another or two neighbours exchanged."""
    one, other = str(printed), str(due)
    if len(one) != len(other) or one == other:
        return False
    apart = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(apart) == 1:
        return one[apart[0]] != "-" != other[apart[0]]
    first, second = apart[0], apart[-1]
    return len(apart) == 2 and second == first + 1 and (one[first], one[second]) == (other[second], other[first])
