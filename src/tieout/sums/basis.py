"""Accepted equations in; whether one more says anything new out."""

from __future__ import annotations

from collections.abc import Sequence


class Basis:
    """Linear equations over indices, kept in reduced form with integers.

    An equation that is a combination of those accepted is no evidence of its own.
    """

    def __init__(self) -> None:
        self._rows: list[tuple[int, dict[int, int]]] = []

    def add(self, result: int, inputs: Sequence[int], weights: Sequence[int]) -> bool:
        """Accept an equation; False, and nothing changes, where the accepted imply it.

        O(accepted * inputs).
        """
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
        vector = {index: weight for index, weight in vector.items() if weight}
        if not vector:
            return False
        self._rows.append((result if result in vector else next(iter(vector)), vector))
        return True
