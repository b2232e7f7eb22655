"""Integers in, eighths of a bit out: the only logarithm that tieout uses, without floats."""

from __future__ import annotations

from functools import lru_cache

BIT = 8


@lru_cache(maxsize=65536)
def _log(x: int) -> int:
    # Twenty leading bits decide an eighth; the eighth power of a longer number is slow.
    drop = max(0, x.bit_length() - 20)
    return 8 * drop + (int(x >> drop) ** 8).bit_length() - 1


def bits_of(x: int, y: int = 1) -> int:
    """floor(8 log2(x / y)) in eighths of a bit, within one eighth; 0 where x <= y.

    x, y: positive integers. Never negative: evidence against is counted elsewhere.
    """
    if x <= y or y <= 0:
        return 0
    return _log(x) - _log(y) if y > 1 else _log(x)
