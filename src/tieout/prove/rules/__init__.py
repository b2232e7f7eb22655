"""The rules, in the order in which they run, each with a docstring as its page.

A rule is ``(Book) -> list of Trials``. The sums of a table take longest; their rule is of one table, ``(Book, document,
table)``, so that they are found anew only where a numeral was decided. A rule across the documents of an issuer is
given their series besides, made once (``book/series.py``), and may have notes: findings that accuse nobody. A remark is
a finding on words, which needs no judge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from tieout.book.book import Book
from tieout.book.series import Series
from tieout.core.finding import Finding
from tieout.prove.rules.alike import alike
from tieout.prove.rules.arithmetic import arithmetic
from tieout.prove.rules.change import change
from tieout.prove.rules.direction import direction
from tieout.prove.rules.heading import heading
from tieout.prove.rules.known import known
from tieout.prove.rules.narrated import narrated
from tieout.prove.rules.parts import parts
from tieout.prove.rules.pershare import pershare
from tieout.prove.rules.prior import prior, recasts
from tieout.prove.rules.quotient import quotient
from tieout.prove.rules.recalled import recalled
from tieout.prove.rules.repeat import repeat
from tieout.prove.rules.rollforward import rollforward
from tieout.prove.rules.said import said
from tieout.prove.rules.schedule import schedule, untied
from tieout.prove.rules.share import share
from tieout.prove.rules.tagged import mistagged, tagged
from tieout.prove.trial import Trial

InTable = Callable[[Book, int, int], list[Trial]]

IN_TABLE: InTable = arithmetic
ALIKE: Final = alike

Rule = Callable[[Book], list[Trial]]

RULES: tuple[Rule, ...] = (known, repeat, narrated, change, quotient, share, pershare, said, rollforward, schedule, tagged)

Across = Callable[[Book, Sequence[Series]], list[Trial]]

ACROSS: tuple[Across, ...] = (prior, parts, recalled)

Notes = Callable[[Book, Sequence[Series]], Iterable[Finding]]

NOTES: tuple[Notes, ...] = (recasts,)

Remark = Callable[[Book], list[Finding]]

REMARKS: tuple[Remark, ...] = (direction, heading, untied, mistagged)
