"""Long tables whose rows repeat: what is found is what a search of every row finds, and it does not take that long."""

from __future__ import annotations

import time
from random import Random

import pytest

from tieout.core.relation import Relation
from tieout.sums import stack
from tieout.sums.barren import Barren
from tieout.sums.grid import Grid, Hints


def _grid(seed: int, height: int = 400) -> Grid:
    """Rows of few kinds, some under a rule and now and then the total of those above."""
    dice = Random(seed)
    kinds = [(dice.randrange(1000, 99999), dice.randrange(1000, 99999), dice.choice([None, 0, 500])) for _ in range(4)]
    rows: list[tuple[int | None, ...]] = []
    hints = []
    since = 0
    while len(rows) < height:
        ends = since > 1 and dice.random() < 0.03
        if ends:
            rows.append(tuple(sum(row[line] or 0 for row in rows[-since:]) for line in range(3)))
        else:
            rows.append(kinds[0] if dice.random() < 0.8 else dice.choice(kinds))
        since = 0 if ends else since + 1
        hints.append(Hints(rule_above=int(ends and dice.random() < 0.7), total=ends and dice.random() < 0.5))
    nil = frozenset((at, 2) for at, row in enumerate(rows) if row[2] == 0 and dice.random() < 0.5)
    return Grid(tuple(rows), nil=nil, hints=tuple(hints))


class _Forgets(Barren):
    """What searches every row."""

    __slots__ = ()

    def gave_nothing(self, search: tuple[int, ...]) -> None:
        """Nothing is remembered."""


@pytest.mark.parametrize("seed", range(6))
def test_what_was_searched_before_is_found_all_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    grid = _grid(seed)
    told: tuple[Relation, ...] = stack.foot(grid)
    monkeypatch.setattr(stack, "Barren", _Forgets)
    assert told == stack.foot(grid)
    assert any(len(relation.inputs) > 2 for relation in told)


def test_thousands_of_equal_rows_take_no_longer_than_others() -> None:
    grid = Grid(tuple((1250, 1180) for _ in range(10_000)))
    started = time.process_time_ns()
    assert stack.foot(grid) == ()
    assert time.process_time_ns() - started < 1_500_000_000
