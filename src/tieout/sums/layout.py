"""Layout hints in, bits for or against a guess out: log-likelihood ratios measured on real tables."""

from __future__ import annotations

from collections.abc import Sequence

from tieout.core.relation import Axis
from tieout.sums.bits import BIT
from tieout.sums.candidates import Candidate
from tieout.sums.face import Face
from tieout.sums.grid import Hints
from tieout.sums.weighed import Weighed

RULE_ABOVE = 3 * BIT
NO_RULE_ABOVE = -1 * BIT
TOTAL = 2 * BIT
NATURAL_END = 1 * BIT
OPEN_END = -2 * BIT
RESULT_FIRST = -3 * BIT


def layout_bits(hints: Sequence[Hints], guess: Candidate, active: Sequence[int]) -> int:
    """What rules, labels and sections say of a guess, in eighths of a bit; 0 without any hints."""
    result = hints[guess.result]
    bits = TOTAL if result.total else 0
    if guess.before:
        bits += RULE_ABOVE if result.rule_above else NO_RULE_ABOVE
        bits += NATURAL_END if _begins(hints, guess, active) else OPEN_END
    else:
        bits += RESULT_FIRST
    return bits


def _begins(hints: Sequence[Hints], guess: Candidate, active: Sequence[int]) -> bool:
    """Whether the run begins where a section, a rule, a blank line or the table begins."""
    first = guess.inputs[0]
    here = hints[first]
    if here.blank_before or here.rule_above or here.rule_below or here.total:
        return True
    above = [i for i in active if i < first]
    if not above:
        return True
    last = hints[above[-1]]
    return bool(last.rule_below) or last.total or last.section != here.section or last.indent != here.indent


def oriented(face: Face, one: Weighed) -> Weighed:
    """The same equation with the row as its result that the layout takes for one.

    `Sales = Cost + Gross` is `Gross = Sales - Cost` where the rule or the label of a
    total stands at the last row and not at the first. Columns and bare grids stay.
    """
    last = one.inputs[-1]
    if last < one.result or one.weights[-1] != 1 or face.axis is not Axis.ROWS:
        return one
    if _weight(face.hints[last]) <= _weight(face.hints[one.result]):
        return one
    terms = [(one.result, 1), *((i, -w) for i, w in zip(one.inputs[:-1], one.weights, strict=False))]
    terms.sort()
    return one._replace(result=last, inputs=tuple(i for i, _ in terms), weights=tuple(w for _, w in terms))


def _weight(hint: Hints) -> int:
    return 2 * bool(hint.rule_above) + hint.total
