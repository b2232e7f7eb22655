"""A target and an input come in; a Fault goes out where the input breaks it, or takes it too long.

Time is what the process computes, not what passes, so that a busy machine finds no hangs.
"""

from __future__ import annotations

import re
import signal
import traceback
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType, TracebackType

from fuzz.targets import Target

LIMIT = 5
"""Seconds of computing for one input."""
LARGEST = 64 * 1024
"""Inputs are no larger; what takes longer than ``LIMIT`` for so few bytes is not linear in them."""
_ONE_IN = 200
"""So many inputs, one is tried swollen."""


class TooSlow(BaseException):
    """The time is up. No Exception: nothing under test may catch it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong: a name that faults of one cause share, the message, where, and the input that did it."""

    name: str
    message: str
    trace: str
    data: bytes


def attempt(target: Target, data: bytes, limit: int = LIMIT) -> Fault | None:
    """Run ``target`` over ``data``. None where all is well, which includes a refusal."""
    try:
        with _clock(limit):
            target.run(target.path, target.file(data))
    except (Exception, TooSlow) as error:  # noqa: BLE001
        return Fault(_name(error), f"{type(error).__name__}: {error}", "".join(traceback.format_exception(error)), data)
    return None


def swollen(data: bytes) -> bytes | None:
    """``data`` with a piece of it repeated up to ``LARGEST``; None for most inputs.

    What makes a search slow is found among short inputs, where it does not show. Which piece depends on the data alone.
    """
    dice = zlib.crc32(data)
    if dice % _ONE_IN or not data or len(data) > LARGEST // 4:
        return None
    start = (dice >> 5) % len(data)
    piece = data[start : start + 1 + (dice >> 12) % 200]
    return data[:start] + piece * ((LARGEST - len(data)) // len(piece)) + data[start:]


@contextmanager
def _clock(limit: int) -> Iterator[None]:
    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlow(f"over {limit} s of computing")

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _name(error: BaseException) -> str:
    """The kind of fault and the function of ours in which it came up; of a slow one, the step and the file."""
    frames = [frame for frame in _frames(error.__traceback__) if "tieout" in Path(frame.f_code.co_filename).parts]
    files = [Path(frame.f_code.co_filename).stem for frame in frames] or ["fuzz"]
    if isinstance(error, TooSlow):
        return f"slow-{files[-1]}"
    if isinstance(error, AssertionError):
        return "holds-not-" + re.sub(r"\W+", "-", str(error))[:60]
    return f"{type(error).__name__}-{files[-1]}-{frames[-1].f_code.co_name if frames else ''}"


def _frames(trace: TracebackType | None) -> Iterator[FrameType]:
    while trace is not None:
        yield trace.tb_frame
        trace = trace.tb_next
