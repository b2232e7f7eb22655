"""A noun: a guess with its net bits."""

from __future__ import annotations

from typing import NamedTuple


class Weighed(NamedTuple):
    """A guess with its net bits.

    `failing` are the lines (counted from 0 in the face) that contradict it, `solid`
    those that carry it by several digits, `turns` is that of its candidate, `hint` the
    part of its bits that the layout gives, `aside` the lines on which it says nothing
    because no sum is expected there.
    """

    result: int
    inputs: tuple[int, ...]
    weights: tuple[int, ...]
    bits: int
    failing: tuple[int, ...]
    solid: tuple[int, ...]
    turns: int
    hint: int
    aside: tuple[int, ...] = ()
