from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from tieout.core.document import Word
from tieout.core.number import Number
from tieout.core.quick import quick
from tieout.core.table import Numeral


def test_a_quick_noun_is_the_frozen_dataclass_that_it_was() -> None:
    word = Word("Sales", 0, 5, 1, 10, 15)
    assert word == Word(text="Sales", x0=0, x1=5, line=1, start=10, end=15)
    assert hash(word) == hash(replace(word))
    assert repr(word) == "Word(text='Sales', x0=0, x1=5, line=1, start=10, end=15)"
    assert pickle.loads(pickle.dumps(word)) == copy.copy(word) == word
    with pytest.raises(FrozenInstanceError):
        word.text = "Costs"


def test_defaults_and_missing_fields_are_those_of_the_dataclass() -> None:
    numeral = Numeral(0, 5, "2,242", 2242, 0, nil=True)
    assert (numeral.unit, numeral.scale, numeral.nil, numeral.other) == ("", 0, True, ())
    with pytest.raises(TypeError, match="decimals"):
        Number(1)


def test_a_constructor_that_does_more_than_fill_fields_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Factory:
        parts: list[int] = field(default_factory=list)

    @dataclass(frozen=True, slots=True)
    class Checking:
        value: int

        def __post_init__(self) -> None:
            assert self.value

    for noun in (Factory, Checking):
        with pytest.raises(TypeError, match="more than fill"):
            quick(noun)
