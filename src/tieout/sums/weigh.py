"""A guess and a face in, the guess with its net bits out: evidence, name, layout, exceptions."""

from __future__ import annotations

from collections.abc import Sequence

from tieout.core.relation import Axis
from tieout.sums.bits import BIT, bits_of
from tieout.sums.candidates import Candidate
from tieout.sums.evaluate import evaluate
from tieout.sums.face import Face
from tieout.sums.layout import layout_bits
from tieout.sums.weighed import Weighed

NEEDED = 9 * BIT
EXCEPTION = 9 * BIT
RUN_NAME = 2 * BIT
SOLID = 4 * BIT


def weigh(face: Face, guess: Candidate, active: Sequence[int]) -> Weighed | None:
    """Net bits of a guess over all lines of its face; None where too many lines break it.

    Lines that repeat another's figures, and lines with fewer than two inputs that are
    not zero, are no evidence. O(inputs * lines).
    """
    evidence = 0
    solid: list[int] = []
    failing: list[int] = []
    told: set[tuple[int, ...]] = set()
    for line, values in enumerate(face.columns):
        if not face.shown[line][guess.result]:
            continue
        bits = _line_bits(face, guess, line, values, told)
        if bits is None:
            failing.append(line)
            if len(failing) > len(face.columns) // 2:
                return None
        else:
            evidence += bits
            if bits >= SOLID:
                solid.append(line)
    hint = layout_bits(face.hints, guess, active) if face.axis is Axis.ROWS else 0
    if not evidence or (failing and not _accuses(face, guess, len(solid), len(failing), hint)):
        return None
    name = RUN_NAME + guess.turns * bits_of(max(2, len(active)))
    net = evidence - name + hint - len(failing) * EXCEPTION
    return Weighed(guess.result, guess.inputs, guess.weights, net, tuple(failing), tuple(solid), guess.turns, hint)


def _accuses(face: Face, guess: Candidate, solid: int, failing: int, hint: int) -> bool:
    """Whether lines that agree may accuse those that do not.

    Only runs as printed may, or with one turn of signs; two lines must agree for each
    that does not, or one where a rule or a total's label backs it. Between columns four
    rows must: a row of rates or averages is no sum, and nothing printed says which is.
    """
    if guess.turns > 1:
        return False
    if face.axis is Axis.COLUMNS:
        return guess.turns == 0 and solid >= 4 * failing
    return solid >= 2 * failing or (solid >= failing and hint >= 3 * BIT and guess.turns == 0)


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
    spread = unit
    if miss:
        shown = face.shown[line]
        slack = unit + sum(units[i] for i in guess.inputs if shown[i])
        if slack == unit:
            return 0
        if 2 * miss > slack:
            return 0 if _readable(face, guess, line) else None
        spread = slack
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
