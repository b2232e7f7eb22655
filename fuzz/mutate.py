"""An input comes in; the same with some of its lines, tags or words moved, doubled, lost or exchanged goes out.

A fuzzer changes bytes; a table that is to stay one, and yet be another, wants whole pieces changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import Final

_CUTS: Final = (re.compile(rb"(?<=\n)"), re.compile(rb"(?=<)|(?<=>)"), re.compile(rb"(?<=[ ,])(?=[^ ])"))
"""Where an input comes apart: into lines, into tags and texts, into words with the white space behind them."""
_ELEMENT: Final = re.compile(rb"<([\w:]+)\b[^<>]*>(?:[^<]|<(?!/\1>))*</\1>")
"""An element with its end, for what must be well formed to be read at all."""
_DIGIT: Final = re.compile(rb"\d")
MAX_CHANGES: Final = 4
_WHOLE: Final = 0.4


def mutated(data: bytes, largest: int, dice: Random) -> bytes:
    """``data`` after a few changes of pieces, cut to ``largest`` bytes. The same dice give the same changes."""
    for _ in range(dice.randint(1, MAX_CHANGES)):
        pieces = _elements(data, dice) if dice.random() < _WHOLE else dice.choice(_CUTS).split(data)
        dice.choice(_CHANGES)(pieces, dice)
        data = b"".join(pieces)
    return data[:largest]


def _elements(data: bytes, dice: Random) -> list[bytes]:
    """Elements, from somewhere in ``data`` on, and what stands before, between and behind them."""
    pieces, at = [], 0
    for element in _ELEMENT.finditer(data, dice.randrange(len(data) + 1)):
        pieces += [data[at : element.start()], element[0]]
        at = element.end()
    return [*pieces, data[at:]]


def _lost(pieces: list[bytes], dice: Random) -> None:
    at = dice.randrange(len(pieces))
    del pieces[at : at + dice.choice((1, 1, 1, 2, 5))]


def _doubled(pieces: list[bytes], dice: Random) -> None:
    at = dice.randrange(len(pieces))
    pieces[at:at] = pieces[at : at + dice.choice((1, 1, 2, 5))] * dice.choice((1, 1, 1, 3, 20))


def _moved(pieces: list[bytes], dice: Random) -> None:
    pieces.insert(dice.randrange(len(pieces)), pieces.pop(dice.randrange(len(pieces))))


def _exchanged(pieces: list[bytes], dice: Random) -> None:
    one, other = dice.randrange(len(pieces)), dice.randrange(len(pieces))
    pieces[one], pieces[other] = pieces[other], pieces[one]


def _renumbered(pieces: list[bytes], dice: Random) -> None:
    at = dice.randrange(len(pieces))
    pieces[at] = _DIGIT.sub(lambda _: b"%d" % dice.randrange(10), pieces[at], count=dice.choice((0, 1)))


def _emptied(pieces: list[bytes], dice: Random) -> None:
    at = dice.randrange(len(pieces))
    pieces[at] = b" " * len(pieces[at])


_CHANGES: Final[tuple[Callable[[list[bytes], Random], None], ...]] = (
    _lost,
    _doubled,
    _moved,
    _exchanged,
    _renumbered,
    _emptied,
)
