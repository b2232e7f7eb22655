"""Accusations, strained trials and doubtful numerals come in; findings with their messages go out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tieout.book.book import Book
from tieout.core.amounts import amount
from tieout.core.finding import Finding, Key, Proof, Severity
from tieout.prove.causes import SLIPS, slip_of
from tieout.prove.judge import Accusation
from tieout.prove.trial import Trial
from tieout.prove.units import explained

STRONG: Final = {"T101": 96, "T104": 112, "T103": 240, "T105": 160}
"""Eighths of a bit in its other lines that make a sum worth telling which fails in one for no known reason.

Signs can be chosen to fit, so signed sums need more; columns add up in some rows and not in others (flows and
balances, amounts and averages), so a cross-foot is told only where a slip explains it.
"""
FIRM: Final = 1 << 20
"""More than any relation shows: columns added with signs are not told for a unit."""
PAYS: Final = 96
"""Eighths of a bit that a change must pay to be told though it is no slip by name: among short numbers any two are one."""


def accusations_as_findings(book: Book, accusations: list[Accusation]) -> Iterator[Finding]:
    """An error for each certain accusation, a warning where it is weak and a slip explains the difference."""
    for accusation in accusations:
        if accusation.stretch:
            if _meant(accusation.trials[0]):
                yield _stretch(book, accusation)
        elif accusation.certain or accusation.cause or _pays(book, accusation) or _worth_a_warning(accusation.trials[0]):
            yield _failure(book, accusation)


def _failure(book: Book, accusation: Accusation) -> Finding:
    trial = accusation.trials[0]
    figure = book.figure(accusation.figure)
    related = tuple(dict.fromkeys(key for t in accusation.trials for key in t.members() if key != accusation.figure))
    label = " / ".join(part for part in figure.label if part)
    said = f"{figure.text} ({label})" if label else figure.text
    proof = trial.proof
    message = f"{said}: {proof.equation} does not hold; {_numbers(book, proof)}{explained(book, proof)}"
    if trial.proof.rule.startswith("T2") or trial.proof.rule == "T501":
        witness = next(key for key in trial.members() if key != accusation.figure)
        other = book.figure(witness)
        where = "" if witness[0] == accusation.figure[0] else f" of {book.exhibits[witness[0]].document.name}"
        message = (
            f"{said} disagrees with {other.text} on line {other.line}{where}, the same line item for the same period; "
            f"the difference is {amount(abs(proof.difference), figure.unit)}"
        )
    if accusation.suspects:
        others = ", ".join(" ".join(book.figure(key).text.split()) for key in accusation.suspects)
        message += f"; it may as well be {others}"
    return Finding(
        code=trial.proof.rule,
        severity=Severity.ERROR if accusation.certain else Severity.WARNING,
        message=message,
        document=accusation.figure[0],
        figure=accusation.figure,
        related=related,
        expected=accusation.expected,
        cause=accusation.cause,
    )


def _numbers(book: Book, proof: Proof) -> str:
    """What was computed, what is stated, by how much they differ, and what rounding would let pass."""
    unit = book.figure(proof.result).unit
    said = (
        f"computed {amount(proof.computed, unit)}, stated {amount(proof.stated, unit)}, "
        f"off by {amount(abs(proof.difference), unit)}"
    )
    if not proof.tolerance:
        return said
    low, high = proof.computed - proof.tolerance, proof.computed + proof.tolerance
    return f"{said}; {amount(low, unit)} to {amount(high, unit)} would fit"


def _worth_a_warning(trial: Trial) -> bool:
    """Whether a failure is told though nothing explains it: terms, and rows that agree in their other columns."""
    if trial.proof.rule in STRONG and trial.note and trial.proof.rule != "T105":
        return True  # the same list adds up elsewhere
    if trial.proof.rule in STRONG:
        return trial.bits >= STRONG[trial.proof.rule] and (trial.proof.rule != "T105" or bool(trial.note))
    return trial.proof.kind == "terms" or bool(trial.note and trial.proof.rule in ("T201", "T202", "T301", "T401", "T402", "T501"))


def _meant(trial: Trial) -> bool:
    """Whether a sum that rounding explains at a stretch is the one that is meant: signs that were chosen to fit need more."""
    return min(trial.weights) >= 0 or trial.bits >= STRONG.get(trial.proof.rule, FIRM)


def _pays(book: Book, accusation: Accusation) -> bool:
    """Whether a change mends so much that it is told without a cause. Line items of one label may be two all the same."""
    if accusation.pay < PAYS or accusation.expected is None:
        return False
    if any(trial.fails and not trial.proof.rule.startswith("T2") for trial in accusation.trials):
        return True
    return slip_of(book.figure(accusation.figure), accusation.expected).name in SLIPS


def _stretch(book: Book, accusation: Accusation) -> Finding:
    proof = accusation.trials[0].proof
    at = accusation.figure
    return Finding(
        proof.rule,
        Severity.WARNING,
        f"{proof.equation} is off by {amount(abs(proof.difference), book.figure(proof.result).unit)}: "
        "rounding allows it, barely",
        at[0],
        at,
        tuple(key for key in accusation.trials[0].members() if key != at),
        accusation.expected,
        "",
    )


def reading_findings(book: Book, chosen: dict[Key, Decimal]) -> Iterator[Finding]:
    """T901: a warning for each numeral with a lost parenthesis, with how it was read and why."""
    for document, exhibit in enumerate(book.exhibits):
        for index, figure in enumerate(exhibit.figures):
            if figure.flaw:
                why = "as the sums around it ask" if (document, index) in chosen else "as nothing around it decides"
                yield Finding(
                    "T901",
                    Severity.WARNING,
                    f"{figure.text}: {figure.flaw}; read as {amount(figure.number.value, figure.unit)}, {why}",
                    document,
                    (document, index),
                )
