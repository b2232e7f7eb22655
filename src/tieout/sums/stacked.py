"""Rows come in one by one; the stack of those that nothing adds up yet goes out, with the running totals of each line."""

from __future__ import annotations

from tieout.sums.across import Across


class Stacked:
    """The rows on the stack, the last on top.

    ``running`` has for each line the totals from the bottom up: what a run of rows adds up to is the difference of two.
    """

    __slots__ = ("_across", "places", "running")

    def __init__(self, across: Across) -> None:
        self._across = across
        self.places: list[int] = []
        self.running: list[list[int]] = [[0] for _ in across.lines]

    def push(self, place: int) -> None:
        """Put a row on top."""
        self.places.append(place)
        for totals, addend in zip(self.running, self._across.addends[place], strict=True):
            totals.append(totals[-1] + addend)

    def take_off(self, places: set[int]) -> None:
        """Take rows off, wherever they lie."""
        left = [place for place in self.places if place not in places]
        self.places = []
        self.running = [[0] for _ in self.running]
        for place in left:
            self.push(place)

    def cut(self, height: int) -> None:
        """Take rows off from the bottom until ``height`` of them are left."""
        over = len(self.places) - height
        if over > 0:
            del self.places[:over]
            for totals in self.running:
                del totals[:over]
