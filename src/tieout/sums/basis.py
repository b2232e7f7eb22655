"""Accepted equations in; whether one more says anything new out."""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd


class Basis:
    """Linear equations over indices, kept in reduced form with integers.

    An equation that is a combination of those accepted is no evidence of its own.
    """

    def __init__(self) -> None:
        self._rows: list[tuple[int, dict[int, int]]] = []

    def implies(self, result: int, inputs: Sequence[int], weights: Sequence[int]) -> bool:
        """Whether an equation is a combination of those accepted. O(accepted * inputs)."""
        return not self._reduced(result, inputs, weights)

    def add(self, result: int, inputs: Sequence[int], weights: Sequence[int]) -> bool:
        """Accept an equation; False, and nothing changes, where the accepted imply it."""
        vector = self._reduced(result, inputs, weights)
        if not vector:
            return False
        self._rows.append((result if result in vector else next(iter(vector)), vector))
        return True

    def _reduced(self, result: int, inputs: Sequence[int], weights: Sequence[int]) -> dict[int, int]:
        """What is left of an equation once the accepted ones are taken off it."""
        vector = dict(zip(inputs, weights, strict=True))
        vector[result] = vector.get(result, 0) - 1
        for pivot, row in self._rows:
            here = vector.get(pivot, 0)
            if here:
                lead = row[pivot]
                for index in vector:
                    vector[index] *= lead
                for index, weight in row.items():
                    vector[index] = vector.get(index, 0) - weight * here
                common = gcd(*vector.values())
                if common > 1:
                    vector = {index: weight // common for index, weight in vector.items()}
        return {index: weight for index, weight in vector.items() if weight}
