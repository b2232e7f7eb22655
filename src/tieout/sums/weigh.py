"""A guess and a face in, the guess with its net bits out: evidence, name, layout, exceptions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tieout.core.relation import Axis
from tieout.sums.bits import BIT, bits_of
from tieout.sums.candidates import Candidate
from tieout.sums.evaluate import evaluate
from tieout.sums.face import Face
from tieout.sums.layout import layout_bits

NEEDED = 9 * BIT
EXCEPTION = 9 * BIT
RUN_NAME = 2 * BIT
SOLID = 4 * BIT


class Weighed(NamedTuple):
    """A guess with its net bits; `failing` counts the lines that contradict it."""

    result: int
    inputs: tuple[int, ...]
    weights: tuple[int, ...]
    bits: int
    failing: int


def weigh(face: Face, guess: Candidate, active: Sequence[int]) -> Weighed | None:
    """Net bits of a guess over all lines of its face; None where too many lines break it.

    Lines that repeat another's figures, and lines with fewer than two inputs that are
    not zero, are no evidence. O(inputs * lines).
    """
    evidence = solid = holding = failing = 0
    told: set[tuple[int, ...]] = set()
    for line, values in enumerate(face.columns):
        shown = face.shown[line]
        if not shown[guess.result]:
            continue
        bits = _line_bits(face, guess, line, values, told)
        if bits is None:
            failing += 1
        elif bits:
            evidence += bits
            holding += 1
            solid += bits >= SOLID
    if not holding or not _enough(solid, failing):
        return None
    name = RUN_NAME + guess.turns * bits_of(max(2, len(active)))
    hint = layout_bits(face.hints, guess, active) if face.axis is Axis.ROWS else 0
    net = evidence - name + hint - failing * EXCEPTION
    if failing and solid <= failing and hint < 3 * BIT:
        return None
    return Weighed(guess.result, guess.inputs, guess.weights, net, failing)


def _enough(solid: int, failing: int) -> bool:
    """Lines that agree by several digits must outnumber, or match, those that do not."""
    return failing <= solid


def _line_bits(
    face: Face, guess: Candidate, line: int, values: tuple[int, ...], told: set[tuple[int, ...]]
) -> int | None:
    """Evidence of one line: 0 where it says nothing, None where it breaks the guess."""
    stated = values[guess.result]
    computed = 0
    parts = []
    for index, weight in zip(guess.inputs, guess.weights, strict=True):
        value = values[index]
        if value:
            computed += weight * value
            parts.append(value)
    units = face.units[line]
    unit = units[guess.result]
    miss = abs(computed - stated)
    if miss:
        if not parts and not any(face.shown[line][i] for i in guess.inputs):
            return 0
        slack = unit + sum(units[i] for i in guess.inputs)
        if 2 * miss > slack:
            return 0 if _readable(face, guess, line) else None
        spread = slack
    else:
        spread = unit
    if len(parts) < 2:
        return 0
    key = (abs(stated), *sorted(map(abs, parts)))
    if key in told:
        return 0
    told.add(key)
    return bits_of(2 * abs(stated) + unit, spread + unit)


def _readable(face: Face, guess: Candidate, line: int) -> bool:
    """Whether another reading of a doubtful cell mends the line."""
    doubtful = face.grid.readings
    if not doubtful:
        return False
    if not any(face.place(i, line) in doubtful for i in (guess.result, *guess.inputs)):
        return False
    judged = evaluate(face.grid, face.axis, guess.result, guess.inputs, guess.weights, [face.lines[line]])
    return judged[0].verdict.holds
