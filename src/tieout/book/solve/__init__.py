"""Quantities and the relations between them come in; bounds for each, as narrow as the print allows, go out.

First bounds are handed along the relations in exact fractions (``propagate``). Where that leaves them wide, a linear program
over all linear relations together (``linear``) narrows them; its solver computes in binary and is believed in nothing.
"""

from __future__ import annotations

from tieout.book.solve.propagate import Contradiction, propagated

__all__ = ["Contradiction", "propagated"]
