"""Cell strings of a bare table in, its sums, differences, averages, divisions and changes out: ``tieout sums``."""

from __future__ import annotations

from tieout.sums.bare.sheet import Found, relations_of

__all__ = ["Found", "relations_of"]
