"""The rules, in the order in which they run; a rule is ``(Book) -> list of Trials`` with a docstring as its page."""

from __future__ import annotations

from collections.abc import Callable

from tieout.book.book import Book
from tieout.prove.rules.arithmetic import arithmetic
from tieout.prove.rules.change import change
from tieout.prove.rules.narrated import narrated
from tieout.prove.rules.pershare import pershare
from tieout.prove.rules.repeat import repeat
from tieout.prove.rules.said import said
from tieout.prove.trial import Trial

Rule = Callable[[Book], list[Trial]]

RULES: tuple[Rule, ...] = (arithmetic, repeat, narrated, change, pershare, said)
